//! Any bytes, read as content may be read. `press/fuzz` calls these with what it makes up, `cargo test` with what was kept.

#![allow(dead_code, reason = "each program uses a part of it")]

use gazette::model::{Meeting, Organization, Paper, Person};
use press::{
    markdown,
    problem::{Problem, Problems, format},
    source::{Document, Source},
    typography::Writing,
};

/// Reads a text.
pub(crate) fn markdown(bytes: &[u8]) {
    let mut problems = Problems::default();
    let source = Source::new("x.md", &format!("+++\n+++\n{}", String::from_utf8_lossy(bytes)));
    match Document::parse(&source) {
        Ok(Document { body: Some(body), .. }) => {
            drop(markdown::read(&body, &Writing { is_typographic: true, ..Writing::default() }, &mut problems));
        }
        Ok(_) => {}
        Err(problem) => problems.push(problem),
    }
    show(problems);
}

/// Reads TOML: as a file, and before a text.
pub(crate) fn toml(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    fields(&Source::new("x.toml", &text));
    fields(&Source::new("x.md", &text));
    fields(&Source::new("x.md", &format!("+++\n{text}\n+++\n")));
}

/// Reads JSON.
pub(crate) fn json(bytes: &[u8]) {
    fields(&Source::new("x.json", &String::from_utf8_lossy(bytes)));
}

fn fields(source: &std::sync::Arc<Source>) {
    let mut problems = Problems::default();
    match Document::parse(source) {
        Ok(document) => {
            let fields = document.fields;
            drop(fields.read::<Meeting>(&[], &mut problems));
            drop(fields.read::<Paper>(&["body"], &mut problems));
            drop(fields.read::<Person>(&[], &mut problems));
            drop(fields.read_part::<Organization>(&mut problems));
        }
        Err(problem) => problems.push(problem),
    }
    show(problems);
}

fn show(mut problems: Problems) {
    problems.sort();
    let places = |problem: &Problem| problem.places.len();
    assert!(problems.iter().all(|problem| places(problem) > 0), "each problem has a place");
    for text in [problems.render(true), problems.render(false), format::github(&problems)] {
        let is_harmless = |c: char| !c.is_control() || c == '\n';
        // Colours are the program's own.
        let plain = text.replace("\u{1b}[", "");
        assert!(plain.chars().all(is_harmless), "{plain:?}");
    }
    let json = format::json(&problems, &[]);
    assert!(!json.chars().any(char::is_control), "{json:?}");
}
