//! Moving about. `leptos_router` takes the clicks and the history; this module shows the page that the address means, when
//! its document has come, and does what a browser does when it loads a page: the scroll position, the focus, the title, the
//! `#fragment`, and a word to screen readers.

use super::{
    device, dialog, document, field, filter, head, sleep, spawn, store::Store, swap::focus_without_scrolling, until,
    window,
};
use crate::{
    app::AppContext,
    failure::Failure,
    model::{Document, PageData},
    route::Route,
    shown::Shown,
};
use futures::future::{Either, select};
use js_sys::Function;
use leptos::{prelude::*, task::tick};
use leptos_router::location::{BrowserUrl, LocationProvider, Url};
use std::{
    cell::{Cell, RefCell},
    pin::pin,
    rc::Rc,
    sync::Arc,
};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::{Event, History, HtmlElement, ScrollRestoration};

/// How long nothing is said of waiting, in milliseconds.
const PATIENCE: i32 = 200;

/// The key of `sessionStorage` under which scroll positions outlive a reload.
const POSITIONS: &str = "gazette-scroll-positions";

#[wasm_bindgen]
extern "C" {
    /// Calls `show` when the page that is shown may give way, at the latest in the next frame (`boot.js`, and
    /// `turn.js` when it has come).
    fn turn(show: &Function);
}

/// One reader's way through the site.
struct Journey {
    context: AppContext,
    store: Rc<Store>,
    provider: BrowserUrl,
    /// The address that was last followed.
    address: RefCell<Url>,
    /// Counts the pages that were asked for: what comes for an earlier one is not shown.
    visit: Cell<u32>,
    /// The document that is waited for.
    awaited: RefCell<Option<Route>>,
    /// Whether the address changed by the browser's own back and forward.
    by_history: Cell<bool>,
    /// Whether the page on screen is about to give way: its scroll position is its own no more.
    leaving: Cell<bool>,
    /// The scroll position of each entry of the history, by the entry's key.
    positions: RefCell<Vec<(String, u32)>>,
}

/// Follows the address from here on. Called inside the router.
pub(super) fn follow(context: AppContext, store: Rc<Store>, is_prerendered: bool) {
    let provider: BrowserUrl = expect_context();
    let url = provider.as_url().clone();
    let journey = Rc::new(Journey {
        context: context.clone(),
        store,
        provider,
        address: RefCell::new(url.get_untracked()),
        visit: Cell::new(0),
        awaited: RefCell::new(None),
        by_history: Cell::new(false),
        leaving: Cell::new(false),
        positions: RefCell::new(read_positions()),
    });
    listen(&journey);
    Effect::new({
        let journey = Rc::clone(&journey);
        move |_| journey.on_address(url.get())
    });
    Effect::new({
        let journey = Rc::clone(&journey);
        let mut is_first = true;
        move |_| {
            context.retry.track();
            if !std::mem::take(&mut is_first) {
                journey.try_again();
            }
        }
    });
    if !is_prerendered {
        spawn(async move { journey.begin().await });
    }
}

/// The browser's own events that matter here.
fn listen(journey: &Rc<Journey>) {
    set_scroll_restoration(ScrollRestoration::Manual);
    if let Ok(history) = window().history() {
        ensure_entry_key(&history);
    }
    let on = |event, listener: Box<dyn Fn(Event)>| super::listen(&window(), &[event], listener);
    let its = Rc::clone(journey);
    on("scroll", Box::new(move |_| its.remember_position()));
    let its = Rc::clone(journey);
    on(
        "online",
        Box::new(move |_| {
            if matches!(*its.context.shown.read_untracked(), Shown::Failed(_, Failure::Offline)) {
                its.try_again();
            }
        }),
    );
    // While the page is away the browser keeps the position itself, and restores it before the application starts again.
    let its = Rc::clone(journey);
    on(
        "pagehide",
        Box::new(move |_| {
            write_positions(&its.positions.borrow());
            set_scroll_restoration(ScrollRestoration::Auto);
        }),
    );
    on("pageshow", Box::new(|_| set_scroll_restoration(ScrollRestoration::Manual)));
}

impl Journey {
    /// The first page, where it was not prerendered: its fragment could not be found before.
    async fn begin(&self) {
        tick().await;
        head::apply(&self.context.site, &self.context.head.get_untracked());
        reveal_fragment(self.address.borrow().hash());
    }

