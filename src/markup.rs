//! Markup as a value: what views make of data, and how it becomes HTML text natively and DOM nodes in a browser.
//!
//! Leptos gives each element of a `view!` a type of its own, and each type its own code for building, changing, mounting and
//! dropping. For a page whose text never changes in place that code is three quarters of the download. Here there is one type;
//! what is reactive is a closure in it, run by Leptos' own effects. (docs/decisions/markup-as-a-value.md has the numbers.)

#[cfg(not(target_arch = "wasm32"))]
mod apart;
mod notes;

use crate::words::Locale;
use leptos::{
    reactive::effect::RenderEffect,
    tachys::{
        html::attribute::any_attribute::AnyAttribute,
        hydration::Cursor,
        no_attrs,
        renderer::types::{Element as DomElement, Node as DomNode},
        view::{Mountable, Position, PositionState, Render, RenderHtml},
    },
};
pub(crate) use notes::Note;
use std::{any::Any, borrow::Cow};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Document, Event, Node};

/// A piece of a page.
#[derive(Default)]
pub(crate) enum Markup {
    /// Nothing.
    #[default]
    Nothing,
    /// Text, which is escaped where it must be.
    Text(Cow<'static, str>),
    /// An element.
    Element(Element),
    /// Pieces one after the other.
    Many(Vec<Markup>),
    /// A piece that changes with the signals it reads, always in the one language.
    Live(Box<dyn Fn() -> Markup + Send + Sync>, Locale),
}

/// An element of HTML or SVG, made by [`el`]. It is boxed from the first: views pass elements on at each step, and passing a
/// pointer takes the least code.
pub(crate) struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, Value)>,
    listeners: Vec<(&'static str, Listener)>,
    children: Vec<Markup>,
}

type Listener = Box<dyn Fn(Event) + Send + Sync>;

enum Value {
    Still(Cow<'static, str>),
    /// An attribute that changes with the signals it reads, and is not there while this gives `None`.
    Live(Box<dyn Fn() -> Option<String> + Send + Sync>),
}

/// Elements that have no content, and no end tag (HTML, void elements).
const VOID: [&str; 4] = ["br", "hr", "img", "input"];

/// Elements of SVG, which live in another namespace.
const SVG: [&str; 2] = ["svg", "path"];

/// An element without attributes and content.
pub(crate) fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts { tag, attributes: Vec::new(), listeners: Vec::new(), children: Vec::new() }))
}

/// Pieces one after the other.
pub(crate) fn many<T: Into<Markup>>(pieces: impl IntoIterator<Item = T>) -> Markup {
    Markup::Many(pieces.into_iter().map(Into::into).collect())
}

/// A piece that changes with the signals it reads.
pub(crate) fn live(piece: impl Fn() -> Markup + Send + Sync + 'static) -> Markup {
    Markup::Live(Box::new(piece), Locale::current())
}

impl Element {
    /// Sets the class.
    pub(crate) fn class(self, class: &'static str) -> Element {
        self.attr("class", class)
    }

