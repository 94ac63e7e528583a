//! Meetings (OParl 1.1, in snake case) with the status of an Open Civic Data event.

use super::{
    DateTime, Ending, FileLink, Href, Named, PaperSummary, PaperType, Slug, offset_in_words,
    reader::{read_fields, read_words},
};
use crate::{t, words::Word};
use serde::{Deserialize, Serialize};

/// One meeting with its agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Meeting {
    /// The id, unique within the body.
    pub id: Slug,
    /// The bodies that meet: more than one for a joint meeting.
    pub organization_ids: Vec<Slug>,
    /// What the meeting is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// When it begins.
    pub start: DateTime,
    /// When it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<DateTime>,
    /// The time zone of the place (IANA name, such as `Europe/London`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// Whether it will take place, or did.
    pub status: MeetingStatus,
    /// Why it stands so, such as the reason why it was cancelled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status_note: Option<String>,
    /// How often it was changed (iCalendar `SEQUENCE`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sequence: Option<u32>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// Who was there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attendance: Vec<Attendance>,
    /// What is on the agenda, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agenda: Vec<AgendaItem>,
    /// The agenda as a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agenda_file: Option<FileLink>,
    /// The minutes as a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes_file: Option<FileLink>,
    /// Other files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileLink>,
}

impl Meeting {
    /// What the meeting is called; where it has no name, by its day.
    pub fn title(&self) -> String {
        self.name.clone().unwrap_or_else(|| t!("Meeting of {0}").with(&[&self.start.date().in_words()]))
    }

    /// The zone of its times: `Europe/London time, UTC+01:00`.
    pub fn zone_in_words(&self) -> String {
        let offset = offset_in_words(self.start.moment().offset());
        match &self.timezone {
            Some(zone) => t!("{0} time, {1}").with(&[&zone.replace('_', " "), &offset]),
            None => offset,
        }
    }

    /// The paper that is the record of it, among those that belong to it.
    pub fn minutes<'a>(&self, papers: &'a [PaperSummary]) -> Option<&'a PaperSummary> {
        // Minutes from before the meeting are those of another, which it took.
        papers.iter().find(|paper| paper.paper_type == PaperType::Minutes && paper.date >= self.start.date())
    }

    /// What is known of how it stands, given the papers that belong to it.
    pub fn standing(&self, papers: &[PaperSummary]) -> Standing {
        let has_files = |item: &AgendaItem| !item.papers.is_empty() || !item.files.is_empty();
        Standing {
            status: self.status,
            ending: Ending::new(&self.start, self.end.as_ref()),
            has_agenda: !self.agenda.is_empty() || self.agenda_file.is_some(),
            has_papers: !papers.is_empty() || self.agenda.iter().any(has_files),
            has_minutes: self.minutes_file.is_some() || self.minutes(papers).is_some(),
        }
    }
}

/// What is known of how a meeting stands. How it is said depends on when it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether it will take place, or did.
    pub status: MeetingStatus,
    /// When it ends.
    pub ending: Ending,
    /// Whether it is known what it is about.
    pub has_agenda: bool,
    /// Whether there is anything to read before it.
    pub has_papers: bool,
    /// Whether there is a record of it.
    pub has_minutes: bool,
}

/// A meeting's page: `data/councils/<council>/meetings/<meeting>.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct MeetingPage {
    /// The canonical address, absolute.
    pub url: String,
    /// The body whose record it is, which gives the address.
    pub council_id: Slug,
    /// The meeting itself.
    pub meeting: Meeting,
    /// The bodies that meet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organizations: Vec<Named>,
    /// The people whom the meeting names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Named>,
    /// The papers that the agenda names, and those that name the meeting.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<PaperSummary>,
    /// The council's meeting before this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<MeetingLink>,
    /// The council's meeting after this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<MeetingLink>,
}

/// All meetings of a council: `data/councils/<council>/meetings.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct MeetingsPage {
    /// The canonical address, absolute.
    pub url: String,
    /// The body that meets.
    pub organization: Named,
    /// Its meetings, oldest first; those of other bodies that it takes part in, too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meetings: Vec<MeetingSummary>,
    /// The other bodies that meet with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organizations: Vec<Named>,
}

/// What a meeting decided, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Decisions {
    /// The meeting.
    pub meeting: MeetingLink,
    /// The items of its agenda of which something came, without those who presented them and their papers.
    pub items: Vec<AgendaItem>,
}

/// A meeting that a page links to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct MeetingLink {
    /// The body whose record it is, which gives the address.
    pub council_id: Slug,
    /// The id, unique within the body.
    pub id: Slug,
    /// What the meeting is called.
    pub name: String,
    /// When it begins.
    pub start: DateTime,
    /// On a paper's page the items of the agenda that the paper belongs to, with their numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Named>,
}

/// What a list shows of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct MeetingSummary {
    /// The body whose record it is, which gives the address.
    pub council_id: Slug,
    /// The id, unique within the body.
    pub id: Slug,
    /// The bodies that meet: more than one for a joint meeting.
    pub organization_ids: Vec<Slug>,
    /// What the meeting is called.
    pub name: String,
    /// When it begins.
    pub start: DateTime,
    /// When it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<DateTime>,
    /// The time zone of the place (IANA name, such as `Europe/London`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// Whether it will take place, or did.
    pub status: MeetingStatus,
    /// Why it stands as it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status_note: Option<String>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// The names of its agenda's items, with their numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agenda: Vec<String>,
    /// The agenda as a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agenda_file: Option<FileLink>,
    /// The minutes as a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes_file: Option<FileLink>,
    /// Whether there is anything to read before it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub has_papers: bool,
    /// The paper that is the record of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes_id: Option<Slug>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

