//! How files are taken apart, and what is said of those that cannot be.

use super::*;
use crate::problem::Problems;
use gazette::model::Date;
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Debug, PartialEq, Deserialize)]
struct Outer {
    title: String,
    date: Option<Date>,
    #[serde(default)]
    inner: Vec<Inner>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Inner {
    name: String,
    day: Date,
    count: u32,
    #[serde(default)]
    flag: bool,
}

fn read(path: &str, text: &str) -> (Option<Outer>, String) {
    let mut problems = Problems::default();
    let read = match Document::parse(&Source::new(path, text)) {
        Ok(document) => document.fields.read::<Outer>(&["also"], &mut problems),
        Err(problem) => {
            problems.push(problem);
            None
        }
    };
    problems.sort();
    let messages = problems.iter().map(|problem| {
        let place = &problem.places[0];
        let at = place.range.clone().map_or("", |range| &place.source.text()[range]);
        let help = problem.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
        format!("{at:?}: {}{help}\n", problem.message)
    });
    (read, messages.collect())
}

#[test]
fn a_date_with_and_without_quotes_is_the_same() {
    let quoted = read("x.toml", "title = 't'\ndate = \"2026-11-20\"");
    assert_eq!(quoted, read("x.toml", "title = 't'\ndate = 2026-11-20"));
    assert_eq!(quoted, read("x.json", r#"{ "title": "t", "date": "2026-11-20" }"#));
    assert_eq!(quoted, read("x.md", "+++\ntitle = 't'\ndate = 2026-11-20\n+++\n"));
    assert!(quoted.0.is_some() && quoted.1.is_empty(), "{quoted:?}");
}

#[test]
fn everything_wrong_with_one_file_is_told_at_once() {
    let text = "titel = 't'\nalso = 1\n[[inner]]\nname = 3\nday = 'x'\ncuont = 1\n[[inner]]\nname = 'n'\nday = 2026-01-01\ncount = -1\nflag = 'y'\n[[inner]]\n";
    let (value, problems) = read("x.toml", text);
    assert_eq!(value, None);
    assert_eq!(
        problems,
        "\"titel\": there is no field `titel` here (did you mean `title`?)\n\
         \"3\": a whole number stands where a text belongs (write it in quotes: \"…\")\n\
         \"'x'\": `x` is not a day: write year-month-day, such as 2026-03-21\n\
         \"cuont\": there is no field `cuont` here (did you mean `count`?)\n\
         \"-1\": `-1` is not a whole number from 0 up\n\
         \"'y'\": a text stands where `true` or `false` belongs\n\
         \"[[inner]]\": the field `count` is missing (add `count = …`)\n\
         \"[[inner]]\": the field `day` is missing (add `day = …`)\n\
         \"[[inner]]\": the field `name` is missing (add `name = …`)\n"
    );
}

#[test]
fn null_is_as_good_as_nothing() {
    let (value, problems) = read("x.json", r#"{ "title": null, "date": null }"#);
    assert_eq!((value, problems.as_str()), (None, "\"{\": the field `title` is missing (add `\"title\": …`)\n"));
}

#[test]
fn json_is_json_and_no_more() {
    for text in [
        "",
        "[]",
        "1",
        "{",
        "{ \"title\": \"t\", }",
        "{ // no\n \"title\": \"t\" }",
        "{ title: \"t\" }",
        "{} {}",
        "{ \"title\": 't' }",
        "\u{0}",
        "{ \"title\": 1e999 }",
    ] {
        let (value, problems) = read("x.json", text);
        assert!(value.is_none() && problems.contains("JSON"), "{text:?} gave {problems}");
    }
    let deep = format!("{{\"title\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(read("x.json", &deep).1.contains("recursion"), "depth is bounded");
    assert!(read("x.toml", &format!("title = {}", "[".repeat(100_000))).0.is_none(), "depth is bounded");
}

#[test]
fn front_matter_begins_and_ends() {
    for (text, words) in [
        ("", "does not begin with its fields"),
        ("+", "does not begin with its fields"),
        ("---\ntitle: t\n---\n", "YAML"),
        ("+++", "do not end"),
        ("+++\ntitle = 't'\n", "do not end"),
        ("+++\n++++\n", "do not end"),
    ] {
        let (value, problems) = read("x.md", text);
        assert!(value.is_none() && problems.contains(words), "{text:?} gave {problems}");
    }
    let source = Source::new("x.md", "+++ \ntitle = 't'\n+++");
    assert_eq!(Document::parse(&source).unwrap().body.unwrap().as_str(), "");
}

#[test]
fn markdown_in_a_field_knows_its_place() {
    let source = Source::new("x.toml", "title = 't'\nbody = '''\nHello *there*.'''\nescaped = \"a\\tb\"\n");
    let mut fields = Document::parse(&source).unwrap().fields;
    let mut problems = Problems::default();
    let body = fields.take_text("body", &mut problems).unwrap();
    let place = body.place(6..13);
    assert_eq!(&source.text()[place.range.unwrap()], "*there*");
    let escaped = fields.take_text("escaped", &mut problems).unwrap();
    assert_eq!(
        &source.text()[escaped.place(1..2).range.unwrap()],
        "\"a\\tb\"",
        "where letters moved, the whole is shown"
    );
}

#[test]
fn what_is_often_written_in_the_place_of_toml_has_its_remedy() {
    for (line, remedy) in [
        ("date = 27/11/2026", "(write a date as 2026-11-27)"),
        ("date = 27.11.2026", "(write a date as 2026-11-27)"),
        ("date = 27 November 2026 # a Friday", "(write a date as 2026-11-27)"),
        ("date = 2026-1-3", "(write a date as 2026-11-27)"),
        ("date = 2026-11", "(write a month in quotes, as \"2026-11\")"),
        ("title = “The bells”", "(write straight quotes: \"…\")"),
        ("title = ‘The bells’", "(write straight quotes: \"…\")"),
        ("topics = [\"a\", “b”]", "(write straight quotes: \"…\")"),
        ("title =", "(write the value behind `=`, or take the line away)"),
        ("title = # none yet", "(write the value behind `=`, or take the line away)"),
        ("title = 'Ely's bell'", "(write a text with an apostrophe between double quotes: \"…\")"),
        ("title = \"The \"best\" bell\"", "(write `\\\"` for a quotation mark within the text)"),
        ("title = \"The bells”", "(end the text with a straight quote: \"…\")"),
        ("title = The bells", "(write a text in straight quotes: \"…\")"),
        ("draft = True", "(write `true` or `false`, in small letters)"),
    ] {
        let (value, problems) = read("x.toml", &format!("name = 'n'\n{line}\nkind = 'news'\n"));
        assert_eq!(value, None);
        assert!(problems.contains("this is not TOML: ") && problems.trim_end().ends_with(remedy), "{line}: {problems}");
    }
    for text in ["title = 1.2.3", "date = 2026-11-27\ndate = 2026-11-27"] {
        let (_, problems) = read("x.toml", text);
        assert!(!problems.contains(" (write"), "a remedy is told only where it is known what was meant: {problems}");
    }
}

#[test]
fn a_field_of_the_file_that_stands_in_a_table_is_sent_above_it() {
    let inner = "[[inner]]\nname = 'n'\nday = 2026-01-01\ncount = 1\n";
    for key in ["date", "also"] {
        let (_, problems) = read("x.toml", &format!("title = 't'\n{inner}{key} = 2026-01-01\n"));
        let expected = format!(
            "\"{key}\": there is no field `{key}` here (`{key}` belongs above the first line that begins with `[`)\n"
        );
        assert_eq!(problems, expected);
    }
    let (_, problems) = read("x.toml", &format!("title = 't'\n{inner}title = 'u'\n"));
    assert!(problems.contains("the fields are: "), "the file has its title: {problems}");
    let (_, problems) = read("x.toml", &format!("title = 't'\n{inner}cuont = 1\n"));
    assert!(problems.contains("did you mean `count`?"), "{problems}");
}

#[test]
fn the_nearest_name_is_near() {
    assert_eq!(nearest("titel", ["title", "kind"]), Some("title"));
    assert_eq!(nearest("mood", ["title", "kind"]), None);
    assert_eq!(nearest("a", []), None);
}

proptest! {
    #[test]
    fn no_name_that_is_near_is_passed_over(word in "[a-eé ]{0,12}", names in prop::collection::vec("[a-eé ]{0,12}", 0..12)) {
        let reach = (word.chars().count() / 3).clamp(1, 5);
        let near = names.iter().map(|name| (strsim::damerau_levenshtein(&word, name), name.as_str()));
        let nearest_of_all = near.filter(|(distance, _)| *distance <= reach).min().map(|(_, name)| name);
        prop_assert_eq!(nearest(&word, names.iter().map(String::as_str)), nearest_of_all);
    }
}
