//! The head of every page: the society's name, the way around, and what every reader must know.

use super::{address, app, file_address};
use crate::route::Route;
use leptos::prelude::*;

/// The masthead.
pub(crate) fn masthead() -> impl IntoView {
    let site = app().site;
    let items: Vec<_> = site.navigation.iter().map(|item| {
        let href = file_address(&item.url);
        let here = is_here(item.url.as_str());
        view! { <li><a href=href aria-current=move || here().then_some("page")>{item.title.clone()}</a></li> }
    }).collect();
    let notice = site.notice.clone().map(|notice| view! { <p class="notice" role="note">{notice}</p> });
    view! {
        <header class="masthead">
            <a class="masthead-name" href=address(&Route::Home)>{site.name.clone()}</a>
            <nav class="masthead-nav" aria-label="Main"><ul>{items}</ul></nav>
        </header>
        {notice}
    }
}

/// Whether the page shown is the one at `path`.
fn is_here(path: &str) -> impl Fn() -> bool + Send + Sync + use<> {
    let head = app().head;
    let absolute = app().site.url.absolute(path);
    move || head.read().canonical.as_deref() == Some(absolute.as_str())
}
