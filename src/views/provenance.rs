//! Where a printed page came from, for paper only.

use super::{date, qr};
use crate::{
    head::{HeadKind, PageHead},
    markup::{Element, Markup, el, many},
    model::Date,
};

/// The page's title, its address, its dates and revision, and the QR code that leads there; nothing for what has no address of its
/// own.
pub(crate) fn provenance(head: &PageHead) -> Option<Element> {
    let address = head.canonical.clone()?;
    let published = match head.kind {
        HeadKind::Article { published, .. } => Some(published),
        HeadKind::Person | HeadKind::Organization | HeadKind::Website => None,
    };
    let fact = |label: &'static str, value: Markup| el("span").add(label).add(value);
    let on = |label, day: Option<Date>| day.map(|day| fact(label, date(day).into()));
    let revision = head.revision.clone().map(|revision| fact("Revision ", revision.0.into()));
    let facts = many([on("Published ", published), on("Updated ", head.updated), revision]);
    // `print.js` says when.
    let printed = el("span").class("printed-on");
    let lines = el("div")
        .add(el("p").class("provenance-title").add(head.title()))
        .add(el("p").add(address))
        .add(el("p").add(facts).add(printed));
    Some(el("section").class("provenance").attr("aria-label", "This page").add(head.qr.as_ref().map(qr)).add(lines))
}
