//! An article: `articles/<id>.md`.

use super::{Body, body_of, folder::Found};
use crate::{
    language::Language,
    memory::{Memory, Stamp},
    problem::Problems,
    source::{Fields, Value},
};
use gazette::model::{Author, Correction, Date, Image, Kind, Link, Slug, Withdrawn};
use schemars::JsonSchema;
use serde::Deserialize;
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
    /// Articles about the same thing, but for those not published yet.
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
    /// Where the file is in the content's folder.
    pub(crate) path: String,
    /// By what the next build knows that the file is the same, where all is well with it.
    pub(crate) stamp: Option<Stamp>,
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
#[derive(Deserialize, JsonSchema)]
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
    if let Some(known) = stamp.as_ref().and_then(|stamp| memory.article(found.path(), stamp, &found.writing)) {
        let fields = Fields::new(&source, Arc::clone(&known.fields));
        let body = Body::known(&source, &known.body, found.writing.of(&known.fields));
        return article(found, fields, body, stamp, problems);
    }
    let document = found.open(problems)?;
    let is_markdown = document.body.is_some();
    let mut own = Problems::default();
    let is_draft = document.fields.root().get("draft").is_some_and(|draft| draft.value == Value::Bool(true));
    let (fields, body) = body_of(document, &found.writing, &mut own);
    let stamp = stamp.filter(|_| is_markdown && own.is_empty());
    let article = body.and_then(|body| article(found, fields, body.of(&source), stamp, &mut own));
    if is_draft {
        own.soften();
    }
    problems.append(own);
    article
}

fn article(
    found: &Found,
    fields: Fields,
    body: Body,
    stamp: Option<Stamp>,
    problems: &mut Problems,
) -> Option<Article> {
    let problems_before = problems.len();
    let front = fields.read::<Front>(&[], problems)?;
    let stamp = stamp.filter(|_| problems.len() == problems_before);
    Some(Article {
        id: found.id.clone(),
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
        fields: fields.of(body.source()),
        body,
        path: found.path().to_owned(),
        stamp,
    })
}