    /// Sets an attribute.
    pub(crate) fn attr(self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Element {
        self.set(name, Value::Still(value.into()))
    }

    /// Sets an attribute where it has a value.
    pub(crate) fn attr_if(self, name: &'static str, value: Option<impl Into<Cow<'static, str>>>) -> Element {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Sets an attribute that changes with the signals that `value` reads.
    pub(crate) fn attr_live(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + Sync + 'static,
    ) -> Element {
        self.set(name, Value::Live(Box::new(value)))
    }

    /// Calls `listener` at an event.
    pub(crate) fn on(mut self, event: &'static str, listener: impl Fn(Event) + Send + Sync + 'static) -> Element {
        self.0.listeners.push((event, Box::new(listener)));
        self
    }

    /// Adds content.
    pub(crate) fn add(self, piece: impl Into<Markup>) -> Element {
        self.push(piece.into())
    }

    /// Adds pieces one after the other.
    pub(crate) fn add_all<T: Into<Markup>>(mut self, pieces: impl IntoIterator<Item = T>) -> Element {
        for piece in pieces {
            self = self.push(piece.into());
        }
        self
    }

    // These two are called from everywhere, and are not to be copied there.

    #[inline(never)]
    fn set(mut self, name: &'static str, value: Value) -> Element {
        self.0.attributes.push((name, value));
        self
    }

    #[inline(never)]
    fn push(mut self, piece: Markup) -> Element {
        self.0.children.push(piece);
        self
    }
}

impl From<Element> for Markup {
    fn from(element: Element) -> Markup {
        Markup::Element(element)
    }
}

impl From<&'static str> for Markup {
    fn from(text: &'static str) -> Markup {
        Markup::Text(text.into())
    }
}

impl From<String> for Markup {
    fn from(text: String) -> Markup {
        Markup::Text(text.into())
    }
}

impl From<Vec<Markup>> for Markup {
    fn from(pieces: Vec<Markup>) -> Markup {
        Markup::Many(pieces)
    }
}

impl<T: Into<Markup>> From<Option<T>> for Markup {
    fn from(piece: Option<T>) -> Markup {
        piece.map_or(Markup::Nothing, Into::into)
    }
}

// As HTML text.

impl Markup {
    fn write(self, html: &mut String) {
        match self {
            Markup::Nothing => {}
            Markup::Text(text) => escape(&text, html),
            Markup::Element(element) => element.write(html),
            Markup::Many(pieces) => pieces.into_iter().for_each(|piece| piece.write(html)),
            Markup::Live(piece, locale) => locale.within(piece).write(html),
        }
    }
}

impl Element {
    fn write(self, html: &mut String) {
        let Parts { tag, attributes, children, .. } = *self.0;
        html.extend(["<", tag]);
        for (name, value) in attributes {
            let value = match value {
                Value::Still(value) => Some(value),
                Value::Live(value) => value().map(Cow::Owned),
            };
            if let Some(value) = value {
                html.extend([" ", name, "=\""]);
                escape(&value, html);
                html.push('"');
            }
        }
        html.push('>');
        if VOID.contains(&tag) {
            return;
        }
        for child in children {
            child.write(html);
        }
        html.extend(["</", tag, ">"]);
    }
}

/// Writes text so that it is text, within an element as within an attribute's double quotes.
pub fn escape(text: &str, html: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"')) {
        let (plain, marked) = rest.split_at(at);
        let (mark, after) = marked.split_at(1);
        html.push_str(plain);
        html.push_str(match mark {
            "&" => "&amp;",
            "<" => "&lt;",
            ">" => "&gt;",
            _ => "&quot;",
        });
        rest = after;
    }
    html.push_str(rest);
}

// As DOM nodes.

/// What must live as long as the nodes do: listeners and effects.
type Kept = Vec<Box<dyn Any>>;

impl Markup {
    /// Appends the nodes to `parent`.
    fn append(self, document: &Document, parent: &Node, kept: &mut Kept) {
        match self {
            Markup::Nothing => {}
            Markup::Text(text) => append(parent, &document.create_text_node(&text)),
            Markup::Element(element) => element.append(document, parent, kept),
            Markup::Many(pieces) => pieces.into_iter().for_each(|piece| piece.append(document, parent, kept)),
            Markup::Live(piece, locale) => append_live(piece, locale, document, parent, kept),
        }
    }
}

impl Element {
    fn append(self, document: &Document, parent: &Node, kept: &mut Kept) {
        let Parts { tag, attributes, listeners, children } = *self.0;
        let namespace = if SVG.contains(&tag) { "http://www.w3.org/2000/svg" } else { "http://www.w3.org/1999/xhtml" };
        // The names of elements and attributes are those of this program: the browser refuses none.
        let Ok(element) = document.create_element_ns(Some(namespace), tag) else { return };
        for (name, value) in attributes {
            match value {
                Value::Still(value) => {
                    let _ = element.set_attribute(name, &value);
                }
                Value::Live(value) => {
                    let element = element.clone();
                    kept.push(Box::new(RenderEffect::new(move |_| {
                        let _ = match value() {
                            Some(value) => element.set_attribute(name, &value),
                            None => element.remove_attribute(name),
                        };
                    })));
                }
            }
        }
        for (event, listener) in listeners {
            let listener = Closure::<dyn Fn(Event)>::new(listener);
            let _ = element.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
            kept.push(Box::new(listener));
        }
        for child in children {
            child.append(document, &element, kept);
        }
        append(parent, &element);
    }
}

