//! The interface in the language of the site, and of the article: the sample sites in `samples/`.

use crate::support::published::{publish, text};
use crate::support::site::{
    Edit::{self, *},
    Site,
};
use gazette::words::{Locale, file};
use press::{check, content::Content, memory::Memory};
use std::{collections::BTreeMap, fs, path::Path};

fn sample(name: &str) -> Content {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../samples").join(name);
    let day = "2026-11-24".parse().unwrap();
    let (content, problems) = check::read_and_check(&folder, day, &Memory::none(), &|| ()).unwrap();
    assert!(problems.is_empty(), "{}", problems.render(false));
    content
}

/// The texts of the interface that are English alone, without places to fill in.
fn english(locale: Locale) -> Vec<String> {
    let (english, other) = (file(Locale::English), file(locale));
    let texts = english.lines().zip(other.lines()).filter(|(english, other)| english != other);
    let texts = texts.map(|(english, _)| english.trim()).filter(|text| !text.contains(['{', '|']) && text.len() > 2);
    // What begins with a small letter is called as ids and classes are.
    texts.filter(|text| text.starts_with(char::is_uppercase)).map(str::to_owned).collect()
}

fn is_page(address: &str) -> bool {
    address.rsplit('.').next() == Some("html")
}

/// The pages of a site but the article in English, and without its teaser.
fn pages(files: &BTreeMap<String, Vec<u8>>) -> Vec<(&String, String)> {
    let pages = files.keys().filter(|address| is_page(address) && !address.contains("in-english"));
    let without_teaser = |html: &str| {
        let mut parts = html.split("lang=\"en\"");
        let before = parts.next().unwrap().to_owned();
        parts.fold(before, |all, part| all + part.split_once("</article>").unwrap().1)
    };
    pages.map(|address| (address, without_teaser(text(files, address)))).collect()
}

#[test]
fn no_page_of_a_site_in_another_language_has_a_text_of_the_interface_in_english() {
    for (name, locale) in [("welsh", Locale::Welsh), ("arabic", Locale::Arabic)] {
        let files = publish(&sample(name), None);
        let pages = pages(&files);
        assert!(pages.len() > 15, "{} pages", pages.len());
        for (address, html) in pages {
            for text in english(locale) {
                for whole in [format!(">{text}<"), format!("=\"{text}\""), format!(">{text} ")] {
                    assert!(!html.contains(&whole), "{address} says {text:?}");
                }
            }
        }
    }
}

#[test]
fn whatever_is_published_besides_pages_is_in_the_language_of_the_site() {
    let files = publish(&sample("arabic"), None);
    for (address, words) in [
        ("/councils/majlis/feed.atom", "انعقد هذا الاجتماع في 17 سبتمبر 2026، 10:30 إلى 12:30."),
        ("/councils/majlis/calendar.ics", "جدول الأعمال والأوراق"),
        ("/data/councils/majlis/members.json", "فيه 3 أعضاء من قطاعين."),
        ("/data/councils/majlis/meetings.json", "\"title\":\"اجتماعات مجلس الخدمات\""),
        ("/data/people/huda-mithal.json", "تقرير، مجلس الخدمات، 3 سبتمبر 2026"),
    ] {
        assert!(text(&files, address).replace("\r\n ", "").contains(words), "{address} does not say {words}");
    }
}

#[test]
fn how_a_council_is_reached_is_named_in_the_language_of_the_site_and_a_number_runs_from_left_to_right() {
    let files = publish(&sample("arabic"), None);
    let council = text(&files, "/councils/majlis/index.html");
    assert!(council.contains("<li>الهاتف: <bdi>+44 1632 960000</bdi></li>"), "{council}");
}

#[test]
fn an_article_has_the_labels_of_its_own_language() {
    let files = publish(&sample("arabic"), None);
    let article = text(&files, "/news/in-english/index.html");
    let (_, inside) = article.split_once("<article class=\"page article\" lang=\"en\" dir=\"ltr\">").unwrap();
    let (inside, around) = inside.split_once("</article>").unwrap();
    assert!(inside.contains("Published <time datetime=\"2026-10-02\">2 October 2026</time>") && inside.contains("By "));
    assert!(around.contains("<time datetime=\"2026-10-02\">2 أكتوبر 2026</time>"), "{around}");
    let home = text(&files, "/index.html");
    assert!(home.contains("<span class=\"kind\">Update</span> <time datetime=\"2026-10-02\">2 October 2026</time>"));
}

