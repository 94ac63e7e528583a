//! The button that opens the share dialog. The dialog itself is `press`'s to make, and [`crate::browser::sharing`]'s to fill.

use super::{actions::button, app, icon};
use crate::{app::AppContext, browser::sharing, markup::Element, model::Head, t};
use leptos::prelude::*;

/// The button that passes on a part of the page, or else all of it, by the dialog: `what` has the part's title as its title,
/// and an address with a fragment. The browser keeps the focus in the dialog, closes it on Escape, and gives the focus back.
pub(crate) fn share(what: Option<Head>) -> Element {
    let context: AppContext = app();
    let open = move || match &what {
        Some(what) => sharing::open(&context, what, false),
        None => sharing::open(&context, &context.head.read_untracked(), false),
    };
    button(open).class("action needs-app").attr("aria-haspopup", "dialog").add(icon::share()).add(t!("Share"))
}