/// Puts a changing piece between two comments; when it changes, what is between them is replaced.
fn append_live(
    piece: Box<dyn Fn() -> Markup + Send + Sync>,
    locale: Locale,
    document: &Document,
    parent: &Node,
    kept: &mut Kept,
) {
    let (start, end) = (document.create_comment(""), document.create_comment(""));
    append(parent, &start);
    append(parent, &end);
    let document = document.clone();
    kept.push(Box::new(RenderEffect::new(move |_: Option<Kept>| {
        let piece = locale.within(&piece);
        let mut kept = Kept::new();
        let fragment = document.create_document_fragment();
        piece.append(&document, &fragment, &mut kept);
        let Some(parent) = end.parent_node() else { return kept };
        while let Some(old) = start.next_sibling().filter(|old| !old.is_same_node(Some(&end))) {
            let _ = parent.remove_child(&old);
        }
        let _ = parent.insert_before(&fragment, Some(&end));
        kept
    })));
}

fn append(parent: &Node, child: &Node) {
    let _ = parent.append_child(child);
}

// As a Leptos view.

/// The nodes of a piece that is in the page.
pub(crate) struct MarkupState {
    nodes: Vec<Node>,
    _kept: Kept,
}

impl Render for Markup {
    type State = MarkupState;

    fn build(self) -> MarkupState {
        let document = leptos::prelude::document();
        let fragment = document.create_document_fragment();
        let mut kept = Kept::new();
        self.append(&document, &fragment, &mut kept);
        if fragment.first_child().is_none() {
            // What is in the page must have a place there.
            append(&fragment, &document.create_comment(""));
        }
        let children = fragment.child_nodes();
        let nodes = (0..children.length()).filter_map(|place| children.item(place)).collect();
        MarkupState { nodes, _kept: kept }
    }

    fn rebuild(self, state: &mut MarkupState) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl Mountable for MarkupState {
    fn unmount(&mut self) {
        for node in &self.nodes {
            if let Some(parent) = node.parent_node() {
                let _ = parent.remove_child(node);
            }
        }
    }

    fn mount(&mut self, parent: &DomElement, marker: Option<&DomNode>) {
        for node in &self.nodes {
            let _ = parent.insert_before(node, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let first = self.nodes.first();
        let parent = first.and_then(Node::parent_node).and_then(|parent| parent.dyn_into().ok());
        if let Some(parent) = &parent {
            child.mount(parent, first);
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<DomElement> {
        self.nodes.iter().filter_map(|node| node.clone().dyn_into().ok()).collect()
    }
}

no_attrs!(Markup);

impl RenderHtml for Markup {
    type AsyncOutput = Markup;
    type Owned = Markup;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Markup {
        self
    }

    fn to_html_with_buf(self, html: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {
        self.write(html);
    }

    /// Pages are never hydrated: the application replaces them.
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> MarkupState {
        self.build()
    }

    fn into_owned(self) -> Markup {
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(markup: impl Into<Markup>) -> String {
        markup.into().to_html()
    }

    #[test]
    fn text_stays_text() {
        let element = el("a").attr("href", "/?a=1&b=\"<x>\"").add("<script>alert('&')</script>".to_owned());
        assert_eq!(
            html(element),
            r#"<a href="/?a=1&amp;b=&quot;&lt;x&gt;&quot;">&lt;script&gt;alert('&amp;')&lt;/script&gt;</a>"#
        );
    }

    #[test]
    fn an_element_without_content_has_no_end() {
        assert_eq!(html(many([el("br"), el("p")])), "<br><p></p>");
    }

    #[test]
    fn what_is_not_there_leaves_no_trace() {
        let none: Option<String> = None;
        assert_eq!(html(el("p").attr_if("lang", none.clone()).attr_live("rel", || None).add(none)), "<p></p>");
    }
}
