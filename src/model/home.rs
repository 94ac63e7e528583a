//! The home page.

use super::{ArticleSummary, CouncilSummary, MeetingSummary, Named, Publication, reader::read_fields};
use serde::{Deserialize, Serialize};

/// The home page: `data/home.json`. It stays small however much is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Home {
    /// The newest articles, newest first; the first of them leads.
    pub articles: Vec<ArticleSummary>,
    /// The councils that are active.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub councils: Vec<CouncilSummary>,
    /// Meetings around the day of the build, oldest first; which are still to come is worked out from the reader's day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meetings: Vec<MeetingSummary>,
    /// The bodies that meetings name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organizations: Vec<Named>,
    /// Publications of the councils.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub publications: Vec<Publication>,
}

read_fields!(Home { articles; or default: councils, meetings, organizations, publications });
