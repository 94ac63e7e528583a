//! What each page says of itself: its [`Head`], made from what it shows.

use super::qr;
use gazette::{
    model::{
        Head, Image, Link, ListPage, MeetingPage, MeetingStatus, Named, Pack, PageData, PaperPage, Site, when_in_words,
    },
    route::Route,
    t,
    words::Word,
};

/// The head of the page of a route.
pub(super) fn head_of(site: &Site, route: &Route, data: &PageData) -> Head {
    let told = told(site, route, data);
    let url = site.url.absolute(&canonical_route(route, data).path());
    Head {
        description: if told.description.is_empty() { site.description.clone() } else { told.description },
        qr: qr::code_of(&url),
        url: Some(url),
        ..told
    }
}

/// The `og:type` of a page (Open Graph protocol).
pub(super) fn open_graph_type(data: Option<&PageData>) -> &'static str {
    match data {
        Some(PageData::Article(_) | PageData::Paper(_)) => "article",
        Some(PageData::Person(_)) => "profile",
        _ => "website",
    }
}

/// The picture that a page has of what it is about.
pub(super) fn image_of(data: &PageData) -> Option<&Image> {
    match data {
        PageData::Article(article) => article.image.as_ref(),
        PageData::Person(page) => page.person.image.as_ref(),
        _ => None,
    }
}

/// What a page's content says of it, without its address. Where it has no description, it has the site's.
pub(super) fn told(site: &Site, route: &Route, data: &PageData) -> Head {
    match data {
        PageData::Home(_) => Head { title: site.name.clone(), ..Head::default() },
        PageData::List(list) => of_list(list),
        PageData::Article(article) => Head {
            title: article.title.clone(),
            description: article.summary.clone(),
            date_published: Some(article.date_published),
            date_modified: article.date_modified,
            creator: in_a_row(article.authors.iter().map(|author| &author.name)),
            above: vec![home(), news()],
            ..Head::default()
        },
        PageData::Councils(_) => Head {
            title: t!("Councils").text().into(),
            description: t!("The councils and groups that {0} reports on.").with(&[&site.name]),
            above: vec![home()],
            ..Head::default()
        },
        PageData::Council(council) => Head {
            title: council.organization.name.clone(),
            description: council.organization.abstract_.clone().unwrap_or_default(),
            noun: Some(t!("council").text().into()),
            above: vec![home(), councils()],
            ..Head::default()
        },
        PageData::Meetings(page) => of_part(&page.organization, t!("{0} meetings")),
        PageData::Publications(page) => of_part(&page.organization, t!("{0} publications")),
        PageData::Meeting(page) => of_meeting(page),
        PageData::Pack(pack) => of_pack(pack),
        PageData::Paper(page) => of_paper(page),
        PageData::Members(page) => Head {
            title: page.title.clone(),
            description: page.summary.clone(),
            above: below_council(&page.organization),
            ..Head::default()
        },
        PageData::Person(page) => Head {
            title: page.person.full_name(),
            description: page.person.summary.clone().unwrap_or_default(),
            above: vec![home()],
            ..Head::default()
        },
        PageData::Page(page) => Head {
            title: page.title.clone(),
            description: page.summary.clone(),
            date_modified: page.date_modified,
            above: if matches!(route, Route::Comparison(..)) { vec![home(), councils()] } else { vec![home()] },
            ..Head::default()
        },
    }
}

/// The newest page of a list has two addresses; the one without a number is canonical.
fn canonical_route(route: &Route, data: &PageData) -> Route {
    match (route, data) {
        (Route::News(_), PageData::List(list)) if list.is_newest() => Route::News(None),
        (Route::Topic(topic, _), PageData::List(list)) if list.is_newest() => Route::Topic(topic.clone(), None),
        _ => route.clone(),
    }
}

