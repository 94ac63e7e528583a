//! A page that stands apart from the news.

use crate::{
    markup::{Element, el},
    model::Page,
    t,
    views::{body, date, page_actions, page_header},
};

/// Title, summary and text.
pub(super) fn page(page: &Page) -> Element {
    let updated = page
        .date_modified
        .map(|modified| el("p").class("byline").add(t!("Updated {0}").around([date(modified).into()])));
    el("article")
        .class("page")
        .add(page_header(page.title.clone(), Some(&page.summary)).add(updated).add(page_actions()))
        .add(body(&page.body))
}
