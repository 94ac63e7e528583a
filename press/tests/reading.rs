//! What reading makes of good content, of new files, and of arbitrary bytes.

use crate::support::site::{Edit::*, Site};
use gazette::model::{Block, Slug};
use press::{
    content::{Body, Content, Reason},
    new::{self, Beginning, Kind, NewError},
    problem::{Problem, Severity},
    promise::Promise,
    source::{Document, Source},
};
use proptest::prelude::*;
use std::{collections::BTreeSet, fs, path::Path};

fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

fn blocks(content: &Content, body: &Body) -> Vec<Block> {
    content.blocks(body).unwrap()
}

#[test]
fn files_are_measured_and_links_to_them_completed() {
    let (content, _) = Site::new(&[]).read_and_check();
    let file = content.files.get("/files/agenda.pdf#page=2").unwrap();
    assert_eq!((file.pages, file.mime_type.as_str(), file.size), (Some(2), "application/pdf", 426));
    let link = content.councils[0].meetings[0].meeting.agenda_file.as_ref().unwrap();
    assert_eq!((link.pages, link.size, link.mime_type.as_str()), (Some(2), Some(426), "application/pdf"));
    assert_eq!(link.sha256.as_deref(), Some(file.sha256.as_str()));
    assert_eq!(file.sha256.len(), 64);
    let image = content.article(&slug("first")).unwrap().image.as_ref().unwrap();
    assert_eq!((image.width, image.height), (Some(3), Some(2)));
}

#[test]
fn the_place_of_a_file_fills_in_its_fields() {
    let (content, _) = Site::new(&[]).read_and_check();
    let council = content.council(&slug("alpha")).unwrap();
    assert_eq!(council.memberships[0].organization_id, slug("alpha"));
    assert_eq!(council.relations[0].from_id, slug("alpha"));
    assert_eq!(council.meetings[0].meeting.organization_ids, [slug("alpha")]);
    assert_eq!(council.papers[0].paper.id, slug("report"), "the newest paper comes first");
    assert_eq!(blocks(&content, &council.papers[0].body).len(), 2);
}

#[test]
fn a_quotation_knows_its_speaker_and_a_figure_its_size() {
    let (content, _) = Site::new(&[]).read_and_check();
    let blocks = blocks(&content, &content.article(&slug("first")).unwrap().body);
    let speaker = blocks.iter().find_map(|block| match block {
        Block::Quote { attribution, .. } => attribution.as_ref(),
        _ => None,
    });
    assert_eq!(speaker.unwrap().person_id, Some(slug("ada-example")));
    assert!(blocks.iter().any(|block| matches!(block, Block::Figure { width: Some(3), height: Some(2), .. })));
}

#[test]
fn a_name_that_two_people_share_is_nobodys() {
    let site = Site::new(&[Replace("people/bilal-sample.toml", "Bilal Sample", "Ada Example")]);
    let (content, _) = site.read_and_check();
    let blocks = blocks(&content, &content.article(&slug("first")).unwrap().body);
    assert!(
        blocks.iter().all(|block| !matches!(block, Block::Quote { attribution: Some(a), .. } if a.person_id.is_some()))
    );
}

#[test]
fn drafts_and_articles_to_come_are_left_out() {
    let (content, _) = Site::new(&[]).read_and_check();
    let left_out: Vec<_> =
        content.left_out.iter().map(|left_out| (left_out.article.id.as_str(), left_out.reason)).collect();
    assert_eq!(left_out, [("later", Reason::NotYet), ("unfinished", Reason::Draft)]);
    let articles: Vec<_> = content.articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(articles, ["second", "first"], "the newest comes first");
}

#[test]
fn what_is_wrong_with_a_draft_is_only_a_warning() {
    let draft = "+++\ntitle = \"x\"\ndraft = true\nmood = 1\n+++\n\n# No\n";
    let (_, problems) = Site::new(&[Write("articles/unfinished.md", draft)]).read_and_check();
    assert_eq!((problems.errors(), problems.warnings()), (0, 4), "{problems}");
}

