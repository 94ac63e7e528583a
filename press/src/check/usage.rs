//! Whether what is there is used.

use super::Report;
use crate::{content::Content, source::Source};
use std::collections::HashSet;

pub(super) fn topics(content: &Content, report: &mut Report<'_>) {
    if content.has_unreadable() {
        return;
    }
    let articles = content.articles.iter().chain(content.left_out.iter().map(|left_out| &left_out.article));
    let publications = content.councils.iter().flat_map(|council| &council.publications);
    let used: HashSet<_> = articles
        .flat_map(|article| &article.topics)
        .chain(publications.flat_map(|publication| &publication.topics))
        .collect();
    for topic in content.topics.iter().filter(|topic| !used.contains(&topic.id)) {
        let message = format!("nothing is about the topic `{}`, and its page is empty", topic.id);
        let help = "name it in the `topics` of an article, or take it out of `site.toml`";
        report.warning(message, content.site.fields.place(&format!("topics/{}", topic.id)), help);
    }
}

pub(super) fn files(content: &Content, report: &mut Report<'_>) {
    if content.has_unreadable() {
        return;
    }
    let drafts = content.left_out.iter().map(|left_out| &left_out.article.body);
    let in_texts = content.bodies().chain(drafts).flat_map(|body| body.links().chain(body.images()));
    let mut used: HashSet<String> = HashSet::new();
    let mut add = |address: &str| {
        if address.starts_with("/files/") {
            used.insert(address.split(['?', '#']).next().unwrap_or(address).to_owned());
        }
    };
    in_texts.for_each(|address| add(address.href.as_str()));
    for (_, addresses) in content.field_addresses() {
        addresses.iter().for_each(|address| add(&address.text));
    }
    for file in content.files.iter().filter(|file| !used.contains(&file.url)) {
        let message = format!("nothing refers to `{}`", file.url);
        let place = Source::nameless(file.disk.display().to_string()).whole();
        report.warning(message, place, "link to it, or take it away: it would be published all the same");
    }
}
