//! Articles as lists show them.

use super::{date, file_address, route_link};
use crate::{
    markup::{Element, Markup, el, many},
    model::{ArticleSummary, Image, Kind},
    route::Route,
};

/// A list of articles, newest first.
pub(crate) fn article_list(articles: &[ArticleSummary]) -> Element {
    el("ul").class("article-list").add_all(articles.iter().map(|article| el("li").add(teaser(article))))
}

/// One article: its headline, when, and what it is about.
fn teaser(article: &ArticleSummary) -> Element {
    of(article)
        .class("teaser")
        .add(el("h3").class("teaser-title").add(link(article)))
        .add(el("p").class("teaser-facts").add(kind_and_date(article)))
        .add(el("p").class("teaser-summary").add(article.summary.clone()))
}

/// The article that leads the home page, with its picture.
pub(crate) fn lead_article(article: &ArticleSummary) -> Element {
    let text = el("div")
        .class("lead-text")
        .add(el("h2").class("lead-title").add(link(article)))
        .add(el("p").class("teaser-facts").add(kind_and_date(article)))
        .add(el("p").class("lead-summary").add(article.summary.clone()));
    let image = article.image.as_ref().map(|image| el("div").class("lead-image").add(picture(image)));
    of(article).class("lead").add(image).add(text)
}

/// An article in its own language. Lists do not know its direction: the browser takes it from the words.
fn of(article: &ArticleSummary) -> Element {
    let language = article.language.clone();
    el("article").attr_if("dir", language.is_some().then_some("auto")).attr_if("lang", language)
}

/// A picture, with its size, so that nothing moves when it comes.
pub(crate) fn picture(image: &Image) -> Element {
    img(file_address(&image.src), &image.alt, image.width, image.height)
}

/// An `<img>`, with its size in CSS pixels where it is known.
pub(crate) fn img(src: String, alt: &str, width: Option<u32>, height: Option<u32>) -> Element {
    el("img")
        .attr("src", src)
        .attr("alt", alt.to_owned())
        .attr_if("width", width.map(|width| width.to_string()))
        .attr_if("height", height.map(|height| height.to_string()))
        .attr("decoding", "async")
}

fn link(article: &ArticleSummary) -> Element {
    route_link(&Route::Article(article.id.clone()), article.title.clone())
}

fn kind_and_date(article: &ArticleSummary) -> Markup {
    let kind = (article.kind != Kind::News).then(|| el("span").class("kind").add(article.kind.label()));
    many([Markup::from(kind), " ".into(), date(article.date_published).into()])
}
