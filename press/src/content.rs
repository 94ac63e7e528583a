//! The content of a site as its editors wrote it: read, typed and put together, not yet checked.
//!
//! Every item keeps its [`Fields`], so that a problem found later can be shown at its place. What the files say is true
//! of one file at a time here; whether files agree with each other is for [`crate::check`].

mod accessibility;
pub(crate) mod addresses;
mod article;
mod body;
mod characters;
mod council;
mod files;
mod folder;
mod fonts;
mod meeting;
mod page;
mod paper;
mod person;
mod pictures;
mod resolve;
mod schema;
mod share;
mod site;

use crate::{
    memory::Memory,
    problem::{Problem, Problems},
    promise::Promise,
    source::{Document, Fields, nearest},
    typography::Writing,
};
use folder::{Found, Item};
use gazette::model::{self, Date, Slug};
use rayon::prelude::*;
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    fmt, io,
    path::Path,
};

pub use accessibility::Statement;
pub(crate) use accessibility::{Reason as Inaccessible, Status as Compliance, is_in_english};
pub(crate) use addresses::{FieldAddress, is_mail};
pub(crate) use article::KnownArticle;
pub use article::{Article, LeftOut, Reason};
pub(crate) use body::each_block;
pub use body::{Address, Body};
pub(crate) use characters::Characters;
pub use council::{Council, Vacancy};
pub use files::{File, Files};
pub use fonts::Fonts;
pub use meeting::Meeting;
pub use page::Page;
pub use paper::Paper;
pub use person::Person;
pub use pictures::Picture;
pub(crate) use schema::{FILLED, PARTS, Parts};
pub use site::Site;

/// All the content of a site on one day.
#[derive(Clone, Debug)]
pub struct Content {
    /// The day for which the content was read.
    pub today: Date,
    /// The site itself.
    pub site: Site,
    /// The topics, in the order in which the site's file names them.
    pub topics: Vec<model::Topic>,
    /// The articles that are published by `today`, newest first; those of one day by their ids.
    pub articles: Vec<Article>,
    /// The councils, by id.
    pub councils: Vec<Council>,
    /// The people, by id.
    pub people: Vec<Person>,
    /// The pages, by id. The one on accessibility is made of the statement, where there is one.
    pub pages: Vec<Page>,
    /// The accessibility statement.
    pub statement: Option<Statement>,
    /// The files, by address.
    pub files: Files,
    /// The fonts of images for previews.
    pub fonts: Fonts,
    /// What is not published yet. Nothing above refers to it.
    pub left_out: Vec<LeftOut>,
    /// Where each thing is in its list.
    index: HashMap<Kind, HashMap<Slug, usize>>,
    /// Who is meant by a name; nobody, where two people share it.
    speakers: HashMap<String, Option<Slug>>,
    /// What is there but could not be read: told once, not again by each thing that refers to it.
    unreadable: HashSet<(Kind, String)>,
}

/// The kinds of things that have files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Site,
    Article,
    Council,
    Meeting,
    Paper,
    Person,
    Page,
}

impl Content {
    /// The article, where it is published.
    pub fn article(&self, id: &Slug) -> Option<&Article> {
        self.articles.get(self.place_of(Kind::Article, id)?)
    }

    /// The council.
    pub fn council(&self, id: &Slug) -> Option<&Council> {
        self.councils.get(self.place_of(Kind::Council, id)?)
    }

    /// The meeting in a council's own record.
    pub fn meeting(&self, council: &Slug, id: &Slug) -> Option<&Meeting> {
        self.council(council)?.meetings.iter().find(|meeting| meeting.meeting.id == *id)
    }

    /// The paper of a council.
    pub fn paper(&self, council: &Slug, id: &Slug) -> Option<&Paper> {
        self.council(council)?.papers.iter().find(|paper| paper.paper.id == *id)
    }

