//! The swap: the whole view is built apart, then takes the prerendered page's place in one step, so politely that the reader
//! notices nothing: not while text is selected, and with the scroll position and the focus kept.

use super::{document, filter, mark, prefetch, store::Store, travel, until, window};
use crate::app::{App, AppContext};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{AddEventListenerOptions, Element, FocusOptions, HtmlElement};

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
    until_nothing_is_selected(old).await;
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

    let focused = document().active_element().and_then(|element| place_in(old, &element));
    let (x, y) = (window().scroll_x().unwrap_or_default(), window().scroll_y().unwrap_or_default());
    old.replace_with_with_node_1(&new).map_err(|_| "The page cannot be replaced.")?;
    match focused.and_then(|place| element_at(&new, &place)) {
        Some(element) => focus_without_scrolling(&element),
        None => travel::focus_fragment(),
    }
    // To scroll is to lay the page out at once, which else has a time of its own.
    if (x, y) != (0.0, 0.0) {
        window().scroll_to_with_x_and_y(x, y);
    }
    prefetch::listen(&store);
    mark("ready");
    Ok(())
}

/// Waits while the reader has text of the page selected: it would be lost.
async fn until_nothing_is_selected(page: &Element) {
    while is_selected(page) {
        until(&mut |changed| {
            let once = AddEventListenerOptions::new();
            once.set_once(true);
            let _ = document().add_event_listener_with_callback_and_add_event_listener_options(
                "selectionchange",
                changed,
                &once,
            );
        })
        .await;
    }
}

fn is_selected(page: &Element) -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_some_and(|selection| {
        let touches_page = selection.contains_node_with_allow_partial_containment(page, true).unwrap_or(false)
            || selection.anchor_node().is_some_and(|node| page.contains(Some(&node)));
        !selection.is_collapsed() && touches_page
    })
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
