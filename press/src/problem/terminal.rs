//! Problems for people, in a terminal or plain: each with the text in question, as a compiler shows it.
//!
//! What stands in content can be anything, so nothing of it reaches the terminal that the terminal could act upon.

use super::{Place, Problem, Severity};
use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet, normalize_untrusted_str};
use std::{borrow::Cow, ops::Range};

/// Places that are further apart, in bytes, are shown apart.
const NEAR: usize = 10_000;

/// Of longer texts only the place is told, in bytes: nobody reads such lines, and drawing them takes long.
const LONGEST: usize = 20_000;

/// The problem with its text.
pub(super) fn render(problem: &Problem, renderer: &Renderer) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(harmless(&problem.message)).id(problem.check.name());
    let mut group = title.elements(elements(&problem.places));
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(harmless(help)));
    }
    renderer.render(&[group])
}

/// The text without anything that a terminal acts upon.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    let is_harmless = |c: char| !c.is_control() || c == '\n';
    let text = if text.chars().all(is_harmless) { Cow::Borrowed(text) } else { normalize_untrusted_str(text).into() };
    without_c1(text)
}

/// The text with a dot for each control character of the second set, which is as long as it. annotate-snippets sees to the
/// first set.
fn without_c1(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_c1 = |c: char| ('\u{80}'..='\u{9f}').contains(&c);
    if text.contains(is_c1) { text.replace(is_c1, "·").into() } else { text }
}

/// What to show of each file: places in one file stand in one picture where they are near each other.
fn elements(places: &[Place]) -> Vec<Element<'_>> {
    let mut elements: Vec<Element<'_>> = Vec::new();
    for group in groups(places) {
        let Some(first) = group.first() else { continue };
        let kind = if elements.is_empty() { AnnotationKind::Primary } else { AnnotationKind::Context };
        elements.push(element(first, &group, kind));
    }
    elements
}

/// Places by file and nearness, in the order of the first of each. A whole file is shown once.
fn groups(places: &[Place]) -> Vec<Vec<&Place>> {
    let mut groups: Vec<Vec<&Place>> = Vec::new();
    for place in places {
        let near = groups.iter_mut().find(|group| {
            group.first().is_some_and(|first| {
                first.source.path == place.source.path
                    && match (&first.range, &place.range) {
                        (Some(first), Some(range)) => first.start.abs_diff(range.start) <= NEAR,
                        _ => true,
                    }
            })
        });
        match near {
            Some(group) => group.push(place),
            None => groups.push(vec![place]),
        }
    }
    groups
}

fn element<'a>(first: &'a Place, group: &[&'a Place], kind: AnnotationKind) -> Element<'a> {
    let (path, text) = (harmless(&first.source.path), first.source.text());
    let Some(first_range) = first.range.as_ref().filter(|_| !text.is_empty()) else {
        return Origin::path(path).into();
    };
    let ranges: Vec<_> =
        group.iter().filter_map(|place| Some((within(text, place.range.as_ref()?), place.label.as_str()))).collect();
    let lines = lines_around(text, &ranges);
    let line = 1 + text[..lines.start].matches('\n').count();
    if lines.len() > LONGEST {
        let start = within(text, first_range).start;
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line = line + text[lines.start..start].matches('\n').count();
        let column = 1 + text[line_start..start].chars().count();
        return Origin::path(path).line(line).char_column(column).into();
    }
    let annotations = ranges.into_iter().enumerate().map(|(index, (range, label))| {
        let kind = if index == 0 { kind } else { AnnotationKind::Context };
        let annotation = kind.span(range.start - lines.start..range.end - lines.start);
        if label.is_empty() { annotation } else { annotation.label(harmless(label)) }
    });
    let shown = without_c1(text[lines.clone()].into());
    Snippet::source(shown).line_start(line).path(path).annotations(annotations).into()
}

/// The whole lines that hold all of `ranges`.
fn lines_around(text: &str, ranges: &[(Range<usize>, &str)]) -> Range<usize> {
    let start = ranges.iter().map(|(range, _)| range.start).min().unwrap_or_default();
    let end = ranges.iter().map(|(range, _)| range.end).max().unwrap_or_default();
    // The end of the file is shown as the end of its last line.
    let last = if start == text.len() { text.strip_suffix('\n').unwrap_or(text).len() } else { start };
    let start = text[..last].rfind('\n').map_or(0, |at| at + 1);
    let end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    start..end
}

/// The part of `range` on the first of its lines that has any text: a remark on many lines is hard to read.
fn within(text: &str, range: &Range<usize>) -> Range<usize> {
    let mut start = text.floor_char_boundary(range.start);
    let end = text.floor_char_boundary(range.end).max(start);
    start += text[start..end].len() - text[start..end].trim_start().len();
    let line_end = text[start..end].find('\n').map_or(end, |length| start + length);
    start..line_end
}

#[cfg(test)]
mod tests;
