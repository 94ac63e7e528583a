//! All councils.

use crate::{
    model::{Councils, OrganizationStatus},
    views::{council_list, page_actions},
};
use leptos::prelude::*;

/// The councils that are active, and those that were.
pub(super) fn councils(councils: &Councils) -> AnyView {
    let (active, former): (Vec<_>, Vec<_>) =
        councils.councils.iter().cloned().partition(|council| council.status == OrganizationStatus::Active);
    let former = (!former.is_empty()).then(|| {
        view! {
            <section aria-labelledby="former">
                <h2 id="former">"Former councils"</h2>
                {council_list(&former)}
            </section>
        }
    });
    view! {
        <div class="page councils">
            <header class="page-header"><h1>"Councils"</h1> {page_actions()}</header>
            <section aria-labelledby="active">
                <h2 id="active">"Active councils"</h2>
                {council_list(&active)}
            </section>
            {former}
        </div>
    }
    .into_any()
}