#[test]
fn toml_and_json_of_one_shape_are_one_thing() {
    let json = r###"{ "title": "The second article", "summary": "What happened second.", "date": "2026-11-01",
        "kind": "update", "body": "## What was said\n\nNot much.\n" }"###;
    let (one, _) = Site::new(&[]).read_and_check();
    let site = Site::new(&[Remove("articles/second.md"), Write("articles/second.json", json)]);
    let (other, problems) = site.read_and_check();
    assert!(problems.is_empty(), "{problems}");
    let article = |content: &Content| {
        let article = content.article(&slug("second")).unwrap().clone();
        (article.title, article.summary, article.date, article.kind, blocks(content, &article.body))
    };
    assert_eq!(article(&one), article(&other));
}

#[test]
fn a_file_from_windows_reads_as_any_other() {
    let text = fs::read_to_string(Site::new(&[]).content().join("articles/first.md")).unwrap();
    let site = Site::new(&[]);
    fs::write(site.content().join("articles/first.md"), format!("\u{feff}{}", text.replace('\n', "\r\n"))).unwrap();
    let (content, problems) = site.read_and_check();
    assert!(problems.is_empty(), "{problems}");
    let (plain, _) = Site::new(&[]).read_and_check();
    assert_eq!(blocks(&content, &content.articles[1].body), blocks(&plain, &plain.articles[1].body));
}

#[test]
fn a_file_that_is_too_long_is_refused_unread() {
    let site = Site::new(&[]);
    fs::write(site.content().join("articles/first.md"), vec![b'x'; 8 * 1024 * 1024 + 1]).unwrap();
    let problems = site.problems();
    assert!(problems.contains("the file is longer than 8 MiB"), "{problems}");
}

/// The file of a problem, from the content's folder, and the promise that is broken.
fn file_and_check(problem: &Problem) -> (String, Promise) {
    let (_, file) = problem.places[0].source.path.split_once("content/").unwrap();
    (file.to_owned(), problem.check)
}

/// Does in each new file what its comments ask for.
fn fill_in(content: &Path) {
    const PAPER: &str = "Write the paper here, in Markdown. Headings begin at `##`; an empty line ends a paragraph.";
    const PAGE: &str = "Write the page here, in Markdown. Headings begin at `##`; an empty line ends a paragraph.";
    for id in ["", "-two"] {
        for (file, before, after) in [
            (format!("councils/gamma{id}/council.toml"), "Write here what the council is for.", "It is for tests."),
            (format!("councils/alpha/meetings/winter{id}.toml"), "# start =", "start ="),
            (format!("councils/beta/meetings/winter{id}.toml"), "# start =", "start ="),
            (format!("councils/alpha/papers/plan{id}.md"), PAPER, "The plan."),
            (format!("pages/help{id}.md"), "What this page is about, in a sentence.", "How to be helped."),
            (format!("pages/help{id}.md"), PAGE, "Ask."),
        ] {
            let file = content.join(file);
            let text = fs::read_to_string(&file).unwrap();
            assert!(text.contains(before), "{before} is not in {text}");
            fs::write(&file, text.replacen(before, after, 1)).unwrap();
        }
    }
}

