//! A council: what it is for, who sits on it, when it meets, what it publishes, and where it came from.

use super::glance::glance;
use crate::{
    markup::{Element, Markup, el, many},
    model::{
        Change, ChangeType, ContactDetail, Council, Decisions, Publication, Relation, RelationType, Slug, Strategy,
        Tenure,
    },
    route::Route,
    t,
    views::{
        Meetings, Row, add_to_calendar, app, article_list, body, date, feed_link, in_a_sentence, item_link,
        lineage_diagram, link_or_text, meeting_link, name_of, outcome, page_actions, page_header, paper_list,
        partial_date, period, person_link, plain_list, publication_list, route_link, section, status, table, web_links,
    },
    words::Word,
};
use leptos::prelude::*;

/// How many members the council's own page shows; more have a page of their own only.
const FEW: usize = 12;

/// The whole record, in sections with a list of them at the top.
pub(super) fn council(council: &Council) -> Element {
    let organization = &council.organization;
    let sections = sections(council);
    let contents = sections
        .iter()
        .map(|section| el("li").add(el("a").attr("href", format!("#{}", section.id)).add(section.title)))
        .collect::<Vec<_>>();
    let sections = sections
        .into_iter()
        .map(|Section { id, title, content }| section(id, title).class("council-section").add(content));
    let header = page_header(organization.name.clone(), organization.abstract_.as_ref())
        .add(status(organization.status))
        .add(glance(council))
        .add(page_actions());
    let contents = el("nav").class("contents").attr("aria-label", t!("On this page")).add(el("ul").add_all(contents));
    el("article").class("page council").add(header).add(contents).add_all(sections)
}

/// One part of the record.
struct Section {
    id: &'static str,
    title: Word,
    content: Markup,
}

