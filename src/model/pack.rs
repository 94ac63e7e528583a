//! A meeting's pack: all that somebody takes to the meeting, on one page.

use super::{MeetingPage, Named, Paper, reader::read_fields};
use serde::{Deserialize, Serialize};

/// A meeting's pack: `data/councils/<council>/meetings/<meeting>/pack.json`.
///
/// The ids of a paper's blocks begin with that of the paper, and links between the papers, and to the agenda, stay within the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Pack {
    /// The canonical address, absolute.
    pub url: String,
    /// The meeting's own page.
    pub meeting: MeetingPage,
    /// Who sits on the bodies that meet, on the day of the meeting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Named>,
    /// The papers with their texts, as the agenda takes them, then the others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<Paper>,
}

impl Paper {
    /// The id of the paper on the page of a pack.
    pub fn anchor(&self) -> String {
        paper_anchor(self.id.as_str())
    }
}

/// The id of a paper on the page of a pack.
pub fn paper_anchor(id: &str) -> String {
    format!("paper-{id}")
}

read_fields!(Pack { url, meeting; or default: members, papers });
