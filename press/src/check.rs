//! The promises that the content keeps: one file with another, and each with the calendar.
//!
//! [`CHECKS`] is their list. Each check looks at all of the content and reports every breach it finds.

mod identity;
mod links;
mod references;
mod texts;
mod time;

use crate::{
    content::{self, Content, ReadError},
    memory::Memory,
    problem::{Place, Problem, Problems},
};
use gazette::model::Date;
use std::path::Path;

/// Reports every breach of one promise.
pub type Check = fn(&Content, &mut Report<'_>);

/// Every promise: its name, its words, and the check that holds the content to it.
pub const CHECKS: &[(&str, &str, Check)] = &[
    (
        "articles-name-what-exists",
        "an article's topics, councils, people and related articles exist",
        references::articles,
    ),
    ("articles-relate-to-others", "an article is not related to itself", references::articles_to_themselves),
    ("memberships-name-people", "every membership is of a person who exists", references::memberships),
    ("bodies-name-bodies", "changes, relations and bodies name bodies that exist", references::bodies),
    (
        "publications-fit-together",
        "strategies, publications and topics name each other rightly",
        references::publications,
    ),
    ("agendas-name-what-exists", "those present, presenters and papers of a meeting exist", references::meetings),
    ("papers-name-what-exists", "a paper's originators, meetings and older paper exist", references::papers),
    ("ids-are-unique", "no two things of one list have the same id", identity::ids),
    ("names-differ", "no two councils, and no two people, have the same name", identity::names),
    ("pages-have-free-addresses", "no page has an address that the site itself needs", identity::page_addresses),
    ("agendas-are-in-order", "the items of an agenda count upwards", identity::agenda_order),
    ("dates-are-in-order", "nothing ends before it begins, or is changed before it is published", time::order),
    ("times-fit-their-zones", "a meeting's offset is that of its time zone on the day", time::zones),
    ("meetings-keep-up", "a meeting's status fits the day", time::statuses),
    ("cancelled-meetings-have-no-minutes", "there are no minutes of what did not take place", time::cancelled),
    ("links-lead-somewhere", "a link within the site leads to what exists", links::links),
    ("navigation-leads-somewhere", "the site's main places exist", links::navigation),
    ("pictures-are-here", "every picture is in `files`", links::pictures),
    ("files-are-here", "every file of this site is in `files`", links::files),
    ("pictures-are-described", "every picture says what it shows", texts::descriptions),
    ("texts-are-written", "no title, name, summary or text is blank", texts::blank),
    ("summaries-are-short", "a summary has at most 300 characters", texts::long_summaries),
];

/// Reads the content of `folder` and checks it; the problems are sorted. What is in `memory` is not read again.
///
/// # Errors
/// The folder itself cannot be read.
pub fn read_and_check(folder: &Path, today: Date, memory: &Memory) -> Result<(Content, Problems), ReadError> {
    let (content, mut problems) = content::read(folder, today, memory)?;
    run(&content, &mut problems);
    problems.sort();
    Ok((content, problems))
}

/// Checks the content, promise by promise.
pub fn run(content: &Content, problems: &mut Problems) {
    for &(name, _, check) in CHECKS {
        check(content, &mut Report { name, problems });
    }
}

/// Where a check reports what it finds.
#[derive(Debug)]
pub struct Report<'a> {
    name: &'static str,
    problems: &'a mut Problems,
}

impl Report<'_> {
    fn error(&mut self, message: impl Into<String>, place: Place, help: impl Into<String>) {
        self.problems.push(Problem::error(self.name, message, place).help(help));
    }

    fn warning(&mut self, message: impl Into<String>, place: Place, help: impl Into<String>) {
        self.problems.push(Problem::warning(self.name, message, place).help(help));
    }

    fn push(&mut self, problem: impl FnOnce(&'static str) -> Problem) {
        self.problems.push(problem(self.name));
    }
}