/// The parts that have something to say, in order.
fn sections(council: &Council) -> Vec<Section> {
    let part = |id, title, content: Option<Markup>| content.map(|content| Section { id, title, content });
    let (organization, publications) = (&council.organization, &council.publications);
    [
        part("council-about", t!("About"), (!council.body.is_empty()).then(|| body(&council.body).into())),
        part("council-members", t!("Members"), members(council)),
        part("council-meetings", t!("Meetings"), meetings(council)),
        part("council-decisions", t!("Latest decisions"), council.decisions.as_ref().map(decisions)),
        part("council-strategy", t!("Strategy"), strategies(council)),
        part(
            "council-publications",
            t!("Publications"),
            (!publications.is_empty()).then(|| publication_list(publications).into()),
        ),
        part(
            "council-papers",
            t!("Papers"),
            (!council.papers.is_empty()).then(|| {
                let all = more(&Route::Publications(organization.id.clone()), t!("All papers and publications"));
                many([paper_list(&council.papers, &organization.id), all])
            }),
        ),
        part("council-lineage", t!("Where it came from"), lineage(council)),
        part("council-relations", t!("Other bodies"), relations(council)),
        part("council-contact", t!("Contact and links"), contact(council)),
        part(
            "council-articles",
            t!("News"),
            (!council.articles.is_empty()).then(|| article_list(&council.articles).into()),
        ),
        part("council-follow", t!("Follow"), Some(follow(council))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The members where they are few, and the way to all that there is of them.
fn members(council: &Council) -> Option<Markup> {
    council.members_summary.as_ref()?;
    let today = app().now.get().today;
    let mut rows = Vec::new();
    for membership in &council.memberships {
        if membership.tenure(today) == Tenure::Current {
            let name = person_link(&membership.person_id, name_of(&membership.person_id, &council.people));
            let role = vec![membership.role.clone().into(), period(membership)].into();
            let cells = vec![name, role, membership.post_title.clone().into(), membership.sector.clone().into()];
            rows.push(Row { data: Vec::new(), cells });
        }
    }
    let table = (!rows.is_empty() && rows.len() <= FEW)
        .then(|| table("table", t!("Members"), None, &[t!("Name"), t!("Role"), t!("Post"), t!("Sector")], rows));
    let all = Route::Members(council.organization.id.clone());
    let all = el("p").class("more").add(route_link(&all, t!("All about the members")));
    Some(many([table, Some(all)]))
}

fn meetings(council: &Council) -> Option<Markup> {
    let pattern = council.meeting_pattern.as_ref().map(|pattern| {
        let place = pattern.place.as_ref().map(|place| t!(", in {0}").with(&[place]));
        let note = pattern.note.as_ref().map(|note| format!(" {note}"));
        el("p").add(t!("Usually meets {0}").with(&[&pattern.frequency])).add(place).add(".").add(note)
    });
    let id = &council.organization.id;
    let list = (!council.meetings.is_empty()).then(|| {
        let meetings = Meetings {
            council: id.clone(),
            all: council.meetings.clone(),
            organizations: council.organizations.clone(),
        };
        let all = more(&Route::Meetings(id.clone()), t!("All meetings"));
        many([add_to_calendar(id, None).into(), meetings.next_and_latest(), all.into()])
    });
    (pattern.is_some() || list.is_some()).then(|| many([Markup::from(pattern), list.into()]))
}

fn more(route: &Route, text: Word) -> Element {
    el("p").class("more").add(route_link(route, text))
}

/// How one is told of what is new.
fn follow(council: &Council) -> Markup {
    let words = t!(
        "The feed of this council tells of articles about it, of each meeting once it has been held, and of its papers."
    );
    let calendar = t!("Meetings to come are in its calendar.");
    let calendar = (!council.meetings.is_empty()).then(|| many([Markup::from(" "), calendar.into()]));
    let feed = feed_link(&Route::Council(council.organization.id.clone()), t!("Follow this council by feed"));
    many([Some(el("p").add(words).add(calendar)), feed])
}

/// What the latest meeting came to.
fn decisions(decisions: &Decisions) -> Markup {
    let Decisions { meeting, items } = decisions;
    let link = meeting_link(&meeting.council_id, &meeting.id, &meeting.name);
    let items = items.iter().map(|item| {
        let name = format!("{} {}", item.number(), item.name);
        let link = item_link(&meeting.council_id, &meeting.id, &item.id, name);
        el("li").add(el("span").class("publication-title").add(link)).add(outcome(item))
    });
    many([el("p").add(link).add(", ").add(date(meeting.start.date())), plain_list(items)])
}

fn strategies(council: &Council) -> Option<Markup> {
    (!council.strategies.is_empty())
        .then(|| many(council.strategies.iter().map(|strategy| strategy_view(strategy, &council.publications))))
}

/// A strategy, with what it serves and which of these publications carry it out.
pub(super) fn strategy_view(strategy: &Strategy, publications: &[Publication]) -> Element {
    let aligned =
        strategy.aligned_to.iter().map(|other| el("li").add(link_or_text(other.url.as_ref(), other.title.clone())));
    let publications: Vec<_> = publications
        .iter()
        .filter(|publication| strategy.publication_ids.contains(&publication.id))
        .map(|publication| {
            let href = format!("#publication-{}", publication.id);
            el("li").add(el("a").attr("href", href).add(publication.title.clone()))
        })
        .collect();
    let aligned =
        (!strategy.aligned_to.is_empty()).then(|| many([el("p").add(t!("Aligned to:")), el("ul").add_all(aligned)]));
    let publications = (!publications.is_empty())
        .then(|| many([el("p").add(t!("Carried out in these publications:")), el("ul").add_all(publications)]));
    el("div")
        .attr("id", format!("strategy-{}", strategy.id))
        .add(el("h3").add(strategy.title.clone()))
        .add(el("p").add(strategy.summary.clone()))
        .add(aligned)
        .add(publications)
}

/// Every change that names this body, told from its side.
fn lineage(council: &Council) -> Option<Markup> {
    (!council.changes.is_empty())
        .then(|| plain_list(council.changes.iter().map(|change| change_view(change, council))).into())
}

/// One change, with what there is to say of it.
fn change_view(change: &Change, council: &Council) -> Element {
    let description = change.description.clone().map(|text| el("p").class("teaser-summary").add(text));
    el("li").add(el("p").add(change_in_words(change, council))).add(description).add(lineage_diagram(change, council))
}

/// What became of which bodies, told from this one's side.
pub(super) fn change_in_words(change: &Change, council: &Council) -> Markup {
    let is_result = change.resulting_ids.contains(&council.organization.id);
    let words = match (change.type_, is_result) {
        (ChangeType::Merger, true) => t!("Formed by the merger of {0}"),
        (ChangeType::Merger, false) => t!("Became, by a merger, a part of {0}"),
        (ChangeType::Rename, true) => t!("Was called, before it was renamed, {0}"),
        (ChangeType::Rename, false) => t!("Was renamed to {0}"),
        (ChangeType::Split, true) => t!("Came out of the division of {0}"),
        (ChangeType::Split, false) => t!("Was divided into {0}"),
        (ChangeType::Closure, _) => t!("Was closed"),
    };
    let others = match (change.type_, is_result) {
        (ChangeType::Closure, _) => &[][..],
        (_, true) => &change.original_ids[..],
        (_, false) => &change.resulting_ids[..],
    };
    let others = in_a_sentence(others.iter().map(|id| body_link(id, council)));
    let date = change.date.map(|date| many([Markup::from(" ("), partial_date(date).into(), ")".into()]));
    vec![words.around([others]), date.into(), ".".into()].into()
}

/// The name of a body, as a link; this council itself as it was before needs none.
fn body_link(id: &Slug, council: &Council) -> Markup {
    if *id == council.organization.id {
        return t!("the previous {0}").with(&[&council.organization.name]).into();
    }
    let body = council.organizations.iter().find(|body| body.id == *id);
    let name = body.map_or_else(|| id.to_string(), |body| body.name.clone());
    route_link(&Route::Council(id.clone()), name).into()
}

fn relations(council: &Council) -> Option<Markup> {
    (!council.relations.is_empty())
        .then(|| plain_list(council.relations.iter().map(|relation| relation_view(relation, council))).into())
}

fn relation_view(relation: &Relation, council: &Council) -> Element {
    let is_from = relation.from_id == council.organization.id;
    let words = match (relation.type_, is_from) {
        (RelationType::WorksWith, _) => t!("Works with {0}"),
        (RelationType::SharesMembers, _) => t!("Shares members with {0}"),
        (RelationType::ReportsTo, true) => t!("Reports to {0}"),
        (RelationType::ReportsTo, false) => t!("Receives reports from {0}"),
        (RelationType::RepresentsOn, true) => t!("Is represented on {0}"),
        (RelationType::RepresentsOn, false) => t!("Has representatives of {0}"),
    };
    let other = body_link(if is_from { &relation.to_id } else { &relation.from_id }, council);
    let note = relation.note.clone().map(|note| el("span").class("post").add(note));
    el("li").add(words.around([other])).add(" ").add(note)
}

fn contact(council: &Council) -> Option<Markup> {
    let organization = &council.organization;
    let details = (!organization.contact_details.is_empty())
        .then(|| plain_list(organization.contact_details.iter().map(contact_detail)));
    let links = web_links(&organization.links);
    (details.is_some() || links.is_some()).then(|| many([details, links]))
}

fn contact_detail(detail: &ContactDetail) -> Element {
    let label = detail.label.as_ref().unwrap_or(&detail.type_);
    let value: Markup = match detail.type_.as_str() {
        "email" => el("a").attr("href", format!("mailto:{}", detail.value)).add(detail.value.clone()).into(),
        // A number is written from left to right, wherever it stands.
        _ => el("bdi").add(detail.value.clone()).into(),
    };
    el("li").add(format!("{label}: ")).add(value).add(detail.note.as_ref().map(|note| format!(" ({note})")))
}
