//! Whether mail programs can open what `mailto:` addresses ask for.

use super::Report;
use crate::{
    content::{Body, Content, is_mail},
    problem::Place,
};
use gazette::{
    mail::{LONGEST, share_by_mail},
    route::Route,
};

pub(super) fn links(content: &Content, report: &mut Report<'_>) {
    for address in content.bodies().flat_map(Body::links) {
        is_short(report, address.href.as_str(), || address.place);
    }
    for (fields, addresses) in content.field_addresses() {
        for address in addresses.iter() {
            is_short(report, &address.text, || fields.source().place(address.range.clone()));
        }
    }
    shared(content, report);
}

fn is_short(report: &mut Report<'_>, address: &str, place: impl FnOnce() -> Place) {
    if address.len() > LONGEST && is_mail(address) {
        let message =
            format!("this opens no message: it has {} characters, and mail programs take {LONGEST}", address.len());
        report.error(message, place(), "take text out of its `subject` or `body`");
    }
}

/// Whether a message of these parts is short, however they are encoded: the title stands in it twice, each byte takes three at
/// the most, and what stands around them is far less than 200. Nearly all are, and to encode them takes time.
fn is_surely_short([title, summary, address]: [&str; 3]) -> bool {
    3 * (2 * title.len() + summary.len() + address.len()) + 200 < LONGEST
}

/// The address behind "E-mail this to a friend", which holds title and summary.
fn shared(content: &Content, report: &mut Report<'_>) {
    let articles = content
        .articles_to_come_too()
        .map(|article| (Route::Article(article.id.clone()), &article.title, &article.summary, &article.fields));
    let pages = content.pages.iter();
    let pages = pages.map(|page| (Route::Page(page.id.clone()), &page.title, &page.summary, &page.fields));
    for (route, title, summary, fields) in articles.chain(pages) {
        let address = content.site.url().absolute(&route.path());
        if is_surely_short([title, summary, &address]) {
            continue;
        }
        let length = share_by_mail(title, summary, &address).len();
        if length > LONGEST {
            let longest = if title.len() > summary.len() { "title" } else { "summary" };
            let message = format!(
                "`E-mail this to a friend` would open no message: it has {length} characters, and mail programs take {LONGEST}"
            );
            report.warning(message, fields.place(longest), format!("write a shorter {longest}"));
        }
    }
}
