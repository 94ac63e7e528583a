//! Feeds read back as feed readers read them: what each entry says, and the way from the newest article to the oldest.

use crate::support::published::{application, files, text};
use feed_rs::model::{Entry, Feed};
use press::{
    memory::Memory,
    publish::{self, BuildOptions},
};
use serde_json::Value;
use std::{collections::BTreeMap, fs, path::Path};

type Files = BTreeMap<String, Vec<u8>>;

const SITE: &str = r#"name = "The Example Gazette"
description = "News of an example."
url = "https://gazette.example/base/"
language = "en-GB"

[topics.even]
title = "Even"
description = "Every other article."

[topics.empty]
title = "Nothing yet"
"#;

const COUNCIL: &str =
    "name = \"Alpha Council\"\nclassification = \"council\"\nstatus = \"active\"\nabstract = \"What it is for.\"\n";

/// Publishes a site of so many articles and what else is given: `(name, front matter, text)`.
fn publish(count: usize, others: &[(&str, &str, &str)]) -> Files {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    let write = |name: &str, text: &str| {
        let file = content.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    };
    write("site.toml", SITE);
    write("councils/alpha/council.toml", COUNCIL);
    let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base/files/picture.png");
    fs::create_dir_all(content.join("files")).unwrap();
    fs::copy(picture, content.join("files/picture.png")).unwrap();
    for number in 0..count {
        let topics = if number % 2 == 0 { "topics = [\"even\"]\n" } else { "" };
        // Two a day: those of one day stand in the order of their names.
        let (month, day) = (1 + number / 2 / 28, 1 + number / 2 % 28);
        let front = format!(
            "title = \"Article {number}\"\nsummary = \"Summary {number}.\"\ndate = 2025-{month:02}-{day:02}\n{topics}councils = [\"alpha\"]"
        );
        write(&format!("articles/{}.md", name(number)), &format!("+++\n{front}\n+++\nText {number}.\n"));
    }
    for (name, front, text) in others {
        write(&format!("articles/{name}.md"), &format!("+++\n{front}\n+++\n{text}\n"));
    }
    let (content, problems) =
        press::check::read_and_check(&content, "2026-11-24".parse().unwrap(), &Memory::none(), &|| ()).unwrap();
    assert_eq!(problems.errors(), 0, "{}", problems.render(false));
    let options =
        BuildOptions { app: application(folder.path()), out: folder.path().join("dist"), url: None, compress: false };
    publish::build(&content, &press::pictures::Pictures::default(), &options, Memory::none(), || ()).unwrap();
    files(&options.out)
}

/// Names fall within a day, so that the later of two articles stands above the earlier.
fn name(number: usize) -> String {
    format!("article-{:03}-{number}", 500 - number)
}

fn url(number: usize) -> String {
    format!("https://gazette.example/base/news/{}", name(number))
}

fn path(url: &str) -> &str {
    url.strip_prefix("https://gazette.example/base").unwrap_or_else(|| panic!("{url} is elsewhere"))
}

fn feed(files: &Files, path: &str) -> Feed {
    feed_rs::parser::parse(text(files, path).as_bytes()).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn link<'a>(feed: &'a Feed, rel: &str) -> Option<&'a str> {
    feed.links.iter().find(|link| link.rel.as_deref() == Some(rel)).map(|link| path(&link.href))
}

/// The documents from one to the next, as `next` finds it, and the ids of their entries.
fn walk(files: &Files, first: &str, next: impl Fn(&str) -> Option<String>) -> (Vec<String>, Vec<Vec<String>>) {
    let (mut paths, mut ids) = (vec![first.to_owned()], Vec::new());
    while paths.len() > ids.len() {
        let path = paths.last().unwrap().clone();
        ids.push(feed(files, &path).entries.into_iter().map(|entry| entry.id).collect());
        paths.extend(next(&path));
        assert!(paths.len() < 20, "{paths:?} goes on and on");
    }
    (paths, ids)
}

fn atom_link(files: &Files, path: &str, rel: &str) -> Option<String> {
    link(&feed(files, path), rel).map(str::to_owned)
}

fn json_next(files: &Files, json: &str) -> Option<String> {
    let json: Value = serde_json::from_str(text(files, json)).unwrap();
    json.get("next_url").map(|url| path(url.as_str().unwrap()).to_owned())
}

