//! A council: what it is for, who sits on it, when it meets, what it publishes, and where it came from.

use crate::{
    model::{
        Change, ChangeType, Council, Membership, Named, OrganizationStatus, Relation, RelationType, Slug, Strategy,
    },
    route::Route,
    views::{
        address, article_list, body, next_and_past, page_actions, paper_list, partial_date, period, publication_list,
        route_link, web_links,
    },
};
use leptos::prelude::*;

/// The whole record, in sections with a list of them at the top.
pub(super) fn council(council: &Council) -> AnyView {
    let organization = &council.organization;
    let sections = sections(council);
    let contents: Vec<_> = sections
        .iter()
        .map(|section| view! { <li><a href=format!("#{}", section.id)>{section.title}</a></li> })
        .collect();
    let sections: Vec<_> = sections
        .into_iter()
        .map(|Section { id, title, content }| {
            view! { <section class="council-section" aria-labelledby=id><h2 id=id>{title}</h2> {content}</section> }
        })
        .collect();
    let status = (organization.status != OrganizationStatus::Active)
        .then(|| view! { <p class="status">{organization.status.label()}</p> });
    view! {
        <article class="page council">
            <header class="page-header">
                {status}
                <h1>{organization.name.clone()}</h1>
                {organization.abstract_.clone().map(|text| view! { <p class="page-summary">{text}</p> })}
                {page_actions()}
            </header>
            <nav class="contents" aria-label="On this page"><ul>{contents}</ul></nav>
            {sections}
            <p class="printed-address" aria-hidden="true">{council.url.clone()}</p>
        </article>
    }
    .into_any()
}

/// One part of the record.
struct Section {
    id: &'static str,
    title: &'static str,
    content: AnyView,
}

