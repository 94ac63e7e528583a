//! A council: `councils/<id>/council.toml`, with its meetings and papers beside it.

use super::{Body, Meeting, Paper, files};
use crate::{
    problem::Problems,
    source::{Document, Fields, names_of},
    typography::Writing,
};
use gazette::model::{
    Change, MeetingPattern, Membership, OnBehalfOf, Organization, PartialDate, Publication, Relation, Slug, Strategy,
};
use schemars::JsonSchema;
use serde::Deserialize;
use std::{cmp::Reverse, collections::HashSet};

/// A council as its editor wrote of it.
#[derive(Clone, Debug)]
pub struct Council {
    /// The body itself; its id is the folder's name.
    pub organization: Organization,
    /// What it is for, at length: the field `description`.
    pub body: Body,
    /// Who sits on it, and who sat.
    pub memberships: Vec<Membership>,
    /// Seats that nobody has.
    pub vacancies: Vec<Vacancy>,
    /// When and where it usually meets.
    pub meeting_pattern: Option<MeetingPattern>,
    /// Changes that this council's file tells of. Those that other files tell of name it too.
    pub changes: Vec<Change>,
    /// Relations that this council's file tells of.
    pub relations: Vec<Relation>,
    /// Its strategies.
    pub strategies: Vec<Strategy>,
    /// What it publishes, with the files measured.
    pub publications: Vec<Publication>,
    /// The meetings in its folder, oldest first.
    pub meetings: Vec<Meeting>,
    /// The papers in its folder, newest first.
    pub papers: Vec<Paper>,
    /// The fields as they stand in the file.
    pub fields: Fields,
}

/// A seat that nobody has (Popolo `Post`).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Vacancy {
    /// The id, which no membership of the council has either.
    pub id: Slug,
    /// Chair, Vice-chair, Member and so on.
    pub role: String,
    /// The sector that the member is to come from.
    pub sector: Option<String>,
    /// The body of this site that the member is to sit for.
    pub on_behalf_of_id: Option<Slug>,
    /// The organisation that the member is to sit for, by its name.
    pub on_behalf_of: Option<OnBehalfOf>,
    /// What there is to know of it, such as how it will be filled.
    pub note: Option<String>,
    /// Since when nobody has it.
    pub since: Option<PartialDate>,
}

/// A council: what it is, who sits on it, and what it publishes.
#[derive(Deserialize, JsonSchema)]
pub(super) struct Front {
    /// Who sits on it, and who sat.
    #[serde(default)]
    memberships: Vec<Membership>,
    /// Seats that nobody has.
    #[serde(default)]
    vacancies: Vec<Vacancy>,
    /// When and where it usually meets.
    meeting_pattern: Option<MeetingPattern>,
    /// Where it came from, and what became of it.
    #[serde(default)]
    changes: Vec<Change>,
    /// How it stands to other bodies.
    #[serde(default)]
    relations: Vec<Relation>,
    /// Its strategies.
    #[serde(default)]
    strategies: Vec<Strategy>,
    /// What it publishes.
    #[serde(default)]
    publications: Vec<Publication>,
}

/// The field that is read as a text of its own.
#[derive(JsonSchema)]
#[allow(dead_code, reason = "only its schema is asked for")]
pub(super) struct Description {
    /// What it is for, at length, in Markdown.
    description: Option<String>,
}

impl Council {
    /// Whether there is anything to say of its members.
    pub(crate) fn has_members_page(&self) -> bool {
        !self.memberships.is_empty() || !self.vacancies.is_empty()
    }

    /// Whether somebody sits, or sat, on both this council and the other.
    pub(crate) fn shares_members_with(&self, other: &Council) -> bool {
        let people: HashSet<&Slug> = self.memberships.iter().map(|membership| &membership.person_id).collect();
        other.memberships.iter().any(|membership| people.contains(&membership.person_id))
    }

    /// Whether it publishes anything: then there is a page of all of it.
    pub(crate) fn has_publications(&self) -> bool {
        !(self.strategies.is_empty() && self.publications.is_empty() && self.papers.is_empty())
    }

    pub(super) fn with(mut self, mut meetings: Vec<Meeting>, mut papers: Vec<Paper>) -> Council {
        meetings.sort_by_key(|meeting| (meeting.meeting.start.moment(), meeting.meeting.id.clone()));
        papers.sort_by_key(|paper| (Reverse(paper.paper.date), paper.paper.id.clone()));
        self.meetings = meetings;
        self.papers = papers;
        self
    }
}

pub(super) fn read(id: &Slug, document: Document, writing: &Writing, problems: &mut Problems) -> Option<Council> {
    let mut fields = document.fields;
    let body = fields
        .take_text("description", problems)
        .map(|text| Body::read(fields.source(), &text, writing.clone(), problems));
    writing.set_fields(fields.root_mut());
    fields.fill("id", id.as_str(), problems);
    fields.fill_each("memberships", "organization_id", id.as_str(), problems);
    fields.fill_each("relations", "from_id", id.as_str(), problems);
    files::fill_media_types(fields.root_mut());
    let front = fields.read::<Front>(names_of::<Organization>(), problems);
    let organization = fields.read_part(problems);
    let front = front?;
    Some(Council {
        organization: organization?,
        body: body?,
        memberships: front.memberships,
        vacancies: front.vacancies,
        meeting_pattern: front.meeting_pattern,
        changes: front.changes,
        relations: front.relations,
        strategies: front.strategies,
        publications: front.publications,
        meetings: Vec::new(),
        papers: Vec::new(),
        fields,
    })
}
