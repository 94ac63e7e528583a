//! Where a document could not be had: what happened, and what can be done.

use crate::{
    browser::device,
    failure::Failure,
    markup::{Element, el},
    route::Route,
    t,
    views::{app, button, route_link},
};
use leptos::prelude::*;

/// What happened, in the title; what can be done, below it.
pub(super) fn failed(failure: Failure) -> Element {
    let ways_on = [
        (Route::Home, t!("Go to the home page")),
        (Route::News(None), t!("See all news")),
        (Route::Councils, t!("See the councils")),
        (Route::Search, t!("Search this site")),
    ];
    el("div")
        .class("page failed")
        .add(el("h1").add(failure.title()))
        .add(el("p").add(failure.explanation()))
        .add(remedy(failure).map(|button| el("p").add(button.class("action needs-app"))))
        .add(el("ul").class("ways-on").add_all(ways_on.map(|(route, text)| el("li").add(route_link(&route, text)))))
}

/// The button that may mend it.
fn remedy(failure: Failure) -> Option<Element> {
    let retry = app().retry;
    match failure {
        Failure::NotFound => None,
        Failure::Newer => Some(button(device::reload).add(t!("Load the page anew"))),
        Failure::Offline | Failure::Unreachable | Failure::TooSlow | Failure::Server(_) | Failure::NotUnderstood => {
            Some(button(move || retry.notify()).add(t!("Try again")))
        }
    }
}
