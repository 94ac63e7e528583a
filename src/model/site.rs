//! The site itself: what stands on every page.

use super::{
    Href,
    reader::{read_fields, read_text},
    text::written_as_text,
};
use crate::words::Locale;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// What every page needs to know of the site. It stands in each prerendered page, so that it costs no request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Site {
    /// The society's name, as it ends each page's title.
    pub name: String,
    /// The name where room is short.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short_name: Option<String>,
    /// What the site is, in a sentence.
    pub description: String,
    /// Where the site is.
    pub url: SiteUrl,
    /// Its language (BCP 47).
    pub language: String,
    /// Something that every reader must know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<String>,
    /// Whom to write to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// Under which licence the content may be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<Licence>,
    /// The main places of the site.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub navigation: Vec<NavigationItem>,
    /// Places that readers look for at the foot of each page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub footer: Vec<NavigationItem>,
}

impl Site {
    /// The language in which the interface is: the site's own, or else English.
    pub fn locale(&self) -> Locale {
        Locale::of_site(&self.language)
    }
}

/// Whom to write to about the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Contact {
    /// Who reads it.
    pub name: String,
    /// The e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// A page about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Href>,
}

/// A licence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Licence {
    /// Its name.
    pub title: String,
    /// Its text.
    pub url: Href,
}

/// One of the main places of the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct NavigationItem {
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub url: Href,
}

/// Where a site is: `https://host/` or, under a sub-path, `https://host/gazette/`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(extend("pattern" = r"^https?://[A-Za-z0-9.:\[\]-]+(/[A-Za-z0-9_.~-]+)*/*$")))]
#[serde(try_from = "String", into = "String")]
pub struct SiteUrl {
    origin: Box<str>,
    base: Box<str>,
}

written_as_text!(SiteUrl);
read_text!(SiteUrl, SiteUrl { origin: Box::default(), base: Box::default() });

impl SiteUrl {
    /// Scheme, host and port, without a slash at the end.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The path that every address of the site begins with, without a slash at the end: empty, or such as `/gazette`.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The absolute address of a path from the site's root, such as `/news`.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin, self.base)
    }
}

/// Why a text is not a [`SiteUrl`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteUrlError(String);

impl fmt::Display for SiteUrlError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "`{}` is not the address of a site: write https://host/ or https://host/path/, without query or fragment",
            self.0
        )
    }
}

impl std::error::Error for SiteUrlError {}

impl FromStr for SiteUrl {
    type Err = SiteUrlError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refuse = || SiteUrlError(text.to_owned());
        let (scheme, rest) = text.split_once("://").ok_or_else(refuse)?;
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let host_is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
        let path_is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte);
        let path = path.trim_end_matches('/');
        let good = matches!(scheme, "http" | "https")
            && !host.is_empty()
            && host.bytes().all(host_is_plain)
            && path.bytes().all(path_is_plain)
            && (path.is_empty() || path.split('/').all(|segment| !matches!(segment, "" | "." | "..")));
        if !good {
            return Err(refuse());
        }
        let base = if path.is_empty() { String::new() } else { format!("/{path}") };
        Ok(SiteUrl { origin: format!("{scheme}://{host}").into(), base: base.into() })
    }
}

impl fmt::Display for SiteUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{}/", self.origin, self.base)
    }
}

read_fields!(Site {
    name, short_name, description, url, language, notice, contact, licence;
    or default: navigation, footer
});
read_fields!(Contact { name, email, url });
read_fields!(Licence { title, url });
read_fields!(NavigationItem { title, url });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_may_live_under_a_sub_path() {
        for (text, origin, base) in [
            ("https://gazette.example/", "https://gazette.example", ""),
            ("https://gazette.example", "https://gazette.example", ""),
            ("http://127.0.0.1:8080/a/b/", "http://127.0.0.1:8080", "/a/b"),
        ] {
            let url: SiteUrl = text.parse().unwrap();
            assert_eq!((url.origin(), url.base()), (origin, base));
        }
        for bad in [
            "",
            "gazette.example",
            "ftp://x/",
            "https://",
            "https://x/?q",
            "https://x/#f",
            "https://x//y/",
            "https://x/../y",
            "https://a b/",
        ] {
            assert!(bad.parse::<SiteUrl>().is_err(), "{bad:?} was taken for a site's address");
        }
    }
}
