//! What the page shows: waiting, failed or ready. No view can forget one of them.

use crate::{
    failure::Failure,
    model::{Document, PageData, ReadError},
    route::Route,
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
    Ready(Route, Arc<PageData>),
}

/// Reads the document that `route` names.
///
/// # Errors
/// As [`Document::read`].
pub fn read(route: &Route, json: &str) -> Result<PageData, ReadError> {
    Ok(match route {
        Route::Home => PageData::Home(Document::read(json)?.content),
        Route::News(_) | Route::Topic(..) => PageData::List(Document::read(json)?.content),
        Route::Article(_) => PageData::Article(Document::read(json)?.content),
        Route::Councils => PageData::Councils(Document::read(json)?.content),
        Route::Council(_) => PageData::Council(Box::new(Document::read(json)?.content)),
        Route::Person(_) => PageData::Person(Document::read(json)?.content),
        Route::Page(_) => PageData::Page(Document::read(json)?.content),
    })
}