/// The parts that have something to say, in order.
fn sections(council: &Council) -> Vec<Section> {
    let section = |id, title, content: Option<AnyView>| content.map(|content| Section { id, title, content });
    let some = |is: bool, view: &dyn Fn() -> AnyView| is.then(view);
    [
        section("about", "About", some(!council.body.is_empty(), &|| body(&council.body).into_any())),
        section("members", "Members", members(council)),
        section("meetings", "Meetings", meetings(council)),
        section("strategy", "Strategy", strategies(&council.strategies, council)),
        section(
            "publications",
            "Publications",
            some(!council.publications.is_empty(), &|| publication_list(&council.publications).into_any()),
        ),
        section("papers", "Papers", some(!council.papers.is_empty(), &|| paper_list(&council.papers).into_any())),
        section("lineage", "Where it came from", lineage(council)),
        section("relations", "Other bodies", relations(council)),
        section("contact", "Contact and links", contact(council)),
        section("articles", "News", some(!council.articles.is_empty(), &|| article_list(&council.articles).into_any())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn members(council: &Council) -> Option<AnyView> {
    let (former, current): (Vec<_>, Vec<_>) =
        council.memberships.iter().partition(|membership| membership.end_date.is_some());
    if council.memberships.is_empty() {
        return None;
    }
    let former = (!former.is_empty()).then(|| {
        view! { <h3>"Former members"</h3> {members_table("Former members", &former, &council.people)} }
    });
    Some(view! { {members_table("Members", &current, &council.people)} {former} }.into_any())
}

fn members_table(caption: &'static str, memberships: &[&Membership], people: &[Named]) -> impl IntoView + use<> {
    let rows: Vec<_> = memberships
        .iter()
        .map(|membership| {
            let person = people.iter().find(|person| person.id == membership.person_id);
            let name = person.map_or_else(|| membership.person_id.to_string(), |person| person.name.clone());
            view! {
                <tr>
                    <th scope="row">{route_link(&Route::Person(membership.person_id.clone()), name)}</th>
                    <td>{membership.role.clone()} {period(membership)}</td>
                    <td>{membership.post_title.clone()}</td>
                    <td>{membership.sector.clone()}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <div class="table" tabindex="0" role="region" aria-label=caption>
            <table>
                <thead>
                    <tr>
                        <th scope="col">"Name"</th>
                        <th scope="col">"Role"</th>
                        <th scope="col">"Post"</th>
                        <th scope="col">"Sector"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn meetings(council: &Council) -> Option<AnyView> {
    let pattern = council.meeting_pattern.clone().map(|pattern| {
        let place = pattern.place.map(|place| format!(", in {place}"));
        let note = pattern.note.map(|note| view! { " " {note} });
        view! { <p class="meeting-pattern">"Usually meets " {pattern.frequency} {place} "." {note}</p> }
    });
    let list = (!council.meetings.is_empty()).then(|| next_and_past(council.meetings.clone()));
    (pattern.is_some() || list.is_some()).then(|| view! { {pattern} {list} }.into_any())
}

fn strategies(strategies: &[Strategy], council: &Council) -> Option<AnyView> {
    let items: Vec<_> = strategies.iter().map(|strategy| strategy_view(strategy, council)).collect();
    (!items.is_empty()).then(|| items.into_any())
}

fn strategy_view(strategy: &Strategy, council: &Council) -> impl IntoView + use<> {
    let aligned: Vec<_> = strategy
        .aligned_to
        .iter()
        .map(|other| {
            let title = other.title.clone();
            match &other.url {
                Some(url) => view! { <li>{crate::views::href_link(url, title)}</li> }.into_any(),
                None => view! { <li>{title}</li> }.into_any(),
            }
        })
        .collect();
    let aligned = (!aligned.is_empty()).then(|| view! { <p>"Aligned to:"</p> <ul>{aligned}</ul> });
    let publications: Vec<_> = council
        .publications
        .iter()
        .filter(|publication| strategy.publication_ids.contains(&publication.id))
        .map(|publication| {
            let href = format!("#publication-{}", publication.id);
            view! { <li><a href=href>{publication.title.clone()}</a></li> }
        })
        .collect();
    let publications = (!publications.is_empty())
        .then(|| view! { <p>"Carried out in these publications:"</p> <ul>{publications}</ul> });
    view! {
        <div class="strategy" id=format!("strategy-{}", strategy.id)>
            <h3>{strategy.title.clone()}</h3>
            <p>{strategy.summary.clone()}</p>
            {aligned}
            {publications}
        </div>
    }
}

/// Every change that names this body, told from its side.
fn lineage(council: &Council) -> Option<AnyView> {
    let items: Vec<_> =
        council.changes.iter().map(|change| view! { <li>{change_view(change, council)}</li> }).collect();
    (!items.is_empty()).then(|| view! { <ul class="lineage">{items}</ul> }.into_any())
}

fn change_view(change: &Change, council: &Council) -> impl IntoView + use<> {
    let is_result = change.resulting_ids.contains(&council.organization.id);
    let words = match (change.type_, is_result) {
        (ChangeType::Merger, true) => "Formed by the merger of",
        (ChangeType::Merger, false) => "Merged, with the others named here, into",
        (ChangeType::Rename, true) => "Was called, before it was renamed,",
        (ChangeType::Rename, false) => "Was renamed to",
        (ChangeType::Split, true) => "Came out of the division of",
        (ChangeType::Split, false) => "Was divided into",
        (ChangeType::Closure, _) => "Was closed",
    };
    let others = match (change.type_, is_result) {
        (ChangeType::Closure, _) => &[][..],
        (_, true) => &change.original_ids[..],
        (_, false) => &change.resulting_ids[..],
    };
    let date = change.date.map(|date| view! { " (" {partial_date(date)} ")" });
    let description = change.description.clone().map(|text| view! { <p>{text}</p> });
    let others = bodies_in_words(others, council);
    view! { <p>{words} " " {others} {date} "."</p> {description} }
}

/// Names of bodies as a sentence has them: `A, B and C`, each a link but this council itself.
fn bodies_in_words(ids: &[Slug], council: &Council) -> Vec<AnyView> {
    let last = ids.len().saturating_sub(1);
    ids.iter()
        .enumerate()
        .map(|(place, id)| {
            let before = if place == 0 {
                ""
            } else if place == last {
                " and "
            } else {
                ", "
            };
            view! { {before} {body_link(id, council)} }.into_any()
        })
        .collect()
}

fn body_link(id: &Slug, council: &Council) -> AnyView {
    if *id == council.organization.id {
        return view! { "the previous " {council.organization.name.clone()} }.into_any();
    }
    let name = council
        .organizations
        .iter()
        .find(|body| body.id == *id)
        .map_or_else(|| id.to_string(), |body| body.name.clone());
    view! { <a href=address(&Route::Council(id.clone()))>{name}</a> }.into_any()
}

fn relations(council: &Council) -> Option<AnyView> {
    let items: Vec<_> = council.relations.iter().map(|relation| relation_view(relation, council)).collect();
    (!items.is_empty()).then(|| view! { <ul class="plain-list">{items}</ul> }.into_any())
}

fn relation_view(relation: &Relation, council: &Council) -> impl IntoView + use<> {
    let is_from = relation.from_id == council.organization.id;
    let words = match (relation.type_, is_from) {
        (RelationType::WorksWith, _) => "Works with",
        (RelationType::SharesMembers, _) => "Shares members with",
        (RelationType::ReportsTo, true) => "Reports to",
        (RelationType::ReportsTo, false) => "Receives reports from",
        (RelationType::RepresentsOn, true) => "Is represented on",
        (RelationType::RepresentsOn, false) => "Has representatives of",
    };
    let other = body_link(if is_from { &relation.to_id } else { &relation.from_id }, council);
    let note = relation.note.clone().map(|note| view! { <span class="post">{note}</span> });
    view! { <li>{words} " " {other} {note}</li> }
}

fn contact(council: &Council) -> Option<AnyView> {
    let organization = &council.organization;
    let details: Vec<_> = organization
        .contact_details
        .iter()
        .map(|detail| {
            let label = detail.label.clone().unwrap_or_else(|| detail.type_.clone());
            let value = match detail.type_.as_str() {
                "email" => view! { <a href=format!("mailto:{}", detail.value)>{detail.value.clone()}</a> }.into_any(),
                _ => detail.value.clone().into_any(),
            };
            let note = detail.note.clone().map(|note| format!(" ({note})"));
            view! { <li>{label} ": " {value} {note}</li> }
        })
        .collect();
    let is_empty = details.is_empty() && organization.links.is_empty();
    let details = (!details.is_empty()).then(|| view! { <ul class="plain-list">{details}</ul> });
    (!is_empty).then(|| view! { {details} {web_links(&organization.links)} }.into_any())
}
