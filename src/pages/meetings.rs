//! All meetings of a council.

use crate::{
    markup::{Element, el},
    model::MeetingsPage,
    views::{Meetings, add_to_calendar, app, page_header_with_actions},
};
use leptos::prelude::*;

/// What is next, then all that is past, by year.
pub(super) fn meetings(page: &MeetingsPage) -> Element {
    let heading = app().head.read_untracked().title.clone();
    let council = &page.organization.id;
    let meetings =
        Meetings { council: council.clone(), all: page.meetings.clone(), organizations: page.organizations.clone() };
    el("div")
        .class("page meetings")
        .add(page_header_with_actions(heading, None).add(add_to_calendar(council, None)))
        .add(meetings.by_year())
}
