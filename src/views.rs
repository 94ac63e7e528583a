//! Views: data in, markup out. They fetch nothing and know no document as a whole.

mod actions;
mod article_list;
mod body;
mod breadcrumbs;
mod council_list;
mod date;
mod file;
mod footer;
mod icon;
mod link;
mod masthead;
mod meeting;
mod share;

pub(crate) use actions::{mail_link, page_actions};
pub(crate) use article_list::{article_list, lead_article, picture};
pub(crate) use body::{body, caption_view};
pub(crate) use breadcrumbs::breadcrumbs;
pub(crate) use council_list::{council_list, named_list, paper_list, period, publication_list, web_links};
pub(crate) use date::{date, partial_date};
pub(crate) use file::file_link;
pub(crate) use footer::footer;
pub(crate) use link::{address, app, file_address, href_link, route_link};
pub(crate) use masthead::masthead;
pub(crate) use meeting::{is_past, next_and_past};
pub(crate) use share::share_dialog;
