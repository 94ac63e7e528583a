//! Seats and who has them, as lists and tables show them.

use super::{partial_date, route_link, scrolling};
use crate::{
    markup::{Element, Markup, el},
    model::{Membership, Named, Slug},
    route::Route,
    t,
    words::Word,
};

/// A person by the name, as a link to his or her page.
pub(crate) fn person_link(id: &Slug, name: &str) -> Markup {
    route_link(&Route::Person(id.clone()), name.to_owned()).into()
}

/// The name of a body among those that a page names, as a link.
pub(crate) fn body_link(id: &Slug, bodies: &[Named]) -> Markup {
    route_link(&Route::Council(id.clone()), name_of(id, bodies).to_owned()).into()
}

/// Whom a member sits for, as a link where the site has a page of it.
pub(crate) fn sits_for(membership: &Membership, bodies: &[Named]) -> Markup {
    let Some(name) = sits_for_name(membership, bodies) else { return Markup::Nothing };
    match &membership.on_behalf_of_id {
        Some(id) => route_link(&Route::Council(id.clone()), name.to_owned()).into(),
        None => name.to_owned().into(),
    }
}

/// The name of the organisation that a member sits for: as the seat has it, or else as its own page has it.
pub(crate) fn sits_for_name<'a>(membership: &'a Membership, bodies: &'a [Named]) -> Option<&'a str> {
    match (&membership.on_behalf_of, &membership.on_behalf_of_id) {
        (Some(body), _) => Some(&body.name),
        (None, Some(id)) => Some(name_of(id, bodies)),
        (None, None) => None,
    }
}

/// The name of somebody, or of a body, among those that a page names; the id, where it is not among them.
pub(crate) fn name_of<'a>(id: &'a Slug, named: &'a [Named]) -> &'a str {
    named.iter().find(|named| named.id == *id).map_or(id.as_str(), |named| &named.name)
}

/// `2024 to 2026`, as far as a seat's dates are known.
pub(crate) fn dates(membership: &Membership) -> Markup {
    let words = match (membership.start_date, membership.end_date) {
        (None, None) => return Markup::Nothing,
        (Some(_), None) => t!("since {0}"),
        (None, Some(_)) => t!("until {0}"),
        (Some(_), Some(_)) => t!("{0} to {1}"),
    };
    let dates = [membership.start_date, membership.end_date].into_iter().flatten();
    words.around(dates.map(|date| partial_date(date).into()).collect::<Vec<_>>())
}

/// The dates of a seat, to stand behind it: ` (2024 to 2026)`.
pub(crate) fn period(membership: &Membership) -> Markup {
    match dates(membership) {
        Markup::Nothing => Markup::Nothing,
        dates => el("span").class("period").add(" (").add(dates).add(")").into(),
    }
}

/// A row of a table: what the row is found by, as attributes, and its cells, of which the first names the row.
pub(crate) struct Row {
    pub(crate) data: Vec<(&'static str, String)>,
    pub(crate) cells: Vec<Markup>,
}

/// A table that can be scrolled where the screen is narrow, without the columns that say nothing in any row. It may be laid out
/// as cards: then it is no table to the browser, but its roles tell whoever listens that these still are the cells of one.
pub(crate) fn table(
    class: &'static str,
    label: Word,
    id: Option<&'static str>,
    columns: &[Word],
    rows: Vec<Row>,
) -> Element {
    let mut is_used = vec![false; columns.len()];
    for row in &rows {
        for (is_used, cell) in is_used.iter_mut().zip(&row.cells) {
            *is_used |= !matches!(cell, Markup::Nothing);
        }
    }
    let mut head = el("tr").attr("role", "row");
    for (title, is_used) in columns.iter().zip(&is_used) {
        if *is_used {
            head = head.add(el("th").attr("role", "columnheader").attr("scope", "col").add(*title));
        }
    }
    let mut body = el("tbody").attr_if("id", id);
    for Row { data, cells } in rows {
        let mut row = el("tr").attr("role", "row");
        for (name, value) in data {
            row = row.attr(name, value);
        }
        let mut is_first = true;
        for ((cell, title), is_used) in cells.into_iter().zip(columns).zip(&is_used) {
            if std::mem::take(&mut is_first) {
                row = row.add(el("th").attr("role", "rowheader").attr("scope", "row").add(cell));
            } else if *is_used {
                row = row.add(el("td").attr("role", "cell").attr("data-label", *title).add(cell));
            }
        }
        body = body.add(row);
    }
    let head = el("thead").add(head);
    let table = el("table").attr("role", "table").add(head).add(body);
    scrolling(el("div").class(class), label.text().to_owned()).add(table)
}
