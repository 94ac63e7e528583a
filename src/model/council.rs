//! Councils and other bodies. What Popolo 1.0 describes has Popolo's names; mergers follow W3C ORG.

use super::{
    ArticleSummary, Block, Date, Decisions, FileLink, Href, MeetingSummary, Named, PaperSummary, PartialDate, Slug,
    reader::{read_fields, read_words},
};
use crate::{t, words::Word};
use serde::{Deserialize, Serialize};

/// A council's page: `data/councils/<id>.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Council {
    /// The canonical address, absolute.
    pub url: String,
    /// The body itself (Popolo `Organization`).
    pub organization: Organization,
    /// What it is for, at length.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Block>,
    /// Who sits on it, and who sat (Popolo `Membership`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub memberships: Vec<Membership>,
    /// Who chairs it, how many sit on it, and how many seats nobody has, in a sentence or two, on the day on which the page was
    /// made. Where there is one, the council has a page of its members.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members_summary: Option<String>,
    /// The people whom memberships name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Named>,
    /// The other bodies that changes, relations and meetings name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organizations: Vec<Named>,
    /// When and where it usually meets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting_pattern: Option<MeetingPattern>,
    /// Its meetings around the day of the build, oldest first; which are still to come is worked out from the reader's day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meetings: Vec<MeetingSummary>,
    /// What the latest meeting of which that is known decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decisions: Option<Decisions>,
    /// What it publishes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub publications: Vec<Publication>,
    /// Its strategies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strategies: Vec<Strategy>,
    /// Its newest papers, newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<PaperSummary>,
    /// How it stands to other bodies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
    /// Where it came from and what became of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// The newest articles about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<ArticleSummary>,
}

/// All councils: `data/councils.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Councils {
    /// A summary of each, those still active first.
    pub councils: Vec<CouncilSummary>,
}

/// What a list shows of a council.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct CouncilSummary {
    /// The id, which gives the address.
    pub id: Slug,
    /// Its name.
    pub name: String,
    /// What it is for, in a sentence or two.
    #[serde(rename = "abstract", default, skip_serializing_if = "Option::is_none")]
    pub abstract_: Option<String>,
    /// `council`, `working-group` and so on.
    pub classification: String,
    /// Whether it still is.
    pub status: OrganizationStatus,
}

/// A body (Popolo `Organization`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Organization {
    /// The id, which gives the address.
    pub id: Slug,
    /// Its name.
    pub name: String,
    /// What it is called for short.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short_name: Option<String>,
    /// What it was called before, or is called elsewhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_names: Vec<OtherName>,
    /// `council`, `working-group` and so on.
    pub classification: String,
    /// Whether it still is.
    pub status: OrganizationStatus,
    /// What it is for, in a sentence or two.
    #[serde(rename = "abstract", default, skip_serializing_if = "Option::is_none")]
    pub abstract_: Option<String>,
    /// When it was formed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub founding_date: Option<PartialDate>,
    /// When it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dissolution_date: Option<PartialDate>,
    /// The body that it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<Slug>,
    /// The body that supports its work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supported_by_id: Option<Slug>,
    /// Where to read on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<WebLink>,
    /// How to reach it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contact_details: Vec<ContactDetail>,
}

/// Whether a body still is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum OrganizationStatus {
    /// It meets and works.
    Active,
    /// It became a part of another.
    Merged,
    /// It ended.
    Closed,
}

impl OrganizationStatus {
    /// The status in words.
    pub fn label(self) -> Word {
        match self {
            OrganizationStatus::Active => t!("Active"),
            OrganizationStatus::Merged => t!("Merged"),
            OrganizationStatus::Closed => t!("Closed"),
        }
    }
}

/// A former or other name (Popolo).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct OtherName {
    /// The name.
    pub name: String,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_date: Option<PartialDate>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_date: Option<PartialDate>,
}

/// A link of a person or a body (Popolo `Link`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct WebLink {
    /// The address.
    pub url: Href,
    /// What is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A way to reach a body (Popolo `ContactDetail`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ContactDetail {
    /// `email`, `voice`, `address` and so on.
    #[serde(rename = "type")]
    pub type_: String,
    /// The address or number.
    pub value: String,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Anything to know before using it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// One person's seat on a body (Popolo `Membership`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Membership {
    /// The id of the membership, unique within the body.
    pub id: Slug,
    /// Who sits.
    pub person_id: Slug,
    /// On which body.
    pub organization_id: Slug,
    /// Chair, Vice-chair, Member and so on.
    pub role: String,
    /// The body of this site that the member sits for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of_id: Option<Slug>,
    /// The organisation that the member sits for, by its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<OnBehalfOf>,
    /// The member's own post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post_title: Option<String>,
    /// The sector that the member comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_date: Option<PartialDate>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_date: Option<PartialDate>,
    /// Whether the member votes, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voting: Option<bool>,
}

/// An organisation that a member sits for (Popolo `Organization`, of which nothing else is told).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct OnBehalfOf {
    /// What it is called.
    pub name: String,
}

/// Whether a seat is held on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tenure {
    /// It will be.
    ToCome,
    /// It is.
    Current,
    /// It was.
    Former,
}

