//! The application: what stands on every page, and in its middle what is shown.

use crate::{
    markup::{Markup, el, live, many},
    model::{Head, Now, PageData, Site},
    pages,
    shown::Shown,
    t,
    views::{breadcrumbs, footer, masthead, provenance, with_link_notes},
};
use leptos::prelude::*;
use leptos_router::components::Router;
use std::sync::Arc;

/// The ids of what stands on every page: no block of a text may have one of them. The ids of a page's own sections begin with
/// `page-` or `council-`.
pub const IDS: [&str; 46] = [
    "announcement",
    "app",
    "calendar-said",
    "display",
    "display-keys",
    "display-open",
    "display-said",
    "display-title",
    "footnotes",
    "main",
    "passage",
    "passage-cite",
    "passage-clear",
    "passage-copy",
    "passage-kept",
    "passage-said",
    "passage-share",
    "share",
    "share-by-mail",
    "share-by-qr",
    "share-by-server",
    "share-citation",
    "share-cite",
    "share-device",
    "share-form",
    "share-html",
    "share-link",
    "share-long",
    "share-mail",
    "share-markdown",
    "share-message",
    "share-passage",
    "share-passage-choice",
    "share-png",
    "share-post",
    "share-qr",
    "share-qr-path",
    "share-said",
    "share-server",
    "share-subject",
    "share-summary",
    "share-svg",
    "share-text",
    "share-title",
    "share-what",
    "site",
];

/// The ids of the sections of a council's page.
pub const COUNCIL_SECTIONS: [&str; 12] = [
    "council-about",
    "council-members",
    "council-meetings",
    "council-decisions",
    "council-strategy",
    "council-publications",
    "council-papers",
    "council-lineage",
    "council-relations",
    "council-contact",
    "council-articles",
    "council-follow",
];

/// What every view may ask for.
#[derive(Clone)]
pub struct AppContext {
    /// The site.
    pub site: Arc<Site>,
    /// What is in the middle of the page: changed by [`AppContext::show`] alone.
    pub shown: RwSignal<Shown>,
    /// The head of the page that is shown.
    pub head: RwSignal<Head>,
    /// When the page is seen: where pages are prerendered, the day of the build.
    pub now: RwSignal<Now>,
    /// Asks for what failed once more.
    pub retry: Trigger,
}

impl AppContext {
    /// The context for a site that shows `shown`, as it is seen at `now`.
    pub fn new(site: Arc<Site>, shown: Shown, now: Now) -> AppContext {
        let head = shown.head(&site);
        let (shown, head, now) = (RwSignal::new(shown), RwSignal::new(head), RwSignal::new(now));
        AppContext { site, shown, head, now, retry: Trigger::new() }
    }

    /// Shows something else in the middle of the page, with the head that belongs to it.
    pub fn show(&self, shown: Shown) {
        self.head.set(shown.head(&self.site));
        self.shown.set(shown);
    }
}

/// The whole page, for the element with the id `app`.
///
/// `leptos_router` takes the clicks on links, the history and the current address. It has no routes of its own: which page
/// an address means is [`crate::route`]'s to say, and what is shown changes only when the document has come.
#[component]
pub fn App<F: FnOnce(AppContext) + Send + 'static>(
    /// What every view may ask for.
    context: AppContext,
    /// What follows the reader through the addresses: set up inside the router. Nothing, where pages are prerendered.
    follow: F,
) -> impl IntoView {
    let base = context.site.url.base().to_owned();
    provide_context(context.clone());
    view! {
        <Router base>
            {
                let page = whole_page(&context);
                follow(context);
                page
            }
        </Router>
    }
}

/// What pages whose lists stand side by side are called: they are wider than text. What stands before the page itself must know
/// it, too, so that nothing moves while the page is still coming.
fn width(shown: &Shown) -> Option<&'static str> {
    let Shown::Ready(_, document) = shown else { return None };
    let is_wide = matches!(
        document.content,
        PageData::Home(_) | PageData::Council(_) | PageData::Members(_) | PageData::Meetings(_)
    );
    is_wide.then_some("wide")
}

fn whole_page(context: &AppContext) -> Markup {
    let (shown, head) = (context.shown, context.head);
    many([
        el("a").class("skip-link").attr("href", "#main").add(t!("Skip to content")).into(),
        masthead(),
        live(move || breadcrumbs(&head.read().above, width(&shown.read()))),
        el("main")
            .attr("id", "main")
            .attr_live("class", move || width(&shown.read()).map(str::to_owned))
            .add(live(move || with_link_notes(pages::page(&shown.read()))))
            .add(live(move || provenance(&head.read(), &shown.read()).into()))
            .into(),
        footer(),
        el("div").attr("id", "announcement").class("visually-hidden").attr("role", "status").into(),
    ])
}
