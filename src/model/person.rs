//! People in the part they play in public (Popolo `Person`). No private addresses.

use super::{ArticleSummary, Block, Image, Membership, Named, Slug, WebLink, reader::read_fields};
use serde::{Deserialize, Serialize};

/// A person's page: `data/people/<id>.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct PersonPage {
    /// The canonical address, absolute.
    pub url: String,
    /// The person.
    pub person: Person,
    /// The person's seats, now and before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub memberships: Vec<Membership>,
    /// The bodies that memberships name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organizations: Vec<Named>,
    /// What the person brought before councils: papers, and items of agendas.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub record: Vec<Block>,
    /// The newest articles that name the person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<ArticleSummary>,
}

/// A person (Popolo).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Person {
    /// The id, which gives the address.
    pub id: Slug,
    /// The name to show.
    pub name: String,
    /// The name to sort by, family name first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort_name: Option<String>,
    /// What stands before the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub honorific_prefix: Option<String>,
    /// What stands after the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub honorific_suffix: Option<String>,
    /// A portrait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Image>,
    /// Who that is, in a sentence or two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Where to read on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<WebLink>,
}

impl Person {
    /// The name with what stands before and after it.
    pub fn full_name(&self) -> String {
        [self.honorific_prefix.as_deref(), Some(&self.name), self.honorific_suffix.as_deref()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

read_fields!(PersonPage {
    url, person;
    or default: memberships, organizations, record, articles
});

read_fields!(Person { id, name, sort_name, honorific_prefix, honorific_suffix, image, summary; or default: links });
