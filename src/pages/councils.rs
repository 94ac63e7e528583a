//! All councils.

use crate::{
    markup::{Element, el},
    model::{Councils, OrganizationStatus},
    t,
    views::{council_list, page_header_with_actions, section},
};

/// The councils that are active, and those that were.
pub(super) fn councils(councils: &Councils) -> Element {
    let (active, former): (Vec<_>, Vec<_>) =
        councils.councils.iter().cloned().partition(|council| council.status == OrganizationStatus::Active);
    let former = (!former.is_empty()).then(|| section("former", t!("Former councils")).add(council_list(&former)));
    el("div")
        .class("page councils")
        .add(page_header_with_actions(t!("Councils"), None))
        .add(section("active", t!("Active councils")).add(council_list(&active)))
        .add(former)
}
