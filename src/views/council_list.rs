//! What belongs to councils, as lists show it.

use super::{file_link, href_link, partial_date, route_link};
use crate::{
    markup::{Element, Markup, el, many},
    model::{
        CouncilSummary, FileLink, Named, OrganizationStatus, PaperSummary, PartialDate, Publication, Slug, WebLink,
    },
    route::Route,
};

/// Councils with what each is for.
pub(crate) fn council_list(councils: &[CouncilSummary]) -> Element {
    let items = councils.iter().map(|council| {
        let link = route_link(&Route::Council(council.id.clone()), council.name.clone());
        el("li")
            .class("teaser")
            .add(el("h3").class("teaser-title").add(link).add(" ").add(status(council.status)))
            .add(summary(council.abstract_.as_ref()))
    });
    el("ul").class("council-list").add_all(items)
}

/// What became of a body that is active no more.
pub(crate) fn status(status: OrganizationStatus) -> Option<Element> {
    (status != OrganizationStatus::Active).then(|| el("span").class("status").add(status.label()))
}

/// People or bodies with who or what each is.
pub(crate) fn named_list(named: &[Named], route: fn(Slug) -> Route) -> Element {
    plain_list(named.iter().map(|named| {
        let summary = named.summary.clone().map(|text| el("span").class("post").add(text));
        el("li").add(route_link(&route(named.id.clone()), named.name.clone())).add(" ").add(summary)
    }))
}

/// Publications with what can be had of them.
pub(crate) fn publication_list(publications: &[Publication]) -> Element {
    plain_list(publications.iter().map(|publication| {
        let (kind, status) = (publication.kind.label().text(), publication.status.label().text());
        let date = publication.date.map(|date| many([Markup::from(", "), partial_date(date).into()]));
        el("li")
            .attr("id", format!("publication-{}", publication.id))
            .add(el("span").class("publication-title").add(publication.title.clone()))
            .add(" ")
            .add(el("span").class("post").add(format!("{kind}, {status}")).add(date))
            .add(file_list(&publication.files))
    }))
}

/// Papers, newest first.
pub(crate) fn paper_list(papers: &[PaperSummary], council: &Slug) -> Element {
    plain_list(papers.iter().map(|paper| {
        paper_item(paper, council)
            .attr("id", format!("paper-{}", paper.id))
            .add(summary(paper.abstract_.as_ref()))
            .add(file_list(paper.main_file.as_slice()))
    }))
}

/// Papers in short: what each is called, what it is, and its file.
pub(crate) fn paper_links<'a>(papers: impl Iterator<Item = &'a PaperSummary>, council: &Slug) -> Element {
    plain_list(papers.map(|paper| paper_item(paper, council).add(file_list(paper.main_file.as_slice()))))
}

/// A paper of `council` by its name, with its type, reference and date.
pub(crate) fn paper_item(paper: &PaperSummary, council: &Slug) -> Element {
    let reference = paper.reference.as_ref().map(|reference| format!(", {reference}"));
    let facts = el("span").class("post").add(paper.paper_type.label()).add(reference).add(", ");
    let link = route_link(&Route::Paper(council.clone(), paper.id.clone()), paper.name.clone());
    el("li")
        .add(el("span").class("publication-title").add(link))
        .add(" ")
        .add(facts.add(partial_date(PartialDate::Day(paper.date))))
}

/// Links of a person or a body.
pub(crate) fn web_links(links: &[WebLink]) -> Option<Element> {
    let items = links.iter().map(|link| {
        let text = link.note.clone().unwrap_or_else(|| link.url.to_string());
        el("li").add(href_link(&link.url, text))
    });
    (!links.is_empty()).then(|| el("ul").class("link-list").add_all(items))
}

/// A list without marks.
pub(crate) fn plain_list(items: impl Iterator<Item = Element>) -> Element {
    el("ul").class("plain-list").add_all(items)
}

fn summary(text: Option<&String>) -> Option<Element> {
    text.map(|text| el("p").class("teaser-summary").add(text.clone()))
}

/// Files to download.
pub(crate) fn file_list(files: &[FileLink]) -> Option<Element> {
    let items = files.iter().map(|file| el("li").add(file_link(file)));
    (!files.is_empty()).then(|| el("ul").class("file-list").add_all(items))
}
