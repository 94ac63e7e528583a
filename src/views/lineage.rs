//! A change of bodies as a diagram: those before, what happened, and those after. All of it is text in lists.

use super::{partial_date, route_link};
use crate::{
    markup::{Element, Markup, el, many},
    model::{Change, ChangeType, Council, Slug},
    route::Route,
    t,
    words::Word,
};

/// The change, seen from the page of one of its bodies.
pub(crate) fn lineage_diagram(change: &Change, council: &Council) -> Element {
    let what = match change.type_ {
        ChangeType::Merger => t!("Merger"),
        ChangeType::Rename => t!("Change of name"),
        ChangeType::Split => t!("Division"),
        ChangeType::Closure => t!("Closure"),
    };
    // What goes on has a box on either side.
    let goes_on = |id: &Slug| change.original_ids.contains(id) && change.resulting_ids.contains(id);
    let before = change.original_ids.iter().map(|id| body(id, council, goes_on(id).then_some(t!("as it was before"))));
    let after = change.resulting_ids.iter().map(|id| body(id, council, None));
    let after = if change.resulting_ids.is_empty() {
        el("p").class("lineage-end").add(t!("Nothing follows it."))
    } else {
        el("ul").attr("aria-label", t!("After")).add_all(after)
    };
    el("div")
        .class("lineage")
        .attr("role", "group")
        .attr("aria-label", what)
        .add(el("ul").attr("aria-label", t!("Before")).add_all(before))
        .add(el("p").class("lineage-change").add(el("strong").add(what)).add(change.date.map(partial_date)))
        .add(after)
}

/// The box of a body, by its name.
fn body(id: &Slug, council: &Council, note: Option<Word>) -> Element {
    let own = &council.organization;
    let is_own = *id == own.id;
    let other = council.organizations.iter().find(|body| body.id == *id).map(|body| &body.name);
    let name = if is_own { Some(&own.name) } else { other };
    let link = route_link(&Route::Council(id.clone()), name.map_or_else(|| id.to_string(), String::clone));
    el("li")
        .add(link.attr_if("aria-current", is_own.then_some("page")))
        .add(note.map(|note| many([Markup::from(" "), el("span").class("post").add(note).into()])))
}
