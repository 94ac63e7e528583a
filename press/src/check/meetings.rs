//! Whether the record of a meeting fits together: its agenda's numbers, who was there, and the papers that it took.

use super::Report;
use crate::{
    content::{Content, Council, Meeting, Paper},
    problem::{Place, Problem},
};
use gazette::model::{AttendanceStatus, MeetingStatus, PaperType, Slug};
use std::collections::{HashMap, HashSet};

fn each(content: &Content) -> impl Iterator<Item = &Meeting> {
    content.councils.iter().flat_map(|council| &council.meetings)
}

pub(super) fn agenda_numbers(content: &Content, report: &mut Report<'_>) {
    for meeting in each(content) {
        let place = |index: usize| meeting.fields.place(&format!("agenda/{index}/number"));
        let mut first_by_number: HashMap<&str, usize> = HashMap::new();
        // The number of each item within which the next may stand.
        let mut open: Vec<&str> = Vec::new();
        for (index, item) in meeting.meeting.agenda.iter().enumerate() {
            let Some(number) = item.number.as_deref() else {
                open.clear();
                continue;
            };
            let first = *first_by_number.entry(number).or_insert(index);
            if first != index {
                report.push(|name| {
                    Problem::error(name, format!("two items have the number {number}"), place(index))
                        .and(place(first).labelled("the first"))
                        .help("give one of them another number")
                });
            }
            let parent = number
                .trim_end_matches('.')
                .rsplit_once('.')
                .map(|(parent, _)| parent)
                .filter(|parent| !parent.is_empty());
            while open.last().is_some_and(|last| Some(*last) != parent) {
                open.pop();
            }
            if let Some(parent) = parent
                && open.is_empty()
            {
                let message = format!("item {number} does not stand below an item {parent}");
                let help = format!("put it after item {parent}, or after another that belongs to that");
                report.warning(message, place(index), help);
            }
            open.push(number);
        }
    }
}

pub(super) fn attendance_in_time(content: &Content, report: &mut Report<'_>) {
    for meeting in each(content) {
        let is_to_come = meeting.meeting.start.date() > content.today;
        let is_cancelled = meeting.meeting.status == MeetingStatus::Cancelled;
        let (message, help) = match (is_cancelled, is_to_come) {
            (true, _) => {
                ("nobody was at a meeting that was cancelled", "take it away, or correct the meeting’s `status`")
            }
            (false, true) => ("nobody was at a meeting that is still to come", "until then there are only `apologies`"),
            (false, false) => continue,
        };
        for (index, attendance) in meeting.meeting.attendance.iter().enumerate() {
            if is_cancelled || attendance.status != AttendanceStatus::Apologies {
                report.error(message, meeting.fields.place(&format!("attendance/{index}/status")), help);
            }
        }
    }
}

pub(super) fn attendees(content: &Content, report: &mut Report<'_>) {
    for meeting in each(content) {
        let bodies = meeting.meeting.organization_ids.iter().map(|id| content.council(id));
        // Where a council tells of no members, or could not be read, nobody knows who they are.
        let Some(bodies) =
            bodies.map(|body| body.filter(|body| !body.memberships.is_empty())).collect::<Option<Vec<_>>>()
        else {
            continue;
        };
        let day = meeting.meeting.start.date();
        for (index, attendance) in meeting.meeting.attendance.iter().enumerate() {
            let id = &attendance.person_id;
            let is_unknown = content.person(id).is_none();
            if attendance.status == AttendanceStatus::InAttendance || is_unknown {
                continue;
            }
            let mut memberships = bodies.iter().flat_map(|body| &body.memberships);
            if !memberships.any(|membership| membership.person_id == *id && membership.is_held_on(day)) {
                let place = meeting.fields.place(&format!("attendance/{index}/person_id"));
                let help = "write `in-attendance` for a guest, or correct the membership’s dates";
                report.warning(format!("`{id}` was no member on the day of the meeting"), place, help);
            }
        }
    }
}

pub(super) fn reasons(content: &Content, report: &mut Report<'_>) {
    for meeting in each(content) {
        let says_nothing = meeting.meeting.status_note.as_ref().is_none_or(|note| note.trim().is_empty());
        if meeting.meeting.status == MeetingStatus::Cancelled && says_nothing {
            let place = meeting.fields.place("status");
            report.warning("the meeting is cancelled, and nothing says why", place, "give the reason as `status_note`");
        }
    }
}

