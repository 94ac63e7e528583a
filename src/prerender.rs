//! A page as HTML text, made natively with the views of the application.

use crate::{
    app::{App, AppContext},
    head::PageHead,
    markup::el,
    model::{Article, Date, Site},
    pages,
    route::Route,
    shown::Shown,
};
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use std::sync::Arc;

/// What the element with the id `app` holds, and the page's head, as seen on the day `today`.
pub fn prerender(site: &Arc<Site>, today: Date, shown: Shown) -> (PageHead, String) {
    let owner = Owner::new();
    let page = owner.with(|| {
        // Nothing that is prerendered depends on the address: what is shown does not come from it here.
        provide_context(RequestUrl::new("/"));
        let context = AppContext::new(Arc::clone(site), shown, today);
        let head = context.head.get_untracked();
        (head, view! { <App context follow=|_| () /> }.to_html())
    });
    owner.cleanup();
    page
}

/// An article's text as HTML for where its page is not, such as a feed: made by the same views, with absolute addresses, and
/// without what is for the page's style sheet, scripts and links only.
pub fn prerender_text(site: &Arc<Site>, today: Date, article: &Article) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        let waiting = Shown::Waiting(Route::Article(article.id.clone()));
        provide_context(AppContext::new(Arc::clone(site), waiting, today));
        let text = pages::article::text(article);
        // Whoever shows it elsewhere knows the language from the feed, and of the direction nothing.
        let text = match article.dir {
            Some(dir) => el("div").attr("dir", dir.as_str()).add(text).into(),
            None => text,
        };
        text.apart(site.url.origin(), &article.url).to_html()
    });
    owner.cleanup();
    html
}
