//! What a page says of itself to search engines, previews and the browser's title bar: one plain value for each page,
//! written into the prerendered page by `press` and applied by the application as it moves.

use crate::{
    model::{
        Date, Document, Image, ListPage, MeetingPage, MeetingStatus, Named, Pack, PageData, PaperPage, Qr, Revision,
        Site, when_in_words,
    },
    route::Route,
    shown::Shown,
};

/// A page's own description of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct PageHead {
    /// The page's title, as its `<h1>` has it.
    pub heading: String,
    /// What ends the title: the site's name.
    pub site_name: String,
    /// The page in a sentence or two, plain text.
    pub description: String,
    /// The canonical address, absolute; `None` where the page has none.
    pub canonical: Option<String>,
    /// The QR code of the canonical address.
    pub qr: Option<Qr>,
    /// The revision of the page's document.
    pub revision: Option<Revision>,
    /// The day on which the page was last changed, where it says so.
    pub updated: Option<Date>,
    /// What sort of page it is.
    pub kind: HeadKind,
    /// The picture for previews.
    pub image: Option<Image>,
    /// The places above this one, from the home page down.
    pub above: Vec<(Route, String)>,
}

/// What sort of page it is, as far as others want to know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum HeadKind {
    /// An article or a paper with its dates.
    Article {
        /// The day it was published.
        published: Date,
        /// The day it was last changed.
        modified: Option<Date>,
    },
    /// A person's page.
    Person,
    /// A body's page.
    Organization,
    /// Any other page.
    #[default]
    Website,
}

impl HeadKind {
    /// The `og:type` of the page (Open Graph protocol).
    pub fn open_graph_type(&self) -> &'static str {
        match self {
            HeadKind::Article { .. } => "article",
            HeadKind::Person => "profile",
            HeadKind::Organization | HeadKind::Website => "website",
        }
    }
}

impl PageHead {
    /// The head of the page as it is shown.
    pub fn of(site: &Site, shown: &Shown) -> PageHead {
        match shown {
            Shown::Ready(route, document) => of_ready(site, route, document),
            Shown::Waiting(_) => of_no_document(site, "Loading…"),
            Shown::Failed(_, failure) => of_no_document(site, failure.title()),
        }
    }

    /// The text of `<title>`: "Page title – Site name", or the site's name alone on its home page.
    pub fn title(&self) -> String {
        if self.heading == self.site_name {
            self.heading.clone()
        } else {
            format!("{} – {}", self.heading, self.site_name)
        }
    }
}

fn of_no_document(site: &Site, heading: &str) -> PageHead {
    PageHead {
        heading: heading.to_owned(),
        site_name: site.name.clone(),
        description: site.description.clone(),
        canonical: None,
        qr: None,
        revision: None,
        updated: None,
        kind: HeadKind::Website,
        image: None,
        above: vec![home()],
    }
}

fn of_ready(site: &Site, route: &Route, document: &Document<PageData>) -> PageHead {
    let Told { heading, description, kind, updated, image, above } = told(site, route, &document.content);
    PageHead {
        heading,
        site_name: site.name.clone(),
        description: description.unwrap_or_else(|| site.description.clone()),
        canonical: Some(canonical_address(site, route, &document.content)),
        qr: document.qr.clone(),
        revision: Some(document.revision.clone()),
        updated,
        kind,
        image,
        above,
    }
}

/// What a page's content says of it. Where it has no description, it has the site's.
#[derive(Default)]
struct Told {
    heading: String,
    description: Option<String>,
    kind: HeadKind,
    updated: Option<Date>,
    image: Option<Image>,
    above: Vec<(Route, String)>,
}

