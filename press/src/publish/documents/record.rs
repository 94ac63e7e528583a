//! The record of a council: its own page, its meetings, papers and publications, and what people did in it.

use super::{Documents, NEWEST, named_body, named_person};
use crate::{
    content::{Council, Paper},
    publish::blocks::{heading, href, item, link, list},
};
use gazette::{
    model::{
        self, AgendaItem, Block, Decisions, FileLink, MeetingLink, MeetingPage, MeetingStatus, MeetingSummary,
        MeetingsPage, Named, Pack, PaperPage, PaperSummary, PersonPage, Publication, PublicationsPage, Slug, Span,
        Titled,
    },
    route::Route,
    t,
};
use std::{cmp::Reverse, collections::BTreeSet};

/// How many meetings a council's document holds: those around the day of the build.
const COUNCIL_MEETINGS: usize = 8;

impl<'a> Documents<'a> {
    pub(super) fn council(&self, council: &Council) -> model::Council {
        let id = &council.organization.id;
        let all = &self.content.councils;
        let changes: Vec<_> = all
            .iter()
            .flat_map(|council| &council.changes)
            .filter(|change| change.original_ids.contains(id) || change.resulting_ids.contains(id))
            .cloned()
            .collect();
        let relations: Vec<_> = all
            .iter()
            .flat_map(|council| &council.relations)
            .filter(|relation| relation.from_id == *id || relation.to_id == *id)
            .cloned()
            .collect();
        let all_meetings = self.all_meetings_of(council);
        let meetings = self.around_today(&all_meetings, COUNCIL_MEETINGS / 2, COUNCIL_MEETINGS);
        let in_changes = changes.iter().flat_map(|change| change.original_ids.iter().chain(&change.resulting_ids));
        let in_relations = relations.iter().flat_map(|relation| [&relation.from_id, &relation.to_id]);
        let in_meetings = meetings.iter().flat_map(|meeting| &meeting.organization_ids);
        let bodies = in_changes.chain(in_relations).chain(in_meetings).filter(|other| *other != id);
        let bodies: BTreeSet<&Slug> = bodies.collect();
        let members = council.memberships.iter().filter_map(|membership| self.content.person(&membership.person_id));
        model::Council {
            url: self.site.url.absolute(&Route::Council(id.clone()).path()),
            organization: with_labels(council.organization.clone()),
            body: Vec::new(),
            memberships: council.memberships.clone(),
            members_summary: self.seats.summary(council),
            people: members.map(|person| named_person(&person.person)).collect(),
            organizations: self.bodies(bodies),
            meeting_pattern: council.meeting_pattern.clone(),
            decisions: all_meetings.iter().rev().find_map(decisions),
            meetings,
            publications: council.publications.clone(),
            strategies: council.strategies.clone(),
            papers: council.papers.iter().take(NEWEST).map(|paper| paper_summary(&paper.paper)).collect(),
            relations,
            changes,
            articles: self.newest(self.of_councils.get(id)),
        }
    }

    /// The meetings around the day of the build, given oldest first: so many before it at the most, so many in all.
    pub(super) fn around_today(
        &self,
        meetings: &[(&Council, &model::Meeting)],
        past: usize,
        all: usize,
    ) -> Vec<MeetingSummary> {
        let today = meetings.partition_point(|(_, meeting)| meeting.start.date() < self.content.today);
        let around = meetings.iter().skip(today.saturating_sub(past)).take(all);
        around.map(|(council, meeting)| meeting_summary(council, meeting)).collect()
    }

    pub(super) fn meetings(&self, council: &Council) -> MeetingsPage {
        let id = &council.organization.id;
        let meetings = self.all_meetings_of(council);
        let bodies = meetings.iter().flat_map(|(_, meeting)| &meeting.organization_ids).filter(|other| *other != id);
        let bodies: BTreeSet<&Slug> = bodies.collect();
        MeetingsPage {
            url: self.site.url.absolute(&Route::Meetings(id.clone()).path()),
            organization: named_body(council),
            organizations: self.bodies(bodies),
            meetings: meetings
                .into_iter()
                .map(|(council, meeting)| in_a_long_list(meeting_summary(council, meeting)))
                .collect(),
        }
    }

    pub(super) fn publications(&self, council: &Council) -> PublicationsPage {
        let place = |publication: &Publication| {
            let first = publication.topics.first()?;
            self.content.topics.iter().position(|topic| topic.id == *first)
        };
        let mut publications = council.publications.clone();
        publications.sort_by_key(|publication| place(publication).unwrap_or(usize::MAX));
        let topics: BTreeSet<usize> = publications.iter().filter_map(place).collect();
        let topics = topics.into_iter().filter_map(|place| self.content.topics.get(place));
        let in_short = |paper: &model::Paper| PaperSummary { abstract_: None, main_file: None, ..paper_summary(paper) };
        PublicationsPage {
            url: self.site.url.absolute(&Route::Publications(council.organization.id.clone()).path()),
            organization: named_body(council),
            strategies: council.strategies.clone(),
            publications,
            topics: topics.map(|topic| Titled { id: topic.id.clone(), title: topic.title.clone() }).collect(),
            papers: council.papers.iter().map(|paper| in_short(&paper.paper)).collect(),
        }
    }

