//! The text of a page: blocks, and spans within them. Text is data; nothing of it is ever set as HTML.

use super::{
    FileLink, Href, ImageCandidate, Slug,
    json::Json,
    reader::{Read, Reader, read_fields, read_words, reading},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser::SerializeMap};
use serde_json::Value;

/// The id of the list of a text's sections, which `press` puts before a text that has many. No text makes an id with a dot.
pub const CONTENTS: &str = "page.contents";

/// One block of a body. Each but `Rule` has an `id`, made from its first words, so that a link to it survives edits
/// elsewhere on the page.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the fields are those of the format, and speak for themselves")]
pub enum Block {
    /// A paragraph.
    Paragraph { id: String, text: Vec<Span> },
    /// A heading within the page, whose own title is level 1.
    Heading { id: String, level: HeadingLevel, text: Vec<Span> },
    /// Somebody's words.
    Quote {
        id: String,
        blocks: Vec<Block>,
        #[serde(skip_serializing_if = "Option::is_none")]
        attribution: Option<Attribution>,
    },
    /// A list; each item is blocks. The one with the id `page.contents` is of links to the sections of the text.
    List {
        id: String,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        ordered: bool,
        /// The first number of an ordered list, where it is not 1.
        #[serde(skip_serializing_if = "Option::is_none")]
        start: Option<u32>,
        items: Vec<Vec<Block>>,
    },
    /// A picture with its caption.
    Figure {
        id: String,
        src: Href,
        #[serde(skip_serializing_if = "Option::is_none")]
        width: Option<u32>,
        #[serde(skip_serializing_if = "Option::is_none")]
        height: Option<u32>,
        alt: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        caption: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        credit: Option<String>,
        /// The sizes in which the picture is there: narrowest first.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        srcset: Vec<ImageCandidate>,
    },
    /// A table with one row of headers.
    Table {
        id: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        caption: Option<String>,
        header: Vec<Vec<Span>>,
        rows: Vec<Vec<Vec<Span>>>,
        /// One for each column.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        align: Vec<Align>,
    },
    /// Code, shown as it stands.
    Code {
        id: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        language: Option<String>,
        text: String,
    },
    /// Something set apart from the text around it.
    Callout { id: String, kind: CalloutKind, blocks: Vec<Block> },
    /// A file to download.
    File { id: String, file: FileLink },
    /// Blocks in another language than that around them, or written in another direction.
    Passage {
        id: String,
        /// The language (BCP 47).
        #[serde(skip_serializing_if = "Option::is_none")]
        lang: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        dir: Option<Direction>,
        blocks: Vec<Block>,
    },
    /// The notes at the end.
    Footnotes { id: String, items: Vec<Footnote> },
    /// A change of subject.
    Rule,
    /// A kind that this version does not know: skipped, and counted by [`skipped`].
    #[serde(skip_serializing)]
    Unknown,
}

impl<'de> Deserialize<'de> for Block {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        reading(|reader| Block::read(&value.into(), reader)).map_err(de::Error::custom)
    }
}

impl Read for Block {
    /// Reads a block by its `type`. The fields of a kind that is not known are not looked at: they may have any shape.
    fn read(block: &Json, reader: &mut Reader) -> Self {
        let kind: String = reader.field(block, "type");
        let id = |reader: &mut Reader| reader.field_or_default(block, "id");
        match &*kind {
            "paragraph" => Block::Paragraph { id: id(reader), text: reader.field(block, "text") },
            "heading" => Block::Heading {
                id: id(reader),
                level: reader.field(block, "level"),
                text: reader.field(block, "text"),
            },
            "quote" => Block::Quote {
                id: id(reader),
                blocks: reader.field(block, "blocks"),
                attribution: reader.field(block, "attribution"),
            },
            "list" => Block::List {
                id: id(reader),
                ordered: reader.field_or_default(block, "ordered"),
                start: reader.field(block, "start"),
                items: reader.field(block, "items"),
            },
            "figure" => Block::Figure {
                id: id(reader),
                src: reader.field(block, "src"),
                width: reader.field(block, "width"),
                height: reader.field(block, "height"),
                alt: reader.field(block, "alt"),
                caption: reader.field(block, "caption"),
                credit: reader.field(block, "credit"),
                srcset: reader.field_or_default(block, "srcset"),
            },
            "table" => Block::Table {
                id: id(reader),
                caption: reader.field(block, "caption"),
                header: reader.field(block, "header"),
                rows: reader.field(block, "rows"),
                align: reader.field_or_default(block, "align"),
            },
            "code" => Block::Code {
                id: id(reader),
                language: reader.field(block, "language"),
                text: reader.field(block, "text"),
            },
            "callout" => Block::Callout {
                id: id(reader),
                kind: reader.field(block, "kind"),
                blocks: reader.field(block, "blocks"),
            },
            "file" => Block::File { id: id(reader), file: reader.field(block, "file") },
            "passage" => Block::Passage {
                id: id(reader),
                lang: reader.field(block, "lang"),
                dir: reader.field(block, "dir"),
                blocks: reader.field(block, "blocks"),
            },
            "footnotes" => Block::Footnotes { id: id(reader), items: reader.field(block, "items") },
            "rule" => Block::Rule,
            _ => Block::Unknown,
        }
    }
}

