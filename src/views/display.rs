//! How pages look to this reader: light or dark, larger or smaller, narrower or wider; and whether keys are shortcuts.
//!
//! The dialog is the same on every page: `press` makes it, `display.js` opens it and keeps what is chosen, and `chosen.js` sees to it
//! before a page is painted. Each field's name and value is an attribute of the root element that the style sheet knows. The usual
//! choice has no value.

use crate::markup::{Element, Markup, el};

/// The button that opens the dialog. It is seen when what it needs is there.
pub(crate) fn display_button() -> Element {
    el("button").attr("type", "button").attr("id", "display-open").attr("aria-haspopup", "dialog").add("Display")
}

/// The dialog, closed.
pub(crate) fn display_dialog() -> Markup {
    let heading = el("h2").attr("id", "display-title").attr("tabindex", "-1").attr("autofocus", "").add("Display");
    let said = el("p")
        .attr("id", "display-said")
        .class("share-said")
        .attr("role", "status")
        .attr("data-kept", "This browser remembers it.")
        .attr("data-lost", "This browser remembers nothing: it holds until the page is loaded anew.")
        .attr("data-reset", "All is as it was at first.");
    let content = el("form")
        .attr("method", "dialog")
        .class("dialog-content")
        .add(el("div").class("dialog-head").add(heading).add(el("button").class("action").add("Close")))
        .add(choice("Colours", "theme", &[("", "As the system says"), ("light", "Light"), ("dark", "Dark")]))
        .add(choice(
            "Size of text",
            "size",
            &[("small", "Smaller"), ("", "Usual"), ("large", "Larger"), ("largest", "Largest")],
        ))
        .add(choice("Width of lines", "width", &[("narrow", "Narrow"), ("", "Usual"), ("wide", "Wide")]))
        .add(keys())
        .add(el("button").attr("type", "reset").class("action").add("As at first"))
        .add(said);
    let dialog = el("dialog").attr("id", "display").class("dialog").attr("aria-labelledby", "display-title");
    dialog.add(content).into()
}

/// One of several, each with the word for the root element.
fn choice(label: &'static str, name: &'static str, values: &[(&'static str, &'static str)]) -> Element {
    let fields = values.iter().map(|&(value, label)| {
        let field = el("input").attr("type", "radio").attr("name", name).attr("value", value);
        let field = field.attr_if("checked", value.is_empty().then_some(""));
        el("label").class("tick").add(field).add(label)
    });
    el("fieldset").add(el("legend").add(label)).add_all(fields)
}

/// What single keys do (`keys.js`), and that they may do nothing (WCAG 2.2, 2.1.4).
fn keys() -> Element {
    let key = |keys: &'static str, what: &'static str| {
        let keys = keys.split(' ').flat_map(|key| [el("kbd").add(key).into(), Markup::from(" ")]);
        el("li").add_all(keys).add(what)
    };
    let off = el("input").attr("type", "checkbox").attr("name", "keys").attr("value", "off");
    let list = el("ul")
        .class("keys")
        .add(key("?", "This list"))
        .add(key("/", "Search the list on the page"))
        .add(key("j", "Next story"))
        .add(key("k", "Previous story"))
        .add(key("p", "Printable version"))
        .add(key("s", "Share"))
        .add(key("g h", "Home"))
        .add(key("g n", "News"))
        .add(key("g c", "Councils"));
    el("fieldset")
        .add(el("legend").attr("id", "display-keys").attr("tabindex", "-1").add("Keyboard shortcuts"))
        .add(el("label").class("tick").add(off).add("Turn them off"))
        .add(list)
}
