//! An article: `articles/<id>.md`.

use super::{
    Body,
    addresses::{self, FieldAddress},
    body::Outline,
    body_of,
    folder::Found,
};
use crate::{
    language::Language,
    memory::{Memory, Stamp},
    problem::Problems,
    source::{Fields, Source, Value},
};
use gazette::model::{Author, Correction, Date, Image, Kind, Link, Slug, Withdrawn};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// An article as its editor wrote it.
#[derive(Clone, Debug)]
pub struct Article {
    /// The id: the file's name.
    pub id: Slug,
    /// The headline.
    pub title: String,
    /// The article in a sentence or two.
    pub summary: String,
    /// The day on which it is published.
    pub date: Date,
    /// The day on which it was last changed.
    pub updated: Option<Date>,
    /// What sort of article it is.
    pub kind: Kind,
    /// The language of the text, where it is not the site's.
    pub language: Option<Language>,
    /// Who wrote it.
    pub authors: Vec<Author>,
    /// Its topics.
    pub topics: Vec<Slug>,
    /// The councils it concerns.
    pub councils: Vec<Slug>,
    /// The people it names.
    pub people: Vec<Slug>,
    /// The lead image, measured.
    pub image: Option<Image>,
    /// Where to read on.
    pub further_information: Vec<Link>,
    /// Articles about the same thing, perhaps not yet published.
    pub related: Vec<Slug>,
    /// What was changed after publication.
    pub changes: Vec<Correction>,
    /// Set where the article no longer stands.
    pub withdrawn: Option<Withdrawn>,
    /// Whether it says that it is not to be published.
    pub draft: bool,
    /// The text.
    pub body: Body,
    /// The fields as they stand in the file.
    pub fields: Fields,
    /// The fields as JSON: equal fields, equal JSON.
    pub(crate) front: Arc<str>,
    /// The addresses in the fields.
    pub(crate) addresses: Arc<[FieldAddress]>,
    /// Where the file is in the content's folder.
    pub(crate) path: String,
    /// What the next build is to know of it, where all is well with it.
    pub(crate) known: Option<Arc<KnownArticle>>,
}

/// What one build tells the next of an article, so that its file need not be read while it stays the same.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct KnownArticle {
    /// By what the file is known to be the same.
    pub(crate) stamp: Stamp,
    /// Its [`Front`] as JSON.
    front: Arc<str>,
    addresses: Arc<[FieldAddress]>,
    body: Arc<Outline>,
}

/// An article that is not published yet.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// The article.
    pub article: Article,
    /// Why.
    pub reason: Reason,
}

/// Why an article is not published yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It says that it is a draft.
    Draft,
    /// Its day has not come.
    NotYet,
}

/// An article's fields, which stand above its text.
#[derive(Serialize, Deserialize, JsonSchema)]
pub(super) struct Front {
    /// The headline.
    title: String,
    /// The article in a sentence or two, at most 300 characters.
    summary: String,
    /// The day on which it is published. Until then it is left out.
    date: Date,
    /// The day on which it was last changed.
    updated: Option<Date>,
    /// What sort of article it is.
    #[serde(default)]
    kind: Kind,
    /// The language of the text (BCP 47), where it is not the site's.
    language: Option<Language>,
    /// Who wrote it.
    #[serde(default)]
    authors: Vec<Author>,
    /// What it is about: topics of `site.toml`.
    #[serde(default)]
    topics: Vec<Slug>,
    /// The councils it concerns, by the names of their folders.
    #[serde(default)]
    councils: Vec<Slug>,
    /// The people it names, by the names of their files.
    #[serde(default)]
    people: Vec<Slug>,
    /// The lead image.
    image: Option<Image>,
    /// Where to read on.
    #[serde(default)]
    further_information: Vec<Link>,
    /// Articles about the same thing, by the names of their files.
    #[serde(default)]
    related: Vec<Slug>,
    /// What was changed after publication.
    #[serde(default)]
    changes: Vec<Correction>,
    /// Since when and why it no longer stands.
    withdrawn: Option<Withdrawn>,
    /// Whether it is left out, whatever the day.
    #[serde(default)]
    draft: bool,
}

impl Article {
    /// Why it is not published on a day, if it is not.
    pub(super) fn reason(&self, today: Date) -> Option<Reason> {
        match self {
            Article { draft: true, .. } => Some(Reason::Draft),
            Article { date, .. } if *date > today => Some(Reason::NotYet),
            _ => None,
        }
    }
}

/// Reads an article, or takes it from memory. What is wrong with a draft is only a warning.
pub(super) fn read(found: &Found, memory: &Memory, problems: &mut Problems) -> Option<Article> {
    let source = found.source();
    let stamp = found.stamp();
    let known = stamp.as_ref().and_then(|stamp| memory.article(found.path(), stamp, &found.writing));
    if let Some(article) = known.and_then(|known| from_memory(found, &source, known)) {
        return Some(article);
    }
    let mut own = Problems::default();
    let Some(document) = found.open(&mut own) else {
        problems.append(own);
        return None;
    };
    let is_markdown = document.body.is_some();
    let is_draft = document.fields.root().get("draft").is_some_and(|draft| draft.value == Value::Bool(true));
    let (fields, body) = body_of(document, &found.writing, &mut own);
    let body = body.map(|body| body.of(&source));
    let article = body.and_then(|body| from_file(found, fields.of(&source), body, &mut own));
    let is_sound = is_markdown && own.is_empty();
    if is_draft {
        own.soften();
    }
    problems.append(own);
    let mut article = article?;
    if let Some(stamp) = stamp.filter(|_| is_sound) {
        let Article { front, addresses, body, .. } = &article;
        let (front, addresses, body) = (Arc::clone(front), Arc::clone(addresses), Arc::clone(body.outline()));
        article.known = Some(Arc::new(KnownArticle { stamp, front, addresses, body }));
    }
    Some(article)
}

fn from_memory(found: &Found, source: &Arc<Source>, known: &Arc<KnownArticle>) -> Option<Article> {
    let front: Front = serde_json::from_str(&known.front).ok()?;
    let language = front.language.clone().unwrap_or_else(|| found.writing.language.clone());
    let body = Body::known(source, &known.body, found.writing.in_language(language));
    let json = Arc::clone(&known.front);
    let article = article(found, front, json, Fields::in_file(source), Arc::clone(&known.addresses), body);
    Some(Article { known: Some(Arc::clone(known)), ..article })
}

fn from_file(found: &Found, fields: Fields, body: Body, problems: &mut Problems) -> Option<Article> {
    let front = fields.read::<Front>(&[], problems)?;
    // What was read from a text can be written as one.
    let json = serde_json::to_string(&front).unwrap_or_default().into();
    let addresses = addresses::of_fields(fields.root()).into();
    Some(article(found, front, json, fields, addresses, body))
}

fn article(
    found: &Found,
    front: Front,
    json: Arc<str>,
    fields: Fields,
    addresses: Arc<[FieldAddress]>,
    body: Body,
) -> Article {
    Article {
        id: found.id.clone(),
        front: json,
        title: front.title,
        summary: front.summary,
        date: front.date,
        updated: front.updated,
        kind: front.kind,
        language: front.language,
        authors: front.authors,
        topics: front.topics,
        councils: front.councils,
        people: front.people,
        image: front.image,
        further_information: front.further_information,
        related: front.related,
        changes: front.changes,
        withdrawn: front.withdrawn,
        draft: front.draft,
        fields,
        addresses,
        body,
        path: found.path().to_owned(),
        known: None,
    }
}
