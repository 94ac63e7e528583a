//! Reads published JSON into the model.
//!
//! What serde derives is made for any source and any shape, and each reader would download all of it: a sixth of the program.
//! Here there is one source, a parsed JSON value ([`Json`]). Where something is wrong, reading takes note of it and goes on with
//! whatever stands in; so no type needs code that undoes what was read of it, and there is one place where it fails: the end.
//! `press`, which reads the model from what editors write, uses serde; a test sees to it that both read alike.

#[cfg(test)]
mod tests;

use super::json::{Json, parse};

/// A type that can be read from JSON. A field that is not there is read as `null`.
pub(crate) trait Read {
    /// Reads the value. Where that cannot be, tells the reader why, and returns anything.
    fn read(value: &Json, reader: &mut Reader) -> Self;
}

/// Takes note of what is wrong.
#[derive(Default)]
pub(crate) struct Reader {
    /// The field that is being read.
    field: &'static str,
    /// What was wrong first.
    problem: Option<String>,
}

/// Reads a value from JSON text. Fields that the type does not know are skipped.
pub(crate) fn from_json<T: Read>(json: &str) -> Result<T, String> {
    let value = parse(json)?;
    reading(|reader| T::read(&value, reader))
}

/// What `read` reads, where nothing was wrong.
pub(crate) fn reading<T>(read: impl FnOnce(&mut Reader) -> T) -> Result<T, String> {
    let mut reader = Reader::default();
    let value = read(&mut reader);
    match reader.problem {
        None => Ok(value),
        Some(problem) => Err(problem),
    }
}

impl Reader {
    /// Reads a field of an object. Names may end in `_`, where Rust has the word for itself.
    pub(super) fn field<T: Read>(&mut self, of: &Json, name: &'static str) -> T {
        let outer = std::mem::replace(&mut self.field, name);
        let value = T::read(find(of, name), self);
        self.field = outer;
        value
    }

    /// Reads a field of an object, which may be missing.
    pub(super) fn field_or_default<T: Read + Default>(&mut self, of: &Json, name: &'static str) -> T {
        if matches!(find(of, name), Json::Null) { T::default() } else { self.field(of, name) }
    }

    /// Refuses what is not an object.
    pub(super) fn object(&mut self, value: &Json) {
        if !matches!(value, Json::Object(_)) {
            self.expected("an object");
        }
    }

    /// The text of a string.
    pub(super) fn text<'a>(&mut self, value: &'a Json) -> &'a str {
        if let Json::Text(text) = value {
            return text;
        }
        self.expected("a string");
        ""
    }

    /// The place of a word among the names of an enumeration's variants: `case-study` is the word of `CaseStudy`.
    pub(super) fn place_of_word(&mut self, value: &Json, variants: &[&str]) -> usize {
        let text = self.text(value);
        variants.iter().position(|variant| is_word_of(text, variant)).unwrap_or_else(|| {
            self.refuse(text);
            0
        })
    }

    /// Says that a text is not one that the field may have.
    pub(super) fn refuse(&mut self, text: &str) {
        self.note(&["`", text, "` cannot be read"]);
    }

    /// Says what should have been there.
    pub(super) fn expected(&mut self, what: &str) {
        self.note(&[what, " was expected"]);
    }

    fn number(&mut self, value: &Json) -> u64 {
        if let Json::Whole(number) = value {
            return *number;
        }
        self.expected("a whole number");
        0
    }

    fn items<'a>(&mut self, value: &'a Json) -> &'a [Json] {
        if let Json::Array(items) = value {
            return items;
        }
        self.expected("an array");
        &[]
    }

    fn note(&mut self, problem: &[&str]) {
        if self.problem.is_none() {
            self.problem = Some(["in `", self.field, "`: ", &problem.concat()].concat());
        }
    }
}

fn find<'a>(of: &'a Json, name: &str) -> &'a Json {
    of.get(name.trim_end_matches('_')).unwrap_or(&Json::Null)
}

fn is_word_of(text: &str, variant: &str) -> bool {
    let mut rest = text.bytes();
    let letters_match = variant.bytes().enumerate().all(|(place, letter)| {
        let hyphen_matches = place == 0 || letter.is_ascii_lowercase() || rest.next() == Some(b'-');
        hyphen_matches && rest.next() == Some(letter.to_ascii_lowercase())
    });
    letters_match && rest.next().is_none()
}

/// Reads a structure field by field. A field that is forgotten does not compile.
macro_rules! read_fields {
    ($type:ident { $($field:ident),+ $(; or default: $($defaulted:ident),+)? }) => {
        impl $crate::model::reader::Read for $type {
            fn read(value: &$crate::model::json::Json, reader: &mut $crate::model::reader::Reader) -> Self {
                reader.object(value);
                $type {
                    $($field: reader.field(value, stringify!($field)),)+
                    $($($defaulted: reader.field_or_default(value, stringify!($defaulted)),)+)?
                }
            }
        }
    };
}
pub(super) use read_fields;

/// Reads an enumeration from a word. A variant that is forgotten does not compile.
macro_rules! read_words {
    ($type:ident { $($variant:ident),+ }) => {
        impl $crate::model::reader::Read for $type {
            fn read(value: &$crate::model::json::Json, reader: &mut $crate::model::reader::Reader) -> Self {
                const ALL: &[$type] = &[$($type::$variant),+];
                const NAMES: &[&str] = &[$(stringify!($variant)),+];
                const _: fn($type) = |any| match any { $($type::$variant => {})+ };
                ALL[reader.place_of_word(value, NAMES)]
            }
        }
    };
}
pub(super) use read_words;

/// Reads a type that is written as text through its `FromStr`. `$any` stands in for what is wrong.
macro_rules! read_text {
    ($type:ident, $any:expr) => {
        impl $crate::model::reader::Read for $type {
            fn read(value: &$crate::model::json::Json, reader: &mut $crate::model::reader::Reader) -> Self {
                let text = reader.text(value);
                text.parse().unwrap_or_else(|_| {
                    reader.refuse(text);
                    $any
                })
            }
        }
    };
}
pub(super) use read_text;

impl Read for String {
    fn read(value: &Json, reader: &mut Reader) -> Self {
        reader.text(value).to_owned()
    }
}

impl Read for bool {
    fn read(value: &Json, reader: &mut Reader) -> Self {
        if let Json::Bool(is) = value {
            return *is;
        }
        reader.expected("true or false");
        false
    }
}

impl Read for u64 {
    fn read(value: &Json, reader: &mut Reader) -> Self {
        reader.number(value)
    }
}

impl Read for u32 {
    fn read(value: &Json, reader: &mut Reader) -> Self {
        u32::try_from(reader.number(value)).unwrap_or_else(|_| {
            reader.expected("a smaller number");
            0
        })
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: &Json, reader: &mut Reader) -> Self {
        if matches!(value, Json::Null) { None } else { Some(T::read(value, reader)) }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: &Json, reader: &mut Reader) -> Self {
        reader.items(value).iter().map(|item| T::read(item, reader)).collect()
    }
}
