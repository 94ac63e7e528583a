//! A council: `councils/<id>/council.toml`, with its meetings and papers beside it.

use super::{Body, Meeting, Paper, files};
use crate::{
    problem::Problems,
    source::{Document, Fields, names_of},
    typography::Writing,
};
use gazette::model::{Change, MeetingPattern, Membership, Organization, Publication, Relation, Slug, Strategy};
use schemars::JsonSchema;
use serde::Deserialize;
use std::cmp::Reverse;

/// A council as its editor wrote of it.
#[derive(Clone, Debug)]
pub struct Council {
    /// The body itself; its id is the folder's name.
    pub organization: Organization,
    /// What it is for, at length: the field `description`.
    pub body: Body,
    /// Who sits on it, and who sat.
    pub memberships: Vec<Membership>,
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

/// A council: what it is, who sits on it, and what it publishes.
#[derive(Deserialize, JsonSchema)]
pub(super) struct Front {
    /// Who sits on it, and who sat.
    #[serde(default)]
    memberships: Vec<Membership>,
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
