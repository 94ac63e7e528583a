//! From fields to types. Every wrong, missing and unknown field is told, not only the first.
//!
//! serde stops at the first error. So what is wrong is noted and put aside, what is missing gets a stand-in, and the
//! reading begins again, until there is nothing left to say. Whatever was read with a stand-in is thrown away.

use super::{
    Source,
    tree::{Field, Node, Value},
};
use crate::{
    problem::{Place, Problem, Problems},
    promise::Promise,
};
use serde::{
    de::{
        self, DeserializeOwned, DeserializeSeed, Deserializer, Expected, MapAccess, SeqAccess, Unexpected, Visitor,
        value::{MapDeserializer, SeqDeserializer, StrDeserializer},
    },
    forward_to_deserialize_any,
};
use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap, HashSet},
    fmt,
    ops::Range,
    sync::Arc,
};

const CHECK: Promise = Promise::FieldsAreKnown;

/// So many problems of one file are enough to begin with.
const ENOUGH: usize = 100;

/// What is done with fields that a type does not know.
#[derive(Clone, Copy)]
pub(super) enum Unknown<'a> {
    /// They are problems, but for these at the top.
    RefusedBut(&'a [&'a str]),
    /// They are problems, in a part of a file that has these fields at its top.
    RefusedBelow(&'a [&'a str]),
    /// At the top they are left to others; further down they are problems.
    LeftAtTheTop,
}

/// Reads `root` as a `T`.
pub(super) fn read<T: DeserializeOwned>(
    source: &Arc<Source>,
    root: &Node,
    unknown: Unknown<'_>,
    problems: &mut Problems,
) -> Option<T> {
    let mut attempt = Attempt {
        root: identity(root),
        unknown,
        put_aside: HashSet::new(),
        stand_ins: HashMap::new(),
        top: RefCell::default(),
        strangers: RefCell::default(),
        missing: Vec::new(),
    };
    let mut found = Vec::new();
    let value = loop {
        match T::deserialize(Reading { node: root, attempt: &attempt }).map_err(|error| error.at(root)) {
            Ok(value) => break Some(value),
            Err(error) => {
                let (goes_on, problem) = attempt.learn(error, root, source);
                found.extend(problem);
                if !goes_on || found.len() + attempt.missing.len() >= ENOUGH {
                    break None;
                }
            }
        }
    };
    let mut strangers = attempt.strangers.into_inner();
    // Where the file has the field at its top already, another was meant.
    let is_free = |stranger: &Stranger| stranger.table == identity(root) || root.field(&stranger.key).is_none();
    for stranger in strangers.values_mut() {
        stranger.is_from_above &= is_free(stranger);
    }
    let missing =
        attempt.missing.into_iter().filter(|missing| !strangers.values().any(|other| other.is_meant(missing)));
    found.extend(missing.map(|missing| missing.problem(source)));
    found.extend(strangers.into_values().map(|stranger| stranger.problem(source)));
    let whole = found.is_empty();
    for problem in found {
        problems.push(problem);
    }
    value.filter(|_| whole)
}

/// The one of `names` that is most like `word`, where one is like it.
pub fn nearest<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let reach = (word.chars().count() / 3).clamp(1, 5);
    let letters = Letters::of(word);
    let mut best: Option<(usize, &str)> = None;
    for name in names {
        let most = best.map_or(reach, |(distance, _)| distance);
        if letters.edits_to(name) > most {
            continue;
        }
        let found = (strsim::damerau_levenshtein(word, name), name);
        if found.0 <= most && best.is_none_or(|best| found < best) {
            best = Some(found);
        }
    }
    best.map(|(_, name)| name)
}

/// How often each letter stands in a word. Some letters count as one, so that there are few.
struct Letters([i32; 64]);

impl Letters {
    fn of(word: &str) -> Letters {
        let mut letters = Letters([0; 64]);
        word.chars().for_each(|letter| *letters.count(letter) += 1);
        letters
    }