    /// The meetings of a council, joint ones too, or of all, each with the council in whose folder it is.
    pub(crate) fn meetings_of(&self, council: Option<&Slug>) -> impl Iterator<Item = (&Council, &Meeting)> {
        let all =
            self.councils.iter().flat_map(|council| council.meetings.iter().map(move |meeting| (council, meeting)));
        all.filter(move |(_, meeting)| council.is_none_or(|council| meeting.meeting.organization_ids.contains(council)))
    }

    /// The person.
    pub fn person(&self, id: &Slug) -> Option<&Person> {
        self.people.get(self.place_of(Kind::Person, id)?)
    }

    /// The page.
    pub fn page(&self, id: &Slug) -> Option<&Page> {
        self.pages.get(self.place_of(Kind::Page, id)?)
    }

    /// The society's logo, where there is one.
    pub(crate) fn logo(&self) -> Option<&File> {
        self.files.get(self.site.logo()?.as_str())
    }

    /// Whether a file is published at its address: not a font of the site's, of which pages have a part, if nothing else names it.
    pub(crate) fn publishes(&self, file: &File) -> bool {
        let fonts = self.site.theme().fonts().concat();
        let named = fonts.iter().filter(|address| address.as_str() == file.url).count();
        named == 0 || self.mentions(&file.url) > named
    }

    /// How often fields and texts name a file.
    fn mentions(&self, url: &str) -> usize {
        let is_it = |address: &str| address.split(['?', '#']).next() == Some(url);
        let in_fields = self.field_addresses().flat_map(|(_, addresses)| addresses.into_owned());
        let in_texts = self.bodies().flat_map(|body| body.links().chain(body.images()));
        in_fields.filter(|address| is_it(&address.text)).count()
            + in_texts.filter(|address| is_it(address.href.as_str())).count()
    }

    /// The texts of what is published, and of what will be when its day comes.
    pub(crate) fn bodies(&self) -> impl Iterator<Item = &Body> {
        let articles = self.articles_to_come_too().map(|article| &article.body);
        let pages = self.pages.iter().map(|page| &page.body);
        let councils = self.councils.iter().map(|council| &council.body);
        let papers = self.councils.iter().flat_map(|council| &council.papers).map(|paper| &paper.body);
        articles.chain(pages).chain(councils).chain(papers)
    }

    /// The topic.
    pub fn topic(&self, id: &Slug) -> Option<&model::Topic> {
        self.topics.iter().find(|topic| topic.id == *id)
    }

    fn place_of(&self, kind: Kind, id: &Slug) -> Option<usize> {
        self.index.get(&kind)?.get(id).copied()
    }

    fn index(&mut self) {
        fn places<'a>(ids: impl Iterator<Item = &'a Slug>) -> HashMap<Slug, usize> {
            ids.enumerate().map(|(place, id)| (id.clone(), place)).collect()
        }
        self.index = HashMap::from([
            (Kind::Article, places(self.articles.iter().map(|article| &article.id))),
            (Kind::Council, places(self.councils.iter().map(|council| &council.organization.id))),
            (Kind::Person, places(self.people.iter().map(|person| &person.person.id))),
            (Kind::Page, places(self.pages.iter().map(|page| &page.id))),
        ]);
    }

    /// Whether there is a file for this, though it could not be read.
    pub(crate) fn is_unreadable(&self, kind: Kind, id: impl Into<String>) -> bool {
        self.unreadable.contains(&(kind, id.into()))
    }

    /// The fields of every file, with the addresses in them.
    pub(crate) fn field_addresses(&self) -> impl Iterator<Item = (&Fields, Cow<'_, [FieldAddress]>)> {
        let left_out = self.left_out.iter().map(|left_out| &left_out.article);
        let articles = self.articles.iter().chain(left_out);
        let articles = articles.map(|article| (&article.fields, Cow::Borrowed(&article.addresses[..])));
        let councils = self.councils.iter().flat_map(|council| {
            let meetings = council.meetings.iter().map(|meeting| &meeting.fields);
            let papers = council.papers.iter().map(|paper| &paper.fields);
            std::iter::once(&council.fields).chain(meetings).chain(papers)
        });
        let people = self.people.iter().map(|person| &person.fields);
        let pages = self.pages.iter().map(|page| &page.fields);
        let others = std::iter::once(&self.site.fields).chain(councils).chain(people).chain(pages);
        articles.chain(others.map(|fields| (fields, Cow::Owned(addresses::of_fields(fields.root())))))
    }

    /// Whether there is a file that could not be read, so that what it refers to is not known.
    pub(crate) fn has_unreadable(&self) -> bool {
        !self.unreadable.is_empty()
    }

    /// The articles that are published, and those that will be when their day comes.
    pub(crate) fn articles_to_come_too(&self) -> impl Iterator<Item = &Article> + Clone {
        let to_come = self.left_out.iter().filter(|left_out| left_out.reason == Reason::NotYet);
        self.articles.iter().chain(to_come.map(|left_out| &left_out.article))
    }
}

