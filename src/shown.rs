//! What the page shows: waiting, failed or ready. No view can forget one of them.

use crate::{
    failure::Failure,
    model::{Document, Head, PageData, Read, ReadError, Site, reading},
    route::Route,
    t,
};
use std::sync::Arc;

/// What is in the middle of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// The document of this place has not come yet.
    Waiting(Route),
    /// The document could not be had; the place is `None` where the address can be none of the site's.
    Failed(Option<Route>, Failure),
    /// The document of this place.
    Ready(Route, Arc<Document<PageData>>),
}

impl Shown {
    /// What the page says of itself.
    pub(crate) fn head(&self, site: &Site) -> Head {
        match self {
            Shown::Ready(_, document) => document.head.clone(),
            Shown::Waiting(_) => Head::of_no_page(site, t!("Loading…").text()),
            Shown::Failed(_, failure) => Head::of_no_page(site, failure.title().text()),
        }
    }
}

/// Reads the document that `route` names.
///
/// # Errors
/// [`ReadError::Newer`] where it was written for a later version of the application, else [`ReadError::Malformed`].
pub fn read(route: &Route, json: &str) -> Result<Document<PageData>, ReadError> {
    let Document { schema, revision, head, content } = Document::open(json)?;
    let content = &content;
    let content = reading(|reader| match route {
        Route::Home => PageData::Home(Read::read(content, reader)),
        Route::News(_) | Route::Topic(..) => PageData::List(Read::read(content, reader)),
        Route::Article(_) => PageData::Article(Read::read(content, reader)),
        Route::Councils => PageData::Councils(Read::read(content, reader)),
        Route::Council(_) => PageData::Council(Box::new(Read::read(content, reader))),
        Route::Members(_) => PageData::Members(Read::read(content, reader)),
        Route::Meetings(_) => PageData::Meetings(Box::new(Read::read(content, reader))),
        Route::Publications(_) => PageData::Publications(Box::new(Read::read(content, reader))),
        Route::Meeting(..) => PageData::Meeting(Box::new(Read::read(content, reader))),
        Route::Pack(..) => PageData::Pack(Box::new(Read::read(content, reader))),
        Route::Paper(..) => PageData::Paper(Box::new(Read::read(content, reader))),
        Route::Person(_) => PageData::Person(Read::read(content, reader)),
        Route::Comparison(..) | Route::Search | Route::Page(_) => PageData::Page(Read::read(content, reader)),
    });
    content.map(|content| Document { schema, revision, head, content }).map_err(ReadError::Malformed)
}