    /// A council's meetings with the councils whose records they are, oldest first: its own, and those of others that it takes
    /// part in.
    pub(super) fn all_meetings_of<'b>(&self, council: &'b Council) -> Vec<(&'b Council, &'b model::Meeting)>
    where
        'a: 'b,
    {
        let id = &council.organization.id;
        let others = self.content.councils.iter().filter(|other| other.organization.id != *id);
        let joint = others.flat_map(meetings_of).filter(|(_, meeting)| meeting.organization_ids.contains(id));
        let mut meetings: Vec<_> = meetings_of(council).chain(joint).collect();
        meetings.sort_by_key(|(_, meeting)| meeting.start.moment());
        meetings
    }

    pub(super) fn meeting(&self, council_id: &Slug, id: &Slug) -> Option<MeetingPage> {
        let council = self.content.council(council_id)?;
        let meetings = self.all_meetings_of(council);
        let is_this =
            |(of, meeting): &(&Council, &model::Meeting)| of.organization.id == *council_id && meeting.id == *id;
        let place = meetings.iter().position(is_this)?;
        let (_, meeting) = *meetings.get(place)?;
        let link = |place: Option<usize>| place.and_then(|place| meetings.get(place)).map(meeting_link);
        let presenters = meeting.agenda.iter().flat_map(|item| &item.presenters);
        let people: BTreeSet<&Slug> =
            meeting.attendance.iter().map(|attendance| &attendance.person_id).chain(presenters).collect();
        Some(MeetingPage {
            url: self.site.url.absolute(&Route::Meeting(council_id.clone(), id.clone()).path()),
            council_id: council_id.clone(),
            organizations: self.bodies(&meeting.organization_ids),
            people: self.people(people),
            papers: papers_of(council, meeting).map(paper_summary).collect(),
            previous: link(place.checked_sub(1)),
            next: link(place.checked_add(1)),
            meeting: model::Meeting { minutes_file: minutes_file(meeting), ..meeting.clone() },
        })
    }

    /// The papers of a meeting's pack: as the agenda takes them, then the others that name it.
    pub(super) fn papers_of(&self, council: &Slug, id: &Slug) -> impl Iterator<Item = &'a Paper> {
        let papers = self.content.council(council).map_or(&[][..], |council| &council.papers);
        let meeting = self.content.meeting(council, id).map(|meeting| &meeting.meeting);
        let mut of_meeting: Vec<(usize, &Paper)> = Vec::new();
        for paper in papers {
            let items = meeting.into_iter().flat_map(|meeting| &meeting.agenda);
            let place = items.flat_map(|item| &item.papers).position(|taken| *taken == paper.paper.id);
            let others = paper.paper.meetings.contains(id).then_some(usize::MAX);
            of_meeting.extend(place.or(others).map(|place| (place, paper)));
        }
        of_meeting.sort_by_key(|(place, _)| *place);
        of_meeting.into_iter().map(|(_, paper)| paper)
    }

    pub(super) fn pack(&self, council_id: &Slug, id: &Slug) -> Option<Pack> {
        let meeting = self.meeting(council_id, id)?;
        let day = meeting.meeting.start.date();
        let bodies = meeting.meeting.organization_ids.iter().filter_map(|id| self.content.council(id));
        let seats = bodies.flat_map(|council| &council.memberships).filter(|seat| seat.is_held_on(day));
        let mut members: Vec<Named> = Vec::new();
        for seat in seats {
            let Some(person) = self.content.person(&seat.person_id).map(|person| &person.person) else { continue };
            if members.iter().all(|known| known.id != person.id) {
                let role =
                    seat.post_title.as_ref().map_or_else(|| seat.role.clone(), |post| format!("{}, {post}", seat.role));
                members.push(Named { id: person.id.clone(), name: person.full_name(), summary: Some(role) });
            }
        }
        // Who was there and sits on none of them has a row, too.
        for guest in &meeting.meeting.attendance {
            if let Some(person) = self.content.person(&guest.person_id).map(|person| &person.person)
                && members.iter().all(|known| known.id != person.id)
            {
                members.push(Named {
                    id: person.id.clone(),
                    name: person.full_name(),
                    summary: person.summary.clone(),
                });
            }
        }
        Some(Pack {
            url: self.site.url.absolute(&Route::Pack(council_id.clone(), id.clone()).path()),
            members,
            papers: self.papers_of(council_id, id).map(|paper| paper.paper.clone()).collect(),
            meeting,
        })
    }

    pub(super) fn paper(&self, council_id: &Slug, id: &Slug) -> Option<PaperPage> {
        let council = self.content.council(council_id)?;
        let paper = &self.content.paper(council_id, id)?.paper;
        let others = || council.papers.iter().map(|paper| &paper.paper);
        let named = |paper: &model::Paper| Named { id: paper.id.clone(), name: paper.name.clone(), summary: None };
        let meetings =
            meetings_of(council).filter(|(_, meeting)| paper.meetings.contains(&meeting.id) || takes(meeting, id));
        Some(PaperPage {
            url: self.site.url.absolute(&Route::Paper(council_id.clone(), id.clone()).path()),
            organization: named_body(council),
            paper: paper.clone(),
            people: self.people(&paper.originators),
            organizations: self.bodies(&paper.originators),
            meetings: meetings
                .map(|meeting| MeetingLink { items: items(meeting.1, id), ..meeting_link(&meeting) })
                .collect(),
            supersedes: others().find(|other| paper.supersedes.as_ref() == Some(&other.id)).map(named),
            superseded_by: others().filter(|other| other.supersedes.as_ref() == Some(id)).map(named).collect(),
        })
    }

    pub(super) fn person(&self, person: &model::Person) -> PersonPage {
        let memberships: Vec<_> = self.seats.of(&person.id).iter().copied().cloned().collect();
        let for_whom = memberships.iter().filter_map(|membership| membership.on_behalf_of_id.as_ref());
        let of_seats = memberships.iter().map(|membership| &membership.organization_id);
        let bodies: BTreeSet<&Slug> = of_seats.chain(for_whom).collect();
        PersonPage {
            url: self.site.url.absolute(&Route::Person(person.id.clone()).path()),
            organizations: self.bodies(bodies),
            record: self.record_of(&person.id),
            memberships,
            articles: self.newest(self.of_people.get(&person.id)),
            person: person.clone(),
        }
    }

    /// What a person brought before councils: papers, and items of agendas; newest first.
    pub(super) fn record_of(&self, person: &Slug) -> Vec<Block> {
        let mut papers: Vec<_> = self
            .content
            .councils
            .iter()
            .flat_map(|council| council.papers.iter().map(move |paper| (council, &paper.paper)))
            .filter(|(_, paper)| paper.originators.contains(person))
            .collect();
        papers.sort_by_key(|(_, paper)| Reverse(paper.date));
        let papers = papers.into_iter().map(|(council, paper)| {
            let body = &council.organization;
            let page = Route::Paper(body.id.clone(), paper.id.clone());
            let kind = paper.paper_type.label().text().to_lowercase();
            let facts = t!("{0} of {1}, {2}").with(&[&kind, &body.name, &paper.date.in_words()]);
            let facts = [t!(", ").text(), &facts].concat();
            item(&format!("paper-{}-{}", body.id, paper.id), vec![link(&page, paper.name.clone()), Span::Text(facts)])
        });
        let mut meetings: Vec<_> = self.content.councils.iter().flat_map(meetings_of).collect();
        // Nothing was presented at a meeting that did not take place.
        meetings.retain(|(_, meeting)| meeting.status != MeetingStatus::Cancelled);
        meetings.sort_by_key(|(_, meeting)| Reverse(meeting.start.moment()));
        let items = meetings.into_iter().flat_map(|of| of.1.agenda.iter().map(move |item| (of, item)));
        let items = items.filter(|(_, item)| item.presenters.contains(person));
        let items = items.filter_map(|((council, meeting), of)| {
            let body = &council.organization;
            let page = Route::Meeting(body.id.clone(), meeting.id.clone()).path();
            let title = Span::Link(vec![Span::Text(of.name.clone())], href(&format!("{page}#{}", of.anchor()))?);
            // A meeting without a name is called by its day.
            let name = meeting.name.as_ref().map(|name| format!("{name}, ")).unwrap_or_default();
            let facts = format!(", {}: {name}{}", body.name, meeting.start.date().in_words());
            Some(item(&format!("item-{}-{}-{}", body.id, meeting.id, of.id), vec![title, Span::Text(facts)]))
        });
        let parts = [
            ("page-papers", t!("Papers"), papers.collect::<Vec<_>>()),
            ("page-items", t!("On agendas of meetings"), items.collect()),
        ];
        let parts = parts.into_iter().filter(|(_, _, items)| !items.is_empty());
        parts.flat_map(|(id, title, items)| [heading(id, title.text()), list(&format!("{id}-list"), items)]).collect()
    }
}

