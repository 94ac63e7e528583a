//! Languages as content names them (BCP 47), and the direction in which each is written.

use gazette::model::Direction;
use icu_locale::{
    Direction as Written, LanguageIdentifier, LocaleDirectionality,
    subtags::{Region, region},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A language with what narrows it: `cy`, `en-GB`, `sr-Latn`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String", extend(
    "pattern" = "^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*$",
    "not" = { "pattern": "-[Uu][Kk](-|$)" },
))]
pub struct Language {
    tag: String,
    id: LanguageIdentifier,
}

/// Why a text names no language. Its `Display` says what to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageError {
    text: String,
    instead: Option<String>,
}

/// Names that are written where the code is meant.
const NAMES: [(&str, &str); 22] = [
    ("arabic", "ar"),
    ("bengali", "bn"),
    ("chinese", "zh"),
    ("cymraeg", "cy"),
    ("deutsch", "de"),
    ("english", "en"),
    ("farsi", "fa"),
    ("français", "fr"),
    ("french", "fr"),
    ("gaelic", "gd"),
    ("german", "de"),
    ("hebrew", "he"),
    ("irish", "ga"),
    ("italian", "it"),
    ("persian", "fa"),
    ("polish", "pl"),
    ("portuguese", "pt"),
    ("punjabi", "pa"),
    ("scots", "sco"),
    ("spanish", "es"),
    ("urdu", "ur"),
    ("welsh", "cy"),
];

impl Language {
    /// English: what holds where nothing else is known.
    pub fn english() -> Language {
        Language { tag: "en".to_owned(), id: icu_locale::langid!("en") }
    }

    /// The tag as it was written.
    pub fn as_str(&self) -> &str {
        &self.tag
    }

    /// The first part of the tag, in lower case: `en` of `en-GB`.
    pub fn primary(&self) -> &str {
        self.id.language.as_str()
    }

    /// The country or region that the tag names, in upper case.
    pub fn region(&self) -> Option<&str> {
        self.id.region.as_ref().map(Region::as_str)
    }

    /// The direction of the script that the tag names, or else of the one in which the language is most often written
    /// (Unicode CLDR, likely subtags). `None` where the language is not known there.
    pub fn direction(&self) -> Option<Direction> {
        match LocaleDirectionality::new_extended().get(&self.id)? {
            Written::RightToLeft => Some(Direction::Rtl),
            _ => Some(Direction::Ltr),
        }
    }
}

/// The direction of a text in a language of its own, where it is not that of the text around it.
pub fn direction_within(inner: Option<&Language>, outer: &Language) -> Option<Direction> {
    inner.and_then(Language::direction).filter(|inner| *inner != outer.direction().unwrap_or(Direction::Ltr))
}

impl FromStr for Language {
    type Err = LanguageError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refuse = |instead: Option<String>| Err(LanguageError { text: text.to_owned(), instead });
        if text.contains('_') {
            return refuse(Some(text.replace('_', "-")));
        }
        match LanguageIdentifier::try_from_str(text) {
            Ok(id) if id.region == Some(region!("UK")) => {
                refuse(Some(LanguageIdentifier { region: Some(region!("GB")), ..id }.to_string()))
            }
            Ok(id) => Ok(Language { tag: text.to_owned(), id }),
            Err(_) => {
                let name = text.trim().to_lowercase();
                let code = NAMES.iter().find(|(other, _)| *other == name).map(|(_, code)| (*code).to_owned());
                refuse(code)
            }
        }
    }
}

impl From<Language> for String {
    fn from(language: Language) -> String {
        language.tag
    }
}

impl TryFrom<String> for Language {
    type Error = LanguageError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl fmt::Display for LanguageError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` is no code of a language: ", self.text)?;
        match &self.instead {
            Some(instead) => write!(formatter, "write `{instead}`"),
            None => formatter.write_str("write one such as `en`, `cy` or `en-GB` (BCP 47)"),
        }
    }
}

impl std::error::Error for LanguageError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_written_in_the_direction_of_its_script() {
        for (tag, direction) in [
            ("en-GB", Direction::Ltr),
            ("cy", Direction::Ltr),
            ("zh-Hant", Direction::Ltr),
            ("ar", Direction::Rtl),
            ("he-IL", Direction::Rtl),
            ("ur", Direction::Rtl),
            ("pa", Direction::Ltr),
            ("pa-Arab", Direction::Rtl),
            ("ar-Latn", Direction::Ltr),
            ("de-1996", Direction::Ltr),
        ] {
            assert_eq!(tag.parse::<Language>().unwrap().direction(), Some(direction), "{tag}");
        }
        assert_eq!("xq".parse::<Language>().unwrap().direction(), None);
    }

    #[test]
    fn what_is_no_code_is_refused_with_what_to_write() {
        for (text, instead) in [
            ("en_GB", "write `en-GB`"),
            ("en-UK", "write `en-GB`"),
            ("Welsh", "write `cy`"),
            ("", "write one such as"),
            ("e", "write one such as"),
            ("en-", "write one such as"),
            ("ar rtl", "write one such as"),
            ("klingonese", "write one such as"),
        ] {
            let error = text.parse::<Language>().unwrap_err().to_string();
            assert!(error.contains(instead), "{error}");
        }
    }
}
