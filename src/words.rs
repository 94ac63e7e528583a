//! What the interface says, and in which language.
//!
//! A text stands in the code in English, as `t!("Next meetings")`, and is looked up in the one table ([`table`]) when the program is
//! compiled: a text that is not there, a language that has not all of them, and one whose texts have other places to fill in are
//! errors of the compiler. Natively all languages are at hand. A browser downloads English with the application, and any other
//! language as a file of its own ([`file`], [`learn`]), when a page needs it.

mod downloaded;
mod table;

use crate::markup::Markup;
pub use downloaded::{learn, learn_english};
use std::{borrow::Cow, cell::Cell, mem};
use table::{APP, PRESS, Row};

/// How many languages there are.
pub const LOCALES: usize = 3;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Locale {
    /// English, as written in Great Britain.
    English,
    /// Welsh (Cymraeg).
    Welsh,
    /// Arabic, which runs from right to left.
    Arabic,
}

/// A text of the interface: its place in the table. [`t!`](crate::t) makes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word(u16);

/// The text of the interface that is called so in English: a [`words::Word`](crate::words::Word). What is in no row is an error of
/// the compiler.
#[macro_export]
macro_rules! t {
    ($english:literal) => {
        const { $crate::words::Word::called($english) }
    };
}

impl Locale {
    /// All of them.
    pub const ALL: [Locale; LOCALES] = [Locale::English, Locale::Welsh, Locale::Arabic];

    /// Its language tag (BCP 47).
    pub fn tag(self) -> &'static str {
        match self {
            Locale::English => "en-GB",
            Locale::Welsh => "cy",
            Locale::Arabic => "ar",
        }
    }

    /// The language of a tag (BCP 47), such as `cy-GB`; `None` where the interface does not speak it.
    pub fn of(tag: &str) -> Option<Locale> {
        let language = tag.get(..2).filter(|_| matches!(tag.as_bytes().get(2), None | Some(b'-')))?;
        Locale::ALL
            .into_iter()
            .find(|locale| locale.tag().get(..2).is_some_and(|own| own.eq_ignore_ascii_case(language)))
    }

    /// The language of a site of this language (BCP 47): its own, or else English.
    pub fn of_site(tag: &str) -> Locale {
        Locale::of(tag).unwrap_or(Locale::English)
    }

    /// The one that is spoken now.
    pub fn current() -> Locale {
        CURRENT.get()
    }

    /// The language of a part of a page: that of its tag, or else the one that is spoken around it.
    pub fn of_part(tag: Option<&str>) -> Locale {
        tag.and_then(Locale::of).unwrap_or_else(Locale::current)
    }

    /// Speaks this language on this thread from now on.
    pub fn speak(self) {
        CURRENT.set(self);
    }

    /// Speaks this language while `make` runs.
    pub fn within<T>(self, make: impl FnOnce() -> T) -> T {
        let around = CURRENT.replace(self);
        let result = make();
        CURRENT.set(around);
        result
    }
}

thread_local! {
    static CURRENT: Cell<Locale> = const { Cell::new(Locale::English) };
}

/// What parts the texts of a language from one another. No text has one.
const END: char = '\n';

/// The texts that a browser downloads with the application.
const ENGLISH: &str = match std::str::from_utf8(&const { joined::<{ length(0) }>(0) }) {
    Ok(text) => text,
    Err(_) => panic!("texts that are joined are text"),
};

/// By which it is seen whether a file of texts belongs to this table (FNV-1a of the English ones).
const VERSION: u32 = {
    let (bytes, mut hash, mut at) = (ENGLISH.as_bytes(), 0x811c_9dc5_u32, 0);
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
};

impl Word {
    /// The text that is called so in English.
    ///
    /// # Panics
    /// Where no row has it. [`t!`](crate::t) calls this when the program is compiled.
    #[allow(clippy::panic, reason = "it runs when the program is compiled")]
    pub const fn called(english: &str) -> Word {
        let mut place = 0;
        // Those after the application's own are not downloaded.
        let end = if cfg!(target_arch = "wasm32") { APP.len() } else { PLACES };
        while place < end {
            if is_same(row(place)[0], english) {
                #[allow(
                    clippy::cast_possible_truncation,
                    reason = "the table is shorter, which `IS_SOUND` holds it to"
                )]
                return Word(place as u16);
            }
            place += 1;
        }
        panic!("no row of the table of words (src/words/table.rs) has this text")
    }

    /// The text in the language that is spoken now. Where this language has not been downloaded, in English.
    #[inline(never)]
    pub fn text(self) -> &'static str {
        let (place, locale) = (usize::from(self.0), Locale::current());
        if cfg!(target_arch = "wasm32") { downloaded::text(place, locale) } else { row(place)[locale as usize] }
    }

    /// The text with its places filled in.
    #[inline(never)]
    pub fn with(self, parts: &[&str]) -> String {
        fill(self.text(), parts)
    }

    /// The form of the text for a number, with the number, in digits, in its place.
    pub fn counted(self, count: usize) -> String {
        self.counted_with(count, &[&count.to_string()])
    }

    /// The form of the text for a number, with its places filled in.
    pub fn counted_with(self, count: usize, parts: &[&str]) -> String {
        fill(self.text().split('|').nth(form(Locale::current(), count)).unwrap_or_default(), parts)
    }

    /// The text with pieces of a page in its places.
    pub(crate) fn around(self, pieces: impl Into<Vec<Markup>>) -> Markup {
        self.around_pieces(pieces.into())
    }

    #[inline(never)]
    fn around_pieces(self, mut pieces: Vec<Markup>) -> Markup {
        let mut all = Vec::new();
        for_each_part(self.text(), &mut |part| {
            all.push(match part {
                Part::Text(text) => text.into(),
                Part::Place(place) => pieces.get_mut(place).map(mem::take).unwrap_or_default(),
            });
        });
        Markup::Many(all)
    }
}

