//! The search: its page, and the index in which `search.js` looks up what readers ask for. docs/decisions/search.md has its files.

use super::{
    PublishError,
    blocks::link,
    documents::{Documents, FollowedItem},
    head::told,
    inputs::Inputs,
    output::Output,
};
use crate::{
    content::{Article, Body, Content},
    digest::{Digest, Digesting},
    language::{Language, direction_within},
    terms::{each_term, is_unspaced},
};
use gazette::{
    model::{self, Block, Direction, Kind, PageData, Site, Span},
    route::Route,
    t,
    words::{Locale, Word},
};
use rayon::prelude::*;
use serde::Serialize;
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
};

/// How many pages a segment of the index has at the most. An edit has one segment made anew.
const SEGMENT: usize = 2048;

/// How many pages stand in one file as results show them.
const IN_FILE: usize = 32;

/// For how many pages there is a file of words.
const TO_A_SHARD: usize = 16;

/// What a word weighs in a title, in a summary, and in what else a page says in short. In texts it is 9 at the most.
const IN_TITLE: u8 = 40;
const IN_SUMMARY: u8 = 8;
const IN_FIELDS: u8 = 6;

/// In segments of more pages than this, words that most pages have tell nothing of a text.
const SMALL: usize = 100;

/// The id of the paragraph in whose place the script puts the form.
const PLACE: &str = "page-search";

/// The page with the form. Without the script it leads to where everything is, too.
pub(super) fn page(site: &Site) -> Option<model::Page> {
    let list = |route, word: Word| link(&route, word.text().to_owned());
    let text = vec![
        Span::from(t!("Searching needs a script, which does not run here. These lists lead to every page:").text()),
        Span::from(" "),
        list(Route::News(None), t!("News")),
        Span::from(t!(", ").text()),
        list(Route::Councils, t!("Councils")),
    ];
    Some(model::Page {
        id: "search".parse().ok()?,
        url: site.url.absolute(&Route::Search.path()),
        title: t!("Search").text().to_owned(),
        summary: t!("Find pages of this site by their words.").text().to_owned(),
        date_modified: None,
        body: vec![Block::Paragraph { id: PLACE.to_owned(), text }],
    })
}

/// Writes the index.
pub(super) fn write(
    content: &Content,
    documents: &Documents<'_>,
    inputs: &Inputs<'_>,
    site: &Site,
    output: &Output<'_>,
) -> Result<(), PublishError> {
    let index = Index { content, documents, inputs, site, output };
    let locale = site.locale();
    let pages = index.pages();
    let segments = pages
        .par_chunks(SEGMENT)
        .enumerate()
        .map(|(before, pages)| locale.within(|| index.write_segment(before + 1, pages)));
    let segments: Vec<Segment> = segments.collect::<Result<_, _>>()?;
    output.write_if_new("/data/search/index.json", json(&BTreeMap::from([("segments", segments)]))?)
}

/// A page that can be found.
enum Findable<'a> {
    Article(&'a Article),
    /// A council, a meeting, a paper, a person or a standing page.
    Other(Route),
}

impl Findable<'_> {
    fn route(&self) -> Route {
        match self {
            Findable::Article(article) => Route::Article(article.id.clone()),
            Findable::Other(route) => route.clone(),
        }
    }
}

/// A part of the index: `pages` of the site, with their words in so many `shards`.
#[derive(Serialize)]
struct Segment {
    id: usize,
    /// Which numbers its pages have, in short.
    revision: String,
    pages: usize,
    shards: usize,
}

impl Segment {
    fn of(id: usize, pages: &[Findable<'_>]) -> Segment {
        let mut numbering = Digesting::default();
        for page in pages {
            numbering.add(page.route().path().as_bytes());
        }
        let shards = (pages.len().next_power_of_two() / TO_A_SHARD).max(1);
        Segment { id, revision: numbering.finish().short(), pages: pages.len(), shards }
    }

    fn words_file(&self, shard: usize) -> String {
        format!("/data/search/{}/words-{shard}.json", self.id)
    }

    fn pages_file(&self, place: usize) -> String {
        format!("/data/search/{}/pages-{place}.json", self.id)
    }

    fn files(&self) -> impl Iterator<Item = String> {
        let words = (0..self.shards).map(|shard| self.words_file(shard));
        words.chain((0..self.pages.div_ceil(IN_FILE)).map(|place| self.pages_file(place)))
    }
}

/// A page as results show it.
#[derive(Serialize)]
struct Shown {
    url: String,
    title: String,
    /// What it is, and of which day.
    note: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    summary: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dir: Option<Direction>,
}

/// A page as it is found.
struct Found<'a> {
    shown: Shown,
    /// What it says in short, besides title and summary.
    fields: Vec<String>,
    texts: Vec<&'a Body>,
}

/// A file of pages.
#[derive(Serialize)]
struct PagesFile<'a> {
    revision: &'a str,
    pages: &'a [Shown],
}

