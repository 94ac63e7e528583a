//! What the reader's device offers: paper, the clipboard, its own way to share, the day.

use super::{spawn, window};
use crate::model::Date;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlInputElement, ShareData};

/// Opens the browser's print dialog.
pub(crate) fn print() {
    // A browser without one does nothing.
    let _ = window().print();
}

/// Loads the page anew.
pub(crate) fn reload() {
    let _ = window().location().reload();
}

/// The reader's day.
pub(crate) fn today() -> Option<Date> {
    let now = js_sys::Date::new_0();
    let month = u8::try_from(now.get_month() + 1).ok()?;
    Date::from_calendar(i32::try_from(now.get_full_year()).ok()?, month, u8::try_from(now.get_date()).ok()?)
}

/// Whether the device has its own way to share. Where pages are prerendered there is no device, and so there is none.
pub(crate) fn can_share() -> bool {
    cfg!(target_arch = "wasm32") && js_sys::Reflect::has(&window().navigator(), &"share".into()).unwrap_or(false)
}

/// Opens the device's own share sheet.
pub(crate) fn share(title: &str, link: &str, said: RwSignal<&'static str>) {
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(link);
    let sharing = JsFuture::from(window().navigator().share_with_data(&data));
    spawn(async move {
        match sharing.await {
            Ok(_) => said.set("Shared."),
            // The reader closed the sheet: there is nothing to say.
            Err(error) if is_abort(&error) => {}
            Err(_) => said.set("This device could not share the page. You can copy the link instead."),
        }
    });
}

fn is_abort(error: &JsValue) -> bool {
    js_sys::Reflect::get(error, &"name".into()).is_ok_and(|name| name == "AbortError")
}

/// Copies the link, and says whether it is done. Where the clipboard is not to be had the link, in the input with the id
/// `field`, is selected, to be copied by hand.
pub(crate) fn copy(link: &str, field: &'static str, said: RwSignal<&'static str>) {
    let navigator = window().navigator();
    // In an insecure context there is no clipboard at all, whatever its type says.
    let is_there = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    let writing = is_there.then(|| JsFuture::from(navigator.clipboard().write_text(link)));
    spawn(async move {
        let is_copied = match writing {
            Some(writing) => writing.await.is_ok(),
            None => false,
        };
        if is_copied {
            said.set("Link copied.");
            return;
        }
        let field =
            super::document().get_element_by_id(field).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
        if let Some(field) = field {
            let _ = field.focus();
            field.select();
        }
        said.set("The link could not be copied. It is selected above: copy it with your keyboard or menu.");
    });
}
