//! A page that stands apart from the news.

use crate::{
    model::Page,
    views::{body, date, page_actions},
};
use leptos::prelude::*;

/// Title, summary and text.
pub(super) fn page(page: &Page) -> AnyView {
    let modified = page.date_modified.map(|modified| view! { <p class="byline">"Updated " {date(modified)}</p> });
    view! {
        <article class="page">
            <header class="page-header">
                <h1>{page.title.clone()}</h1>
                <p class="page-summary">{page.summary.clone()}</p>
                {modified}
                {page_actions()}
            </header>
            {body(&page.body)}
            <p class="printed-address" aria-hidden="true">{page.url.clone()}</p>
        </article>
    }
    .into_any()
}