    fn count(&mut self, letter: char) -> &mut i32 {
        &mut self.0[letter as usize % 64]
    }

    /// How many letters must be changed at the least to make the word another: it may take more, but to count these takes far less
    /// time, and of many names few are near.
    fn edits_to(&self, other: &str) -> usize {
        let mut left = Letters(self.0);
        other.chars().for_each(|letter| *left.count(letter) -= 1);
        let sum = |sign: i32| left.0.iter().map(|count| (count * sign).max(0).unsigned_abs() as usize).sum::<usize>();
        sum(1).max(sum(-1))
    }
}

/// The names of the fields that a `T` knows.
pub(super) fn names_of<T: DeserializeOwned>() -> &'static [&'static str] {
    struct Names<'a>(&'a RefCell<&'static [&'static str]>);

    impl<'de> Deserializer<'de> for Names<'_> {
        type Error = Error;

        fn deserialize_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            fields: &'static [&'static str],
            _: V,
        ) -> Result<V::Value, Error> {
            self.0.replace(fields);
            Err(Error::words("only the names were wanted"))
        }

        fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
            Err(Error::words("only the names were wanted"))
        }

        forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
            unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
        }
    }

    let names = RefCell::default();
    let _ = T::deserialize(Names(&names));
    names.into_inner()
}

/// A node's identity while the tree stands still.
fn identity(node: &Node) -> usize {
    std::ptr::from_ref(node).addr()
}

/// What earlier attempts have taught.
struct Attempt<'a> {
    root: usize,
    unknown: Unknown<'a>,
    /// Values that are wrong.
    put_aside: HashSet<usize>,
    /// For a missing field of a table, which of [`STAND_INS`] to try.
    stand_ins: HashMap<(usize, &'static str), usize>,
    /// The names of the fields at the top of what is read.
    top: RefCell<&'static [&'static str]>,
    /// Fields that no type knows, by place.
    strangers: RefCell<BTreeMap<usize, Stranger>>,
    /// Fields that are needed, and not there.
    missing: Vec<Missing>,
}

/// One of these is a right text for every type that is written as text.
const STAND_INS: [&str; 4] = ["stand-in", "2000-01-01", "2000-01-01T00:00:00Z", "https://example.org/"];

impl Attempt<'_> {
    /// Takes note of an error, so that the next attempt gets past it. Says whether another attempt is worth it.
    fn learn(&mut self, error: Error, root: &Node, source: &Arc<Source>) -> (bool, Option<Problem>) {
        let Some(at) = error.at else { return (false, None) };
        match (at, error.wrong) {
            (At::StandIn(table, name), _) => {
                let candidate = self.stand_ins.entry((table, name)).or_default();
                *candidate += 1;
                let goes_on = *candidate < STAND_INS.len() || self.put_aside(table);
                (goes_on, None)
            }
            (At::Node { id, range }, Wrong::Missing(name)) => {
                let again = self.stand_ins.insert((id, name), 0).is_some();
                // A value that is there but wrong was told already.
                let there = find(root, id).is_some_and(|table| table.field(name).is_some_and(|field| !is_null(field)));
                if !there && !again {
                    self.missing.push(Missing { table: id, name, range });
                }
                (!again, None)
            }
            (At::Node { id, range }, wrong) => (self.put_aside(id), Some(wrong.problem(source, range))),
        }
    }

    fn put_aside(&mut self, id: usize) -> bool {
        id != self.root && self.put_aside.insert(id)
    }

    fn knows(&self, table: &Node, names: &[&str], field: &Field) -> bool {
        let top = identity(table) == self.root;
        names.contains(&field.key.as_str())
            || match self.unknown {
                Unknown::RefusedBut(also) => top && also.contains(&field.key.as_str()),
                Unknown::RefusedBelow(_) => false,
                Unknown::LeftAtTheTop => top,
            }
    }

    /// Whether the file has a field of this name at its top, and the table is further down.
    fn has_above(&self, table: &Node, name: &str) -> bool {
        let is_further_down = identity(table) != self.root;
        match self.unknown {
            Unknown::RefusedBelow(above) => above.contains(&name),
            Unknown::RefusedBut(also) => is_further_down && (also.contains(&name) || self.top.borrow().contains(&name)),
            Unknown::LeftAtTheTop => is_further_down && self.top.borrow().contains(&name),
        }
    }
}

