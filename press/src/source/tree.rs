//! The fields of a file as a tree in which everything knows its place.

use super::{Source, slips};
use crate::{problem::Problem, promise::Promise};
use jsonc_parser::{CollectOptions, ParseOptions, ast, parse_to_ast};
use std::{collections::HashMap, ops::Range, sync::Arc};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// A value with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it stands.
    pub range: Range<usize>,
    /// What it is.
    pub value: Value,
}

/// What TOML and JSON can say. TOML's dates are their text.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// JSON's `null`.
    Null,
    /// True or false.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Another number.
    Float(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// Named values, in the order of the file.
    Fields(Vec<Field>),
}

/// A named value.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name.
    pub key: String,
    /// Where the name stands.
    pub key_range: Range<usize>,
    /// The value.
    pub node: Node,
}

impl Node {
    /// The fields of an empty file.
    pub(crate) fn nothing() -> Node {
        Node { range: 0..0, value: Value::Fields(Vec::new()) }
    }

    /// The value of a field.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.field(key).map(|field| &field.node)
    }

    /// A field.
    pub fn field(&self, key: &str) -> Option<&Field> {
        match &self.value {
            Value::Fields(fields) => fields.iter().find(|field| field.key == key),
            _ => None,
        }
    }

    /// The fields of a table; none for anything else.
    pub fn fields(&self) -> &[Field] {
        match &self.value {
            Value::Fields(fields) => fields,
            _ => &[],
        }
    }

    /// The items of a list; none for anything else.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The items of the list in a field, to change them.
    pub fn items_mut(&mut self, key: &str) -> &mut [Node] {
        let Value::Fields(fields) = &mut self.value else { return &mut [] };
        match fields.iter_mut().find(|field| field.key == key).map(|field| &mut field.node.value) {
            Some(Value::List(items)) => items,
            _ => &mut [],
        }
    }

    /// The text, where it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Every text in it, however deep.
    pub fn texts(&self) -> impl Iterator<Item = &Node> {
        let mut nodes = vec![self];
        std::iter::from_fn(move || {
            while let Some(node) = nodes.pop() {
                nodes.extend(node.items().iter().chain(node.fields().iter().map(|field| &field.node)));
                if matches!(node.value, Value::Text(_)) {
                    return Some(node);
                }
            }
            None
        })
    }

    /// Takes out the address of a schema: it is for other programs.
    pub(super) fn forget_schema(&mut self) {
        if self.get("$schema").is_some_and(|address| address.text().is_some()) {
            self.take("$schema");
        }
    }

    /// Takes a field out.
    pub fn take(&mut self, key: &str) -> Option<Field> {
        let Value::Fields(fields) = &mut self.value else { return None };
        let index = fields.iter().position(|field| field.key == key)?;
        Some(fields.remove(index))
    }

    /// Puts a field in that the editor need not write, where it is not there.
    pub fn fill(&mut self, key: &str, value: Value) {
        let range = self.range.clone();
        if let Value::Fields(fields) = &mut self.value
            && fields.iter().all(|field| field.key != key)
        {
            fields.push(Field { key: key.to_owned(), key_range: range.clone(), node: Node { range, value } });
        }
    }
}

const READS: Promise = Promise::FilesAreRead;

/// Reads TOML that stands at `range` of the file.
pub(super) fn toml(source: &Arc<Source>, range: Range<usize>) -> Result<Node, Problem> {
    let text = source.text().get(range.clone()).unwrap_or_default();
    let table = DeTable::parse(text).map_err(|error| {
        let span = error.span().unwrap_or(0..0);
        let place = source.place(range.start + span.start..range.start + span.end);
        let problem = Problem::error(READS, format!("this is not TOML: {}", error.message()), place);
        match slips::remedy(text, span.start) {
            Some(remedy) => problem.help(remedy),
            None => problem,
        }
    })?;
    let whole = if range.start == 0 { 0..0 } else { 0..3 };
    Ok(Node { range: whole, value: from_toml_table(table.get_ref(), range.start) })
}