impl From<Word> for Markup {
    // Called from everywhere, and not to be copied there.
    #[inline(never)]
    fn from(word: Word) -> Markup {
        word.text().into()
    }
}

impl From<Word> for Cow<'static, str> {
    #[inline(never)]
    fn from(word: Word) -> Cow<'static, str> {
        word.text().into()
    }
}

/// A text with its places filled in. A place for which there is nothing stays empty.
pub fn fill(text: &str, parts: &[&str]) -> String {
    let mut filled = String::new();
    for_each_part(text, &mut |part| {
        filled.push_str(match part {
            Part::Text(text) => text,
            Part::Place(place) => parts.get(place).copied().unwrap_or_default(),
        });
    });
    filled
}

/// A part of a text: words, or the place for something.
enum Part<'a> {
    Text(&'a str),
    Place(usize),
}

fn for_each_part<'a>(text: &'a str, take: &mut dyn FnMut(Part<'a>)) {
    let mut pieces = text.split('{');
    take(Part::Text(pieces.next().unwrap_or_default()));
    for piece in pieces {
        // Each place is a digit between braces.
        if let Some((digit, words)) = piece.split_at_checked(2) {
            take(Part::Place(usize::from(digit.as_bytes()[0].wrapping_sub(b'0'))));
            take(Part::Text(words));
        }
    }
}

/// Which form of a text with several is for a number (Unicode CLDR 48, cardinal plural rules of whole numbers).
fn form(locale: Locale, count: usize) -> usize {
    match (locale, count) {
        (Locale::English, 1) => 0,
        (Locale::English, _) => 1,
        (_, 0..=2) => count,
        (Locale::Welsh, 3) => 3,
        (Locale::Welsh, 6) => 4,
        (Locale::Welsh, _) => 5,
        (Locale::Arabic, _) => match count % 100 {
            3..=10 => 3,
            11.. => 4,
            _ => 5,
        },
    }
}

/// How many forms a text that has several has in each language.
const FORMS: [usize; LOCALES] = [2, 6, 6];

/// The file of a language's texts, for a browser: a line that says to which table it belongs, and then a text in each.
pub fn file(locale: Locale) -> String {
    let mut file = VERSION.to_string();
    for row in APP {
        file.push(END);
        file.push_str(row[locale as usize]);
    }
    file
}

// What follows runs when the program is compiled.

/// How many texts there are.
const PLACES: usize = APP.len() + PRESS.len();

const fn row(place: usize) -> Row {
    if place < APP.len() { APP[place] } else { PRESS[place - APP.len()] }
}

const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}

/// How many times a text has a byte.
const fn count(text: &str, byte: u8) -> usize {
    let (bytes, mut found, mut at) = (text.as_bytes(), 0, 0);
    while at < bytes.len() {
        found += (bytes[at] == byte) as usize;
        at += 1;
    }
    found
}

/// The length of a language's texts for browsers, in bytes, with what parts them.
const fn length(locale: usize) -> usize {
    let (mut length, mut at) = (0, 0);
    while at < APP.len() {
        length += APP[at][locale].len() + 1;
        at += 1;
    }
    length - 1
}

/// A language's texts for browsers.
const fn joined<const N: usize>(locale: usize) -> [u8; N] {
    let mut all = [END as u8; N];
    let (mut end, mut place) = (0, 0);
    while place < APP.len() {
        let (bytes, mut at) = (APP[place][locale].as_bytes(), 0);
        while at < bytes.len() {
            all[end] = bytes[at];
            end += 1;
            at += 1;
        }
        end += 1;
        place += 1;
    }
    all
}

/// Whether a text has the place with this number to fill in, such as `{0}`.
const fn has_place(text: &str, place: u8) -> bool {
    let (bytes, mut at) = (text.as_bytes(), 0);
    while at + 2 < bytes.len() {
        if bytes[at] == b'{' && bytes[at + 1] == b'0' + place && bytes[at + 2] == b'}' {
            return true;
        }
        at += 1;
    }
    false
}

/// How many different places a text may have.
const MOST_PLACES: u8 = 3;

