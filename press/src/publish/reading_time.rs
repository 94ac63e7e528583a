//! How long it takes to read a text.

use gazette::model::{Block, Span, plain_text};

/// Words that a reader reads in a minute, by language: the means for adults who read texts of the same content and difficulty in silence
/// (Trauzettel-Klosinski, Dietz and their study group, "Standardized assessment of reading performance: the New
/// International Reading Speed Texts `IReST`", Investigative Ophthalmology & Visual Science 53, 2012, table 2).
const WORDS: [(&str, usize); 15] = [
    ("ar", 138),
    ("de", 179),
    ("en", 228),
    ("es", 218),
    ("fi", 161),
    ("fr", 195),
    ("he", 187),
    ("it", 188),
    ("nl", 202),
    ("pl", 166),
    ("pt", 181),
    ("ru", 184),
    ("sl", 180),
    ("sv", 199),
    ("tr", 166),
];

/// The mean of all languages of that study: for those that it has not.
const WORDS_ELSEWHERE: usize = 184;

/// Characters read in a minute where no spaces stand between words; from the same table.
const CHARACTERS: [(&str, usize); 2] = [("ja", 357), ("zh", 255)];

/// Languages without spaces between words of which the study says nothing.
const UNKNOWN: [&str; 4] = ["km", "lo", "my", "th"];

/// The shortest time that is worth saying, in minutes.
const SHORTEST: usize = 2;

/// The minutes that it takes to read a text in a language (BCP 47), rounded up; `None` where they are too few to be worth saying.
pub(super) fn minutes(body: &[Block], language: &str) -> Option<u32> {
    let language = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let find = |speeds: &[(&str, usize)]| speeds.iter().find(|(of, _)| *of == language).map(|&(_, speed)| speed);
    if UNKNOWN.contains(&language.as_str()) {
        return None;
    }
    let minutes = match find(&CHARACTERS) {
        Some(speed) => count(body, &|text| text.chars().filter(|c| c.is_alphanumeric()).count()).div_ceil(speed),
        None => count(body, &words).div_ceil(find(&WORDS).unwrap_or(WORDS_ELSEWHERE)),
    };
    u32::try_from(minutes).ok().filter(|_| minutes >= SHORTEST)
}

/// Words as a reader counts them: a dash between spaces is none.
fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// What of a text is counted by `of`, summed up. Code is not read in a line, and notes are looked up.
fn count(blocks: &[Block], of: &dyn Fn(&str) -> usize) -> usize {
    let spans = |text: &[Span]| of(&plain_text(text));
    let block = |block: &Block| match block {
        Block::Paragraph { text, .. } | Block::Heading { text, .. } => spans(text),
        Block::Quote { blocks, .. } | Block::Callout { blocks, .. } | Block::Passage { blocks, .. } => {
            count(blocks, of)
        }
        Block::List { items, .. } => items.iter().map(|item| count(item, of)).sum(),
        Block::Table { caption, header, rows, .. } => {
            let cells = header.iter().chain(rows.iter().flatten()).map(|cell| spans(cell)).sum::<usize>();
            cells + caption.as_deref().map_or(0, of)
        }
        Block::Figure { caption, .. } => caption.as_deref().map_or(0, of),
        Block::Code { .. } | Block::File { .. } | Block::Footnotes { .. } | Block::Rule | Block::Unknown => 0,
    };
    blocks.iter().map(block).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: usize, word: &str) -> Vec<Block> {
        let text = vec![Span::Text([word].repeat(words).join(" "))];
        vec![Block::Paragraph { id: "p".to_owned(), text }]
    }

    #[test]
    fn minutes_are_rounded_up_and_one_is_not_worth_saying() {
        for (words, expected) in [(0, None), (228, None), (229, Some(2)), (456, Some(2)), (457, Some(3))] {
            assert_eq!(minutes(&text(words, "word"), "en-GB"), expected, "{words}");
        }
    }

    #[test]
    fn each_language_is_read_at_its_own_speed() {
        let all = ["EN", "de", "fi-FI", "cy", "th"].map(|language| minutes(&text(1_000, "word"), language));
        assert_eq!(all, [Some(5), Some(6), Some(7), Some(6), None]);
    }

    #[test]
    fn where_no_spaces_stand_between_words_characters_are_counted() {
        assert_eq!(minutes(&text(1, &"字".repeat(600)), "zh-Hans"), Some(3));
        assert_eq!(minutes(&text(1, &"字。".repeat(600)), "ja"), Some(2));
    }

    #[test]
    fn a_dash_is_no_word_and_code_and_notes_are_not_counted() {
        let mut body = text(114, "word –");
        body.push(Block::List { id: "l".to_owned(), ordered: false, start: None, items: vec![text(114, "word")] });
        body.push(Block::Code { id: "c".to_owned(), language: None, text: "code ".repeat(300) });
        assert_eq!(minutes(&body, "en"), None);
        body.extend(text(1, "word"));
        assert_eq!(minutes(&body, "en"), Some(2));
    }
}
