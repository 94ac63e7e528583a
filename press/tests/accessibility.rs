//! What docs/accessibility.md says of the criteria of WCAG 2.2: all of A and AA are there, and whatever is named exists.

use press::promise::Promise;
use std::{collections::BTreeSet, fs, path::Path};

const DOCUMENT: &str = include_str!("../../docs/accessibility.md");

/// The criteria of levels A and AA (<https://www.w3.org/TR/WCAG22/>); 4.1.1 is no longer one.
const A: &str = "1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 \
                 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2";
const AA: &str = "1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 \
                  3.2.4 3.3.3 3.3.4 3.3.8 4.1.3";

#[test]
fn every_criterion_of_a_and_aa_is_there_with_its_level() {
    let rows = DOCUMENT.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    let found: BTreeSet<_> = rows
        .filter(|criterion| criterion.starts_with(|first: char| first.is_numeric()))
        .map(|criterion| {
            let level = criterion.rsplit_once(" (").unwrap().1.trim_end_matches(')');
            (criterion.split(' ').next().unwrap(), level)
        })
        .collect();
    let expected: BTreeSet<_> = [(A, "A"), (AA, "AA")]
        .into_iter()
        .flat_map(|(all, level)| all.split(' ').map(move |one| (one, level)))
        .collect();
    assert_eq!(found, expected);
}

/// A test is named as `file`: “words of its name”. In a file, the name of a test of every kind of page begins with the kind.
#[test]
fn every_test_that_is_named_exists() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/browser");
    let text = DOCUMENT.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut count = 0;
    for part in text.split("`: “").collect::<Vec<_>>().windows(2) {
        let (file, name) = (part[0].rsplit('`').next().unwrap(), part[1].split('”').next().unwrap());
        let tests = fs::read_to_string(folder.join(format!("{file}.spec.ts"))).unwrap();
        let is_there = tests.split("test(").skip(1).any(|test| test.split("async").next().unwrap().contains(name));
        assert!(is_there, "tests/browser/{file}.spec.ts has no test “{name}”");
        count += 1;
    }
    assert!(count > 30, "only {count} tests are named");
}

#[test]
fn every_promise_that_is_named_is_one() {
    for line in DOCUMENT.lines() {
        let named = line
            .split("promise")
            .skip(1)
            .flat_map(|rest| rest.split([';', '|']).next().unwrap().split('`').skip(1).step_by(2));
        for name in named {
            assert!(Promise::ALL.iter().any(|promise| promise.name() == name), "there is no promise `{name}`");
        }
    }
}
