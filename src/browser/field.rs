//! Fields and what else has an id: what is in them, and what is put there.

use super::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// What is in a field; nothing where there is no such field.
pub(super) fn value(id: &str) -> String {
    field(id).map(|field| field.value()).unwrap_or_default()
}

/// Puts something else in a field.
pub(super) fn set_value(id: &str, value: &str) {
    if let Some(field) = field(id) {
        field.set_value(value);
    }
}

/// Sets an attribute of the element with this id, or takes it away.
pub(super) fn set_attribute(id: &str, name: &str, value: Option<&str>) {
    if let Some(element) = document().get_element_by_id(id) {
        let _ = match value {
            Some(value) => element.set_attribute(name, value),
            None => element.remove_attribute(name),
        };
    }
}

/// Selects all that is in a field, to be copied by hand.
pub(super) fn select(id: &str) {
    if let Some(field) = field(id) {
        let _ = field.focus();
        field.select();
    }
}

/// Whether a box is ticked.
pub(super) fn is_ticked(id: &str) -> bool {
    field(id).is_some_and(|field| field.checked())
}

/// Ticks a box, or takes its tick away.
pub(super) fn set_ticked(id: &str, is_ticked: bool) {
    if let Some(field) = field(id) {
        field.set_checked(is_ticked);
    }
}

/// Puts words into an element.
pub(super) fn say(id: &str, words: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.set_text_content(Some(words));
    }
}

/// What is asked of a field here every `<input>`, `<textarea>` and `<select>` has under the same names; a `<select>` is never selected.
fn field(id: &str) -> Option<HtmlInputElement> {
    document().get_element_by_id(id).map(JsCast::unchecked_into)
}
