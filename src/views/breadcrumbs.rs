//! The places above the page.

use super::href_link;
use crate::{
    markup::{Markup, el},
    model::Link,
    t,
};

/// The way from the home page to the page above this one; nothing on the home page.
pub(crate) fn breadcrumbs(above: &[Link], width: Option<&'static str>) -> Markup {
    if above.is_empty() {
        return Markup::Nothing;
    }
    let items = above.iter().map(|place| el("li").add(href_link(&place.url, place.title.clone())));
    let class = if width.is_some() { "breadcrumbs wide" } else { "breadcrumbs" };
    el("nav").class(class).attr("aria-label", t!("Breadcrumb")).add(el("ol").add_all(items)).into()
}
