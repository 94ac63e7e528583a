//! A document of a feed as JSON Feed (version 1.1).

use super::{Entry, EntryAuthor, Feed, FeedPage, moment};
use crate::publish::PublishError;
use serde::Serialize;

const VERSION: &str = "https://jsonfeed.org/version/1.1";

/// What those who look at the file itself should know.
const USER_COMMENT: &str = "Put this address into a feed reader to follow these articles. An article has a day and no time: \
                            midnight UTC stands for it.";

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: String,
    description: &'a str,
    user_comment: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_url: Option<String>,
    authors: Vec<JsonAuthor<'a>>,
    language: &'a str,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct JsonAuthor<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    #[serde(flatten)]
    content: Content<'a>,
    summary: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    date_published: String,
    date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<JsonAuthor<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

/// Each item has one of these.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Content<'a> {
    ContentHtml(&'a str),
    ContentText(&'a str),
}

/// The document as text.
pub(super) fn json_feed(feed: &Feed, page: &FeedPage) -> Result<String, PublishError> {
    let json = JsonFeed {
        version: VERSION,
        title: &feed.title,
        home_page_url: &feed.home,
        // The feed is known by it, whichever of its pages this is.
        feed_url: feed.document(None, "json"),
        description: &feed.description,
        user_comment: USER_COMMENT,
        next_url: page.older.map(|older| feed.document(Some(older), "json")),
        authors: vec![author(&feed.author)],
        language: &feed.language,
        items: page.entries.iter().map(item).collect(),
    };
    serde_json::to_string(&json).map_err(PublishError::Json)
}

fn item(entry: &Entry) -> Item<'_> {
    Item {
        id: &entry.url,
        url: &entry.url,
        title: &entry.title,
        content: match &entry.html {
            Some(html) => Content::ContentHtml(html),
            None => Content::ContentText(&entry.summary),
        },
        summary: &entry.summary,
        image: entry.image.as_ref().map(|image| image.url.as_str()),
        date_published: moment(entry.published),
        date_modified: moment(entry.updated),
        authors: entry.authors.iter().map(author).collect(),
        tags: entry.topics.iter().map(|topic| topic.title.as_str()).collect(),
        language: entry.language.as_deref(),
    }
}

fn author(author: &EntryAuthor) -> JsonAuthor<'_> {
    JsonAuthor { name: &author.name, url: author.url.as_deref() }
}
