//! Links: how an address of content or of a route becomes an `<a>`. The site's sub-path is added here and nowhere else.

use crate::{
    app::AppContext,
    markup::{Element, Markup, el, many},
    model::Href,
    route::Route,
    t,
    words::Word,
};
use leptos::prelude::expect_context;

/// What every view may ask for. Each view stands inside [`crate::app::App`], which provides it.
pub(crate) fn app() -> AppContext {
    expect_context()
}

/// The address of a route, as `href` takes it.
pub(crate) fn address(route: &Route) -> String {
    format!("{}{}", app().site.url.base(), route.path())
}

/// The address of a file, as `src` and `href` take it.
pub(crate) fn file_address(href: &Href) -> String {
    match href.site_path() {
        Some(path) => format!("{}{path}", app().site.url.base()),
        None => href.to_string(),
    }
}

/// A link to a place of the site.
pub(crate) fn route_link(route: &Route, text: impl Into<Markup>) -> Element {
    el("a").attr("href", address(route)).add(text)
}

/// A quiet link to the feed of a route's articles, where it has one.
pub(crate) fn feed_link(route: &Route, text: Word) -> Option<Element> {
    route.feed().map(|feed| {
        let href = format!("{}{feed}.atom", app().site.url.base());
        let link = el("a").attr("href", href).attr("rel", "external").attr("type", "application/atom+xml").add(text);
        el("p").class("more").add(link)
    })
}

/// A link to any allowed address. What is no page of the application is left to the browser by `rel="external"`.
pub(crate) fn href_link(href: &Href, text: impl Into<Markup>) -> Element {
    let is_page =
        href.fragment().is_some() || href.site_path().is_some_and(|path| Route::parse(without_suffix(path)).is_some());
    el("a").attr("href", file_address(href)).attr_if("rel", (!is_page).then_some("external")).add(text)
}

/// A link where there is an address, else the text alone.
pub(crate) fn link_or_text(href: Option<&Href>, text: String) -> Markup {
    match href {
        Some(href) => href_link(href, text).into(),
        None => text.into(),
    }
}

/// Things named in a sentence: `A, B and C`.
pub(crate) fn in_a_sentence(things: impl Iterator<Item = Markup>) -> Markup {
    sentence(things.collect())
}

fn sentence(things: Vec<Markup>) -> Markup {
    let last = things.len().saturating_sub(1);
    let before = |place| match place {
        0 => Markup::Nothing,
        place if place == last => t!(" and ").into(),
        _ => t!(", ").into(),
    };
    many(things.into_iter().enumerate().map(|(place, thing)| many([before(place), thing])))
}

/// A path without its query and fragment.
fn without_suffix(path: &str) -> &str {
    path.split(['?', '#']).next().unwrap_or_default()
}