impl MeetingSummary {
    /// What is known of how the meeting stands.
    pub fn standing(&self) -> Standing {
        Standing {
            status: self.status,
            ending: Ending::new(&self.start, self.end.as_ref()),
            has_agenda: !self.agenda.is_empty() || self.agenda_file.is_some(),
            has_papers: self.has_papers,
            has_minutes: self.minutes_file.is_some() || self.minutes_id.is_some(),
        }
    }
}

/// Whether a meeting will take place, or did (Open Civic Data).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each says itself")]
pub enum MeetingStatus {
    Tentative,
    Confirmed,
    Cancelled,
    Passed,
}

/// `17 September 2026, 10:30 to 12:30`, with the days where it ends on another; the time is the place's own.
pub fn when_in_words(start: &DateTime, end: Option<&DateTime>) -> String {
    let moment = |at: &DateTime| t!("{0}, {1}").with(&[&at.date().in_words(), &at.time_of_day()]);
    let from = moment(start);
    match end {
        Some(end) if end.date() == start.date() => t!("{0} to {1}").with(&[&from, &end.time_of_day()]),
        Some(end) => t!("{0} to {1}").with(&[&from, &moment(end)]),
        None => from,
    }
}

impl MeetingStatus {
    /// The status in words.
    pub fn label(self) -> Word {
        match self {
            MeetingStatus::Tentative => t!("Date to be confirmed"),
            MeetingStatus::Confirmed => t!("Confirmed"),
            MeetingStatus::Cancelled => t!("Cancelled"),
            MeetingStatus::Passed => t!("Held"),
        }
    }
}

/// Where a meeting is held (OParl `Location`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Location {
    /// The name of the building, or "Online".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Street and number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street_address: Option<String>,
    /// The room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<String>,
    /// Town or city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locality: Option<String>,
    /// The postal code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// A map, or the address of an online meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Href>,
}

impl Location {
    /// The place on one line, from the room to the postal code.
    pub fn in_words(&self) -> String {
        [&self.room, &self.name, &self.street_address, &self.locality, &self.postal_code]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(t!(", ").text())
    }
}

/// Whether one person was at a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Attendance {
    /// Who.
    pub person_id: Slug,
    /// Whether.
    pub status: AttendanceStatus,
}

/// Whether a person was at a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each says itself")]
pub enum AttendanceStatus {
    Present,
    Apologies,
    Absent,
    InAttendance,
}

impl AttendanceStatus {
    /// Every status, in the order in which records give them.
    pub const ALL: [AttendanceStatus; 4] = [
        AttendanceStatus::Present,
        AttendanceStatus::InAttendance,
        AttendanceStatus::Apologies,
        AttendanceStatus::Absent,
    ];

    /// The status in words.
    pub fn label(self) -> Word {
        match self {
            AttendanceStatus::Present => t!("Present"),
            AttendanceStatus::Apologies => t!("Apologies"),
            AttendanceStatus::Absent => t!("Absent"),
            AttendanceStatus::InAttendance => t!("In attendance"),
        }
    }
}

/// One item of an agenda (OParl `AgendaItem`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct AgendaItem {
    /// The id, unique within the meeting.
    pub id: Slug,
    /// Its place in the agenda, from 1.
    pub order: u32,
    /// Its number as printed, such as `3.1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// What it is about.
    pub name: String,
    /// Whether it is taken in public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public: Option<bool>,
    /// What came of it, in a few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
    /// The resolution as passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolution_text: Option<String>,
    /// Who presents it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub presenters: Vec<Slug>,
    /// The papers that belong to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<Slug>,
    /// Other files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileLink>,
}

impl AgendaItem {
    /// The id of the item on the meeting's page.
    pub fn anchor(&self) -> String {
        AgendaItem::anchor_of(&self.id)
    }

    /// The id on the meeting's page of the item with this id.
    pub fn anchor_of(id: &Slug) -> String {
        format!("item-{id}")
    }

    /// Its number as printed, or else its place.
    pub fn number(&self) -> String {
        self.number.clone().unwrap_or_else(|| self.order.to_string())
    }
}

read_fields!(Meeting {
    id, organization_ids, name, start, end, timezone, status, status_note, sequence, location, agenda_file, minutes_file;
    or default: attendance, agenda, files
});
read_fields!(MeetingPage {
    url, council_id, meeting, previous, next;
    or default: organizations, people, papers
});
read_fields!(MeetingsPage { url, organization; or default: meetings, organizations });
read_fields!(Decisions { meeting, items });
read_fields!(MeetingLink { council_id, id, name, start; or default: items });
read_fields!(AgendaItem {
    id, order, number, name, public, result, resolution_text;
    or default: presenters, papers, files
});
read_fields!(Attendance { person_id, status });
read_words!(AttendanceStatus { Present, Apologies, Absent, InAttendance });
read_fields!(MeetingSummary {
    council_id, id, organization_ids, name, start, end, timezone, status, status_note, location, agenda_file,
    minutes_file, minutes_id;
    or default: agenda, has_papers
});
read_words!(MeetingStatus { Tentative, Confirmed, Cancelled, Passed });
read_fields!(Location { name, street_address, room, locality, postal_code, url });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_says_when_it_ends() {
        let start = "2026-09-17T10:30:00+01:00".parse().unwrap();
        let of = |end: Option<&str>| when_in_words(&start, end.map(|end| end.parse().unwrap()).as_ref());
        assert_eq!(of(None), "17 September 2026, 10:30");
        assert_eq!(of(Some("2026-09-17T12:30:00+01:00")), "17 September 2026, 10:30 to 12:30");
        assert_eq!(of(Some("2026-09-18T12:30:00+01:00")), "17 September 2026, 10:30 to 18 September 2026, 12:30");
    }
}
