//! The share dialog: the device's own sheet where there is one, else copy the link, or e-mail it. Nothing is sent
//! anywhere but by the reader's own hand.

use super::{actions::button, app, icon, mail_link};
use crate::{
    browser::{device, dialog},
    markup::{Markup, el, live},
};
use leptos::prelude::*;

/// The id of the one dialog.
const DIALOG: &str = "share";

/// The id of the field that shows the link.
const LINK: &str = "share-link";

/// The dialog, closed until [`open_share_dialog`].
pub(crate) fn share_dialog() -> Markup {
    let head = app().head;
    let title = move || head.read().heading.clone();
    let link = move || head.read().canonical.clone().unwrap_or_default();
    let said = RwSignal::new("");
    let field = el("input")
        .attr("id", LINK)
        .attr("type", "text")
        .attr("readonly", "")
        .attr("aria-label", "Link to this page")
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
        .add(mail_link())
        .add(button(|| dialog::close(DIALOG)).class("action").add("Close"));
    let content = el("div")
        .class("dialog-content")
        .add(el("h2").attr("id", "share-title").class("dialog-title").add("Share this page"))
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

/// Opens the dialog. The browser keeps the focus in it, closes it on Escape, and gives the focus back.
pub(crate) fn open_share_dialog() {
    dialog::open(DIALOG);
}
