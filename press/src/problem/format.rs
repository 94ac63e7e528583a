//! Problems for machines: a JSON document, and the workflow commands of GitHub Actions. `docs/checks.md` describes both.
//!
//! Lines and columns are counted from 1, columns in characters (Unicode scalar values); an end is where the next character
//! would stand.

use super::{Place, Problem, Problems, Severity, terminal};
use crate::content::{LeftOut, Reason};
use gazette::model::Date;
use serde::Serialize;
use std::{borrow::Cow, collections::HashMap, fmt::Write, ops::Range};

/// Where a place begins and ends.
#[derive(Clone, Copy, Serialize)]
struct Span {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// Every problem and what is left out, as one line of JSON.
pub fn json(problems: &Problems, left_out: &[LeftOut]) -> String {
    let mut spans = Spans::default();
    let report = Report {
        errors: problems.errors(),
        warnings: problems.warnings(),
        problems: problems.iter().map(|problem| Told::new(problem, &mut spans)).collect(),
        left_out: left_out.iter().map(NotYet::new).collect(),
    };
    // Only keys that are no text could fail.
    let json = serde_json::to_string(&report).unwrap_or_default();
    // Control characters that JSON lets stand, and a terminal may act upon.
    json.chars().fold(String::with_capacity(json.len()), |mut json, c| {
        let _ = if c.is_control() { write!(json, "\\u{:04x}", u32::from(c)) } else { json.write_char(c) };
        json
    })
}

/// Every problem as a workflow command, a line for each.
pub fn github(problems: &Problems) -> String {
    let mut spans = Spans::default();
    problems.iter().fold(String::new(), |mut text, problem| {
        let _ = writeln!(text, "{}", command(problem, &mut spans));
        text
    })
}

#[derive(Serialize)]
struct Report<'a> {
    errors: usize,
    warnings: usize,
    problems: Vec<Told<'a>>,
    left_out: Vec<NotYet<'a>>,
}

#[derive(Serialize)]
struct Told<'a> {
    severity: &'static str,
    check: &'static str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    places: Vec<At<'a>>,
}

#[derive(Serialize)]
struct At<'a> {
    path: &'a str,
    #[serde(flatten)]
    span: Option<Span>,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'a str,
}

#[derive(Serialize)]
struct NotYet<'a> {
    path: &'a str,
    reason: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
}

impl<'a> Told<'a> {
    fn new(problem: &'a Problem, spans: &mut Spans<'a>) -> Told<'a> {
        let at = |place: &'a Place| At { path: &place.source.path, span: spans.of(place), label: &place.label };
        Told {
            severity: word(problem.severity),
            check: problem.check.name(),
            message: &problem.message,
            help: problem.help.as_deref(),
            places: problem.places.iter().map(at).collect(),
        }
    }
}

impl<'a> NotYet<'a> {
    fn new(left_out: &'a LeftOut) -> NotYet<'a> {
        let (reason, date) = match left_out.reason {
            Reason::Draft => ("draft", None),
            Reason::NotYet => ("not-yet", Some(left_out.article.date)),
        };
        NotYet { path: &left_out.article.fields.source().path, reason, date }
    }
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn command<'a>(problem: &'a Problem, spans: &mut Spans<'a>) -> String {
    let mut command = format!("::{} ", word(problem.severity));
    if let Some(place) = problem.places.first() {
        let _ = write!(command, "file={},", property(&place.source.path));
        if let Some(Span { line, column, end_line, end_column }) = spans.of(place) {
            let _ = write!(command, "line={line},endLine={end_line},");
            // Of a place on many lines, GitHub takes no columns.
            if line == end_line {
                let _ = write!(command, "col={column},endColumn={end_column},");
            }
        }
    }
    let _ = write!(command, "title=press: {}::", problem.check);
    let words = match &problem.help {
        Some(help) => Cow::Owned(format!("{}\n{help}", problem.message)),
        None => Cow::Borrowed(problem.message.as_str()),
    };
    command.replace("title=press:", "title=press%3A") + &data(&words)
}

/// A text as the message of a workflow command.
fn data(text: &str) -> String {
    // A return stays what it is: it is written as `%0D`.
    let lines: Vec<_> = text.split('\r').map(|line| terminal::harmless(line).into_owned()).collect();
    lines.join("\r").replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text as a property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// Where the lines of each file begin: found once, however many problems it has.
#[derive(Default)]
struct Spans<'a>(HashMap<&'a str, Vec<usize>>);

impl<'a> Spans<'a> {
    /// Where a place is; `None` where it is a whole file.
    fn of(&mut self, place: &'a Place) -> Option<Span> {
        let Range { start, end } = place.range.clone()?;
        let text = place.source.text();
        if text.is_empty() {
            return None;
        }
        let lines = self.0.entry(&place.source.path).or_insert_with(|| {
            let next = text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(next).collect()
        });
        let position = |offset: usize| {
            let offset = text.floor_char_boundary(offset);
            let line = lines.partition_point(|&start| start <= offset);
            let start = line.checked_sub(1).and_then(|index| lines.get(index)).copied().unwrap_or_default();
            (line, 1 + text[start..offset].chars().count())
        };
        let ((line, column), (end_line, end_column)) = (position(start), position(end.max(start)));
        Some(Span { line, column, end_line, end_column })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{promise::Promise, source::Source};

    fn problem(text: &str, range: Range<usize>) -> Problems {
        let source = Source::new("content/a,b: 100%.md", text);
        let place = source.place(range).labelled("here");
        let mut problems = Problems::default();
        let problem = Problem::error(Promise::NoHtml, "100% wrong:\r\nvery, \u{1b}[31mvery\u{9b}", place);
        problems.push(problem.help("write it anew").and(source.whole()));
        problems
    }

    #[test]
    fn lines_and_columns_count_from_1_and_characters_count_once() {
        for (text, range, line, column, end_line, end_column) in [
            ("abc", 0..0, 1, 1, 1, 1),
            ("é日b\nc", 5..6, 1, 3, 1, 4),
            ("é日b\nc", 2..8, 1, 2, 2, 2),
            ("a\r\nb\r\n", 2..3, 2, 1, 2, 2),
            ("a\n", 2..2, 2, 1, 2, 1),
            ("a", 7..9, 1, 2, 1, 2),
        ] {
            let problems = problem(text, range);
            let json: serde_json::Value = serde_json::from_str(&json(&problems, &[])).unwrap();
            let expected = serde_json::json!({
                "path": "content/a,b: 100%.md", "line": line, "column": column,
                "end_line": end_line, "end_column": end_column, "label": "here",
            });
            assert_eq!(json["problems"][0]["places"][0], expected, "{text:?}");
            assert_eq!(json["problems"][0]["places"][1], serde_json::json!({ "path": "content/a,b: 100%.md" }));
        }
    }

    #[test]
    fn workflow_commands_are_escaped() {
        assert_eq!(
            github(&problem("one two\nthree", 4..7)),
            "::error file=content/a%2Cb%3A 100%25.md,line=1,endLine=1,col=5,endColumn=8,title=press%3A no-html::\
             100%25 wrong:%0D%0Avery, ␛[31mvery·%0Awrite it anew\n"
        );
        assert!(github(&problem("one two\nthree", 4..9)).contains(",line=1,endLine=2,title="));
    }

    #[test]
    fn json_holds_no_control_character() {
        let json = json(&problem("x", 0..1), &[]);
        assert!(json.contains(r"\u001b[31mvery\u009b") && !json.contains(char::is_control), "{json}");
    }
}