fn of_list(list: &ListPage) -> Head {
    let topic = list.topic.as_ref();
    let title = topic.map_or_else(|| t!("News").text(), |topic| &topic.title);
    Head {
        title: if list.is_newest() {
            title.to_owned()
        } else {
            t!("{0}, page {1}").with(&[title, &list.page.to_string()])
        },
        description: topic.and_then(|topic| topic.description.clone()).unwrap_or_default(),
        above: if topic.is_some() { vec![home(), news()] } else { vec![home()] },
        ..Head::default()
    }
}

/// `Alpha Council meetings`: a part of a council's record.
fn of_part(council: &Named, part: Word) -> Head {
    let title = part.with(&[&council.name]);
    Head { description: t!("All {0}.").with(&[&title]), title, above: below_council(council), ..Head::default() }
}

/// `17 September 2026, 10:30 to 12:30. Lantern Room, London.`
fn of_meeting(page: &MeetingPage) -> Head {
    let meeting = &page.meeting;
    let place = meeting.location.as_ref().map(|place| format!(" {}.", place.in_words()));
    let when = when_in_words(&meeting.start, meeting.end.as_ref());
    let cancelled = if meeting.status == MeetingStatus::Cancelled { t!("Cancelled. ").text() } else { "" };
    let council = page.organizations.iter().find(|body| body.id == page.council_id);
    Head {
        title: meeting.title(),
        description: format!("{cancelled}{when}.{}", place.unwrap_or_default()),
        noun: Some(t!("meeting").text().into()),
        creator: council.map(|council| council.name.clone()),
        date: Some(meeting.start.date()),
        above: council.map_or_else(|| vec![home(), councils()], below_council),
        ..Head::default()
    }
}

fn of_pack(pack: &Pack) -> Head {
    let page = &pack.meeting;
    let mut head = of_meeting(page);
    let meeting = place(&Route::Meeting(page.council_id.clone(), page.meeting.id.clone()), &head.title);
    head.above.push(meeting);
    head.title = t!("Meeting pack: {0}").with(&[&head.title]);
    head.noun = Some(t!("meeting pack").text().into());
    head
}

fn of_paper(page: &PaperPage) -> Head {
    let paper = &page.paper;
    let what =
        || format!("{}, {}: {}.", page.organization.name, paper.date.in_words(), paper.paper_type.label().text());
    let brought_by = match &page.organizations[..] {
        [] => std::slice::from_ref(&page.organization),
        named => named,
    };
    Head {
        title: paper.name.clone(),
        description: paper.abstract_.clone().unwrap_or_else(what),
        noun: Some(t!("paper").text().into()),
        creator: in_a_row(brought_by.iter().map(|body| &body.name)),
        date_published: Some(paper.date),
        above: below_council(&page.organization),
        ..Head::default()
    }
}

/// The places above a page of a council's record.
fn below_council(council: &Named) -> Vec<Link> {
    vec![home(), councils(), place(&Route::Council(council.id.clone()), &council.name)]
}

fn councils() -> Link {
    place(&Route::Councils, t!("Councils").text())
}

fn home() -> Link {
    place(&Route::Home, t!("Home").text())
}

fn news() -> Link {
    place(&Route::News(None), t!("News").text())
}

fn place(route: &Route, title: &str) -> Link {
    Link { title: title.to_owned(), url: route.into() }
}

/// Names in a row: `A, B and C`; nothing, where there are none.
pub(super) fn in_a_row<'a>(names: impl Iterator<Item = &'a String>) -> Option<String> {
    let names: Vec<&str> = names.map(String::as_str).collect();
    match &names[..] {
        [] => None,
        [one] => Some((*one).to_owned()),
        [others @ .., last] => Some([&*others.join(t!(", ").text()), t!(" and ").text(), last].concat()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_a_row() {
        for (names, expected) in [
            (&[][..], None),
            (&["A"], Some("A")),
            (&["A", "B"], Some("A and B")),
            (&["A", "B", "C"], Some("A, B and C")),
        ] {
            let names: Vec<String> = names.iter().map(ToString::to_string).collect();
            assert_eq!(in_a_row(names.iter()).as_deref(), expected);
        }
    }
}