/// The level of a heading within a page: 2, 3 or 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(extend("minimum" = 2, "maximum" = 4)))]
#[serde(try_from = "u8", into = "u8")]
pub enum HeadingLevel {
    /// A section of the page.
    Two,
    /// A part of a section.
    Three,
    /// A part of such a part.
    Four,
}

impl From<HeadingLevel> for u8 {
    fn from(level: HeadingLevel) -> u8 {
        match level {
            HeadingLevel::Two => 2,
            HeadingLevel::Three => 3,
            HeadingLevel::Four => 4,
        }
    }
}

impl TryFrom<u8> for HeadingLevel {
    type Error = String;

    fn try_from(level: u8) -> Result<Self, Self::Error> {
        match level {
            2 => Ok(HeadingLevel::Two),
            3 => Ok(HeadingLevel::Three),
            4 => Ok(HeadingLevel::Four),
            _ => Err(format!("a heading of level {level}: the levels within a page are 2, 3 and 4")),
        }
    }
}

impl Read for HeadingLevel {
    fn read(value: &Json, reader: &mut Reader) -> Self {
        match u32::read(value, reader) {
            2 => HeadingLevel::Two,
            3 => HeadingLevel::Three,
            4 => HeadingLevel::Four,
            _ => {
                reader.expected("a level of 2, 3 or 4");
                HeadingLevel::Two
            }
        }
    }
}

/// Whose words a quotation is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Attribution {
    /// The speaker's name.
    pub name: String,
    /// The speaker's part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The speaker's page, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person_id: Option<Slug>,
    /// Where it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Href>,
}

/// The direction in which a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// The direction as `dir` takes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

/// How a table's column is aligned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// With the text.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the end, as numbers are.
    End,
}

/// What a callout is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each says itself")]
pub enum CalloutKind {
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}

impl CalloutKind {
    /// The kind in words.
    pub fn label(self) -> &'static str {
        match self {
            CalloutKind::Note => "Note",
            CalloutKind::Tip => "Tip",
            CalloutKind::Important => "Important",
            CalloutKind::Warning => "Warning",
            CalloutKind::Caution => "Caution",
        }
    }
}

/// One note at the end of a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Footnote {
    /// The id that [`Span::Note`] names.
    pub id: String,
    /// The note.
    pub blocks: Vec<Block>,
}

/// A run of text within a block.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(rename_all = "lowercase"))]
pub enum Span {
    /// Emphasis.
    Em(Vec<Span>),
    /// Importance.
    Strong(Vec<Span>),
    /// Code.
    Code(String),
    /// Superscript.
    Sup(Vec<Span>),
    /// Subscript.
    Sub(Vec<Span>),
    /// Text that no longer holds.
    Del(Vec<Span>),
    /// The mark of the footnote with this id.
    Note(String),
    /// A kind that this version does not know: skipped, and counted by [`skipped`].
    #[cfg_attr(not(target_arch = "wasm32"), schemars(skip))]
    Unknown,
    /// Plain text.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(untagged))]
    Text(String),
    /// An abbreviation, and what it stands for.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(untagged, with = "written::Abbr"))]
    Abbr(String, String),
    /// A link.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(untagged, with = "written::Link"))]
    Link(Vec<Span>, Href),
    /// Words in another language than those around them (BCP 47), or written in another direction.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(untagged, with = "written::Passage"))]
    Passage(Vec<Span>, Option<String>, Option<Direction>),
    /// A line break that carries meaning, as in an address.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(untagged, with = "written::Br"))]
    Br,
}