#[test]
fn a_new_file_is_refused_until_it_is_filled_in_and_never_overwritten() {
    let site = Site::new(&[]);
    let begin = |kind, id: &str, title| {
        let (id, today) = (id.parse().unwrap(), "2026-11-24".parse().unwrap());
        new::begin(&site.content(), &Beginning { kind, id: &id, title, today, zone: "Europe/Paris" })
    };
    for (kind, id) in [
        (Kind::Article, "third"),
        (Kind::Council, "gamma"),
        (Kind::Meeting, "alpha/winter"),
        (Kind::Meeting, "beta/winter"),
        (Kind::Paper, "alpha/plan"),
        (Kind::Person, "cerys"),
        (Kind::Page, "help"),
    ] {
        for title in [None, Some("A “title” with \"quotes\", {today} and a \\")] {
            let id = format!("{id}{}", if title.is_some() { "-two" } else { "" });
            begin(kind, &id, title).unwrap();
            let again = begin(kind, &id, title);
            assert!(matches!(again, Err(NewError::Exists(_))), "{again:?}");
        }
    }
    let (content, problems) = site.read_and_check();
    let refused: BTreeSet<_> =
        problems.iter().filter(|problem| problem.severity == Severity::Error).map(file_and_check).collect();
    let files = |id: &str| {
        [
            (format!("councils/gamma{id}/council.toml"), Promise::TemplatesAreFilledIn),
            (format!("councils/alpha/meetings/winter{id}.toml"), Promise::FieldsAreKnown),
            (format!("councils/alpha/papers/plan{id}.md"), Promise::TemplatesAreFilledIn),
            (format!("councils/beta/meetings/winter{id}.toml"), Promise::FieldsAreKnown),
            (format!("pages/help{id}.md"), Promise::TemplatesAreFilledIn),
        ]
    };
    assert_eq!(refused, ["", "-two"].into_iter().flat_map(files).collect(), "{problems}");
    assert_eq!(content.page(&slug("help-two")).unwrap().title, "A “title” with \"quotes\", {today} and a \\");
    assert_eq!(content.page(&slug("help")).unwrap().title, "Help");
    let meeting = |council: &str| {
        fs::read_to_string(site.content().join(format!("councils/{council}/meetings/winter.toml"))).unwrap()
    };
    assert!(meeting("alpha").contains("timezone = \"Europe/London\""), "the other meeting's");
    assert!(meeting("beta").contains("timezone = \"Europe/Paris\""), "the one given");
    fill_in(&site.content());
    let (_, problems) = site.read_and_check();
    assert_eq!(problems.errors(), 0, "{problems}");
    let json = begin(Kind::Page, "about", None);
    assert!(matches!(json, Err(NewError::Exists(_))), "about.json is there");
}

#[test]
fn a_new_meeting_of_a_british_site_is_in_british_time_where_the_device_knows_none() {
    for (language, device, expected) in [
        ("en-GB", "Etc/UTC", "Europe/London"),
        ("cy", "UTC", "Europe/London"),
        ("en-GB", "Asia/Tokyo", "Asia/Tokyo"),
        ("ar", "Etc/UTC", "Etc/UTC"),
    ] {
        let site = Site::new(&[]);
        let fields = fs::read_to_string(site.content().join("site.toml")).unwrap().replace("en-GB", language);
        fs::write(site.content().join("site.toml"), fields).unwrap();
        let (id, today) = ("beta/summer".parse().unwrap(), "2026-07-24".parse().unwrap());
        let beginning = Beginning { kind: Kind::Meeting, id: &id, title: None, today, zone: device };
        let text = fs::read_to_string(new::begin(&site.content(), &beginning).unwrap()).unwrap();
        assert!(text.contains(&format!("timezone = \"{expected}\"")), "{language}, {device}: {text}");
        assert_eq!(text.contains("T13:30:00+01:00\"\n"), expected == "Europe/London", "{text}");
    }
}

#[test]
fn a_new_meeting_or_paper_needs_a_council_that_is_there() {
    let site = Site::new(&[]);
    let said = |kind, id: &str| {
        let (id, today) = (id.parse().unwrap(), "2026-11-24".parse().unwrap());
        let begun = new::begin(&site.content(), &Beginning { kind, id: &id, title: None, today, zone: "UTC" });
        begun.unwrap_err().to_string()
    };
    for (kind, id, expected) in [
        (Kind::Meeting, "winter", "a meeting is a council's: write `press new meeting <council>/winter`"),
        (Kind::Paper, "alhpa/plan", "there is no council `alhpa`: did you mean `alpha`?"),
        (Kind::Meeting, "omicron/x", "there is no council `omicron`: `press new council omicron` begins one"),
        (Kind::Article, "alpha/x", "the id of an article has no slash: write `press new article x`"),
    ] {
        assert_eq!(said(kind, id), expected);
    }
    fs::remove_dir_all(site.content().join("councils/beta")).unwrap();
    assert_eq!(said(Kind::Paper, "plan"), "a paper is a council's: write `press new paper alpha/plan`");
    assert!(!site.content().join("councils/alhpa").exists() && !site.content().join("councils/omicron").exists());
}

