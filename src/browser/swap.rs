//! The swap: the whole view is built apart, then takes the prerendered page's place in one step, so politely that the reader
//! notices nothing: not while text is selected or something is pressed, and with the scroll position, the focus and what was opened kept.

use super::{document, filter, for_each, mark, prefetch, sleep, store::Store, travel, window};
use crate::app::{App, AppContext};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

/// After how many milliseconds the reader's hands are looked at again, where they were not at rest.
const REST: i32 = 200;

/// What of a page the reader may have changed: what has the focus, what is open, and what may be scrolled by itself.
const CHANGED: &str = ":focus, details[open], [tabindex='0']";

/// Replaces `old`, the prerendered page, by the application.
///
/// # Errors
/// Where the browser refuses; then the page is as it was.
pub(super) async fn swap(
    old: &Element,
    context: AppContext,
    store: Rc<Store>,
    is_prerendered: bool,
) -> Result<(), String> {
    until_at_rest(old).await;
    let new: HtmlElement = document()
        .create_element("div")
        .ok()
        .and_then(|element| element.dyn_into().ok())
        .ok_or("The browser makes no elements.")?;
    new.set_id("app");
    let follow = SendWrapper::new({
        let store = Rc::clone(&store);
        move |context| travel::follow(context, store, is_prerendered)
    });
    leptos::mount::mount_to(
        new.clone(),
        move || view! { <App context follow=move |context| follow.take()(context) /> },
    )
    .forget();
    filter::restore_in(&new);

    let kept = kept(old, &new);
    let (x, y) = (window().scroll_x().unwrap_or_default(), window().scroll_y().unwrap_or_default());
    old.replace_with_with_node_1(&new).map_err(|_| "The page cannot be replaced.")?;
    travel::focus_fragment();
    for part in kept {
        part.restore();
    }
    // To scroll is to lay the page out at once, which else has a time of its own.
    if (x, y) != (0.0, 0.0) {
        window().scroll_to_with_x_and_y(x, y);
    }
    prefetch::listen(&store);
    mark("ready");
    Ok(())
}

/// Waits while the reader has text selected, which would be lost, or presses something, which would be no click.
async fn until_at_rest(page: &Element) {
    while is_selected() || page.matches(":active").unwrap_or(false) {
        sleep(REST).await;
    }
}

fn is_selected() -> bool {
    window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}

/// A part of the page as the reader has it, and its counterpart in the page that comes.
struct Kept {
    new: HtmlElement,
    is_open: bool,
    is_focused: bool,
    scrolled: i32,
}

fn kept(old: &Element, new: &Element) -> Vec<Kept> {
    let mut kept = Vec::new();
    for_each(old, CHANGED, &mut |element| {
        if let Some(new) = place_in(old, &element).and_then(|place| element_at(new, &place)) {
            let is_focused = element.matches(":focus").unwrap_or(false);
            kept.push(Kept {
                new,
                is_open: element.has_attribute("open"),
                is_focused,
                scrolled: element.scroll_left(),
            });
        }
    });
    kept
}

impl Kept {
    fn restore(&self) {
        if self.is_open {
            let _ = self.new.set_attribute("open", "");
        }
        if self.is_focused {
            focus_without_scrolling(&self.new);
        }
        // To scroll is to lay the page out at once.
        if self.scrolled != 0 {
            self.new.set_scroll_left(self.scrolled);
        }
    }
}

/// The way from `page` down to `element`, as the places among the children; `None` where it is not within.
fn place_in(page: &Element, element: &Element) -> Option<Vec<u32>> {
    let mut place = Vec::new();
    let mut element = element.clone();
    while !element.is_same_node(Some(page)) {
        let mut before = 0;
        let mut sibling = element.previous_element_sibling();
        while let Some(element) = sibling {
            before += 1;
            sibling = element.previous_element_sibling();
        }
        place.push(before);
        element = element.parent_element()?;
    }
    place.reverse();
    Some(place)
}

fn element_at(page: &Element, place: &[u32]) -> Option<HtmlElement> {
    let mut element = page.clone();
    for &child in place {
        element = element.children().item(child)?;
    }
    element.dyn_into().ok()
}

/// Gives an element the focus where it stands.
pub(super) fn focus_without_scrolling(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // An element that cannot take the focus leaves it where it is.
    let _ = element.focus_with_options(&options);
}