/// Why no content could be read at all.
#[derive(Debug)]
pub struct ReadError {
    folder: String,
    error: io::Error,
}

impl fmt::Display for ReadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the folder `{}` cannot be read: {}", self.folder, self.error)
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

/// Reads the content of `folder`, with every problem found in reading. What is in `memory` is not read again. `progress` is called
/// after each file.
///
/// # Errors
/// The folder itself cannot be read.
pub fn read(
    folder: &Path,
    today: Date,
    memory: &Memory,
    progress: &(dyn Fn() + Sync),
) -> Result<(Content, Problems), ReadError> {
    let items = folder::open(folder).map_err(|error| ReadError { folder: folder.display().to_string(), error })?;
    let mut reader = Reader {
        memory,
        progress,
        problems: Problems::default(),
        writing: Writing::default(),
        unreadable: HashSet::new(),
    };
    let mut content = reader.content(items, folder, today);
    content.index();
    content.unreadable = reader.unreadable;
    resolve::resolve(&mut content);
    reader.problems.sort();
    Ok((content, reader.problems))
}

/// Reads what `folder` says of the site itself; nothing, where that cannot be read.
///
/// # Errors
/// The folder itself cannot be read.
pub fn read_site(folder: &Path) -> Result<Option<Site>, ReadError> {
    let items = folder::open(folder).map_err(|error| ReadError { folder: folder.display().to_string(), error })?;
    let mut problems = Problems::default();
    let site = items.iter().find(|item| ["site.toml", "site.json"].contains(&item.name.as_str()));
    let document = site.and_then(|item| item.open(&mut problems));
    Ok(document.and_then(|document| site::read(document, &mut problems)).map(|(site, _)| site))
}

/// What stands in the folder of the content.
const PLACES: [&str; 8] =
    ["site.toml", "accessibility.toml", "articles", "councils", "people", "pages", "files", "fonts"];

struct Reader<'a> {
    memory: &'a Memory,
    progress: &'a (dyn Fn() + Sync),
    problems: Problems,
    writing: Writing,
    unreadable: HashSet<(Kind, String)>,
}

