//! A paper of a council: `councils/<id>/papers/<id>.md`.

use super::{Body, body_of, files, folder::Found};
use crate::{problem::Problems, source::Fields};
use gazette::model;

/// A paper as its editor wrote it.
#[derive(Clone, Debug)]
pub struct Paper {
    /// The paper, with its files measured, but with an empty `body`.
    pub paper: model::Paper,
    /// The text.
    pub body: Body,
    /// The fields as they stand in the file.
    pub fields: Fields,
}

pub(super) fn read(found: &Found, problems: &mut Problems) -> Option<Paper> {
    let (mut fields, body) = body_of(found.open(problems)?, &found.writing, problems);
    fields.fill("id", found.id.as_str(), problems);
    files::fill_media_types(fields.root_mut());
    let paper = fields.read(&[], problems)?;
    Some(Paper { paper, body: body?, fields })
}
