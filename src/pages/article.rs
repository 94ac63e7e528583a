//! An article.

use crate::{
    model::{Article, Author, Named, Titled},
    route::Route,
    views::{
        app, article_list, body, caption_view, date, href_link, named_list, page_actions, partial_date, picture,
        route_link,
    },
};
use leptos::prelude::*;

/// Headline, summary, byline, text, and where to go from there.
pub(super) fn article(article: &Article) -> AnyView {
    let language = article.language.clone();
    let withdrawn = article.withdrawn.as_ref().map(|withdrawn| {
        view! {
            <aside class="callout callout-warning" aria-label="Withdrawn">
                <p class="callout-title">"Withdrawn on " {partial_date(withdrawn.date)}</p>
                <p>{withdrawn.explanation.clone()}</p>
            </aside>
        }
    });
    let image = article.image.as_ref().map(|image| {
        view! { <figure class="figure lead-figure">{picture(image)} {caption_view(image.caption.as_deref(), image.credit.as_deref())}</figure> }
    });
    view! {
        <article class="page article" lang=language>
            <header class="page-header">
                <p class="kind">{article.kind.label()}</p>
                <h1>{article.title.clone()}</h1>
                <p class="page-summary">{article.summary.clone()}</p>
                <p class="byline">{byline(&article.authors)} {dates(article)}</p>
                {topics(&article.tags)}
                {page_actions()}
            </header>
            {withdrawn}
            {image}
            {body(&article.body)}
            {further_information(article)}
            {changes(article)}
            <footer class="article-footer">
                {concerned("Councils", "councils", &article.councils, Route::Council)}
                {concerned("People", "people", &article.people, Route::Person)}
                {related(article)}
                {neighbours(article)}
            </footer>
            <p class="printed-address" aria-hidden="true">{article.url.clone()}</p>
        </article>
    }
    .into_any()
}

/// `By Ada Example, editor, and Bilal Sample`
fn byline(authors: &[Author]) -> impl IntoView + use<> {
    let last = authors.len().saturating_sub(1);
    let names: Vec<_> = authors
        .iter()
        .enumerate()
        .map(|(place, author)| {
            let before = if place == 0 {
                "By "
            } else if place == last {
                " and "
            } else {
                ", "
            };
            let name = match &author.url {
                Some(url) => href_link(url, author.name.clone()).into_any(),
                None => author.name.clone().into_any(),
            };
            let role = author.role.clone().map(|role| format!(", {role}"));
            view! { {before} {name} {role} }
        })
        .collect();
    (!names.is_empty()).then(|| view! { <span class="authors">{names}</span> })
}

fn dates(article: &Article) -> impl IntoView + use<> {
    let modified =
        article.date_modified.map(|modified| view! { <span class="updated">"Updated " {date(modified)}</span> });
    view! { <span class="published">"Published " {date(article.date_published)}</span> {modified} }
}

fn topics(tags: &[Titled]) -> impl IntoView + use<> {
    let items: Vec<_> = tags
        .iter()
        .map(|topic| view! { <li>{route_link(&Route::Topic(topic.id.clone(), None), topic.title.clone())}</li> })
        .collect();
    (!items.is_empty()).then(|| view! { <ul class="topics" aria-label="Topics">{items}</ul> })
}

fn further_information(article: &Article) -> impl IntoView + use<> {
    let items: Vec<_> = article
        .further_information
        .iter()
        .map(|link| view! { <li>{href_link(&link.url, link.title.clone())}</li> })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="further-information" aria-labelledby="further-information">
                <h2 id="further-information">"Further information"</h2>
                <ul>{items}</ul>
            </section>
        }
    })
}

fn changes(article: &Article) -> impl IntoView + use<> {
    let items: Vec<_> = article
        .changes
        .iter()
        .map(|change| view! { <li>{partial_date(change.date)} ": " {change.note.clone()}</li> })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="changes" aria-labelledby="changes">
                <h2 id="changes">"Changes to this article"</h2>
                <ul>{items}</ul>
            </section>
        }
    })
}

fn concerned(
    title: &'static str,
    id: &'static str,
    named: &[Named],
    route: fn(crate::model::Slug) -> Route,
) -> impl IntoView + use<> {
    (!named.is_empty()).then(|| {
        view! {
            <section class="concerned" aria-labelledby=id>
                <h2 id=id>{title}</h2>
                {named_list(named, route)}
            </section>
        }
    })
}

fn related(article: &Article) -> impl IntoView + use<> {
    (!article.related.is_empty()).then(|| {
        view! {
            <section class="related" aria-labelledby="related">
                <h2 id="related">"Related"</h2>
                {article_list(&article.related)}
            </section>
        }
    })
}

/// The stories before and after this one.
fn neighbours(article: &Article) -> impl IntoView + use<> {
    let link = |label: &'static str, rel: &'static str, story: &Titled| {
        let href = crate::views::address(&Route::Article(story.id.clone()));
        view! { <li><a href=href rel=rel><span class="neighbour-label">{label}</span> " " {story.title.clone()}</a></li> }
    };
    let next = article.next.as_ref().map(|story| link("Next story", "next", story));
    let previous = article.previous.as_ref().map(|story| link("Previous story", "prev", story));
    let site_name = app().site.name.clone();
    (next.is_some() || previous.is_some()).then(|| {
        view! { <nav class="neighbours" aria-label=format!("More from {site_name}")><ul>{next} {previous}</ul></nav> }
    })
}
