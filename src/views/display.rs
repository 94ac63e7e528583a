//! How pages look to this reader: light or dark, larger or smaller, narrower or wider; and whether keys are shortcuts.
//!
//! The dialog is the same on every page: `press` makes it, `display.js` opens it and keeps what is chosen, and `chosen.js` sees to it
//! before a page is painted. Each field's name and value is an attribute of the root element that the style sheet knows. The usual
//! choice has no value.

use crate::{
    markup::{Element, Markup, el},
    t,
    words::Word,
};

/// The dialog, closed.
pub(crate) fn display_dialog() -> Markup {
    let heading = el("h2").attr("id", "display-title").attr("tabindex", "-1").attr("autofocus", "").add(t!("Display"));
    let said = el("p")
        .attr("id", "display-said")
        .class("share-said")
        .attr("role", "status")
        .attr("data-kept", t!("This browser remembers it."))
        .attr("data-lost", t!("This browser remembers nothing: it holds until the page is loaded anew."))
        .attr("data-reset", t!("All is as it was at first."));
    let content = el("form")
        .attr("method", "dialog")
        .class("dialog-content")
        .add(el("div").class("dialog-head").add(heading).add(el("button").class("action").add(t!("Close"))))
        .add(choice(
            t!("Colours"),
            "theme",
            &[("", t!("As the system says")), ("light", t!("Light")), ("dark", t!("Dark"))],
        ))
        .add(choice(
            t!("Size of text"),
            "size",
            &[("small", t!("Smaller")), ("", t!("Usual")), ("large", t!("Larger")), ("largest", t!("Largest"))],
        ))
        .add(choice(
            t!("Width of lines"),
            "width",
            &[("narrow", t!("Narrow")), ("", t!("Usual")), ("wide", t!("Wide"))],
        ))
        .add(keys())
        .add(el("button").attr("type", "reset").class("action").add(t!("Reset all")))
        .add(said);
    let dialog = el("dialog").attr("id", "display").class("dialog").attr("aria-labelledby", "display-title");
    dialog.add(content).into()
}

/// One of several, each with the word for the root element.
fn choice(label: Word, name: &'static str, values: &[(&'static str, Word)]) -> Element {
    let fields = values.iter().map(|&(value, label)| {
        let field = el("input").attr("type", "radio").attr("name", name).attr("value", value);
        let field = field.attr_if("checked", value.is_empty().then_some(""));
        el("label").class("tick").add(field).add(label)
    });
    el("fieldset").add(el("legend").add(label)).add_all(fields)
}

/// What single keys do (`keys.js`), and that they may do nothing (WCAG 2.2, 2.1.4).
fn keys() -> Element {
    let key = |keys: &'static str, what: Word| {
        let keys = keys.split(' ').flat_map(|key| [el("kbd").add(key).into(), Markup::from(" ")]);
        el("li").add_all(keys).add(what)
    };
    let off = el("input").attr("type", "checkbox").attr("name", "keys").attr("value", "off");
    let list = el("ul")
        .class("keys")
        .add(key("?", t!("This list")))
        .add(key("/", t!("Search the list on the page, or the site")))
        .add(key("j", t!("Next story")))
        .add(key("k", t!("Previous story")))
        .add(key("p", t!("Printable version")))
        .add(key("s", t!("Share")))
        .add(key("g h", t!("Home")))
        .add(key("g n", t!("News")))
        .add(key("g c", t!("Councils")));
    el("fieldset")
        .add(el("legend").attr("id", "display-keys").attr("tabindex", "-1").add(t!("Keyboard shortcuts")))
        .add(el("label").class("tick").add(off).add(t!("Turn them off")))
        .add(list)
}