fn told(site: &Site, route: &Route, data: &PageData) -> Told {
    match data {
        PageData::Home(_) => Told { heading: site.name.clone(), ..Told::default() },
        PageData::List(list) => of_list(list),
        PageData::Article(article) => Told {
            heading: article.title.clone(),
            description: Some(article.summary.clone()),
            kind: HeadKind::Article { published: article.date_published, modified: article.date_modified },
            updated: article.date_modified,
            image: article.image.clone(),
            above: vec![home(), news()],
        },
        PageData::Councils(_) => Told {
            heading: "Councils".into(),
            description: Some(format!("The councils and groups that {} reports on.", site.name)),
            above: vec![home()],
            ..Told::default()
        },
        PageData::Council(council) => Told {
            heading: council.organization.name.clone(),
            description: council.organization.abstract_.clone(),
            kind: HeadKind::Organization,
            above: vec![home(), councils()],
            ..Told::default()
        },
        PageData::Meetings(page) => of_part(&page.organization, " meetings"),
        PageData::Publications(page) => of_part(&page.organization, " publications"),
        PageData::Meeting(page) => of_meeting(page),
        PageData::Pack(pack) => of_pack(pack),
        PageData::Paper(page) => of_paper(page),
        PageData::Members(page) => Told {
            heading: page.title.clone(),
            description: Some(page.summary.clone()),
            above: below_council(&page.organization),
            ..Told::default()
        },
        PageData::Person(page) => Told {
            heading: page.person.full_name(),
            description: page.person.summary.clone(),
            kind: HeadKind::Person,
            image: page.person.image.clone(),
            above: vec![home()],
            ..Told::default()
        },
        PageData::Page(page) => Told {
            heading: page.title.clone(),
            description: Some(page.summary.clone()),
            updated: page.date_modified,
            above: if matches!(route, Route::Comparison(..)) { vec![home(), councils()] } else { vec![home()] },
            ..Told::default()
        },
    }
}

/// The canonical address, absolute, of the page of a route.
pub fn canonical_address(site: &Site, route: &Route, data: &PageData) -> String {
    site.url.absolute(&canonical_route(route, data).path())
}

/// The newest page of a list has two addresses; the one without a number is canonical.
fn canonical_route(route: &Route, data: &PageData) -> Route {
    match (route, data) {
        (Route::News(_), PageData::List(list)) if list.is_newest() => Route::News(None),
        (Route::Topic(topic, _), PageData::List(list)) if list.is_newest() => Route::Topic(topic.clone(), None),
        _ => route.clone(),
    }
}

fn of_list(list: &ListPage) -> Told {
    let topic = list.topic.as_ref();
    let title = topic.map_or("News", |topic| &topic.title);
    Told {
        heading: if list.is_newest() { title.to_owned() } else { format!("{title}, page {}", list.page) },
        description: topic.and_then(|topic| topic.description.clone()),
        above: if topic.is_some() { vec![home(), news()] } else { vec![home()] },
        ..Told::default()
    }
}

/// `Alpha Council meetings`: a part of a council's record.
fn of_part(council: &Named, part: &str) -> Told {
    let heading = [&council.name, part].concat();
    let description = Some(["All ", &heading, "."].concat());
    Told { heading, description, above: below_council(council), ..Told::default() }
}

/// `17 September 2026, 10:30 to 12:30. Lantern Room, London.`
fn of_meeting(page: &MeetingPage) -> Told {
    let meeting = &page.meeting;
    let place = meeting.location.as_ref().map(|place| format!(" {}.", place.in_words()));
    let when = when_in_words(&meeting.start, meeting.end.as_ref());
    let cancelled = if meeting.status == MeetingStatus::Cancelled { "Cancelled. " } else { "" };
    let council = page.organizations.iter().find(|body| body.id == page.council_id);
    Told {
        heading: meeting.title(),
        description: Some(format!("{cancelled}{when}.{}", place.unwrap_or_default())),
        above: council.map_or_else(|| vec![home(), councils()], below_council),
        ..Told::default()
    }
}

fn of_pack(pack: &Pack) -> Told {
    let page = &pack.meeting;
    let meeting = Route::Meeting(page.council_id.clone(), page.meeting.id.clone());
    let mut told = of_meeting(page);
    told.above.push((meeting, told.heading.clone()));
    told.heading = ["Meeting pack: ", &told.heading].concat();
    told
}

fn of_paper(page: &PaperPage) -> Told {
    let paper = &page.paper;
    let what = || format!("{}, {}: {}.", page.organization.name, paper.date.in_words(), paper.paper_type.label());
    Told {
        heading: paper.name.clone(),
        description: Some(paper.abstract_.clone().unwrap_or_else(what)),
        kind: HeadKind::Article { published: paper.date, modified: None },
        above: below_council(&page.organization),
        ..Told::default()
    }
}

/// The places above a page of a council's record.
fn below_council(council: &Named) -> Vec<(Route, String)> {
    vec![home(), councils(), council_above(council)]
}

fn councils() -> (Route, String) {
    (Route::Councils, "Councils".into())
}

fn council_above(council: &Named) -> (Route, String) {
    (Route::Council(council.id.clone()), council.name.clone())
}

fn home() -> (Route, String) {
    (Route::Home, "Home".into())
}

fn news() -> (Route, String) {
    (Route::News(None), "News".into())
}
