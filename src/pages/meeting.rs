//! A meeting: when and where, what is on its agenda, what was decided, and who was there.

use crate::{
    browser::device,
    markup::{Element, Markup, el, live, many},
    model::{
        AgendaItem, Attendance, AttendanceStatus, FileLink, Head, Meeting, MeetingLink, MeetingPage, MeetingStatus,
        Named, PaperSummary, Slug, when_in_words,
    },
    route::Route,
    t,
    views::{
        Neighbour, add_to_calendar, app, file_list, href_link, in_a_sentence, minutes_link, neighbours, outcome,
        page_actions, page_header, paper_links, route_link, section, share, standing,
    },
    words::Word,
};
use leptos::prelude::*;

/// How deep items of an agenda stand within one another; what is deeper stands beside the last.
const DEPTH: usize = 5;

/// The facts, the agenda with its outcomes, attendance, files, and the meetings before and after.
pub(super) fn meeting(page: &MeetingPage) -> Element {
    let meeting = &page.meeting;
    let is_cancelled = meeting.status == MeetingStatus::Cancelled;
    let calendar = (!is_cancelled).then(|| add_to_calendar(&page.council_id, Some(&meeting.id)));
    let header = page_header(meeting.title(), None)
        .add(facts(page))
        .add(standing(meeting.standing(&page.papers), meeting.status_note.clone()))
        .add(minutes(page))
        .add(pack_link(page))
        .add(page_actions())
        .add(calendar);
    let agenda = (!meeting.agenda.is_empty())
        .then(|| section("page-agenda", t!("Agenda")).add(agenda_list(&meeting.agenda, page, DEPTH)));
    let footer = beside(page).map(|beside| el("footer").class("article-footer").add(beside));
    el("article")
        .class(if meeting.status == MeetingStatus::Cancelled { "page record cancelled" } else { "page record" })
        .add(header)
        .add(agenda)
        .add(attendance(page))
        .add(other_papers(page))
        .add(files(page))
        .add(footer)
}

/// The record of the meeting, where it is a paper.
fn minutes(page: &MeetingPage) -> Option<Element> {
    let minutes = page.meeting.minutes(&page.papers)?;
    Some(el("p").add(minutes_link(&page.council_id, &minutes.id)))
}

/// Where all that belongs to the meeting stands on one page.
fn pack_link(page: &MeetingPage) -> Option<Element> {
    let pack = Route::Pack(page.council_id.clone(), page.meeting.id.clone());
    let link = || {
        el("p")
            .class("screen-only")
            .add(route_link(&pack, t!("Meeting pack")))
            .add(t!(": agenda, papers and room for notes on one page"))
    };
    let is_held = page.meeting.status != MeetingStatus::Cancelled;
    (is_held && !page.meeting.agenda.is_empty()).then(link)
}

pub(super) fn facts(page: &MeetingPage) -> Element {
    let meeting = &page.meeting;
    let fact = |term: Word, detail: Markup| many([el("dt").add(term), el("dd").add(detail)]);
    let bodies = page.organizations.iter();
    let bodies = bodies.map(|body| route_link(&Route::Council(body.id.clone()), body.name.clone()).into());
    let when = when_in_words(&meeting.start, meeting.end.as_ref());
    let time = el("time").attr("datetime", meeting.start.to_string()).add(when);
    // The browser knows the reader's zone. Room is kept for it, so that nothing moves.
    let start = meeting.start.clone();
    let readers = live(move || device::readers_time(&start).map(|time| format!("; {time}")).into());
    let zone = el("span").class("zone").add(format!(" {}", meeting.zone_in_words())).add(readers);
    let place = meeting.location.as_ref().map(|place| {
        let link = place.url.as_ref().map(|url| many([Markup::from(" "), href_link(url, t!("Map or link")).into()]));
        fact(t!("Where"), many([place.in_words().into(), Markup::from(link)]))
    });
    el("dl")
        .class("facts")
        .add(fact(if page.organizations.len() > 1 { t!("Councils") } else { t!("Council") }, in_a_sentence(bodies)))
        .add(place)
        .add(fact(t!("When"), many([time, zone])))
}

/// Items in their order, each with those whose numbers begin with its own.
fn agenda_list(items: &[AgendaItem], page: &MeetingPage, depth: usize) -> Element {
    let mut list = el("ol").class("agenda-items");
    let mut rest = items;
    while let Some((item, after)) = rest.split_first() {
        let is_below = |other: &&AgendaItem| depth > 1 && is_within(other, item);
        let (below, next) = after.split_at(after.iter().take_while(is_below).count());
        let below = (!below.is_empty()).then(|| agenda_list(below, page, depth - 1));
        list = list.add(agenda_item(item, page).add(below));
        rest = next;
    }
    list
}

/// Whether `item` has a number such as `3.1`, where `parent` has `3`.
fn is_within(item: &AgendaItem, parent: &AgendaItem) -> bool {
    let [Some(number), Some(parent)] = [&item.number, &parent.number] else { return false };
    number.strip_prefix(parent.as_str()).is_some_and(|rest| rest.starts_with('.'))
}