fn find(node: &Node, id: usize) -> Option<&Node> {
    if identity(node) == id {
        return Some(node);
    }
    let fields = node.fields().iter().map(|field| &field.node);
    fields.chain(node.items()).find_map(|child| find(child, id))
}

fn is_null(field: &Field) -> bool {
    field.node.value == Value::Null
}

/// A field that is needed, and not there.
struct Missing {
    table: usize,
    name: &'static str,
    /// The table's place.
    range: Range<usize>,
}

impl Missing {
    fn problem(self, source: &Arc<Source>) -> Problem {
        let Missing { name, range, .. } = self;
        let is_json = source.path.rsplit('.').next() == Some("json");
        let help = if is_json { format!("add `\"{name}\": …`") } else { format!("add `{name} = …`") };
        missing(name, source.place(range)).help(help)
    }
}

fn missing(name: &str, place: Place) -> Problem {
    Problem::error(CHECK, format!("the field `{name}` is missing"), place)
}

/// A field that no type knows.
struct Stranger {
    table: usize,
    key: String,
    range: Range<usize>,
    names: Vec<String>,
    /// Whether it is a field of the file's top.
    is_from_above: bool,
}

impl Stranger {
    /// The field that was meant, where it is only misspelt.
    fn meant(&self) -> Option<&str> {
        nearest(&self.key, self.names.iter().map(String::as_str))
    }

    /// Whether a field that is missing is there, misspelt: then it is told once.
    fn is_meant(&self, missing: &Missing) -> bool {
        self.table == missing.table && self.meant() == Some(missing.name)
    }

    fn problem(self, source: &Arc<Source>) -> Problem {
        let message = format!("there is no field `{}` here", self.key);
        let problem = Problem::error(CHECK, message, source.place(self.range.clone()));
        if self.is_from_above {
            let is_json = source.path.rsplit('.').next() == Some("json");
            let above = if is_json {
                "to the file itself, not to what is in it"
            } else {
                "above the first line that begins with `[`"
            };
            return problem.help(format!("`{}` belongs {above}", self.key));
        }
        problem.help(match self.meant() {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("the fields are: {}", quoted(self.names.iter().map(String::as_str))),
        })
    }
}

fn quoted<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Why a value is not of its type, and where that came to light.
#[derive(Debug)]
struct Error {
    wrong: Wrong,
    at: Option<At>,
}

#[derive(Debug)]
enum Wrong {
    Words(String),
    Missing(&'static str),
    Type { found: String, wanted: String, number: bool },
    Variant { given: String, names: &'static [&'static str] },
}

#[derive(Debug)]
enum At {
    Node { id: usize, range: Range<usize> },
    StandIn(usize, &'static str),
}

impl Error {
    fn words(words: impl fmt::Display) -> Error {
        Error { wrong: Wrong::Words(words.to_string()), at: None }
    }

    /// The innermost place counts.
    fn at(mut self, node: &Node) -> Error {
        self.at.get_or_insert_with(|| At::Node { id: identity(node), range: node.range.clone() });
        self
    }

