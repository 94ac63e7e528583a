//! Filters at work: which items of a list are shown, and in which order, as the controls say, and the controls as the address
//! says. The items stay the nodes that they are: they are hidden, shown and moved, never made anew.

use super::{document, for_each, window};
use crate::words::fill;
use js_sys::{Array, JsString, Reflect, RegExp};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, UrlSearchParams};

/// The property of an item that keeps what it says.
const SAYS: &str = "gazetteSays";

/// Sets the filter of the page as the address says, where the page has one.
pub(super) fn restore() {
    if let Some(page) = document().document_element() {
        restore_in(&page);
    }
}

/// The same for a page that is not in the document yet.
pub(super) fn restore_in(page: &Element) {
    let Some(filter) = find(page, ".filter") else { return };
    let chosen = window().location().search().and_then(|search| UrlSearchParams::new_with_str(&search));
    let Ok(chosen) = chosen else { return };
    for_each_control(&filter, &mut |control, name| {
        let value = chosen.get(name).unwrap_or_default();
        set_value(control, &value);
        // What the list has not may have been in an address that somebody kept.
        if value_of(control) != value {
            set_value(control, "");
        }
    });
    apply(&filter);
}

/// Does what a control was changed to.
pub(crate) fn choose(event: &Event) {
    if let Some(filter) = filter_of(event) {
        // From now on only what is in sight is laid out: the style sheet sees to that.
        let _ = filter.set_attribute("data-used", "");
        apply(&filter);
        write_address(&filter);
    }
}

/// Shows every item again.
pub(crate) fn clear(event: &Event) {
    let Some(filter) = filter_of(event) else { return };
    for_each_control(&filter, &mut |control, name| {
        if is_narrowing(name) {
            set_value(control, "");
        }
    });
    apply(&filter);
    write_address(&filter);
    // The button is gone: the keyboard goes on from the first control.
    if let Some(first) = find(&filter, "input") {
        let _ = first.unchecked_into::<HtmlElement>().focus();
    }
}

fn filter_of(event: &Event) -> Option<Element> {
    event.current_target()?.unchecked_into::<Element>().closest(".filter").ok()?
}

/// Calls `with` for each control of a filter and its name.
fn for_each_control(filter: &Element, with: &mut dyn FnMut(&Element, &str)) {
    for_each(filter, "[name]", &mut |control| with(&control, &control.get_attribute("name").unwrap_or_default()));
}

/// Whether a control leaves items out; the others are the order, and the layout.
fn is_narrowing(name: &str) -> bool {
    !matches!(name, "sort" | "view")
}

/// What is set in a control, be it an `<input>` or a `<select>`.
fn value_of(control: &Element) -> String {
    property(control, "value").as_string().unwrap_or_default()
}

fn set_value(control: &Element, value: &str) {
    let _ = Reflect::set(control, &"value".into(), &value.into());
}