impl From<&str> for Span {
    fn from(text: &str) -> Span {
        Span::Text(text.to_owned())
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        fn entry<S: Serializer, T: Serialize + ?Sized>(serializer: S, key: &str, value: &T) -> Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_map(Some(1))?;
            map.serialize_entry(key, value)?;
            map.end()
        }
        match self {
            Span::Text(text) => serializer.serialize_str(text),
            Span::Em(spans) => entry(serializer, "em", spans),
            Span::Strong(spans) => entry(serializer, "strong", spans),
            Span::Code(text) => entry(serializer, "code", text),
            Span::Sup(spans) => entry(serializer, "sup", spans),
            Span::Sub(spans) => entry(serializer, "sub", spans),
            Span::Del(spans) => entry(serializer, "del", spans),
            Span::Note(id) => entry(serializer, "note", id),
            Span::Br => entry(serializer, "br", &true),
            Span::Unknown => entry(serializer, "unknown", &true),
            Span::Abbr(text, title) => {
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry("abbr", text)?;
                map.serialize_entry("title", title)?;
                map.end()
            }
            Span::Link(spans, href) => {
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry("link", spans)?;
                map.serialize_entry("href", href)?;
                map.end()
            }
            Span::Passage(spans, lang, dir) => {
                let mut map = serializer.serialize_map(None)?;
                if let Some(lang) = lang {
                    map.serialize_entry("lang", lang)?;
                }
                if let Some(dir) = dir {
                    map.serialize_entry("dir", dir)?;
                }
                map.serialize_entry("text", spans)?;
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        reading(|reader| Span::read(&value.into(), reader)).map_err(de::Error::custom)
    }
}

impl Read for Span {
    /// Reads a span: a string, or an object whose first field that is known tells its kind.
    fn read(span: &Json, reader: &mut Reader) -> Self {
        if let Json::Text(text) = span {
            return Span::Text(text.clone());
        }
        let has = |name: &str| span.get(name).is_some();
        if has("em") {
            Span::Em(reader.field(span, "em"))
        } else if has("strong") {
            Span::Strong(reader.field(span, "strong"))
        } else if has("code") {
            Span::Code(reader.field(span, "code"))
        } else if has("sup") {
            Span::Sup(reader.field(span, "sup"))
        } else if has("sub") {
            Span::Sub(reader.field(span, "sub"))
        } else if has("del") {
            Span::Del(reader.field(span, "del"))
        } else if has("abbr") {
            Span::Abbr(reader.field(span, "abbr"), reader.field(span, "title"))
        } else if has("link") {
            Span::Link(reader.field(span, "link"), reader.field(span, "href"))
        } else if has("text") {
            Span::Passage(reader.field(span, "text"), reader.field(span, "lang"), reader.field(span, "dir"))
        } else if has("note") {
            Span::Note(reader.field(span, "note"))
        } else if has("br") {
            Span::Br
        } else {
            Span::Unknown
        }
    }
}

/// The shape in which spans of more than one part are written, for the schema.
#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code, reason = "only their schemas are asked for")]
mod written {
    use super::{Direction, Href, Span};
    use schemars::JsonSchema;

    #[derive(JsonSchema)]
    #[schemars(inline)]
    pub(super) struct Abbr {
        abbr: String,
        title: String,
    }

    #[derive(JsonSchema)]
    #[schemars(inline)]
    pub(super) struct Link {
        link: Vec<Span>,
        href: Href,
    }

    #[derive(JsonSchema)]
    #[schemars(inline)]
    pub(super) struct Passage {
        #[serde(skip_serializing_if = "Option::is_none")]
        lang: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        dir: Option<Direction>,
        text: Vec<Span>,
    }

