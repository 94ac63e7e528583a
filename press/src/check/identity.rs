//! Whether things can be told apart.

use super::Report;
use crate::{content::Content, problem::Problem, source::Fields};
use gazette::{model::Slug, route::RESERVED};
use std::collections::HashMap;

pub(super) fn ids(content: &Content, report: &mut Report<'_>) {
    for council in &content.councils {
        let fields = &council.fields;
        let members = at("memberships", "id", council.memberships.iter().map(|membership| &membership.id));
        let vacancies = at("vacancies", "id", council.vacancies.iter().map(|vacancy| &vacancy.id));
        unique_at(report, fields, "id", members.chain(vacancies));
        unique(report, fields, "publications", "id", council.publications.iter().map(|publication| &publication.id));
        unique(report, fields, "strategies", "id", council.strategies.iter().map(|strategy| &strategy.id));
        for meeting in &council.meetings {
            let fields = &meeting.fields;
            unique(report, fields, "agenda", "id", meeting.meeting.agenda.iter().map(|item| &item.id));
            let people = meeting.meeting.attendance.iter().map(|attendance| &attendance.person_id);
            unique(report, fields, "attendance", "person_id", people);
        }
    }
}

fn unique<'a>(report: &mut Report<'_>, fields: &Fields, list: &str, key: &str, ids: impl Iterator<Item = &'a Slug>) {
    unique_at(report, fields, key, at(list, key, ids));
}

/// The ids of a list, each with where it stands.
fn at<'a>(list: &str, key: &str, ids: impl Iterator<Item = &'a Slug>) -> impl Iterator<Item = (String, &'a Slug)> {
    ids.enumerate().map(move |(index, id)| (format!("{list}/{index}/{key}"), id))
}

fn unique_at<'a>(report: &mut Report<'_>, fields: &Fields, key: &str, ids: impl Iterator<Item = (String, &'a Slug)>) {
    let mut first_by_id: HashMap<&Slug, String> = HashMap::new();
    for (path, id) in ids {
        let first = first_by_id.entry(id).or_insert_with(|| path.clone());
        if *first != path {
            report.push(|name| {
                let (message, help) = match key {
                    "id" => (format!("the id `{id}` is here twice"), "give one of them another id"),
                    _ => (format!("`{id}` is here twice"), "take one of them out"),
                };
                Problem::error(name, message, fields.place(&path))
                    .and(fields.place(first).labelled("the first"))
                    .help(help)
            });
        }
    }
}

pub(super) fn names(content: &Content, report: &mut Report<'_>) {
    let articles = content.articles_to_come_too().map(|article| (&*article.title, &article.fields));
    differ(report, ["articles", "title"], articles);
    differ(report, ["pages", "title"], content.pages.iter().map(|page| (&*page.title, &page.fields)));
    let councils = content.councils.iter().map(|council| (&*council.organization.name, &council.fields));
    differ(report, ["councils", "name"], councils);
    differ(report, ["people", "name"], content.people.iter().map(|person| (&*person.person.name, &person.fields)));
}

fn differ<'a>(report: &mut Report<'_>, [what, key]: [&str; 2], names: impl Iterator<Item = (&'a str, &'a Fields)>) {
    let mut first_by_name: HashMap<&str, &Fields> = HashMap::new();
    // What is blank is told of elsewhere.
    for (name, fields) in names.filter(|(name, _)| !name.trim().is_empty()) {
        if let Some(first) = first_by_name.get(name) {
            report.push(|check| {
                Problem::warning(check, format!("two {what} have the {key} `{name}`"), fields.place(key))
                    .and(first.place(key).labelled("the first"))
                    .help(format!("say in the {key} what tells them apart"))
            });
        }
        first_by_name.entry(name).or_insert(fields);
    }
}

pub(super) fn page_addresses(content: &Content, report: &mut Report<'_>) {
    for page in &content.pages {
        let id = page.id.as_str();
        if RESERVED.contains(&id) || id == "404" {
            let message = format!("the address `/{id}` belongs to the site itself");
            report.error(message, page.fields.source().whole(), "give the file another name");
        }
    }
}

pub(super) fn agenda_order(content: &Content, report: &mut Report<'_>) {
    for meeting in content.councils.iter().flat_map(|council| &council.meetings) {
        for (index, pair) in meeting.meeting.agenda.windows(2).enumerate() {
            if let [before, item] = pair
                && before.order >= item.order
            {
                let place = |index: usize| meeting.fields.place(&format!("agenda/{index}/order"));
                report.push(|name| {
                    Problem::error(name, format!("order {} comes after {}", item.order, before.order), place(index + 1))
                        .and(place(index).labelled("the item before"))
                        .help("let `order` count upwards: 1, 2, 3")
                });
            }
        }
    }
}