fn from_toml_table(table: &DeTable<'_>, offset: usize) -> Value {
    let mut fields: Vec<Field> = table
        .iter()
        .map(|(key, value)| Field {
            key: key.get_ref().to_string(),
            key_range: moved(key.span(), offset),
            node: from_toml(value, offset),
        })
        .collect();
    fields.sort_by_key(|field| field.key_range.start);
    Value::Fields(fields)
}

fn from_toml(value: &Spanned<DeValue<'_>>, offset: usize) -> Node {
    let node = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix())
            .map_or_else(|_| Value::Float(integer.as_str().parse().unwrap_or(f64::INFINITY)), Value::Integer),
        DeValue::Float(float) => Value::Float(float.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(truth) => Value::Bool(*truth),
        DeValue::Datetime(time) => Value::Text(time.to_string()),
        DeValue::Array(items) => Value::List(items.iter().map(|item| from_toml(item, offset)).collect()),
        DeValue::Table(table) => from_toml_table(table, offset),
    };
    Node { range: moved(value.span(), offset), value: node }
}

fn moved(range: Range<usize>, offset: usize) -> Range<usize> {
    range.start + offset..range.end + offset
}

/// Reads a file of JSON.
pub(super) fn json(source: &Arc<Source>) -> Result<Node, Problem> {
    // The strict parser decides what is JSON, and how deep it may go; the other one knows the places.
    if let Err(error) = serde_json::from_str::<serde_json::Value>(source.text()) {
        let offset = offset_of(source.text(), error.line(), error.column());
        let words = error.to_string();
        let words = words.split(" at line ").next().unwrap_or(&words);
        return Err(Problem::error(READS, format!("this is not JSON: {words}"), source.place(offset..offset + 1)));
    }
    let parsed = parse_to_ast(source.text(), &CollectOptions::default(), &ParseOptions::default());
    let root = match parsed {
        Ok(parsed) => parsed.value,
        Err(error) => {
            let range = error.range().start..error.range().end;
            return Err(Problem::error(READS, format!("this is not JSON: {}", error.kind()), source.place(range)));
        }
    };
    match root {
        Some(ast::Value::Object(object)) => {
            let node = from_json(&ast::Value::Object(object), source)?;
            Ok(Node { range: node.range.start..node.range.start + 1, value: node.value })
        }
        _ => Err(Problem::error(READS, "the file is not a JSON object", source.place(0..1))
            .help("begin with `{`, then the fields such as `\"title\": \"…\"`, then `}`")),
    }
}

fn from_json(value: &ast::Value<'_>, source: &Arc<Source>) -> Result<Node, Problem> {
    use jsonc_parser::common::Ranged;
    let range = value.range();
    let node = match value {
        ast::Value::StringLit(text) => Value::Text(text.value.to_string()),
        ast::Value::NumberLit(number) => match number.value.parse() {
            Ok(integer) => Value::Integer(integer),
            Err(_) => Value::Float(number.value.parse().unwrap_or(f64::NAN)),
        },
        ast::Value::BooleanLit(truth) => Value::Bool(truth.value),
        ast::Value::NullKeyword(_) => Value::Null,
        ast::Value::Array(array) => {
            Value::List(array.elements.iter().map(|item| from_json(item, source)).collect::<Result<_, _>>()?)
        }
        ast::Value::Object(object) => {
            let mut fields: Vec<Field> = Vec::new();
            let mut first_by_key: HashMap<&str, Range<usize>> = HashMap::new();
            for property in &object.properties {
                let (key, key_range) = (property.name.as_str(), property.name.range());
                let key_range = key_range.start..key_range.end;
                if let Some(first) = first_by_key.insert(key, key_range.clone()) {
                    let first = source.place(first).labelled("the first");
                    let message = format!("the field `{key}` is here twice");
                    return Err(Problem::error(READS, message, source.place(key_range)).and(first));
                }
                let node = from_json(&property.value, source)?;
                fields.push(Field { key: key.to_owned(), key_range, node });
            }
            Value::Fields(fields)
        }
    };
    Ok(Node { range: range.start..range.end, value: node })
}

/// The byte at a line and column, both from 1.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (before + column.saturating_sub(1)).min(text.len())
}
