//! A person: `people/<id>.toml`.

use super::folder::Found;
use crate::{problem::Problems, source::Fields};
use gazette::model;

/// A person as the editor wrote of them.
#[derive(Clone, Debug)]
pub struct Person {
    /// The person, with the portrait measured.
    pub person: model::Person,
    /// The fields as they stand in the file.
    pub fields: Fields,
}

pub(super) fn read(found: &Found, problems: &mut Problems) -> Option<Person> {
    let mut fields = found.open(problems)?.fields;
    fields.fill("id", found.id.as_str(), problems);
    let person = fields.read(&[], problems)?;
    Some(Person { person, fields })
}
