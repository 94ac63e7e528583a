//! All that a council publishes: its strategies, its publications by topic, and its papers.

use super::council::strategy_view;
use crate::{
    markup::{Element, Markup, el, many},
    model::PublicationsPage,
    t,
    views::{
        Facet, Filter, app, filter_view, page_header_with_actions, paper_item, plain_list, publication_list, section,
    },
};
use leptos::prelude::*;

/// The id of the list of papers.
const PAPERS: &str = "page-paper-list";

/// Strategies, publications and papers.
pub(super) fn publications(page: &PublicationsPage) -> Element {
    let heading = app().head.read_untracked().title.clone();
    let strategies = page.strategies.iter().map(|strategy| strategy_view(strategy, &page.publications));
    let strategies =
        (!page.strategies.is_empty()).then(|| section("page-strategies", t!("Strategies")).add_all(strategies));
    let publications =
        (!page.publications.is_empty()).then(|| section("page-publications", t!("Publications")).add(by_topic(page)));
    let papers = (!page.papers.is_empty()).then(|| section("page-papers", t!("Papers")).add(papers(page)));
    el("div")
        .class("page publications")
        .add(page_header_with_actions(heading, None))
        .add(strategies)
        .add(publications)
        .add(papers)
}

/// Papers by year, in the order in which they come, to be found by their kind and year.
fn papers(page: &PublicationsPage) -> Markup {
    let mut kinds = Facet::new("kind", t!("Kind"), t!("All kinds"));
    let mut years = Facet::new("year", t!("Year"), t!("All years"));
    let mut list = el("div").attr("id", PAPERS);
    let mut rest = &page.papers[..];
    while let Some(first) = rest.first() {
        let year = first.date.year();
        let (group, after) = rest.split_at(rest.iter().take_while(|paper| paper.date.year() == year).count());
        let year = year.to_string();
        let mut items = Vec::new();
        for paper in group {
            let item = paper_item(paper, &page.organization.id)
                .attr("data-kind", kinds.count(paper.paper_type.label().text()))
                .attr("data-year", years.count(&year));
            items.push(item);
        }
        list = list.add(el("section").add(el("h3").add(year)).add(plain_list(items.into_iter())));
        rest = after;
    }
    let filter = Filter {
        label: t!("Find papers"),
        list: PAPERS,
        counted: t!("{0} paper|{0} papers"),
        some_of: t!("{0} of {1} papers"),
        count: page.papers.len(),
        facets: vec![kinds, years],
        orders: &[],
        layouts: &[],
    };
    many([filter_view(filter, t!("No paper matches.")), Some(list)])
}

/// Publications, which come by their first topics, under the names of these.
fn by_topic(page: &PublicationsPage) -> Markup {
    let mut groups = Vec::new();
    let mut rest = &page.publications[..];
    while let Some(publication) = rest.first() {
        let topic = publication.topics.first();
        let (group, after) = rest.split_at(rest.iter().take_while(|other| other.topics.first() == topic).count());
        let title = page.topics.iter().find(|named| Some(&named.id) == topic);
        let title = title.map_or_else(|| t!("Other").text().to_owned(), |topic| topic.title.clone());
        groups.push(many([el("h3").add(title), publication_list(group)]));
        rest = after;
    }
    groups.into()
}
