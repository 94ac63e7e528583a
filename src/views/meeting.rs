//! Meetings as lists show them.

use super::{app, file_link};
use crate::model::{Date, MeetingStatus, MeetingSummary};
use leptos::prelude::*;

/// Meetings under "Next" and "Past" headings, parted by the reader's day. A cancelled meeting stays where its date puts it.
pub(crate) fn next_and_past(meetings: Vec<MeetingSummary>) -> impl IntoView {
    let today = app().today;
    move || {
        let (mut past, next) = part(&meetings, today.get());
        past.reverse();
        let next = section("Next meetings", "No meeting is announced at present.", &next);
        let past = (!past.is_empty()).then(|| section("Past meetings", "", &past));
        view! { {next} {past} }
    }
}

/// The meetings before `today`, and those on it or after it, each in the order given.
fn part(meetings: &[MeetingSummary], today: Date) -> (Vec<&MeetingSummary>, Vec<&MeetingSummary>) {
    meetings.iter().partition(|meeting| is_past(meeting, today))
}

/// Whether the meeting's last day is before `today`.
pub(crate) fn is_past(meeting: &MeetingSummary, today: Date) -> bool {
    meeting.end.as_ref().unwrap_or(&meeting.start).date() < today
}

fn section(title: &'static str, none: &'static str, meetings: &[&MeetingSummary]) -> impl IntoView + use<> {
    let cards: Vec<_> = meetings.iter().map(|meeting| view! { <li>{meeting_card(meeting)}</li> }).collect();
    let list = if cards.is_empty() {
        view! { <p>{none}</p> }.into_any()
    } else {
        view! { <ul class="meeting-list">{cards}</ul> }.into_any()
    };
    view! { <h3>{title}</h3> {list} }
}

/// One meeting: what, when, where, whether, and its papers.
pub(crate) fn meeting_card(meeting: &MeetingSummary) -> impl IntoView + use<> {
    let cancelled = meeting.status == MeetingStatus::Cancelled;
    let place = meeting.location.as_ref().map(|place| view! { <p class="meeting-place">{place.in_words()}</p> });
    let agenda = (!meeting.agenda.is_empty()).then(|| {
        let items: Vec<_> = meeting.agenda.iter().map(|item| view! { <li>{item.clone()}</li> }).collect();
        view! { <details class="agenda"><summary>"Agenda"</summary><ul>{items}</ul></details> }
    });
    let files: Vec<_> = [&meeting.agenda_file, &meeting.minutes_file]
        .into_iter()
        .flatten()
        .map(|file| view! { <li>{file_link(file)}</li> })
        .collect();
    let files = (!files.is_empty()).then(|| view! { <ul class="file-list">{files}</ul> });
    view! {
        <article class="meeting" class:meeting-cancelled=cancelled id=format!("meeting-{}", meeting.id)>
            <h4 class="meeting-name">{meeting.name.clone()}</h4>
            <p class="meeting-time">
                <time datetime=meeting.start.to_string()>{when(meeting)}</time> " " <span class="status">{meeting.status.label()}</span>
            </p>
            {place}
            {agenda}
            {files}
        </article>
    }
    .into_any()
}

/// `17 September 2026, 10:30 to 12:30`, with the days where it ends on another; the time is the place's own.
fn when(meeting: &MeetingSummary) -> String {
    let start = &meeting.start;
    let from = format!("{}, {}", start.date().in_words(), start.time_of_day());
    match &meeting.end {
        Some(end) if end.date() == start.date() => format!("{from} to {}", end.time_of_day()),
        Some(end) => format!("{from} to {}, {}", end.date().in_words(), end.time_of_day()),
        None => from,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting(id: &str, start: &str, end: Option<&str>) -> MeetingSummary {
        MeetingSummary {
            id: id.parse().unwrap(),
            organization_ids: Vec::new(),
            name: id.into(),
            start: start.parse().unwrap(),
            end: end.map(|end| end.parse().unwrap()),
            timezone: None,
            status: MeetingStatus::Confirmed,
            location: None,
            agenda: Vec::new(),
            agenda_file: None,
            minutes_file: None,
        }
    }

    #[test]
    fn a_meeting_is_past_the_day_after_it_ends() {
        let meeting = meeting("two-days", "2026-03-10T10:00:00Z", Some("2026-03-11T12:00:00Z"));
        let past = |day: &str| is_past(&meeting, day.parse().unwrap());
        assert_eq!([past("2026-03-10"), past("2026-03-11"), past("2026-03-12")], [false, false, true]);
    }

    #[test]
    fn a_meeting_says_when_it_ends() {
        let of = |end| when(&meeting("m", "2026-09-17T10:30:00+01:00", end));
        assert_eq!(of(None), "17 September 2026, 10:30");
        assert_eq!(of(Some("2026-09-17T12:30:00+01:00")), "17 September 2026, 10:30 to 12:30");
        assert_eq!(of(Some("2026-09-18T12:30:00+01:00")), "17 September 2026, 10:30 to 18 September 2026, 12:30");
    }
}