/// The meetings in a council's own record.
pub(super) fn meetings_of(council: &Council) -> impl Iterator<Item = (&Council, &model::Meeting)> {
    council.meetings.iter().map(move |meeting| (council, &meeting.meeting))
}

/// Whether the paper is on the agenda.
pub(super) fn takes(meeting: &model::Meeting, paper: &Slug) -> bool {
    meeting.agenda.iter().any(|item| item.papers.contains(paper))
}

pub(super) fn meeting_link(&(council, meeting): &(&Council, &model::Meeting)) -> MeetingLink {
    MeetingLink {
        council_id: council.organization.id.clone(),
        id: meeting.id.clone(),
        name: meeting.title(),
        start: meeting.start.clone(),
        items: Vec::new(),
    }
}

/// The items of the agenda that a paper belongs to.
pub(super) fn items(meeting: &model::Meeting, paper: &Slug) -> Vec<Named> {
    let items = meeting.agenda.iter().filter(|item| item.papers.contains(paper));
    items
        .map(|item| Named { id: item.id.clone(), name: format!("{} {}", item.number(), item.name), summary: None })
        .collect()
}

/// What was decided at a meeting that was held, in short, where anything is known of that.
pub(in crate::publish) fn decisions(meeting: &(&Council, &model::Meeting)) -> Option<Decisions> {
    let of = meeting.1;
    let items = of.agenda.iter().filter(|item| item.result.is_some() || item.resolution_text.is_some());
    let in_short = |item: &AgendaItem| AgendaItem {
        presenters: Vec::new(),
        papers: Vec::new(),
        files: Vec::new(),
        ..item.clone()
    };
    let items: Vec<_> = items.take(NEWEST).map(in_short).collect();
    (of.status == MeetingStatus::Passed && !items.is_empty())
        .then(|| Decisions { meeting: meeting_link(meeting), items })
}

