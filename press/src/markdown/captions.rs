//! Captions of tables, as Pandoc has them: a paragraph `Table: …` or `: …` right before or right after its table.

use super::Reader;
use crate::promise::Promise;
use gazette::model::{Block, Span, plain_text};
use std::ops::Range;

/// Blocks as they are read one after another.
#[derive(Default)]
pub(super) struct Blocks {
    done: Vec<Block>,
    /// A paragraph that may be the caption of the table to come, and where it stands.
    caption: Option<(Vec<Span>, Range<usize>)>,
}

impl Blocks {
    /// Adds a block that stands at `range`.
    pub(super) fn push(&mut self, block: Option<Block>, range: Range<usize>, reader: &mut Reader<'_>) {
        let Some(mut block) = block else { return };
        match block {
            Block::Paragraph { text, .. } if std::mem::take(&mut reader.is_caption) => {
                self.no_table_came(reader);
                if let Some(caption @ None) = self.done.last_mut().and_then(caption_of) {
                    *caption = Some(words(&text, range, reader));
                } else {
                    self.caption = Some((text, range));
                }
                return;
            }
            _ => {}
        }
        if let Some(own) = caption_of(&mut block) {
            *own = self.caption.take().map(|(text, range)| words(&text, range, reader));
        } else {
            self.no_table_came(reader);
        }
        self.done.push(block);
    }

    /// All the blocks.
    pub(super) fn finish(mut self, reader: &mut Reader<'_>) -> Vec<Block> {
        self.no_table_came(reader);
        self.done
    }

    /// What looked like a caption is a paragraph after all.
    fn no_table_came(&mut self, reader: &mut Reader<'_>) {
        if let Some((text, range)) = self.caption.take() {
            if matches!(text.first(), Some(Span::Text(first)) if first.starts_with("Table:")) {
                let help = "put it right before or right after the table, with an empty line between";
                reader.warn(
                    Promise::TablesAreWhole,
                    range,
                    "this reads like the caption of a table, and no table is next to it",
                    help,
                );
            } else {
                reader.remark(&text, &range);
            }
            self.done.push(Block::Paragraph { id: String::new(), text });
        }
    }
}

/// The caption of a table, be it in a language of its own.
fn caption_of(block: &mut Block) -> Option<&mut Option<String>> {
    match block {
        Block::Table { caption, .. } => Some(caption),
        Block::Passage { blocks, .. } => blocks.first_mut().and_then(caption_of),
        _ => None,
    }
}

/// Whether a paragraph is written as a caption.
pub(super) fn is_caption(text: &[Span]) -> bool {
    matches!(text.first(), Some(Span::Text(first)) if first.starts_with("Table: ") || first.starts_with(": "))
}

/// The words of a caption. What they cannot hold is told.
fn words(text: &[Span], range: Range<usize>, reader: &mut Reader<'_>) -> String {
    if text.iter().any(|span| matches!(span, Span::Note(_) | Span::Link(..))) {
        let help = "put it into the text, or into the table";
        reader.refuse(
            Promise::TablesAreWhole,
            range,
            "a link or a footnote’s mark in a caption, which is words alone",
            help,
        );
    }
    let words = plain_text(text).replace('\n', " ");
    words.split_once(": ").map_or(&*words, |(_, words)| words).trim().to_owned()
}

/// How many cells a row of a table was written with.
pub(super) fn cells(row: &str) -> usize {
    let row = row.trim();
    let inner = row.strip_prefix('|').unwrap_or(row);
    let mut bars = 0;
    let mut is_escaped = false;
    let mut ends_with_bar = false;
    for c in inner.chars() {
        ends_with_bar = c == '|' && !is_escaped;
        bars += usize::from(ends_with_bar);
        is_escaped = c == '\\' && !is_escaped;
    }
    bars + 1 - usize::from(ends_with_bar)
}
