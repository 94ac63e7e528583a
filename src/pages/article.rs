//! An article.

use crate::{
    markup::{Element, Markup, el, many},
    model::CalloutKind,
    model::{Article, Author, Direction, Named, Slug, Titled},
    route::Route,
    t,
    views::{
        IN_TEXT, Neighbour, article_list, body, callout, caption_view, date, href_link, in_a_sentence, link_or_text,
        named_list, neighbours, page_actions, page_header, partial_date, picture, route_link, section,
    },
    words::Locale,
    words::Word,
};

/// Headline, summary, byline, text, and where to go from there, all in the article's language as far as the interface speaks it.
pub(super) fn article(article: &Article) -> Element {
    Locale::of_part(article.language.as_deref()).within(|| whole(article))
}

fn whole(article: &Article) -> Element {
    let header = page_header(article.title.clone(), Some(&article.summary))
        .add(byline(article))
        .add(topics(&article.tags))
        .add(page_actions());
    let footer = el("footer")
        .class("article-footer")
        .add(concerned(t!("Councils"), "page-councils", &article.councils, Route::Council))
        .add(concerned(t!("People"), "page-people", &article.people, Route::Person))
        .add(related(article))
        .add(beside(article));
    el("article")
        .class(if article.withdrawn.is_some() { "page article withdrawn" } else { "page article" })
        .attr_if("lang", article.language.clone())
        .attr_if("dir", article.dir.map(Direction::as_str))
        .add(header)
        .add(text(article))
        .add(footer)
}

/// All that is told, from the picture to the last change: what a feed holds too.
pub(crate) fn text(article: &Article) -> Markup {
    let withdrawn = article.withdrawn.as_ref().map(|withdrawn| {
        let since = el("p").add(t!("This article was withdrawn on {0}.").around([partial_date(withdrawn.date).into()]));
        callout(CalloutKind::Warning).add(since).add(el("p").add(withdrawn.explanation.clone()))
    });
    let image = article.image.as_ref().map(|image| {
        let caption = caption_view(image.caption.as_deref(), image.credit.as_deref());
        el("figure").class("figure lead-figure").add(picture(image, IN_TEXT)).add(caption)
    });
    many([withdrawn, image, Some(body(&article.body)), further_information(article), changes(article)])
}

fn byline(article: &Article) -> Element {
    let published =
        el("span").class("published").add(t!("Published {0}").around([date(article.date_published).into()]));
    let updated = article
        .date_modified
        .map(|modified| el("span").class("updated").add(t!("Updated {0}").around([date(modified).into()])));
    el("p")
        .class("byline")
        .add(el("span").class("kind").add(article.kind.label()))
        .add(" ")
        .add(authors(&article.authors))
        .add(" ")
        .add(published)
        .add(" ")
        .add(updated)
        .add(" ")
        .add(article.reading_minutes.map(reading_time))
}

fn reading_time(minutes: u32) -> Element {
    let words = t!("{0} minute to read|{0} minutes to read");
    el("span").class("screen-only").add(words.counted(usize::try_from(minutes).unwrap_or(usize::MAX)))
}

/// `By Ada Example, editor, and Bilal Sample`
fn authors(authors: &[Author]) -> Option<Element> {
    let names = authors.iter().map(|author| {
        let role = author.role.as_ref().map(|role| format!(", {role}"));
        many([link_or_text(author.url.as_ref(), author.name.clone()), role.into()])
    });
    (!authors.is_empty()).then(|| el("span").class("authors").add(t!("By {0}").around([in_a_sentence(names)])))
}

fn topics(tags: &[Titled]) -> Option<Element> {
    let items =
        tags.iter().map(|topic| el("li").add(route_link(&Route::Topic(topic.id.clone(), None), topic.title.clone())));
    (!tags.is_empty()).then(|| el("ul").class("topics").attr("aria-label", t!("Topics")).add_all(items))
}

fn further_information(article: &Article) -> Option<Element> {
    let items = article.further_information.iter().map(|link| el("li").add(href_link(&link.url, link.title.clone())));
    (!article.further_information.is_empty()).then(|| {
        section("page-further-information", t!("Further information"))
            .class("further-information")
            .add(el("ul").add_all(items))
    })
}

fn changes(article: &Article) -> Option<Element> {
    let items =
        article.changes.iter().map(|change| el("li").add(partial_date(change.date)).add(": ").add(change.note.clone()));
    (!article.changes.is_empty())
        .then(|| section("page-changes", t!("Changes to this article")).class("changes").add(el("ul").add_all(items)))
}

fn concerned(title: Word, id: &'static str, named: &[Named], route: fn(Slug) -> Route) -> Option<Element> {
    (!named.is_empty()).then(|| section(id, title).class("concerned").add(named_list(named, route)))
}

fn related(article: &Article) -> Option<Element> {
    (!article.related.is_empty())
        .then(|| section("page-related", t!("Related")).class("related").add(article_list(&article.related)))
}

/// The stories before and after this one.
fn beside(article: &Article) -> Option<Element> {
    let story = |label, story: &Titled| Neighbour {
        label,
        route: Route::Article(story.id.clone()),
        title: story.title.clone(),
    };
    let next = article.next.as_ref().map(|next| story(t!("Next story"), next));
    neighbours(
        t!("Other stories"),
        next,
        article.previous.as_ref().map(|previous| story(t!("Previous story"), previous)),
    )
}
