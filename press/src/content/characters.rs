//! The characters with which a site is written: what a font must have.

use super::Content;
use crate::{
    problem::Place,
    source::{Fields, Source},
};
use gazette::words;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// Each character beyond ASCII, with a file in which it stands.
#[derive(Debug, Default)]
pub(crate) struct Characters<'a>(BTreeMap<char, &'a Arc<Source>>);

/// The characters of a text beyond ASCII, each once.
pub(super) fn beyond_ascii(text: &str) -> String {
    let characters: BTreeSet<char> = text.chars().filter(|character| !character.is_ascii()).collect();
    characters.into_iter().collect()
}

impl Content {
    /// The characters of what is published, of what will be when its day comes, and of the interface in the site's language.
    pub(crate) fn characters(&self) -> Characters<'_> {
        let mut characters = Characters::default();
        for article in self.articles_to_come_too() {
            let source = article.body.source();
            characters.add(&article.front, source);
            characters.add(article.body.characters(), source);
        }
        for page in &self.pages {
            characters.add_fields(&page.fields);
            characters.add(page.body.characters(), page.body.source());
        }
        for council in &self.councils {
            characters.add_fields(&council.fields);
            characters.add(council.body.characters(), council.body.source());
            council.meetings.iter().for_each(|meeting| characters.add_fields(&meeting.fields));
            for paper in &council.papers {
                characters.add_fields(&paper.fields);
                characters.add(paper.body.characters(), paper.body.source());
            }
        }
        self.people.iter().for_each(|person| characters.add_fields(&person.fields));
        characters.add_fields(&self.site.fields);
        characters.add(&words::file(self.site.locale()), self.site.fields.source());
        characters
    }
}

impl<'a> Characters<'a> {
    fn add(&mut self, text: &str, source: &'a Arc<Source>) {
        for character in text.chars().filter(|character| !character.is_ascii()) {
            self.0.entry(character).or_insert(source);
        }
    }

    fn add_fields(&mut self, fields: &'a Fields) {
        fields.root().texts().filter_map(|node| node.text()).for_each(|text| self.add(text, fields.source()));
    }

    /// All of them, those of ASCII too, that are seen.
    pub(crate) fn seen(&self) -> impl Iterator<Item = char> {
        (' '..='~').chain(self.0.keys().copied()).filter(|character| is_seen(*character))
    }

    /// Where a character stands: in the file as a whole, where `press` or the interface wrote it.
    pub(crate) fn place(&self, character: char) -> Option<Place> {
        let source = self.0.get(&character)?;
        let found = source.text().find(character);
        Some(found.map_or_else(|| source.whole(), |start| source.place(start..start + character.len_utf8())))
    }
}

/// Whether a font must have a character: not those that only say how others are set (Unicode, `Default_Ignorable_Code_Point`).
fn is_seen(character: char) -> bool {
    let is_ignorable = matches!(
        character,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    );
    !is_ignorable && !character.is_control() && !character.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_says_how_others_are_set_is_not_seen() {
        let seen: String =
            "a é\u{ad}\u{200d}\u{fe0f}\u{202f}ŵ".chars().filter(|character| is_seen(*character)).collect();
        assert_eq!(seen, "aéŵ");
    }

    #[test]
    fn each_character_beyond_ascii_is_known_once() {
        assert_eq!(beyond_ascii("Dŵr, dŵr – é"), "éŵ–");
    }
}
