//! Calendars (iCalendar: RFC 5545, RFC 7986): a meeting, those of a council, and all, for a reader's own diary.
//!
//! What a calendar says depends on the content alone, so that the same content is the same bytes.

use super::{PublishError, output::Output};
use crate::content::{Content, Council, Meeting};
use gazette::{
    model::{DateTime, MeetingStatus, Site, Slug, when_in_words},
    route::Route,
    t,
};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use jiff::Timestamp;

/// The media type. Readers of UTF-8 alone are sure of it only where it is said.
pub(super) const MEDIA_TYPE: &str = "text/calendar; charset=utf-8";

/// The moment from which changes are counted: 1 January 2000, in seconds of Unix time.
const FIRST_STAMP: i64 = 946_684_800;

/// How often a diary may look for changes (RFC 5545 `DURATION`).
const REFRESH: &str = "PT12H";

/// Writes the calendar of all councils, that of each that has met or will, and each meeting by itself. A calendar must hold
/// something (RFC 5545, 3.6), so there is none without a meeting.
pub(super) fn write(content: &Content, site: &Site, output: &Output<'_>) -> Result<(), PublishError> {
    let write = |route: &Route, events: Vec<Event>, name: Option<&str>| match route.calendar() {
        Some(path) if !events.is_empty() => output.write_if_new(&path, calendar(events, name)),
        _ => Ok(()),
    };
    write(&Route::Home, events(content, site, None), Some(&site.name))?;
    content.councils.iter().try_for_each(|council| {
        let (id, name) = (&council.organization.id, &council.organization.name);
        write(&Route::Council(id.clone()), events(content, site, Some(id)), Some(name))?;
        council.meetings.iter().try_for_each(|meeting| {
            let route = Route::Meeting(id.clone(), meeting.meeting.id.clone());
            write(&route, event(content, site, council, meeting).into_iter().collect(), None)
        })
    })
}

/// The meetings of a council, or of all, oldest first.
fn events(content: &Content, site: &Site, id: Option<&Slug>) -> Vec<Event> {
    let mut meetings: Vec<_> = content.meetings_of(id).collect();
    meetings.sort_by_key(|(_, meeting)| meeting.meeting.start.moment());
    meetings.into_iter().filter_map(|(council, meeting)| event(content, site, council, meeting)).collect()
}

/// A calendar as text. One with a name is to subscribe to; a meeting by itself joins whichever calendar its reader chooses.
fn calendar(events: Vec<Event>, name: Option<&str>) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", "-//Gazette//press//EN"))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("METHOD", "PUBLISH"));
    if let Some(name) = name.map(one_line) {
        calendar
            // Without its type the library would not escape it.
            .append_property(Property::new("NAME", &name).add_parameter("VALUE", "TEXT"))
            .append_property(("X-WR-CALNAME", &*name))
            .append_property(Property::new("REFRESH-INTERVAL", REFRESH).add_parameter("VALUE", "DURATION"))
            .append_property(("X-PUBLISHED-TTL", REFRESH));
    }
    calendar.extend(events);
    calendar.to_string()
}

/// A meeting, which is in the folder of `council`. None where its time is beyond all calendars.
fn event(content: &Content, site: &Site, council: &Council, meeting: &Meeting) -> Option<Event> {
    let meeting = &meeting.meeting;
    let sequence = meeting.sequence.unwrap_or(0).min(i32::MAX.unsigned_abs());
    let council_id = &council.organization.id;
    let page = site.url.absolute(&Route::Meeting(council_id.clone(), meeting.id.clone()).path());
    let bodies = meeting.organization_ids.iter().filter_map(|id| content.council(id)).map(called);
    let bodies = bodies.collect::<Vec<_>>().join(", ");
    // A diary shows its reader's time: this is that of the place.
    let when = when_in_words(&meeting.start, meeting.end.as_ref());
    let is_cancelled = meeting.status == MeetingStatus::Cancelled;
    // Some diaries show a meeting that is cancelled as any other.
    let title = format!("{bodies}: {}", meeting.name.as_deref().unwrap_or_else(|| t!("Meeting").text()));
    let title = if is_cancelled { t!("Cancelled: {0}").with(&[&title]) } else { title };
    let note = meeting.status_note.as_ref().map(|note| format!("{}\n", one_line(note)));
    let host = site.url.origin().split_once("://").map_or("", |(_, host)| host);
    let mut event = Event::new();
    event
        .uid(&format!("{}.{council_id}@{host}", meeting.id))
        .sequence(sequence)
        // Grows with each change that is told, and is never a time to come.
        .add_property("DTSTAMP", utc(FIRST_STAMP.saturating_add(sequence.into()))?)
        .add_property("DTSTART", moment(&meeting.start)?)
        .status(status(meeting.status))
        .summary(&one_line(&title))
        .description(&format!(
            "{}{}",
            note.unwrap_or_default(),
            one_line(&t!("{0} ({1}). Agenda and papers: {2}").with(&[&when, &meeting.zone_in_words(), &page]))
        ))
        .url(&page);
    if let Some(end) = meeting.end.as_ref().filter(|end| end.moment() > meeting.start.moment()) {
        event.add_property("DTEND", moment(end)?);
    }
    if let Some(location) = &meeting.location {
        event.location(&one_line(&location.in_words()));
    }
    if is_cancelled {
        event.add_property("TRANSP", "TRANSPARENT");
    }
    Some(event)
}

fn called(council: &Council) -> &str {
    council.organization.short_name.as_ref().unwrap_or(&council.organization.name)
}

/// What has taken place was confirmed.
fn status(status: MeetingStatus) -> EventStatus {
    match status {
        MeetingStatus::Tentative => EventStatus::Tentative,
        MeetingStatus::Confirmed | MeetingStatus::Passed => EventStatus::Confirmed,
        MeetingStatus::Cancelled => EventStatus::Cancelled,
    }
}

/// A time as every diary reads it: universal time needs no rules of a zone, on which diaries do not agree.
fn moment(time: &DateTime) -> Option<String> {
    utc(time.moment().unix_timestamp())
}

fn utc(seconds: i64) -> Option<String> {
    Timestamp::from_second(seconds).ok().map(|moment| moment.strftime("%Y%m%dT%H%M%SZ").to_string())
}

/// The text without what the format does not allow (RFC 5545, 3.1: `CONTROL`).
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
