//! The members of a council.

use super::{Block, Membership, Named, WebLink, reader::read_fields};
use serde::{Deserialize, Serialize};

/// A council's members: `data/councils/<id>/members.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct MembersPage {
    /// The canonical address, absolute.
    pub url: String,
    /// What the page is called.
    pub title: String,
    /// How many members there are, on the day on which the page was made.
    pub summary: String,
    /// The council.
    pub organization: Named,
    /// Its seats, now and before, in the order of roles and names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Member>,
    /// The bodies that members sit for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organizations: Vec<Named>,
    /// What else there is to say: the vacancies, the councils with members in common, and the members as files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Block>,
}

/// A seat with what its council's page shows of whoever has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Member {
    /// The seat (Popolo `Membership`).
    pub membership: Membership,
    /// The person's name with what stands before and after it.
    pub name: String,
    /// What the name is sorted by: family name first, small letters without accents.
    pub sort_key: String,
    /// The other councils that the person sits on, on the day on which the page was made: each by the page that compares it
    /// with this one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also_on: Vec<WebLink>,
    /// The name in the letters of a plain keyboard, where it has others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
}

read_fields!(MembersPage { url, title, summary, organization; or default: members, organizations, body });
read_fields!(Member { membership, name, sort_key, search; or default: also_on });
