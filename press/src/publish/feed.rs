//! Feeds: the articles of the site, of a topic and of a council, for those who follow them with a feed reader.
//!
//! Each list has a subscription document, which holds the articles of the list's newest page in full, and before it archives
//! (RFC 5005) with a summary of each older one. An archive holds what the page of its number holds, and so never changes.

mod atom;
mod json_feed;

use super::{
    PublishError,
    documents::{ArticleList, Documents, page_count, page_range},
    inputs::Inputs,
    output::Output,
};
use crate::{
    content::{Article, Content},
    digest::Digest,
};
use gazette::{
    model::{Date, Href, PageData, PartialDate, Site, Titled},
    prerender::prerender_text,
    route::Route,
};
use rayon::prelude::*;
use std::sync::Arc;

/// The media type of an Atom feed (RFC 4287).
pub(super) const ATOM: &str = "application/atom+xml";

/// The media type of a JSON Feed (version 1.1).
pub(super) const JSON_FEED: &str = "application/feed+json";

/// What all documents of a feed say.
struct Feed {
    /// Its name.
    title: String,
    /// What it holds, in a sentence.
    description: String,
    /// The language of the site (BCP 47).
    language: String,
    /// The page that shows the same articles, absolute.
    home: String,
    /// Where the feed is, absolute, without the ending that names its form.
    address: String,
    /// Whose it is.
    author: EntryAuthor,
}

/// One document of a feed.
struct FeedPage {
    /// Its number, from 1, the oldest; none is the document to subscribe to.
    number: Option<usize>,
    /// The number of the archive with the articles before these.
    older: Option<usize>,
    /// The number of the archive with the articles after these.
    newer: Option<usize>,
    /// Whether it will always hold these articles.
    is_archive: bool,
    /// The day of the last change.
    updated: Date,
    /// The articles, newest first.
    entries: Vec<Entry>,
}

/// An article in a feed.
struct Entry {
    /// The canonical address, absolute: it is the id too.
    url: String,
    title: String,
    /// Plain text.
    summary: String,
    published: Date,
    updated: Date,
    authors: Vec<EntryAuthor>,
    topics: Vec<Titled>,
    image: Option<EntryImage>,
    /// Where it is not the feed's (BCP 47).
    language: Option<String>,
    /// The text in full, as HTML with absolute addresses; an archive has none.
    html: Option<String>,
}

struct EntryAuthor {
    name: String,
    /// A page about the author, absolute.
    url: Option<String>,
}

struct EntryImage {
    /// The address, absolute.
    url: String,
    /// The media type, by the address.
    mime_type: String,
}

/// Writes the feeds of all lists.
pub(super) fn write(
    content: &Content,
    documents: &Documents,
    inputs: &Inputs,
    site: &Arc<Site>,
    output: &Output,
) -> Result<(), PublishError> {
    let feeds = Feeds { content, documents, inputs, site, output };
    documents.article_lists().par_iter().try_for_each(|list| feeds.write(list))
}

/// How feeds are written.
struct Feeds<'a> {
    content: &'a Content,
    documents: &'a Documents<'a>,
    inputs: &'a Inputs<'a>,
    site: &'a Arc<Site>,
    output: &'a Output<'a>,
}

impl Feeds<'_> {
    fn write(&self, list: &ArticleList) -> Result<(), PublishError> {
        let Some(path) = list.route.feed() else { return Ok(()) };
        let feed = Feed::of(self.site, list, &path);
        let pages = page_count(list.articles.len());
        self.write_page(&feed, &path, list, None)?;
        // The newest page is also to be had under its number, as that of the list itself is: the archive before it names it.
        (1..=pages)
            .into_par_iter()
            .filter(|_| pages > 1)
            .try_for_each(|number| self.write_page(&feed, &path, list, Some(number)))
    }

    /// Writes the page of a number, or the document to subscribe to, in both forms, unless they are there.
    fn write_page(
        &self,
        feed: &Feed,
        path: &str,
        list: &ArticleList,
        number: Option<usize>,
    ) -> Result<(), PublishError> {
        let inputs = self.inputs(list, number);
        let (atom, json) = (file(path, number, "atom"), file(path, number, "json"));
        if self.output.keeps(&atom, inputs) && self.output.keeps(&json, inputs) {
            return Ok(());
        }
        let page = self.page(list, number)?;
        self.output.write(&atom, inputs, atom::atom(feed, &page))?;
        self.output.write(&json, inputs, json_feed::json_feed(feed, &page)?)
    }

    /// All that a page of a feed depends on.
    fn inputs(&self, list: &ArticleList, number: Option<usize>) -> Digest {
        let pages = page_count(list.articles.len());
        let mut inputs = self.inputs.of_site();
        inputs.add_json(&(list.name, list.description, number, number.is_some_and(|number| number < pages)));
        let articles = articles_of(list, number);
        for article in articles {
            if number.is_some() {
                self.inputs.add_entry(article, &mut inputs);
            } else {
                self.inputs.add_page_of(article, &mut inputs);
            }
        }
        if number.is_none() {
            inputs.add_json(&pages);
        }
        if articles.is_empty() {
            inputs.add_json(&self.content.today);
        }
        inputs.finish()
    }

    fn page(&self, list: &ArticleList, number: Option<usize>) -> Result<FeedPage, PublishError> {
        let pages = page_count(list.articles.len());
        let place = number.unwrap_or(pages);
        let entries = articles_of(list, number).iter().map(|article| {
            let html = if number.is_none() { Some(self.text(article)?) } else { None };
            Ok(Entry { html, ..Entry::of(self.site, article, self.documents.tags(article)) })
        });
        let entries: Vec<Entry> = entries.collect::<Result<_, PublishError>>()?;
        Ok(FeedPage {
            number,
            older: (place > 1).then(|| place - 1),
            newer: (place < pages).then_some(place + 1),
            is_archive: place < pages,
            updated: entries.iter().map(|entry| entry.updated).max().unwrap_or(self.content.today),
            entries,
        })
    }

    /// The text in full, as HTML with absolute addresses.
    fn text(&self, article: &Article) -> Result<String, PublishError> {
        Ok(match self.documents.whole_page(&Route::Article(article.id.clone()))? {
            PageData::Article(article) => prerender_text(self.site, self.content.today, &article),
            _ => String::new(),
        })
    }
}

