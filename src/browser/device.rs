//! What the reader's device offers: the clipboard, its own way to share, the day.

use super::{spawn, window};
use crate::model::{Date, DateTime, Now};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlInputElement, ShareData};

/// Loads the page anew.
pub(crate) fn reload() {
    let _ = window().location().reload();
}

/// The moment and the reader's day.
pub(crate) fn now() -> Option<Now> {
    let now = js_sys::Date::new_0();
    #[allow(clippy::cast_possible_truncation, reason = "a clock shows a whole number of milliseconds that fits")]
    let timestamp = (now.get_time() / 1000.0) as i64;
    Some(Now::at(day_of(&now)?, timestamp))
}

/// The moment in the reader's own time, such as `14:30 in your time zone, Europe/Berlin`, with the day where that is another;
/// nothing where the reader's clock shows what the place's does, or where pages are prerendered.
pub(crate) fn readers_time(moment: &DateTime) -> Option<String> {
    if cfg!(not(target_arch = "wasm32")) {
        return None;
    }
    let place = moment.moment();
    #[allow(clippy::cast_precision_loss, reason = "seconds of the years 0 to 9999 fit")]
    let milliseconds = place.unix_timestamp() as f64 * 1000.0;
    let here = js_sys::Date::new(&milliseconds.into());
    // JavaScript counts the minutes from local time to UTC.
    if (here.get_timezone_offset() + f64::from(place.offset().whole_minutes())).abs() < 1.0 {
        return None;
    }
    let mut words: String = here.to_locale_time_string("en-GB").into();
    // The seconds say nothing.
    words.truncate(5);
    if let Some(day) = day_of(&here).filter(|day| *day != moment.date()) {
        words += " on ";
        words += &day.in_words();
    }
    words += " in your time zone";
    let format = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new());
    let zone = js_sys::Reflect::get(&format.resolved_options(), &"timeZone".into()).ok();
    if let Some(zone) = zone.and_then(|zone| zone.as_string()) {
        words += ", ";
        words += &zone.replace('_', " ");
    }
    Some(words)
}

/// The day that a moment is of, where the reader is.
fn day_of(moment: &js_sys::Date) -> Option<Date> {
    let month = u8::try_from(moment.get_month() + 1).ok()?;
    Date::from_calendar(i32::try_from(moment.get_full_year()).ok()?, month, u8::try_from(moment.get_date()).ok()?)
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
