//! A meeting's pack: agenda, papers, attendance sheet and room for notes, to be read or printed as one.

use super::meeting::{facts, person};
use crate::{
    markup::{Element, Markup, el, many},
    model::{AgendaItem, MeetingPage, Pack, Paper},
    route::Route,
    t,
    views::{
        body, date, file_list, in_a_sentence, page_actions, page_header, plain_list, route_link, scrolling, section,
        standing,
    },
};

/// The head with the contents, then each part on a sheet of its own.
pub(super) fn pack(pack: &Pack) -> Element {
    let page = &pack.meeting;
    let meeting = Route::Meeting(page.council_id.clone(), page.meeting.id.clone());
    let header = page_header(t!("Meeting pack: {0}").with(&[&page.meeting.title()]), None)
        .add(facts(page))
        .add(standing(page.meeting.standing(&page.papers), page.meeting.status_note.clone()))
        .add(el("p").class("screen-only").add(route_link(&meeting, t!("The meeting’s own page"))))
        .add(page_actions());
    let agenda = page.meeting.agenda.iter().map(|item| agenda_item(item, pack));
    let agenda = (!page.meeting.agenda.is_empty())
        .then(|| section("pack-agenda", t!("Agenda")).add(el("ol").class("pack-agenda").add_all(agenda)));
    el("article")
        .class("page record pack")
        .add(header)
        .add(contents(pack))
        .add(agenda)
        .add_all(pack.papers.iter().map(|paper| paper_view(paper, page)))
        .add(attendance_sheet(pack))
        .add(notes())
}

fn contents(pack: &Pack) -> Element {
    let part = |id: &str, title: Markup| el("li").add(el("a").attr("href", format!("#{id}")).add(title));
    let agenda = (!pack.meeting.meeting.agenda.is_empty()).then(|| part("pack-agenda", t!("Agenda").into()));
    let papers = pack.papers.iter().map(|paper| {
        let only_a_file = paper.body.is_empty().then(|| el("span").class("post").add(t!(" (only as a file)")));
        part(&paper.anchor(), paper.name.clone().into()).add(only_a_file)
    });
    let sheet = (!pack.members.is_empty()).then(|| part("pack-attendance", t!("Attendance sheet").into()));
    let list = el("ol").add(agenda).add_all(papers).add(sheet).add(part("pack-notes", t!("Notes").into()));
    el("nav")
        .class("pack-contents")
        .attr("aria-labelledby", "pack-contents")
        .add(el("h2").attr("id", "pack-contents").add(t!("Contents")))
        .add(list)
}

fn agenda_item(item: &AgendaItem, pack: &Pack) -> Element {
    let number = item.number.clone().unwrap_or_else(|| item.order.to_string());
    let presenters = (!item.presenters.is_empty()).then(|| {
        let names = item.presenters.iter().map(|id| person(id, &pack.meeting.people));
        el("span").class("post").add(" ").add(t!("Presented by {0}").around([in_a_sentence(names)]))
    });
    let papers = pack.papers.iter().filter(|paper| item.papers.contains(&paper.id));
    let papers: Vec<_> = papers
        .map(|paper| el("li").add(el("a").attr("href", format!("#{}", paper.anchor())).add(paper.name.clone())))
        .collect();
    el("li")
        .attr("id", item.anchor())
        .add(el("span").class("agenda-number").add(number))
        .add(" ")
        .add(item.name.clone())
        .add(presenters)
        .add((!papers.is_empty()).then(|| plain_list(papers.into_iter())))
        .add(file_list(&item.files))
}

fn paper_view(paper: &Paper, page: &MeetingPage) -> Element {
    let reference = paper.reference.clone().map(|reference| format!(", {reference}"));
    let own = route_link(&Route::Paper(page.council_id.clone(), paper.id.clone()), t!("the paper’s own page"));
    let facts = el("p")
        .class("post")
        .add(paper.paper_type.label())
        .add(reference)
        .add(", ")
        .add(date(paper.date))
        .add("; ")
        .add(own);
    let files: Vec<_> = paper.main_file.iter().chain(&paper.files).cloned().collect();
    let text: Markup = match (paper.body.is_empty(), files.is_empty()) {
        (false, _) => body(&paper.body).into(),
        (true, false) => {
            el("p").class("left-out").add(t!("This paper exists only as a file, which is not in this pack:")).into()
        }
        (true, true) => el("p").class("left-out").add(t!("The text of this paper is not published here.")).into(),
    };
    let anchor = paper.anchor();
    el("section")
        .class("pack-part")
        .attr("aria-labelledby", anchor.clone())
        .add(el("h2").attr("id", anchor).add(paper.name.clone()))
        .add(facts)
        .add(text)
        .add(file_list(&files))
}

/// Those who may be there, each with room to sign; where it is known, what became of it.
fn attendance_sheet(pack: &Pack) -> Option<Element> {
    let rows = pack.members.iter().map(|member| {
        let attendance = pack.meeting.meeting.attendance.iter().find(|attendance| attendance.person_id == member.id);
        el("tr")
            .add(el("th").attr("scope", "row").add(member.name.clone()))
            .add(el("td").add(member.summary.clone()))
            .add(el("td").class("pack-sign").add(attendance.map(|attendance| attendance.status.label())))
    });
    let header = [t!("Name"), t!("Role"), t!("Signature")].map(|title| el("th").attr("scope", "col").add(title));
    let table = el("table").add(el("thead").add(el("tr").add_all(header))).add(el("tbody").add_all(rows));
    (!pack.members.is_empty()).then(|| {
        let table = scrolling(el("div").class("table"), t!("Attendance sheet").text().to_owned()).add(table);
        section("pack-attendance", t!("Attendance sheet")).class("pack-part").add(table)
    })
}

/// Lines to write on.
fn notes() -> Element {
    let lines = many((0..14).map(|_| el("div").class("pack-line")));
    section("pack-notes", t!("Notes")).class("pack-part").add(el("div").attr("aria-hidden", "true").add(lines))
}
