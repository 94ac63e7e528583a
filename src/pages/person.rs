//! A person in the part that he or she plays in public.

use crate::{
    markup::{Element, Markup, el},
    model::{PersonPage, Tenure},
    t,
    views::{
        PORTRAIT, app, article_list, body, body_link, page_header_with_actions, period, picture, plain_list, section,
        sits_for, web_links,
    },
    words::Word,
};
use leptos::prelude::*;

/// Who that is, on which councils and for whom, what he or she brought before them, and in which articles.
pub(super) fn person(page: &PersonPage) -> Element {
    let person = &page.person;
    let portrait = person.image.as_ref().map(|image| el("div").class("portrait").add(picture(image, PORTRAIT)));
    let articles =
        (!page.articles.is_empty()).then(|| section("articles", t!("Articles")).add(article_list(&page.articles)));
    el("article")
        .class("page person")
        .add(page_header_with_actions(person.full_name(), person.summary.as_ref()))
        .add(portrait)
        .add(roles("roles", t!("Roles"), page, Tenure::Current))
        .add(roles("page-roles-to-come", t!("Roles to come"), page, Tenure::ToCome))
        .add(roles("former-roles", t!("Former roles"), page, Tenure::Former))
        .add(web_links(&person.links))
        .add(body(&page.record))
        .add(articles)
}

/// The seats that stand so on the reader's day.
fn roles(id: &'static str, title: Word, page: &PersonPage, tenure: Tenure) -> Option<Element> {
    let today = app().now.get().today;
    let mut items = Vec::new();
    for membership in &page.memberships {
        if membership.tenure(today) != tenure {
            continue;
        }
        let council = body_link(&membership.organization_id, &page.organizations);
        let mut item = el("li").add(el("strong").add(membership.role.clone())).add(", ").add(council);
        match sits_for(membership, &page.organizations) {
            Markup::Nothing => {}
            body => item = item.add(t!(", for {0}").around([body])),
        }
        item = item.add(period(membership));
        for fact in [&membership.post_title, &membership.sector].into_iter().flatten() {
            item = item.add(el("span").class("post").add(fact.clone()));
        }
        items.push(item);
    }
    (!items.is_empty()).then(|| section(id, title).add(plain_list(items.into_iter())))
}
