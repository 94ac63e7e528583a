//! Articles as lists show them.

use super::{date, file_address, route_link};
use crate::{
    markup::{Element, Markup, el, many},
    model::{ArticleSummary, Href, Image, ImageCandidate, Kind},
    route::Route,
    words::Locale,
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
    let image = article.image.as_ref().map(|image| el("div").class("lead-image").add(picture(image, IN_TEXT)));
    of(article).class("lead").add(image).add(text)
}

/// An article in its own language. Lists do not know its direction: the browser takes it from the words.
fn of(article: &ArticleSummary) -> Element {
    let language = article.language.clone();
    el("article").attr_if("dir", language.is_some().then_some("auto")).attr_if("lang", language)
}

/// How wide pictures are shown (HTML, `sizes`): as wide as a line of text, which is at most 43 of the browser's own `rem`.
pub(crate) const IN_TEXT: &str = "(min-width: 46rem) 43rem, 92vw";

/// How wide portraits are shown.
pub(crate) const PORTRAIT: &str = "17rem";

/// A picture at the top of a page, with its size, so that nothing moves when it comes; it is fetched before others.
pub(crate) fn picture(image: &Image, sizes: &'static str) -> Element {
    img(&image.src, &image.srcset, sizes, &image.alt, image.width, image.height).attr("fetchpriority", "high")
}

/// An `<img>`, with its size in CSS pixels where it is known, and the files from which the browser chooses.
pub(crate) fn img(
    src: &Href,
    srcset: &[ImageCandidate],
    sizes: &'static str,
    alt: &str,
    width: Option<u32>,
    height: Option<u32>,
) -> Element {
    let candidates: Vec<_> = srcset.iter().map(|file| format!("{} {}w", file_address(&file.src), file.width)).collect();
    let srcset = (!candidates.is_empty()).then(|| candidates.join(", "));
    el("img")
        .attr_if("sizes", srcset.as_ref().map(|_| sizes))
        .attr_if("srcset", srcset)
        .attr("src", file_address(src))
        .attr("alt", alt.to_owned())
        .attr_if("width", width.map(|width| width.to_string()))
        .attr_if("height", height.map(|height| height.to_string()))
        .attr("decoding", "async")
}

fn link(article: &ArticleSummary) -> Element {
    route_link(&Route::Article(article.id.clone()), article.title.clone())
}

fn kind_and_date(article: &ArticleSummary) -> Markup {
    Locale::of_part(article.language.as_deref()).within(|| kind_and_date_here(article))
}

fn kind_and_date_here(article: &ArticleSummary) -> Markup {
    let kind = (article.kind != Kind::News).then(|| el("span").class("kind").add(article.kind.label()));
    many([Markup::from(kind), " ".into(), date(article.date_published).into()])
}
