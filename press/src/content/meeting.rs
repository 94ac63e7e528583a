//! A meeting of a council: `councils/<id>/meetings/<id>.toml`.

use super::{files, folder::Found};
use crate::{
    problem::{Problem, Problems},
    promise::Promise,
    source::{Fields, Node, Value},
};
use gazette::model::{self, Slug};

/// A meeting as its editor wrote it.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// The meeting, with its files measured.
    pub meeting: model::Meeting,
    /// The fields as they stand in the file.
    pub fields: Fields,
}

pub(super) fn read(found: &Found, problems: &mut Problems) -> Option<Meeting> {
    let mut fields = found.open(problems)?.fields;
    fields.fill("id", found.id.as_str(), problems);
    if let Some(council) = &found.council {
        fill_bodies(&mut fields, council, problems);
    }
    files::fill_media_types(fields.root_mut());
    let meeting = fields.read(&[], problems)?;
    Some(Meeting { meeting, fields })
}

/// The council in whose folder the meeting is meets, alone or with others.
fn fill_bodies(fields: &mut Fields, council: &Slug, problems: &mut Problems) {
    const KEY: &str = "organization_ids";
    if let Some(given) = fields.root().get(KEY)
        && matches!(given.value, Value::List(_))
        && given.items().iter().all(|id| id.text() != Some(council.as_str()))
    {
        let message = format!("`{KEY}` does not name `{council}`, in whose folder the meeting is");
        let problem = Problem::error(Promise::PlacesAndFieldsAgree, message, fields.place(KEY));
        problems.push(problem.help("name it, or leave the field out where no other body meets"));
    }
    let range = fields.root().range.clone();
    let council = Node { range, value: Value::Text(council.to_string()) };
    fields.root_mut().fill(KEY, Value::List(vec![council]));
}
