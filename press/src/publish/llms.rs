//! `llms.txt`: what the site is and where everything is, in Markdown, for programs that read for people (llmstxt.org).
//!
//! It names the lists and not what is in them, and so stays short however much is published.

use super::feed;
use crate::content::Content;
use gazette::{
    model::{Site, Slug},
    route::Route,
};

/// The file.
pub(super) fn llms(content: &Content, site: &Site) -> String {
    let at = |route: Route| site.url.absolute(&route.path());
    let main = [
        link("Home", &at(Route::Home), Some("what is new, and what comes next")),
        link("News", &at(Route::News(None)), Some("all articles, newest first")),
        link("Councils", &at(Route::Councils), Some("members, meetings, papers and publications")),
    ];
    let pages =
        content.pages.iter().map(|page| link(&page.title, &at(Route::Page(page.id.clone())), Some(&page.summary)));
    let topics = content
        .topics
        .iter()
        .map(|topic| link(&topic.title, &at(Route::Topic(topic.id.clone(), None)), topic.description.as_deref()));
    let councils = content.councils.iter().map(|council| {
        let body = &council.organization;
        link(&body.name, &at(Route::Council(body.id.clone())), body.abstract_.as_deref())
    });
    let mut text = format!("# {}\n\n> {}\n", on_one_line(&site.name), on_one_line(&site.description));
    if let Some(notice) = &site.notice {
        text.extend(["\n", &on_one_line(notice), "\n"]);
    }
    section(&mut text, "Main pages", main.into_iter().chain(pages));
    section(&mut text, "Topics", topics);
    section(&mut text, "Councils", councils);
    section(&mut text, "Feeds", feeds(site));
    section(&mut text, "Data", data(site));
    text
}

fn feeds(site: &Site) -> impl Iterator<Item = String> {
    let title = feed::title(site, None);
    let of = |path: &str, ending: &str| site.url.absolute(&format!("{path}.{ending}"));
    let path = Route::Home.feed().unwrap_or_default();
    [
        link(
            &format!("{title}, JSON Feed"),
            &of(&path, "json"),
            Some("the newest articles in full, and the way to older ones"),
        ),
        link(&format!("{title}, Atom"), &of(&path, "atom"), Some("the same")),
        "Each topic and each council has its own: add `/feed.json` or `/feed.atom` to the address of its page"
            .to_owned(),
    ]
    .into_iter()
}

fn data(site: &Site) -> impl Iterator<Item = String> {
    let at = |path: &str| site.url.absolute(path);
    let each = |route: fn(Slug) -> Route| {
        let document = "id".parse().map(|id| route(id).document()).unwrap_or_default();
        format!("`{}`", at(&document.replace("/id.", "/<id>.")))
    };
    [
        link("Councils as JSON", &at(&Route::Councils.document()), Some("a summary of each")),
        link("The newest articles as JSON", &at(&Route::News(None).document()), Some("a summary of each")),
        format!(
            "Each article, council and person as JSON: {}, {}, {}, where `<id>` is the end of the address of its page",
            each(Route::Article),
            each(Route::Council),
            each(Route::Person),
        ),
        link("Site map", &at("/sitemap.xml"), Some("every page")),
    ]
    .into_iter()
}

fn section(text: &mut String, title: &str, items: impl Iterator<Item = String>) {
    let items: Vec<String> = items.collect();
    if !items.is_empty() {
        text.extend(["\n## ", title, "\n\n"]);
        for item in &items {
            text.extend(["- ", item, "\n"]);
        }
    }
}

/// `[title](address): note`
fn link(title: &str, address: &str, note: Option<&str>) -> String {
    let note = note.map(|note| format!(": {}", on_one_line(note))).unwrap_or_default();
    let title = on_one_line(title).replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
    format!("[{title}]({address}){note}")
}

/// The text on one line: a second one could begin a heading or a list.
fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_break_out_of_its_link() {
        assert_eq!(
            link("A [b] \\ c\n## d", "https://host.example/a", Some("e\n- f")),
            "[A \\[b\\] \\\\ c ## d](https://host.example/a): e - f"
        );
    }
}
