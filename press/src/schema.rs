//! JSON Schemas (2020-12) of what editors write and of what is published. The types are their only source: here they are
//! put together, and told apart: content is read strictly, published documents tolerantly.

use crate::content::{FILLED, PARTS, Parts};
use gazette::model::{
    Article, Council, Councils, Document, Home, ListPage, MeetingPage, MeetingsPage, MembersPage, Pack, Page,
    PaperPage, PersonPage, PublicationsPage, Site, SiteUrl,
};
use schemars::{
    JsonSchema, Schema, SchemaGenerator,
    generate::SchemaSettings,
    transform::{RecursiveTransform, Transform},
};
use serde_json::{Map, Value, json};
use std::{
    collections::BTreeSet,
    fmt, fs, io,
    path::{Path, PathBuf},
};

/// Where the schemas are, from the site's root.
const FOLDER: &str = "/schema";

const META_SCHEMA: &str = "https://json-schema.org/draft/2020-12/schema";

/// Every published document: its name, and its type.
const PUBLISHED: [(&str, Parts); 14] = [
    ("article", document::<Article>),
    ("council", document::<Council>),
    ("councils", document::<Councils>),
    ("home", document::<Home>),
    ("list", document::<ListPage>),
    ("meeting", document::<MeetingPage>),
    ("members", document::<MembersPage>),
    ("pack", document::<Pack>),
    ("meetings", document::<MeetingsPage>),
    ("page", document::<Page>),
    ("paper", document::<PaperPage>),
    ("person", document::<PersonPage>),
    ("publications", document::<PublicationsPage>),
    ("site", |of| vec![Site::json_schema(of)]),
];

/// A document within its envelope.
fn document<T: JsonSchema>(of: &mut SchemaGenerator) -> Vec<Schema> {
    let content = T::json_schema(of);
    let mut document = Document::<T>::json_schema(of);
    if let Some(description) = content.get("description") {
        document.insert("description".to_owned(), description.clone());
    }
    vec![document]
}

/// One schema, ready to be written.
#[derive(Clone, Debug)]
pub struct SchemaFile {
    /// Its address from the site's root, such as `/schema/content/article.json`.
    pub address: String,
    /// The schema.
    pub json: Value,
}

/// All schemas. Where they are published at the site `url`, each names its own absolute address as its `$id`.
pub fn all(url: Option<&SiteUrl>) -> Vec<SchemaFile> {
    let content = PARTS.iter().map(|&(name, parts)| (content_address(name), name, parts, true));
    let published = PUBLISHED.iter().map(|&(name, parts)| (format!("{FOLDER}/{name}.json"), name, parts, false));
    content
        .chain(published)
        .map(|(address, name, parts, is_content)| {
            let mut json = schema(name, parts, is_content);
            if let Some(url) = url {
                json.insert("$id".to_owned(), url.absolute(&address).into());
            }
            SchemaFile { address, json: json.into() }
        })
        .collect()
}

/// The address, from the site's root, of the schema of a kind of content file.
pub(crate) fn content_address(name: &str) -> String {
    format!("{FOLDER}/content/{name}.json")
}

/// Whether a schema has this address.
pub(crate) fn has(address: &str) -> bool {
    let Some(name) = address.strip_prefix(FOLDER).and_then(|rest| rest.strip_suffix(".json")) else { return false };
    match name.strip_prefix("/content/") {
        Some(name) => PARTS.iter().any(|(known, _)| *known == name),
        None => PUBLISHED.iter().any(|(known, _)| name.strip_prefix('/') == Some(known)),
    }
}

fn schema(name: &str, parts: Parts, is_content: bool) -> Map<String, Value> {
    let settings = SchemaSettings::draft2020_12();
    let settings = if is_content { settings.for_deserialize() } else { settings.for_serialize() };
    let mut generator = settings.into_generator();
    let parts = parts(&mut generator);
    let mut whole = together(parts);
    whole.insert("$defs".to_owned(), Value::Object(generator.take_definitions(false)));
    let mut whole = Schema::from(whole);
    RecursiveTransform(without_null).transform(&mut whole);
    let unknown_fields = if is_content { refuse_unknown_fields } else { allow_unknown_fields };
    RecursiveTransform(unknown_fields).transform(&mut whole);
    let mut whole = std::mem::take(whole.ensure_object());
    if is_content {
        for (of, field) in FILLED {
            let_out(&mut whole, of, field);
        }
    }
    keep_used(&mut whole);
    let (first, rest) = name.split_at(1.min(name.len()));
    let reading = if is_content { "as editors write it" } else { "as it is published" };
    whole.insert("title".to_owned(), format!("{}{rest}, {reading}", first.to_uppercase()).into());
    whole.insert("$schema".to_owned(), META_SCHEMA.into());
    whole
}

/// One schema with the fields of all. It is described as the first is.
fn together(parts: Vec<Schema>) -> Map<String, Value> {
    let mut whole = Map::new();
    let mut properties = Map::new();
    let mut required = Vec::new();
    for mut part in parts {
        let part = part.ensure_object();
        if let Some(Value::Object(fields)) = part.remove("properties") {
            required.retain(|field: &Value| field.as_str().is_none_or(|field| !fields.contains_key(field)));
            properties.extend(fields);
        }
        if let Some(Value::Array(fields)) = part.remove("required") {
            required.extend(fields);
        }
        for (key, value) in std::mem::take(part) {
            whole.entry(key).or_insert(value);
        }
    }
    whole.insert("properties".to_owned(), Value::Object(properties));
    whole.insert("required".to_owned(), Value::Array(required));
    whole
}

