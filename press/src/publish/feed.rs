//! Feeds: the articles of the site and of a topic, and the articles, meetings and papers of a council, for those who follow
//! them with a feed reader.
//!
//! Each list has a subscription document, which holds what is on the list's newest page in full, and before it archives
//! (RFC 5005) with a summary of each older one. An archive holds what the page of its number holds, and so never changes.

mod atom;
mod json_feed;

use super::{
    PublishError,
    documents::{Documents, FollowedItem, FollowedList, decisions, page_count, page_range},
    inputs::Inputs,
    output::Output,
};
use crate::{
    content::{Article, Content, Council},
    digest::Digest,
};
use gazette::{
    markup::escape,
    model::{self, Date, Href, PageData, PartialDate, Site, Titled, when_in_words},
    prerender::{prerender_paper, prerender_text},
    route::Route,
    t,
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
    /// What it tells of, newest first.
    entries: Vec<Entry>,
}

/// An article, a meeting or a paper in a feed.
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
    /// The text in full, as HTML with absolute addresses; an archive has none, nor has a paper that is a file.
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
    let locale = site.locale();
    documents.followed_lists().par_iter().try_for_each(|list| locale.within(|| feeds.write(list)))
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
    fn write(&self, list: &FollowedList) -> Result<(), PublishError> {
        let Some(path) = list.route.feed() else { return Ok(()) };
        let feed = Feed::of(self.site, list, &path);
        let pages = page_count(list.items.len());
        self.write_page(&feed, &path, list, None)?;
        // The newest page is also to be had under its number, as that of the list itself is: the archive before it names it.
        (1..=pages)
            .into_par_iter()
            .filter(|_| pages > 1)
            .try_for_each(|number| self.site.locale().within(|| self.write_page(&feed, &path, list, Some(number))))
    }

    /// Writes the page of a number, or the document to subscribe to, in both forms, unless they are there.
    fn write_page(
        &self,
        feed: &Feed,
        path: &str,
        list: &FollowedList,
        number: Option<usize>,
    ) -> Result<(), PublishError> {
        let inputs = self.inputs(list, number)?;
        let (atom, json) = (file(path, number, "atom"), file(path, number, "json"));
        if self.output.keeps(&atom, inputs) && self.output.keeps(&json, inputs) {
            return Ok(());
        }
        let page = self.page(list, number)?;
        self.output.write(&atom, inputs, atom::atom(feed, &page))?;
        self.output.write(&json, inputs, json_feed::json_feed(feed, &page)?)
    }

    /// All that a page of a feed depends on.
    fn inputs(&self, list: &FollowedList, number: Option<usize>) -> Result<Digest, PublishError> {
        let pages = page_count(list.items.len());
        let mut inputs = self.inputs.of_site();
        inputs.add_json(&(list.name, list.description, number, number.is_some_and(|number| number < pages)));
        let items = items_of(list, number);
        for item in items {
            self.inputs.add_entry(*item, &mut inputs);
            if number.is_none() {
                self.inputs.add_text_of(*item, &mut inputs)?;
            }
        }
        if number.is_none() {
            inputs.add_json(&pages);
        }
        if items.is_empty() {
            inputs.add_json(&self.content.today);
        }
        Ok(inputs.finish())
    }

    fn page(&self, list: &FollowedList, number: Option<usize>) -> Result<FeedPage, PublishError> {
        let pages = page_count(list.items.len());
        let place = number.unwrap_or(pages);
        let entries = items_of(list, number).iter().map(|item| {
            let mut entry = self.entry(*item);
            if number.is_none() {
                entry.html = self.text(&entry, *item)?;
            }
            Ok(entry)
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

    fn entry(&self, item: FollowedItem) -> Entry {
        match item {
            FollowedItem::Article(article) => Entry::of(self.site, article, self.documents.tags(article)),
            FollowedItem::Meeting(council, meeting) => Entry::of_meeting(self.site, item, council, meeting),
            FollowedItem::Paper(council, paper) => Entry::of_paper(self.site, item, council, paper),
        }
    }

    /// The text in full, as HTML with absolute addresses, where it has one: what a meeting decided is its text.
    fn text(&self, entry: &Entry, item: FollowedItem) -> Result<Option<String>, PublishError> {
        if let FollowedItem::Meeting(council, meeting) = item {
            return Ok(outcomes(entry, council, meeting));
        }
        Ok(match self.documents.whole_page(&item.route())? {
            PageData::Article(article) => Some(prerender_text(self.site, self.content.today, &article)),
            PageData::Paper(page) if !page.paper.body.is_empty() => {
                Some(prerender_paper(self.site, self.content.today, &page))
            }
            _ => None,
        })
    }
}

/// What stands on a page of a list; without a number on the newest.
fn items_of<'a, 'b>(list: &'b FollowedList<'a>, number: Option<usize>) -> &'b [FollowedItem<'a>] {
    let items = list.items.len();
    &list.items[page_range(items, number.unwrap_or_else(|| page_count(items)))]
}

/// What a meeting decided, below what is said of it in short, where that is known.
fn outcomes(entry: &Entry, council: &Council, meeting: &model::Meeting) -> Option<String> {
    let decisions = decisions(&(council, meeting))?;
    let mut html = String::from("<div><p>");
    escape(&entry.summary, &mut html);
    html.push_str("</p><ul>");
    for item in decisions.items {
        html.push_str("<li>");
        escape(&format!("{} {}", item.number(), item.name), &mut html);
        for (label, text) in [(t!("Result:"), item.result), (t!("Resolved:"), item.resolution_text)] {
            if let Some(text) = text {
                html.extend(["<br>", label.text(), " "]);
                escape(&text, &mut html);
            }
        }
        html.push_str("</li>");
    }
    html.push_str("</ul></div>");
    Some(html)
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
    fn of(site: &Site, list: &FollowedList, path: &str) -> Feed {
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
    /// A meeting that was held: when and where.
    fn of_meeting(site: &Site, item: FollowedItem, council: &Council, meeting: &model::Meeting) -> Entry {
        let place = meeting.location.as_ref().map(|place| format!(" {}.", place.in_words())).unwrap_or_default();
        let when = when_in_words(&meeting.start, meeting.end.as_ref());
        Entry::of_record(
            site,
            item,
            council,
            meeting.title(),
            t!("This meeting was held on {0}.").with(&[&when]) + &place,
        )
    }

    fn of_paper(site: &Site, item: FollowedItem, council: &Council, paper: &model::Paper) -> Entry {
        let reference = paper.reference.as_ref().map(|reference| format!(", {reference}")).unwrap_or_default();
        let what = || format!("{}{reference}.", paper.paper_type.label().text());
        let summary = paper.abstract_.clone().unwrap_or_else(what);
        Entry::of_record(site, item, council, paper.name.clone(), summary)
    }

    /// A part of a council's record.
    fn of_record(site: &Site, item: FollowedItem, council: &Council, title: String, summary: String) -> Entry {
        let body = &council.organization;
        let by = EntryAuthor {
            name: body.name.clone(),
            url: Some(site.url.absolute(&Route::Council(body.id.clone()).path())),
        };
        Entry {
            url: site.url.absolute(&item.route().path()),
            title,
            summary,
            published: item.date(),
            updated: item.date(),
            authors: vec![by],
            topics: Vec::new(),
            image: None,
            language: None,
            html: None,
        }
    }

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
            entry.title = t!("Withdrawn: {0}").with(&[&entry.title]);
            let words = t!("This article was withdrawn on {0}.").with(&[&withdrawn.date.in_words()]);
            entry.summary = format!("{words} {}", withdrawn.explanation);
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
