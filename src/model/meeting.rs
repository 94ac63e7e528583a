//! Meetings (OParl 1.1, in snake case) with the status of an Open Civic Data event.

use super::{
    DateTime, FileLink, Href, Slug,
    reader::{read_fields, read_words},
};
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

/// What a list shows of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct MeetingSummary {
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

impl MeetingStatus {
    /// The status in words.
    pub fn label(self) -> &'static str {
        match self {
            MeetingStatus::Tentative => "Date to be confirmed",
            MeetingStatus::Confirmed => "Confirmed",
            MeetingStatus::Cancelled => "Cancelled",
            MeetingStatus::Passed => "Held",
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
            .join(", ")
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

read_fields!(MeetingSummary {
    id, organization_ids, name, start, end, timezone, status, location, agenda_file, minutes_file;
    or default: agenda
});
read_words!(MeetingStatus { Tentative, Confirmed, Cancelled, Passed });
read_fields!(Location { name, street_address, room, locality, postal_code, url });
