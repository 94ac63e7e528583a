//! The foot of every page.

use super::{app, feed_link, href_link, link::link_or_text, route_link};
use crate::{
    markup::{Markup, el},
    model::Contact,
    route::Route,
    t,
};

/// The footer: what the site is, whom to write to, how to follow it, under which licence, and the places that one looks for here.
pub(crate) fn footer() -> Markup {
    let site = app().site;
    let licence = site.licence.as_ref().map(|licence| {
        let link = href_link(&licence.url, licence.title.clone());
        el("p").add(t!("Content is available under the {0}.").around([link.into()]))
    });
    el("footer")
        .class("footer")
        .add(el("p").class("screen-only").add(el("a").attr("href", "#app").add(t!("Back to top"))))
        .add(el("p").class("footer-name").add(route_link(&Route::Home, site.name.clone())))
        .add(el("p").add(site.description.clone()))
        .add(site.contact.as_ref().map(|contact| el("p").add(t!("Contact: {0}").around([who(contact)]))))
        .add(feed_link(&Route::Home, t!("Follow by feed")))
        .add_all(site.footer.iter().map(|item| el("p").class("more").add(href_link(&item.url, item.title.clone()))))
        // On paper this alone is left.
        .add(licence)
        .into()
}

/// Whom to write to, as a link.
pub(crate) fn who(contact: &Contact) -> Markup {
    let name = contact.name.clone();
    match &contact.email {
        Some(email) => el("a").attr("href", format!("mailto:{email}")).add(name).into(),
        None => link_or_text(contact.url.as_ref(), name),
    }
}
