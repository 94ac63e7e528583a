//! Icons, drawn to a grid of 24: they say nothing that the words beside them do not.

use crate::markup::{Element, el};

/// A picture beside a control's words, given as the path of its strokes. Its style is the style sheet's.
fn icon(path: &'static str) -> Element {
    el("svg")
        .class("icon")
        .attr("viewBox", "0 0 24 24")
        .attr("width", "20")
        .attr("height", "20")
        .attr("aria-hidden", "true")
        .add(el("path").attr("d", path))
}

/// An envelope.
pub(super) fn mail() -> Element {
    icon("M3 6h18v12H3zM3 7l9 7 9-7")
}

/// A printer.
pub(super) fn print() -> Element {
    icon("M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z")
}

/// An arrow that leaves a box.
pub(super) fn share() -> Element {
    icon("M12 15V3M8 7l4-4 4 4M6 11H4v10h16V11h-2")
}

/// Two sheets, one behind the other.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn copy() -> Element {
    icon("M9 8h11v13H9zM5 16H4V3h11v1")
}
