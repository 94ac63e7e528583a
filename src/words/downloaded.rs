//! The texts that a browser has: those of English with the program, others as they come.

use super::{END, ENGLISH, LOCALES, Locale, VERSION};
use std::cell::Cell;

thread_local! {
    /// The texts of each language by their places, as far as they have come.
    static TEXTS: [Cell<&'static [&'static str]>; LOCALES] = const { [const { Cell::new(&[]) }; LOCALES] };
}

/// A text in a language, or else in English.
pub(super) fn text(place: usize, locale: Locale) -> &'static str {
    TEXTS.with(|texts| {
        let of = |locale: Locale| texts[locale as usize].get().get(place).copied();
        of(locale).or_else(|| of(Locale::English)).unwrap_or_default()
    })
}

/// Takes in what came with the program: English.
pub fn learn_english() {
    keep(Locale::English, ENGLISH);
}

/// Takes in the texts of a language from its [`file`](super::file). Gives whether they belong to this program.
pub fn learn(locale: Locale, file: String) -> bool {
    let Some(texts) = file.strip_prefix(&*VERSION.to_string()).and_then(|texts| texts.strip_prefix(END)) else {
        return false;
    };
    keep(locale, texts.to_owned().leak());
    true
}

fn keep(locale: Locale, texts: &'static str) {
    let texts: Vec<_> = texts.split(END).collect();
    TEXTS.with(|known| known[locale as usize].set(texts.leak()));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        t,
        words::{Word, file, table::APP},
    };

    #[test]
    fn a_file_brings_a_language_unless_it_belongs_to_another_program() {
        let Word(place) = t!("Preview");
        let place = usize::from(place);
        learn_english();
        assert_eq!(text(place, Locale::Welsh), "Preview");
        let whole = file(Locale::Welsh);
        assert_eq!(whole.lines().count(), APP.len() + 1);
        assert!(
            !learn(Locale::Welsh, whole.replacen(&VERSION.to_string(), "1", 1)),
            "another program's file was taken"
        );
        assert!(learn(Locale::Welsh, whole));
        assert_eq!([Locale::Welsh, Locale::Arabic].map(|locale| text(place, locale)), ["Rhagolwg", "Preview"]);
        assert_eq!(text(usize::from(t!("On the agenda: {0}").0), Locale::English), "On the agenda: {0}");
    }
}
