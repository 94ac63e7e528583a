//! Whether the accessibility statement holds together, and is kept up.

use super::Report;
use crate::content::{Compliance, Content, Inaccessible, Statement, is_in_english};
use gazette::model::Date;
use jiff::ToSpan;

pub(super) fn statement(content: &Content, report: &mut Report<'_>) {
    let Some(statement) = &content.statement else { return };
    status(statement, report);
    parts(statement, report);
    contact(statement, report);
    dates(statement, content.today, report);
    language(statement, content, report);
}

/// Its readers understand it.
fn language(Statement { fields, .. }: &Statement, content: &Content, report: &mut Report<'_>) {
    let language = content.site.writing().language;
    if !is_in_english(&language) {
        let message = format!("the statement is in English, and the site in `{}`", language.as_str());
        let help = "write it in the site's language as a page, `pages/accessibility.md`, and take this file away";
        report.warning(message, fields.source().whole(), help);
    }
}

/// The status is what the parts say.
fn status(Statement { front, fields }: &Statement, report: &mut Report<'_>) {
    let count = front.parts.iter().filter(|part| part.reason != Inaccessible::OutsideScope).count();
    let place = fields.place("status");
    match front.status {
        Compliance::Fully if count > 0 => report.error(
            format!("the status is `fully`, but {count} of the `parts` do not comply"),
            place,
            "write `status = \"partially\"`, or take out of `parts` what has been mended",
        ),
        Compliance::Partially | Compliance::Not if count == 0 => report.error(
            "the site is said not to comply fully, but no part of it is named that does not",
            place,
            "name each in `[[parts]]`, or write `status = \"fully\"`",
        ),
        _ => {}
    }
}

/// Each part says what its reason asks for.
fn parts(Statement { front, fields }: &Statement, report: &mut Report<'_>) {
    for (index, part) in front.parts.iter().enumerate() {
        let place = |field: &str| fields.place(&format!("parts/{index}/{field}"));
        if part.criteria.is_empty() && part.reason != Inaccessible::OutsideScope {
            report.error(
                "no criterion is named that this part fails",
                place("criteria"),
                "write `criteria = [\"1.1.1\"]`",
            );
        }
        if part.because.is_none() && part.reason != Inaccessible::NonCompliance {
            let help = "write `because = \"…\"`: what the assessment found, or which exemption of the regulations this falls under";
            report.error("this reason needs an explanation", place("reason"), help);
        }
        if part.mended_by.is_some() && part.reason != Inaccessible::NonCompliance {
            let help = "leave `mended_by` out, or write `reason = \"non-compliance\"`";
            report.error("what need not be mended has no day by which it is", place("mended_by"), help);
        }
    }
}

fn contact(Statement { front, fields }: &Statement, report: &mut Report<'_>) {
    let contact = &front.contact;
    let ways = [&contact.email, &contact.phone, &contact.post];
    if ways.iter().all(|way| way.is_none()) {
        let help = "write `email`, `phone` or `post`; two of them are better than one";
        report.error("there is no way to turn to anybody", fields.place("contact"), help);
    }
    if let Some(email) = contact.email.as_deref().filter(|email| !is_mail(email)) {
        let help = "write one such as `name@example.org`";
        report.error(format!("`{email}` is no e-mail address"), fields.place("contact/email"), help);
    }
    if let Some(phone) = contact.phone.as_deref().filter(|_| contact.call().is_none()) {
        let help = "write one number as it is dialled, such as `+44 20 7946 0000`; an extension, or what else there is to say, \
                    may stand in `introduction`";
        report.error(format!("`{phone}` is no telephone number"), fields.place("contact/phone"), help);
    }
}

/// One address, with nothing in it that means something in a link.
fn is_mail(text: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || ".-_+'".contains(c);
    let parts: Vec<_> = text.split('@').collect();
    matches!(parts[..], [name, host] if !name.is_empty() && !host.is_empty() && (name.to_owned() + host).chars().all(is_plain))
}

fn dates(Statement { front, fields }: &Statement, today: Date, report: &mut Report<'_>) {
    for (field, day) in [("prepared", front.prepared), ("reviewed", front.reviewed), ("tested/date", front.tested.date)]
    {
        if day > today {
            let help = "write the day on which it was done";
            report.error(format!("this is a day to come: today is {today}"), fields.place(field), help);
        }
    }
    if front.reviewed < front.prepared {
        let help = "`reviewed` is the day on which it was last looked through: at the earliest the one of `prepared`";
        report.error("the statement was reviewed before it was prepared", fields.place("reviewed"), help);
    }
    if is_more_than_a_year(front.reviewed, today) {
        let message = format!("the statement was last reviewed more than a year ago, on {}", front.reviewed.in_words());
        let help = "look it through, as the regulations ask every year, and write the day in `reviewed`";
        report.warning(message, fields.place("reviewed"), help);
    }
    for (index, part) in front.parts.iter().enumerate() {
        if let Some(day) = part.mended_by.filter(|day| *day < today) {
            let message = format!("this was to be mended by {}", day.in_words());
            let help = "take the part out where it is mended, or name another day";
            report.warning(message, fields.place(&format!("parts/{index}/mended_by")), help);
        }
    }
}

fn is_more_than_a_year(from: Date, to: Date) -> bool {
    let [from, to] = [from, to].map(|day| day.to_string().parse::<jiff::civil::Date>());
    matches!((from, to), (Ok(from), Ok(to)) if to.checked_sub(1.year()).is_ok_and(|a_year_ago| from < a_year_ago))
}
