//! Views: data in, markup out. They fetch nothing and know no document as a whole.

mod actions;
mod article_list;
mod body;
mod breadcrumbs;
mod calendar;
mod council_list;
mod date;
#[cfg(not(target_arch = "wasm32"))]
mod display;
mod file;
mod filter;
mod footer;
mod icon;
mod lineage;
mod link;
mod masthead;
mod meeting;
mod member;
mod neighbours;
mod notes;
mod page_header;
#[cfg(not(target_arch = "wasm32"))]
mod passage_bar;
mod provenance;
mod qr;
mod share;
#[cfg(not(target_arch = "wasm32"))]
mod share_dialog;
mod standing;

pub(crate) use actions::{button, page_actions};
pub(crate) use article_list::{IN_TEXT, PORTRAIT, article_list, lead_article, picture};
pub(crate) use body::{body, callout, caption_view, scrolling};
pub(crate) use breadcrumbs::breadcrumbs;
pub(crate) use calendar::add_to_calendar;
pub(crate) use council_list::{
    council_list, file_list, named_list, paper_item, paper_links, paper_list, plain_list, publication_list, status,
    web_links,
};
pub(crate) use date::{date, partial_date};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use display::display_dialog;
use file::file_link;
pub(crate) use filter::{Choice, Facet, Filter, filter_view};
pub(crate) use footer::{footer, who};
pub(crate) use lineage::lineage_diagram;
use link::file_address;
pub(crate) use link::{app, feed_link, href_link, in_a_sentence, link_or_text, route_link};
pub(crate) use masthead::masthead;
pub(crate) use meeting::{Meetings, is_to_come, item_link, meeting_link, minutes_link, outcome};
pub(crate) use member::{Row, body_link, dates, name_of, period, person_link, sits_for, sits_for_name, table};
pub(crate) use neighbours::{Neighbour, neighbours};
pub(crate) use notes::with_link_notes;
pub(crate) use page_header::{page_header, page_header_with_actions, section};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use passage_bar::passage_bar;
pub(crate) use provenance::provenance;
pub(crate) use qr::qr;
pub(crate) use share::share;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use share_dialog::share_dialog;
pub(crate) use standing::standing;
use standing::standing_line;
