//! The foot of every page.

use super::{address, app, href_link};
use crate::route::Route;
use leptos::prelude::*;

/// The footer: whom to write to, under which licence, and how the site was made.
pub(crate) fn footer() -> impl IntoView {
    let site = app().site;
    let contact = site.contact.clone().map(|contact| {
        let name = contact.name;
        let who = match (contact.email, contact.url) {
            (Some(email), _) => view! { <a href=format!("mailto:{email}")>{name}</a> }.into_any(),
            (None, Some(url)) => href_link(&url, name).into_any(),
            (None, None) => name.into_any(),
        };
        view! { <p>"Contact: " {who}</p> }
    });
    let licence = site.licence.clone().map(|licence| {
        view! { <p>"Content is available under the " {href_link(&licence.url, licence.title)} "."</p> }
    });
    view! {
        <footer class="footer">
            <p class="footer-name"><a href=address(&Route::Home)>{site.name.clone()}</a></p>
            <p>{site.description.clone()}</p>
            {contact}
            {licence}
        </footer>
    }
}
