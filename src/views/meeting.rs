//! Meetings as lists show them.

use super::{app, file_link, in_a_sentence, link::address, route_link, standing_line};
use crate::{
    markup::{Element, Markup, el, live, many},
    model::{AgendaItem, MeetingStatus, MeetingSummary, Named, Now, Slug, when_in_words},
    route::Route,
    t,
    words::Word,
};
use leptos::prelude::*;

/// How many past meetings a council's own page shows.
const LATEST: usize = 3;

/// A council's meetings, oldest first, with what a list must know of them.
pub(crate) struct Meetings {
    /// The council whose list it is.
    pub(crate) council: Slug,
    /// Its meetings.
    pub(crate) all: Vec<MeetingSummary>,
    /// The bodies that meet with it.
    pub(crate) organizations: Vec<Named>,
}

impl Meetings {
    /// The next meetings, and the latest that are past, under headings: parted by the reader's clock. A cancelled meeting stays
    /// where its date puts it.
    pub(crate) fn next_and_latest(self) -> Markup {
        let now = app().now;
        live(move || {
            let now = now.get();
            let (mut past, next) = self.part(now);
            past.truncate(LATEST);
            let latest =
                (!past.is_empty()).then(|| many([el("h3").add(t!("Past meetings")), self.list(&past, now, "h4")]));
            many([el("h3").add(t!("Next meetings")).into(), self.next(&next, now, "h4").into(), Markup::from(latest)])
        })
    }

    /// All meetings: what is next apart, then by year, newest first, with the years at the top.
    pub(crate) fn by_year(self) -> Markup {
        let now = app().now;
        live(move || {
            let now = now.get();
            let (past, next) = self.part(now);
            let heading = |id: &str, text: String| el("h2").attr("id", id.to_owned()).add(text);
            let entry = |id: &str, text: String| el("li").add(el("a").attr("href", format!("#{id}")).add(text));
            let mut contents = el("ul").add(entry("page-next", t!("Next meetings").text().to_owned()));
            let mut sections = el("div")
                .class("meeting-years")
                .add(heading("page-next", t!("Next meetings").text().to_owned()))
                .add(self.next(&next, now, "h3"));
            let mut rest = &past[..];
            while let Some(latest) = rest.first() {
                let year = latest.start.date().year();
                let of_year = rest.iter().take_while(|meeting| meeting.start.date().year() == year).count();
                let (meetings, before) = rest.split_at(of_year);
                let id = format!("page-{year}");
                contents = contents.add(entry(&id, year.to_string()));
                sections = sections.add(heading(&id, year.to_string())).add(self.list(meetings, now, "h3"));
                rest = before;
            }
            let contents = el("nav").class("contents").attr("aria-label", t!("On this page")).add(contents);
            many([contents, sections])
        })
    }

    /// The meetings that are over, newest first, and the others, oldest first.
    fn part(&self, now: Now) -> (Vec<&MeetingSummary>, Vec<&MeetingSummary>) {
        let (mut past, next): (Vec<_>, Vec<_>) = self.all.iter().partition(|meeting| is_past(meeting, now));
        past.reverse();
        (past, next)
    }

    fn next(&self, next: &[&MeetingSummary], now: Now, heading: &'static str) -> Element {
        if next.is_empty() {
            return el("p").add(t!("No meeting is announced at present."));
        }
        self.list(next, now, heading)
    }

    fn list(&self, meetings: &[&MeetingSummary], now: Now, heading: &'static str) -> Element {
        let mut list = el("ul").class("meeting-list");
        for meeting in meetings {
            list = list.add(el("li").add(self.card(meeting, now, heading)));
        }
        list
    }

    /// One meeting: what, with whom, when, where, how it stands, and its papers.
    fn card(&self, meeting: &MeetingSummary, now: Now, heading: &'static str) -> Element {
        let class = if meeting.status == MeetingStatus::Cancelled { "meeting meeting-cancelled" } else { "meeting" };
        let time = el("time")
            .attr("datetime", meeting.start.to_string())
            .add(when_in_words(&meeting.start, meeting.end.as_ref()));
        let place = meeting.location.as_ref().map(|place| el("p").class("meeting-place").add(place.in_words()));
        let agenda = (!meeting.agenda.is_empty()).then(|| {
            let items = meeting.agenda.iter().map(|item| el("li").add(item.clone()));
            el("details").class("agenda").add(el("summary").add(t!("Agenda"))).add(el("ul").add_all(items))
        });
        let mut files = Vec::new();
        if let Some(id) = &meeting.minutes_id {
            files.push(el("li").add(minutes_link(&meeting.council_id, id)));
        }
        for file in [&meeting.agenda_file, &meeting.minutes_file].into_iter().flatten() {
            files.push(el("li").add(file_link(file)));
        }
        let files = (!files.is_empty()).then(|| el("ul").class("file-list").add_all(files));
        el("article")
            .class(class)
            .attr("id", format!("meeting-{}", meeting.id))
            .add(el(heading).class("meeting-name").add(meeting_link(&meeting.council_id, &meeting.id, &meeting.name)))
            .add(self.others(meeting))
            .add(el("p").class("meeting-time").add(time))
            .add(place)
            .add(standing_line(meeting.standing(), now))
            .add(meeting.status_note.clone().map(|note| el("p").class("meeting-note").add(note)))
            .add(agenda)
            .add(files)
    }

    /// `Joint meeting with Beta Council`
    fn others(&self, meeting: &MeetingSummary) -> Option<Element> {
        let others = meeting.organization_ids.iter().filter(|id| **id != self.council);
        let others: Vec<Markup> = others.map(|id| self.body(id)).collect();
        (!others.is_empty()).then(|| {
            el("p").class("meeting-body").add(t!("Joint meeting with {0}").around([in_a_sentence(others.into_iter())]))
        })
    }

    fn body(&self, id: &Slug) -> Markup {
        match self.organizations.iter().find(|body| body.id == *id) {
            Some(body) => route_link(&Route::Council(id.clone()), body.name.clone()).into(),
            None => id.to_string().into(),
        }
    }
}

/// Whether one may still go to the meeting.
pub(crate) fn is_to_come(meeting: &MeetingSummary, now: Now) -> bool {
    !is_past(meeting, now) && meeting.status != MeetingStatus::Cancelled
}

/// Whether the meeting is over.
fn is_past(meeting: &MeetingSummary, now: Now) -> bool {
    meeting.standing().ending.is_before(now)
}

/// A meeting by its name, as a link to its page.
pub(crate) fn meeting_link(council: &Slug, id: &Slug, name: &str) -> Element {
    route_link(&Route::Meeting(council.clone(), id.clone()), name.to_owned())
}

/// The paper that is a meeting's record, as a link to its page.
pub(crate) fn minutes_link(council: &Slug, id: &Slug) -> Element {
    route_link(&Route::Paper(council.clone(), id.clone()), t!("Minutes"))
}

/// An item of a meeting's agenda, as a link to it.
pub(crate) fn item_link(council: &Slug, meeting: &Slug, item: &Slug, name: String) -> Element {
    let page = address(&Route::Meeting(council.clone(), meeting.clone()));
    let href = format!("{page}#{}", AgendaItem::anchor_of(item));
    el("a").attr("href", href).add(name)
}

/// What came of an item of an agenda.
pub(crate) fn outcome(item: &AgendaItem) -> Markup {
    let said = |label: Word, text: &Option<String>| {
        text.clone().map(|text| el("p").class("outcome").add(el("strong").add(label)).add(" ").add(text))
    };
    many([said(t!("Result:"), &item.result), said(t!("Resolved:"), &item.resolution_text)])
}
