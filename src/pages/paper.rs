//! A paper: what it is, its text or file, who brought it, which meetings took it, and what it replaces.

use crate::{
    markup::{Element, Markup, el, many},
    model::CalloutKind,
    model::{FileLink, Named, PaperPage, Slug},
    route::Route,
    t,
    views::{
        app, body, callout, date, file_list, in_a_sentence, item_link, meeting_link, page_actions, page_header,
        plain_list, route_link, section, who,
    },
};

/// Name and facts, text, files and meetings.
pub(super) fn paper(page: &PaperPage) -> Element {
    let paper = &page.paper;
    let header = page_header(paper.name.clone(), paper.abstract_.as_ref())
        .add(byline(page))
        .add(originators(page))
        .add(page_actions());
    let council = &page.organization.id;
    let replaced = (!page.superseded_by.is_empty()).then(|| {
        let line = el("p").add(t!("This paper was superseded by {0}.").around([papers(&page.superseded_by, council)]));
        callout(CalloutKind::Important).add(line)
    });
    let supersedes = page.supersedes.as_ref().map(|older| {
        el("p").class("post").add(t!("This paper supersedes {0}.").around([paper_link(older, council).into()]))
    });
    let files: Vec<_> = paper.main_file.iter().chain(&paper.files).cloned().collect();
    let text: Markup = match (paper.body.is_empty(), files.is_empty()) {
        (false, _) => body(&paper.body).into(),
        (true, false) => el("p").add(t!("The text of this paper is to be had as a file.")).into(),
        (true, true) => el("p").add(t!("The text of this paper is not published here.")).into(),
    };
    let files = (!files.is_empty())
        .then(|| section("page-files", t!("Files")).add(file_list(&files)).add(other_formats(&files)));
    el("article")
        .class(if replaced.is_some() { "page record superseded" } else { "page record" })
        .add(header)
        .add(replaced)
        .add(supersedes)
        .add(text)
        .add(files)
        .add(meetings(page))
}

/// Whom to ask for a file in another format, where the files do not say it themselves.
fn other_formats(files: &[FileLink]) -> Option<Element> {
    let site = app().site;
    let contact =
        site.contact.as_ref().filter(|_| files.iter().all(|file| file.alternative_format_contact.is_none()))?;
    Some(el("p").class("post").add(t!("For another format, ask {0}.").around([who(contact)])))
}

fn byline(page: &PaperPage) -> Element {
    let paper = &page.paper;
    let council = route_link(&Route::Council(page.organization.id.clone()), page.organization.name.clone());
    let reference =
        paper.reference.clone().map(|reference| many([el("span").add(reference).into(), Markup::from(" ")]));
    el("p")
        .class("byline")
        .add(el("span").class("kind").add(paper.paper_type.label()))
        .add(" ")
        .add(reference)
        .add(el("span").add(date(paper.date)))
        .add(" ")
        .add(el("span").add(council))
}

/// `Brought by Ada Example and the Specimen Group`
fn originators(page: &PaperPage) -> Option<Element> {
    let link = |route: fn(Slug) -> Route, named: &Named| {
        Markup::from(route_link(&route(named.id.clone()), named.name.clone()))
    };
    let people = page.people.iter().map(|person| link(Route::Person, person));
    let bodies = page.organizations.iter().map(|body| link(Route::Council, body));
    let all: Vec<Markup> = people.chain(bodies).collect();
    (!all.is_empty())
        .then(|| el("p").class("byline").add(t!("Brought by {0}").around([in_a_sentence(all.into_iter())])))
}

fn papers(papers: &[Named], council: &Slug) -> Markup {
    in_a_sentence(papers.iter().map(|paper| paper_link(paper, council).into()))
}

fn paper_link(paper: &Named, council: &Slug) -> Element {
    route_link(&Route::Paper(council.clone(), paper.id.clone()), paper.name.clone())
}

fn meetings(page: &PaperPage) -> Option<Element> {
    let items = page.meetings.iter().map(|meeting| {
        let link = meeting_link(&meeting.council_id, &meeting.id, &meeting.name);
        let items = meeting.items.iter();
        let items = items.map(|item| item_link(&meeting.council_id, &meeting.id, &item.id, item.name.clone()).into());
        let items = (!meeting.items.is_empty())
            .then(|| el("span").class("post").add(t!("On the agenda: {0}").around([in_a_sentence(items)])));
        el("li").add(link).add(" ").add(el("span").class("post").add(date(meeting.start.date()))).add(items)
    });
    (!page.meetings.is_empty()).then(|| section("page-meetings", t!("Meetings")).add(plain_list(items)))
}
