//! That no file of content stops `press`: neither arbitrary bytes, nor good files gone wrong, nor files made to do harm.

use crate::support::bytes;
use crate::support::site::{Edit, Site};
use press::problem::format;
use proptest::{prelude::*, sample::Index};
use std::{fs, path::Path};

/// Files of the base, of every kind.
const FILES: [&str; 8] = [
    "site.toml",
    "articles/first.md",
    "councils/alpha/council.toml",
    "councils/alpha/meetings/autumn.toml",
    "councils/alpha/papers/report.md",
    "people/ada-example.toml",
    "pages/about.json",
    "files/agenda.pdf",
];

/// Reads and checks the base with other bytes in `file`, and tells of the problems in every form.
fn survives(edits: &[Edit], file: &str, bytes: &[u8]) -> usize {
    let site = Site::new(edits);
    fs::write(site.content().join(file), bytes).unwrap();
    let (content, problems) = site.read_and_check();
    problems.render(true);
    format::json(&problems, &content.left_out);
    format::github(&problems);
    problems.errors()
}

/// A part of a file taken out, written twice, put elsewhere, or replaced.
#[derive(Clone, Debug)]
enum Mutation {
    Cut(Index, Index),
    Repeat(Index, Index, usize),
    Move(Index, Index, Index),
    Put(Index, Vec<u8>),
    Flip(Index, u8),
}

