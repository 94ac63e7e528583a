//! The share dialog at work. It stands in the page as `press` made it: when it is opened it is filled in, and one listener does
//! what its controls are for.

use super::{
    device, dialog, document,
    field::{is_ticked, say, set_attribute, set_ticked, set_value, value},
    for_each, listen,
    preference::{prefer, preference},
};
use crate::{
    app::AppContext,
    citation::{FORMS, citation},
    mail::{LONGEST, mailto, message, with_summary},
    model::{Head, Href, server_of, share_address},
    qr_file, t,
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
const PASSAGE: &str = "share-passage";
const SERVER: &str = "share-server";
const FORM: &str = "share-form";
const CITATION: &str = "share-citation";
const SAID: &str = "share-said";

/// The bar for passages, which says of the one that is selected its address and its words.
const BAR: &str = "passage";

/// The attribute in which the box keeps the summary, and that in which a service's link keeps the template of its address.
const KEPT: &str = "data-summary";
const TEMPLATE: &str = "data-template";

/// The links to the services that have one server.
const SERVICES: &str = ".share-services a";

/// Under which names the browser keeps the service that the reader used last, and the reader's server.
const KEPT_SERVICE: &str = "gazette-share-service";
const KEPT_SERVER: &str = "gazette-share-server";

/// Does what the dialog's controls are for, from now on.
pub(super) fn start(context: AppContext) {
    for id in [DIALOG, BAR] {
        let context = context.clone();
        if let Some(element) = document().get_element_by_id(id) {
            listen(&element, &["click", "input", "close"], Box::new(move |event| act(&context, &event)));
        }
    }
}

/// Opens the dialog about a page or a part of it, with the e-mail where that was asked for.
pub(crate) fn open(context: &AppContext, head: &Head, by_mail: bool) {
    let page = context.head.read_untracked();
    let is_page = head.url == page.url;
    set_attribute("share-passage-choice", "hidden", hidden_unless(is_page && passage(head).is_some()));
    set_ticked(PASSAGE, false);
    fill(context, head, if is_page { head.noun() } else { t!("item").text() }, "");
    set_attribute("share-by-mail", "open", by_mail.then_some(""));

    let kept = preference(KEPT_SERVER);
    set_attribute("share-by-server", "open", kept.as_ref().map(|_| ""));
    set_value(SERVER, &kept.unwrap_or_default());
    put_last_used_first();
    address_services();
    dialog::open(DIALOG);
}

/// Makes the dialog be about the passage that is selected, or about the whole page, as is ticked.
fn choose_passage(context: &AppContext) {
    let page = context.head.get_untracked();
    match passage(&page).filter(|_| is_ticked(PASSAGE)) {
        Some((head, quote)) => fill(context, &head, t!("passage").text(), &quote),
        None => fill(context, &page, page.noun(), ""),
    }
    address_services();
}

/// What the passage that is selected says of itself, if one is, and its words. It is as its page, at an address of its own.
fn passage(page: &Head) -> Option<(Head, String)> {
    let bar = document().get_element_by_id(BAR)?;
    let link = bar.get_attribute("data-link")?;
    let is_selected = bar.get_attribute("data-state")? == "selected";
    let head = Head { url: Some(link), qr: None, ..page.clone() };
    is_selected.then(|| (head, bar.get_attribute("data-quote").unwrap_or_default()))
}

/// Fills the dialog in for what is passed on, with the words quoted of it, if any.
fn fill(context: &AppContext, head: &Head, noun: &str, quote: &str) {
    let Some(link) = &head.url else { return };
    let (title, summary) = (&head.title, &head.description);
    say("share-title", &t!("Share this {0}").with(&[noun]));
    say(WHAT, title);
    set_value(LINK, link);
    set_attribute(LINK, "aria-label", Some(&t!("Link to this {0}").with(&[noun])));
    set_attribute("share-device", "hidden", hidden_unless(device::can_share()));

    set_value(SUBJECT, title);
    let between = if quote.is_empty() { "" } else { "\n\n" };
    set_value(MESSAGE, &message(&[title, between, quote].concat(), summary, link));
    set_ticked(SUMMARY, true);
    set_attribute(SUMMARY, KEPT, Some(summary));
    write_mail();

    let today = context.now.get_untracked().today;
    for form in FORMS.into_iter().rev() {
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
}

fn hidden_unless(is_shown: bool) -> Option<&'static str> {
    (!is_shown).then_some("")
}

/// Does what an event in the dialog asks for.
fn act(context: &AppContext, event: &Event) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    match &*event.type_() {
        "click" => click(context, &target),
        "input" => change(context, &target),
        _ => say(SAID, ""),
    }
}

