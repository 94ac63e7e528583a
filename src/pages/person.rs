//! A person in the part that he or she plays in public.

use crate::{
    markup::{Element, Markup, el, many},
    model::{Membership, Named, PersonPage},
    route::Route,
    views::{
        PORTRAIT, article_list, page_header_with_actions, period, picture, plain_list, route_link, section, web_links,
    },
};

/// Who that is, on which councils, and in which articles.
pub(super) fn person(page: &PersonPage) -> Element {
    let person = &page.person;
    let portrait = person.image.as_ref().map(|image| el("div").class("portrait").add(picture(image, PORTRAIT)));
    let (former, current): (Vec<_>, Vec<_>) =
        page.memberships.iter().partition(|membership| membership.end_date.is_some());
    let articles =
        (!page.articles.is_empty()).then(|| section("articles", "Articles").add(article_list(&page.articles)));
    el("article")
        .class("page person")
        .add(page_header_with_actions(person.full_name(), person.summary.as_ref(), Some(&page.url)))
        .add(portrait)
        .add(roles("roles", "Roles", &current, &page.organizations))
        .add(roles("former-roles", "Former roles", &former, &page.organizations))
        .add(web_links(&person.links))
        .add(articles)
}

fn roles(id: &'static str, title: &'static str, memberships: &[&Membership], bodies: &[Named]) -> Option<Element> {
    let items = memberships.iter().map(|membership| {
        let body = bodies.iter().find(|body| body.id == membership.organization_id).map(|body| {
            many([Markup::from(", "), route_link(&Route::Council(body.id.clone()), body.name.clone()).into()])
        });
        let post = membership.post_title.clone().map(|post| el("span").class("post").add(post));
        el("li").add(el("strong").add(membership.role.clone())).add(body).add(period(membership)).add(" ").add(post)
    });
    (!memberships.is_empty()).then(|| section(id, title).add(plain_list(items)))
}
