//! What is wrong with the content: each problem with its place, the text in question and the remedy.
//!
//! Nothing here decides what a problem is; it gathers, sorts and shows.

pub mod format;
mod terminal;

use crate::{promise::Promise, source::Source};
use annotate_snippets::Renderer;
use std::{fmt, ops::Range, sync::Arc};

/// So many problems are shown to people at once; more would only be scrolled away.
const MOST: usize = 50;

/// Whether a problem keeps the site from being built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It does.
    Error,
    /// It does not, but someone should look.
    Warning,
}

/// A place in a file of content.
#[derive(Clone, Debug)]
pub struct Place {
    /// The file.
    pub source: Arc<Source>,
    /// The bytes in question, where there is text to show.
    pub range: Option<Range<usize>>,
    /// What is said at the place; may be empty.
    pub label: String,
}

impl Place {
    /// The same place with something said at it.
    #[must_use]
    pub fn labelled(mut self, label: impl Into<String>) -> Place {
        self.label = label.into();
        self
    }
}

/// One problem.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Whether it keeps the site from being built.
    pub severity: Severity,
    /// The name of the promise that is broken.
    pub check: Promise,
    /// What is wrong.
    pub message: String,
    /// Where: the first is the place itself, the others are what it collides with.
    pub places: Vec<Place>,
    /// What to do.
    pub help: Option<String>,
}

impl Problem {
    /// A problem that keeps the site from being built.
    pub fn error(check: Promise, message: impl Into<String>, place: Place) -> Problem {
        Problem { severity: Severity::Error, check, message: message.into(), places: vec![place], help: None }
    }

    /// A problem that someone should look at.
    pub fn warning(check: Promise, message: impl Into<String>, place: Place) -> Problem {
        Problem { severity: Severity::Warning, ..Problem::error(check, message, place) }
    }

    /// The same problem with what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Problem {
        self.help = Some(help.into());
        self
    }

    /// The same problem with another place that it has to do with.
    #[must_use]
    pub fn and(mut self, place: Place) -> Problem {
        self.places.push(place);
        self
    }

    /// By file, place, then words and promise.
    fn order(&self) -> (&str, usize, &str, Promise) {
        let place = self.places.first();
        let offset = place.and_then(|place| place.range.as_ref()).map_or(0, |range| range.start);
        (place.map_or("", |place| &place.source.path), offset, &self.message, self.check)
    }
}

/// All problems found.
#[derive(Clone, Debug, Default)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Adds a problem.
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// Adds all of another's.
    pub fn append(&mut self, mut others: Problems) {
        self.0.append(&mut others.0);
    }

    /// Turns errors into warnings: for what is not published yet.
    pub fn soften(&mut self) {
        for problem in &mut self.0 {
            problem.severity = Severity::Warning;
        }
    }

    /// Sorts by file, then by place.
    pub fn sort(&mut self) {
        self.0.sort_by(|one, other| one.order().cmp(&other.order()));
    }

    /// The problems.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many keep the site from being built.
    pub fn errors(&self) -> usize {
        self.0.iter().filter(|problem| problem.severity == Severity::Error).count()
    }

    /// How many do not.
    pub fn warnings(&self) -> usize {
        self.0.len() - self.errors()
    }

    /// Problems with their text, and the count at the end; with colours for a terminal or plain. Where there are very many,
    /// errors are shown rather than warnings, and the rest is counted.
    pub fn render(&self, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let mut text = String::new();
        for problem in self.most_urgent() {
            text.push_str(&terminal::render(problem, &renderer));
            text.push_str("\n\n");
        }
        if let Some(more) = self.len().checked_sub(MOST).filter(|more| *more > 0) {
            text += "and ";
            text += &more.to_string();
            text += " more: `press check --format json` tells of all\n\n";
        }
        text.push_str(&self.count());
        text.push('\n');
        text
    }

    /// At most [`MOST`], in their order.
    fn most_urgent(&self) -> impl Iterator<Item = &Problem> {
        let mut errors = self.errors().min(MOST);
        let mut warnings = MOST - errors;
        self.iter().filter(move |problem| {
            let left = if problem.severity == Severity::Error { &mut errors } else { &mut warnings };
            let is_shown = *left > 0;
            *left = left.saturating_sub(1);
            is_shown
        })
    }

    /// The count in words: `2 errors, 1 warning`.
    pub fn count(&self) -> String {
        let counted = |count: usize, what: &str| {
            let plural = if count == 1 { "" } else { "s" };
            format!("{count} {what}{plural}")
        };
        format!("{}, {}", counted(self.errors(), "error"), counted(self.warnings(), "warning"))
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.render(false))
    }
}
