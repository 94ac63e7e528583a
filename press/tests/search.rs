//! The index of the search: which pages it finds, by which words, and what it says of them.

use crate::support::published::{publish, text};
use crate::support::site::{
    Edit::{self, *},
    Site,
};
use serde_json::Value;
use std::{collections::BTreeMap, fmt::Write as _};

fn published(edits: &[Edit]) -> BTreeMap<String, Vec<u8>> {
    let site = Site::new(edits);
    let (content, problems) = site.read_and_check();
    assert_eq!(problems.errors(), 0, "{}", problems.render(false));
    publish(&content, Some("https://host.example/gazette/"))
}

fn json(files: &BTreeMap<String, Vec<u8>>, address: &str) -> Value {
    serde_json::from_str(text(files, address)).unwrap()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

/// The pages of a segment in the order of their numbers.
fn pages(files: &BTreeMap<String, Vec<u8>>, segment: usize) -> Vec<Value> {
    let file = |place: usize| format!("/data/search/{segment}/pages-{place}.json");
    let files = (0..).map(file).take_while(|file| files.contains_key(file)).map(|file| json(files, &file));
    files.flat_map(|file| file["pages"].as_array().unwrap().clone()).collect()
}

/// All that the files of a segment say of a word: the pages' addresses, each with its weight, and whether the word is common.
fn found(files: &BTreeMap<String, Vec<u8>>, segment: usize, word: &str) -> (Vec<(String, u64)>, bool) {
    let pages = pages(files, segment);
    let file = |shard: usize| format!("/data/search/{segment}/words-{shard}.json");
    let shards = (0..).map(file).take_while(|file| files.contains_key(file)).map(|file| json(files, &file));
    let mut holding = shards.filter(|shard| shard["words"].get(word).is_some());
    let Some(shard) = holding.next() else { return (Vec::new(), false) };
    assert!(holding.next().is_none(), "{word} stands in two files");
    let numbers = shard["words"][word].as_array().unwrap();
    let url = |page: &Value| pages[number(page)]["url"].as_str().unwrap().to_owned();
    let found = numbers.chunks(2).map(|pair| (url(&pair[0]), pair[1].as_u64().unwrap())).collect();
    (found, shard["common"].as_array().unwrap().iter().any(|common| common == word))
}

#[test]
fn pages_of_each_sort_are_found_by_what_they_say() {
    let files = published(&[Write(
        "articles/found.md",
        "+++\ntitle = \"Zanzibar in the title\"\nsummary = \"About quokkas.\"\ndate = 2026-11-01\n+++\n## Marmalade\n\nWords on *Çaỳenne* pepper.\n",
    )]);
    let urls = |word: &str| found(&files, 1, word).0.into_iter().map(|(url, _)| url).collect::<Vec<_>>();
    for word in ["zanzibar", "quokkas", "marmalade", "cayenne"] {
        assert_eq!(urls(word), ["/gazette/news/found"], "{word}");
    }
    let weight = |word: &str| found(&files, 1, word).0[0].1;
    assert!(weight("zanzibar") > weight("quokkas") && weight("quokkas") > weight("marmalade"));
    assert!(weight("marmalade") > weight("cayenne"));
    for sort in ["/councils/alpha", "/meetings/", "/papers/", "/people/", "/about"] {
        assert!(pages(&files, 1).iter().any(|page| page["url"].as_str().unwrap().contains(sort)), "{sort}");
    }
    assert!(urls("search").iter().all(|url| url != "/gazette/search"));
}

#[test]
fn results_say_what_a_page_is_in_its_own_language() {
    let files = published(&[Write(
        "articles/found.md",
        "+++\ntitle = \"Penawd\"\nsummary = \"Crynodeb.\"\ndate = 2026-11-01\nkind = \"update\"\nlanguage = \"cy\"\n+++\nTestun.\n",
    )]);
    let page = pages(&files, 1).into_iter().find(|page| page["url"] == "/gazette/news/found").unwrap();
    let expected = serde_json::json!({
        "url": "/gazette/news/found",
        "title": "Penawd",
        "note": "Diweddariad, 1 Tachwedd 2026",
        "summary": "Crynodeb.",
        "lang": "cy",
    });
    assert_eq!(page, expected);
}

#[test]
fn the_newest_article_comes_first_among_equals_and_the_files_agree() {
    let files = published(&[]);
    let index = json(&files, "/data/search/index.json");
    let segment = &index["segments"][0];
    let pages = pages(&files, 1);
    assert_eq!((number(&segment["pages"]), &segment["id"]), (pages.len(), &1.into()));
    let words = files.keys().filter(|file| file.starts_with("/data/search/1/words-")).count();
    assert_eq!(number(&segment["shards"]), words);
    for file in files.keys().filter(|file| file.starts_with("/data/search/1/")) {
        assert_eq!(json(&files, file)["revision"], segment["revision"], "{file}");
    }
    let articles: Vec<_> =
        pages.iter().filter_map(|page| page["url"].as_str()?.strip_prefix("/gazette/news/")).collect();
    let list = json(&files, "/data/news.json");
    let newest: Vec<_> = list["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert_eq!(articles, newest);
}

#[test]
fn of_words_that_most_texts_have_only_titles_and_summaries_tell() {
    let mut site = Vec::new();
    for number in 0..120 {
        let title = if number == 7 { "Common words" } else { "Title" };
        let mut article = String::new();
        write!(
            article,
            "+++\ntitle = \"{title} {number}\"\nsummary = \"S{number}.\"\ndate = 2026-10-01\n+++\nCommon text.\n"
        )
        .unwrap();
        site.push((format!("articles/common-{number}.md"), article));
    }
    let folder = Site::new(&[]);
    for (file, article) in site {
        std::fs::write(folder.content().join(file), article).unwrap();
    }
    let (content, _) = folder.read_and_check();
    let files = publish(&content, None);
    let (of_titles, is_common) = found(&files, 1, "common");
    assert!(is_common);
    assert_eq!(of_titles.iter().map(|(url, _)| url.as_str()).collect::<Vec<_>>(), ["/news/common-7"]);
    assert!(!found(&files, 1, "words").1);
}

#[test]
fn where_words_have_no_spaces_any_part_of_a_sentence_is_found() {
    let files = published(&[Write(
        "articles/found.md",
        "+++\ntitle = \"東京都議会\"\nsummary = \"要約。\"\ndate = 2026-11-01\nlanguage = \"ja\"\n+++\n来月の会議でＩＴ予算を決めます。\n",
    )]);
    for word in ["東京", "京都", "都議", "議会", "会", "約", "会議", "予算", "決め"] {
        let (pages, _) = found(&files, 1, word);
        assert_eq!(pages.into_iter().map(|(url, _)| url).collect::<Vec<_>>(), ["/gazette/news/found"], "{word}");
    }
    assert!(found(&files, 1, "東京都議会").0.is_empty());
}

#[test]
fn the_page_is_no_editors_and_leads_on_without_its_script() {
    let files = published(&[]);
    let page = text(&files, "/search/index.html");
    assert!(page.contains("<p id=\"page-search\">"), "{page}");
    assert!(page.contains("href=\"/gazette/news\"") && page.contains("href=\"/gazette/councils\""));
    assert!(!text(&files, "/sitemap.xml").contains("/search"));
    let site = Site::new(&[Write("pages/search.md", "+++\ntitle = \"Mine\"\nsummary = \"Mine.\"\n+++\nText.\n")]);
    assert!(site.problems().contains("the address `/search` belongs to the site itself"), "{}", site.problems());
    let site = Site::new(&[Replace("site.toml", "url = \"/about\"", "url = \"/search\"")]);
    assert_eq!(site.problems(), "0 errors, 0 warnings\n");
}

#[test]
fn the_foot_of_each_page_leads_where_readers_look_for_it_unless_the_navigation_does() {
    const PRIVACY: Edit =
        Write("pages/privacy.md", "+++\ntitle = \"Your data\"\nsummary = \"What is kept.\"\n+++\n\nNothing.\n");
    const NAVIGATION: Edit =
        Replace("site.toml", "url = \"/about\" }]", "url = \"/about\" }, { title = \"Find\", url = \"/search\" }]");
    let footer = |edits: &[Edit]| {
        let files = published(edits);
        let (_, footer) = text(&files, "/news/first/index.html").split_once("<footer class=\"footer\">").unwrap();
        footer.split("</footer>").next().unwrap().to_owned()
    };
    let search = "<p class=\"more\"><a href=\"/gazette/search\">Search</a></p>";
    let privacy = "<p class=\"more\"><a href=\"/gazette/privacy\">Your data</a></p>";
    let bare = footer(&[]);
    assert!(bare.contains(search) && !bare.contains("privacy"), "{bare}");
    let full = footer(&[PRIVACY, NAVIGATION]);
    assert!(full.contains(privacy) && !full.contains("search"), "{full}");
}
