//! How meetings come into a reader's own calendar.

use super::{actions::button, app};
use crate::{
    browser::device,
    markup::{Element, el},
    model::Slug,
    route::Route,
    t,
    words::Word,
};

/// The id of the field that shows the calendar's address.
const ADDRESS: &str = "page-calendar";

/// The id of what says that it is copied.
const SAID: &str = "calendar-said";

/// "Add to calendar": the calendar of a council to subscribe to, and, as a file, that or one of its meetings.
pub(crate) fn add_to_calendar(council: &Slug, meeting: Option<&Slug>) -> Element {
    let site = app().site;
    let all = Route::Council(council.clone()).calendar().unwrap_or_default();
    let (text, file) = match meeting {
        None => (t!("Download all meetings (.ics)"), all.clone()),
        Some(id) => {
            let route = Route::Meeting(council.clone(), id.clone());
            (t!("Download this meeting (.ics)"), route.calendar().unwrap_or_default())
        }
    };
    let address = site.url.absolute(&all);
    // The address `webcal:` is the site's own: no content can name it.
    let webcal = format!("webcal{}", address.find(':').and_then(|end| address.get(end..)).unwrap_or_default());
    let file = format!("{}{file}", site.url.base());
    let link = |href: String, text: Word| el("a").class("action").attr("href", href).attr("rel", "external").add(text);
    let field = el("input")
        .attr("id", ADDRESS)
        .attr("type", "text")
        .attr("readonly", "")
        .attr("aria-label", t!("Address of the calendar of all meetings"))
        .attr("value", address);
    let actions = el("div")
        .class("calendar-actions")
        .add(link(webcal, t!("Subscribe to all meetings")))
        .add(link(file, text))
        .add(
            button(move || device::copy(ADDRESS.to_owned(), false, t!("Link").text().to_owned(), SAID))
                .class("action needs-app")
                .add(t!("Copy the address of all meetings")),
        );
    el("details")
        .class("calendar")
        .add(el("summary").add(t!("Add to calendar")))
        .add(el("p").add(
            t!("A calendar that you subscribe to follows each change; a file that you download keeps the dates as they are now."),
        ))
        .add(field)
        .add(el("p").class("share-said").attr("id", SAID).attr("role", "status"))
        .add(actions)
}
