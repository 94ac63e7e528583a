//! What the reader would rather not say twice. It stays in the browser, and where the browser keeps nothing it is asked again.

use super::window;

/// What is kept under this name.
pub(super) fn preference(name: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(name).ok()?
}

/// Keeps something under this name, where the browser lets it.
pub(super) fn prefer(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(name, value);
    }
}
