//! The head of the document, as the application moves from page to page. `press` writes the same into prerendered pages.

use super::document;
use crate::model::{Head, Site};

/// Makes the document's head that of the page.
pub(super) fn apply(site: &Site, head: &Head) {
    let canonical = head.url.as_deref();
    let title = head.title_at(site);
    document().set_title(&title);
    if let Some(root) = document().document_element() {
        // For the running head of what is printed.
        let _ = root.set_attribute("data-title", &title);
    }
    set("link", ("rel", "canonical"), "href", canonical);
    set("meta", ("name", "description"), "content", Some(&head.description));
    set("meta", ("name", "robots"), "content", canonical.is_none().then_some("noindex"));
    // What previews and search engines were told of the page before is not true of this one. They read what is prerendered.
    while let Ok(Some(element)) = document().query_selector("script[type='application/ld+json'],meta[property]") {
        element.remove();
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
