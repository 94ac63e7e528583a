//! The places above the page.

use super::route_link;
use crate::{
    markup::{Markup, el},
    route::Route,
};

/// The way from the home page to the page above this one; nothing on the home page.
pub(crate) fn breadcrumbs(above: &[(Route, String)], width: Option<&'static str>) -> Markup {
    if above.is_empty() {
        return Markup::Nothing;
    }
    let items = above.iter().map(|(route, title)| el("li").add(route_link(route, title.clone())));
    let class = if width.is_some() { "breadcrumbs wide" } else { "breadcrumbs" };
    el("nav").class(class).attr("aria-label", "Breadcrumb").add(el("ol").add_all(items)).into()
}
