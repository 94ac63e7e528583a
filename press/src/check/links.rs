//! Whether addresses lead to what exists.

use super::Report;
use crate::{
    content::{Address, Body, Content, Council, FieldAddress, Kind, addresses, each_block},
    problem::Place,
    schema,
    source::{Fields, nearest},
};
use gazette::{
    model::{Block, Footnote, Href, Meeting, Slug},
    route::{Route, member_files},
};
use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
    rc::Rc,
};

/// Files that are made when the site is built.
const GENERATED: [&str; 3] = ["/sitemap.xml", "/robots.txt", "/llms.txt"];

pub(super) fn links(content: &Content, report: &mut Report<'_>) {
    let mut links = Links::new(content, report);
    for article in content.articles_to_come_too() {
        // The day of one article may come with that of the article it links to.
        let is_published = content.article(&article.id).is_some();
        links.of_body(&article.body, &Target::Text(&article.body), is_published);
        links.of_addresses(&article.fields, &article.addresses, is_published);
    }
    for page in &content.pages {
        links.of_body(&page.body, &Target::Text(&page.body), true);
    }
    for council in &content.councils {
        links.of_body(&council.body, &Target::Council(council), true);
        links.of_fields(&council.fields);
        for meeting in &council.meetings {
            links.of_fields(&meeting.fields);
        }
        for paper in &council.papers {
            links.of_body(&paper.body, &Target::Text(&paper.body), true);
        }
    }
    for person in &content.people {
        links.of_fields(&person.fields);
    }
    links.of_fields(&content.site.fields);
}

pub(super) fn navigation(content: &Content, report: &mut Report<'_>) {
    let mut links = Links::new(content, report);
    for (index, item) in content.site.navigation().iter().enumerate() {
        let place = || content.site.fields.place(&format!("navigation/{index}/url"));
        links.leads_somewhere(&item.url, place, true);
    }
}

pub(super) fn pictures(content: &Content, report: &mut Report<'_>) {
    for picture in content.pictures_to_come_too() {
        is_picture(content, report, &picture.src, || picture.place());
    }
    if let Some(logo) = content.site.logo() {
        is_picture(content, report, logo, || content.site.fields.place("logo"));
    }
}

pub(super) fn files(content: &Content, report: &mut Report<'_>) {
    let mut check = |fields: &Fields, path: String, href: &Href| {
        if href.site_path().is_some() && content.files.get(href.as_str()).is_none() {
            report.error(format!("there is no file `{href}`"), fields.place(&path), file_help(content, href));
        }
    };
    for council in &content.councils {
        for (index, publication) in council.publications.iter().enumerate() {
            for (number, file) in publication.files.iter().enumerate() {
                check(&council.fields, format!("publications/{index}/files/{number}/url"), &file.url);
            }
        }
        for meeting in &council.meetings {
            let (fields, meeting) = (&meeting.fields, &meeting.meeting);
            for (key, file) in [("agenda_file", &meeting.agenda_file), ("minutes_file", &meeting.minutes_file)] {
                if let Some(file) = file {
                    check(fields, format!("{key}/url"), &file.url);
                }
            }
            for (number, file) in meeting.files.iter().enumerate() {
                check(fields, format!("files/{number}/url"), &file.url);
            }
            for (index, item) in meeting.agenda.iter().enumerate() {
                for (number, file) in item.files.iter().enumerate() {
                    check(fields, format!("agenda/{index}/files/{number}/url"), &file.url);
                }
            }
        }
        for paper in &council.papers {
            if let Some(file) = &paper.paper.main_file {
                check(&paper.fields, "main_file/url".to_owned(), &file.url);
            }
            for (number, file) in paper.paper.files.iter().enumerate() {
                check(&paper.fields, format!("files/{number}/url"), &file.url);
            }
        }
    }
}

/// Links as they are checked one after the other, with what one check found out for the next: many lead to the same page, and where
/// an address was changed, many are broken in the same way.
struct Links<'a, 'r, 'p> {
    content: &'a Content,
    report: &'r mut Report<'p>,
    /// Every address of the site, once one is missing.
    paths: OnceCell<Vec<String>>,
    /// What is said of the addresses that are missing.
    helps: HashMap<String, String>,
    /// The ids of texts and councils, by where these are in memory.
    ids: HashMap<usize, Rc<HashSet<String>>>,
}