impl Mutation {
    fn apply(&self, bytes: &mut Vec<u8>) {
        let length = bytes.len() + 1;
        let range = |one: &Index, other: &Index| {
            let (one, other) = (one.index(length), other.index(length));
            one.min(other)..one.max(other)
        };
        match self {
            Mutation::Cut(from, to) => drop(bytes.drain(range(from, to))),
            Mutation::Repeat(from, to, times) => {
                let range = range(from, to);
                let part = bytes[range.clone()].repeat(*times);
                bytes.splice(range, part);
            }
            Mutation::Move(from, to, at) => {
                let part: Vec<u8> = bytes.drain(range(from, to)).collect();
                let at = at.index(bytes.len() + 1);
                bytes.splice(at..at, part);
            }
            Mutation::Put(at, part) => {
                let at = at.index(length);
                bytes.splice(at..at, part.iter().copied());
            }
            Mutation::Flip(at, mask) => {
                if !bytes.is_empty() {
                    let at = at.index(bytes.len());
                    bytes[at] ^= mask;
                }
            }
        }
    }
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let part = prop::sample::select(vec![
        "\u{0}",
        "\r\n",
        "\u{feff}",
        "\u{1b}[2J",
        "é",
        "日",
        "\"",
        "'''",
        "[[",
        "]",
        "{",
        "}",
        "=",
        "\n+++\n",
        "999999999999999999999999",
        "1e999999999",
        "-0",
        "2026-02-30",
        "null",
        "inf",
        "\\u0000",
        "`",
        "> ",
        "- ",
        "|",
        "[^",
        "](",
    ]);
    prop_oneof![
        any::<(Index, Index)>().prop_map(|(from, to)| Mutation::Cut(from, to)),
        (any::<(Index, Index)>(), 2..6_usize).prop_map(|((from, to), times)| Mutation::Repeat(from, to, times)),
        any::<(Index, Index, Index)>().prop_map(|(from, to, at)| Mutation::Move(from, to, at)),
        (any::<Index>(), part).prop_map(|(at, part)| Mutation::Put(at, part.as_bytes().to_vec())),
        (any::<Index>(), prop::collection::vec(any::<u8>(), 1..4)).prop_map(|(at, part)| Mutation::Put(at, part)),
        any::<(Index, u8)>().prop_map(|(at, mask)| Mutation::Flip(at, mask)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_good_file_gone_wrong_stops_nothing(
        file in prop::sample::select(FILES.to_vec()),
        mutations in prop::collection::vec(mutation(), 1..6),
    ) {
        let mut bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base").join(file)).unwrap();
        for mutation in mutations {
            mutation.apply(&mut bytes);
        }
        survives(&[], file, &bytes);
    }
}

/// The pattern so many times, with the number in the place of `#`.
fn many(times: usize, pattern: &str) -> String {
    let numbered: Vec<_> = (0..times).map(|number| pattern.replace('#', &number.to_string())).collect();
    numbered.concat()
}

#[test]
fn deep_huge_and_broken_files_are_told_of() {
    const DEEP: usize = 100_000;
    const MANY: usize = 5_000;
    let nested = |open: &str, close: &str| format!("{}{}", open.repeat(DEEP), close.repeat(DEEP));
    let dotted = vec!["a"; DEEP].join(".");
    let person = "people/ada-example.toml";
    for (file, text) in [
        (person, format!("name = {}", nested("[", "]"))),
        (person, format!("name = {}", nested("{ a = ", "}"))),
        (person, format!("name = {}", "[".repeat(DEEP))),
        (person, format!("{dotted} = 1\n")),
        (person, format!("[{dotted}]\n")),
        (person, format!("name = {{ {dotted} = 1 }}\n")),
        (person, format!("[[{dotted}]]\n[[{dotted}]]\n")),
        (person, "name = 9999999999999999999999999999999999999999\nsort_name = 1e999999\n".to_owned()),
        (person, "name = 0xffffffffffffffffffffffff\nsort_name = -9223372036854775809\n".to_owned()),
        (person, format!("name = {}\n", "9".repeat(1_000_000))),
        (person, "name = \"\u{0}\"\n\u{0}".to_owned()),
        (person, "name = \"x\"\rsort_name = \"y\"\r".to_owned()),
        (person, "date = 2026-02-30\n".to_owned()),
        ("articles/first.md", format!("+++\ntitle = {}\n+++\n", nested("[", "]"))),
        ("articles/first.md", "+++\r+++\r".to_owned()),
        ("pages/about.json", nested("[", "]")),
        ("pages/about.json", nested("{\"a\":", "}")),
        ("pages/about.json", format!("{{\"a\":{}", "[".repeat(DEEP))),
        ("pages/about.json", "{\"title\": 1e999999999, \"summary\": -99999999999999999999999}".to_owned()),
        ("pages/about.json", "{\"title\": \"\\ud800\", \"summary\": \"\u{0}\"}".to_owned()),
        ("pages/about.json", format!("{{\"title\": {}}}", "9".repeat(1_000_000))),
        ("pages/about.json", "\u{feff}".to_owned()),
        ("pages/about.json", format!("{{{}\"a\":1}}", many(MANY, "\"k#\":1,"))),
        (person, many(MANY, "k# = 1\n")),
    ] {
        let errors = survives(&[], file, text.as_bytes());
        assert!(errors > 0, "{file}: {}", text.chars().take(60).collect::<String>());
    }
}

#[test]
fn texts_made_to_take_long_do_not() {
    const MANY: usize = 20_000;
    for text in [
        "[".repeat(MANY),
        "![".repeat(MANY),
        "[a](".repeat(MANY),
        "*a **a ".repeat(MANY),
        "`".repeat(MANY) + "a",
        "<".repeat(MANY),
        "[^a]".repeat(MANY),
        "^a".repeat(MANY),
        "&#".repeat(MANY),
        "\\".repeat(MANY),
        "\\^".repeat(10 * MANY),
        "[^a".repeat(10 * MANY),
        "|a".repeat(1_000) + "\n" + &"|-".repeat(1_000) + "\n" + &"|b\n".repeat(1_000),
        "<b>".repeat(MANY),
        "> ".repeat(MANY),
        "- a\n".repeat(MANY),
        many(2_000, "[^#]: a\n\n"),
    ] {
        bytes::markdown(text.as_bytes());
    }
}

#[test]
fn a_file_as_long_as_may_be_is_read_and_a_longer_one_is_not() {
    let most = usize::try_from(press::source::LONGEST).unwrap();
    let start = "+++\ntitle = \"Long\"\nsummary = \"Very.\"\ndate = 2026-10-01\n+++\n";
    let text = format!("{start}{}", "word ".repeat(most / 5));
    assert_eq!(survives(&[], "articles/second.md", &text.as_bytes()[..most]), 1, "nothing but the missing part of it");
    assert!(survives(&[], "articles/second.md", &text.as_bytes()[..=most]) > 0);
}

#[test]
fn what_was_found_before_stays_mended() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeds");
    for (kind, read) in [("markdown", bytes::markdown as fn(&[u8])), ("toml", bytes::toml), ("json", bytes::json)] {
        let files: Vec<_> = fs::read_dir(seeds.join(kind)).unwrap().map(|file| file.unwrap().path()).collect();
        assert!(!files.is_empty(), "{kind}");
        for file in files {
            read(&fs::read(&file).unwrap());
        }
    }
}
