//! Abbreviations, as PHP Markdown Extra has them: a paragraph `*[HTML]: HyperText Markup Language` says what they stand for,
//! and wherever they then stand in the text, they are marked.

use super::passages::within;
use gazette::model::{Block, Footnote, Span};
use std::{
    collections::{BTreeSet, HashMap},
    ops::Range,
};

/// The longest abbreviation, in bytes.
pub(super) const LONGEST: usize = 40;

/// What abbreviations stand for.
#[derive(Default)]
pub(super) struct Abbreviations {
    known: HashMap<String, Meaning>,
    /// How long they are, in bytes.
    lengths: BTreeSet<usize>,
}

struct Meaning {
    title: String,
    place: Range<usize>,
    is_used: bool,
}

/// A line that says what an abbreviation stands for, taken apart. `None` where it is no such line.
pub(super) fn definition(line: &str) -> Option<(&str, &str)> {
    let (short, title) = line.strip_prefix("*[")?.split_once("]:")?;
    (!short.contains(['[', ']'])).then(|| (short.trim(), title.trim()))
}

impl Abbreviations {
    /// Adds one, and says whether it is new.
    pub(super) fn add(&mut self, short: &str, title: &str, place: Range<usize>) -> bool {
        self.lengths.insert(short.len());
        let meaning = Meaning { title: title.to_owned(), place, is_used: false };
        self.known.insert(short.to_owned(), meaning).is_none()
    }

    /// Marks them wherever they stand in the text as words.
    pub(super) fn mark(&mut self, blocks: &mut [Block]) {
        if !self.known.is_empty() {
            self.mark_blocks(blocks);
        }
    }

    /// Those that stand nowhere in the text, and where they are explained.
    pub(super) fn unused(&self) -> impl Iterator<Item = (&str, &Range<usize>)> {
        let unused = self.known.iter().filter(|(_, meaning)| !meaning.is_used);
        unused.map(|(short, meaning)| (short.as_str(), &meaning.place))
    }

    fn mark_blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { text, .. } | Block::Heading { text, .. } => self.mark_spans(text),
                Block::Quote { blocks, .. } | Block::Callout { blocks, .. } | Block::Passage { blocks, .. } => {
                    self.mark_blocks(blocks);
                }
                Block::List { items, .. } => items.iter_mut().for_each(|item| self.mark_blocks(item)),
                Block::Table { header, rows, .. } => {
                    header.iter_mut().chain(rows.iter_mut().flatten()).for_each(|cell| self.mark_spans(cell));
                }
                Block::Footnotes { items, .. } => {
                    for Footnote { blocks, .. } in items {
                        self.mark_blocks(blocks);
                    }
                }
                Block::Figure { .. } | Block::Code { .. } | Block::File { .. } | Block::Rule | Block::Unknown => {}
            }
        }
    }

    fn mark_spans(&mut self, spans: &mut Vec<Span>) {
        let mut marked = Vec::with_capacity(spans.len());
        for mut span in spans.drain(..) {
            if let Span::Text(text) = &span {
                self.mark_text(text, &mut marked);
                continue;
            }
            if let Some(within) = within(&mut span) {
                self.mark_spans(within);
            }
            marked.push(span);
        }
        *spans = marked;
    }

    fn mark_text(&mut self, text: &str, marked: &mut Vec<Span>) {
        let (mut done, mut is_in_word) = (0, false);
        for (at, c) in text.char_indices() {
            if at >= done
                && !is_in_word
                && let Some((short, title)) = self.at(&text[at..])
            {
                if done < at {
                    marked.push(Span::from(&text[done..at]));
                }
                done = at + short.len();
                marked.push(Span::Abbr(short, title));
            }
            is_in_word = c.is_alphanumeric();
        }
        if done < text.len() {
            marked.push(Span::from(&text[done..]));
        }
    }

    /// The longest abbreviation with which a text begins, and what it stands for.
    fn at(&mut self, text: &str) -> Option<(String, String)> {
        let short =
            self.lengths.iter().rev().filter_map(|&length| text.get(..length)).find(|short| {
                self.known.contains_key(*short) && !text[short.len()..].starts_with(char::is_alphanumeric)
            })?;
        let meaning = self.known.get_mut(short)?;
        meaning.is_used = true;
        Some((short.to_owned(), meaning.title.clone()))
    }
}
