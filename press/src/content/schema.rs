//! What editors may write, for the JSON Schemas: told by the types that content is read into.

use super::{accessibility, article, council, page, site};
use gazette::model::{Meeting, Organization, Paper, Person};
use schemars::{JsonSchema, Schema, SchemaGenerator};

/// The schemas of the types that one file is read into. Where two know a field, the later tells what it may hold.
pub(crate) type Parts = fn(&mut SchemaGenerator) -> Vec<Schema>;

/// Every kind of file: its name, and the types that it is read into.
pub(crate) const PARTS: [(&str, Parts); 8] = [
    ("accessibility", |of| vec![accessibility::Front::json_schema(of), InJson::json_schema(of)]),
    ("article", |of| vec![article::Front::json_schema(of), InJson::json_schema(of), Text::json_schema(of)]),
    ("council", |of| {
        let description = council::Description::json_schema(of);
        vec![council::Front::json_schema(of), Organization::json_schema(of), description, InJson::json_schema(of)]
    }),
    ("meeting", |of| vec![Meeting::json_schema(of), InJson::json_schema(of)]),
    ("page", |of| vec![page::Front::json_schema(of), InJson::json_schema(of), Text::json_schema(of)]),
    ("paper", |of| vec![Paper::json_schema(of), InJson::json_schema(of), Text::json_schema(of)]),
    ("person", |of| vec![Person::json_schema(of), InJson::json_schema(of)]),
    ("site", |of| vec![site::Front::json_schema(of), site::Topics::json_schema(of), InJson::json_schema(of)]),
];

/// The fields that `press` fills in, from the place of the file or from what it measures: the type, and the field. The
/// type of the file itself has no name.
pub(crate) const FILLED: [(&str, &str); 11] = [
    ("", "id"),
    ("", "organization_ids"),
    ("Membership", "organization_id"),
    ("Relation", "from_id"),
    ("FileLink", "mime_type"),
    ("FileLink", "size"),
    ("FileLink", "pages"),
    ("FileLink", "sha256"),
    ("Image", "width"),
    ("Image", "height"),
    ("Image", "srcset"),
];

/// What every file may say of itself to other programs. `press` does not look at it.
#[derive(JsonSchema)]
#[allow(dead_code, reason = "only its schema is asked for")]
struct InJson {
    /// The address of this schema, in JSON. In TOML and in front matter a line `#:schema …` names it.
    #[serde(rename = "$schema")]
    schema: Option<String>,
}

/// The text of a file that has one.
#[derive(JsonSchema)]
#[allow(dead_code, reason = "only its schema is asked for")]
struct Text {
    /// The text in Markdown, where the file is JSON. In a Markdown file it stands below the fields.
    body: Option<String>,
}