    #[derive(JsonSchema)]
    #[schemars(inline)]
    pub(super) struct Br {
        #[schemars(extend("const" = true))]
        br: bool,
    }
}

/// The words of `spans` without their markup: for titles, ids and descriptions.
pub fn plain_text(spans: &[Span]) -> String {
    let mut text = String::new();
    push_plain_text(spans, &mut text);
    text
}

fn push_plain_text(spans: &[Span], to: &mut String) {
    for span in spans {
        match span {
            Span::Text(text) | Span::Code(text) | Span::Abbr(text, _) => to.push_str(text),
            Span::Em(spans)
            | Span::Strong(spans)
            | Span::Sup(spans)
            | Span::Sub(spans)
            | Span::Del(spans)
            | Span::Link(spans, _)
            | Span::Passage(spans, ..) => push_plain_text(spans, to),
            Span::Br => to.push(' '),
            Span::Note(_) | Span::Unknown => {}
        }
    }
}

/// How many blocks and spans are of a kind that this version does not know.
pub fn skipped(blocks: &[Block]) -> usize {
    blocks.iter().map(skipped_in_block).sum()
}

fn skipped_in_block(block: &Block) -> usize {
    match block {
        Block::Unknown => 1,
        Block::Paragraph { text, .. } | Block::Heading { text, .. } => skipped_spans(text),
        Block::Quote { blocks, .. } | Block::Callout { blocks, .. } | Block::Passage { blocks, .. } => skipped(blocks),
        Block::List { items, .. } => items.iter().map(|item| skipped(item)).sum(),
        Block::Table { header, rows, .. } => {
            header.iter().chain(rows.iter().flatten()).map(|cell| skipped_spans(cell)).sum()
        }
        Block::Footnotes { items, .. } => items.iter().map(|item| skipped(&item.blocks)).sum(),
        Block::Figure { .. } | Block::Code { .. } | Block::File { .. } | Block::Rule => 0,
    }
}

fn skipped_spans(spans: &[Span]) -> usize {
    spans
        .iter()
        .map(|span| match span {
            Span::Unknown => 1,
            Span::Em(spans)
            | Span::Strong(spans)
            | Span::Sup(spans)
            | Span::Sub(spans)
            | Span::Del(spans)
            | Span::Link(spans, _)
            | Span::Passage(spans, ..) => skipped_spans(spans),
            Span::Text(_) | Span::Code(_) | Span::Abbr(..) | Span::Note(_) | Span::Br => 0,
        })
        .sum()
}

read_fields!(Attribution { name, role, person_id, url });
read_words!(Direction { Ltr, Rtl });
read_words!(Align { Start, Center, End });
read_words!(CalloutKind { Note, Tip, Important, Warning, Caution });
read_fields!(Footnote { id, blocks });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_span_reads_back_as_it_was_written() {
        let json = r#"["plain",{"em":["e"]},{"strong":[{"code":"c"}]},{"sup":["1"]},{"sub":["2"]},{"del":["d"]},{"abbr":"CIO","title":"Chief Information Officer"},{"link":["l"],"href":"/news"},{"lang":"ar","dir":"rtl","text":["س"]},{"note":"n"},{"br":true}]"#;
        let spans: Vec<Span> = serde_json::from_str(json).unwrap();
        assert_eq!(serde_json::to_string(&spans).unwrap(), json);
        assert_eq!(plain_text(&spans), "plainec12dCIOlس ");
    }

    #[test]
    fn what_is_not_known_is_skipped_and_counted() {
        let json = r#"[
            {"type":"hologram","id":"h","light":[1,2]},
            {"type":"paragraph","id":"p","text":["a ",{"sparkle":["b"]},{"em":[{"sparkle":1}]}," c"],"mood":"good"}
        ]"#;
        let blocks: Vec<Block> = serde_json::from_str(json).unwrap();
        assert_eq!(skipped(&blocks), 3);
        let Block::Paragraph { text, .. } = &blocks[1] else { unreachable!() };
        assert_eq!(plain_text(text), "a  c");
    }

    #[test]
    fn an_unsafe_address_is_never_a_link() {
        let span = serde_json::from_str::<Span>(r#"{"link":["x"],"href":"javascript:alert(1)"}"#);
        assert!(span.is_err(), "{span:?}");
    }
}