/// Lets a field be left out of a type.
fn let_out(whole: &mut Map<String, Value>, of: &str, field: &str) {
    let table = if of.is_empty() { Some(whole) } else { definition(whole, of) };
    let Some(table) = table else { return };
    if let Some(Value::Array(required)) = table.get_mut("required") {
        required.retain(|name| name != field);
    }
    let field = table.get_mut("properties").and_then(|fields| fields.get_mut(field));
    if let Some(Value::String(description)) = field.and_then(|field| field.get_mut("description")) {
        description.push_str(" Known to `press` where it is left out.");
    }
}

fn definition<'a>(whole: &'a mut Map<String, Value>, name: &str) -> Option<&'a mut Map<String, Value>> {
    whole.get_mut("$defs")?.get_mut(name)?.as_object_mut()
}

/// What has nothing to say is left out, never `null`. Rust's names of numbers mean nothing elsewhere.
fn without_null(schema: &mut Schema) {
    let Some(schema) = schema.as_object_mut() else { return };
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = &types[..] {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    if let Some(Value::Array(options)) = schema.get_mut("anyOf") {
        options.retain(|option| *option != json!({ "type": "null" }));
        if let [Value::Object(only)] = &options[..] {
            let only = only.clone();
            schema.remove("anyOf");
            schema.extend(only);
        }
    }
    if schema.get("format").and_then(Value::as_str).is_some_and(|format| format.starts_with("uint")) {
        schema.remove("format");
    }
    if schema.get("default").is_some_and(Value::is_null) {
        schema.remove("default");
    }
}

fn refuse_unknown_fields(schema: &mut Schema) {
    if schema.get("properties").is_some() {
        schema.insert("additionalProperties".to_owned(), false.into());
    }
}

fn allow_unknown_fields(schema: &mut Schema) {
    if schema.get("additionalProperties") == Some(&Value::Bool(false)) {
        schema.remove("additionalProperties");
    }
}

/// Takes away the definitions that nothing refers to.
fn keep_used(whole: &mut Map<String, Value>) {
    let Some(Value::Object(definitions)) = whole.remove("$defs") else { return };
    let mut used = BTreeSet::new();
    let mut next: Vec<&Value> = whole.values().collect();
    while let Some(value) = next.pop() {
        match value {
            Value::String(text) => {
                if let Some(name) = text.strip_prefix("#/$defs/")
                    && used.insert(name.to_owned())
                {
                    next.extend(definitions.get(name));
                }
            }
            Value::Array(items) => next.extend(items),
            Value::Object(fields) => next.extend(fields.values()),
            _ => {}
        }
    }
    let kept: Map<_, _> = definitions.into_iter().filter(|(name, _)| used.contains(name)).collect();
    if !kept.is_empty() {
        whole.insert("$defs".to_owned(), Value::Object(kept));
    }
}

/// Why the schemas were not written.
#[derive(Debug)]
pub enum SchemaError {
    /// Something else than a schema has a schema's name.
    NotASchema(PathBuf),
    /// A file could not be written.
    Write(PathBuf, io::Error),
}

impl fmt::Display for SchemaError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SchemaError::NotASchema(file) => write!(
                formatter,
                "`{}` is something else than a schema, and would be replaced: name another folder with --out",
                file.display()
            ),
            SchemaError::Write(file, error) => write!(formatter, "`{}` cannot be written: {error}", file.display()),
        }
    }
}

impl std::error::Error for SchemaError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            SchemaError::Write(_, error) => Some(error),
            SchemaError::NotASchema(_) => None,
        }
    }
}

/// The folder beside the content in which editors' programs, and [`crate::new`], look for schemas.
pub fn folder_beside(content: &Path) -> PathBuf {
    content.file_name().map_or_else(|| content.join("../schema"), |_| content.with_file_name("schema"))
}

/// Writes all schemas to a folder, in the place of older ones. Gives how many there are.
///
/// # Errors
/// A file could not be written, or is no schema; in the latter case nothing was written.
pub fn write(folder: &Path) -> Result<usize, SchemaError> {
    let schemas = all(None);
    let file = |schema: &SchemaFile| folder.join(schema.address.trim_start_matches(FOLDER).trim_start_matches('/'));
    if let Some(other) = schemas.iter().map(file).find(|file| file.exists() && !is_schema(file)) {
        return Err(SchemaError::NotASchema(other));
    }
    for schema in &schemas {
        let file = file(schema);
        let folder = file.parent().map_or(Ok(()), fs::create_dir_all);
        let written = folder.and_then(|()| fs::write(&file, text(&schema.json)));
        written.map_err(|error| SchemaError::Write(file, error))?;
    }
    Ok(schemas.len())
}

fn is_schema(file: &Path) -> bool {
    let json = fs::read(file).ok().and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
    json.is_some_and(|json| json.get("$schema").is_some_and(|of| of == META_SCHEMA))
}

/// A schema as the text of its file.
pub(crate) fn text(json: &Value) -> String {
    format!("{json:#}\n")
}
