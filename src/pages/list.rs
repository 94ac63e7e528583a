//! A page of the news, or of a topic.

use crate::{
    markup::{Element, el},
    model::ListPage,
    route::{PRINT_ARTICLES, Route},
    t,
    views::{app, article_list, feed_link, page_actions, page_header, route_link},
};
use leptos::prelude::*;
use std::num::NonZeroU32;

/// The articles, newest first, and the ways to newer and older ones.
pub(super) fn list(list: &ListPage) -> Element {
    let heading = app().head.read_untracked().title.clone();
    let description = list.topic.as_ref().and_then(|topic| topic.description.as_ref());
    let header = page_header(heading, description);
    let page = el("div").class("page list");
    if list.items.is_empty() {
        return page.add(header.add(page_actions())).add(el("p").add(t!("Nothing has been published here yet.")));
    }
    page.add(header.add(page_actions().add(print_these())))
        .add(el("h2").class("visually-hidden").add(t!("Articles")))
        .add(article_list(&list.items))
        .add(pagination(list))
        .add(feed(list))
}

/// The link to the articles themselves as one document for paper.
fn print_these() -> Element {
    el("a")
        .class("action needs-app")
        .attr("href", PRINT_ARTICLES)
        .attr("rel", "external nofollow")
        .add(t!("Print these articles"))
}

/// Links to the pages beside this one; nothing where there is only one.
fn pagination(list: &ListPage) -> Option<Element> {
    let at = |page: Option<u32>| page.and_then(NonZeroU32::new).map(|page| route(list, page));
    let newer = if list.is_newest() { None } else { at(list.page.checked_add(1)) };
    let older = at(list.page.checked_sub(1));
    let link = |route: &Route, rel, text| el("li").add(route_link(route, text).attr("rel", rel));
    (newer.is_some() || older.is_some()).then(|| {
        let links = el("ul")
            .add(newer.map(|route| link(&route, "prev", t!("Newer articles"))))
            .add(older.map(|route| link(&route, "next", t!("Older articles"))));
        el("nav").class("pagination").attr("aria-label", t!("Pages")).add(links)
    })
}

/// The news as a whole has its link at the foot of the page.
fn feed(list: &ListPage) -> Option<Element> {
    let topic = list.topic.as_ref()?;
    feed_link(&Route::Topic(topic.id.clone(), None), t!("Follow this topic by feed"))
}

fn route(list: &ListPage, page: NonZeroU32) -> Route {
    match &list.topic {
        Some(topic) => Route::Topic(topic.id.clone(), Some(page)),
        None => Route::News(Some(page)),
    }
}
