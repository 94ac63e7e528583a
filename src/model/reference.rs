//! What a page needs of another page in order to link to it.

use super::{Slug, reader::read_fields};
use serde::{Deserialize, Serialize};

/// A person, a body or a paper that a page links to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Named {
    /// The id, which gives the address.
    pub id: Slug,
    /// The name to show.
    pub name: String,
    /// Who or what that is, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
}

/// An article or a topic that a page links to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Titled {
    /// The slug, which gives the address.
    pub id: Slug,
    /// The title to show.
    pub title: String,
}

read_fields!(Named { id, name, summary });
read_fields!(Titled { id, title });
