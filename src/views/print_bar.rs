//! What stands above a page that is shown as on paper: the way to the printer, and back.

use super::{icon, link::here};
use crate::markup::{Element, el};

/// The bar, which the style sheet shows in that view only.
pub(crate) fn print_bar() -> Element {
    el("div")
        .class("print-bar")
        .attr("role", "group")
        .attr("aria-label", "As on paper")
        .add(print_button().class("action").add(icon::print()).add("Print"))
        .add(el("a").class("action").attr_live("href", || Some(here())).add("Back to the page"))
}

/// A button that opens the browser's print dialog: `print.js` does.
pub(super) fn print_button() -> Element {
    el("button").attr("type", "button").attr("data-print", "")
}