/// An article in Welsh on a site in English.
const WELSH: Edit = Write(
    "articles/cymraeg.md",
    "+++\ntitle = \"Newyddion\"\nsummary = \"Yn Gymraeg.\"\ndate = 2026-11-20\nlanguage = \"cy-GB\"\nauthors = [{ name = \"Golygydd\" }]\n+++\n\nTestun.\n",
);

#[test]
fn a_page_names_the_files_of_the_languages_that_its_site_speaks_and_no_other() {
    let root = |files: &BTreeMap<String, Vec<u8>>| {
        let (_, root) = text(files, "/index.html").split_once("<html ").unwrap();
        root.split('>').next().unwrap().to_owned()
    };
    let published = |edits: &[Edit]| {
        let site = Site::new(edits);
        publish(&site.read_and_check().0, None)
    };
    let english = published(&[]);
    assert!(
        !root(&english).contains("data-words") && !english.keys().any(|address| address.starts_with("/app/words-"))
    );

    let with_welsh = published(&[WELSH]);
    let named = root(&with_welsh);
    let (_, address) = named.split_once("data-words=\"").unwrap();
    let address = address.split('"').next().unwrap();
    assert_eq!(text(&with_welsh, address), file(Locale::Welsh));
    assert!(!named.contains("data-script-words"), "{named}");
    let link = format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{address}\">");
    assert!(text(&with_welsh, "/index.html").contains(&link));
    let article = text(&with_welsh, "/news/cymraeg/index.html");
    assert!(article.contains("Cyhoeddwyd <time datetime=\"2026-11-20\">20 Tachwedd 2026</time>"), "{article}");

    let arabic = publish(&sample("arabic"), None);
    let named = root(&arabic);
    assert!(
        named.contains("lang=\"ar\" dir=\"rtl\"") && named.contains("&quot;Print&quot;:&quot;طباعة&quot;"),
        "{named}"
    );
    assert!(text(&arabic, "/index.html").contains("--page-of:\"صفحة \"counter(page)\" من \"counter(pages)"));
}

#[test]
fn a_site_in_a_language_that_the_interface_does_not_speak_is_told_so() {
    let site = Site::new(&[Replace("site.toml", "language = \"en-GB\"", "language = \"fr\"")]);
    let (content, problems) = site.read_and_check();
    let told = problems.render(false);
    assert!(told.contains("the interface has no words in `fr`: they will be English"), "{told}");
    assert_eq!((problems.errors(), problems.warnings()), (0, 1), "{told}");
    let files = publish(&content, None);
    assert!(text(&files, "/index.html").contains(">Skip to content<"));
}

#[test]
fn whatever_scripts_look_up_stands_in_the_page_of_a_site_in_another_language() {
    let files = publish(&sample("welsh"), None);
    let (_, words) = text(&files, "/index.html").split_once("data-script-words=\"").unwrap();
    let words = words.split('"').next().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let scripts =
        ["print.js", "print-view.js", "search.js"].map(|script| fs::read_to_string(root.join(script)).unwrap());
    let looked_up: Vec<_> = scripts.iter().flat_map(|script| looked_up(script)).collect();
    assert!(looked_up.len() > 10, "{looked_up:?}");
    for english in looked_up {
        assert!(words.contains(&format!("&quot;{english}&quot;:")), "{english:?} is not among {words}");
    }
}

/// What a script gives to its function `t`.
fn looked_up(script: &str) -> impl Iterator<Item = &str> {
    script.match_indices("t(\"").filter_map(|(place, call)| {
        let is_whole_name = !script[..place].ends_with(char::is_alphanumeric);
        script[place + call.len()..].split('"').next().filter(|_| is_whole_name)
    })
}
