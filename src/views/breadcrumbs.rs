//! The places above the page.

use super::route_link;
use crate::{
    markup::{Markup, el},
    route::Route,
};

/// The way from the home page to the page above this one; nothing on the home page.
pub(crate) fn breadcrumbs(above: &[(Route, String)]) -> Markup {
    if above.is_empty() {
        return Markup::Nothing;
    }
    let items = above.iter().map(|(route, title)| el("li").add(route_link(route, title.clone())));
    el("nav").class("breadcrumbs").attr("aria-label", "Breadcrumb").add(el("ol").add_all(items)).into()
}
