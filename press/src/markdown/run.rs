//! A run of plain text: where letters are raised or lowered in it, and what should have been a footnote's mark.
//!
//! The parser knows `^…^` and `~…~` only between words, where they are of little use: `m^2^` and `H~2~O` are found here.

use crate::typography::ESCAPE;
use gazette::model::Span;

/// Text as it is read. Before a character that was escaped, and so means nothing but itself, stands [`ESCAPE`].
#[derive(Default)]
pub(super) struct Run {
    text: String,
}

impl Run {
    /// Adds a piece; `is_escaped` speaks of its first character.
    pub(super) fn push(&mut self, piece: &str, is_escaped: bool) {
        if is_escaped {
            self.text.push(ESCAPE);
        }
        self.text.push_str(piece);
    }

    /// The text with its raised and lowered parts.
    pub(super) fn spans(&self) -> Vec<Span> {
        let mut spans = Vec::new();
        let mut done = 0;
        let mut from = 0;
        while let Some((start, mark)) = self.next_mark(from) {
            from = start + 1;
            let Some((end, _)) = self.next_mark(from).filter(|&(_, other)| other == mark) else { continue };
            let within = &self.text[start + 1..end];
            if within.is_empty() || within.contains(char::is_whitespace) {
                continue;
            }
            if done < start {
                spans.push(Span::from(&self.text[done..start]));
            }
            let within = vec![Span::from(within)];
            spans.push(if mark == '^' { Span::Sup(within) } else { Span::Sub(within) });
            (done, from) = (end + 1, end + 1);
        }
        if done < self.text.len() {
            spans.push(Span::from(&self.text[done..]));
        }
        spans
    }

    /// The labels of marks `[^label]` that the parser left as text, since there is no such footnote.
    pub(super) fn lost_notes(&self) -> impl Iterator<Item = &str> {
        self.text.match_indices("[^").filter_map(|(at, _)| {
            let rest = &self.text[at + 2..];
            let end = rest.find(['[', ']', '\n'])?;
            let label = &rest[..end];
            let is_mark = !label.is_empty() && rest[end..].starts_with(']');
            (is_mark && !self.is_escaped(at) && !self.is_escaped(at + 1)).then_some(label)
        })
    }

    /// The next `^` or `~` that stands alone.
    fn next_mark(&self, from: usize) -> Option<(usize, char)> {
        let bytes = self.text.as_bytes();
        self.text[from..].char_indices().map(|(at, mark)| (from + at, mark)).find(|&(at, mark)| {
            let is_same = |index: Option<usize>| index.and_then(|index| bytes.get(index)) == bytes.get(at);
            matches!(mark, '^' | '~')
                && !is_same(at.checked_sub(1))
                && !is_same(Some(at + 1))
                && !self.is_escaped(at)
                && !self.text[..at].ends_with('[')
        })
    }

    fn is_escaped(&self, at: usize) -> bool {
        self.text[..at].ends_with(ESCAPE)
    }
}