    /// What the new address asks for.
    fn on_address(self: &Rc<Self>, url: Url) {
        let before = self.address.replace(url.clone());
        // A filter, and the search, write into the address that the browser shows: a link to the page as it was leads there again.
        if before == url && address_shown() == spelt(&url) {
            return;
        }
        // Back and forward change the browser's address first, and come to an entry that was given a key; a link changes the
        // browser's address when its page is shown, or makes an entry without one.
        self.by_history.set(address_shown() == spelt(&url) && entry_key().is_some());
        if before.path() == url.path() {
            let journey = Rc::clone(self);
            spawn(async move { journey.arrive_within_page(&url).await });
        } else {
            self.leaving.set(true);
            // It is about the page that is left.
            dialog::close_open();
            self.go(self.route_of(&url), false);
        }
    }

    fn route_of(&self, url: &Url) -> Option<Route> {
        Route::under(self.context.site.url.base(), url.path())
    }

    fn try_again(self: &Rc<Self>) {
        let route = self.route_of(&self.address.borrow());
        self.go(route, true);
    }

    /// Shows a place: at once where its document is there, else when it has come.
    fn go(self: &Rc<Self>, route: Option<Route>, fresh: bool) {
        let visit = self.visit.get().wrapping_add(1);
        self.visit.set(visit);
        let awaited = self.awaited.take();
        if let Some(left) = awaited.filter(|left| Some(left) != route.as_ref()) {
            self.store.abort(&left);
        }
        let Some(route) = route else { return self.show(Shown::Failed(None, Failure::NotFound)) };
        let known = self.store.get(&route).filter(|_| !fresh);
        if known.is_none() {
            self.awaited.replace(Some(route.clone()));
        }
        let journey = Rc::clone(self);
        spawn(async move {
            let answer = match known {
                Some(data) => Ok(data),
                None => journey.wait_for(&route, fresh, visit).await,
            };
            // By going back or forward one is there in the next frame, as browsers do it.
            if !journey.by_history.get() {
                until(&mut |show| turn(show)).await;
            }
            if journey.visit.get() == visit {
                journey.awaited.take();
                journey.show(match answer {
                    Ok(data) => Shown::Ready(route, data),
                    Err(failure) => Shown::Failed(Some(route), failure),
                });
            }
        });
    }

    /// The document, having said so where it takes long.
    async fn wait_for(
        self: &Rc<Self>,
        route: &Route,
        fresh: bool,
        visit: u32,
    ) -> Result<Arc<Document<PageData>>, Failure> {
        let load = pin!(self.store.load(route, fresh));
        match select(load, pin!(sleep(PATIENCE))).await {
            Either::Left((answer, _)) => answer,
            Either::Right(((), load)) => {
                if self.visit.get() == visit {
                    self.show(Shown::Waiting(route.clone()));
                }
                load.await
            }
        }
    }

    fn show(self: &Rc<Self>, shown: Shown) {
        self.look_at_clock();
        self.context.show(shown);
        let journey = Rc::clone(self);
        spawn(async move { journey.arrive().await });
    }

    /// What is over, and who sits where, moves on while the reader does.
    fn look_at_clock(&self) {
        if let Some(now) = device::now() {
            self.context.now.set(now);
        }
    }

    /// What a browser does when a page has loaded.
    async fn arrive(&self) {
        tick().await;
        let url = self.address.borrow().clone();
        self.set_address(&url).await;
        filter::restore();
        let head = self.context.head.get_untracked();
        head::apply(&self.context.site, &head);
        let is_waiting = matches!(*self.context.shown.read_untracked(), Shown::Waiting(_));
        let position = if self.by_history.get() { self.position() } else { None };
        let is_at_fragment = match position {
            Some(y) => {
                window().scroll_to_with_x_and_y(0.0, y);
                false
            }
            None => reveal_fragment(url.hash()),
        };
        if position.is_none() && !is_at_fragment {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        if !is_waiting {
            if !is_at_fragment {
                focus_heading();
            }
            self.by_history.set(false);
            self.leaving.set(false);
        }
        field::say("announcement", &head.title);
    }

    async fn arrive_within_page(&self, url: &Url) {
        self.set_address(url).await;
        filter::restore();
        let is_by_history = self.by_history.take();
        match self.position().filter(|_| is_by_history) {
            Some(y) => window().scroll_to_with_x_and_y(0.0, y),
            None if !reveal_fragment(url.hash()) => window().scroll_to_with_x_and_y(0.0, 0.0),
            None => {}
        }
    }

    /// Lets the router write the address into the history, and sees to it that it did. The router keeps a stack of its own to
    /// tell back from forward; after going forward it can take a new page for the one that it believes to be on, and leave
    /// the history as it was.
    async fn set_address(&self, url: &Url) {
        self.provider.ready_to_complete();
        tick().await;
        let Ok(history) = window().history() else { return };
        if address_shown() != spelt(url) && *self.address.borrow() == *url {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&spelt(url)));
        }
        ensure_entry_key(&history);
    }

    fn remember_position(&self) {
        if let (false, Some(key), Ok(y)) = (self.leaving.get(), entry_key(), window().scroll_y()) {
            let mut positions = self.positions.borrow_mut();
            match positions.iter_mut().find(|(of, _)| *of == key) {
                Some((_, position)) => *position = whole_pixels(y),
                None => positions.push((key, whole_pixels(y))),
            }
        }
    }

    fn position(&self) -> Option<f64> {
        let key = entry_key()?;
        self.positions.borrow().iter().find(|(of, _)| *of == key).map(|&(_, y)| f64::from(y))
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a page's height is a small number, and `as` clamps"
)]
fn whole_pixels(y: f64) -> u32 {
    y as u32
}