#[test]
fn every_article_is_on_the_way_once_from_the_newest_to_the_oldest() {
    let files = publish(67, &[]);
    for (folder, of_all) in [("", true), ("/topics/even", false), ("/councils/alpha", true)] {
        let expected: Vec<String> = (0..67).rev().filter(|number| of_all || number % 2 == 0).map(url).collect();
        let first = |ending| format!("{folder}/feed.{ending}");
        let (paths, ids) = walk(&files, &first("atom"), |path| atom_link(&files, path, "prev-archive"));
        assert_eq!(ids.concat(), expected, "{paths:?}");
        assert!((20..40).contains(&ids[0].len()) && ids[1..].iter().all(|page| page.len() == 20), "{paths:?}");
        let (paths, ids) = walk(&files, &first("json"), |path| json_next(&files, path));
        assert_eq!(ids.concat(), expected, "{paths:?}");
        if of_all {
            assert_eq!(paths, ["feed.json", "feed/2.json", "feed/1.json"].map(|file| format!("{folder}/{file}")));
        }
    }
}

#[test]
fn every_article_is_on_the_way_once_from_the_oldest_to_the_newest() {
    let files = publish(67, &[]);
    let (paths, pages) = walk(&files, "/feed/1.atom", |path| atom_link(&files, path, "next-archive"));
    assert_eq!(paths, ["/feed/1.atom", "/feed/2.atom", "/feed/3.atom"]);
    let oldest_first: Vec<String> = pages.into_iter().flat_map(|page| page.into_iter().rev()).collect();
    assert_eq!(oldest_first, (0..67).map(url).collect::<Vec<_>>());
}

#[test]
fn an_archive_says_so_and_names_the_document_to_subscribe_to() {
    let files = publish(67, &[]);
    let is_archive = |path: &str| {
        let document = roxmltree::Document::parse(text(&files, path)).unwrap();
        document
            .root_element()
            .children()
            .any(|node| node.has_tag_name(("http://purl.org/syndication/history/1.0", "archive")))
    };
    for (document, archive) in
        [("/feed.atom", false), ("/feed/3.atom", false), ("/feed/2.atom", true), ("/feed/1.atom", true)]
    {
        let feed = feed(&files, document);
        assert_eq!(is_archive(document), archive, "{document}");
        assert_eq!(path(&feed.id), "/feed.atom");
        assert_eq!(link(&feed, "self"), Some(document));
        assert_eq!(link(&feed, "alternate"), Some("/news"));
        assert_eq!(link(&feed, "current"), (document != "/feed.atom").then_some("/feed.atom"));
    }
}

#[test]
fn the_newest_articles_are_there_in_full_and_older_ones_in_summary() {
    let files = publish(67, &[]);
    for ending in ["atom", "json"] {
        let body = |entry: &Entry| {
            entry.content.clone().map(|content| (content.content_type.to_string(), content.body.unwrap()))
        };
        let newest = &feed(&files, &format!("/feed.{ending}")).entries[0];
        assert_eq!(body(newest), Some(("text/html".into(), "<div><p>Text 66.</p></div>".into())), "{ending}");
        let oldest = feed(&files, &format!("/feed/1.{ending}")).entries.pop().unwrap();
        assert_eq!(oldest.summary.as_ref().unwrap().content, "Summary 0.");
        assert!(!text(&files, &format!("/feed/1.{ending}")).contains("Text 0."), "{ending}");
    }
}

#[test]
fn an_old_page_stays_byte_for_byte_when_articles_are_added() {
    let before = publish(59, &[]);
    let archives =
        |files: &Files| -> Files { files.clone().into_iter().filter(|(path, _)| path.contains("/feed/1.")).collect() };
    // Of each feed: all articles, those of the topic with 29 have no archive yet, and the council's.
    assert_eq!(archives(&before).len(), 4, "{:?}", archives(&before).keys());
    for count in [60, 61, 80] {
        let after = publish(count, &[]);
        for (path, bytes) in archives(&before) {
            assert_eq!(Some(&bytes), after.get(&path), "{path} changed at {count} articles");
        }
    }
}

