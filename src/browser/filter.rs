//! Filters at work: which items of a list are shown, and in which order, as the controls say, and the controls as the address
//! says. The items stay the nodes that they are: they are hidden, shown and moved, never made anew.

#![allow(dead_code, reason = "the lists that have one follow")]

use super::{document, window};
use js_sys::{Array, Function, Intl, JsString, Object, Reflect, RegExp};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, UrlSearchParams};

/// The controls that leave every item where it is: the order, and the layout.
const NOT_NARROWING: [&str; 2] = ["sort", "view"];

/// Sets the filter of the page as the address says, where the page has one.
pub(super) fn restore() {
    if let Some(page) = document().document_element() {
        restore_in(&page);
    }
}

/// The same for a page that is not in the document yet.
pub(super) fn restore_in(page: &Element) {
    let (Some(filter), Some(chosen)) = (find(page, ".filter"), address()) else { return };
    for (control, name) in controls(&filter) {
        let value = chosen.get(&name).unwrap_or_default();
        set_value(&control, &value);
        // What the list has not may have been in an address that somebody kept.
        if value_of(&control) != value {
            set_value(&control, "");
        }
    }
    apply(&filter);
}

/// Does what a control was changed to.
pub(crate) fn choose(event: &Event) {
    if let Some(filter) = filter_of(event) {
        apply(&filter);
        write_address(&filter);
    }
}

/// Shows every item again.
pub(crate) fn clear(event: &Event) {
    let Some(filter) = filter_of(event) else { return };
    for (control, name) in controls(&filter) {
        if !NOT_NARROWING.contains(&name.as_str()) {
            set_value(&control, "");
        }
    }
    apply(&filter);
    write_address(&filter);
    // The button is gone: the keyboard goes on from the first control.
    if let Some(first) = find(&filter, "input").and_then(|input| input.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = first.focus();
    }
}

fn filter_of(event: &Event) -> Option<Element> {
    event.current_target()?.dyn_into::<Element>().ok()?.closest(".filter").ok()?
}

/// The controls of a filter, each with its name.
fn controls(filter: &Element) -> Vec<(Element, String)> {
    let Ok(controls) = filter.query_selector_all("[name]") else { return Vec::new() };
    let control = |place| {
        let control: Element = controls.item(place)?.dyn_into().ok()?;
        let name = control.get_attribute("name")?;
        Some((control, name))
    };
    (0..controls.length()).filter_map(control).collect()
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
    let list = filter.get_attribute("data-list").unwrap_or_default();
    let page = filter.closest("#app").ok().flatten();
    let Some(list) = page.and_then(|page| find(&page, &["#", &list].concat())) else { return };
    let chosen: Vec<(String, String)> =
        controls(filter).into_iter().map(|(control, name)| (name, value_of(&control))).collect();
    let of = |wanted: &str| chosen.iter().find(|(name, _)| name == wanted).map_or("", |(_, value)| value.as_str());
    put_in_order(&list, of("sort"));
    let _ = list.set_attribute("data-view", of("view"));
    let words = fold(of("q")).split(" ");
    let items = Array::from(&list.children());
    let mut shown = 0;
    for item in items.iter() {
        let item: Element = item.unchecked_into();
        let is_shown = chosen.iter().all(|(name, value)| has(&item, name, value)) && says(&item, &words);
        let _ = item.toggle_attribute_with_force("hidden", !is_shown);
        shown += u32::from(is_shown);
    }
    say(filter, shown, items.length());
    let is_narrowed = chosen.iter().any(|(name, value)| !NOT_NARROWING.contains(&name.as_str()) && !value.is_empty());
    set_hidden(filter, ".filter-clear", !is_narrowed);
    set_hidden(filter, ".filter-none", shown > 0);
}

/// Whether an item has the value that was chosen for a facet; of what is no facet everything has it.
fn has(item: &Element, name: &str, value: &str) -> bool {
    value.is_empty()
        || name == "q"
        || NOT_NARROWING.contains(&name)
        || attribute(item, name).split(' ').any(|one| one == value)
}