fn click(context: &AppContext, target: &Element) {
    let control = target.closest("button, a").ok().flatten();
    let control = control.as_ref().unwrap_or(target);
    if let Some(field) = control.get_attribute("data-copies") {
        let is_html =
            field == CITATION && document().query_selector("#share-html:checked").is_ok_and(|html| html.is_some());
        device::copy(field, is_html, control.get_attribute("data-what").unwrap_or_default(), SAID);
    }
    if control.matches(SERVICES).unwrap_or_default() {
        prefer(KEPT_SERVICE, &control.text_content().unwrap_or_default());
    }
    match &*control.id() {
        "passage-copy" | "passage-cite" => copy_passage(context, control),
        "passage-share" => {
            open(context, &context.head.get_untracked(), true);
            set_ticked(PASSAGE, true);
            choose_passage(context);
        }
        "share-device" => device::share(&title(), &value(LINK), SAID),
        "share-post" => prefer(KEPT_SERVER, &server_of(&value(SERVER)).unwrap_or_default()),
        _ => {}
    }
}

/// Copies the link to the passage that is selected, or the passage with its citation, as the button says.
fn copy_passage(context: &AppContext, button: &Element) {
    let Some((head, quote)) = passage(&context.head.read_untracked()) else { return };
    let text = if button.id() == "passage-copy" {
        head.url.unwrap_or_default()
    } else {
        [&quote, "\n", &citation(&head, &context.site, context.now.get_untracked().today, "")].concat()
    };
    set_value("passage-kept", &text);
    device::copy(
        "passage-kept".to_owned(),
        false,
        button.get_attribute("data-what").unwrap_or_default(),
        "passage-said",
    );
}

fn change(context: &AppContext, target: &Element) {
    match &*target.id() {
        PASSAGE => choose_passage(context),
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

/// Moves the service that the reader used last before the others.
fn put_last_used_first() {
    let Some(last_used) = preference(KEPT_SERVICE) else { return };
    let Some(dialog) = document().get_element_by_id(DIALOG) else { return };
    for_each(&dialog, SERVICES, &mut |link| {
        let item = link.parent_element().filter(|_| link.text_content().as_ref() == Some(&last_used));
        if let Some(item) = item
            && let Some(list) = item.parent_element()
        {
            let _ = list.prepend_with_node_1(&item);
        }
    });
}

/// Gives each service's link its address; none, where the reader's server is not known.
fn address_services() {
    let Some(dialog) = document().get_element_by_id(DIALOG) else { return };
    let (title, link) = (title(), value(LINK));
    let server = server_of(&value(SERVER)).unwrap_or_default();
    for_each(&dialog, "[data-template]", &mut |element| {
        let template = element.get_attribute(TEMPLATE).and_then(|template| template.parse::<Href>().ok());
        let address = template.and_then(|template| share_address(&template, &title, &link, &server));
        let _ = match address {
            Some(address) => element.set_attribute("href", address.as_str()),
            None => element.remove_attribute("href"),
        };
    });
}

/// The title of what is passed on.
fn title() -> String {
    document().get_element_by_id(WHAT).and_then(|what| what.text_content()).unwrap_or_default()
}