    fn at_stand_in(mut self, table: &Node, name: &'static str) -> Error {
        self.at = Some(At::StandIn(identity(table), name));
        self
    }
}

impl Wrong {
    fn problem(self, source: &Arc<Source>, range: Range<usize>) -> Problem {
        let place = source.place(range);
        match self {
            Wrong::Words(words) => Problem::error(CHECK, words, place),
            Wrong::Missing(name) => missing(name, place),
            Wrong::Type { found, wanted, number } => {
                let problem = Problem::error(CHECK, format!("{found} stands where {wanted} belongs"), place);
                if number && wanted == "a text" { problem.help("write it in quotes: \"…\"") } else { problem }
            }
            Wrong::Variant { given, names } => {
                let problem =
                    Problem::error(CHECK, format!("`{given}` is none of {}", quoted(names.iter().copied())), place);
                match nearest(&given, names.iter().copied()) {
                    Some(name) => problem.help(format!("did you mean `{name}`?")),
                    None => problem,
                }
            }
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}", self.wrong)
    }
}

impl std::error::Error for Error {}

impl de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Error {
        Error::words(message)
    }

    fn missing_field(name: &'static str) -> Error {
        Error { wrong: Wrong::Missing(name), at: None }
    }

    fn unknown_variant(given: &str, names: &'static [&'static str]) -> Error {
        Error { wrong: Wrong::Variant { given: given.to_owned(), names }, at: None }
    }

    fn invalid_type(found: Unexpected<'_>, wanted: &dyn Expected) -> Error {
        let number = matches!(found, Unexpected::Signed(_) | Unexpected::Unsigned(_) | Unexpected::Float(_));
        let found = match found {
            Unexpected::Bool(_) => "a truth value".to_owned(),
            Unexpected::Signed(_) | Unexpected::Unsigned(_) => "a whole number".to_owned(),
            Unexpected::Float(_) => "a number".to_owned(),
            Unexpected::Str(_) => "a text".to_owned(),
            Unexpected::Seq => "a list".to_owned(),
            Unexpected::Map => "a table of fields".to_owned(),
            other => other.to_string(),
        };
        Error { wrong: Wrong::Type { found, wanted: in_words(wanted), number }, at: None }
    }

    fn invalid_value(found: Unexpected<'_>, wanted: &dyn Expected) -> Error {
        let found = found.to_string();
        let found = found.split_once(' ').map_or(found.as_str(), |(_, value)| value);
        Error::words(format!("{found} is not {}", in_words(wanted)))
    }
}

/// What serde expects, for those who do not write Rust.
fn in_words(wanted: &dyn Expected) -> String {
    let wanted = wanted.to_string();
    match wanted.as_str() {
        "a string" => "a text".to_owned(),
        "a sequence" => "a list".to_owned(),
        "a boolean" => "`true` or `false`".to_owned(),
        "u8" | "u16" | "u32" | "u64" => "a whole number from 0 up".to_owned(),
        _ if wanted.starts_with("struct ") || wanted == "a map" => "a table of fields".to_owned(),
        _ if wanted.contains("enum") => "a text".to_owned(),
        _ => wanted,
    }
}

/// One value to read.
#[derive(Clone, Copy)]
struct Reading<'a> {
    node: &'a Node,
    attempt: &'a Attempt<'a>,
}

impl<'a> Reading<'a> {
    fn child(self, node: &'a Node) -> Reading<'a> {
        Reading { node, attempt: self.attempt }
    }

    /// A table, of which `names` are read, or all.
    fn table<'de, V: Visitor<'de>>(
        self,
        fields: &'a [Field],
        names: Option<&'static [&'static str]>,
        visitor: V,
    ) -> Result<V::Value, Error> {
        if let Some(names) = names
            && identity(self.node) == self.attempt.root
        {
            self.attempt.top.replace(names);
        }
        let mut entries = Vec::new();
        for field in fields.iter().filter(|field| !is_null(field)) {
            if names.is_some_and(|names| !names.contains(&field.key.as_str())) {
                if names.is_some_and(|names| !self.attempt.knows(self.node, names, field)) {
                    self.note_stranger(field, names.unwrap_or_default());
                }
            } else if !self.attempt.put_aside.contains(&identity(&field.node)) {
                entries.push(Entry::There(field));
            }
        }
        let here = identity(self.node);
        for (&(table, name), &candidate) in &self.attempt.stand_ins {
            if table == here {
                entries.push(Entry::StandIn(name, candidate));
            }
        }
        visitor.visit_map(Entries { reading: self, rest: entries.into_iter(), value: None })
    }

