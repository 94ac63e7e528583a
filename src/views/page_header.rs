//! The head of a page, and its sections.

use super::page_actions;
use crate::markup::{Element, Markup, el};
use crate::words::Word;

/// The page's title and summary. What else the page says of itself is added, then [`page_actions`].
pub(crate) fn page_header(title: impl Into<Markup>, summary: Option<&String>) -> Element {
    let summary = summary.map(|text| el("p").class("page-summary").add(text.clone()));
    el("header").class("page-header").add(el("h1").add(title)).add(summary)
}

/// A page's title, summary and actions.
pub(crate) fn page_header_with_actions(title: impl Into<Markup>, summary: Option<&String>) -> Element {
    page_header(title, summary).add(page_actions())
}

/// A section with its heading; `id` names both the heading and, in links, the section.
pub(crate) fn section(id: &'static str, title: Word) -> Element {
    el("section").attr("aria-labelledby", id).add(el("h2").attr("id", id).add(title))
}
