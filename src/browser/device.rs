//! What the reader's device offers: the clipboard, its own way to share, the day.

use super::{field, spawn, window};
use crate::model::{Date, DateTime, Now, offset_in_words};
use crate::t;
use js_sys::{Array, Function, Object, Reflect};
use time::UtcOffset;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, ShareData};

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

/// The moment in the reader's own time, such as `14:30 in your time zone, UTC+02:00`, with the day where that is another; nothing
/// where the reader's clock shows what the place's does, or where pages are prerendered.
///
/// Neither the time nor the zone is asked of `Intl`: to make its first formatter takes a browser as long as to build the page.
pub(crate) fn readers_time(moment: &DateTime) -> Option<String> {
    if cfg!(not(target_arch = "wasm32")) {
        return None;
    }
    let place = moment.moment();
    #[allow(clippy::cast_precision_loss, reason = "seconds of the years 0 to 9999 fit")]
    let milliseconds = place.unix_timestamp() as f64 * 1000.0;
    let here = js_sys::Date::new(&milliseconds.into());
    // JavaScript counts the minutes from local time to UTC.
    #[allow(clippy::cast_possible_truncation, reason = "no zone is more than a day from UTC")]
    let offset = UtcOffset::from_whole_seconds(here.get_timezone_offset() as i32 * -60).ok()?;
    if offset.whole_minutes() == place.offset().whole_minutes() {
        return None;
    }
    let time = format!("{:02}:{:02}", here.get_hours(), here.get_minutes());
    let mut words = match day_of(&here).filter(|day| *day != moment.date()) {
        Some(day) => t!("{0} on {1} in your time zone").with(&[&time, &day.in_words()]),
        None => t!("{0} in your time zone").with(&[&time]),
    };
    words += ", ";
    words += &offset_in_words(offset);
    Some(words)
}

/// The day that a moment is of, where the reader is.
fn day_of(moment: &js_sys::Date) -> Option<Date> {
    let month = u8::try_from(moment.get_month() + 1).ok()?;
    Date::from_calendar(i32::try_from(moment.get_full_year()).ok()?, month, u8::try_from(moment.get_date()).ok()?)
}

/// Whether the device has its own way to share.
pub(super) fn can_share() -> bool {
    Reflect::has(&window().navigator(), &"share".into()).unwrap_or(false)
}

/// Opens the device's own share sheet, and says in the element with the id `said` what came of it.
pub(super) fn share(title: &str, link: &str, said: &'static str) {
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(link);
    let sharing = JsFuture::from(window().navigator().share_with_data(&data));
    spawn(async move {
        match sharing.await {
            Ok(_) => field::say(said, t!("Shared.").text()),
            // The reader closed the sheet: there is nothing to say.
            Err(error) if is_abort(&error) => {}
            Err(_) => field::say(said, t!("This device could not share it: copy the link instead.").text()),
        }
    });
}

fn is_abort(error: &JsValue) -> bool {
    Reflect::get(error, &"name".into()).is_ok_and(|name| name == "AbortError")
}

/// Copies what is in a field, and says in the element with the id `said` that what it is, such as `Link`, is copied. Where
/// `is_html` it is copied as formatted text, too, if the browser can. Where the clipboard is not to be had the field is selected,
/// to be copied by hand.
pub(crate) fn copy(field: String, is_html: bool, what: String, said: &'static str) {
    let text = field::value(&field);
    let navigator = window().navigator();
    // In an insecure context there is no clipboard at all, whatever its type says.
    let is_there = Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    let writing = is_there.then(|| {
        let clipboard = navigator.clipboard();
        let formatted = if is_html { formatted(&text) } else { None };
        JsFuture::from(formatted.map_or_else(|| clipboard.write_text(&text), |items| clipboard.write(&items)))
    });
    spawn(async move {
        let is_copied = match writing {
            Some(writing) => writing.await.is_ok(),
            None => false,
        };
        if is_copied {
            field::say(said, &t!("{0} copied.").with(&[&what]));
        } else {
            field::select(&field);
            field::say(said, t!("It could not be copied. It is selected: copy it with your keyboard or menu.").text());
        }
    });
}

/// HTML as what the clipboard takes: formatted text, and itself as plain text; `None` where the browser knows no such thing.
fn formatted(html: &str) -> Option<JsValue> {
    let item: Function = Reflect::get(&js_sys::global(), &"ClipboardItem".into()).ok()?.dyn_into().ok()?;
    let kinds = Object::new();
    for kind in ["text/html", "text/plain"] {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&html.into()), &options).ok()?;
        Reflect::set(&kinds, &kind.into(), &blob).ok()?;
    }
    let item = Reflect::construct(&item, &Array::of1(&kinds)).ok()?;
    Some(Array::of1(&item).into())
}
