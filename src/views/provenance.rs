//! Where a printed page came from, for paper only.

use super::qr;
use crate::{
    head::PageHead,
    markup::{Element, el},
};

/// The page's title and address, with the QR code that leads there; nothing for what has no address of its own.
pub(crate) fn provenance(head: &PageHead) -> Option<Element> {
    let address = head.canonical.clone()?;
    let lines = el("div").add(el("p").add(head.heading.clone())).add(el("p").add(address));
    Some(el("section").class("provenance").attr("aria-label", "This page").add(head.qr.as_ref().map(qr)).add(lines))
}
