//! Fetching ahead: the document of a link that is pointed at, touched or focused.

use super::{document, sleep, spawn, store::Store, window};
use crate::route::Route;
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement};

/// How long a link must keep the reader's attention, in milliseconds: a pointer on its way elsewhere crosses many.
const ATTENTION: i32 = 60;

/// Watches all links from here on, unless the reader asked the browser to save data.
pub(super) fn listen(store: &Rc<Store>) {
    if saves_data() {
        return;
    }
    let noticed: Rc<RefCell<Option<Route>>> = Rc::default();
    let store = Rc::clone(store);
    let notice = move |event: Event| {
        let route = link_of(&event).and_then(|link| route_of(&link, store.base()));
        noticed.replace(route.clone());
        let Some(route) = route.filter(|route| store.get(route).is_none()) else { return };
        let (store, noticed) = (Rc::clone(&store), Rc::clone(&noticed));
        spawn(async move {
            sleep(ATTENTION).await;
            if noticed.borrow().as_ref() == Some(&route) {
                // Where this fails, following the link will say so.
                let _ = store.load(&route, false).await;
            }
        });
    };
    super::listen(&document(), &["pointerover", "touchstart", "focusin"], Box::new(notice));
}

fn link_of(event: &Event) -> Option<HtmlAnchorElement> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest("a[href]:not([rel~=external])").ok().flatten()?.dyn_into().ok()
}

/// The route that a link leads to, where it is one of this site's and not the page itself.
fn route_of(link: &HtmlAnchorElement, base: &str) -> Option<Route> {
    let location = window().location();
    let is_elsewhere = link.origin() != location.origin().ok()?;
    let is_here = link.pathname() == location.pathname().ok()?;
    if is_elsewhere || is_here { None } else { Route::under(base, &link.pathname()) }
}

/// Whether the browser was asked to save data (`navigator.connection.saveData`, where there is such a thing).
fn saves_data() -> bool {
    let get = |of: &JsValue, key: &str| js_sys::Reflect::get(of, &key.into()).unwrap_or(JsValue::UNDEFINED);
    let connection = get(&window().navigator(), "connection");
    connection.is_object() && get(&connection, "saveData").is_truthy()
}
