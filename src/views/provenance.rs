//! Where a printed page came from, for paper only.

use super::{app, date, qr};
use crate::{
    markup::{Element, Markup, el, many},
    model::{Date, Head},
    shown::Shown,
    t,
    words::Word,
};

/// The page's title, its address, its dates and revision, and the QR code that leads there; nothing for what has no address of its
/// own.
pub(crate) fn provenance(head: &Head, shown: &Shown) -> Option<Element> {
    let Shown::Ready(_, document) = shown else { return None };
    let address = head.url.clone()?;
    let fact = |words: Word, value: Markup| el("span").add(words.around([value]));
    let on = |words, day: Option<Date>| day.map(|day| fact(words, date(day).into()));
    let revision = fact(t!("Revision {0}"), document.revision.0.clone().into());
    let facts =
        many([on(t!("Published {0}"), head.date_published), on(t!("Updated {0}"), head.date_modified), Some(revision)]);
    // `print.js` says when.
    let printed = el("span").class("printed-on");
    let lines = el("div")
        .add(el("p").class("provenance-title").add(head.title_at(&app().site)))
        .add(el("p").add(address))
        .add(el("p").add(facts).add(printed));
    Some(el("section").class("provenance").attr("aria-label", t!("This page")).add(head.qr.as_ref().map(qr)).add(lines))
}