fn property(of: &Element, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

/// Shows what the controls ask for.
fn apply(filter: &Element) {
    let Some(page) = filter.closest("#app").ok().flatten() else { return };
    let Some(list) = find(&page, &["#", &attribute(filter, "list")].concat()) else { return };
    let mut words = Array::new();
    // The values are words without quotes: those that the view made.
    let mut selector = "*".to_owned();
    let mut is_narrowed = false;
    for_each_control(filter, &mut |control, name| {
        let value = value_of(control);
        match name {
            "view" if attribute(&list, "view") == value => {}
            "view" => drop(list.set_attribute("data-view", &value)),
            "sort" => put_in_order(&list, &value),
            _ if value.is_empty() => {}
            "q" => words = fold(&value).split(" "),
            _ => selector.extend(["[data-", name, "~='", &value, "']"]),
        }
        is_narrowed |= is_narrowing(name) && !value.is_empty();
    });
    let mut all = 0;
    let mut shown = 0;
    for_each(&list, "tr,li", &mut |item| {
        let is_shown = item.matches(&selector).unwrap_or(true) && (words.length() == 0 || says(&item, &words));
        set_hidden(&item, !is_shown);
        shown += u32::from(is_shown);
        all += 1;
    });
    // A section's heading goes with the last of its items.
    for_each(&list, "section", &mut |section| set_hidden(&section, find(&section, "li:not([hidden])").is_none()));
    say(filter, shown, all);
    for (selector, is_hidden) in [(".filter-clear", !is_narrowed), (".filter-none", shown > 0)] {
        if let Some(element) = find(filter, selector) {
            set_hidden(&element, is_hidden);
        }
    }
}

/// Whether an item says each of the words, or a part of it. What it says is kept with it: it is asked at every letter typed.
fn says(item: &Element, words: &Array) -> bool {
    let mut text = property(item, SAYS);
    if text.is_undefined() {
        let shown = property(item, "textContent").as_string().unwrap_or_default();
        text = fold(&[&shown, " ", &attribute(item, "search")].concat()).into();
        let _ = Reflect::set(item, &SAYS.into(), &text);
    }
    let text: JsString = text.unchecked_into();
    (0..words.length()).all(|place| text.includes(&words.get(place).as_string().unwrap_or_default(), 0))
}

/// The text without its accents, in small letters.
fn fold(text: &str) -> JsString {
    JsString::from(text).normalize("NFD").replace_by_pattern(&RegExp::new("\\p{M}", "gu"), "").to_lower_case()
}

fn attribute(item: &Element, name: &str) -> String {
    item.get_attribute(&["data-", name].concat()).unwrap_or_default()
}

/// Says how many items are shown: to those who see it. `counts.js` tells those who hear the page.
fn say(filter: &Element, shown: u32, all: u32) {
    let words =
        if shown == all { attribute(filter, "all") } else { fill(&attribute(filter, "some"), &[&shown.to_string()]) };
    if let Some(said) = find(filter, ".filter-count") {
        said.set_text_content(Some(&words));
    }
}

fn set_hidden(element: &Element, is_hidden: bool) {
    element.unchecked_ref::<HtmlElement>().set_hidden(is_hidden);
}

/// Puts the items in the order of their attribute `data-<sort>`, those without one last; without `sort` in the order in which
/// they came. Attributes are compared letter by letter.
fn put_in_order(list: &Element, sort: &str) {
    if attribute(list, "sort") == sort {
        return;
    }
    let items = Array::from(&list.children());
    if !list.has_attribute("data-sort") {
        for place in 0..items.length() {
            let _ = items.get(place).unchecked_into::<Element>().set_attribute("data-place", &format!("{place:05}"));
        }
    }
    let sorted = items.sort_by(&mut |one, other| {
        let [one, other] = [one, other].map(|item| {
            let item: Element = item.unchecked_into();
            let key = attribute(&item, sort);
            let key = if key.is_empty() { "\u{10ffff}" } else { &key };
            [key, "\0", &attribute(&item, "place")].concat()
        });
        one.cmp(&other) as i32
    });
    for place in 0..sorted.length() {
        let _ = list.append_child(sorted.get(place).unchecked_ref());
    }
    let _ = list.set_attribute("data-sort", sort);
}

/// Writes the choice into the address, in the place of the one before: what is typed letter by letter is one step back.
fn write_address(filter: &Element) {
    let location = window().location();
    let mut address = location.pathname().unwrap_or_default();
    let mut between = "?";
    for_each_control(filter, &mut |control, name| {
        let value = value_of(control);
        if !value.is_empty() {
            let value = String::from(js_sys::encode_uri_component(&value));
            address.extend([between, name, "=", &value]);
            between = "&";
        }
    });
    address += &location.hash().unwrap_or_default();
    if let Ok(history) = window().history() {
        // A browser may refuse where it is asked too often: then the next letter brings the address up to date.
        let _ = history.replace_state_with_url(&history.state().unwrap_or_default(), "", Some(&address));
    }
}

fn find(within: &Element, selector: &str) -> Option<Element> {
    within.query_selector(selector).ok().flatten()
}
