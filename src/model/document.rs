//! The envelope of every published document, and the door through which one is read.

use super::{Article, Council, Councils, Home, ListPage, Page, PersonPage, reader::from_value};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::fmt;

/// The version of the published format that this application writes and reads.
pub const SCHEMA: &str = "1";

/// A short hash of a document's content: equal content, equal revision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision(pub String);

/// A published document: the envelope and what it holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Document<T> {
    /// The version of the format.
    pub schema: &'static str,
    /// The hash of the content.
    pub revision: Revision,
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

impl<T: DeserializeOwned> Document<T> {
    /// Reads a document. The envelope is read first and apart: what a later schema holds may have any shape.
    ///
    /// # Errors
    /// [`ReadError::Newer`] where the schema is not [`SCHEMA`], else [`ReadError::Malformed`].
    pub fn read(json: &str) -> Result<Document<T>, ReadError> {
        #[derive(Deserialize)]
        struct Envelope {
            schema: String,
            revision: Revision,
        }
        let malformed = |error: serde_json::Error| ReadError::Malformed(error.to_string());
        let value = serde_json::from_str(json).map_err(malformed)?;
        let envelope: Envelope = from_value(&value).map_err(malformed)?;
        if envelope.schema != SCHEMA {
            return Err(ReadError::Newer(envelope.schema));
        }
        let content = from_value(&value).map_err(malformed)?;
        Ok(Document { schema: SCHEMA, revision: envelope.revision, content })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_reads_back() {
        let json = r#"{"schema":"1","revision":"abc","councils":[],"later":true}"#;
        let document = Document::<Councils>::read(json).unwrap();
        assert_eq!(document.revision, Revision("abc".into()));
        assert_eq!(serde_json::to_string(&document).unwrap(), r#"{"schema":"1","revision":"abc","councils":[]}"#);
    }

    #[test]
    fn a_document_of_a_later_schema_is_told_apart_from_a_broken_one() {
        let later = Document::<Councils>::read(r#"{"schema":"2","revision":"abc","bodies":{}}"#);
        assert_eq!(later, Err(ReadError::Newer("2".into())));
        for broken in [
            "",
            "<!doctype html>",
            r#"{"schema":"1","revision":"abc","councils":["#,
            r#"{"schema":"1","revision":"abc"}"#,
        ] {
            assert!(matches!(Document::<Councils>::read(broken), Err(ReadError::Malformed(_))), "{broken:?} was read");
        }
    }
}
