//! The head of the document, as the application moves from page to page. `press` writes the same into prerendered pages.

use super::document;
use crate::head::PageHead;

/// Makes the document's head that of the page.
pub(super) fn apply(head: &PageHead) {
    document().set_title(&head.title());
    set("meta[name=description]", "content", Some(&head.description));
    set("meta[property='og:title']", "content", Some(&head.heading));
    set("meta[property='og:description']", "content", Some(&head.description));
    set("meta[property='og:type']", "content", Some(head.kind.open_graph_type()));
    set("meta[property='og:url']", "content", head.canonical.as_deref());
    set("link[rel=canonical]", "href", head.canonical.as_deref());
    // What was said of the page before is not true of this one.
    for selector in [
        "script[type='application/ld+json']",
        "meta[property^='og:image']",
        "meta[property^='article:']",
        "meta[name=robots]",
    ] {
        while let Ok(Some(element)) = document().query_selector(selector) {
            element.remove();
        }
    }
}

/// Sets an attribute of the head's one element that matches, or takes it away.
fn set(selector: &str, attribute: &str, value: Option<&str>) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        let _ = match value {
            Some(value) => element.set_attribute(attribute, value),
            None => element.remove_attribute(attribute),
        };
    }
}
