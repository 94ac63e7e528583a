//! The sentences with which new files begin, and whether one of them was left in a file.
//!
//! They stand in the templates only: what a template says outside its comments is what an editor is to write anew.

use super::Kind;
use crate::{
    problem::{Problem, Problems},
    promise::Promise,
    source::{Document, Source, Text, Value},
};
use clap::ValueEnum;
use std::sync::LazyLock;

static SENTENCES: LazyLock<Vec<String>> =
    LazyLock::new(|| Kind::value_variants().iter().flat_map(|kind| of_template(*kind)).collect());

/// The sentences that stand for what an editor is to write in a new file of this kind: whatever has several words.
fn of_template(kind: Kind) -> Vec<String> {
    let ending = if kind.template().starts_with("+++") { "md" } else { "toml" };
    let filled_in = kind.template().replace("{title}", "''").replace("{today}", "2026-11-24");
    // That each template can be read is seen by the tests that begin one.
    let Ok(document) = Document::parse(&Source::new(format!("new.{ending}"), &filled_in)) else { return Vec::new() };
    let body = document.body.iter().map(Text::as_str);
    let texts = document.fields.root().texts().filter_map(|node| node.text()).chain(body);
    let sentences = texts.flat_map(|text| text.trim().split(". "));
    sentences.filter(|sentence| sentence.contains(' ')).map(str::to_owned).collect()
}

/// Tells where a sentence of a template still stands. A draft may keep them: it is not published.
pub(crate) fn left_over(document: &Document, problems: &mut Problems) {
    let root = document.fields.root();
    if root.get("draft").is_some_and(|draft| draft.value == Value::Bool(true)) {
        return;
    }
    if let Some(text) = &document.body {
        tell(text, problems);
    }
    for node in root.texts() {
        let text = node.text().unwrap_or_default().to_owned();
        tell(&Text::new(document.fields.source(), text, node.range.clone()), problems);
    }
}

fn tell(text: &Text, problems: &mut Problems) {
    let found = SENTENCES.iter().filter_map(|sentence| Some((text.as_str().find(sentence.as_str())?, sentence)));
    let Some((start, sentence)) = found.min() else { return };
    let place = text.place(start..start + sentence.len());
    let message = "this is still the sentence with which `press new` began the file";
    problems.push(Problem::error(Promise::TemplatesAreFilledIn, message, place).help("write your own in its place"));
}
