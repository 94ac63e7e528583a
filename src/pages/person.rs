//! A person in the part that he or she plays in public.

use crate::{
    model::{Membership, Named, PersonPage},
    route::Route,
    views::{article_list, page_actions, period, picture, route_link, web_links},
};
use leptos::prelude::*;

/// Who that is, on which councils, and in which articles.
pub(super) fn person(page: &PersonPage) -> AnyView {
    let person = &page.person;
    let portrait = person.image.as_ref().map(|image| view! { <div class="portrait">{picture(image)}</div> });
    let (former, current): (Vec<_>, Vec<_>) =
        page.memberships.iter().partition(|membership| membership.end_date.is_some());
    let articles = (!page.articles.is_empty()).then(|| {
        view! {
            <section aria-labelledby="articles">
                <h2 id="articles">"Articles"</h2>
                {article_list(&page.articles)}
            </section>
        }
    });
    view! {
        <article class="page person">
            <header class="page-header">
                <h1>{person.full_name()}</h1>
                {person.summary.clone().map(|text| view! { <p class="page-summary">{text}</p> })}
                {page_actions()}
            </header>
            {portrait}
            {roles("Roles", "roles", &current, &page.organizations)}
            {roles("Former roles", "former-roles", &former, &page.organizations)}
            {web_links(&person.links)}
            {articles}
            <p class="printed-address" aria-hidden="true">{page.url.clone()}</p>
        </article>
    }
    .into_any()
}

fn roles(
    title: &'static str,
    id: &'static str,
    memberships: &[&Membership],
    bodies: &[Named],
) -> impl IntoView + use<> {
    let items: Vec<_> = memberships
        .iter()
        .map(|membership| {
            let body = bodies.iter().find(|body| body.id == membership.organization_id);
            let body =
                body.map(|body| view! { ", " {route_link(&Route::Council(body.id.clone()), body.name.clone())} });
            let post = membership.post_title.clone().map(|post| view! { <span class="post">{post}</span> });
            view! { <li><strong>{membership.role.clone()}</strong> {body} {period(membership)} {post}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section aria-labelledby=id>
                <h2 id=id>{title}</h2>
                <ul class="plain-list">{items}</ul>
            </section>
        }
    })
}
