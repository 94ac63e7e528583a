//! The head of the document, as the application moves from page to page. `press` writes the same into prerendered pages.

use super::document;
use crate::head::PageHead;

/// Makes the document's head that of the page.
pub(super) fn apply(head: &PageHead) {
    let canonical = head.canonical.as_deref();
    let title = head.title();
    document().set_title(&title);
    if let Some(root) = document().document_element() {
        // For the running head of what is printed.
        let _ = root.set_attribute("data-title", &title);
    }
    set("link", ("rel", "canonical"), "href", canonical);
    set("meta", ("name", "description"), "content", Some(&head.description));
    set("meta", ("name", "robots"), "content", canonical.is_none().then_some("noindex"));
    set("meta", ("property", "og:url"), "content", canonical);
    set("meta", ("property", "og:title"), "content", Some(&head.heading));
    set("meta", ("property", "og:description"), "content", Some(&head.description));
    set("meta", ("property", "og:type"), "content", Some(head.kind.open_graph_type()));
    // What was said of the page before is not true of this one.
    for selector in ["script[type='application/ld+json']", "meta[property^='og:image']", "meta[property^='article:']"] {
        while let Ok(Some(element)) = document().query_selector(selector) {
            element.remove();
        }
    }
}

/// Sets an attribute of the head's element that has the other attribute, making the element where it is missing; without a
/// value takes the element away.
fn set(tag: &str, (key, name): (&str, &str), attribute: &str, value: Option<&str>) {
    let found = document().query_selector(&format!("{tag}[{key}='{name}']")).ok().flatten();
    let Some(value) = value else {
        if let Some(element) = found {
            element.remove();
        }
        return;
    };
    let made = || {
        let element = document().create_element(tag).ok()?;
        element.set_attribute(key, name).ok()?;
        document().head()?.append_child(&element).ok()?;
        Some(element)
    };
    if let Some(element) = found.or_else(made) {
        // The attributes are those of this program: the browser refuses none.
        let _ = element.set_attribute(attribute, value);
    }
}
