//! The society's own fonts, as they reach its pages.

use crate::support::published::{publish_with, text};
use crate::support::site::{
    Edit::{self, *},
    Site,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use press::{pictures, publish::PublishError};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, fs, path::Path};

const FONT: Edit =
    Bytes("files/fonts/Own.Bold.ttf", include_bytes!("../share-images/fonts/DejaVuSansCondensed-Bold.ttf"));

const OWN: Edit = Replace(
    "site.toml",
    "[topics.governance]",
    "[theme]\ntext_fonts = [\"/files/fonts/Own.Bold.ttf\"]\nlabel_fonts = [\"/files/fonts/Own.Bold.ttf\"]\n\n[topics.governance]",
);

/// Publishes the site with its font under `/gazette`, and with these edits.
fn published(edits: &[Edit]) -> BTreeMap<String, Vec<u8>> {
    let site = Site::new(&[&[FONT, OWN], edits].concat());
    let (content, problems) = site.read_and_check();
    assert!(problems.is_empty(), "{}", problems.render(false));
    let cache = tempfile::tempdir().unwrap();
    let (pictures, _) = pictures::make(&content, cache.path(), || ()).unwrap();
    publish_with(&content, &pictures, Some("https://host.example/gazette/"))
}

/// The addresses of the fonts that are published.
fn fonts(files: &BTreeMap<String, Vec<u8>>) -> Vec<&String> {
    let is_font =
        |address: &&String| address.rsplit('.').next().is_some_and(|ending| ["woff2", "ttf"].contains(&ending));
    files.keys().filter(is_font).collect()
}

#[test]
fn each_page_names_the_font_has_it_fetched_once_and_its_policy_allows_the_style() {
    let files = published(&[]);
    let [font] = fonts(&files)[..] else { panic!("{:?}", fonts(&files)) };
    assert!(font.starts_with("/app/own-") && files[font].starts_with(b"wOF2"), "{font}");
    assert!(files[font].len() < 40_000, "{} bytes", files[font].len());
    let pages: Vec<_> = files.keys().filter(|address| address.ends_with("/index.html")).collect();
    assert!(pages.len() > 5, "{pages:?}");
    for page in pages {
        let html = text(&files, page);
        let preload =
            format!("<link rel=\"preload\" as=\"font\" type=\"font/woff2\" crossorigin href=\"/gazette{font}\">");
        assert_eq!(html.matches(&preload).count(), 1, "{page}");
        let (_, rest) = html.split_once("<style>").unwrap();
        let style = rest.split("</style>").next().unwrap();
        for part in [
            &format!(
                "src:url(\"/gazette{font}\")format(\"woff2\");font-weight:700;font-style:normal;font-display:optional"
            ),
            "@layer tokens{:root{--serif:\"Society Text\",\"Society Text Fallback\",\"Iowan Old Style\",",
            "--sans:\"Society Label\",\"Society Label Fallback\",system-ui,",
        ] {
            assert!(style.contains(part), "{page}: no {part} in {style}");
        }
        let policy = format!("style-src 'self' 'sha256-{}'", STANDARD.encode(Sha256::digest(style)));
        assert!(text(&files, "/_headers").contains(&policy), "{page} has another style than the policy allows");
    }
}

/// The stand-in of regular text is Times New Roman, whose letters are 0.4014 em wide on average; those of the font are 0.5165 em wide,
/// and its lines are 0.9282 em high and 0.2358 em deep.
#[test]
fn what_stands_in_its_place_is_as_wide_and_high() {
    let files = published(&[]);
    let style = text(&files, "/index.html");
    let (_, rest) = style.split_once("local(\"Liberation Serif\");").unwrap();
    let rule = rest.split('}').next().unwrap();
    assert_eq!(
        rule,
        "font-weight:400;font-style:normal;size-adjust:128.68%;ascent-override:72.13%;descent-override:18.33%;line-gap-override:0.00%"
    );
}

#[test]
fn an_edit_changes_the_fonts_file_only_where_it_brings_other_rows_of_characters() {
    let name = |text| {
        let files = published(&[Append("articles/second.md", text)]);
        fonts(&files).into_iter().cloned().collect::<Vec<_>>()
    };
    let before = name("\nNothing new.\n");
    assert_eq!(name("\nÀ propos: “Ça va”, £5 or €5 – so they say…\n"), before);
    assert_ne!(name("\nΚαλημέρα.\n"), before);
}

#[test]
fn the_file_that_the_society_gave_is_published_only_where_something_links_to_it() {
    let original = "/files/fonts/Own.Bold.ttf";
    assert!(!published(&[]).contains_key(original));
    let linked = published(&[Append("articles/second.md", "\n[The font of this site](/files/fonts/Own.Bold.ttf)\n")]);
    assert!(linked.contains_key(original));
}

#[test]
fn no_part_is_taken_of_a_font_that_was_changed_since_it_was_measured() {
    let site = Site::new(&[FONT, OWN]);
    let (content, _) = site.read_and_check();
    let font = site.content().join("files/fonts/Own.Bold.ttf");
    let bytes = fs::read(&font).unwrap();
    fs::write(&font, [&bytes[..], &[0; 4]].concat()).unwrap();
    let cache = tempfile::tempdir().unwrap();
    let refused = pictures::make(&content, cache.path(), || ()).map(|_| ());
    let Err(PublishError::Changed(file)) = refused else { panic!("{refused:?}") };
    assert_eq!(Path::new(&file), font);
    let mut kept = fs::read_dir(cache.path().join("pictures")).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(!kept.any(|name| name.to_string_lossy().ends_with(".woff2")));
}

#[test]
fn a_site_without_fonts_says_nothing_of_them() {
    let site = Site::new(&[]);
    let (content, _) = site.read_and_check();
    let cache = tempfile::tempdir().unwrap();
    let (pictures, _) = pictures::make(&content, cache.path(), || ()).unwrap();
    let files = publish_with(&content, &pictures, None);
    assert!(fonts(&files).is_empty());
    let page = text(&files, "/index.html");
    assert!(!page.contains("@font-face") && !page.contains("as=\"font\""), "{page}");
}
