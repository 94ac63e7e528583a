//! While a document is on its way.

use crate::markup::{Element, el};

/// Says that the page is coming, and keeps the room that it will take.
pub(super) fn waiting() -> Element {
    el("div")
        .class("page waiting")
        .attr("aria-busy", "true")
        .add(el("h1").add("Loading…"))
        .add(el("div").class("skeleton").attr("aria-hidden", "true"))
}
