//! What the program answers: its exit code, and its words.

use crate::support::site::{Edit::*, Site};
use std::{path::Path, process::Command};

/// Runs `press` in the site's own folder; what it said, and its exit code.
fn press(site: &Site, arguments: &[&str]) -> (String, Option<i32>) {
    let (stdout, stderr, code) = press_apart(site, arguments);
    (stdout + &stderr, code)
}

/// Runs `press` in the site's own folder; what it handed to machines, what it said to people, and its exit code.
fn press_apart(site: &Site, arguments: &[&str]) -> (String, String, Option<i32>) {
    let folder = site.content();
    let output = Command::new(env!("CARGO_BIN_EXE_press"))
        .args(arguments)
        .current_dir(folder.parent().unwrap_or(Path::new(".")))
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code())
}

#[test]
fn good_content_is_0_and_what_is_left_out_is_named() {
    let said = press(&Site::new(&[]), &["check", "--today", "2026-11-24", "--deny", "warnings"]);
    let expected = "left out: content/articles/later.md is for 2027-01-01\n\
                    left out: content/articles/unfinished.md is a draft\n\
                    no problems found\n";
    assert_eq!(said, (expected.to_owned(), Some(0)));
}

#[test]
fn problems_are_1_and_warnings_only_if_asked() {
    let bad = Site::new(&[Replace("articles/first.md", "[\"alpha\"]", "[\"omega\"]")]);
    let (said, code) = press(&bad, &["check", "--today", "2026-11-24"]);
    assert!(said.ends_with("1 error, 0 warnings\n") && !said.contains('\u{1b}'), "{said}");
    assert_eq!(code, Some(1));
    let so_so = Site::new(&[Write("files/.hidden", "")]);
    assert_eq!(press(&so_so, &["check", "--today", "2026-11-24"]).1, Some(0));
    assert_eq!(press(&so_so, &["check", "--today", "2026-11-24", "--deny", "warnings"]).1, Some(1));
}

#[test]
fn what_is_not_understood_is_2() {
    let site = Site::new(&[Write("site.json", "{}")]);
    for (arguments, words) in [
        (&["check", "--content", "nowhere"][..], "the folder `nowhere` cannot be read"),
        (&["check", "--today", "2026-13-01"], "is not a day"),
        (&["new", "article", "Not An Id"], "is not an id"),
        (&["new", "article", "first"], "is there already"),
        (&["new", "page", "about"], "about.json` is there already"),
        (&["new", "meeting", "aplha/x"], "did you mean `alpha`?"),
        (&["new", "meeting", "alpha/x/y"], "is not an id"),
        (&["schema", "--out", "content"], "is something else than a schema"),
        (&["new", "page", "x", "--content", "nowhere"], "name the content's folder"),
        (&["built"], "unrecognized subcommand"),
        (&[], "Usage"),
    ] {
        let (said, code) = press(&site, arguments);
        assert!(said.contains(words), "{arguments:?} gave {said}");
        assert_eq!(code, Some(2), "{arguments:?}");
    }
}

#[test]
fn help_tells_of_the_exit_codes() {
    for arguments in [&["--help"][..], &["check", "--help"], &["new", "--help"]] {
        let (said, code) = press(&Site::new(&[]), arguments);
        assert!(said.contains("Exit codes:") && code == Some(0), "{said}");
    }
}

#[test]
fn a_new_article_can_be_checked_at_once() {
    let site = Site::new(&[]);
    let (said, code) = press(&site, &["new", "article", "summer", "--title", "By the sea", "--today", "2026-11-24"]);
    assert_eq!((said.as_str(), code), ("content/articles/summer.md is there to be written in\n", Some(0)));
    let (said, code) = press(&site, &["check", "--today", "2026-11-24", "--deny", "warnings"]);
    assert!(said.contains("left out: content/articles/summer.md is a draft") && code == Some(0), "{said}");
}