impl<'a, 'r, 'p> Links<'a, 'r, 'p> {
    fn new(content: &'a Content, report: &'r mut Report<'p>) -> Links<'a, 'r, 'p> {
        Links { content, report, paths: OnceCell::new(), helps: HashMap::new(), ids: HashMap::new() }
    }

    /// The links of a text that stands on `page`.
    fn of_body(&mut self, body: &Body, page: &Target<'a>, is_published: bool) {
        for Address { href, place } in body.links() {
            if let Some(fragment) = href.fragment() {
                self.has_part(page, fragment, place);
            } else {
                self.leads_somewhere(&href, || place, is_published);
            }
        }
    }

    /// The addresses in the fields `url` of what is published, wherever they stand.
    fn of_fields(&mut self, fields: &Fields) {
        self.of_addresses(fields, &addresses::of_fields(fields.root()), true);
    }

    fn of_addresses(&mut self, fields: &Fields, addresses: &[FieldAddress], is_published: bool) {
        for address in addresses.iter().filter(|address| address.is_link) {
            if let Ok(href) = address.text.parse::<Href>() {
                let place = || fields.source().place(address.range.clone());
                self.leads_somewhere(&href, place, is_published);
            }
        }
    }

    fn leads_somewhere(&mut self, href: &Href, place: impl FnOnce() -> Place, is_published: bool) {
        let content = self.content;
        let Some(address) = href.site_path() else { return };
        let (address, fragment) = address.split_once('#').map_or((address, None), |(path, id)| (path, Some(id)));
        let path = address.split('?').next().unwrap_or(address);
        if path.starts_with("/files/") {
            if content.files.get(path).is_none() {
                self.report.error(format!("there is no file `{path}`"), place(), file_help(content, href));
            }
            return;
        }
        if GENERATED.contains(&path) || schema::has(path) || is_calendar(content, path) || is_member_file(content, path)
        {
            return;
        }
        let feed = feed_of(path).map(|route| match target(content, &route) {
            Target::Missing => Target::Missing,
            _ => Target::There,
        });
        let page = || Route::parse(path).map(|route| target(content, &route));
        match feed.or_else(page).unwrap_or(Target::Missing) {
            Target::There => {}
            page @ (Target::Text(_) | Target::Council(_) | Target::Agenda(_)) => {
                if let Some(fragment) = fragment {
                    self.has_part(&page, fragment, place());
                }
            }
            Target::LeftOut if !is_published => {}
            Target::LeftOut => {
                let help = "publish it first, or take the link away until then";
                self.report.warning(format!("`{path}` is not published yet"), place(), help);
            }
            Target::Missing => {
                let help = self.help_for(path);
                self.report.error(format!("there is no page `{path}`"), place(), help);
            }
        }
    }

    /// What to write instead of an address that no page has.
    fn help_for(&mut self, path: &str) -> String {
        if let Some(help) = self.helps.get(path) {
            return help.clone();
        }
        let paths = self.paths.get_or_init(|| paths(self.content));
        let help = match nearest(path, paths.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write the address of a page of this site, or of another with https://".to_owned(),
        };
        self.helps.entry(path.to_owned()).or_insert(help).clone()
    }

    /// Whether a page has a part of this id.
    fn has_part(&mut self, page: &Target<'a>, fragment: &str, place: Place) {
        let (what, hint) = match page {
            Target::Text(_) => ("page", "a heading's id is its words in lower case, joined by hyphens"),
            Target::Council(_) => {
                ("page", "link to the page of a meeting or a paper, or to a section such as `#council-members`")
            }
            Target::Agenda(_) => ("meeting", "an item of the agenda is `#item-`, followed by its id"),
            Target::There | Target::LeftOut | Target::Missing => return,
        };
        let ids = self.ids_on(page);
        if ids.contains(fragment) {
            return;
        }
        let help = match nearest(fragment, ids.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `#{near}`?"),
            None => hint.to_owned(),
        };
        self.report.error(format!("the {what} has no part `#{fragment}`"), place, help);
    }

    /// The ids of a page, for which its text is read once.
    fn ids_on(&mut self, page: &Target<'a>) -> Rc<HashSet<String>> {
        let place = match *page {
            Target::Text(body) => std::ptr::from_ref(body).addr(),
            Target::Council(council) => std::ptr::from_ref(council).addr(),
            Target::Agenda(meeting) => std::ptr::from_ref(meeting).addr(),
            Target::There | Target::LeftOut | Target::Missing => return Rc::default(),
        };
        Rc::clone(self.ids.entry(place).or_insert_with(|| Rc::new(ids_on(page))))
    }
}

/// Whether a path is that of a calendar: each has a meeting.
fn is_calendar(content: &Content, path: &str) -> bool {
    let page = path.strip_suffix("/calendar.ics").or_else(|| path.strip_suffix(".ics"));
    let route = page.and_then(|page| Route::parse(if page.is_empty() { "/" } else { page }));
    let Some(route) = route.filter(|route| route.calendar().as_deref() == Some(path)) else { return false };
    match &route {
        Route::Home => content.meetings_of(None).next().is_some(),
        Route::Council(id) => {
            content.meetings_of(Some(id)).next().is_some() || content.is_unreadable(Kind::Council, id.as_str())
        }
        route => !matches!(target(content, route), Target::Missing),
    }
}

/// Whether a path is that of a council's members as a file.
fn is_member_file(content: &Content, path: &str) -> bool {
    let council = path.strip_prefix("/councils/").and_then(|rest| rest.split('/').next()?.parse().ok());
    council.is_some_and(|id| {
        member_files(&id).iter().any(|(_, file)| file == path)
            && !matches!(target(content, &Route::Members(id)), Target::Missing)
    })
}

/// The page whose articles a path is the feed of.
fn feed_of(path: &str) -> Option<Route> {
    let feed = path.strip_suffix(".atom").or_else(|| path.strip_suffix(".json"))?;
    let page = feed.strip_suffix("/feed")?;
    Route::parse(if page.is_empty() { "/" } else { page }).filter(|route| route.feed().as_deref() == Some(feed))
}

/// What an address of the site leads to.
enum Target<'a> {
    /// A page whose ids are not known here.
    There,
    /// A page that is a text.
    Text(&'a Body),
    /// A council's page.
    Council(&'a Council),
    /// A meeting's page.
    Agenda(&'a Meeting),
    LeftOut,
    Missing,
}

fn target<'a>(content: &'a Content, route: &Route) -> Target<'a> {
    let there = |there: bool| if there { Target::There } else { Target::Missing };
    match route {
        Route::Home | Route::News(_) | Route::Councils | Route::Search => Target::There,
        Route::Article(id) => match content.article(id) {
            Some(article) => Target::Text(&article.body),
            None if content.left_out.iter().any(|left_out| left_out.article.id == *id) => Target::LeftOut,
            None => there(content.is_unreadable(Kind::Article, id.as_str())),
        },
        Route::Topic(id, _) => there(content.topic(id).is_some() || content.is_unreadable(Kind::Site, "")),
        Route::Council(id) => match content.council(id) {
            Some(council) => Target::Council(council),
            None => there(content.is_unreadable(Kind::Council, id.as_str())),
        },
        Route::Pack(council, id) => {
            let meeting = Route::Meeting(council.clone(), id.clone());
            match target(content, &meeting) {
                Target::Agenda(_) => Target::There,
                other => other,
            }
        }
        Route::Members(id) => there(
            content.council(id).is_some_and(Council::has_members_page)
                || content.is_unreadable(Kind::Council, id.as_str()),
        ),
        Route::Comparison(one, other) => there(match (content.council(one), content.council(other)) {
            (Some(one), Some(other)) => one.shares_members_with(other),
            _ => [one, other].into_iter().any(|id| content.is_unreadable(Kind::Council, id.as_str())),
        }),
        Route::Meetings(id) => {
            let has_any = content.meetings_of(Some(id)).next().is_some();
            there(has_any || content.is_unreadable(Kind::Council, id.as_str()))
        }
        Route::Publications(id) => {
            let has_any = content.council(id).is_some_and(Council::has_publications);
            there(has_any || content.is_unreadable(Kind::Council, id.as_str()))
        }
        Route::Meeting(council, id) => match content.meeting(council, id) {
            Some(meeting) => Target::Agenda(&meeting.meeting),
            None => there(is_unreadable_within(content, Kind::Meeting, [council, id])),
        },
        Route::Paper(council, id) => match content.paper(council, id) {
            Some(paper) => Target::Text(&paper.body),
            None => there(is_unreadable_within(content, Kind::Paper, [council, id])),
        },
        Route::Person(id) => there(content.person(id).is_some() || content.is_unreadable(Kind::Person, id.as_str())),
        Route::Page(id) => match content.page(id) {
            Some(page) => Target::Text(&page.body),
            None => there(content.is_unreadable(Kind::Page, id.as_str())),
        },
    }
}

/// Whether a council's meeting or paper, or the council itself, is there but could not be read.
fn is_unreadable_within(content: &Content, kind: Kind, [council, id]: [&Slug; 2]) -> bool {
    content.is_unreadable(kind, format!("{council}/{id}")) || content.is_unreadable(Kind::Council, council.as_str())
}

/// Every address of the site, for an editor who mistyped one.
fn paths(content: &Content) -> Vec<String> {
    let fixed = [Route::Home, Route::News(None), Route::Councils, Route::Search];
    let articles = content.articles.iter().map(|article| Route::Article(article.id.clone()));
    let topics = content.topics.iter().map(|topic| Route::Topic(topic.id.clone(), None));
    let councils = content.councils.iter().map(|council| Route::Council(council.organization.id.clone()));
    let records = content.councils.iter().flat_map(|council| {
        let id = || council.organization.id.clone();
        let meetings = council.meetings.iter().map(move |meeting| Route::Meeting(id(), meeting.meeting.id.clone()));
        let members = council.has_members_page().then(|| Route::Members(id()));
        let meetings = members.into_iter().chain(meetings);
        meetings.chain(council.papers.iter().map(move |paper| Route::Paper(id(), paper.paper.id.clone())))
    });
    let people = content.people.iter().map(|person| Route::Person(person.person.id.clone()));
    let pages = content.pages.iter().map(|page| Route::Page(page.id.clone()));
    let routes =
        fixed.into_iter().chain(articles).chain(topics).chain(councils).chain(records).chain(people).chain(pages);
    let feeds = |route: &Route| route.feed().map(|feed| [format!("{feed}.atom"), format!("{feed}.json")]);
    routes.flat_map(|route| feeds(&route).into_iter().flatten().chain([route.path()])).collect()
}

/// The ids of a page.
fn ids_on(page: &Target<'_>) -> HashSet<String> {
    let mut ids = HashSet::from(["main".to_owned()]);
    match page {
        Target::Text(body) => ids.extend(ids_of(body)),
        Target::Council(council) => {
            ids.extend(gazette::app::COUNCIL_SECTIONS.map(str::to_owned));
            ids.extend(ids_of(&council.body));
            ids.extend(council.strategies.iter().map(|strategy| format!("strategy-{}", strategy.id)));
            ids.extend(council.publications.iter().map(|publication| format!("publication-{}", publication.id)));
        }
        Target::Agenda(meeting) => ids.extend(meeting.agenda.iter().map(gazette::model::AgendaItem::anchor)),
        Target::There | Target::LeftOut | Target::Missing => {}
    }
    ids
}

/// The ids of a text's blocks.
fn ids_of(body: &Body) -> Vec<String> {
    let blocks = body.blocks().unwrap_or_default();
    let mut ids = Vec::new();
    each_block(&blocks, &mut |block| add_ids(block, &mut ids));
    ids.into_iter().map(str::to_owned).collect()
}

fn add_ids<'a>(block: &'a Block, ids: &mut Vec<&'a str>) {
    match block {
        Block::Paragraph { id, .. }
        | Block::Heading { id, .. }
        | Block::Figure { id, .. }
        | Block::Table { id, .. }
        | Block::Code { id, .. }
        | Block::File { id, .. }
        | Block::Quote { id, .. }
        | Block::Callout { id, .. }
        | Block::Passage { id, .. }
        | Block::List { id, .. } => ids.push(id),
        Block::Footnotes { id, items } => {
            ids.push(id);
            ids.extend(items.iter().map(|Footnote { id, .. }| id.as_str()));
        }
        Block::Rule | Block::Unknown => {}
    }
}

fn is_picture(content: &Content, report: &mut Report<'_>, src: &Href, place: impl FnOnce() -> Place) {
    match content.files.get(src.as_str()) {
        Some(file) if file.mime_type.starts_with("image/") => {}
        Some(file) => {
            report.error(format!("`{src}` is no picture: it is {}", file.mime_type), place(), "name a picture");
        }
        None if src.site_path().is_some() => {
            report.error(format!("there is no picture `{src}`"), place(), file_help(content, src));
        }
        None => report.error(
            "a picture from another site is not shown",
            place(),
            "put a copy in the content's folder `files`, and write `/files/…`",
        ),
    }
}

fn file_help(content: &Content, href: &Href) -> String {
    match nearest(href.as_str(), content.files.iter().map(|file| file.url.as_str())) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "put it in the content's folder `files`, and write `/files/…`".to_owned(),
    }
}
