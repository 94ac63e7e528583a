//! A document of a feed as Atom (RFC 4287), with its archives (RFC 5005).

use super::{ATOM, Entry, EntryAuthor, Feed, FeedPage, moment};
use atom_syndication::{
    Category, Content, Entry as AtomEntry, Feed as AtomFeed, FixedDateTime, Generator, Link, Person, Text,
    extension::Extension,
};
use gazette::model::{Date, Titled};
use std::collections::BTreeMap;

/// The namespace of what RFC 5005 adds to a feed.
const HISTORY: &str = "http://purl.org/syndication/history/1.0";

/// The document as text.
pub(super) fn atom(feed: &Feed, page: &FeedPage) -> String {
    let at = |number| feed.document(number, "atom");
    let to = |rel, number: Option<usize>| number.map(|number| link(rel, &at(Some(number)), Some(ATOM)));
    let current = page.number.map(|_| link("current", &at(None), Some(ATOM)));
    let links = [
        Some(link("alternate", &feed.home, Some("text/html"))),
        Some(link("self", &at(page.number), Some(ATOM))),
        current,
        to("prev-archive", page.older),
        to("next-archive", page.newer.filter(|_| page.number.is_some())),
    ];
    let mut atom = AtomFeed {
        title: text(&feed.title),
        // The archives are one feed with the document to subscribe to.
        id: at(None),
        updated: date(page.updated),
        authors: vec![person(&feed.author)],
        generator: Some(Generator { value: "Gazette".to_owned(), ..Generator::default() }),
        links: links.into_iter().flatten().collect(),
        subtitle: Some(text(&feed.description)),
        entries: page.entries.iter().map(entry).collect(),
        lang: Some(allowed(&feed.language)),
        ..AtomFeed::default()
    };
    if page.is_archive {
        let archive = Extension { name: "fh:archive".to_owned(), ..Extension::default() };
        let history = BTreeMap::from([("archive".to_owned(), vec![archive])]);
        atom.extensions.insert("fh".to_owned(), history);
        atom.namespaces.insert("fh".to_owned(), HISTORY.to_owned());
    }
    atom.to_string()
}

fn entry(entry: &Entry) -> AtomEntry {
    let lang = || entry.language.as_deref().map(allowed);
    let image = entry.image.as_ref().map(|image| link("enclosure", &image.url, Some(&image.mime_type)));
    AtomEntry {
        title: Text { lang: lang(), ..text(&entry.title) },
        id: entry.url.clone(),
        updated: date(entry.updated),
        authors: entry.authors.iter().map(person).collect(),
        categories: entry.topics.iter().map(category).collect(),
        links: [Some(link("alternate", &entry.url, Some("text/html"))), image].into_iter().flatten().collect(),
        published: Some(date(entry.published)),
        summary: Some(Text { lang: lang(), ..text(&entry.summary) }),
        content: entry.html.as_ref().map(|html| Content {
            lang: lang(),
            value: Some(allowed(html)),
            content_type: Some("html".to_owned()),
            ..Content::default()
        }),
        ..AtomEntry::default()
    }
}

fn text(value: &str) -> Text {
    Text::plain(allowed(value))
}

fn person(author: &EntryAuthor) -> Person {
    Person { name: allowed(&author.name), uri: author.url.as_deref().map(allowed), ..Person::default() }
}

fn category(topic: &Titled) -> Category {
    Category { term: topic.id.to_string(), scheme: None, label: Some(allowed(&topic.title)) }
}

fn link(rel: &str, href: &str, mime_type: Option<&str>) -> Link {
    Link { href: allowed(href), rel: rel.to_owned(), mime_type: mime_type.map(str::to_owned), ..Link::default() }
}

fn date(day: Date) -> FixedDateTime {
    // What is written so is a moment on every day there is.
    moment(day).parse().unwrap_or_default()
}

/// The text without the characters that no XML document may hold, however they are written (XML 1.0, `Char`).
fn allowed(text: &str) -> String {
    let is_allowed = |character: &char| matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(is_allowed).collect()
}
