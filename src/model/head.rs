//! What a page says of itself: to the title bar, to search engines and previews, on paper, and where it is passed on.

use super::{Date, Link, Qr, Site, reader::read_fields};
use crate::route::Route;
use crate::t;
use serde::Serialize;

/// A page's own description of itself. Each published document has one, made by `press`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Head {
    /// The page's title, as its `<h1>` has it: plain text.
    pub title: String,
    /// The page in a sentence or two, plain text.
    pub description: String,
    /// The canonical address, absolute. What is no page of the site, such as a failure, has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The QR code of the canonical address, where the address is short enough for one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qr: Option<Qr>,
    /// The day on which it was published, where it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_published: Option<Date>,
    /// The day on which it was last changed, where it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<Date>,
    /// The places above this one, from the home page down.
    pub above: Vec<Link>,
    /// What it is called where it is passed on or cited, such as `meeting`; else it is a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub noun: Option<String>,
    /// Who wrote it, or brought it, as a citation has it: `A, B and C` (Dublin Core's `creator`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator: Option<String>,
    /// The day that it is of, where that is not the day on which it was published: a meeting's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

read_fields!(Head { title, description, url, qr, date_published, date_modified, above, noun, creator, date });

impl Head {
    /// The head of what is no page of the site's own.
    pub(crate) fn of_no_page(site: &Site, title: &str) -> Head {
        Head {
            title: title.to_owned(),
            description: site.description.clone(),
            above: vec![Link { title: t!("Home").text().into(), url: (&Route::Home).into() }],
            ..Head::default()
        }
    }

    /// What it is called where it is passed on.
    pub(crate) fn noun(&self) -> &str {
        self.noun.as_deref().unwrap_or_else(|| t!("page").text())
    }

    /// The text of `<title>`: "Page title – Site name", or the site's name alone on its home page.
    pub fn title_at(&self, site: &Site) -> String {
        if self.title == site.name { self.title.clone() } else { [&self.title, " – ", &site.name].concat() }
    }
}
