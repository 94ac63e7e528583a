//! The accessibility statement: the page that is made of it, and what is wrong with it.

use crate::support::published::{publish, text};
use crate::support::site::{Edit, Edit::*, Site};
use gazette::model::{Block, plain_text};

const STATEMENT: &str = r#"
organisation = "Alpha & *Omega* Council"
scope = "alpha.example and its *maps*"
able_to = ["zoom in", "read it  [aloud](https://aloud.example/)"]
status = "partially"
nation = "northern-ireland"
prepared = 2026-01-05
reviewed = 2026-10-01
improvements = "We mend *one* thing a month."

[contact]
email = "help@alpha.example"
phone = "+44 20 7946 0000"
post = "1 Street, Town"
response = "10 working days"

[tested]
date = 2026-09-30
by = "Testers Ltd"
how = "All kinds of page, with three screen readers."

[[parts]]
what = "Old plans have no words."
criteria = ["1.1.1", "1.4.5", "4.1.2"]
reason = "non-compliance"
mended_by = 2027-03-01

[[parts]]
what = "Films of meetings have no captions."
criteria = ["1.2.2"]
reason = "disproportionate-burden"
because = "They are watched by few, and all that is said is in the minutes."

[[parts]]
what = "Maps are pictures."
reason = "outside-scope"
because = "The regulations do not cover maps."
"#;

/// The page, a line for each block.
fn page(edits: &[Edit]) -> String {
    let (content, problems) = Site::new(edits).read_and_check();
    assert_eq!(problems.render(false), "0 errors, 0 warnings\n");
    let page = content.page(&"accessibility".parse().unwrap()).unwrap();
    let mut lines = format!("{}\n{}\n{:?}\n", page.title, page.summary, page.updated);
    for block in page.body.blocks().unwrap() {
        lines += &line(&block);
    }
    lines
}

fn line(block: &Block) -> String {
    match block {
        Block::Heading { text, level, .. } => format!("\n{level:?}: {}\n", plain_text(text)),
        Block::Paragraph { text, .. } => format!("{}\n", plain_text(text)),
        Block::List { items, .. } => items.iter().flatten().flat_map(|block| ["- ".to_owned(), line(block)]).collect(),
        other => format!("{other:?}\n"),
    }
}

#[test]
fn the_page_says_all_that_the_regulations_ask_for() {
    insta::assert_snapshot!("statement", page(&[Write("accessibility.toml", STATEMENT)]));
}

#[test]
fn a_site_that_complies_says_so_and_names_no_parts() {
    let (short, _) = STATEMENT.split_once("[[parts]]").unwrap();
    let text: &str =
        Box::leak(short.replace("partially", "fully").replace("northern-ireland", "wales").into_boxed_str());
    let page = page(&[Write("accessibility.toml", text)]);
    assert!(page.contains("This website is fully compliant with"), "{page}");
    assert!(page.contains("The Equality and Human Rights Commission (EHRC) is responsible"), "{page}");
    assert!(!page.contains("Non-accessible content"), "{page}");
}

#[test]
fn wrong_fields_and_a_second_page_are_told_with_the_remedy() {
    let site = Site::new(&[
        Write("accessibility.toml", STATEMENT),
        Replace("accessibility.toml", "\"1.1.1\", \"1.4.5\"", "\"4.1.1\", \"Images of Text\""),
        Replace("accessibility.toml", "\"partially\"", "\"mostly\""),
        Replace("accessibility.toml", "reviewed = 2026-10-01", "reviewed = \"last week\""),
        Replace("accessibility.toml", "mended_by", "mended"),
        Write("pages/accessibility.md", "+++\ntitle = \"Accessibility\"\nsummary = \"How it is.\"\n+++\n\nText.\n"),
    ]);
    insta::assert_snapshot!("statement-wrong", site.problems());
}

#[test]
fn no_email_address_means_anything_else_in_a_link() {
    for address in ["help", "a@b@c", "a@b?bcc=all@c.example", "a b@c.example", "<a@c.example>"] {
        let text: &str = Box::leak(STATEMENT.replace("help@alpha.example", address).into_boxed_str());
        let problems = Site::new(&[Write("accessibility.toml", text)]).problems();
        assert!(problems.contains("is no e-mail address"), "{address}: {problems}");
    }
}

/// The statement with one text in the place of another.
fn with(from: &str, to: &str) -> &'static str {
    assert!(STATEMENT.contains(from));
    Box::leak(STATEMENT.replace(from, to).into_boxed_str())
}

