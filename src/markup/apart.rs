//! Markup apart from its page, as a feed holds it: nothing in it needs the page's style sheet, scripts or other parts.

use super::{Element, Markup, Value};
use std::borrow::Cow;

/// The attributes that mean something wherever a text stands.
const KEPT: [&str; 12] =
    ["alt", "cite", "datetime", "dir", "height", "href", "lang", "scope", "src", "start", "title", "width"];

/// Those of them that hold an address.
const ADDRESSES: [&str; 3] = ["cite", "href", "src"];

impl Markup {
    /// The piece with absolute addresses and without ids, classes and the like. `origin` is where the site is, such as
    /// `https://host`, and `page` the absolute address of the page that the piece is from.
    pub(crate) fn apart(self, origin: &str, page: &str) -> Markup {
        match self {
            // It leads to a place of the page, and is drawn by the style sheet; or it is a list of such places.
            Markup::Element(element)
                if element.0.tag == "nav" || element.0.tag == "a" && element.0.children.is_empty() =>
            {
                Markup::Nothing
            }
            Markup::Element(mut element) => {
                element.set_apart(origin, page);
                element.into()
            }
            Markup::Many(pieces) => {
                pieces.into_iter().map(|piece| piece.apart(origin, page)).collect::<Vec<_>>().into()
            }
            Markup::Live(piece, locale) => locale.within(piece).apart(origin, page),
            still @ (Markup::Nothing | Markup::Text(_)) => still,
        }
    }
}

impl Element {
    fn set_apart(&mut self, origin: &str, page: &str) {
        let parts = &mut *self.0;
        parts.listeners.clear();
        parts.attributes.retain(|(name, _)| KEPT.contains(name));
        for (name, value) in &mut parts.attributes {
            if let Value::Still(address) = value
                && ADDRESSES.contains(name)
            {
                *address = absolute(std::mem::take(address), origin, page);
            }
        }
        let children = std::mem::take(&mut parts.children);
        parts.children = children.into_iter().map(|child| child.apart(origin, page)).collect();
    }
}

/// An address of the page as it is to be had from anywhere.
fn absolute(address: Cow<'static, str>, origin: &str, page: &str) -> Cow<'static, str> {
    match address.as_bytes().first() {
        Some(b'/') => format!("{origin}{address}").into(),
        Some(b'#') => format!("{page}{address}").into(),
        _ => address,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{el, live, many};
    use leptos::prelude::RenderHtml;

    #[test]
    fn a_piece_apart_from_its_page_needs_nothing_of_it() {
        let piece = many([
            el("p")
                .attr("id", "p-one")
                .class("quiet")
                .attr("dir", "rtl")
                .attr("tabindex", "0")
                .add("a < b ")
                .on("click", |_| ()),
            el("a").attr("href", "/base/news/a").attr("rel", "external").add("a"),
            el("a")
                .attr("href", "#p-one")
                .add(live(|| el("img").attr("src", "/base/files/a.png").attr("alt", "A").into())),
            el("a").attr("href", "https://elsewhere.example/").attr_live("class", || Some("live".into())).add("b"),
            el("a").attr("href", "mailto:a@b.example").add("c"),
            el("a").attr("href", "#p-one").attr("aria-label", "Link to this place"),
        ]);
        assert_eq!(
            piece.apart("https://host.example", "https://host.example/base/news/b").to_html(),
            "<p dir=\"rtl\">a &lt; b </p><a href=\"https://host.example/base/news/a\">a</a>\
             <a href=\"https://host.example/base/news/b#p-one\"><img src=\"https://host.example/base/files/a.png\" alt=\"A\"></a>\
             <a href=\"https://elsewhere.example/\">b</a><a href=\"mailto:a@b.example\">c</a>"
        );
    }
}
