//! Whether mail programs can open what `mailto:` addresses ask for.

use super::{Report, links::bodies};
use crate::{
    content::{Body, Content},
    problem::Place,
};
use gazette::{mail::share_by_mail, route::Route};

/// The longest `mailto:` address that common mail programs take, in characters.
const LONGEST: usize = 2000;

pub(super) fn links(content: &Content, report: &mut Report<'_>) {
    for address in bodies(content).flat_map(Body::links) {
        is_short(report, address.href.as_str(), || address.place);
    }
    for fields in content.fields() {
        for node in fields.root().texts() {
            is_short(report, node.text().unwrap_or_default(), || fields.source().place(node.range.clone()));
        }
    }
    shared(content, report);
}

fn is_short(report: &mut Report<'_>, address: &str, place: impl FnOnce() -> Place) {
    let is_mail = address.get(.."mailto:".len()).is_some_and(|start| start.eq_ignore_ascii_case("mailto:"));
    if is_mail && address.len() > LONGEST {
        let message =
            format!("this opens no message: it has {} characters, and mail programs take {LONGEST}", address.len());
        report.error(message, place(), "take text out of its `subject` or `body`");
    }
}

/// The address behind "E-mail this to a friend", which holds title and summary.
fn shared(content: &Content, report: &mut Report<'_>) {
    let articles = content
        .articles_to_come_too()
        .map(|article| (Route::Article(article.id.clone()), &article.title, &article.summary, &article.fields));
    let pages = content.pages.iter();
    let pages = pages.map(|page| (Route::Page(page.id.clone()), &page.title, &page.summary, &page.fields));
    for (route, title, summary, fields) in articles.chain(pages) {
        let length = share_by_mail(title, summary, &content.site.url().absolute(&route.path())).len();
        if length > LONGEST {
            let longest = if title.len() > summary.len() { "title" } else { "summary" };
            let message = format!(
                "`E-mail this to a friend` would open no message: it has {length} characters, and mail programs take {LONGEST}"
            );
            report.warning(message, fields.place(longest), format!("write a shorter {longest}"));
        }
    }
}
