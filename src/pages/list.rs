//! A page of the news, or of a topic.

use crate::{
    model::ListPage,
    route::Route,
    views::{address, app, article_list, page_actions},
};
use leptos::prelude::*;
use std::num::NonZeroU32;

/// The articles, newest first, and the ways to newer and older ones.
pub(super) fn list(list: &ListPage) -> AnyView {
    let heading = app().head.read_untracked().heading.clone();
    let description = list.topic.as_ref().and_then(|topic| topic.description.clone());
    let articles = if list.items.is_empty() {
        view! { <p>"Nothing has been published here yet."</p> }.into_any()
    } else {
        view! { <h2 class="visually-hidden">"Articles"</h2> {article_list(&list.items)} }.into_any()
    };
    view! {
        <div class="page list">
            <header class="page-header">
                <h1>{heading}</h1>
                {description.map(|text| view! { <p class="page-summary">{text}</p> })}
                {page_actions()}
            </header>
            {articles}
            {pagination(list)}
        </div>
    }
    .into_any()
}

/// Links to the pages beside this one; nothing where there is only one.
fn pagination(list: &ListPage) -> impl IntoView + use<> {
    let at = |page: Option<u32>| page.and_then(NonZeroU32::new).map(|page| route(list, Some(page)));
    let newer = if list.is_newest() { None } else { at(list.page.checked_add(1)) };
    let older = at(list.page.checked_sub(1));
    let link = |route: Route, rel, text| view! { <li><a href=address(&route) rel=rel>{text}</a></li> };
    (newer.is_some() || older.is_some()).then(|| {
        view! {
            <nav class="pagination" aria-label="Pages">
                <ul>
                    {newer.map(|route| link(route, "prev", "Newer articles"))} {older.map(|route| link(route, "next", "Older articles"))}
                </ul>
            </nav>
        }
    })
}

fn route(list: &ListPage, page: Option<NonZeroU32>) -> Route {
    match &list.topic {
        Some(topic) => Route::Topic(topic.id.clone(), page),
        None => Route::News(page),
    }
}
