//! The pages before and after a page.

use super::route_link;
use crate::{
    markup::{Element, el, many},
    route::Route,
    words::Word,
};

/// A page beside this one.
pub(crate) struct Neighbour {
    /// What it is to this one, such as `Next story`.
    pub(crate) label: Word,
    /// Where it is.
    pub(crate) route: Route,
    /// What it is called.
    pub(crate) title: String,
}

/// Links to the page after this one and the page before it, as far as there are any.
pub(crate) fn neighbours(label: Word, next: Option<Neighbour>, previous: Option<Neighbour>) -> Option<Element> {
    let link = |rel: &'static str, Neighbour { label, route, title }: Neighbour| {
        let text = [el("span").class("neighbour-label").add(label), el("span").add(title)];
        el("li").add(route_link(&route, many(text)).attr("rel", rel))
    };
    let next = next.map(|page| link("next", page));
    let previous = previous.map(|page| link("prev", page));
    (next.is_some() || previous.is_some())
        .then(|| el("nav").class("neighbours").attr("aria-label", label).add(el("ul").add(next).add(previous)))
}
