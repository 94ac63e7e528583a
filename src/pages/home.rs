//! The home page.

use crate::{
    markup::{Element, Markup, el, live, many},
    model::{Home, MeetingSummary, Named},
    route::Route,
    t,
    views::{
        app, article_list, council_list, date, is_to_come, lead_article, meeting_link, plain_list, publication_list,
        route_link, section,
    },
    words::Word,
};
use leptos::prelude::*;

/// How many meetings to come are shown.
const MEETINGS: usize = 4;

/// The lead story, what is new, the next meetings, the councils and what they publish.
pub(super) fn home(home: &Home) -> Element {
    let site = app().site;
    let lead = home.articles.first().map(lead_article);
    let latest = home.articles.get(1..).unwrap_or_default();
    let latest = (!latest.is_empty()).then(|| {
        section("latest", t!("Latest news")).add(article_list(latest)).add(more(&Route::News(None), t!("All news")))
    });
    let councils = (!home.councils.is_empty()).then(|| {
        section("councils", t!("Councils"))
            .add(council_list(&home.councils))
            .add(more(&Route::Councils, t!("All councils")))
    });
    let publications = (!home.publications.is_empty())
        .then(|| section("publications", t!("Publications")).add(publication_list(&home.publications)));
    let aside = el("div")
        .class("home-aside")
        .add(next_meetings(home.meetings.clone(), home.organizations.clone()))
        .add(councils)
        .add(publications);
    el("div")
        .class("page home")
        .add(el("h1").class("home-title").add(site.name.clone()))
        .add(el("p").class("home-description").add(site.description.clone()))
        .add(lead)
        .add(el("div").class("home-columns").add(el("div").add(latest)).add(aside))
}

fn more(route: &Route, text: Word) -> Element {
    el("p").class("more").add(route_link(route, text))
}

/// The next meetings, seen from the reader's day.
fn next_meetings(meetings: Vec<MeetingSummary>, organizations: Vec<Named>) -> Markup {
    let now = app().now;
    live(move || {
        let next: Vec<_> = meetings.iter().filter(|meeting| is_to_come(meeting, now.get())).take(MEETINGS).collect();
        if next.is_empty() {
            return Markup::Nothing;
        }
        let items = next.into_iter().map(|meeting| next_meeting(meeting, &organizations));
        section("meetings", t!("Next meetings")).add(plain_list(items)).into()
    })
}

fn next_meeting(meeting: &MeetingSummary, organizations: &[Named]) -> Element {
    let bodies = organizations.iter().filter(|body| meeting.organization_ids.contains(&body.id));
    let links = bodies.map(|body| {
        let link = route_link(&Route::Council(body.id.clone()), body.name.clone());
        many([el("span").class("meeting-body").add(link).into(), Markup::from(" ")])
    });
    let time = el("span").class("meeting-time").add(date(meeting.start.date())).add(" ");
    el("li")
        .add(el("span").class("meeting-name").add(meeting_link(&meeting.council_id, &meeting.id, &meeting.name)))
        .add(" ")
        .add_all(links)
        .add(time.add(el("span").class("status").add(meeting.status.label())))
}
