//! That problems can be shown whatever stands at their place, and how much of them is shown.

#![allow(clippy::single_range_in_vec_init, reason = "a problem with one place")]

use super::*;
use crate::{
    problem::{Problems, format},
    promise::Promise,
    source::Source,
};
use proptest::prelude::*;
use std::sync::Arc;

fn problems(source: &Arc<Source>, ranges: &[Range<usize>], words: &str) -> Problems {
    let place = |range: &Range<usize>| Place {
        source: Arc::clone(source),
        range: Some(range.clone()).filter(|range| range.start != 7),
        label: words.to_owned(),
    };
    let mut problems = Problems::default();
    if let Some((first, others)) = ranges.split_first() {
        let problem = Problem::error(Promise::NoHtml, words, place(first)).help(words);
        problems.push(others.iter().map(place).fold(problem, Problem::and));
    }
    problems
}

fn is_harmless(text: &str) -> bool {
    text.chars().all(|c| !c.is_control() || c == '\n')
}

/// Text with everything that is hard to draw.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n".to_owned()),
        Just("\t".to_owned()),
        Just("\r".to_owned()),
        Just("日本".to_owned()),
        Just("e\u{301}\u{200d}\u{202e}👩\u{200d}👧".to_owned()),
        Just("\u{1b}[31m\u{9b}2J\u{0}".to_owned()),
        "\\PC{0,8}",
        any::<char>().prop_map(String::from),
        Just("x".repeat(300)),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn anything_can_be_shown_and_nothing_of_it_reaches_the_terminal_raw(
        text in text(),
        words in text(),
        ranges in prop::collection::vec((0..400_usize, 0..60_usize), 1..4),
    ) {
        let source = Source::new(format!("content/{}.md", words.replace('\n', "")), &text);
        let ranges: Vec<_> = ranges.into_iter().map(|(start, length)| start..start + length).collect();
        let problems = problems(&source, &ranges, &words);
        prop_assert!(is_harmless(&problems.render(false)), "{:?}", problems.render(false));
        // Colours are the program's own.
        prop_assert!(is_harmless(&problems.render(true).replace("\u{1b}[", "")), "with colours");
        prop_assert!(is_harmless(&format::github(&problems)));
        prop_assert_eq!(format::github(&problems).lines().count(), 1);
        prop_assert!(serde_json::from_str::<serde_json::Value>(&format::json(&problems, &[])).is_ok());
    }
}

#[test]
fn escape_sequences_are_shown_not_sent() {
    let source = Source::new("content/\u{1b}]0;x\u{7}.md", "a \u{1b}[2J\u{9b}31m b\n");
    let shown = problems(&source, &[0..3], "an \u{1b}[2J and \u{9b}31m").render(false);
    assert!(is_harmless(&shown), "{shown:?}");
    assert!(shown.contains("a ␛[2J·31m b") && shown.contains("error[no-html]: an ␛[2J and ·31m"), "{shown}");
}

#[test]
fn lines_and_columns_are_those_of_the_whole_file() {
    let text = format!("{}one two\nthree\n", "filler\n".repeat(5_000));
    let at = text.len() - 10;
    let source = Source::new("x.md", &text);
    let shown = problems(&source, &[at..at + 3, 0..6], "here").render(false);
    assert!(shown.contains("--> x.md:5001:5") && shown.contains("5001 | one two"), "{shown}");
    assert!(shown.contains("::: x.md:1:1") || shown.contains("1 | filler"), "{shown}");
}

#[test]
fn of_a_very_long_line_only_the_place_is_told() {
    let source = Source::new("x.json", &format!("[\n{}]", "\"日\", ".repeat(10_000)));
    let shown = problems(&source, &[10..13], "here").render(false);
    assert!(shown.contains("--> x.json:2:7") && shown.len() < 200, "{shown}");
}

#[test]
fn of_very_many_problems_the_errors_are_shown_and_the_rest_is_counted() {
    let text = "a line with something wrong in it\n".repeat(100_000);
    let source = Source::new("x.md", &text);
    let mut problems = Problems::default();
    for line in (0..100_000).step_by(10) {
        let place = source.place(line * 34..line * 34 + 6);
        problems.push(if line < 99_000 {
            Problem::warning(Promise::NoHtml, "a warning", place)
        } else {
            Problem::error(Promise::NoHtml, format!("an error in {line}"), place)
        });
    }
    problems.sort();
    let shown = problems.render(false);
    assert_eq!(shown.matches("error[no-html]").count(), 50);
    assert!(shown.ends_with("and 9950 more: `press check --format json` tells of all\n\n100 errors, 9900 warnings\n"));
    assert_eq!(format::github(&problems).lines().count(), 10_000);
    let json: serde_json::Value = serde_json::from_str(&format::json(&problems, &[])).unwrap();
    assert_eq!(json["problems"].as_array().unwrap().len(), 10_000);
    assert_eq!(json["problems"][9_999]["places"][0]["line"], 99_991);
}
