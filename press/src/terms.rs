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
/// of English say nothing. Where a script puts no spaces between words, each two letters that stand together are one, and the last
/// letter by itself: so each letter begins one, and a reader may ask for any part.
pub(crate) fn each_term(text: &str, mut take: impl FnMut(&str)) {
    let folded: Cow<str> = if text.is_ascii() {
        text.to_ascii_lowercase().into()
    } else {
        text.nfkd().filter(|character| !is_combining_mark(*character)).collect::<String>().to_lowercase().into()
    };
    for word in folded.split(|character: char| !character.is_alphanumeric()) {
        each_run(word, |run| {
            if run.starts_with(is_unspaced) {
                each_pair(run, &mut take);
            } else if run.len() > 1 {
                take(run);
            }
        });
    }
}

/// Whether a letter is of a script that puts no spaces between words: Thai, Lao, Burmese, Khmer, kana, and Han with the extensions.
/// `search.js` has the same.
pub(crate) fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// Takes a word apart where scripts with and without spaces meet.
fn each_run(word: &str, mut take: impl FnMut(&str)) {
    let mut rest = word;
    while !rest.is_empty() {
        let kind = rest.starts_with(is_unspaced);
        let end = rest.find(|letter| is_unspaced(letter) != kind).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        take(run);
        rest = after;
    }
}

/// Each letter with the one after it, and the last.
fn each_pair(run: &str, mut take: impl FnMut(&str)) {
    let ends = run.char_indices().map(|(start, letter)| start + letter.len_utf8()).skip(1).chain([run.len()]);
    for ((start, _), end) in run.char_indices().zip(ends) {
        take(&run[start..end]);
    }
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

    #[derive(Deserialize)]
    struct Sample {
        text: String,
        index: Vec<String>,
    }

    /// `tests/browser/search.spec.ts` reads the same table for queries.
    #[test]
    fn words_are_the_same_however_they_are_written() {
        let samples: Vec<Sample> = serde_json::from_str(include_str!("../tests/support/search-words.json")).unwrap();
        for Sample { text, index } in samples {
            let mut found: Vec<String> = Vec::new();
            each_term(&text, |term| {
                if !found.iter().any(|known| known == term) {
                    found.push(term.to_owned());
                }
            });
            assert_eq!(found, index, "{text}");
        }
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
