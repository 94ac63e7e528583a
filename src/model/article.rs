//! Articles: a society's news. Field names are those of JSON Feed 1.1 wherever it has the idea.

use super::{
    Block, Date, Direction, Href, Named, PartialDate, Slug, Titled,
    reader::{read_fields, read_words},
};
use crate::{t, words::Word};
use serde::{Deserialize, Serialize};

/// An article in full: `data/articles/<slug>.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Article {
    /// The slug, which gives the address.
    pub id: Slug,
    /// The canonical address, absolute.
    pub url: String,
    /// The headline.
    pub title: String,
    /// The article in a sentence or two, plain text.
    pub summary: String,
    /// The day it was published.
    pub date_published: Date,
    /// The day it was last changed, where that is later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<Date>,
    /// How many minutes it takes to read it, counted by `press`, where that is more than one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading_minutes: Option<u32>,
    /// The language of the text (BCP 47), where it is not the site's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The direction in which it is written, where it is not the site's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dir: Option<Direction>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Author>,
    /// The lead image.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// Its topics.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Titled>,
    /// What sort of article it is.
    #[serde(default)]
    pub kind: Kind,
    /// The text.
    pub body: Vec<Block>,
    /// Where to read on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further_information: Vec<Link>,
    /// Articles about the same thing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<ArticleSummary>,
    /// The councils it concerns.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub councils: Vec<Named>,
    /// The people it names, in the part they play.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Named>,
    /// What was changed after publication, newest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Correction>,
    /// Set where the article no longer stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Withdrawn>,
    /// The article published before this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Titled>,
    /// The article published after this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Titled>,
}

/// What a list shows of an article. A list cannot ask for bodies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ArticleSummary {
    /// The slug, which gives the address.
    pub id: Slug,
    /// The headline.
    pub title: String,
    /// The article in a sentence or two, plain text.
    pub summary: String,
    /// The day it was published.
    pub date_published: Date,
    /// The language of its text (BCP 47), where it is not the site's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What sort of article it is.
    #[serde(default)]
    pub kind: Kind,
    /// The lead image.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// Its topics.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Titled>,
}

/// What sort of article it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A report of something that happened.
    #[default]
    News,
    /// What is new with something that goes on.
    Update,
    /// How one organisation did something.
    CaseStudy,
    /// What the society, or somebody in it, holds.
    Statement,
}

impl Kind {
    /// The kind in words.
    pub fn label(self) -> Word {
        match self {
            Kind::News => t!("News"),
            Kind::Update => t!("Update"),
            Kind::CaseStudy => t!("Case study"),
            Kind::Statement => t!("Statement"),
        }
    }
}

/// An author of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Author {
    /// The name to show.
    pub name: String,
    /// What the author does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The author's page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Href>,
}

/// A picture with what replaces it where it cannot be seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Image {
    /// Where it is, from the site's root.
    pub src: Href,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// Its width in CSS pixels, measured by `press`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Its height in CSS pixels, measured by `press`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// What is said below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// The sizes in which it is there, made by `press`: narrowest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub srcset: Vec<ImageCandidate>,
}

/// One of the files from which a browser chooses for a picture (HTML, "image candidate").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ImageCandidate {
    /// Where it is, from the site's root.
    pub src: Href,
    /// Its width in pixels of the file (HTML, "width descriptor").
    pub width: u32,
}

/// A link with its title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Link {
    /// What is at the address.
    pub title: String,
    /// The address.
    pub url: Href,
}

/// A change made after publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Correction {
    /// When.
    pub date: PartialDate,
    /// What was changed.
    pub note: String,
}

/// Why an article no longer stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Withdrawn {
    /// Since when.
    pub date: PartialDate,
    /// Why, and what to read instead.
    pub explanation: String,
}

read_fields!(Article {
    id, url, title, summary, date_published, date_modified, reading_minutes, language, dir, image, body, withdrawn, previous, next;
    or default: authors, tags, kind, further_information, related, councils, people, changes
});
read_fields!(ArticleSummary { id, title, summary, date_published, language, image; or default: kind, tags });
read_words!(Kind { News, Update, CaseStudy, Statement });
read_fields!(Author { name, role, url });
read_fields!(Image { src, alt, width, height, caption, credit; or default: srcset });
read_fields!(ImageCandidate { src, width });
read_fields!(Link { title, url });
read_fields!(Correction { date, note });
read_fields!(Withdrawn { date, explanation });
