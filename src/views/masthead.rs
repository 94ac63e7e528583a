//! The head of every page: the society's name, the way around, and what every reader must know.

use super::{app, file_address, route_link};
use crate::{
    markup::{Element, Markup, el, many},
    model::NavigationItem,
    route::Route,
    t,
};
use leptos::prelude::*;

/// The masthead.
pub(crate) fn masthead() -> Markup {
    let site = app().site;
    let nav = el("nav").class("masthead-nav").attr("aria-label", t!("Main"));
    let header = el("header")
        .class("masthead")
        .add(route_link(&Route::Home, site.name.clone()).class("masthead-name"))
        .add(nav.add(el("ul").add_all(site.navigation.iter().map(item))))
        .add(display_button());
    let notice =
        site.notice.clone().map(|notice| el("aside").class("notice").attr("aria-label", t!("Notice")).add(notice));
    many([Markup::from(header), notice.into()])
}

/// One of the main places, marked where it is the page shown.
fn item(item: &NavigationItem) -> Markup {
    let head = app().head;
    let absolute = app().site.url.absolute(item.url.as_str());
    let is_here = move || head.read().url.as_deref() == Some(absolute.as_str());
    let link = el("a")
        .attr("href", file_address(&item.url))
        .attr_live("aria-current", move || is_here().then(|| "page".to_owned()))
        .add(item.title.clone());
    el("li").add(link).into()
}

/// The button that opens the dialog. It is seen when what it needs is there.
fn display_button() -> Element {
    el("button").attr("type", "button").attr("id", "display-open").attr("aria-haspopup", "dialog").add(t!("Display"))
}
