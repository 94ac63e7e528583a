//! Feeds: the articles of the site, of a topic and of a council, for those who follow them with a feed reader.
//!
//! Each list has a subscription document, which holds the articles of the list's newest page in full, and before it archives
//! (RFC 5005) with a summary of each older one. An archive holds what the page of its number holds, and so never changes.

mod atom;
mod json_feed;

use super::{
    PublishError, content_json,
    documents::{ArticleList, Documents, fill, page_count, page_range},
    output::Output,
};
use crate::{
    content::{Article, Content},
    digest::Digesting,
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
    site: &Arc<Site>,
    output: &Output,
) -> Result<(), PublishError> {
    let feeds = Feeds { content, documents, site, output };
    documents.article_lists().par_iter().try_for_each(|list| feeds.write(list))
}

/// How feeds are written.
struct Feeds<'a> {
    content: &'a Content,
    documents: &'a Documents<'a>,
    site: &'a Arc<Site>,
    output: &'a Output<'a>,
}

impl Feeds<'_> {
    fn write(&self, list: &ArticleList) -> Result<(), PublishError> {
        let Some(path) = list.route.feed() else { return Ok(()) };
        let feed = Feed::of(self.site, list, &path);
        let pages = page_count(list.articles.len());
        self.write_subscription(&feed, &path, list, pages)?;
        // The newest page is also to be had under its number, as that of the list itself is: the archive before it names it.
        (1..=pages)
            .into_par_iter()
            .filter(|_| pages > 1)
            .try_for_each(|number| self.write_numbered(&feed, &path, &self.page(list, number, pages)))
    }

    /// Writes a page under its number, unless it is there. The JSON says all that Atom says, but for these few things.
    fn write_numbered(&self, feed: &Feed, path: &str, page: &FeedPage) -> Result<(), PublishError> {
        let json = json_feed::json_feed(feed, page)?;
        let mut inputs = Digesting::default();
        let topics: Vec<_> = page.entries.iter().map(|entry| &entry.topics).collect();
        let inputs = inputs.add(json.as_bytes()).add_json(&(page.newer, page.updated, topics)).finish();
        let (atom_file, json_file) = (file(path, page.number, "atom"), file(path, page.number, "json"));
        if self.output.keeps(&atom_file, inputs) && self.output.keeps(&json_file, inputs) {
            return Ok(());
        }
        self.output.write(&atom_file, inputs, atom::atom(feed, page))?;
        self.output.write(&json_file, inputs, json)
    }

    /// Writes the document to subscribe to, unless it is there: its texts take time to make.
    fn write_subscription(
        &self,
        feed: &Feed,
        path: &str,
        list: &ArticleList,
        pages: usize,
    ) -> Result<(), PublishError> {
        let articles = &list.articles[page_range(list.articles.len(), pages)];
        let mut page = FeedPage { number: None, is_archive: false, ..self.page(list, pages, pages) };
        let mut inputs = Digesting::default();
        inputs.add(atom::atom(feed, &page).as_bytes()).add(json_feed::json_feed(feed, &page)?.as_bytes());
        for article in articles {
            inputs.add(content_json(&self.full(article))?.as_bytes());
            self.content.digest_of(&article.body, &mut inputs);
        }
        let inputs = inputs.finish();
        let (atom, json) = (file(path, None, "atom"), file(path, None, "json"));
        if self.output.keeps(&atom, inputs) && self.output.keeps(&json, inputs) {
            return Ok(());
        }
        for (entry, article) in page.entries.iter_mut().zip(articles) {
            entry.html = Some(self.text(article)?);
        }
        self.output.write(&atom, inputs, atom::atom(feed, &page))?;
        self.output.write(&json, inputs, json_feed::json_feed(feed, &page)?)
    }

    fn page(&self, list: &ArticleList, number: usize, pages: usize) -> FeedPage {
        let articles = &list.articles[page_range(list.articles.len(), number)];
        let entry = |article: &&Article| Entry::of(self.site, article, self.documents.tags(article));
        let entries: Vec<Entry> = articles.iter().map(entry).collect();
        FeedPage {
            number: Some(number),
            older: (number > 1).then(|| number - 1),
            newer: (number < pages).then_some(number + 1),
            is_archive: number < pages,
            updated: entries.iter().map(|entry| entry.updated).max().unwrap_or(self.content.today),
            entries,
        }
    }

    /// The article as its page shows it, but for its text.
    fn full(&self, article: &Article) -> PageData {
        self.documents.page(&Route::Article(article.id.clone()))
    }

    /// The text in full, as HTML with absolute addresses.
    fn text(&self, article: &Article) -> Result<String, PublishError> {
        let mut data = self.full(article);
        let blocks = self.content.blocks(&article.body);
        fill(&mut data, blocks.ok_or_else(|| PublishError::Changed(article.body.source().path.clone()))?);
        Ok(match data {
            PageData::Article(article) => prerender_text(self.site, self.content.today, &article),
            _ => String::new(),
        })
    }
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
