//! The ids of blocks, made from their first words, so that a link to one survives edits elsewhere.

use super::passages::within;
use gazette::model::{Block, Footnote, Span, plain_text};
use std::collections::{HashMap, HashSet};

/// How many words make an id.
const WORDS: usize = 4;

/// The longest id, in bytes, before a number is added.
const LONGEST: usize = 60;

/// Gives each block its id, joins texts that touch and makes each line's end a space.
pub(super) fn finish(blocks: &mut [Block]) {
    let mut names = Names::default();
    for name in gazette::app::IDS {
        names.unique(name);
    }
    for note in blocks.iter().flat_map(notes) {
        names.unique(&note.id);
    }
    finish_blocks(blocks, &mut names);
}

fn notes(block: &Block) -> &[Footnote] {
    match block {
        Block::Footnotes { items, .. } => items,
        _ => &[],
    }
}

/// Names that were given.
#[derive(Default)]
pub(super) struct Names {
    given: HashSet<String>,
    /// The number to try next for a name that was given before.
    next: HashMap<String, usize>,
}

impl Names {
    /// The name, or the name with a number, so that it is given only once.
    pub(super) fn unique(&mut self, name: &str) -> String {
        if self.given.insert(name.to_owned()) {
            return name.to_owned();
        }
        let number = self.next.entry(name.to_owned()).or_insert(2);
        loop {
            let numbered = format!("{name}-{number}");
            *number += 1;
            if self.given.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

/// `prefix` and the first words of `text`, lower-case ASCII joined by hyphens; never empty.
pub(super) fn joined(prefix: &str, text: &str) -> String {
    join(std::iter::once(prefix.to_owned()).chain(words(text).take(WORDS)))
}

/// All words of a heading, as far as there is room.
fn heading(text: &str) -> String {
    let id = join(words(text));
    if id.is_empty() { "section".to_owned() } else { id }
}

fn join(words: impl Iterator<Item = String>) -> String {
    let mut id = String::new();
    for word in words {
        let gap = usize::from(!id.is_empty());
        let room = LONGEST.saturating_sub(id.len() + gap);
        if word.len() > room && !id.is_empty() {
            break;
        }
        id.push_str(if gap == 1 { "-" } else { "" });
        id.push_str(&word[..word.len().min(room)]);
    }
    id
}

fn words(text: &str) -> impl Iterator<Item = String> {
    // What follows cannot change an id: there is no need to fold a whole book.
    let beginning = text.chars().take(8 * LONGEST).filter(|c| !matches!(c, '\'' | '’'));
    let beginning: String = beginning.map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let folded = deunicode::deunicode(&beginning).to_ascii_lowercase().replace('\'', "");
    let words: Vec<String> =
        folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.into_iter()
}

fn finish_blocks(blocks: &mut [Block], names: &mut Names) {
    for block in blocks {
        finish_block(block, names);
    }
}

fn finish_block(block: &mut Block, names: &mut Names) {
    finish_spans_of(block);
    let words = first_words(block);
    match block {
        Block::Paragraph { id, .. } => *id = names.unique(&joined("p", &words)),
        Block::Heading { id, .. } => *id = names.unique(&heading(&words)),
        Block::Figure { id, .. } => *id = names.unique(&joined("fig", &words)),
        Block::Table { id, .. } => *id = names.unique(&joined("table", &words)),
        Block::Code { id, .. } => *id = names.unique(&joined("code", &words)),
        Block::File { id, .. } => *id = names.unique(&joined("file", &words)),
        Block::Quote { id, blocks, .. } => {
            *id = names.unique(&joined("quote", &words));
            finish_blocks(blocks, names);
        }
        Block::Callout { id, blocks, .. } => {
            *id = names.unique(&joined("note", &words));
            finish_blocks(blocks, names);
        }
        Block::Passage { id, blocks, .. } => {
            *id = names.unique(&joined("passage", &words));
            finish_blocks(blocks, names);
        }
        Block::List { id, items, .. } => {
            *id = names.unique(&joined("list", &words));
            for item in items {
                finish_blocks(item, names);
            }
        }
        Block::Footnotes { id, items } => {
            "footnotes".clone_into(id);
            for item in items {
                finish_blocks(&mut item.blocks, names);
            }
        }
        Block::Rule | Block::Unknown => {}
    }
}

fn finish_spans_of(block: &mut Block) {
    match block {
        Block::Paragraph { text, .. } | Block::Heading { text, .. } => finish_spans(text),
        Block::Table { header, rows, .. } => {
            header.iter_mut().chain(rows.iter_mut().flatten()).for_each(finish_spans);
        }
        _ => {}
    }
}

fn finish_spans(spans: &mut Vec<Span>) {
    let mut finished: Vec<Span> = Vec::with_capacity(spans.len());
    for mut span in spans.drain(..) {
        match &mut span {
            Span::Text(text) if text == "\n" => " ".clone_into(text),
            span => {
                if let Some(within) = within(span) {
                    finish_spans(within);
                }
            }
        }
        match (finished.last_mut(), span) {
            (Some(Span::Text(last)), Span::Text(text)) => last.push_str(&text),
            (_, span) => finished.push(span),
        }
    }
    *spans = finished;
}

/// The words that a block's id is made from.
fn first_words(block: &Block) -> String {
    match block {
        Block::Paragraph { text, .. } | Block::Heading { text, .. } => Some(plain_text(text)),
        Block::Quote { blocks, .. } | Block::Callout { blocks, .. } | Block::Passage { blocks, .. } => {
            blocks.first().map(first_words)
        }
        Block::List { items, .. } => items.first().and_then(|item| item.first()).map(first_words),
        Block::Figure { alt, .. } => Some(alt.clone()),
        Block::Table { header, .. } => Some(header.iter().map(|cell| plain_text(cell)).collect::<Vec<_>>().join(" ")),
        Block::Code { text, .. } => Some(text.clone()),
        Block::File { file, .. } => Some(file.name.clone()),
        Block::Footnotes { .. } | Block::Rule | Block::Unknown => None,
    }
    .unwrap_or_default()
}
