//! Lists of articles, page by page.

use super::{ArticleSummary, Slug, reader::read_fields};
use serde::{Deserialize, Serialize};

/// How many articles an old page of a list holds. The newest page holds from this to twice as many less one.
pub const PAGE_SIZE: usize = 20;

/// A page of the news, or of a topic. Pages are numbered from the oldest, so that a page once full never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ListPage {
    /// The topic, where the list is of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<Topic>,
    /// The articles, newest first.
    pub items: Vec<ArticleSummary>,
    /// The number of this page, from 1, the oldest.
    pub page: u32,
    /// How many pages there are: said only by the newest, since the others never change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
}

impl ListPage {
    /// Whether this is the newest page.
    pub fn is_newest(&self) -> bool {
        self.pages.is_some()
    }
}

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Topic {
    /// The slug, which gives the address.
    pub id: Slug,
    /// Its title.
    pub title: String,
    /// What belongs to it, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

read_fields!(ListPage { topic, items, page, pages });
read_fields!(Topic { id, title, description });
