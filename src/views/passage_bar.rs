//! What can be done with a passage of the text: one that is selected is passed on, the mark of one that a link named is cleared.
//!
//! The bar is the same on every page: `press` makes it, `passage.js` shows it with the parts that its state asks for,
//! and [`crate::browser::sharing`] does what its buttons are for.

use super::icon;
use crate::markup::{Element, Markup, el};
use crate::{t, words::Word};

/// The bar, hidden.
pub(crate) fn passage_bar() -> Markup {
    let only = |state, part: Element| part.attr("data-when", state);
    let words = |state, words: Word| only(state, el("p").add(words));
    let key = el("p").class("passage-key").add(t!("Alt + Shift + P leads here."));
    el("div")
        .attr("id", "passage")
        .class("passage")
        .attr("role", "region")
        .attr("aria-label", t!("Passage"))
        .attr("hidden", "")
        .add(only(
            "selected",
            button("passage-copy").attr("data-what", t!("Link")).add(icon::copy()).add(t!("Copy link")),
        ))
        .add(only(
            "selected",
            button("passage-cite").attr("data-what", t!("Quotation")).add(icon::copy()).add(t!("Quote")),
        ))
        .add(only("selected", button("passage-share").add(icon::mail()).add(t!("Share…"))))
        .add(only("selected", key))
        .add(words("marked", t!("The passage that the link is about is marked.")))
        .add(words(
            "changed",
            t!("The passage that the link is about has changed, or is gone. This is the nearest place."),
        ))
        .add(button("passage-clear").add(t!("Close")))
        .add(kept())
        .add(el("p").attr("id", "passage-said").class("share-said").attr("role", "status"))
        .into()
}

fn button(id: &'static str) -> Element {
    el("button").attr("type", "button").attr("id", id).class("action")
}

/// The field that holds what is copied. It is seen where that has failed: selected, to be copied by hand.
fn kept() -> Element {
    el("textarea")
        .attr("id", "passage-kept")
        .attr("readonly", "")
        .attr("tabindex", "-1")
        .attr("aria-label", t!("To be copied"))
}
