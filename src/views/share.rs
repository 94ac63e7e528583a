//! The share dialog: the device's own sheet where there is one, else copy the link, or e-mail it. Nothing is sent
//! anywhere but by the reader's own hand.

use super::{actions::button, app, icon, mail_link};
use crate::{
    app::AppContext,
    browser::{device, dialog},
    head::PageHead,
    markup::{Element, Markup, el, live},
};
use leptos::prelude::*;

/// The id of the one dialog.
const DIALOG: &str = "share";

/// The id of the field that shows the link.
const LINK: &str = "share-link";

/// The button that passes on a part of the page, or else all of it, by the dialog: `what` has the part's title as its heading,
/// and an address with a fragment. The browser keeps the focus in the dialog, closes it on Escape, and gives the focus back.
pub(crate) fn share(what: Option<PageHead>) -> Element {
    let AppContext { head, shared, .. } = app();
    let open = move || {
        shared.set(what.clone().unwrap_or_else(|| head.get_untracked()));
        dialog::open(DIALOG);
    };
    button(open).class("action needs-app").attr("aria-haspopup", "dialog").add(icon::share()).add("Share")
}

/// The dialog, closed until a button of [`share`] opens it.
pub(crate) fn share_dialog() -> Markup {
    let shared = app().shared;
    let title = move || shared.read().heading.clone();
    let link = move || shared.read().canonical.clone().unwrap_or_default();
    let part = move || if link().contains('#') { "item" } else { "page" };
    let said = RwSignal::new("");
    let field = el("input")
        .attr("id", LINK)
        .attr("type", "text")
        .attr("readonly", "")
        .attr_live("aria-label", move || Some(format!("Link to this {}", part())))
        .attr_live("value", move || Some(link()));
    let actions = el("div")
        .class("dialog-actions")
        .add(
            button(move || device::share(&title(), &link(), said))
                .class("action")
                .attr_if("hidden", (!device::can_share()).then_some(""))
                .add(icon::share())
                .add("Share with this device…"),
        )
        .add(button(move || device::copy(&link(), LINK, said)).class("action").add(icon::copy()).add("Copy link"))
        .add(mail_link(shared))
        .add(button(|| dialog::close(DIALOG)).class("action").add("Close"));
    let content = el("div")
        .class("dialog-content")
        .add(
            el("h2")
                .attr("id", "share-title")
                .class("dialog-title")
                .add(live(move || format!("Share this {}", part()).into())),
        )
        .add(el("p").class("share-subject").add(live(move || title().into())))
        .add(field)
        .add(el("p").class("share-said").attr("role", "status").add(live(move || said.get().into())))
        .add(actions);
    el("dialog")
        .attr("id", DIALOG)
        .class("dialog")
        .attr("aria-labelledby", "share-title")
        .on("close", move |_| said.set(""))
        .on("click", |event| dialog::close_on_backdrop(DIALOG, &event))
        .add(content)
        .into()
}
