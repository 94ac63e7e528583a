//! Articles as lists show them.

use super::{date, file_address, route_link};
use crate::{
    model::{ArticleSummary, Image, Kind},
    route::Route,
};
use leptos::prelude::*;

/// A list of articles, newest first.
pub(crate) fn article_list(articles: &[ArticleSummary]) -> impl IntoView + use<> {
    let items: Vec<_> = articles.iter().map(|article| view! { <li>{article_teaser(article)}</li> }).collect();
    view! { <ul class="article-list">{items}</ul> }
}

/// One article: its headline, when, and what it is about.
pub(crate) fn article_teaser(article: &ArticleSummary) -> impl IntoView + use<> {
    let route = Route::Article(article.id.clone());
    view! {
        <article class="teaser">
            <h3 class="teaser-title">{route_link(&route, article.title.clone())}</h3>
            <p class="teaser-facts">{kind_and_date(article)}</p>
            <p class="teaser-summary">{article.summary.clone()}</p>
        </article>
    }
    .into_any()
}

/// The article that leads the home page, with its picture.
pub(crate) fn lead_article(article: &ArticleSummary) -> impl IntoView + use<> {
    let route = Route::Article(article.id.clone());
    let image = article.image.as_ref().map(|image| view! { <div class="lead-image">{picture(image)}</div> });
    view! {
        <article class="lead">
            {image}
            <div class="lead-text">
                <h2 class="lead-title">{route_link(&route, article.title.clone())}</h2>
                <p class="teaser-facts">{kind_and_date(article)}</p>
                <p class="lead-summary">{article.summary.clone()}</p>
            </div>
        </article>
    }
    .into_any()
}

/// A picture, with its size, so that nothing moves when it comes.
pub(crate) fn picture(image: &Image) -> impl IntoView + use<> {
    let (width, height) = (image.width, image.height);
    view! { <img src=file_address(&image.src) alt=image.alt.clone() width=width height=height decoding="async" /> }
}

fn kind_and_date(article: &ArticleSummary) -> impl IntoView + use<> {
    let kind = (article.kind != Kind::News).then(|| view! { <span class="kind">{article.kind.label()}</span> " " });
    view! { {kind} {date(article.date_published)} }
}