/// The articles on a page of a list; without a number those of the newest.
fn articles_of<'a, 'b>(list: &'b ArticleList<'a>, number: Option<usize>) -> &'b [&'a Article] {
    let articles = list.articles.len();
    &list.articles[page_range(articles, number.unwrap_or_else(|| page_count(articles)))]
}

/// The title and the path, without its ending, of the feed that a page leads to.
pub(super) fn of_page(site: &Site, route: &Route, data: &PageData) -> Option<(String, String)> {
    let part = match data {
        PageData::List(list) => list.topic.as_ref().map(|topic| topic.title.as_str()),
        PageData::Council(council) => Some(council.organization.name.as_str()),
        _ => None,
    };
    Some((title(site, part), route.feed()?))
}

/// The title of the feed of a part of the site, or of all of it.
pub(super) fn title(site: &Site, part: Option<&str>) -> String {
    part.map_or_else(|| site.name.clone(), |part| format!("{part} – {}", site.name))
}

/// Where a document of a feed is: below the feed's path where it has a number.
fn file(feed: &str, number: Option<usize>, ending: &str) -> String {
    match number {
        Some(number) => format!("{feed}/{number}.{ending}"),
        None => format!("{feed}.{ending}"),
    }
}

impl Feed {
    fn of(site: &Site, list: &ArticleList, path: &str) -> Feed {
        Feed {
            title: title(site, list.name),
            description: list.description.unwrap_or(&site.description).to_owned(),
            language: site.language.clone(),
            home: site.url.absolute(&list.route.path()),
            address: site.url.absolute(path),
            author: EntryAuthor { name: site.name.clone(), url: Some(site.url.to_string()) },
        }
    }

    /// Where a document of the feed is, absolute.
    fn document(&self, number: Option<usize>, ending: &str) -> String {
        file(&self.address, number, ending)
    }
}

impl Entry {
    fn of(site: &Site, article: &Article, topics: Vec<Titled>) -> Entry {
        let url = site.url.absolute(&Route::Article(article.id.clone()).path());
        let mut entry = Entry {
            title: article.title.clone(),
            summary: article.summary.clone(),
            published: article.date,
            updated: article.updated.unwrap_or(article.date),
            authors: article
                .authors
                .iter()
                .map(|author| EntryAuthor {
                    name: author.name.clone(),
                    url: author.url.as_ref().map(|href| absolute(site, &url, href)),
                })
                .collect(),
            topics,
            image: article.image.as_ref().map(|image| EntryImage {
                url: absolute(site, &url, &image.src),
                mime_type: mime_guess::from_path(image.src.as_str()).first_or_octet_stream().essence_str().to_owned(),
            }),
            language: article.language.as_ref().map(|language| language.as_str().to_owned()),
            html: None,
            url,
        };
        if let Some(withdrawn) = &article.withdrawn {
            entry.title = format!("Withdrawn: {}", entry.title);
            entry.summary =
                format!("This article was withdrawn on {}. {}", withdrawn.date.in_words(), withdrawn.explanation);
            if let PartialDate::Day(day) = withdrawn.date {
                entry.updated = entry.updated.max(day);
            }
        }
        entry
    }
}

/// An address of the article at `page` as it is to be had from anywhere.
fn absolute(site: &Site, page: &str, href: &Href) -> String {
    match (href.site_path(), href.fragment()) {
        (Some(path), _) => site.url.absolute(path),
        (_, Some(_)) => format!("{page}{href}"),
        _ => href.to_string(),
    }
}

/// A day as a moment (RFC 3339). Articles have no time of day: midnight UTC stands for it.
fn moment(day: Date) -> String {
    format!("{day}T00:00:00Z")
}
