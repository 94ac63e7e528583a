//! The pages: what stands in the middle, for each sort of document.

pub(crate) mod article;
mod council;
mod councils;
mod failed;
mod glance;
mod home;
mod list;
mod meeting;
mod meetings;
mod members;
mod pack;
mod page;
mod paper;
mod person;
mod publications;
mod waiting;

use crate::{markup::Element, markup::Markup, model::PageData, shown::Shown};

/// The page that is shown.
pub(crate) fn page(shown: &Shown) -> Markup {
    let page: Element = match shown {
        Shown::Waiting(_) => waiting::waiting(),
        Shown::Failed(_, failure) => failed::failed(*failure),
        Shown::Ready(_, document) => match &document.content {
            PageData::Home(home) => home::home(home),
            PageData::List(list) => list::list(list),
            PageData::Article(article) => article::article(article),
            PageData::Councils(councils) => councils::councils(councils),
            PageData::Council(council) => council::council(council),
            PageData::Members(page) => members::members(page),
            PageData::Meetings(meetings) => meetings::meetings(meetings),
            PageData::Publications(publications) => publications::publications(publications),
            PageData::Meeting(meeting) => meeting::meeting(meeting),
            PageData::Pack(pack) => pack::pack(pack),
            PageData::Paper(paper) => paper::paper(paper),
            PageData::Person(person) => person::person(person),
            PageData::Page(page) => page::page(page),
        },
    };
    page.into()
}
