//! A page that stands apart from the news: `pages/<id>.md`.

use super::{Body, body_of, folder::Found};
use crate::{problem::Problems, source::Fields};
use gazette::model::{Date, Slug};
use schemars::JsonSchema;
use serde::Deserialize;

/// A page as its editor wrote it.
#[derive(Clone, Debug)]
pub struct Page {
    /// The id: the file's name.
    pub id: Slug,
    /// The title.
    pub title: String,
    /// The page in a sentence.
    pub summary: String,
    /// The day on which it was last changed.
    pub updated: Option<Date>,
    /// The text.
    pub body: Body,
    /// The fields as they stand in the file.
    pub fields: Fields,
}

/// A page's fields, which stand above its text.
#[derive(Deserialize, JsonSchema)]
pub(super) struct Front {
    /// The title.
    title: String,
    /// The page in a sentence, at most 300 characters.
    summary: String,
    /// The day on which it was last changed.
    updated: Option<Date>,
}

pub(super) fn read(found: &Found, problems: &mut Problems) -> Option<Page> {
    let (fields, body) = body_of(found.open(problems)?, &found.writing, problems);
    let Front { title, summary, updated } = fields.read(&[], problems)?;
    Some(Page { id: found.id.clone(), title, summary, updated, body: body?, fields })
}
