//! Which addresses a link may have. The one door: nothing else decides.

use super::{reader::read_text, text::written_as_text};
use crate::route::Route;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// An address that is safe to follow: `https`, `http`, `mailto` or `tel`, a path from the site's root (`/news/…`), or a
/// fragment of the page (`#…`). Everything else is refused, `javascript:` and `data:` above all.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(extend("pattern" = r"^(/([^/\s\\\x00-\x1f\x7f-\x9f][^\s\\\x00-\x1f\x7f-\x9f]*)?|#[^\s\\\x00-\x1f\x7f-\x9f]+|[Hh][Tt][Tt][Pp][Ss]?://[^/\s\\\x00-\x1f\x7f-\x9f][^\s\\\x00-\x1f\x7f-\x9f]*|([Mm][Aa][Ii][Ll][Tt][Oo]|[Tt][Ee][Ll]):[^\s\\\x00-\x1f\x7f-\x9f]+)$")))]
#[serde(try_from = "String", into = "String")]
pub struct Href(Box<str>);

written_as_text!(Href);
read_text!(Href, Href(Box::default()));

impl Href {
    /// The address as it is written in content and in published JSON.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path from the site's root, with its query and fragment, where the address is one.
    pub fn site_path(&self) -> Option<&str> {
        self.0.starts_with('/').then_some(&*self.0)
    }

    /// The id named by a fragment of the page itself.
    pub fn fragment(&self) -> Option<&str> {
        self.0.strip_prefix('#')
    }
}

impl From<&Route> for Href {
    /// The path of a page of the site: no part of it can be anything but a path.
    fn from(route: &Route) -> Href {
        Href(route.path().into())
    }
}

/// Why an address is refused. Its `Display` says what to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HrefError {
    /// The scheme is not one of those allowed.
    Scheme(String),
    /// A relative path, whose meaning depends on the page it stands on.
    Relative(String),
    /// A space, a control character or a backslash, which browsers read in different ways.
    Character(String, char),
}

impl fmt::Display for HrefError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HrefError::Scheme(scheme) => write!(
                formatter,
                "a link may not use `{scheme}:`: write an address that begins with https:, http:, mailto:, tel:, / or #"
            ),
            HrefError::Relative(text) => write!(
                formatter,
                "`{text}` is not a full address: begin with https:// for another site, or with / for a page of this one"
            ),
            HrefError::Character(text, character) => write!(
                formatter,
                "the address `{}` holds {character:?}: write it percent-encoded (a space is %20)",
                text.escape_default()
            ),
        }
    }
}

impl std::error::Error for HrefError {}

impl FromStr for Href {
    type Err = HrefError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(character) = text.chars().find(|&c| c.is_control() || c.is_whitespace() || c == '\\') {
            return Err(HrefError::Character(text.to_owned(), character));
        }
        let from_root = text.starts_with('/') && !text.starts_with("//");
        if from_root || text.len() > 1 && text.starts_with('#') {
            return Ok(Href(text.into()));
        }
        let Some((scheme, rest)) = text.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) else {
            return Err(HrefError::Relative(text.to_owned()));
        };
        let is = |names: [&str; 2]| names.iter().any(|name| scheme.eq_ignore_ascii_case(name));
        let allowed = if is(["http", "https"]) {
            rest.strip_prefix("//").is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
        } else {
            is(["mailto", "tel"]) && !rest.is_empty()
        };
        if allowed { Ok(Href(text.into())) } else { Err(HrefError::Scheme(scheme.to_owned())) }
    }
}

/// Whether `text` is an RFC 3986 scheme.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

impl fmt::Display for Href {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_safe_addresses_are_links() {
        for good in [
            "https://a.example/x?y=1#z",
            "HTTP://a.example",
            "mailto:a@b.example",
            "tel:+441632960000",
            "/",
            "/news/x#p-y",
            "#p-y",
        ] {
            assert!(good.parse::<Href>().is_ok(), "{good:?} was refused");
        }
        for bad in [
            "",
            "#",
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "java\nscript:alert(1)",
            " javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "//evil.example",
            "/\\evil.example",
            "https:evil",
            "https:///x",
            "news/x",
            "../x",
            "blob:x",
        ] {
            assert!(bad.parse::<Href>().is_err(), "{bad:?} was taken for a safe address");
        }
    }
}
