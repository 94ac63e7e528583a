//! The QR code of an address, to get from paper or from another screen to the page.

use crate::{
    markup::{Element, el},
    model::Qr,
    t,
};

/// The code as a picture, with its quiet zone: black on white in every theme, and as large as the style sheet says.
pub(crate) fn qr(code: &Qr) -> Element {
    el("svg")
        .class("qr")
        .attr("role", "img")
        .attr("aria-label", t!("QR code of this address"))
        .attr("viewBox", code.view_box())
        .attr("shape-rendering", "crispEdges")
        .add(el("path").attr("stroke", "#000").attr("d", code.strokes()))
}