pub(super) fn minutes_of_nothing(content: &Content, report: &mut Report<'_>) {
    for council in &content.councils {
        for meeting in council.meetings.iter().filter(|meeting| meeting.meeting.status == MeetingStatus::Cancelled) {
            let files = meeting.meeting.minutes_file.iter().map(|_| meeting.fields.place("minutes_file"));
            let id = &meeting.meeting.id;
            let papers = council.papers.iter().filter(|paper| is_record_of(paper, id));
            for place in files.chain(papers.map(|paper| paper.fields.place_of("meetings", id.as_str()))) {
                report.push(|name| {
                    Problem::error(name, "minutes of a meeting that was cancelled", place)
                        .and(meeting.fields.place("status"))
                        .help("take the minutes away, or write `passed`")
                });
            }
        }
    }
}

fn is_record_of(paper: &Paper, meeting: &Slug) -> bool {
    paper.paper.paper_type == PaperType::Minutes && paper.paper.meetings.contains(meeting)
}

pub(super) fn papers_in_time(content: &Content, report: &mut Report<'_>) {
    for council in &content.councils {
        for meeting in &council.meetings {
            let (id, start) = (&meeting.meeting.id, meeting.meeting.start.date());
            let last_day = meeting.meeting.end.as_ref().map_or(start, gazette::model::DateTime::date);
            for paper in council.papers.iter().filter(|paper| paper.paper.meetings.contains(id)) {
                let is_record = paper.paper.paper_type == PaperType::Minutes;
                if is_record && paper.paper.date < start {
                    let message = "these minutes are older than the meeting that they record";
                    days(message, paper.fields.place("date"), meeting, report);
                } else if !is_record && paper.paper.date > last_day {
                    let message = "the paper is younger than the meeting that took it";
                    days(message, paper.fields.place("date"), meeting, report);
                }
            }
            for (index, item) in meeting.meeting.agenda.iter().enumerate() {
                // Minutes on an agenda may be those of this meeting, or of one before it.
                let papers =
                    item.papers.iter().enumerate().filter_map(|(number, id)| Some((number, paper(council, id)?)));
                let papers = papers.filter(|(_, paper)| paper.paper.paper_type != PaperType::Minutes);
                for (number, paper) in papers.filter(|(_, paper)| paper.paper.date > last_day) {
                    // That was told above.
                    if !paper.paper.meetings.contains(id) {
                        let place = meeting.fields.place(&format!("agenda/{index}/papers/{number}"));
                        let message = format!("`{}` is younger than the meeting that took it", paper.paper.id);
                        days(&message, place, meeting, report);
                    }
                }
            }
        }
    }
}

fn days(message: &str, place: Place, meeting: &Meeting, report: &mut Report<'_>) {
    report.push(|name| {
        Problem::warning(name, message, place)
            .and(meeting.fields.place("start").labelled("the meeting"))
            .help("correct the paper’s `date`, or name another meeting")
    });
}

fn paper<'a>(council: &'a Council, id: &Slug) -> Option<&'a Paper> {
    council.papers.iter().find(|paper| paper.paper.id == *id)
}

pub(super) fn replaced_papers(content: &Content, report: &mut Report<'_>) {
    for council in &content.councils {
        // Of each circle, one paper is told of.
        let mut told: HashSet<&Slug> = HashSet::new();
        for from in &council.papers {
            let Some(older) = from.paper.supersedes.as_ref().and_then(|id| paper(council, id)) else { continue };
            let circle = circle(council, from);
            let place = || from.fields.place("supersedes");
            if circle.iter().any(|id| told.contains(id)) {
                continue;
            }
            if !circle.is_empty() {
                let message = match circle[..] {
                    [_] => "the paper replaces itself".to_owned(),
                    _ => format!("papers replace each other in a circle: {}", in_turn(&circle)),
                };
                report.error(message, place(), "let each name the older paper, and the oldest none");
                told.extend(circle);
            } else if older.paper.date > from.paper.date {
                report.push(|name| {
                    Problem::error(name, "the paper replaces one that is younger", place())
                        .and(older.fields.place("date").labelled("the date of that one"))
                        .help("correct one of the dates, or let the younger paper name the older")
                });
            }
        }
    }
}

/// The papers that `from` leads to, each replacing the next, where they lead back to it.
fn circle<'a>(council: &'a Council, from: &'a Paper) -> Vec<&'a Slug> {
    let mut way = vec![&from.paper.id];
    let mut next = from.paper.supersedes.as_ref();
    while let Some(id) = next {
        if *id == from.paper.id {
            return way;
        }
        if way.contains(&id) {
            break;
        }
        way.push(id);
        next = paper(council, id).and_then(|paper| paper.paper.supersedes.as_ref());
    }
    Vec::new()
}

fn in_turn(ids: &[&Slug]) -> String {
    let names: Vec<_> = ids.iter().map(|id| format!("`{id}`")).collect();
    names.join(", ")
}
