//! What only a browser can do: start, fetch, move about, print, pass on. Views call it from event handlers; natively nothing
//! of it ever runs.

pub(crate) mod device;
mod dialog;
mod fetch;
mod field;
pub(crate) mod filter;
mod head;
mod preference;
mod prefetch;
pub(crate) mod sharing;
mod store;
mod swap;
mod travel;

use crate::{
    app::AppContext,
    failure::Failure,
    model::{Site, from_json},
    route::Route,
    shown::Shown,
    words::{Locale, learn, learn_english},
};
use js_sys::{Function, Promise};
use std::{pin::Pin, rc::Rc, sync::Arc};
use store::Store;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Event, EventTarget, Window};

/// Starts the application in the page that it stands in: fetches the page's document, then takes the page over. Where that
/// is not to be, the page is left as it is, and says so in `data-app`.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| give_up(&panic.to_string())));
    spawn(async {
        if let Err(why) = run().await {
            give_up(&why);
        }
    });
}

/// Leaves the page to the browser. The boot module sees the mark, and lets no click reach the application any more.
fn give_up(why: &str) {
    web_sys::console::warn_1(&JsValue::from_str(&format!("The application stopped; the page works without it. {why}")));
    mark("failed");
}

/// Says on the root element how the application is.
fn mark(state: &str) {
    if let Some(root) = document().document_element() {
        // An attribute with this name can always be set.
        let _ = root.set_attribute("data-app", state);
    }
}

async fn run() -> Result<(), String> {
    let old = document().get_element_by_id("app").ok_or("There is no element with the id `app`.")?;
    let site = Arc::new(read_site()?);
    learn_languages()?;
    site.locale().speak();
    let path = window().location().pathname().map_err(|_| "The address has no path.")?;
    let route = Route::under(site.url.base(), &path);
    let is_prerendered =
        old.get_attribute("data-route").is_some_and(|of| route.as_ref().is_some_and(|route| route.path() == of));
    let now = device::now().ok_or("The device's clock shows no day of the calendar.")?;
    let store = Rc::new(Store::new(site.url.base()));
    let shown = match route {
        None => Shown::Failed(None, Failure::NotFound),
        Some(route) => match store.load(&route, false).await {
            Ok(data) => Shown::Ready(route, data),
            Err(failure) if is_prerendered => return Err(failure.explanation()),
            Err(failure) => Shown::Failed(Some(route), failure),
        },
    };
    let context = AppContext::new(Arc::clone(&site), shown, now);
    swap::swap(&old, context.clone(), store, is_prerendered).await?;
    sharing::start(context);
    Ok(())
}

/// Reads what the prerendered page says of the site.
fn read_site() -> Result<Site, String> {
    let text = document().get_element_by_id("site").and_then(|element| element.text_content());
    let text = text.ok_or("The page says nothing of its site.")?;
    from_json(&text).map_err(|error| format!("What the page says of its site cannot be read: {error}."))
}

/// Takes in English, and the texts of other languages, which the boot module has fetched: each stands in an element of its own.
fn learn_languages() -> Result<(), String> {
    learn_english();
    for locale in Locale::ALL {
        let element = document().get_element_by_id(&["words-", locale.tag()].concat());
        let file = element.and_then(|element| element.text_content());
        if file.is_some_and(|file| !learn(locale, file)) {
            return Err("The texts of another language belong to another version.".to_owned());
        }
    }
    Ok(())
}

/// Runs a future beside everything else. It is boxed: the code that drives one, a kilobyte and more, is then there once.
fn spawn(future: impl Future<Output = ()> + 'static) {
    let future: Pin<Box<dyn Future<Output = ()>>> = Box::pin(future);
    wasm_bindgen_futures::spawn_local(future);
}

/// Calls `listener` at each event of `target`, as long as the page is there.
fn listen(target: &EventTarget, events: &[&str], listener: Box<dyn Fn(Event)>) {
    let listener = Closure::wrap(listener).into_js_value();
    for event in events {
        let _ = target.add_event_listener_with_callback(event, listener.unchecked_ref());
    }
}

/// Calls `with` for each element within this one that the selector means, in their order.
fn for_each(within: &Element, selector: &str, with: &mut dyn FnMut(Element)) {
    let Ok(found) = within.query_selector_all(selector) else { return };
    for place in 0..found.length() {
        if let Some(element) = found.item(place) {
            with(element.unchecked_into());
        }
    }
}

/// Waits for so many milliseconds.
async fn sleep(milliseconds: i32) {
    until(&mut |resolve| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(resolve, milliseconds);
    })
    .await;
}

/// Waits until the function that `hand_over` is given is called.
async fn until(hand_over: &mut dyn FnMut(&Function)) {
    let _ = JsFuture::from(Promise::new(&mut |resolve, _| hand_over(&resolve))).await;
}

#[allow(
    clippy::expect_used,
    reason = "the program is started by a page's script, so there is a window with a document"
)]
fn window() -> Window {
    web_sys::window().expect("a page has a window")
}

#[allow(clippy::expect_used, reason = "as above")]
fn document() -> Document {
    window().document().expect("a window has a document")
}
