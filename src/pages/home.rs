//! The home page.

use crate::{
    model::{Home, MeetingStatus, MeetingSummary, Named, Publication},
    route::Route,
    views::{app, article_list, council_list, date, is_past, lead_article, publication_list, route_link},
};
use leptos::prelude::*;

/// How many meetings to come are shown.
const MEETINGS: usize = 4;

/// The lead story, what is new, the next meetings, the councils and what they publish.
pub(super) fn home(home: &Home) -> AnyView {
    let site = app().site;
    let (lead, latest) = match home.articles.split_first() {
        Some((lead, latest)) => (Some(lead_article(lead)), latest),
        None => (None, &[][..]),
    };
    let latest = (!latest.is_empty()).then(|| {
        view! {
            <section class="home-news" aria-labelledby="latest">
                <h2 id="latest">"Latest news"</h2>
                {article_list(latest)}
                <p class="more">{route_link(&Route::News(None), "All news")}</p>
            </section>
        }
    });
    let councils = (!home.councils.is_empty()).then(|| {
        view! {
            <section class="home-councils" aria-labelledby="councils">
                <h2 id="councils">"Councils"</h2>
                {council_list(&home.councils)}
                <p class="more">{route_link(&Route::Councils, "All councils")}</p>
            </section>
        }
    });
    view! {
        <div class="page home">
            <h1 class="home-title">{site.name.clone()}</h1>
            <p class="home-description">{site.description.clone()}</p>
            {lead}
            <div class="home-columns">
                {latest}
                <div class="home-aside">
                    {next_meetings(home.meetings.clone(), home.organizations.clone())}
                    {councils}
                    {publications(&home.publications)}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// The next meetings, seen from the reader's day.
fn next_meetings(meetings: Vec<MeetingSummary>, organizations: Vec<Named>) -> impl IntoView {
    let today = app().today;
    move || {
        let items: Vec<_> = meetings
            .iter()
            .filter(|meeting| !is_past(meeting, today.get()) && meeting.status != MeetingStatus::Cancelled)
            .take(MEETINGS)
            .map(|meeting| next_meeting(meeting, &organizations))
            .collect();
        (!items.is_empty()).then(|| {
            view! {
                <section class="home-meetings" aria-labelledby="meetings">
                    <h2 id="meetings">"Next meetings"</h2>
                    <ul class="plain-list">{items}</ul>
                </section>
            }
        })
    }
}

fn next_meeting(meeting: &MeetingSummary, organizations: &[Named]) -> impl IntoView + use<> {
    let bodies: Vec<_> = organizations
        .iter()
        .filter(|body| meeting.organization_ids.contains(&body.id))
        .map(|body| view! { <span class="meeting-body">{route_link(&Route::Council(body.id.clone()), body.name.clone())}</span> })
        .collect();
    view! {
        <li>
            {bodies} <span class="meeting-name">{meeting.name.clone()}</span>
            <span class="meeting-time">{date(meeting.start.date())} " " <span class="status">{meeting.status.label()}</span></span>
        </li>
    }
}

fn publications(publications: &[Publication]) -> impl IntoView + use<> {
    (!publications.is_empty()).then(|| {
        view! {
            <section class="home-publications" aria-labelledby="publications">
                <h2 id="publications">"Publications"</h2>
                {publication_list(publications)}
            </section>
        }
    })
}
