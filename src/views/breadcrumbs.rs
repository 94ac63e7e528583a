//! The places above the page.

use super::route_link;
use crate::route::Route;
use leptos::prelude::*;

/// The way from the home page to the page above this one; nothing on the home page.
pub(crate) fn breadcrumbs(above: &[(Route, String)]) -> impl IntoView + use<> {
    let items: Vec<_> =
        above.iter().map(|(route, title)| view! { <li>{route_link(route, title.clone())}</li> }).collect();
    (!items.is_empty()).then(|| view! { <nav class="breadcrumbs" aria-label="Breadcrumb"><ol>{items}</ol></nav> })
}
