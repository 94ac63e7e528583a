//! Pages that stand apart from the news: about, accessibility, privacy.

use super::{Block, Date, Slug, reader::read_fields};
use serde::{Deserialize, Serialize};

/// A page: `data/pages/<slug>.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Page {
    /// The slug, which gives the address.
    pub id: Slug,
    /// The canonical address, absolute.
    pub url: String,
    /// The title.
    pub title: String,
    /// The page in a sentence, plain text.
    pub summary: String,
    /// The day it was last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_modified: Option<Date>,
    /// The text.
    pub body: Vec<Block>,
}

read_fields!(Page { id, url, title, summary, date_modified, body });
