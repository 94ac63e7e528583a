//! Papers that a council takes: agendas, reports, papers and minutes (OParl `Paper`).

use super::{
    Block, Date, FileLink, MeetingLink, Named, Publication, Slug, Strategy, Titled,
    reader::{read_fields, read_words},
};
use crate::{t, words::Word};
use serde::{Deserialize, Serialize};

/// One paper with its text, where it has one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Paper {
    /// The id, unique within the body.
    pub id: Slug,
    /// Its title.
    pub name: String,
    /// Its reference, such as `LCIO/2026/14`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Its date.
    pub date: Date,
    /// What sort of paper it is.
    pub paper_type: PaperType,
    /// What it says, in a sentence or two.
    #[serde(rename = "abstract", default, skip_serializing_if = "Option::is_none")]
    pub abstract_: Option<String>,
    /// Its text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Block>,
    /// The paper as a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub main_file: Option<FileLink>,
    /// Other files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileLink>,
    /// Who brought it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub originators: Vec<Slug>,
    /// The paper that it replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Slug>,
    /// The meetings that took it; of minutes, the meeting that they record.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meetings: Vec<Slug>,
}

/// A paper's page: `data/councils/<council>/papers/<paper>.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct PaperPage {
    /// The canonical address, absolute.
    pub url: String,
    /// The body whose paper it is, which gives the address.
    pub organization: Named,
    /// The paper itself.
    pub paper: Paper,
    /// The people who brought it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Named>,
    /// The bodies that brought it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organizations: Vec<Named>,
    /// The meetings that the paper names, and those whose agendas name it, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meetings: Vec<MeetingLink>,
    /// The paper that it replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<Named>,
    /// The papers that replace it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub superseded_by: Vec<Named>,
}

/// All that a council publishes: `data/councils/<council>/publications.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct PublicationsPage {
    /// The canonical address, absolute.
    pub url: String,
    /// The body that publishes.
    pub organization: Named,
    /// Its strategies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub strategies: Vec<Strategy>,
    /// Its publications, and those in production, by their first topics.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub publications: Vec<Publication>,
    /// The first topics of publications.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Titled>,
    /// Its papers, newest first, without abstracts and files: there may be a thousand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<PaperSummary>,
}

/// What a list shows of a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct PaperSummary {
    /// The id, unique within the body.
    pub id: Slug,
    /// Its title.
    pub name: String,
    /// Its reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Its date.
    pub date: Date,
    /// What sort of paper it is.
    pub paper_type: PaperType,
    /// What it says, in a sentence or two.
    #[serde(rename = "abstract", default, skip_serializing_if = "Option::is_none")]
    pub abstract_: Option<String>,
    /// The paper as a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub main_file: Option<FileLink>,
}

/// What sort of paper it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each says itself")]
pub enum PaperType {
    Agenda,
    Report,
    Paper,
    Minutes,
}

impl PaperType {
    /// The type in words.
    pub fn label(self) -> Word {
        match self {
            PaperType::Agenda => t!("Agenda"),
            PaperType::Report => t!("Report"),
            PaperType::Paper => t!("Paper"),
            PaperType::Minutes => t!("Minutes"),
        }
    }
}

read_fields!(Paper {
    id, name, reference, date, paper_type, abstract_, main_file, supersedes;
    or default: body, files, originators, meetings
});
read_fields!(PaperPage {
    url, organization, paper, supersedes;
    or default: people, organizations, meetings, superseded_by
});
read_fields!(PublicationsPage {
    url, organization;
    or default: strategies, publications, topics, papers
});
read_fields!(PaperSummary { id, name, reference, date, paper_type, abstract_, main_file });
read_words!(PaperType { Agenda, Report, Paper, Minutes });