#[test]
fn people_are_told_on_standard_error_and_machines_on_standard_output() {
    let bad = Site::new(&[Replace("articles/first.md", "[\"alpha\"]", "[\"alhpa\"]")]);
    let check = ["check", "--today", "2026-11-24"];
    let (out, said, code) = press_apart(&bad, &check);
    assert_eq!((out.as_str(), code), ("", Some(1)));
    assert!(said.contains("error[articles-name-what-exists]") && said.starts_with("left out: "), "{said}");

    let (out, said, code) = press_apart(&bad, &[&check[..], &["--format", "json"]].concat());
    assert_eq!((said.as_str(), code), ("", Some(1)));
    assert_eq!(out.lines().count(), 1);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    let documented =
        include_str!("../../docs/checks.md").split_once("```json\n").unwrap().1.split_once("```").unwrap().0;
    assert_eq!(json, serde_json::from_str::<serde_json::Value>(documented).unwrap(), "the example in docs/checks.md");

    let (out, said, code) = press_apart(&bad, &[&check[..], &["--format", "github"]].concat());
    assert_eq!(
        out,
        "::error file=content/articles/first.md,line=7,endLine=7,col=13,endColumn=20,\
         title=press%3A articles-name-what-exists::there is no council `alhpa`%0Adid you mean `alpha`?\n"
    );
    assert!(said.ends_with("1 error, 0 warnings\n"), "{said}");
    assert_eq!(code, Some(1));
}

#[test]
fn machines_are_told_that_all_is_well_and_nothing_where_nothing_could_be_read() {
    let site = Site::new(&[
        Remove("articles/later.md"),
        Remove("articles/unfinished.md"),
        Replace("articles/first.md", ", \"later\"", ""),
    ]);
    let (out, _, code) = press_apart(&site, &["check", "--today", "2026-11-24", "--format", "json"]);
    assert_eq!((out.as_str(), code), ("{\"errors\":0,\"warnings\":0,\"problems\":[],\"left_out\":[]}\n", Some(0)));
    let (out, said, code) = press_apart(&site, &["check", "--content", "nowhere", "--format", "json"]);
    assert_eq!((out.as_str(), code), ("", Some(2)));
    assert!(said.contains("cannot be read"), "{said}");
    let (said, code) = press(&site, &["check", "--deny", "errors"]);
    assert!(said.contains("[possible values: warnings]") && code == Some(2), "{said}");
}

#[test]
fn schemas_are_written_beside_the_content_and_new_files_name_them_there() {
    let site = Site::new(&[]);
    let (said, code) = press(&site, &["schema"]);
    assert_eq!((said.as_str(), code), ("22 schemas are in schema\n", Some(0)));
    assert_eq!(press(&site, &["schema"]).1, Some(0), "again, in the place of the first");
    press(&site, &["new", "meeting", "alpha/winter", "--today", "2026-11-24"]);
    let file = site.content().join("councils/alpha/meetings/winter.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let address = text.lines().next().unwrap().strip_prefix("#:schema ").unwrap();
    assert_eq!(address, "../../../../schema/content/meeting.json");
    assert!(file.parent().unwrap().join(address).is_file());
}

#[test]
fn the_day_is_the_one_asked_for_else_that_of_the_source_else_todays() {
    let site = Site::new(&[]);
    let left_out = |epoch: &str, arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_press"))
            .args(arguments)
            .env("SOURCE_DATE_EPOCH", epoch)
            .current_dir(site.content().parent().unwrap())
            .output()
            .unwrap();
        (String::from_utf8(output.stderr).unwrap(), output.status.code())
    };
    let later = "later.md is for 2027-01-01";
    let (eve, day) = ("1798761599", "1798761600");
    assert!(left_out(eve, &["check"]).0.contains(later), "it is 23:59:59 UTC on the eve");
    assert!(!left_out(day, &["check"]).0.contains(later), "it is 00:00:00 UTC on the day");
    assert!(left_out(day, &["check", "--today", "2026-11-24"]).0.contains(later), "what is asked for comes first");
    for wrong in ["", "yesterday", "1795478400.5", "99999999999999"] {
        let (said, code) = left_out(wrong, &["check"]);
        assert!(said.starts_with(&format!("error: SOURCE_DATE_EPOCH is `{wrong}`: give it")), "{said}");
        assert_eq!(code, Some(2), "{wrong}");
    }
}
