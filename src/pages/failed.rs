//! Where a document could not be had: what happened, and what can be done.

use crate::{
    browser::device,
    failure::Failure,
    route::Route,
    views::{app, route_link},
};
use leptos::prelude::*;

/// What happened, in the title; what can be done, below it.
pub(super) fn failed(failure: Failure) -> AnyView {
    view! {
        <div class="page failed">
            <h1>{failure.title()}</h1>
            <p>{failure.explanation()}</p>
            {remedy(failure)}
            <ul class="ways-on">
                <li>{route_link(&Route::Home, "Go to the home page")}</li>
                <li>{route_link(&Route::News(None), "See all news")}</li>
                <li>{route_link(&Route::Councils, "See the councils")}</li>
            </ul>
        </div>
    }
    .into_any()
}

/// The button that may mend it.
fn remedy(failure: Failure) -> Option<AnyView> {
    let retry = app().retry;
    match failure {
        Failure::NotFound => None,
        Failure::Newer => Some(button("Load the page anew", device::reload)),
        Failure::Offline | Failure::Unreachable | Failure::TooSlow | Failure::Server(_) | Failure::NotUnderstood => {
            Some(button("Try again", move || retry.notify()))
        }
    }
}

fn button(text: &'static str, act: impl Fn() + 'static) -> AnyView {
    view! { <p><button type="button" class="action needs-app" on:click=move |_| act()>{text}</button></p> }.into_any()
}
