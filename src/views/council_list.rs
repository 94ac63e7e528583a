//! What belongs to councils, as lists show it.

use super::{file_link, href_link, partial_date, route_link};
use crate::{
    model::{
        CouncilSummary, Membership, Named, OrganizationStatus, PaperSummary, PartialDate, Publication, Slug, WebLink,
    },
    route::Route,
};
use leptos::prelude::*;

/// Councils with what each is for.
pub(crate) fn council_list(councils: &[CouncilSummary]) -> impl IntoView + use<> {
    let items: Vec<_> = councils
        .iter()
        .map(|council| {
            let status = (council.status != OrganizationStatus::Active)
                .then(|| view! { " " <span class="status">{council.status.label()}</span> });
            let about = council.abstract_.clone().map(|text| view! { <p class="teaser-summary">{text}</p> });
            view! {
                <li class="teaser">
                    <h3 class="teaser-title">{route_link(&Route::Council(council.id.clone()), council.name.clone())} {status}</h3>
                    {about}
                </li>
            }
        })
        .collect();
    view! { <ul class="council-list">{items}</ul> }
}

/// People or bodies with who or what each is.
pub(crate) fn named_list(named: &[Named], route: fn(Slug) -> Route) -> impl IntoView + use<> {
    let items: Vec<_> = named
        .iter()
        .map(|named| {
            let summary = named.summary.clone().map(|text| view! { <span class="post">{text}</span> });
            view! { <li>{route_link(&route(named.id.clone()), named.name.clone())} {summary}</li> }
        })
        .collect();
    view! { <ul class="plain-list">{items}</ul> }
}

/// Publications with what can be had of them.
pub(crate) fn publication_list(publications: &[Publication]) -> impl IntoView + use<> {
    let items: Vec<_> = publications
        .iter()
        .map(|publication| {
            let date = publication.date.map(|date| view! { ", " {partial_date(date)} });
            let files: Vec<_> = publication.files.iter().map(|file| view! { <li>{file_link(file)}</li> }).collect();
            let files = (!files.is_empty()).then(|| view! { <ul class="file-list">{files}</ul> });
            view! {
                <li id=format!("publication-{}", publication.id)>
                    <span class="publication-title">{publication.title.clone()}</span>
                    <span class="post">{publication.kind.label()} ", " {publication.status.label().to_lowercase()} {date}</span>
                    {files}
                </li>
            }
        })
        .collect();
    view! { <ul class="plain-list">{items}</ul> }
}

/// Papers, newest first.
pub(crate) fn paper_list(papers: &[PaperSummary]) -> impl IntoView + use<> {
    let items: Vec<_> = papers
        .iter()
        .map(|paper| {
            let reference = paper.reference.clone().map(|reference| format!(", {reference}"));
            let about = paper.abstract_.clone().map(|text| view! { <p class="teaser-summary">{text}</p> });
            let file = paper.main_file.as_ref().map(|file| view! { <p>{file_link(file)}</p> });
            view! {
                <li id=format!("paper-{}", paper.id)>
                    <span class="publication-title">{paper.name.clone()}</span>
                    <span class="post">{paper.paper_type.label()} {reference} ", " {partial_date(PartialDate::Day(paper.date))}</span>
                    {about}
                    {file}
                </li>
            }
        })
        .collect();
    view! { <ul class="plain-list">{items}</ul> }
}

/// Links of a person or a body.
pub(crate) fn web_links(links: &[WebLink]) -> impl IntoView + use<> {
    let items: Vec<_> = links
        .iter()
        .map(|link| {
            let text = link.note.clone().unwrap_or_else(|| link.url.to_string());
            view! { <li>{href_link(&link.url, text)}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| view! { <ul class="link-list">{items}</ul> })
}

/// ` (2024 to 2026)`, as far as a seat's dates are known.
pub(crate) fn period(membership: &Membership) -> impl IntoView + use<> {
    let words = match (membership.start_date, membership.end_date) {
        (None, None) => return None,
        (Some(start), None) => view! { "since " {partial_date(start)} }.into_any(),
        (None, Some(end)) => view! { "until " {partial_date(end)} }.into_any(),
        (Some(start), Some(end)) => view! { {partial_date(start)} " to " {partial_date(end)} }.into_any(),
    };
    Some(view! { " " <span class="period">"(" {words} ")"</span> })
}
