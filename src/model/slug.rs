//! Ids and slugs: the names in addresses, chosen by the editor, never reused.

use super::{reader::read_text, text::written_as_text};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Lower-case ASCII words and numbers joined by single hyphens, such as `local-cio-council`; at most 100 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(extend("pattern" = "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength" = Slug::MAX)))]
#[serde(try_from = "String", into = "String")]
pub struct Slug(Box<str>);

written_as_text!(Slug);
read_text!(Slug, Slug(Box::default()));

impl Slug {
    /// The longest slug, in characters: longer addresses are cut by mail programs.
    pub const MAX: usize = 100;

    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a text is not a [`Slug`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlugError(String);

impl fmt::Display for SlugError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "`{}` is not an id: write lower-case letters a to z, digits and single hyphens, at most {} characters",
            self.0,
            Slug::MAX
        )
    }
}

impl std::error::Error for SlugError {}

impl FromStr for Slug {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if text.len() <= Slug::MAX && text.split('-').all(word) {
            Ok(Slug(text.into()))
        } else {
            Err(SlugError(text.to_owned()))
        }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_lower_case_words_joined_by_hyphens() {
        for good in ["a", "local-cio-council", "2026-09-quarterly"] {
            assert_eq!(good.parse::<Slug>().map(|slug| slug.to_string()), Ok(good.to_owned()));
        }
        for bad in ["", "-", "a-", "-a", "a--b", "A", "a_b", "a b", "é", "a/b", "..", &"a".repeat(101)] {
            assert!(bad.parse::<Slug>().is_err(), "{bad:?} was taken for a slug");
        }
    }
}
