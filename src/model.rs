//! The things that Gazette publishes, as its readers' application and `press` both know them.
//!
//! These types are the published JSON of `data/**`: read tolerantly (unknown fields, block and span kinds are skipped),
//! so that a tab opened yesterday survives the site of tomorrow. They know neither browser nor files.

mod article;
mod block;
mod council;
mod date;
mod document;
mod file;
mod head;
mod home;
mod href;
mod json;
mod list;
mod meeting;
mod members;
mod now;
mod pack;
mod page;
mod paper;
mod person;
mod qr;
mod reader;
mod reference;
mod share_service;
mod site;
mod slug;
mod text;

pub use article::{Article, ArticleSummary, Author, Correction, Image, ImageCandidate, Kind, Link, Withdrawn};
pub use block::{
    Align, Attribution, Block, CONTENTS, CalloutKind, Direction, Footnote, HeadingLevel, Span, plain_text, skipped,
};
pub use council::{
    Change, ChangeType, ContactDetail, Council, CouncilSummary, Councils, MeetingPattern, Membership, OnBehalfOf,
    Organization, OrganizationStatus, OtherName, Publication, PublicationKind, PublicationStatus, Relation,
    RelationType, Strategy, StrategyAlignment, Tenure, WebLink,
};
pub use date::{Date, DateTime, PartialDate, offset_in_words};
pub use document::{Document, PageData, ReadError, Revision, SCHEMA};
pub use file::FileLink;
pub use head::Head;
pub use home::Home;
pub use href::Href;
pub use list::{ListPage, PAGE_SIZE, Topic};
pub use meeting::{
    AgendaItem, Attendance, AttendanceStatus, Decisions, Location, Meeting, MeetingLink, MeetingPage, MeetingStatus,
    MeetingSummary, MeetingsPage, Standing, when_in_words,
};
pub use members::{Member, MembersPage};
pub use now::{Ending, Now};
pub use pack::{Pack, paper_anchor};
pub use page::Page;
pub use paper::{Paper, PaperPage, PaperSummary, PaperType, PublicationsPage};
pub use person::{Person, PersonPage};
pub use qr::{Qr, QrError};
pub(crate) use reader::{Read, from_json, reading};
pub use reference::{Named, Titled};
pub use share_service::{has_servers, server_of, share_address};
pub use site::{Contact, Licence, NavigationItem, Site, SiteUrl};
pub use slug::Slug;