/// An article with all that a feed can say of it.
const FULL: (&str, &str, &str) = (
    "full",
    "title = \"Full\"\nsummary = \"All there is.\"\ndate = 2026-02-03\nupdated = 2026-03-04\nlanguage = \"cy\"\n\
     authors = [{ name = \"Ada Example\", role = \"editor\", url = \"/councils/alpha\" }, { name = \"Bilal\" }]\n\
     topics = [\"even\"]\nimage = { src = \"/files/picture.png\", alt = \"A square.\" }\n\
     further_information = [{ title = \"News\", url = \"/news\" }]\nchanges = [{ date = 2026-03-04, note = \"One word.\" }]",
    "See [above](#part) and [the council](/councils/alpha).[^n]\n\n## Part\n\n![A square.](/files/picture.png)\n\n[^n]: A note.",
);

#[test]
fn an_entry_says_what_the_article_says() {
    let files = publish(1, &[FULL]);
    for ending in ["atom", "json"] {
        let feed = feed(&files, &format!("/feed.{ending}"));
        assert_eq!(feed.title.as_ref().unwrap().content, "The Example Gazette");
        assert_eq!(feed.description.as_ref().unwrap().content, "News of an example.");
        assert!(feed.language.as_ref().unwrap().eq_ignore_ascii_case("en-GB"), "{ending}");
        let ids: Vec<_> = feed.entries.iter().map(|entry| path(&entry.id)).collect();
        assert_eq!(ids, ["/news/full".to_owned(), format!("/news/{}", name(0))]);
        let entry = &feed.entries[0];
        assert_eq!(entry.title.as_ref().unwrap().content, "Full");
        assert_eq!(entry.summary.as_ref().unwrap().content, "All there is.");
        assert_eq!(entry.published.unwrap().to_rfc3339(), "2026-02-03T00:00:00+00:00");
        assert_eq!(entry.updated.unwrap().to_rfc3339(), "2026-03-04T00:00:00+00:00");
        assert_eq!(entry.links[0].href, "https://gazette.example/base/news/full");
        let authors: Vec<_> =
            entry.authors.iter().map(|author| (author.name.as_deref().unwrap(), author.uri.as_deref())).collect();
        assert_eq!(authors, [("Ada Example", Some("https://gazette.example/base/councils/alpha")), ("Bilal", None)]);
        let tag = &entry.categories[0];
        assert_eq!(tag.label.as_ref().unwrap_or(&tag.term), "Even");
        let html = entry.content.as_ref().unwrap().body.as_deref().unwrap();
        for part in [
            "<img src=\"https://gazette.example/base/files/picture.png\" alt=\"A square.\" width=\"3\" height=\"2\">",
            "<a href=\"https://gazette.example/base/news/full#part\">above</a>",
            "<a href=\"https://gazette.example/base/councils/alpha\">the council</a>",
            "<a href=\"https://gazette.example/base/news/full#fn-n\">1</a>",
            "<a href=\"https://gazette.example/base/news\">News</a>",
            "One word.",
        ] {
            assert!(html.contains(part), "{ending} has no {part} in {html}");
        }
        for part in [" id=", " class=", " style=", "<script", " tabindex=", "=\"/", "=\"#"] {
            assert!(!html.contains(part), "{ending} has {part} in {html}");
        }
    }
    let atom = feed(&files, "/feed.atom");
    assert_eq!(
        atom.updated.unwrap().to_rfc3339(),
        "2026-03-04T00:00:00+00:00",
        "the feed is as new as its newest change"
    );
    let image = atom.entries[0].links.iter().find(|link| link.rel.as_deref() == Some("enclosure")).unwrap();
    assert_eq!((path(&image.href), image.media_type.as_deref()), ("/files/picture.png", Some("image/png")));
    assert!(text(&files, "/feed.atom").contains("<title xml:lang=\"cy\">Full</title>"));
    let json: Value = serde_json::from_str(text(&files, "/feed.json")).unwrap();
    assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(json["feed_url"], "https://gazette.example/base/feed.json");
    assert_eq!(json["home_page_url"], "https://gazette.example/base/news");
    assert_eq!(json["items"][0]["image"], "https://gazette.example/base/files/picture.png");
    assert_eq!(json["items"][0]["language"], "cy");
    assert_eq!(json["items"][0]["date_published"], "2026-02-03T00:00:00Z");
}

