//! Whether dates fit each other, their zones and the day.

use super::Report;
use crate::{content::Content, problem::Problem, source::Fields};
use gazette::model::{MeetingStatus, PartialDate};
use jiff::{Timestamp, tz::TimeZone};

pub(super) fn order(content: &Content, report: &mut Report<'_>) {
    for article in content.articles_to_come_too() {
        if article.updated.is_some_and(|updated| updated < article.date) {
            report.push(|name| {
                Problem::error(name, "the article was changed before it was published", article.fields.place("updated"))
                    .and(article.fields.place("date").labelled("published"))
                    .help("`updated` is the day of the last change; leave it out where there was none")
            });
        }
    }
    for council in &content.councils {
        let (fields, body) = (&council.fields, &council.organization);
        in_order(
            report,
            fields,
            ["founding_date", "dissolution_date"],
            "",
            [body.founding_date, body.dissolution_date],
        );
        let names = body.other_names.iter().map(|name| [name.start_date, name.end_date]);
        each_in_order(report, fields, "other_names", names);
        let memberships = council.memberships.iter().map(|membership| [membership.start_date, membership.end_date]);
        each_in_order(report, fields, "memberships", memberships);
        for meeting in &council.meetings {
            if meeting.meeting.end.as_ref().is_some_and(|end| end.moment() < meeting.meeting.start.moment()) {
                ends_early(report, &meeting.fields, "start", "end");
            }
        }
    }
}

pub(super) fn changes(content: &Content, report: &mut Report<'_>) {
    let mut to_come = |fields: &Fields, path: String, date: PartialDate| {
        if date.earliest_day().is_some_and(|day| day > content.today) {
            let message = format!("this is a day to come: today is {}", content.today);
            report.warning(message, fields.place(&path), "write the day on which it happened");
        }
    };
    for article in &content.articles {
        let fields = &article.fields;
        if let Some(updated) = article.updated {
            to_come(fields, "updated".to_owned(), PartialDate::Day(updated));
        }
        for (index, change) in article.changes.iter().enumerate() {
            to_come(fields, format!("changes/{index}/date"), change.date);
        }
        if let Some(withdrawn) = &article.withdrawn {
            to_come(fields, "withdrawn/date".to_owned(), withdrawn.date);
        }
    }
    for page in &content.pages {
        if let Some(updated) = page.updated {
            to_come(&page.fields, "updated".to_owned(), PartialDate::Day(updated));
        }
    }
}

fn each_in_order(
    report: &mut Report<'_>,
    fields: &Fields,
    list: &str,
    dates: impl Iterator<Item = [Option<PartialDate>; 2]>,
) {
    for (index, dates) in dates.enumerate() {
        in_order(report, fields, ["start_date", "end_date"], &format!("{list}/{index}/"), dates);
    }
}

fn in_order(
    report: &mut Report<'_>,
    fields: &Fields,
    [start_key, end_key]: [&str; 2],
    at: &str,
    dates: [Option<PartialDate>; 2],
) {
    if let [Some(start), Some(end)] = dates
        && let (Some(start), Some(end)) = (start.earliest_day(), end.latest_day())
        && end < start
    {
        ends_early(report, fields, &format!("{at}{start_key}"), &format!("{at}{end_key}"));
    }
}

fn ends_early(report: &mut Report<'_>, fields: &Fields, start: &str, end: &str) {
    report.push(|name| {
        Problem::error(name, "the end is before the beginning", fields.place(end))
            .and(fields.place(start).labelled("the beginning"))
            .help("correct one of them")
    });
}

pub(super) fn zones(content: &Content, report: &mut Report<'_>) {
    for meeting in content.councils.iter().flat_map(|council| &council.meetings) {
        let Some(name) = &meeting.meeting.timezone else { continue };
        let Ok(zone) = TimeZone::get(name) else {
            let place = meeting.fields.place("timezone");
            report.error(format!("there is no time zone `{name}`"), place, "write an IANA name, such as Europe/London");
            continue;
        };
        for (key, time) in [("start", Some(&meeting.meeting.start)), ("end", meeting.meeting.end.as_ref())] {
            let Some(time) = time.map(gazette::model::DateTime::moment) else { continue };
            let Ok(moment) = Timestamp::from_second(time.unix_timestamp()) else { continue };
            let offset = zone.to_offset(moment);
            if offset.seconds() != time.offset().whole_seconds() {
                let right = moment.to_zoned_datetime(zone.clone()).strftime("%:z").to_string();
                let message = format!("this is not the offset of {name} on that day");
                report.error(message, meeting.fields.place(key), format!("write {right} at the end of the time"));
            }
        }
    }
}

pub(super) fn statuses(content: &Content, report: &mut Report<'_>) {
    for meeting in content.councils.iter().flat_map(|council| &council.meetings) {
        let place = || meeting.fields.place("status");
        let is_over = meeting.meeting.end.as_ref().unwrap_or(&meeting.meeting.start).date() < content.today;
        match meeting.meeting.status {
            MeetingStatus::Tentative if is_over => {
                report.warning(
                    "the day has passed, and the meeting is still tentative",
                    place(),
                    "write `passed` or `cancelled`",
                );
            }
            MeetingStatus::Confirmed if is_over => {
                report.warning(
                    "the day has passed, and nothing says that the meeting was held",
                    place(),
                    "write `passed`, or `cancelled` where it did not take place",
                );
            }
            MeetingStatus::Passed if meeting.meeting.start.date() > content.today => {
                report.warning("the meeting has not been held yet", place(), "write `confirmed` or `tentative`");
            }
            _ => {}
        }
    }
}
