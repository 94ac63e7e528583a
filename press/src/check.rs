//! The promises that the content keeps: one file with another, and each with the calendar.
//!
//! [`CHECKS`] is their list. Each check looks at all of the content and reports every breach it finds.

mod accessibility;
mod councils;
mod identity;
mod links;
mod mail;
mod meetings;
mod pictures;
mod references;
mod texts;
mod theme;
mod time;
mod usage;

use crate::{
    content::{self, Content, ReadError},
    memory::Memory,
    problem::{Place, Problem, Problems},
    promise::Promise,
};
use gazette::model::Date;
use rayon::prelude::*;
use std::path::Path;

/// Reports every breach of one promise.
pub type Check = fn(&Content, &mut Report<'_>);

/// The promises that are kept by looking at all of the content, and how. The others are kept in reading it.
pub const CHECKS: &[(Promise, Check)] = &[
    (Promise::ArticlesNameWhatExists, references::articles),
    (Promise::ArticlesRelateToOthers, references::articles_to_themselves),
    (Promise::RelatedArticlesStand, references::withdrawn),
    (Promise::ThingsAreNamedOnce, references::twice),
    (Promise::MembershipsNamePeople, references::memberships),
    (Promise::BodiesNameBodies, references::bodies),
    (Promise::ChangesFitTheirBodies, councils::changes),
    (Promise::CouncilsHaveOneChair, councils::chairs),
    (Promise::PublicationsFitTogether, references::publications),
    (Promise::AgendasNameWhatExists, references::meetings),
    (Promise::PapersNameWhatExists, references::papers),
    (Promise::PapersReplaceOlderOnes, meetings::replaced_papers),
    (Promise::AttendeesAreMembers, meetings::attendees),
    (Promise::TopicsAreUsed, usage::topics),
    (Promise::IdsAreUnique, identity::ids),
    (Promise::NamesDiffer, identity::names),
    (Promise::PagesHaveFreeAddresses, identity::page_addresses),
    (Promise::AgendasAreInOrder, identity::agenda_order),
    (Promise::AgendaNumbersFit, meetings::agenda_numbers),
    (Promise::DatesAreInOrder, time::order),
    (Promise::ChangesHaveHappened, time::changes),
    (Promise::TimesFitTheirZones, time::zones),
    (Promise::MeetingsKeepUp, time::statuses),
    (Promise::CancelledMeetingsHaveNoMinutes, meetings::minutes_of_nothing),
    (Promise::CancelledMeetingsSayWhy, meetings::reasons),
    (Promise::AttendanceIsInThePast, meetings::attendance_in_time),
    (Promise::PapersComeInTime, meetings::papers_in_time),
    (Promise::LinksLeadSomewhere, links::links),
    (Promise::NavigationLeadsSomewhere, links::navigation),
    (Promise::MailLinksAreShort, mail::links),
    (Promise::PicturesAreHere, links::pictures),
    (Promise::PicturesFitTheWeb, pictures::sizes),
    (Promise::ShareImagesCanBeDrawn, pictures::share_images),
    (Promise::LogoCanBeDrawn, pictures::logo),
    (Promise::ColoursCanBeRead, theme::colours),
    (Promise::FontsCanBeUsed, theme::fonts),
    (Promise::FilesAreHere, links::files),
    (Promise::FilesAreUsed, usage::files),
    (Promise::PicturesAreDescribed, texts::descriptions),
    (Promise::DescriptionsSaySomething, texts::empty_descriptions),
    (Promise::TextsAreWritten, texts::blank),
    (Promise::AccessibilityStatementHolds, accessibility::statement),
    (Promise::LanguagesAreKnown, texts::languages),
    (Promise::TextIsWhatItSeems, texts::notice),
    (Promise::SummariesAreShort, texts::long_summaries),
    (Promise::SummariesSayMore, texts::repeated_titles),
];

/// Reads the content of `folder` and checks it; the problems are sorted. What is in `memory` is not read again. `progress` is
/// called after each file.
///
/// # Errors
/// The folder itself cannot be read.
pub fn read_and_check(
    folder: &Path,
    today: Date,
    memory: &Memory,
    progress: &(dyn Fn() + Sync),
) -> Result<(Content, Problems), ReadError> {
    let (content, mut problems) = content::read(folder, today, memory, progress)?;
    run(&content, &mut problems);
    problems.sort();
    Ok((content, problems))
}

/// Checks the content, promise by promise.
pub fn run(content: &Content, problems: &mut Problems) {
    let found = CHECKS.par_iter().map(|&(promise, check)| {
        let mut problems = Problems::default();
        check(content, &mut Report { promise, problems: &mut problems });
        problems
    });
    found.collect::<Vec<_>>().into_iter().for_each(|found| problems.append(found));
}

/// Where a check reports what it finds.
#[derive(Debug)]
pub struct Report<'a> {
    promise: Promise,
    problems: &'a mut Problems,
}

impl Report<'_> {
    fn error(&mut self, message: impl Into<String>, place: Place, help: impl Into<String>) {
        self.problems.push(Problem::error(self.promise, message, place).help(help));
    }

    fn warning(&mut self, message: impl Into<String>, place: Place, help: impl Into<String>) {
        self.problems.push(Problem::warning(self.promise, message, place).help(help));
    }

    /// Takes a problem that comes with its promise.
    fn tell(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    fn push(&mut self, problem: impl FnOnce(Promise) -> Problem) {
        self.problems.push(problem(self.promise));
    }
}