/// Whether an item says each of the words, or a word that begins or goes on otherwise.
fn says(item: &Element, words: &Array) -> bool {
    let more = attribute(item, "search");
    let text = property(item, "textContent").as_string().unwrap_or_default();
    let text = fold(&[&text, " ", &more].concat());
    words.iter().all(|word| text.includes(&word.as_string().unwrap_or_default(), 0))
}

/// The text without its accents, in small letters.
fn fold(text: &str) -> JsString {
    JsString::from(text).normalize("NFD").replace_by_pattern(&RegExp::new("\\p{M}", "gu"), "").to_lower_case()
}

fn attribute(item: &Element, name: &str) -> String {
    item.get_attribute(&["data-", name].concat()).unwrap_or_default()
}

/// Says how many items are shown, where that has changed: screen readers are told of what is set, too.
fn say(filter: &Element, shown: u32, all: u32) {
    let noun = attribute(filter, "noun");
    let words = if shown == all { format!("{all} {noun}") } else { format!("{shown} of {all} {noun}") };
    if let Some(said) = find(filter, ".filter-count").filter(|said| said.text_content().as_ref() != Some(&words)) {
        said.set_text_content(Some(&words));
    }
}

fn set_hidden(filter: &Element, selector: &str, is_hidden: bool) {
    if let Some(element) = find(filter, selector) {
        let _ = element.toggle_attribute_with_force("hidden", is_hidden);
    }
}

/// Puts the items in the order of their attribute `data-<sort>`, those without one last; without `sort` in the order in which
/// they came.
fn put_in_order(list: &Element, sort: &str) {
    let before = list.get_attribute("data-sort");
    if before.as_deref().unwrap_or_default() == sort {
        return;
    }
    let items = Array::from(&list.children());
    if before.is_none() {
        for (place, item) in items.iter().enumerate() {
            let _ = item.unchecked_into::<Element>().set_attribute("data-place", &place.to_string());
        }
    }
    let options = Object::new();
    let _ = Reflect::set(&options, &"numeric".into(), &true.into());
    let compare = Intl::Collator::new(&Array::new(), &options).compare();
    let sorted = items.sort_by(&mut |one, other| {
        let items = [one.unchecked_into::<Element>(), other.unchecked_into::<Element>()];
        let name = if sort.is_empty() { "place" } else { sort };
        match compare_by(&items, name, &compare) {
            0 => compare_by(&items, "place", &compare),
            order => order,
        }
    });
    for item in sorted.iter() {
        let _ = list.append_child(item.unchecked_ref());
    }
    let _ = list.set_attribute("data-sort", sort);
}

fn compare_by([one, other]: &[Element; 2], name: &str, compare: &Function) -> i32 {
    let (one, other) = (attribute(one, name), attribute(other, name));
    if one.is_empty() != other.is_empty() {
        return if one.is_empty() { 1 } else { -1 };
    }
    let order = compare.call2(&JsValue::UNDEFINED, &one.into(), &other.into());
    order.ok().and_then(|order| order.as_f64()).map_or(0, |order| if order < 0.0 { -1 } else { i32::from(order > 0.0) })
}

/// What the address asks for.
fn address() -> Option<UrlSearchParams> {
    UrlSearchParams::new_with_str(&window().location().search().ok()?).ok()
}

/// Writes the choice into the address, in the place of the one before: what is typed letter by letter is one step back.
fn write_address(filter: &Element) {
    let (Some(chosen), Ok(history)) = (address(), window().history()) else { return };
    for (control, name) in controls(filter) {
        match value_of(&control) {
            value if value.is_empty() => chosen.delete(&name),
            value => chosen.set(&name, &value),
        }
    }
    let location = window().location();
    let chosen = String::from(chosen.to_string());
    let question = if chosen.is_empty() { "" } else { "?" };
    let [path, hash] = [location.pathname(), location.hash()].map(Result::unwrap_or_default);
    // A browser may refuse where it is asked too often: then the next letter brings the address up to date.
    let state = history.state().unwrap_or_default();
    let _ = history.replace_state_with_url(&state, "", Some(&[&path, question, &chosen, &hash].concat()));
}

fn find(within: &Element, selector: &str) -> Option<Element> {
    within.query_selector(selector).ok().flatten()
}