/// The page as readers get it, published at another address where one is given.
fn published(edits: &[Edit], url: Option<&str>) -> String {
    let site = Site::new(edits);
    let (content, problems) = site.read_and_check();
    assert_eq!(problems.errors(), 0, "{}", problems.render(false));
    text(&publish(&content, url), "/accessibility/index.html").to_owned()
}

#[test]
fn the_telephone_number_is_called_as_it_is_dialled() {
    for (phone, called) in [
        ("+44 20 7946 0000", "tel:+442079460000"),
        ("+44 (0)20 7946 0000", "tel:+442079460000"),
        ("0044 (0)20 7946 0000", "tel:00442079460000"),
        ("(01632)\u{a0}960–001", "tel:01632960001"),
        ("18001 01632 960001", "tel:1800101632960001"),
    ] {
        let page = published(&[Write("accessibility.toml", with("+44 20 7946 0000", phone))], None);
        assert!(page.contains(&format!("href=\"{called}\"")), "{phone}: {page}");
    }
}

#[test]
fn what_cannot_be_called_is_no_telephone_number() {
    for phone in ["020 7946 0000 ext. 12", "Text relay", "999", "44+20 7946 0000", "+", "020 7946 0000 / 020 7946 0001"]
    {
        let problems = Site::new(&[Write("accessibility.toml", with("+44 20 7946 0000", phone))]).problems();
        assert!(problems.contains(&format!("`{phone}` is no telephone number")), "{phone}: {problems}");
        let is_alone = problems.ends_with("1 error, 0 warnings\n");
        assert!(is_alone && problems.contains(" --> content/accessibility.toml:13:9\n"), "{phone}: {problems}");
    }
}

#[test]
fn mistakes_in_texts_are_told_once_and_where_they_are() {
    let site = Site::new(&[
        Write("accessibility.toml", STATEMENT),
        Replace("accessibility.toml", "Old plans have", "Old <b>plans</b>, and [the new ones](/abuot), have"),
        Replace("accessibility.toml", "read it  [aloud]", "[here](/about) or  [aloud]"),
        Replace("accessibility.toml", "We mend", "### Plans\\n\\n# Days\\n\\n[What is planned](#plan). We mend"),
        Replace("accessibility.toml", "with three", "with [all](/news/secnod) three"),
        Append("accessibility.toml", "\n[enforcement]\nname = \"The body\"\nurl = \"/files/body.pdf\"\n"),
    ]);
    insta::assert_snapshot!("statement-places", site.problems());
}

#[test]
fn what_only_the_whole_page_has_wrong_is_told_too() {
    let site = Site::new(&[
        Write("accessibility.toml", STATEMENT),
        Replace("accessibility.toml", "Maps are pictures.", "![A map of the town](/files/picture.png)"),
    ]);
    assert!(site.problems().contains("error[pictures-stand-alone]"), "{}", site.problems());
}

#[test]
fn without_a_scope_the_statement_is_of_the_site_wherever_that_is() {
    let statement = with("scope = \"alpha.example and its *maps*\"\n", "");
    let page = published(&[Write("accessibility.toml", statement)], Some("https://host.example/test/"));
    assert!(page.contains("applies to <a href=\"/test/\" data-note=\"[1]\">The Example Gazette</a>. Alpha"), "{page}");
    assert!(!page.contains("https://gazette.example"), "{page}");
}

#[test]
fn on_a_site_in_another_language_the_statement_says_that_it_is_english() {
    let edits = [
        Write("accessibility.toml", STATEMENT),
        Replace("accessibility.toml", "Maps are", "All \\\"maps\\\" are"),
        Replace("accessibility.toml", "one* thing a month.", "one* thing a month.[^1]\\n\\n[^1]: Or two."),
        Replace("site.toml", "language = \"en-GB\"", "language = \"ar\"\nsmart_punctuation = true"),
    ];
    let problems = Site::new(&edits).problems();
    assert!(problems.contains("the statement is in English, and the site in `ar`"), "{problems}");
    let page = published(&edits, None);
    for part in [
        "بيان إمكانية الوصول</h1>",
        "lang=\"en\" dir=\"ltr\"><p",
        "<span lang=\"en\">Enforcement procedure</span>",
        "All “maps” are pictures.",
        "on 5 January 2026",
        "lang=\"en\" dir=\"ltr\"><p id=\"p-or-two",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    // Where the site is in English, nothing need be said.
    assert!(!published(&edits[..1], None).contains("lang=\"en\""));
}