/// A file of words.
#[derive(Serialize)]
struct WordsFile<'a> {
    revision: &'a str,
    /// Those of the words that most pages have: of their texts nothing is said.
    common: BTreeSet<&'a str>,
    /// For each word the numbers of pages, each followed by what the word weighs there.
    words: BTreeMap<&'a str, Vec<u32>>,
}

/// What a word weighs on a page of this number: by its fields, and by its text.
struct Posting {
    page: u32,
    fields: u8,
    text: u8,
}

struct Index<'a> {
    content: &'a Content,
    documents: &'a Documents<'a>,
    inputs: &'a Inputs<'a>,
    site: &'a Site,
    output: &'a Output<'a>,
}

impl<'a> Index<'a> {
    /// All pages, so that a new article comes after those that were there.
    fn pages(&self) -> Vec<Findable<'a>> {
        let articles = self.documents.articles().iter().rev().map(|article| Findable::Article(article));
        let others = self.documents.routes().into_iter().filter(|route| {
            matches!(
                route,
                Route::Council(_) | Route::Meeting(..) | Route::Paper(..) | Route::Person(_) | Route::Page(_)
            )
        });
        articles.chain(others.map(Findable::Other)).collect()
    }

    /// Writes what is not there of a segment.
    fn write_segment(&self, id: usize, pages: &[Findable<'a>]) -> Result<Segment, PublishError> {
        let segment = Segment::of(id, pages);
        let inputs = self.inputs_of(pages)?;
        let missing: BTreeSet<String> = segment.files().filter(|file| !self.output.keeps(file, inputs)).collect();
        if !missing.is_empty() {
            for (address, file) in self.make(&segment, pages)? {
                if missing.contains(&address) {
                    self.output.write(&address, inputs, file)?;
                }
            }
        }
        Ok(segment)
    }

    /// All files of a segment, by address.
    fn make(&self, segment: &Segment, pages: &[Findable<'a>]) -> Result<Vec<(String, String)>, PublishError> {
        let revision = &segment.revision;
        let (mut postings, mut all_shown) = (HashMap::new(), Vec::new());
        for (number, page) in (0..).zip(pages.iter().rev()) {
            let found = self.found(page);
            add(&found, number, &mut postings);
            all_shown.push(found.shown);
        }
        let mut files = Vec::new();
        for (place, pages) in all_shown.chunks(IN_FILE).enumerate() {
            files.push((segment.pages_file(place), json(&PagesFile { revision, pages })?));
        }
        for (shard, file) in words_files(&postings, segment).iter().enumerate() {
            files.push((segment.words_file(shard), json(file)?));
        }
        Ok(files)
    }

    fn inputs_of(&self, pages: &[Findable<'a>]) -> Result<Digest, PublishError> {
        let mut inputs = self.inputs.of_site();
        for page in pages {
            match page {
                Findable::Article(article) => {
                    self.inputs.add_entry(FollowedItem::Article(article), &mut inputs);
                    self.content.digest_of(&article.body, &mut inputs);
                }
                Findable::Other(route) => _ = inputs.add(self.inputs.page(route)?.as_bytes()),
            }
        }
        Ok(inputs.finish())
    }

    fn found(&self, page: &Findable<'a>) -> Found<'a> {
        match page {
            Findable::Article(article) => self.article(article),
            Findable::Other(route) => self.other(route),
        }
    }

    fn article(&self, article: &'a Article) -> Found<'a> {
        let language = article.language.as_ref();
        let note = Locale::of_part(language.map(Language::as_str)).within(|| {
            let kind = (article.kind != Kind::News).then(|| article.kind.label().text());
            with_commas(&[kind.unwrap_or_default(), &article.date.in_words()])
        });
        let authors = article.authors.iter().map(|author| author.name.clone());
        let topics = self.documents.tags(article).into_iter().map(|tag| tag.title);
        Found {
            shown: Shown {
                url: self.url(&Route::Article(article.id.clone())),
                title: article.title.clone(),
                note,
                summary: article.summary.clone(),
                lang: language.map(|language| language.as_str().to_owned()),
                dir: direction_within(language, &self.content.site.writing().language),
            },
            fields: authors.chain(topics).collect(),
            texts: vec![&article.body],
        }
    }

    fn other(&self, route: &Route) -> Found<'a> {
        let data = self.documents.page(route);
        let head = told(self.site, route, &data);
        let (note, fields) = in_short(&data);
        Found {
            shown: Shown {
                url: self.url(route),
                title: head.title,
                note,
                summary: head.description,
                lang: None,
                dir: None,
            },
            fields,
            texts: self.documents.texts(route),
        }
    }

    fn url(&self, route: &Route) -> String {
        format!("{}{}", self.site.url.base(), route.path())
    }
}

/// What a page is, and what it says in its fields.
fn in_short(data: &PageData) -> (String, Vec<String>) {
    match data {
        PageData::Council(council) => {
            let body = &council.organization;
            let names = body.short_name.iter().chain(body.other_names.iter().map(|other| &other.name));
            let publications = council.publications.iter().map(|publication| &publication.title);
            let strategies = council.strategies.iter().map(|strategy| &strategy.title);
            let fields = names.chain(publications).chain(strategies).cloned();
            (t!("Council").text().to_owned(), fields.collect())
        }
        PageData::Meeting(page) => {
            let meeting = &page.meeting;
            let bodies: Vec<&str> = page.organizations.iter().map(|body| body.name.as_str()).collect();
            let bodies = bodies.join(t!(", ").text());
            let note = with_commas(&[t!("Meeting").text(), &bodies, &meeting.start.date().in_words()]);
            let place = meeting.location.iter().map(model::Location::in_words);
            let items = meeting.agenda.iter().flat_map(|item| {
                [Some(&item.name), item.result.as_ref(), item.resolution_text.as_ref()].into_iter().flatten().cloned()
            });
            (note, place.chain(items).collect())
        }
        PageData::Paper(page) => {
            let paper = &page.paper;
            let reference = paper.reference.as_deref().unwrap_or_default();
            let note = with_commas(&[paper.paper_type.label().text(), reference, &paper.date.in_words()]);
            let people = page.people.iter().map(|person| person.name.clone());
            (note, people.chain(paper.reference.clone()).collect())
        }
        PageData::Person(page) => {
            let seats = page.memberships.iter();
            let seats = seats.flat_map(|seat| [Some(&seat.role), seat.post_title.as_ref()].into_iter().flatten());
            let councils = page.organizations.iter().map(|body| &body.name);
            (t!("Person").text().to_owned(), seats.chain(councils).cloned().collect())
        }
        _ => (String::new(), Vec::new()),
    }
}

/// What there is of some facts, one after the other.
fn with_commas(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(t!(", ").text())
}

/// Adds the words of a page.
fn add<'a>(page: &Found<'a>, number: u32, postings: &mut HashMap<Cow<'a, str>, Vec<Posting>>) {
    let mut weights: HashMap<Cow<'a, str>, (u8, u8)> = HashMap::new();
    let of_fields = page.fields.iter().map(|field| (field, IN_FIELDS));
    for (text, weight) in
        [(&page.shown.title, IN_TITLE), (&page.shown.summary, IN_SUMMARY)].into_iter().chain(of_fields)
    {
        each_term(text, |term| {
            let (fields, _) = weights.entry(term.to_owned().into()).or_default();
            *fields = fields.saturating_add(weight).min(IN_TITLE + IN_SUMMARY);
        });
    }
    for (term, weight) in page.texts.iter().flat_map(|text| text.terms().iter()) {
        let (_, text) = weights.entry(term.into()).or_default();
        *text = weight.max(*text);
    }
    for (term, (fields, text)) in weights {
        postings.entry(term).or_default().push(Posting { page: number, fields, text });
    }
}

/// The files of words of a segment.
fn words_files<'a>(
    postings: &'a HashMap<Cow<'_, str>, Vec<Posting>>,
    Segment { revision, pages, shards, .. }: &'a Segment,
) -> Vec<WordsFile<'a>> {
    let file = || WordsFile { revision, common: BTreeSet::new(), words: BTreeMap::new() };
    let mut files: Vec<WordsFile<'a>> = std::iter::repeat_with(file).take(*shards).collect();
    for (term, postings) in postings {
        let Some(file) = files.get_mut(shard_of(term, *shards)) else { continue };
        let is_common = *pages > SMALL && postings.len() * 4 > *pages;
        if is_common {
            file.common.insert(term);
        }
        let told = postings.iter().filter(|posting| !is_common || posting.fields > 0);
        let told = told.flat_map(|posting| {
            let text = if is_common { 0 } else { posting.text };
            [posting.page, u32::from(posting.fields + text)]
        });
        file.words.insert(term, told.collect());
    }
    files
}

/// In which file a word stands: by its first three letters, so that those that begin alike stand together, or by its first one where
/// each letter begins a word (FNV-1a of 32 bits, over code points).
fn shard_of(term: &str, shards: usize) -> usize {
    let beginning = if term.starts_with(is_unspaced) { 1 } else { 3 };
    let letters = term.chars().take(beginning);
    let hash = letters.fold(0x811c_9dc5_u32, |hash, letter| (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193));
    hash as usize % shards
}

fn json(value: &impl Serialize) -> Result<String, PublishError> {
    serde_json::to_string(value).map_err(PublishError::Json)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_begin_alike_stand_together() {
        assert_eq!(shard_of("council", 64), shard_of("cou", 64));
        assert_eq!(shard_of("東京", 64), shard_of("東", 64));
        // By another program, in JavaScript, where numbers are reckoned with otherwise.
        assert_eq!([shard_of("council", 64), shard_of("a", 64), shard_of("محمد", 64)], [54, 44, 22]);
    }
}
