//! A council at a glance: who sits on it, when it meets next, what it decided and published last, and where it came from.

use super::council::change_in_words;
use crate::{
    markup::{Element, Markup, el, live, many},
    model::{AgendaItem, Council, Date, MeetingStatus, when_in_words},
    route::Route,
    t,
    views::{app, date, is_to_come, item_link, meeting_link, route_link},
    words::Word,
};
use leptos::prelude::*;

/// The facts, as far as they are known, each with the way to more.
pub(super) fn glance(council: &Council) -> Option<Element> {
    let id = &council.organization.id;
    let mut facts = Vec::new();
    if let Some(summary) = &council.members_summary {
        let all = route_link(&Route::Members(id.clone()), t!("All about the members"));
        facts.push(fact(t!("Members"), vec![summary.clone().into(), " ".into(), all.into()]));
    }
    if !council.meetings.is_empty() {
        facts.push(fact(t!("Next meeting"), vec![next_meeting(council)]));
    }
    if let Some(decisions) = &council.decisions
        && let Some(item) = weightiest(&decisions.items)
    {
        let meeting = &decisions.meeting;
        let link = item_link(&meeting.council_id, &meeting.id, &item.id, item.name.clone());
        let result = item.result.clone().map(|result| vec![": ".into(), result.into()].into());
        facts.push(fact(
            t!("Latest decision"),
            vec![link.into(), result.unwrap_or(Markup::Nothing), on(meeting.start.date())],
        ));
    }
    if let Some(paper) = council.papers.first() {
        let link = route_link(&Route::Paper(id.clone(), paper.id.clone()), paper.name.clone());
        facts.push(fact(t!("Newest paper"), vec![link.into(), on(paper.date)]));
    }
    if let Some(change) = council.changes.first() {
        facts.push(fact(t!("Origin"), vec![change_in_words(change, council)]));
    }
    (!facts.is_empty()).then(|| el("dl").class("facts glance").add_all(facts))
}

/// What the meeting resolved first; where it resolved nothing, what came of its first item.
fn weightiest(items: &[AgendaItem]) -> Option<&AgendaItem> {
    items.iter().find(|item| item.resolution_text.is_some()).or(items.first())
}

/// ` (17 September 2026)`
fn on(day: Date) -> Markup {
    vec![" (".into(), date(day).into(), ")".into()].into()
}

fn fact(term: Word, detail: Vec<Markup>) -> Markup {
    many([el("dt").add(term), el("dd").add(detail)])
}

/// The first meeting that is not over, seen at the reader's time.
fn next_meeting(council: &Council) -> Markup {
    let now = app().now;
    let meetings = council.meetings.clone();
    live(move || {
        let now = now.get();
        let Some(meeting) = meetings.iter().find(|meeting| is_to_come(meeting, now)) else {
            return t!("None is announced at present.").into();
        };
        let link = meeting_link(&meeting.council_id, &meeting.id, &meeting.name);
        let place = meeting
            .location
            .as_ref()
            .map_or(Markup::Nothing, |place| vec![", ".into(), place.in_words().into()].into());
        let tentative = (meeting.status == MeetingStatus::Tentative)
            .then(|| many([Markup::from(". "), t!("The date is still to be confirmed.").into()]));
        let when = when_in_words(&meeting.start, meeting.end.as_ref());
        vec![link.into(), ": ".into(), when.into(), place, tentative.into()].into()
    })
}