/// The address that the browser shows, without the origin.
fn address_shown() -> String {
    let location = window().location();
    [location.pathname(), location.search(), location.hash()].map(Result::unwrap_or_default).concat()
}

/// An address as [`address_shown`] spells it.
fn spelt(url: &Url) -> String {
    let question = if url.search().is_empty() { "" } else { "?" };
    [url.path(), question, url.search(), url.hash()].concat()
}

/// A key for an entry of the history that has none. It must differ from those of earlier visits, which the history keeps.
fn new_key() -> JsValue {
    js_sys::Number::from(js_sys::Math::random()).to_string_with_radix(36).map_or_else(|_| "entry".into(), Into::into)
}

/// Gives the history's present entry a key, where it has none.
fn ensure_entry_key(history: &History) {
    if entry_key().is_none() {
        let state = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&state, &"gazette".into(), &new_key());
        let _ = history.replace_state(&state, "");
    }
}

/// The key of the history's present entry.
fn entry_key() -> Option<String> {
    let state = window().history().ok()?.state().ok()?;
    js_sys::Reflect::get(&state, &"gazette".into()).ok()?.as_string()
}

fn set_scroll_restoration(how: ScrollRestoration) {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(how);
    }
}

/// Writes the positions down, one a line. Storage may be full, or refused: then they last until the next reload.
fn write_positions(positions: &[(String, u32)]) {
    if let Ok(Some(storage)) = window().session_storage() {
        let lines: Vec<String> = positions.iter().map(|(key, y)| format!("{key} {y}")).collect();
        let _ = storage.set_item(POSITIONS, &lines.join("\n"));
    }
}

fn read_positions() -> Vec<(String, u32)> {
    let text = window().session_storage().ok().flatten().and_then(|storage| storage.get_item(POSITIONS).ok().flatten());
    let position = |line: &str| line.split_once(' ').and_then(|(key, y)| Some((key.to_owned(), y.parse().ok()?)));
    text.unwrap_or_default().lines().filter_map(position).collect()
}

/// Scrolls to the element that the fragment names, and gives it the focus, so that reading goes on from there. Says whether
/// there is one.
fn reveal_fragment(hash: &str) -> bool {
    let Some(element) = named_by(hash) else { return false };
    element.scroll_into_view();
    focus(&element);
    true
}

/// The element that a fragment names.
fn named_by(hash: &str) -> Option<HtmlElement> {
    let id = hash.strip_prefix('#').filter(|id| !id.is_empty())?;
    let id = js_sys::decode_uri_component(id).map_or_else(|_| id.to_owned(), String::from);
    document().get_element_by_id(&id)?.dyn_into().ok()
}

/// Lets the keyboard go on from the element that the address names, as it would have before the swap.
pub(super) fn focus_fragment() {
    if let Some(element) = named_by(&window().location().hash().unwrap_or_default()) {
        focus(&element);
    }
}

fn focus_heading() {
    if let Some(heading) =
        document().query_selector("main h1").ok().flatten().and_then(|heading| heading.dyn_into().ok())
    {
        focus(&heading);
    }
}

/// Gives the focus to an element that need not be a control.
fn focus(element: &HtmlElement) {
    if element.tab_index() < 0 {
        element.set_tab_index(-1);
    }
    focus_without_scrolling(element);
}
