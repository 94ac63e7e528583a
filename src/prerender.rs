//! A page as HTML text, made natively with the views of the application.

use crate::{
    app::{App, AppContext},
    markup::{Markup, el, many},
    model::{Article, Date, Head, Link, Now, PaperPage, Site},
    pages,
    route::Route,
    shown::Shown,
    views::{self, body},
    words::Locale,
};
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use std::sync::Arc;

/// What the element with the id `app` holds, and the page's head, as seen on the day `today`, in the site's language.
pub fn prerender(site: &Arc<Site>, today: Date, shown: Shown) -> (Head, String) {
    let owner = Owner::new();
    let make = || {
        // Nothing that is prerendered depends on the address: what is shown does not come from it here.
        provide_context(RequestUrl::new("/"));
        let context = AppContext::new(Arc::clone(site), shown, Now::on(today));
        let head = context.head.get_untracked();
        (head, view! { <App context follow=|_| () /> }.to_html())
    };
    let page = site.locale().within(|| owner.with(make));
    owner.cleanup();
    page
}

/// What stands beside the element with the id `app`, the same on each page: the dialog of how pages look, the share dialog, for
/// a site that has chosen these services, and the bar for passages.
pub fn beside_app(locale: Locale, services: &[Link]) -> String {
    locale.within(|| many([views::display_dialog(), views::share_dialog(services), views::passage_bar()]).to_html())
}

/// An article's text as HTML for where its page is not, such as a feed: made by the same views, with absolute addresses, and
/// without what is for the page's style sheet, scripts and links only.
pub fn prerender_text(site: &Arc<Site>, today: Date, article: &Article) -> String {
    let route = Route::Article(article.id.clone());
    apart(site, today, route, &article.url, || {
        let text = Locale::of_part(article.language.as_deref()).within(|| pages::article::text(article));
        // Whoever shows it elsewhere knows the language from the feed, and of the direction nothing.
        match article.dir {
            Some(dir) => el("div").attr("dir", dir.as_str()).add(text).into(),
            None => text,
        }
    })
}

/// A paper's text as HTML for where its page is not, as above.
pub fn prerender_paper(site: &Arc<Site>, today: Date, page: &PaperPage) -> String {
    let route = Route::Paper(page.organization.id.clone(), page.paper.id.clone());
    apart(site, today, route, &page.url, || body(&page.paper.body).into())
}

fn apart(site: &Arc<Site>, today: Date, route: Route, url: &str, text: impl FnOnce() -> Markup) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(AppContext::new(Arc::clone(site), Shown::Waiting(route), Now::on(today)));
        site.locale().within(|| text().apart(site.url.origin(), url).to_html())
    });
    owner.cleanup();
    html
}