#[test]
fn an_article_that_was_withdrawn_is_so_in_title_summary_and_text() {
    let withdrawn = (
        "gone",
        "title = \"Gone\"\nsummary = \"It was so.\"\ndate = 2026-01-01\nwithdrawn = { date = 2026-05-06, explanation = \"It was not so.\" }",
        "Text.",
    );
    let files = publish(1, &[withdrawn]);
    for ending in ["atom", "json"] {
        let entry = feed(&files, &format!("/feed.{ending}")).entries.remove(0);
        assert_eq!(entry.title.unwrap().content, "Withdrawn: Gone");
        assert_eq!(entry.summary.unwrap().content, "This article was withdrawn on 6 May 2026. It was not so.");
        assert_eq!(entry.updated.unwrap().to_rfc3339(), "2026-05-06T00:00:00+00:00");
        assert!(entry.content.unwrap().body.unwrap().contains("It was not so."));
    }
}

#[test]
fn a_feed_without_articles_is_as_new_as_the_site() {
    let files = publish(0, &[]);
    for path in ["/feed", "/topics/empty/feed", "/councils/alpha/feed"] {
        assert_eq!(feed(&files, &format!("{path}.atom")).updated.unwrap().to_rfc3339(), "2026-11-24T00:00:00+00:00");
        assert!(feed(&files, &format!("{path}.json")).entries.is_empty());
    }
    assert!(!files.keys().any(|path| path.contains("/feed/")), "there is an archive of nothing");
}

#[test]
fn any_text_comes_through_but_for_what_no_xml_can_hold() {
    const TEXT: &str = "]]> & <script>alert('1')</script> \\\" 🗞️ עברית\\u200f &amp;";
    let read = TEXT.replace("\\\"", "\"").replace("\\u200f", "\u{200f}");
    let front = format!(
        "title = \"{TEXT}\\u0001\\u000b\\uffff\"\nsummary = \"{TEXT}\"\ndate = 2026-01-01\nauthors = [{{ name = \"{TEXT}\\u0001\" }}]"
    );
    let files = publish(0, &[("naughty", &front, "`]]> & <script>` and \u{1} עברית 🗞️.")]);
    for ending in ["atom", "json"] {
        let entry = feed(&files, &format!("/feed.{ending}")).entries.remove(0);
        let in_title = if ending == "json" { "\u{1}\u{b}\u{ffff}" } else { "" };
        assert_eq!(entry.title.unwrap().content.trim_end(), format!("{read}{in_title}").trim_end(), "{ending}");
        assert_eq!(entry.summary.unwrap().content, read, "{ending}");
        assert!(entry.authors[0].name.as_ref().unwrap().starts_with(&read), "{ending}");
        let html = entry.content.unwrap().body.unwrap();
        assert!(html.contains("<code>]]&gt; &amp; &lt;script&gt;</code>") && html.contains("עברית 🗞️"), "{html}");
    }
    assert!(!text(&files, "/feed.atom").contains(['\u{1}', '\u{b}', '\u{ffff}']));
}

#[test]
fn pages_name_the_feed_of_their_articles() {
    let files = publish(67, &[]);
    for (page, feed, title) in [
        ("", "/feed", "The Example Gazette"),
        ("/news", "/feed", "The Example Gazette"),
        ("/news/page/1", "/feed", "The Example Gazette"),
        ("/topics/even", "/topics/even/feed", "Even – The Example Gazette"),
        ("/councils/alpha", "/councils/alpha/feed", "Alpha Council – The Example Gazette"),
    ] {
        let html = text(&files, &format!("{page}/index.html"));
        for (media_type, ending) in [("application/feed+json", "json"), ("application/atom+xml", "atom")] {
            let link = format!(
                "<link rel=\"alternate\" type=\"{media_type}\" title=\"{title}\" href=\"/base{feed}.{ending}\">"
            );
            assert!(html.contains(&link), "{page} has no {link}");
            assert!(files.contains_key(&format!("{feed}.{ending}")));
        }
        assert_eq!(html.matches("rel=\"alternate\"").count(), 2, "{page}");
        assert!(
            html.contains(&format!("href=\"/base{feed}.atom\" rel=\"external\" type=\"application/atom+xml\"")),
            "{page}"
        );
    }
    assert!(!text(&files, &format!("/news/{}/index.html", name(0))).contains("rel=\"alternate\""));
}
