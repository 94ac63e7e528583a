//! A council's members: who sits on it, for whom and since when, to be searched and sorted; who sat on it; which seats nobody has.

use crate::{
    markup::{Element, Markup, el, many},
    model::{Member, MembersPage, Tenure},
    t,
    views::{
        Choice, Facet, Filter, Row, app, body, dates, filter_view, href_link, page_header_with_actions, person_link,
        section, sits_for, sits_for_name, table,
    },
    words::Word,
};
use leptos::prelude::*;

/// The id of the element whose children are the members.
const LIST: &str = "page-member-list";

/// The columns of a table of members.
const COLUMNS: [Word; 7] =
    [t!("Name"), t!("Role"), t!("Post"), t!("Sector"), t!("Sits for"), t!("Term"), t!("Also sits on")];

/// The members in groups, the chart of their sectors, and the files to download.
pub(super) fn members(page: &MembersPage) -> Element {
    let mut facets = facets();
    let current = rows(page, Tenure::Current, &mut facets);
    let chart = chart(&facets[0], current.len());
    el("article")
        .class("page members")
        .add(page_header_with_actions(page.title.clone(), Some(&page.summary)))
        .add(section("page-members", t!("Members")).add(current_members(current, facets)))
        .add(chart)
        .add(group("page-joining", t!("Joining"), page, Tenure::ToCome))
        .add(group("page-former", t!("Former members"), page, Tenure::Former))
        .add(body(&page.body))
}

/// What current members have in common: their sectors, the organisations that they sit for, and their roles.
type Facets = [Facet; 3];

fn facets() -> Facets {
    [
        Facet::alphabetical("sector", t!("Sector"), t!("All sectors")),
        Facet::alphabetical("organisation", t!("Organisation"), t!("All organisations")),
        Facet::new("role", t!("Role"), t!("All roles")),
    ]
}

/// The members who stand so on the reader's day, each with what he or she is found by.
fn rows(page: &MembersPage, tenure: Tenure, facets: &mut Facets) -> Vec<Row> {
    let today = app().now.get().today;
    let mut rows = Vec::new();
    for member in &page.members {
        if member.membership.tenure(today) == tenure {
            rows.push(row(page, member, facets));
        }
    }
    rows
}

fn row(page: &MembersPage, member: &Member, [sectors, organisations, roles]: &mut Facets) -> Row {
    let seat = &member.membership;
    let mut data = vec![("data-name", member.sort_key.clone()), ("data-role", roles.count(&seat.role))];
    if let Some(sector) = &seat.sector {
        data.push(("data-sector", sectors.count(sector)));
    }
    if let Some(name) = sits_for_name(seat, &page.organizations) {
        data.push(("data-organisation", organisations.count(name)));
    }
    if let Some(start) = seat.start_date {
        data.push(("data-since", start.to_string()));
    }
    if let Some(search) = &member.search {
        data.push(("data-search", search.clone()));
    }
    let mut also_on = Vec::new();
    for link in &member.also_on {
        also_on.push(el("div").add(href_link(&link.url, link.note.clone())).into());
    }
    let cells = vec![
        person_link(&seat.person_id, &member.name),
        seat.role.clone().into(),
        seat.post_title.clone().into(),
        seat.sector.clone().into(),
        sits_for(seat, &page.organizations),
        dates(seat),
        if also_on.is_empty() { Markup::Nothing } else { also_on.into() },
    ];
    Row { data, cells }
}

/// In which orders members can be shown.
const ORDERS: [Choice; 4] =
    [("", t!("Role")), ("name", t!("Name")), ("sector", t!("Sector")), ("since", t!("Member since"))];

/// The same, where members sit for organisations.
const ORDERS_WITH_ORGANISATION: [Choice; 5] =
    [ORDERS[0], ORDERS[1], ORDERS[2], ("organisation", t!("Organisation")), ORDERS[3]];

/// The table of current members, laid out as cards unless the reader wants the table, and the filter above it.
fn current_members(rows: Vec<Row>, facets: Facets) -> Markup {
    let count = rows.len();
    if count == 0 {
        return el("p").add(t!("Nobody is a member at present.")).into();
    }
    let [_, organisations, _] = &facets;
    let orders = if organisations.values.is_empty() { &ORDERS[..] } else { &ORDERS_WITH_ORGANISATION };
    let filter = Filter {
        label: t!("Find members"),
        list: LIST,
        counted: t!("{0} member|{0} members"),
        some_of: t!("{0} of {1} members"),
        count,
        facets: facets.into(),
        orders,
        layouts: &[("", t!("Cards")), ("table", t!("Table"))],
    };
    let none = t!("Nobody matches. Clear the filters to see all members.");
    let table = table("table cards", t!("Members"), Some(LIST), &COLUMNS, rows);
    many([filter_view(filter, none), Some(table)])
}

/// The members who stand so, where there are any.
fn group(id: &'static str, title: Word, page: &MembersPage, tenure: Tenure) -> Option<Element> {
    let rows = rows(page, tenure, &mut facets());
    (!rows.is_empty()).then(|| section(id, title).add(table("table", title, None, &COLUMNS, rows)))
}

/// How many members come from each sector: numbers in a table, and beside each a bar for the eye.
fn chart(sectors: &Facet, all: usize) -> Option<Element> {
    if sectors.values.is_empty() {
        return None;
    }
    let mut counts: Vec<(&str, usize)> = Vec::new();
    let (mut most, mut rest) = (0, all);
    for value in &sectors.values {
        counts.push((&value.label, value.count));
        most = most.max(value.count);
        rest = rest.saturating_sub(value.count);
    }
    if rest > 0 {
        counts.push((t!("Not given").text(), rest));
    }
    let mut rows = Vec::new();
    for (sector, count) in counts {
        let bar = el("svg")
            .class("bar")
            .attr("preserveAspectRatio", "none")
            .attr("aria-hidden", "true")
            .attr("viewBox", format!("0 0 {} 1", most.max(rest)))
            .add(el("path").attr("d", format!("M0 0h{count}v1H0z")));
        rows.push(Row {
            data: Vec::new(),
            cells: vec![sector.to_owned().into(), vec![format!("{count}").into(), bar.into()].into()],
        });
    }
    Some(section("page-sectors", t!("Sectors")).add(table(
        "table chart",
        t!("Sectors"),
        None,
        &[t!("Sector"), t!("Members")],
        rows,
    )))
}