    fn note_stranger(self, field: &Field, names: &[&str]) {
        let mut names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        if let Unknown::RefusedBut(also) = self.attempt.unknown
            && identity(self.node) == self.attempt.root
        {
            names.extend(also.iter().map(|name| (*name).to_owned()));
        }
        let table = identity(self.node);
        let is_from_above = self.attempt.has_above(self.node, &field.key);
        let stranger = Stranger { table, key: field.key.clone(), range: field.key_range.clone(), names, is_from_above };
        self.attempt.strangers.borrow_mut().insert(identity(&field.node), stranger);
    }
}

impl<'de> Deserializer<'de> for Reading<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let read = match &self.node.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(truth) => visitor.visit_bool(*truth),
            Value::Integer(integer) => visitor.visit_i64(*integer),
            Value::Float(float) => visitor.visit_f64(*float),
            Value::Text(text) => visitor.visit_str(text),
            Value::List(items) => visitor.visit_seq(Items { reading: self, items: items.iter() }),
            Value::Fields(fields) => self.table(fields, None, visitor),
        };
        read.map_err(|error| error.at(self.node))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.node.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Fields(fields) => self.table(fields, Some(names), visitor).map_err(|error| error.at(self.node)),
            // A list would be taken for a struct's fields in their order.
            Value::List(_) => {
                Err(de::Error::invalid_type(Unexpected::Seq, &visitor)).map_err(|error: Error| error.at(self.node))
            }
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match &self.node.value {
            Value::Text(text) => {
                visitor.visit_enum(StrDeserializer::new(text)).map_err(|error: Error| error.at(self.node))
            }
            _ => self.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier ignored_any
    }
}

struct Items<'a> {
    reading: Reading<'a>,
    items: std::slice::Iter<'a, Node>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let put_aside = &self.reading.attempt.put_aside;
        let Some(node) = self.items.find(|item| !put_aside.contains(&identity(item))) else { return Ok(None) };
        seed.deserialize(self.reading.child(node)).map(Some).map_err(|error| error.at(node))
    }
}

enum Entry<'a> {
    There(&'a Field),
    StandIn(&'static str, usize),
}

struct Entries<'a> {
    reading: Reading<'a>,
    rest: std::vec::IntoIter<Entry<'a>>,
    value: Option<Entry<'a>>,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        self.value = self.rest.next();
        match &self.value {
            None => Ok(None),
            Some(Entry::There(field)) => {
                let key = seed.deserialize(StrDeserializer::new(&field.key));
                key.map(Some).map_err(|error: Error| error.at(&field.node))
            }
            Some(Entry::StandIn(name, _)) => seed.deserialize(StrDeserializer::new(name)).map(Some),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        match self.value.take() {
            None => Err(Error::words("a value was asked for before its name")),
            Some(Entry::There(field)) => {
                seed.deserialize(self.reading.child(&field.node)).map_err(|error| error.at(&field.node))
            }
            Some(Entry::StandIn(name, candidate)) => {
                let table = self.reading.node;
                seed.deserialize(StandIn(candidate)).map_err(|error| error.at_stand_in(table, name))
            }
        }
    }
}

/// What is read in the place of a missing field, so that others may be found missing too.
struct StandIn(usize);

impl<'de> Deserializer<'de> for StandIn {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(STAND_INS.get(self.0).copied().unwrap_or_default())
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_bool(false)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u32(1)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(SeqDeserializer::<_, Error>::new(std::iter::empty::<&str>()))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(MapDeserializer::<_, Error>::new(std::iter::empty::<(&str, &str)>()))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(StrDeserializer::<Error>::new(names.first().copied().unwrap_or_default()))
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct
        tuple tuple_struct struct identifier ignored_any
    }
}
