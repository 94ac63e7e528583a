//! Whether what a council's file tells of it can be so: who leads it, and what became of it.

use super::Report;
use crate::{
    content::{Content, Council},
    problem::{Place, Problem},
};
use gazette::model::{Change, ChangeType, Membership, OrganizationStatus, PartialDate, Slug};
use std::collections::HashSet;

/// Roles are words in the site's language, and only in English is it known which of them leads.
pub(super) fn chairs(content: &Content, report: &mut Report<'_>) {
    if content.site.published().language.split('-').next() != Some("en") {
        return;
    }
    for council in &content.councils {
        let is_current = |membership: &Membership| membership.is_held_on(content.today);
        let is_led =
            council.memberships.iter().any(is_current) && council.organization.status == OrganizationStatus::Active;
        if !is_led {
            continue;
        }
        let chairs = council.memberships.iter().enumerate();
        let chairs =
            chairs.filter(|(_, membership)| is_current(membership) && chairs_alone(&membership.role).is_some());
        let mut alone = chairs.clone().filter(|(_, membership)| chairs_alone(&membership.role) == Some(true));
        let place = |index: usize| council.fields.place(&format!("memberships/{index}/role"));
        if chairs.count() == 0 {
            let help = "give one of the members the role `Chair`; where nobody chairs it at present, leave it so";
            report.warning(
                "none of the council’s present members chairs it",
                council.fields.place("memberships"),
                help,
            );
        } else if let (Some((first, _)), Some((second, _))) = (alone.next(), alone.next()) {
            report.push(|name| {
                Problem::warning(name, "the council has two chairs at once", place(second))
                    .and(place(first).labelled("the first"))
                    .help("give the `end_date` of one of them, or call both `Co-chair`")
            });
        }
    }
}

/// Whether somebody in this role chairs a body, and then whether they do so alone.
fn chairs_alone(role: &str) -> Option<bool> {
    let role = role.to_lowercase();
    let mut words = role.split(|c: char| !c.is_alphabetic());
    let is_chair = |word: &str| {
        word.strip_prefix("chair").is_some_and(|rest| ["", "man", "woman", "person"].contains(&rest))
            || ["president", "convener", "convenor"].contains(&word)
    };
    let is_other = |word: &str| ["vice", "deputy", "former", "past", "elect", "honorary"].contains(&word);
    if !words.clone().any(is_chair) || words.clone().any(is_other) {
        return None;
    }
    Some(!words.any(|word| ["co", "joint"].contains(&word)))
}

pub(super) fn changes(content: &Content, report: &mut Report<'_>) {
    for council in &content.councils {
        for (index, change) in council.changes.iter().enumerate() {
            let place = |key: &str| council.fields.place(&format!("changes/{index}/{key}"));
            numbers(change, place, report);
            for id in change.original_ids.iter().filter(|id| !change.resulting_ids.contains(id)) {
                if let Some(body) = content.council(id) {
                    ended(change, body, content, &place, report);
                }
            }
            for id in change.resulting_ids.iter().filter(|id| !change.original_ids.contains(id)) {
                if let Some(body) = content.council(id) {
                    began(change, body, &place, report);
                }
            }
        }
    }
}

/// Whether a change names as many bodies as such a change has.
fn numbers(change: &Change, place: impl Fn(&str) -> Place, report: &mut Report<'_>) {
    let (before, after) = (distinct(&change.original_ids), distinct(&change.resulting_ids));
    let (key, message, help) = match change.type_ {
        ChangeType::Merger if before < 2 => ("original_ids", "a merger is of two bodies or more", "name each of them"),
        ChangeType::Merger if after != 1 => {
            ("resulting_ids", "one body comes of a merger", "name it, also where it is one of those that merged")
        }
        ChangeType::Split if before != 1 => ("original_ids", "one body is divided by a split", "name that one"),
        ChangeType::Split if after < 2 => (
            "resulting_ids",
            "two bodies or more come of a split",
            "name each, also where one goes on under its old name",
        ),
        ChangeType::Rename if before != 1 || after != 1 => (
            "type",
            "a change of name has one body before it and one after it",
            "where a body keeps its page, write its old name as one of its `other_names` instead",
        ),
        ChangeType::Closure if before == 0 => ("original_ids", "a closure is of a body", "name it"),
        ChangeType::Closure if after > 0 => {
            ("resulting_ids", "nothing comes of a closure", "take them away, or write `merger`")
        }
        _ => return,
    };
    report.error(message, place(key), help);
}

fn distinct(ids: &[Slug]) -> usize {
    ids.iter().collect::<HashSet<_>>().len()
}

/// What is true of a body that a change ended.
fn ended(change: &Change, body: &Council, content: &Content, place: &impl Fn(&str) -> Place, report: &mut Report<'_>) {
    let organization = &body.organization;
    let wanted = match change.type_ {
        ChangeType::Merger => OrganizationStatus::Merged,
        ChangeType::Rename | ChangeType::Split | ChangeType::Closure => OrganizationStatus::Closed,
    };
    let may_have = organization.status == wanted
        || change.type_ == ChangeType::Rename && organization.status == OrganizationStatus::Merged;
    // What is still to come has changed nothing yet.
    if !may_have && change.date.and_then(PartialDate::earliest_day).is_none_or(|day| day <= content.today) {
        let status = if wanted == OrganizationStatus::Merged { "merged" } else { "closed" };
        report.push(|name| {
            let message = format!("`{}` ended with this change, but its status is another", organization.id);
            Problem::warning(name, message, body.fields.place("status"))
                .and(place("type").labelled("the change"))
                .help(format!("write `{status}`, or name the body in `resulting_ids` as well, where it goes on"))
        });
    }
    if let [Some(change), Some(end)] = [change.date, organization.dissolution_date]
        && (is_before(end, change) || is_before(change, end))
    {
        let message = format!("`{}` ended on another day than with this change", organization.id);
        days_differ(message, [body.fields.place("dissolution_date"), place("date")], report);
    }
}

/// What is true of a body that began with a change.
fn began(change: &Change, body: &Council, place: &impl Fn(&str) -> Place, report: &mut Report<'_>) {
    if let [Some(change), Some(start)] = [change.date, body.organization.founding_date]
        && is_before(start, change)
    {
        let message = format!("`{}` was there before the change that it came of", body.organization.id);
        days_differ(message, [body.fields.place("founding_date"), place("date")], report);
    }
}

fn days_differ(message: String, [at, change]: [Place; 2], report: &mut Report<'_>) {
    report.push(|name| {
        Problem::warning(name, message, at).and(change.labelled("the change")).help("correct one of the two dates")
    });
}

/// Whether the one date is before the other, whatever days they mean.
fn is_before(one: PartialDate, other: PartialDate) -> bool {
    matches!((one.latest_day(), other.earliest_day()), (Some(one), Some(other)) if one < other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_says_whether_it_leads() {
        for role in ["Chair", "chairman", "Chairwoman", "Acting Chair", "President", "Convener", "Chair (interim)"] {
            assert_eq!(chairs_alone(role), Some(true), "{role}");
        }
        for role in ["Co-chair", "Joint chair", "Joint Chairperson"] {
            assert_eq!(chairs_alone(role), Some(false), "{role}");
        }
        for role in ["Vice-chair", "Deputy Chair", "Chair-elect", "Member", "Chairs’ clerk", "Vice President"] {
            assert_eq!(chairs_alone(role), None, "{role}");
        }
    }
}