/// Holds a row to its form: each language has its text, with as many forms, and with the same places to fill in.
const fn check(row: Row) {
    let has_forms = count(row[0], b'|') > 0;
    let mut locale = 0;
    while locale < LOCALES {
        let text = row[locale];
        assert!(!text.is_empty(), "a text of the table of words is missing");
        assert!(count(text, END as u8) == 0, "a text of the table of words has more than one line");
        let forms = if has_forms { FORMS[locale] } else { 1 };
        assert!(count(text, b'|') + 1 == forms, "a text of the table of words has not all forms of numbers");
        let mut place = 0;
        while place < MOST_PLACES {
            let (has, wants) = (has_place(text, place), has_place(row[0], place));
            assert!(has == wants || has_forms && wants, "a text of the table of words has other places to fill in");
            place += 1;
        }
        locale += 1;
    }
}

/// The whole table, held to its form.
const _: () = {
    assert!(PLACES <= u16::MAX as usize);
    let mut place = 0;
    while place < PLACES {
        check(row(place));
        place += 1;
    }
};

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::tachys::view::RenderHtml;
    use std::{fs, path::Path};

    #[test]
    fn each_text_stands_once_in_the_table() {
        for place in 0..PLACES {
            assert_eq!(usize::from(Word::called(row(place)[0]).0), place, "{:?} stands twice", row(place)[0]);
        }
    }

    #[test]
    fn a_text_is_said_in_the_language_that_is_spoken() {
        let word = t!("Next meetings");
        assert_eq!(word.text(), "Next meetings");
        assert_eq!(Locale::Welsh.within(|| word.text()), "Y cyfarfodydd nesaf");
        let (in_welsh, in_arabic) = Locale::Arabic.within(|| (Locale::Welsh.within(|| word.text()), word.text()));
        assert_eq!((in_welsh, in_arabic), ("Y cyfarfodydd nesaf", "الاجتماعات القادمة"));
        assert_eq!(Locale::current(), Locale::English);
    }

    #[test]
    fn a_language_is_known_by_its_tag() {
        for (tag, expected) in [
            ("en", Some(Locale::English)),
            ("EN-gb", Some(Locale::English)),
            ("cy", Some(Locale::Welsh)),
            ("cy-GB", Some(Locale::Welsh)),
            ("ar-EG", Some(Locale::Arabic)),
            ("arc", None),
            ("fr", None),
            ("a", None),
            ("", None),
            ("ꙮ", None),
        ] {
            assert_eq!(Locale::of(tag), expected, "{tag:?}");
        }
    }

    #[test]
    fn places_are_filled_in_wherever_a_language_has_them() {
        assert_eq!(fill("{1} of {0}{2}", &["a", "b"]), "b of a");
        assert_eq!(t!("the previous {0}").with(&["Panel"]), "the previous Panel");
        assert_eq!(Locale::Welsh.within(|| t!("the previous {0}").with(&["Panel"])), "y Panel blaenorol");
        let pieces = Locale::Welsh.within(|| t!("{0} of {1}, {2}").around(["a", "b", "c"].map(Markup::from)));
        assert_eq!(pieces.to_html(), "a, b, c");
    }

    #[test]
    fn a_number_has_its_form() {
        let members = |locale: Locale, count| locale.within(|| t!("{0} member|{0} members").counted(count));
        assert_eq!([0, 1, 2].map(|count| members(Locale::English, count)), ["0 members", "1 member", "2 members"]);
        let papers =
            [1, 2, 3, 6, 7, 100].map(|count| Locale::Welsh.within(|| t!("{0} paper|{0} papers").counted(count)));
        assert_eq!(papers, ["1 papur", "2 bapur", "3 phapur", "6 phapur", "7 papur", "100 papur"]);
        let arabic = [0, 1, 2, 3, 11, 100, 103].map(|count| members(Locale::Arabic, count));
        assert_eq!(arabic, ["لا أعضاء", "عضو واحد", "عضوان", "3 أعضاء", "11 عضوًا", "100 عضو", "103 أعضاء"]);
    }

    /// What stands in quotation marks where a view says something must come from the table.
    #[test]
    fn no_view_says_what_is_not_in_the_table() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut said = Vec::new();
        for folder in ["views", "pages"] {
            for file in fs::read_dir(root.join(folder)).unwrap() {
                let text = fs::read_to_string(file.unwrap().path()).unwrap();
                let code = text.split("#[cfg(test)]").next().unwrap();
                for before in [".add(\"", "\"aria-label\", \"", "\"title\", \"", "format!(\""] {
                    said.extend(
                        code.split(before).skip(1).filter_map(|rest| rest.split('"').next().map(str::to_owned)),
                    );
                }
            }
        }
        assert!(said.len() > 20, "{} texts", said.len());
        // Addresses, ids, classes and drawings have no space between two words.
        let is_said =
            |text: &&String| text.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic)).count() > 1;
        let words: Vec<_> = said.iter().filter(is_said).collect();
        assert_eq!(words, [""; 0], "these are to be looked up with `t!`");
        let capitals: Vec<_> = said.iter().filter(|text| text.starts_with(|c: char| c.is_ascii_uppercase())).collect();
        assert_eq!(capitals, ["M0 0h{count}v1H0z"], "these are to be looked up with `t!`");
    }
}
