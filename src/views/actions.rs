//! What a reader can do with a page: e-mail it, print it, pass it on.

use super::{app, icon, share::share};
use crate::{
    browser::sharing,
    mail::share_by_mail,
    markup::{Element, el},
    route::PRINT_VIEW,
    t,
};
use leptos::prelude::*;
use web_sys::Event;

/// The row of actions below a page's title. The buttons need the application, and are hidden until it has started; the
/// e-mail link works without.
pub(crate) fn page_actions() -> Element {
    el("div")
        .class("actions")
        .attr("role", "group")
        .attr("aria-label", t!("Print or pass on"))
        .add(mail_link())
        .add(
            el("button")
                .attr("type", "button")
                .attr("data-print", "")
                .class("action needs-app")
                .add(icon::print())
                .add(t!("Printable version")),
        )
        .add(
            el("a")
                .class("action needs-app")
                .attr("href", PRINT_VIEW)
                .attr("rel", "external nofollow")
                .attr("data-preview", "")
                .add(t!("Preview")),
        )
        .add(share(None))
}

/// A button that does something.
pub(crate) fn button(act: impl Fn() + Send + Sync + 'static) -> Element {
    el("button").attr("type", "button").on("click", move |_| act())
}

/// The link that opens a message about the page; where the application runs, first as a form in the share dialog.
fn mail_link() -> Element {
    let context = app();
    let head = context.head;
    let href = move || {
        let head = head.read();
        Some(share_by_mail(&head.title, &head.description, head.url.as_deref().unwrap_or_default()))
    };
    let write = move |event: Event| {
        event.prevent_default();
        sharing::open(&context, &head.read_untracked(), true);
    };
    el("a")
        .class("action")
        .attr_live("href", href)
        .on("click", write)
        .add(icon::mail())
        .add(t!("E-mail this to a friend"))
}
