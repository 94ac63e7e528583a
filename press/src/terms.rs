//! The words by which a text is found: what stands in the index of the search, and how a query is taken apart by `search.js`.

use crate::content::each_block;
use gazette::model::{Block, plain_text};
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, collections::HashMap};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// What a word weighs that stands once in a text.
const IN_TEXT: u8 = 1;

/// What it weighs in a heading.
const IN_HEADING: u8 = 4;

/// The most that a word weighs by a text, however often it stands there.
const MOST: u8 = 9;

/// A text's words, each once, with what it weighs from 1 to 9. Kept as one string, since a site may have very many texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Terms(String);

impl Terms {
    /// The words of a text.
    pub(crate) fn of(blocks: &[Block]) -> Terms {
        let mut weights = HashMap::new();
        weigh(blocks, &mut weights);
        let mut weights: Vec<(String, u8)> = weights.into_iter().collect();
        weights.sort_unstable();
        let mut terms = String::new();
        for (term, weight) in weights {
            terms.push_str(&term);
            terms.push(char::from(b'0' + weight));
            terms.push(' ');
        }
        Terms(terms)
    }

    /// Each word, and what it weighs.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, u8)> {
        self.0.split_ascii_whitespace().filter_map(|entry| {
            let (term, weight) = entry.split_at_checked(entry.len().checked_sub(1)?)?;
            Some((term, weight.parse().ok()?))
        })
    }
}

/// Calls `take` with each word of a text as the index has it: without marks and in lower case (Unicode, NFKD). Single letters
/// of English say nothing.
pub(crate) fn each_term(text: &str, take: impl FnMut(&str)) {
    let folded: Cow<str> = if text.is_ascii() {
        text.to_ascii_lowercase().into()
    } else {
        text.nfkd().filter(|character| !is_combining_mark(*character)).collect::<String>().to_lowercase().into()
    };
    let words = folded.split(|character: char| !character.is_alphanumeric());
    words.filter(|word| word.len() > 1).for_each(take);
}

fn weigh(blocks: &[Block], weights: &mut HashMap<String, u8>) {
    let mut add = |text: &str, weight: u8| {
        each_term(text, |term| match weights.get_mut(term) {
            Some(known) => *known = known.saturating_add(weight).min(MOST),
            None => _ = weights.insert(term.to_owned(), weight),
        });
    };
    each_block(blocks, &mut |block| match block {
        Block::Heading { text, .. } => add(&plain_text(text), IN_HEADING),
        Block::Paragraph { text, .. } => add(&plain_text(text), IN_TEXT),
        Block::Quote { attribution: Some(attribution), .. } => add(&attribution.name, IN_TEXT),
        Block::Figure { alt, caption, .. } => {
            add(alt, IN_TEXT);
            add(caption.as_deref().unwrap_or_default(), IN_TEXT);
        }
        Block::Table { caption, header, rows, .. } => {
            add(caption.as_deref().unwrap_or_default(), IN_TEXT);
            header.iter().chain(rows.iter().flatten()).for_each(|cell| add(&plain_text(cell), IN_TEXT));
        }
        Block::Code { text, .. } => add(text, IN_TEXT),
        _ => {}
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use gazette::model::{HeadingLevel, Span};

    fn terms(text: &str) -> Vec<String> {
        let mut terms = Vec::new();
        each_term(text, |term| terms.push(term.to_owned()));
        terms
    }

    /// `tests/browser/search.spec.ts` has the same for queries.
    #[test]
    fn words_are_the_same_however_they_are_written() {
        assert_eq!(terms("The Council’s 2nd-best IDEA: a–b"), ["the", "council", "2nd", "best", "idea"]);
        assert_eq!(terms("Cafe\u{301} CAFÉ ﬁle Ⅻ"), ["cafe", "cafe", "file", "xii"]);
        assert_eq!(terms("Straße ΤΈΛΟΣ مُحَمَّد 字"), ["straße", "τελος", "محمد", "字"]);
    }

    #[test]
    fn a_word_weighs_more_where_it_stands_often_or_in_a_heading() {
        let text = |text: &str| vec![Span::from(text)];
        let blocks = [
            Block::Heading { id: String::new(), level: HeadingLevel::Two, text: text("Cover") },
            Block::Paragraph { id: String::new(), text: text("Cover for cover’s 2026") },
            Block::Paragraph { id: String::new(), text: text(&"often ".repeat(20)) },
        ];
        let terms = Terms::of(&blocks);
        assert_eq!(terms.iter().collect::<Vec<_>>(), [("2026", 1), ("cover", 6), ("for", 1), ("often", 9)]);
    }
}
