//! While a document is on its way.

use crate::markup::{Element, el};
use crate::t;

/// Says that the page is coming, and keeps the room that it will take.
pub(super) fn waiting() -> Element {
    el("div")
        .class("page waiting")
        .attr("aria-busy", "true")
        .add(el("h1").add(t!("Loading…")))
        .add(el("div").class("skeleton").attr("aria-hidden", "true"))
}
