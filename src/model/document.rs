//! The envelope of every published document, and the door through which one is read.

use super::{
    Article, Council, Councils, Head, Home, ListPage, MeetingPage, MeetingsPage, MembersPage, Pack, Page, PaperPage,
    PersonPage, PublicationsPage,
    json::{Json, parse},
    reader::{Read, Reader, reading},
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The version of the published format that this application writes and reads.
pub const SCHEMA: &str = "1";

/// A short hash of a document's content: equal content, equal revision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Revision(pub String);

/// A published document: the envelope and what it holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Document<T> {
    /// The version of the format.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(extend("const" = SCHEMA)))]
    pub schema: &'static str,
    /// The hash of the content.
    pub revision: Revision,
    /// What the page says of itself.
    pub head: Head,
    /// What the page shows.
    #[serde(flatten)]
    pub content: T,
}

/// What each page shows: one variant for each sort of document.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each is named after the document it holds")]
pub enum PageData {
    Home(Home),
    List(ListPage),
    Article(Article),
    Councils(Councils),
    Council(Box<Council>),
    Members(MembersPage),
    Meetings(Box<MeetingsPage>),
    Publications(Box<PublicationsPage>),
    Meeting(Box<MeetingPage>),
    Pack(Box<Pack>),
    Paper(Box<PaperPage>),
    Person(PersonPage),
    Page(Page),
}

/// Why a document could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It was written for a later version of the application.
    Newer(String),
    /// It is not what it should be: cut short, or not JSON, or of another shape.
    Malformed(String),
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::Newer(schema) => {
                write!(formatter, "its schema is {schema}, and this application reads {SCHEMA}")
            }
            ReadError::Malformed(why) => formatter.write_str(why),
        }
    }
}

impl std::error::Error for ReadError {}

impl Read for Revision {
    fn read(value: &Json, reader: &mut Reader) -> Self {
        Revision(String::read(value, reader))
    }
}

impl Document<Json> {
    /// Opens a document: reads the envelope, and leaves the content as JSON. What a later schema holds may have any shape.
    ///
    /// # Errors
    /// [`ReadError::Newer`] where the schema is not [`SCHEMA`], else [`ReadError::Malformed`].
    pub(crate) fn open(json: &str) -> Result<Document<Json>, ReadError> {
        let content = parse(json).map_err(ReadError::Malformed)?;
        let schema: String = reading(|reader| reader.field(&content, "schema")).map_err(ReadError::Malformed)?;
        if schema != SCHEMA {
            return Err(ReadError::Newer(schema));
        }
        let envelope = |reader: &mut Reader| (reader.field(&content, "revision"), reader.field(&content, "head"));
        let (revision, head) = reading(envelope).map_err(ReadError::Malformed)?;
        Ok(Document { schema: SCHEMA, revision, head, content })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::Link, route::Route, shown::read};

    #[test]
    fn a_document_reads_back() {
        let code = "3".repeat(111);
        let head = format!(r#"{{"title":"T","description":"D","qr":"{code}","above":[{{"title":"Home","url":"/"}}]}}"#);
        let json = format!(r#"{{"schema":"1","revision":"abc","head":{head},"councils":[],"later":true}}"#);
        let above = vec![Link { title: "Home".into(), url: "/".parse().unwrap() }];
        let head = Head { title: "T".into(), description: "D".into(), qr: code.parse().ok(), above, ..Head::default() };
        assert!(head.qr.is_some());
        let revision = Revision("abc".into());
        let document = Document { schema: SCHEMA, revision, head, content: Councils { councils: Vec::new() } };
        let written = serde_json::to_string(&document).unwrap();
        assert_eq!(written, json.replace(r#","later":true"#, ""));
        let Document { schema, revision, head, content } = document;
        let expected = Document { schema, revision, head, content: PageData::Councils(content) };
        assert_eq!(read(&Route::Councils, &json), Ok(expected));
    }

    #[test]
    fn a_document_of_a_later_schema_is_told_apart_from_a_broken_one() {
        let later = read(&Route::Councils, r#"{"schema":"2","revision":"abc","bodies":{}}"#);
        assert_eq!(later, Err(ReadError::Newer("2".into())));
        for broken in [
            "",
            "<!doctype html>",
            "[]",
            r#"{"schema":"1","revision":"abc","councils":["#,
            r#"{"schema":"1","revision":"abc","head":{"title":"T","description":"D","above":[]}}"#,
            r#"{"schema":"1","head":{"title":"T","description":"D","above":[]},"councils":[]}"#,
            r#"{"schema":"1","revision":"abc","councils":[]}"#,
            r#"{"schema":"1","revision":"abc","head":{"title":"T","description":"D","above":[],"qr":"x"},"councils":[]}"#,
        ] {
            let read = read(&Route::Councils, broken);
            assert!(matches!(read, Err(ReadError::Malformed(_))), "{broken:?} was read");
        }
    }
}
