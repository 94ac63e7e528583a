//! Meetings as lists show them.

use super::{app, file_link, route_link};
use crate::{
    markup::{Element, Markup, el, live, many},
    model::{Date, MeetingStatus, MeetingSummary, Slug, when_in_words},
    route::Route,
};
use leptos::prelude::*;

/// Meetings under "Next" and "Past" headings, parted by the reader's day. A cancelled meeting stays where its date puts it.
pub(crate) fn next_and_past(meetings: Vec<MeetingSummary>) -> Markup {
    let today = app().today;
    live(move || {
        let (mut past, next) = part(&meetings, today.get());
        past.reverse();
        let past = if past.is_empty() { Markup::Nothing } else { section("Past meetings", &past) };
        many([section("Next meetings", &next), past])
    })
}

/// The meetings before `today`, and those on it or after it, each in the order given.
fn part(meetings: &[MeetingSummary], today: Date) -> (Vec<&MeetingSummary>, Vec<&MeetingSummary>) {
    meetings.iter().partition(|meeting| is_past(meeting, today))
}

/// Whether the meeting's last day is before `today`.
pub(crate) fn is_past(meeting: &MeetingSummary, today: Date) -> bool {
    meeting.end.as_ref().unwrap_or(&meeting.start).date() < today
}

fn section(title: &'static str, meetings: &[&MeetingSummary]) -> Markup {
    let list = if meetings.is_empty() {
        el("p").add("No meeting is announced at present.")
    } else {
        el("ul").class("meeting-list").add_all(meetings.iter().map(|meeting| el("li").add(meeting_card(meeting))))
    };
    many([el("h3").add(title), list])
}

/// A meeting by its name, as a link to its page.
pub(crate) fn meeting_link(council: &Slug, id: &Slug, name: &str) -> Element {
    route_link(&Route::Meeting(council.clone(), id.clone()), name.to_owned())
}

/// One meeting: what, when, where, whether, and its papers.
fn meeting_card(meeting: &MeetingSummary) -> Element {
    let class = if meeting.status == MeetingStatus::Cancelled { "meeting meeting-cancelled" } else { "meeting" };
    let time =
        el("time").attr("datetime", meeting.start.to_string()).add(when_in_words(&meeting.start, meeting.end.as_ref()));
    let status = el("span").class("status").add(meeting.status.label());
    let place = meeting.location.as_ref().map(|place| el("p").class("meeting-place").add(place.in_words()));
    let agenda = (!meeting.agenda.is_empty()).then(|| {
        let items = meeting.agenda.iter().map(|item| el("li").add(item.clone()));
        el("details").class("agenda").add(el("summary").add("Agenda")).add(el("ul").add_all(items))
    });
    let files: Vec<_> = [&meeting.agenda_file, &meeting.minutes_file].into_iter().flatten().collect();
    let files = (!files.is_empty())
        .then(|| el("ul").class("file-list").add_all(files.into_iter().map(|file| el("li").add(file_link(file)))));
    el("article")
        .class(class)
        .attr("id", format!("meeting-{}", meeting.id))
        .add(el("h4").class("meeting-name").add(meeting_link(&meeting.council_id, &meeting.id, &meeting.name)))
        .add(el("p").class("meeting-time").add(time).add(" ").add(status))
        .add(place)
        .add(agenda)
        .add(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting(id: &str, start: &str, end: Option<&str>) -> MeetingSummary {
        MeetingSummary {
            council_id: "c".parse().unwrap(),
            id: id.parse().unwrap(),
            organization_ids: Vec::new(),
            name: id.into(),
            start: start.parse().unwrap(),
            end: end.map(|end| end.parse().unwrap()),
            timezone: None,
            status: MeetingStatus::Confirmed,
            location: None,
            agenda: Vec::new(),
            agenda_file: None,
            minutes_file: None,
        }
    }

    #[test]
    fn a_meeting_is_past_the_day_after_it_ends() {
        let meeting = meeting("two-days", "2026-03-10T10:00:00Z", Some("2026-03-11T12:00:00Z"));
        let past = |day: &str| is_past(&meeting, day.parse().unwrap());
        assert_eq!([past("2026-03-10"), past("2026-03-11"), past("2026-03-12")], [false, false, true]);
    }
}