impl Reader<'_> {
    fn content(&mut self, mut items: Vec<Item>, folder: &Path, today: Date) -> Content {
        let is_site = |item: &Item| !item.is_folder && matches!(&*item.name, "site.toml" | "site.json");
        let site = items.iter().position(is_site).map(|place| items.remove(place));
        let (site, topics) = self.site(site, folder);
        self.writing = site.writing();
        let (mut articles, mut councils) = (Vec::new(), Vec::new());
        let (mut people, mut pages, mut files) = (Vec::new(), Vec::new(), Vec::new());
        let (mut fonts, mut statement) = (None, None);
        for item in items {
            match item.name.as_str() {
                "accessibility.toml" | "accessibility.json" if !item.is_folder && statement.is_none() => {
                    statement = Some(item);
                }
                "articles" if item.is_folder => articles = self.documents(&item, Kind::Article),
                "councils" if item.is_folder => councils = self.councils(&item),
                "people" if item.is_folder => people = self.documents(&item, Kind::Person),
                "pages" if item.is_folder => pages = self.documents(&item, Kind::Page),
                "files" if item.is_folder => files = folder::all_files(&item, &mut self.problems),
                "fonts" if item.is_folder => fonts = Some(item),
                _ => self.stranger(&item, &PLACES),
            }
        }
        let memory = self.memory;
        let everything =
            self.read_all(Kind::Article, articles, |found, problems| article::read(found, memory, problems));
        let mut articles = Vec::new();
        let mut left_out = Vec::new();
        for article in everything {
            match article.reason(today) {
                None => articles.push(article),
                Some(reason) => left_out.push(LeftOut { article, reason }),
            }
        }
        let (statement, pages) = self.statement_and_pages(statement, pages, &site);
        articles.sort_by(|one, other| (other.date, &one.id).cmp(&(one.date, &other.id)));
        Content {
            today,
            site,
            topics,
            articles,
            councils,
            people: self.read_all(Kind::Person, people, person::read),
            pages,
            statement,
            files: Files::measure(files, memory, &mut self.problems),
            fonts: Fonts::read(fonts.as_ref(), &mut self.problems),
            left_out,
            index: HashMap::new(),
            speakers: HashMap::new(),
            unreadable: HashSet::new(),
        }
    }

    fn site(&mut self, item: Option<Item>, folder: &Path) -> (Site, Vec<model::Topic>) {
        let problems_before = self.problems.len();
        let read = if let Some(item) = item {
            item.open(&mut self.problems).and_then(|document| site::read(document, &mut self.problems))
        } else {
            let place = folder::shown(folder, "site.toml");
            let problem = Problem::error(Promise::FilesAreRead, "there is no `site.toml`", place.whole());
            self.problems.push(problem.help("write it: name, description, url and language are what it needs"));
            None
        };
        if self.problems.len() > problems_before {
            self.unreadable.insert((Kind::Site, String::new()));
        }
        read.unwrap_or_else(|| (Site::unread(), Vec::new()))
    }

    /// The statement, and all pages with the one that is made of it.
    fn statement_and_pages(
        &mut self,
        statement: Option<Item>,
        mut pages: Vec<Found>,
        site: &Site,
    ) -> (Option<Statement>, Vec<Page>) {
        if let Some(item) = &statement {
            for found in pages.extract_if(.., |found| found.id.as_str() == accessibility::ID) {
                let message = format!("`{}` is written twice", accessibility::ID);
                let problem = Problem::error(Promise::IdsAreUnique, message, found.source().whole());
                let help = "keep one of the files: `accessibility.toml` makes this page";
                self.problems.push(problem.and(item.place()).help(help));
            }
        }
        let mut pages = self.read_all(Kind::Page, pages, page::read);
        let Some(item) = statement else { return (None, pages) };
        (self.progress)();
        let Some((statement, page)) = accessibility::read(&item, site, &self.writing, &mut self.problems) else {
            self.unreadable.insert((Kind::Page, accessibility::ID.to_owned()));
            return (None, pages);
        };
        pages.insert(pages.partition_point(|other| other.id < page.id), page);
        (Some(statement), pages)
    }

    fn councils(&mut self, folder: &Item) -> Vec<Council> {
        const PLACES: [&str; 3] = ["council.toml", "meetings", "papers"];
        let mut councils = Vec::new();
        for item in folder.items(&mut self.problems) {
            if !item.is_folder {
                let problem = Problem::error(Promise::ContentIsInItsPlace, "a council is a folder", item.place());
                self.problems.push(problem.help("put it at `councils/<id>/council.toml`"));
                continue;
            }
            let Some(id) = folder::id(&item, &item.name, &mut self.problems) else { continue };
            let (mut council, mut meetings, mut papers) = (None, Vec::new(), Vec::new());
            for item in item.items(&mut self.problems) {
                match item.name.as_str() {
                    "council.toml" | "council.json" if !item.is_folder && council.is_none() => council = Some(item),
                    "meetings" if item.is_folder => meetings = self.documents(&item, Kind::Meeting),
                    "papers" if item.is_folder => papers = self.documents(&item, Kind::Paper),
                    _ => self.stranger(&item, &PLACES),
                }
            }
            let prefixed = |found: &mut Found| found.council = Some(id.clone());
            meetings.iter_mut().for_each(prefixed);
            papers.iter_mut().for_each(prefixed);
            let meetings = self.read_all(Kind::Meeting, meetings, meeting::read);
            let papers = self.read_all(Kind::Paper, papers, paper::read);
            let read = if let Some(council) = council {
                let document = council.open(&mut self.problems);
                document.and_then(|document| council::read(&id, document, &self.writing, &mut self.problems))
            } else {
                let place = folder::shown(Path::new(&item.shown), "council.toml");
                let problem = Problem::error(Promise::FilesAreRead, "there is no `council.toml`", place.whole());
                self.problems.push(problem.help(format!("`press new council {id}` writes one to begin with")));
                None
            };
            match read {
                Some(council) => councils.push(council.with(meetings, papers)),
                None => _ = self.unreadable.insert((Kind::Council, id.to_string())),
            }
        }
        councils
    }

    /// The files of a folder that holds one sort of thing.
    fn documents(&mut self, folder: &Item, kind: Kind) -> Vec<Found> {
        let endings: [&str; 2] = match kind {
            Kind::Article | Kind::Page | Kind::Paper => ["md", "json"],
            Kind::Site | Kind::Council | Kind::Meeting | Kind::Person => ["toml", "json"],
        };
        folder::documents(folder, endings, &self.writing, &mut self.problems)
    }

    /// Reads many files at once; what cannot be read is remembered.
    fn read_all<T: Send>(
        &mut self,
        kind: Kind,
        found: Vec<Found>,
        read: impl Fn(&Found, &mut Problems) -> Option<T> + Sync,
    ) -> Vec<T> {
        let progress = self.progress;
        let results: Vec<_> = found
            .par_iter()
            .map(|found| {
                let mut problems = Problems::default();
                let item = read(found, &mut problems);
                progress();
                (item, problems)
            })
            .collect();
        let mut items = Vec::new();
        for (found, (item, problems)) in found.iter().zip(results) {
            self.problems.append(problems);
            match item {
                Some(item) => items.push(item),
                None => _ = self.unreadable.insert((kind, found.key())),
            }
        }
        items
    }

    fn stranger(&mut self, item: &Item, places: &[&str]) {
        let problem = Problem::error(
            Promise::ContentIsInItsPlace,
            format!("`{}` is no part of the content", item.name),
            item.place(),
        );
        let help = match nearest(&item.name, places.iter().copied()) {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("what may stand here: {}", places.join(", ")),
        };
        self.problems.push(problem.help(help));
    }
}

/// The text of a file: below its fields in Markdown, the field `body` in JSON.
///
/// There is no body where what stands in its place is no text; that is told.
fn body_of(mut document: Document, writing: &Writing, problems: &mut Problems) -> (Fields, Option<Body>) {
    let text = match document.body {
        Some(text) => {
            if let Some(field) = document.fields.root_mut().take("body") {
                let place = document.fields.source().place(field.key_range);
                let problem = Problem::error(Promise::FieldsAreKnown, "there is no field `body` here", place);
                problems.push(problem.help("the text stands below the second line `+++`"));
            }
            Some(text)
        }
        None => document.fields.take_text("body", problems),
    };
    let body = text.map(|text| {
        let writing = writing.of(document.fields.root());
        Body::read(document.fields.source(), &text, writing, problems)
    });
    (document.fields, body)
}
