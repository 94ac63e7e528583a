//! The share dialog at work. It stands in the page as `press` made it: when it is opened it is filled in, and one listener does
//! what its controls are for.

use super::{
    device, dialog, document,
    field::{is_ticked, say, set_attribute, set_value, tick, value},
    listen,
    preference::{prefer, preference},
};
use crate::{
    app::AppContext,
    citation::{FORMS, citation},
    mail::{LONGEST, mailto, message, with_summary},
    model::{Head, Href, server_of, share_address},
    qr_file,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// The ids of the dialog, of its fields, and of what says what has been done.
const DIALOG: &str = "share";
const WHAT: &str = "share-what";
const LINK: &str = "share-link";
const SUBJECT: &str = "share-subject";
const MESSAGE: &str = "share-message";
const SUMMARY: &str = "share-summary";
const SERVER: &str = "share-server";
const FORM: &str = "share-form";
const CITATION: &str = "share-citation";
const SAID: &str = "share-said";

/// The attribute in which the box keeps the summary, and that in which a service's link keeps the template of its address.
const KEPT: &str = "data-summary";
const TEMPLATE: &str = "data-template";

/// Under which name the browser keeps the reader's server.
const KEPT_SERVER: &str = "gazette-share-server";

/// Does what the dialog's controls are for, from now on.
pub(super) fn start() {
    if let Some(dialog) = document().get_element_by_id(DIALOG) {
        listen(&dialog, &["click", "input", "close"], Box::new(|event| act(&event)));
    }
}

/// Opens the dialog about a page or a part of it, with the e-mail where that was asked for.
pub(crate) fn open(context: &AppContext, head: &Head, by_mail: bool) {
    let Some(link) = &head.url else { return };
    let (title, summary) = (&head.title, &head.description);
    // The address of a part of a page has a fragment.
    let noun = if link.contains('#') { "item" } else { head.noun() };
    say("share-title", &["Share this ", noun].concat());
    say(WHAT, title);
    set_value(LINK, link);
    set_attribute(LINK, "aria-label", Some(&["Link to this ", noun].concat()));
    set_attribute("share-device", "hidden", hidden_unless(device::can_share()));

    set_value(SUBJECT, title);
    set_value(MESSAGE, &message(title, summary, link));
    tick(SUMMARY);
    set_attribute(SUMMARY, KEPT, Some(summary));
    set_attribute("share-by-mail", "open", by_mail.then_some(""));
    write_mail();

    let kept = preference(KEPT_SERVER);
    set_attribute("share-by-server", "open", kept.as_ref().map(|_| ""));
    set_value(SERVER, &kept.unwrap_or_default());
    address_services();

    let today = context.now.get_untracked().today;
    for (form, _) in FORMS.into_iter().rev() {
        let citation = citation(head, &context.site, today, form);
        set_attribute(form, "value", Some(&citation));
        // In the end the first is chosen.
        set_value(FORM, &citation);
        set_value(CITATION, &citation);
    }

    set_attribute("share-by-qr", "hidden", hidden_unless(head.qr.is_some()));
    if let Some(code) = &head.qr {
        set_attribute("share-qr", "viewBox", Some(&code.view_box()));
        set_attribute("share-qr-path", "d", Some(&code.strokes()));
        set_attribute("share-svg", "href", Some(&qr_file::svg(code)));
        set_attribute("share-png", "href", Some(&qr_file::png(code)));
    }
    dialog::open(DIALOG);
}

fn hidden_unless(is_shown: bool) -> Option<&'static str> {
    (!is_shown).then_some("")
}

/// Does what an event in the dialog asks for.
fn act(event: &Event) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    match &*event.type_() {
        "click" => click(&target),
        "input" => change(&target),
        _ => say(SAID, ""),
    }
}

fn click(target: &Element) {
    let control = target.closest("button, a").ok().flatten();
    let control = control.as_ref().unwrap_or(target);
    if let Some(field) = control.get_attribute("data-copies") {
        let is_html =
            field == CITATION && document().query_selector("#share-html:checked").is_ok_and(|html| html.is_some());
        device::copy(field, is_html, control.get_attribute("data-what").unwrap_or_default(), SAID);
    }
    match &*control.id() {
        // What is beside the dialog's content is the dialog itself.
        DIALOG | "share-close" => dialog::close_open(),
        "share-device" => device::share(&title(), &value(LINK), SAID),
        "share-post" => prefer(KEPT_SERVER, &server_of(&value(SERVER)).unwrap_or_default()),
        _ => {}
    }
}

fn change(target: &Element) {
    match &*target.id() {
        SERVER => address_services(),
        FORM => set_value(CITATION, &value(FORM)),
        SUMMARY => {
            let summary = target.get_attribute(KEPT).unwrap_or_default();
            set_value(MESSAGE, &with_summary(&value(MESSAGE), &summary, &value(LINK), is_ticked(SUMMARY)));
            write_mail();
        }
        _ => write_mail(),
    }
}

/// Makes the link to the e-mail that which subject and message say, or hides it where that is too long.
fn write_mail() {
    let address = mailto(&value(SUBJECT), &value(MESSAGE));
    let is_short = address.len() <= LONGEST;
    set_attribute("share-mail", "href", Some(&address));
    set_attribute("share-mail", "hidden", hidden_unless(is_short));
    set_attribute("share-long", "hidden", hidden_unless(!is_short));
}

/// Gives each service's link its address; none, where the reader's server is not known.
fn address_services() {
    let Ok(links) = document().query_selector_all("[data-template]") else { return };
    let (title, link) = (title(), value(LINK));
    let server = server_of(&value(SERVER)).unwrap_or_default();
    for place in 0..links.length() {
        let Some(element) = links.item(place).map(JsCast::unchecked_into::<Element>) else { continue };
        let template = element.get_attribute(TEMPLATE).and_then(|template| template.parse::<Href>().ok());
        let address = template.and_then(|template| share_address(&template, &title, &link, &server));
        let _ = match address {
            Some(address) => element.set_attribute("href", address.as_str()),
            None => element.remove_attribute("href"),
        };
    }
}

/// The title of what is passed on.
fn title() -> String {
    document().get_element_by_id(WHAT).and_then(|what| what.text_content()).unwrap_or_default()
}
