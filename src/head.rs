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
#[derive(Clone, Debug, PartialEq, Eq)]
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
    let data = &document.content;
    let (canonical, qr) = (Some(canonical_address(site, route, data)), document.qr.clone());
    let revision = Some(document.revision.clone());
    let head = PageHead { canonical, qr, revision, ..of_no_document(site, "") };
    match data {
        PageData::Home(_) => PageHead { heading: site.name.clone(), above: Vec::new(), ..head },
        PageData::List(list) => of_list(head, list),
        PageData::Article(article) => PageHead {
            heading: article.title.clone(),
            description: article.summary.clone(),
            kind: HeadKind::Article { published: article.date_published, modified: article.date_modified },
            updated: article.date_modified,
            image: article.image.clone(),
            above: vec![home(), news()],
            ..head
        },
        PageData::Councils(_) => PageHead {
            heading: "Councils".into(),
            description: format!("The councils and groups that {} reports on.", site.name),
            ..head
        },
        PageData::Council(council) => PageHead {
            heading: council.organization.name.clone(),
            description: council.organization.abstract_.clone().unwrap_or(head.description),
            kind: HeadKind::Organization,
            above: vec![home(), councils()],
            ..head
        },
        PageData::Meetings(page) => of_part(head, &page.organization, " meetings"),
        PageData::Publications(page) => of_part(head, &page.organization, " publications"),
        PageData::Meeting(page) => of_meeting(head, page),
        PageData::Pack(pack) => of_pack(head, pack),
        PageData::Paper(page) => of_paper(head, page),
        PageData::Members(page) => PageHead {
            heading: page.title.clone(),
            description: page.summary.clone(),
            ..below_council(head, &page.organization)
        },
        PageData::Person(page) => PageHead {
            heading: page.person.full_name(),
            description: page.person.summary.clone().unwrap_or(head.description),
            kind: HeadKind::Person,
            image: page.person.image.clone(),
            ..head
        },
        PageData::Page(page) => PageHead {
            heading: page.title.clone(),
            description: page.summary.clone(),
            updated: page.date_modified,
            above: if matches!(route, Route::Comparison(..)) { vec![home(), councils()] } else { head.above },
            ..head
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

fn of_list(head: PageHead, list: &ListPage) -> PageHead {
    let title = list.topic.as_ref().map_or("News", |topic| &topic.title);
    let heading = if list.is_newest() { title.to_owned() } else { format!("{title}, page {}", list.page) };
    let description = list.topic.as_ref().and_then(|topic| topic.description.clone()).unwrap_or(head.description);
    let above = if list.topic.is_some() { vec![home(), news()] } else { vec![home()] };
    PageHead { heading, description, above, ..head }
}

/// `Alpha Council meetings`: a part of a council's record.
fn of_part(head: PageHead, council: &Named, part: &str) -> PageHead {
    let heading = [&council.name, part].concat();
    let description = ["All ", &heading, "."].concat();
    PageHead { heading, description, above: vec![home(), councils(), council_above(council)], ..head }
}

/// `17 September 2026, 10:30 to 12:30. Lantern Room, London.`
fn of_meeting(head: PageHead, page: &MeetingPage) -> PageHead {
    let meeting = &page.meeting;
    let place = meeting.location.as_ref().map(|place| format!(" {}.", place.in_words()));
    let when = when_in_words(&meeting.start, meeting.end.as_ref());
    let cancelled = if meeting.status == MeetingStatus::Cancelled { "Cancelled. " } else { "" };
    let council = page.organizations.iter().find(|body| body.id == page.council_id);
    PageHead {
        heading: meeting.title(),
        description: format!("{cancelled}{when}.{}", place.unwrap_or_default()),
        above: [home(), councils()].into_iter().chain(council.map(council_above)).collect(),
        ..head
    }
}

fn of_pack(head: PageHead, pack: &Pack) -> PageHead {
    let page = &pack.meeting;
    let meeting = Route::Meeting(page.council_id.clone(), page.meeting.id.clone());
    let head = of_meeting(head, page);
    PageHead {
        heading: format!("Meeting pack: {}", head.heading),
        above: head.above.into_iter().chain([(meeting, head.heading)]).collect(),
        ..head
    }
}

fn of_paper(head: PageHead, page: &PaperPage) -> PageHead {
    let paper = &page.paper;
    let what = || format!("{}, {}: {}.", page.organization.name, paper.date.in_words(), paper.paper_type.label());
    PageHead {
        heading: paper.name.clone(),
        description: paper.abstract_.clone().unwrap_or_else(what),
        kind: HeadKind::Article { published: paper.date, modified: None },
        ..below_council(head, &page.organization)
    }
}

/// A page of a council's record.
fn below_council(head: PageHead, council: &Named) -> PageHead {
    PageHead { above: vec![home(), councils(), council_above(council)], ..head }
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