/// What was cancelled has no minutes.
pub(super) fn minutes_file(meeting: &model::Meeting) -> Option<FileLink> {
    meeting.minutes_file.clone().filter(|_| meeting.status != MeetingStatus::Cancelled)
}

pub(super) fn meeting_summary(council: &Council, meeting: &model::Meeting) -> MeetingSummary {
    let agenda = meeting.agenda.iter().map(|item| match &item.number {
        Some(number) => format!("{number} {}", item.name),
        None => item.name.clone(),
    });
    let papers = papers_of(council, meeting).map(paper_summary).collect::<Vec<_>>();
    MeetingSummary {
        council_id: council.organization.id.clone(),
        id: meeting.id.clone(),
        organization_ids: meeting.organization_ids.clone(),
        name: meeting.title(),
        start: meeting.start.clone(),
        end: meeting.end.clone(),
        timezone: meeting.timezone.clone(),
        status: meeting.status,
        status_note: meeting.status_note.clone(),
        location: meeting.location.clone(),
        agenda: agenda.collect(),
        agenda_file: meeting.agenda_file.clone(),
        minutes_file: minutes_file(meeting),
        has_papers: meeting.standing(&papers).has_papers,
        minutes_id: meeting.minutes(&papers).map(|paper| paper.id.clone()),
    }
}

/// The meeting without the sums of its files, which its own page has: nothing makes them smaller on the way.
pub(super) fn in_a_long_list(mut meeting: MeetingSummary) -> MeetingSummary {
    for file in [&mut meeting.agenda_file, &mut meeting.minutes_file].into_iter().flatten() {
        file.sha256 = None;
    }
    meeting
}

/// The papers on the agenda of a meeting of `council`, and those that name it.
pub(super) fn papers_of<'a>(
    council: &'a Council,
    meeting: &'a model::Meeting,
) -> impl Iterator<Item = &'a model::Paper> {
    let papers = council.papers.iter().map(|paper| &paper.paper);
    papers.filter(|paper| paper.meetings.contains(&meeting.id) || takes(meeting, &paper.id))
}

pub(super) fn paper_summary(paper: &model::Paper) -> PaperSummary {
    PaperSummary {
        id: paper.id.clone(),
        name: paper.name.clone(),
        reference: paper.reference.clone(),
        date: paper.date,
        paper_type: paper.paper_type,
        abstract_: paper.abstract_.clone(),
        main_file: paper.main_file.clone(),
    }
}

/// A body with words for each way to reach it: where an editor gave none, those for its sort (Popolo, vCard `TYPE`).
fn with_labels(mut organization: model::Organization) -> model::Organization {
    for detail in &mut organization.contact_details {
        let label = match detail.type_.as_str() {
            "email" => t!("E-mail").text(),
            "voice" | "phone" | "tel" => t!("Telephone").text(),
            "fax" => t!("Fax").text(),
            "address" => t!("Postal address").text(),
            other => other,
        };
        detail.label.get_or_insert_with(|| label.to_owned());
    }
    organization
}
