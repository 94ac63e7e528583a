//! What a reader can do with a page: e-mail it, print it, pass it on.

use super::{app, icon, share::open_share_dialog};
use crate::{browser::device, mail::share_by_mail};
use leptos::prelude::*;

/// The row of actions below a page's title. The buttons need the application, and are hidden until it has started; the
/// e-mail link works without.
pub(crate) fn page_actions() -> impl IntoView {
    view! {
        <div class="actions" role="group" aria-label="Print or pass on">
            {mail_link()}
            <button type="button" class="action needs-app" on:click=|_| device::print()>{icon::print()} "Printable version"</button>
            <button type="button" class="action needs-app" aria-haspopup="dialog" on:click=|_| open_share_dialog()>
                {icon::share()} "Share"
            </button>
        </div>
    }
}

/// The link that opens a message about the page.
pub(crate) fn mail_link() -> impl IntoView {
    let head = app().head;
    let href = move || {
        let head = head.read();
        share_by_mail(&head.heading, &head.description, head.canonical.as_deref().unwrap_or_default())
    };
    view! { <a class="action" href=href>{icon::mail()} "E-mail this to a friend"</a> }
}