impl Membership {
    /// Whether the seat is held on a day. Where a part of a date is not known, it is held as long as it may be.
    pub fn tenure(&self, day: Date) -> Tenure {
        let is_over = |end: PartialDate| end.latest_day().is_some_and(|last| last < day);
        let is_to_come = |start: PartialDate| start.earliest_day().is_some_and(|first| first > day);
        match (self.start_date, self.end_date) {
            (_, Some(end)) if is_over(end) => Tenure::Former,
            (Some(start), _) if is_to_come(start) => Tenure::ToCome,
            _ => Tenure::Current,
        }
    }

    /// Whether the person sits on the body on a day, as far as the dates say.
    pub fn is_held_on(&self, day: Date) -> bool {
        self.tenure(day) == Tenure::Current
    }
}

/// When and where a body usually meets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct MeetingPattern {
    /// How often, such as `quarterly`.
    pub frequency: String,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Anything else to know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Something a body publishes, or is about to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Publication {
    /// The id, unique within the body.
    pub id: Slug,
    /// Its title.
    pub title: String,
    /// What sort of publication it is.
    pub kind: PublicationKind,
    /// Whether it can be had.
    pub status: PublicationStatus,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Slug>,
    /// When it came out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// The publication itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileLink>,
    /// The publication or strategy that it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<Slug>,
}

/// What sort of publication it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each says itself")]
pub enum PublicationKind {
    Booklet,
    Guidance,
    Strategy,
    Report,
}

impl PublicationKind {
    /// The kind in words.
    pub fn label(self) -> Word {
        match self {
            PublicationKind::Booklet => t!("Booklet"),
            PublicationKind::Guidance => t!("Guidance"),
            PublicationKind::Strategy => t!("Strategy"),
            PublicationKind::Report => t!("Report"),
        }
    }
}

/// Whether a publication can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each says itself")]
pub enum PublicationStatus {
    InProduction,
    Published,
    Superseded,
}

impl PublicationStatus {
    /// The status in words.
    pub fn label(self) -> Word {
        match self {
            PublicationStatus::InProduction => t!("in production"),
            PublicationStatus::Published => t!("published"),
            PublicationStatus::Superseded => t!("superseded"),
        }
    }
}

/// What a body sets out to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Strategy {
    /// The id, unique within the body.
    pub id: Slug,
    /// Its title.
    pub title: String,
    /// What it says, in a paragraph.
    pub summary: String,
    /// The strategies that it serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aligned_to: Vec<StrategyAlignment>,
    /// The publications that carry it out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub publication_ids: Vec<Slug>,
}

/// A strategy of somebody else's that a strategy serves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct StrategyAlignment {
    /// Its title.
    pub title: String,
    /// Where to read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Href>,
}

/// A change of bodies (W3C ORG `ChangeEvent`), shown on every body that it names, from both sides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Change {
    /// What happened.
    #[serde(rename = "type")]
    pub type_: ChangeType,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// The bodies that were before.
    pub original_ids: Vec<Slug>,
    /// The bodies that were after.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resulting_ids: Vec<Slug>,
    /// The change in a sentence or two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// What happened to bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each says itself")]
pub enum ChangeType {
    Merger,
    Rename,
    Split,
    Closure,
}

/// How one body stands to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Relation {
    /// In what way.
    #[serde(rename = "type")]
    pub type_: RelationType,
    /// The body of which it is told.
    pub from_id: Slug,
    /// The other body.
    pub to_id: Slug,
    /// The relation in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// In what way one body stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each says itself")]
pub enum RelationType {
    WorksWith,
    SharesMembers,
    ReportsTo,
    RepresentsOn,
}

read_fields!(Council {
    url, organization, members_summary, meeting_pattern, decisions;
    or default: body, memberships, people, organizations, meetings, publications, strategies, papers, relations,
    changes, articles
});
read_fields!(Councils { councils });
read_fields!(CouncilSummary { id, name, abstract_, classification, status });
read_fields!(Organization {
    id, name, short_name, classification, status, abstract_, founding_date, dissolution_date, parent_id,
    supported_by_id;
    or default: other_names, links, contact_details
});
read_words!(OrganizationStatus { Active, Merged, Closed });
read_fields!(OtherName { name, start_date, end_date });
read_fields!(WebLink { url, note });
read_fields!(ContactDetail { type_, value, label, note });
read_fields!(Membership {
    id,
    person_id,
    organization_id,
    role,
    on_behalf_of_id,
    on_behalf_of,
    post_title,
    sector,
    start_date,
    end_date,
    voting
});
read_fields!(OnBehalfOf { name });
read_fields!(MeetingPattern { frequency, place, note });
read_fields!(Publication { id, title, kind, status, date, part_of; or default: topics, files });
read_words!(PublicationKind { Booklet, Guidance, Strategy, Report });
read_words!(PublicationStatus { InProduction, Published, Superseded });
read_fields!(Strategy { id, title, summary; or default: aligned_to, publication_ids });
read_fields!(StrategyAlignment { title, url });
read_fields!(Change { type_, date, original_ids, description; or default: resulting_ids });
read_words!(ChangeType { Merger, Rename, Split, Closure });
read_fields!(Relation { type_, from_id, to_id, note });
read_words!(RelationType { WorksWith, SharesMembers, ReportsTo, RepresentsOn });
