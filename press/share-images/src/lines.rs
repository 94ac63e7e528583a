//! Text broken into lines of about one length, where Unicode allows that (UAX #14).

use crate::Fonts;
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

/// Whether a text fits on so many lines, with no word broken.
pub(crate) fn fits(text: &str, fonts: &Fonts, size: u32, measure: f32, most: usize) -> bool {
    let setting = Setting { fonts, size };
    let text = plain(text);
    pieces(&text).all(|piece| setting.width(piece) <= measure) && setting.fill(&text, measure).len() <= most
}

/// A text on as few lines as it fits on, of about one length; what does not fit on `most` lines ends in an ellipsis.
pub(crate) fn wrap(text: &str, fonts: &Fonts, size: u32, measure: f32, most: usize) -> Vec<String> {
    let setting = Setting { fonts, size };
    let text = plain(text);
    let lines = setting.fill(&text, measure);
    if lines.len() > most {
        return setting.cut(lines, measure, most);
    }
    let widest = pieces(&text).map(|piece| setting.width(piece)).fold(0.0, f32::max);
    let narrower = (8_u8..20).map(|twentieths| measure * f32::from(twentieths) / 20.0);
    // No word is broken for the sake of balance.
    let balanced = narrower.filter(|&narrower| narrower >= widest).map(|narrower| setting.fill(&text, narrower));
    let count = lines.len();
    balanced.into_iter().find(|balanced| balanced.len() == count).unwrap_or(lines)
}

/// A text in one line.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stays together, each piece with the space behind it.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    linebreaks(text).filter_map(move |(end, _)| {
        let piece = text.get(start..end);
        start = end;
        piece
    })
}

/// What a text of some parts begins with, longest first.
fn beginnings<'a>(parts: impl Iterator<Item = &'a str>) -> impl Iterator<Item = String> {
    let parts: Vec<&str> = parts.collect();
    (1..=parts.len()).rev().map(move |count| parts.iter().take(count).copied().collect())
}

/// Fonts in a size.
struct Setting<'a> {
    fonts: &'a Fonts,
    size: u32,
}

impl Setting<'_> {
    /// How wide a text is, without the space behind it.
    fn width(&self, text: &str) -> f32 {
        self.fonts.width(text.trim_end(), self.size)
    }

    /// As much on each line as fits. A word that is longer than a line is broken.
    fn fill(&self, text: &str, measure: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for piece in pieces(text) {
            let longer = lines.last().map(|line| [line, piece].concat());
            match longer.filter(|longer| self.width(longer) <= measure) {
                Some(longer) => _ = lines.pop().map(|_| lines.push(longer)),
                None => self.add_word(piece, measure, &mut lines),
            }
        }
        for line in &mut lines {
            line.truncate(line.trim_end().len());
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    fn add_word(&self, word: &str, measure: f32, lines: &mut Vec<String>) {
        let mut line = String::new();
        for letter in word.graphemes(true) {
            let longer = [line.as_str(), letter].concat();
            if line.is_empty() || self.width(&longer) <= measure {
                line = longer;
            } else {
                lines.push(std::mem::replace(&mut line, letter.to_owned()));
            }
        }
        lines.push(line);
    }

    /// The first lines, the last of which ends in an ellipsis: behind a word, or, where one word is all of it, behind a letter.
    fn cut(&self, mut lines: Vec<String>, measure: f32, most: usize) -> Vec<String> {
        lines.truncate(most);
        if let Some(last) = lines.pop() {
            let mut shorter = beginnings(pieces(&last)).chain(beginnings(last.graphemes(true)));
            let ended = shorter.find_map(|text| {
                let is_loose = |letter: char| letter.is_whitespace() || ",;:.–—-".contains(letter);
                let ended = format!("{}…", text.trim_end_matches(is_loose));
                (self.width(&ended) <= measure).then_some(ended)
            });
            lines.extend(ended);
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, most: usize) -> Vec<String> {
        let fonts = Fonts::new(Vec::new()).unwrap();
        let lines = wrap(text, &fonts, 50, 500.0, most);
        assert!(lines.iter().all(|line| fonts.width(line, 50) <= 500.0), "{lines:?}");
        lines
    }

    #[test]
    fn lines_are_of_about_one_length() {
        // As much as fits would leave one word on the second line.
        assert_eq!(wrapped("One two three four five", 4), ["One two three", "four five"]);
        assert_eq!(wrapped("", 4), [""; 0]);
    }

    #[test]
    fn no_word_is_broken_for_balance() {
        assert_eq!(wrapped("Thoroughgoing in a bit", 4), ["Thoroughgoing", "in a bit"]);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis_behind_a_word() {
        let lines = wrapped(&"council, ".repeat(100), 4);
        assert_eq!(lines.len(), 4);
        assert!(lines[3].ends_with(" council…"), "{lines:?}");
        for letters in 1..12 {
            let text = "x".repeat(letters) + &" council".repeat(9);
            let line = wrapped(&text, 1).concat();
            assert!(text[line.strip_suffix('…').unwrap().len()..].starts_with(' '), "{line}");
        }
        assert_eq!(wrapped(&"x".repeat(300), 1), ["xxxxxxxxxxxxxxx…"]);
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken_between_letters() {
        let word = "e\u{301}".repeat(30);
        let lines = wrapped(&word, 4);
        assert!(lines.len() > 1 && lines.concat() == word, "{lines:?}");
        assert!(lines.iter().all(|line| line.starts_with('e')), "{lines:?}");
    }

    #[test]
    fn a_line_never_begins_with_the_stop_of_the_last() {
        // What no font has counts as nought: the stops decide.
        assert_eq!(
            pieces("会議。次 two-fold a/b").collect::<Vec<_>>(),
            ["会", "議。", "次 ", "two-", "fold ", "a/", "b"]
        );
    }
}
