//! A site in several languages, from its files to its pages.

use crate::support::published::{application, files};
use crate::support::site::{
    Edit::{self, Replace, Write},
    Site,
};
use press::{
    check,
    memory::Memory,
    publish::{self, BuildOptions},
};
use std::collections::BTreeMap;

fn published(edits: &[Edit]) -> BTreeMap<String, Vec<u8>> {
    let site = Site::new(edits);
    let folder = tempfile::tempdir().unwrap();
    let (content, problems) =
        check::read_and_check(&site.content(), "2026-11-24".parse().unwrap(), &Memory::none(), &|| ()).unwrap();
    assert!(problems.is_empty(), "{}", problems.render(false));
    let options =
        BuildOptions { app: application(folder.path()), out: folder.path().join("dist"), url: None, compress: false };
    publish::build(&content, &press::pictures::Pictures::default(), &options, Memory::none(), || ()).unwrap();
    files(&options.out)
}

#[track_caller]
fn assert_holds(files: &BTreeMap<String, Vec<u8>>, address: &str, parts: &[&str]) {
    let text = std::str::from_utf8(&files[address]).unwrap();
    for part in parts {
        assert!(text.contains(part), "{part} is not in {address}: {text}");
    }
}

const ARABIC: &str = "+++\ntitle = \"اجتماع \\\"المجلس\\\"\"\nsummary = \"خلاصة\"\ndate = 2026-10-05\nlanguage = \"ar\"\n+++\n\nقال [hello]{lang=en} لهم.\n\n[The agenda](/files/agenda.pdf)\n";

#[test]
fn an_article_in_another_direction_says_so_wherever_it_is_shown() {
    let files = published(&[Write("articles/arabic.md", ARABIC)]);
    assert_holds(
        &files,
        "/data/articles/arabic.json",
        &[r#""language":"ar","dir":"rtl""#, r#"{"lang":"en","dir":"ltr""#],
    );
    let file = [r#""type":"file""#, r#""mime_type":"application/pdf""#, r#""size":"#, r#""pages":2"#, r#""sha256":"#];
    assert_holds(&files, "/data/articles/arabic.json", &file);
    assert_holds(&files, "/news/arabic/index.html", &[r#"<html lang="en-GB""#, r#"lang="ar" dir="rtl""#, "(PDF, "]);
    assert_holds(&files, "/data/news.json", &[r#""language":"ar""#]);
    assert_holds(&files, "/news/index.html", &[r#"dir="auto" lang="ar""#]);
}

#[test]
fn a_site_may_run_from_right_to_left() {
    let files = published(&[
        Write("articles/arabic.md", ARABIC),
        Replace("site.toml", "language = \"en-GB\"", "language = \"ar\"\nsmart_punctuation = true"),
        Replace(
            "articles/first.md",
            "title = \"The first article\"",
            "title = \"The \\\"first\\\"\"\nlanguage = \"en\"",
        ),
    ]);
    assert_holds(&files, "/index.html", &[r#"<html lang="ar" dir="rtl""#, "اجتماع ”المجلس“"]);
    assert_holds(&files, "/data/articles/first.json", &[r#""language":"en","dir":"ltr""#, "The “first”"]);
    let arabic = std::str::from_utf8(&files["/data/articles/arabic.json"]).unwrap();
    assert!(!arabic.contains(r#""dir":"rtl""#), "{arabic}");
}
