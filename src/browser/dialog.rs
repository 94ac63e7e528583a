//! The native `<dialog>`: the browser keeps the focus within, closes it on Escape and gives the focus back.

use super::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// Opens the dialog with this id, in front of everything.
pub(super) fn open(id: &str) {
    if let Some(dialog) = dialog(id).filter(|dialog| !dialog.open()) {
        // A dialog that is in the document and closed can be opened.
        let _ = dialog.show_modal();
    }
}

/// Closes the dialog that is open, if one is.
pub(super) fn close_open() {
    if let Ok(Some(dialog)) = document().query_selector("dialog[open]")
        && let Ok(dialog) = dialog.dyn_into::<HtmlDialogElement>()
    {
        dialog.close();
    }
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
