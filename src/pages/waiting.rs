//! While a document is on its way.

use leptos::prelude::*;

/// Says that the page is coming, and keeps the room that it will take.
pub(super) fn waiting() -> AnyView {
    view! {
        <div class="page waiting" aria-busy="true">
            <h1>"Loading…"</h1>
            <div class="skeleton" aria-hidden="true"></div>
        </div>
    }
    .into_any()
}
