//! Icons, drawn to a grid of 24: they say nothing that the words beside them do not.

use leptos::prelude::*;

/// A picture beside a control's words, given as the path of its strokes.
fn icon(path: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
            <path d=path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" />
        </svg>
    }
}

/// An envelope.
pub(super) fn mail() -> impl IntoView {
    icon("M3 6h18v12H3zM3 7l9 7 9-7")
}

/// A printer.
pub(super) fn print() -> impl IntoView {
    icon("M7 9V3h10v6M7 17H4v-8h16v8h-3M7 14h10v7H7z")
}

/// An arrow that leaves a box.
pub(super) fn share() -> impl IntoView {
    icon("M12 15V3M8 7l4-4 4 4M6 11H4v10h16V11h-2")
}

/// A chain's link.
pub(super) fn copy() -> impl IntoView {
    icon("M9 8h11v13H9zM5 16H4V3h11v1")
}
