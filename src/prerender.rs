//! A page as HTML text, made natively with the views of the application.

use crate::{
    app::{App, AppContext},
    head::PageHead,
    model::{Date, Site},
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