fn agenda_item(item: &AgendaItem, page: &MeetingPage) -> Element {
    let anchor = item.anchor();
    let number = item.number();
    let what = Head {
        title: format!("{number} {}", item.name),
        description: format!("{}, {}", page.meeting.title(), page.meeting.start.date().in_words()),
        url: Some(format!("{}#{anchor}", page.url)),
        qr: None,
        ..app().head.get_untracked()
    };
    let pass_on = share(Some(what)).attr("aria-label", t!("Share item {0}").with(&[&number]));
    let link = el("a")
        .class("agenda-number")
        .attr("href", format!("#{anchor}"))
        .attr("aria-label", t!("Link to item {0}").with(&[&number]))
        .add(number);
    let presenters = (!item.presenters.is_empty()).then(|| {
        let names = item.presenters.iter().map(|id| person(id, &page.people));
        el("p").class("post").add(t!("Presented by {0}").around([in_a_sentence(names)]))
    });
    let private = (item.public == Some(false)).then(|| el("p").class("post").add(t!("Taken in private.")));
    let papers: Vec<_> = page.papers.iter().filter(|paper| item.papers.contains(&paper.id)).collect();
    let papers = (!papers.is_empty()).then(|| paper_links(papers.into_iter(), &page.council_id));
    el("li")
        .attr("id", anchor)
        .add(el("h3").add(link).add(" ").add(item.name.clone()))
        .add(presenters)
        .add(private)
        .add(papers)
        .add(file_list(&item.files))
        .add(outcome(item))
        .add(pass_on)
}

/// A person's name as a link.
pub(super) fn person(id: &Slug, people: &[Named]) -> Markup {
    match people.iter().find(|person| person.id == *id) {
        Some(person) => route_link(&Route::Person(id.clone()), person.name.clone()).into(),
        None => id.to_string().into(),
    }
}

fn attendance(page: &MeetingPage) -> Option<Element> {
    let all = &page.meeting.attendance;
    let groups = AttendanceStatus::ALL.map(|status| {
        let of: Vec<&Attendance> = all.iter().filter(|attendance| attendance.status == status).collect();
        let names = of.iter().map(|attendance| person(&attendance.person_id, &page.people));
        (!of.is_empty()).then(|| many([el("dt").add(status.label()), el("dd").add(in_a_sentence(names))]))
    });
    (!all.is_empty()).then(|| section("page-attendance", t!("Attendance")).add(el("dl").class("facts").add_all(groups)))
}

fn is_on_agenda(meeting: &Meeting, paper: &PaperSummary) -> bool {
    meeting.agenda.iter().any(|item| item.papers.contains(&paper.id))
}

/// Papers that name the meeting, but are on no agenda of it, such as its minutes.
fn other_papers(page: &MeetingPage) -> Option<Element> {
    let papers: Vec<_> = page.papers.iter().filter(|paper| !is_on_agenda(&page.meeting, paper)).collect();
    (!papers.is_empty())
        .then(|| section("page-papers", t!("Papers")).add(paper_links(papers.into_iter(), &page.council_id)))
}

/// The meeting's files, but for those that stand with its papers.
fn files(page: &MeetingPage) -> Option<Element> {
    let meeting = &page.meeting;
    let of_papers =
        |file: &&FileLink| page.papers.iter().flat_map(|paper| &paper.main_file).any(|of| of.url == file.url);
    let own = meeting.agenda_file.iter().chain(&meeting.minutes_file);
    let files: Vec<_> = own.chain(&meeting.files).filter(|file| !of_papers(file)).cloned().collect();
    (!files.is_empty()).then(|| section("page-files", t!("Files")).add(file_list(&files)))
}

/// The council's meetings before and after this one.
fn beside(page: &MeetingPage) -> Option<Element> {
    let link = |label, other: &MeetingLink| Neighbour {
        label,
        route: Route::Meeting(other.council_id.clone(), other.id.clone()),
        title: format!("{}, {}", other.name, other.start.date().in_words()),
    };
    let next = page.next.as_ref().map(|next| link(t!("Next meeting"), next));
    neighbours(
        t!("Other meetings"),
        next,
        page.previous.as_ref().map(|previous| link(t!("Previous meeting"), previous)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_within_the_one_whose_number_begins_its_own() {
        let item = |number: Option<&str>| AgendaItem {
            id: "i".parse().unwrap(),
            order: 1,
            number: number.map(str::to_owned),
            name: "N".into(),
            public: None,
            result: None,
            resolution_text: None,
            presenters: Vec::new(),
            papers: Vec::new(),
            files: Vec::new(),
        };
        for (number, parent, within) in
            [(Some("3.1"), Some("3"), true), (Some("31"), Some("3"), false), (Some("3"), None, false)]
        {
            assert_eq!(is_within(&item(number), &item(parent)), within, "{number:?} in {parent:?}");
        }
    }
}