/// The files that arbitrary bytes are put into.
const FILES: [&str; 11] = [
    "site.toml",
    "articles/first.md",
    "articles/second.json",
    "councils/alpha/council.toml",
    "councils/alpha/meetings/autumn.toml",
    "councils/alpha/papers/report.md",
    "people/ada-example.toml",
    "pages/about.json",
    "files/agenda.pdf",
    "files/picture.png",
    "files/plan.svg",
];

/// Bytes, text, and text that looks like content.
fn anything() -> impl Strategy<Value = Vec<u8>> {
    let token = prop::sample::select(vec![
        "+++\n",
        "+++",
        "title",
        " = ",
        "\"",
        "\"\"\"",
        "'''",
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        ",",
        ":",
        "\n",
        "\r\n",
        "summary = \"s\"\n",
        "title = \"t\"\n",
        "date = 2026-01-01\n",
        "> ",
        "- ",
        "1. ",
        "# ",
        "## ",
        "| a | b |\n",
        "| --- | --- |\n",
        "[^a]",
        "[^a]: ",
        "![x](/files/picture.png)",
        "[x](y)",
        "[!NOTE]",
        "— ",
        "*",
        "**",
        "~",
        "~~",
        "^",
        "`",
        "```\n",
        "<b>",
        "<!--",
        "&#10;",
        "\\",
        " ",
        "    ",
        "é",
        "\u{0}",
        "\u{feff}",
        "%PDF-1.4\n",
        "<svg ",
    ]);
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..200),
        "\\PC{0,100}".prop_map(String::into_bytes),
        prop::collection::vec(token, 0..60).prop_map(|tokens| tokens.concat().into_bytes()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_stands_in_a_file_stops_the_check(file in prop::sample::select(FILES.to_vec()), bytes in anything()) {
        let site = Site::new(&[]);
        fs::write(site.content().join(file), bytes).unwrap();
        let (_, problems) = site.read_and_check();
        problems.render(true);
    }

    #[test]
    fn no_markdown_stops_the_reading(bytes in anything()) {
        let text = format!("+++\n+++\n{}", String::from_utf8_lossy(&bytes));
        let document = Document::parse(&Source::new("x.md", &text));
        let mut problems = press::problem::Problems::default();
        let body = press::markdown::read(&document.unwrap().body.unwrap(), &press::typography::Writing::default(), &mut problems);
        problems.render(false);
        let mut ids = Vec::new();
        collect_ids(&serde_json::to_value(&body.blocks).unwrap(), &mut ids);
        let count = ids.len();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), count, "ids are unique");
        prop_assert!(ids.iter().all(|id| id.parse::<Slug>().is_ok()), "{:?}", ids);
    }
}

fn collect_ids(value: &serde_json::Value, ids: &mut Vec<String>) {
    match value {
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect_ids(item, ids)),
        serde_json::Value::Object(fields) => {
            for (key, value) in fields {
                match value {
                    serde_json::Value::String(id) if key == "id" => ids.push(id.clone()),
                    value => collect_ids(value, ids),
                }
            }
        }
        _ => {}
    }
}

#[test]
fn files_made_to_do_harm_do_none() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(100_000), close.repeat(100_000));
    let pdf = |object: &str| {
        format!(
            "%PDF-1.4\n1 0 obj\n{object}\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n",
            25 + object.len()
        )
    };
    for (file, text) in [
        ("files/deep.svg", format!("<svg>{}</svg>", deep("<g>", "</g>"))),
        ("files/bomb.svg", "<!DOCTYPE svg [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">]><svg>&e;&e;</svg>".to_owned()),
        ("files/deep.pdf", pdf(&deep("[", "]"))),
        ("files/dictionaries.pdf", pdf(&deep("<< /A ", ">>"))),
        ("files/strings.pdf", pdf(&deep("(", ")"))),
        ("files/loop.pdf", pdf("<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] >>")),
    ] {
        let site = Site::new(&[]);
        fs::write(site.content().join(file), text).unwrap();
        let (content, problems) = site.read_and_check();
        assert!(content.files.get(&format!("/{file}")).is_some() && problems.errors() == 0, "{file}: {problems}");
    }
}
