//! What Markdown becomes, and what is refused.

use super::*;
use crate::source::{Document, Source};

fn read_text(markdown: &str) -> (Body, Problems) {
    let source = Source::new("page.md", &format!("+++\n+++\n{markdown}"));
    let text = Document::parse(&source).unwrap().body.unwrap();
    let mut problems = Problems::default();
    (read(&text, &mut problems), problems)
}

/// Checks what a text becomes, a line of JSON for each block.
fn check(markdown: &str, expected: &[&str]) {
    let (body, problems) = read_text(markdown);
    assert!(problems.is_empty(), "{problems}");
    let blocks: Vec<_> = body.blocks.iter().map(|block| serde_json::to_string(block).unwrap()).collect();
    assert_eq!(blocks, expected, "{markdown}");
}

/// Checks that a text is refused with these words.
fn refused(markdown: &str, words: &str) {
    let (_, problems) = read_text(markdown);
    let problems = problems.render(false);
    assert!(problems.contains(words), "{markdown:?} gave {problems}");
}

#[test]
fn paragraphs_have_ids_of_their_first_words() {
    check(
        "The council’s members meet\nin London.\n\nThe council’s members meet again.\n\n§ 日本 — ½\n",
        &[
            r#"{"type":"paragraph","id":"p-the-councils-members-meet","text":["The council’s members meet in London."]}"#,
            r#"{"type":"paragraph","id":"p-the-councils-members-meet-2","text":["The council’s members meet again."]}"#,
            r#"{"type":"paragraph","id":"p-ss-ri-ben-1","text":["§ 日本 — ½"]}"#,
        ],
    );
    check("…\n", &[r#"{"type":"paragraph","id":"p","text":["…"]}"#]);
}

#[test]
fn spans_nest_and_texts_that_touch_are_one() {
    check(
        "a *b **c*** `d` ~~e~~ f^2^ H~2~O &amp; \\* ~5\\\ng <https://a.example> <a@b.example>",
        &[
            r#"{"type":"paragraph","id":"p-a-b-c-d","text":["a ",{"em":["b ",{"strong":["c"]}]}," ",{"code":"d"}," ",{"del":["e"]}," f",{"sup":["2"]}," H",{"sub":["2"]},"O & * ~5",{"br":true},"g ",{"link":["https://a.example"],"href":"https://a.example"}," ",{"link":["a@b.example"],"href":"mailto:a@b.example"}]}"#,
        ],
    );
}

#[test]
fn headings_have_ids_of_all_their_words() {
    check(
        "## What has changed, and why\n\n### Main\n\n## Main\n\n## !\n",
        &[
            r#"{"type":"heading","id":"what-has-changed-and-why","level":2,"text":["What has changed, and why"]}"#,
            r#"{"type":"heading","id":"main-2","level":3,"text":["Main"]}"#,
            r#"{"type":"heading","id":"main-3","level":2,"text":["Main"]}"#,
            r#"{"type":"heading","id":"section","level":2,"text":["!"]}"#,
        ],
    );
}

#[test]
fn the_last_line_of_a_quotation_says_whose_words_they_are() {
    check(
        "> “an *inspired* move”\n> — Helen Olsen, managing editor, UKAuthority\n",
        &[
            r#"{"type":"quote","id":"quote-an-inspired-move","blocks":[{"type":"paragraph","id":"p-an-inspired-move","text":["“an ",{"em":["inspired"]}," move”"]}],"attribution":{"name":"Helen Olsen","role":"managing editor, UKAuthority"}}"#,
        ],
    );
    check(
        "> Yes.\n>\n> -- [Ada Example](/people/ada-example)\n",
        &[
            r#"{"type":"quote","id":"quote-yes","blocks":[{"type":"paragraph","id":"p-yes","text":["Yes."]}],"attribution":{"name":"Ada Example","url":"/people/ada-example"}}"#,
        ],
    );
    check(
        "> Yes — but\n> no.\n",
        &[
            r#"{"type":"quote","id":"quote-yes-but-no","blocks":[{"type":"paragraph","id":"p-yes-but-no","text":["Yes — but no."]}]}"#,
        ],
    );
}

#[test]
fn a_picture_alone_is_a_figure() {
    check(
        "![A *square*.](/files/a.png \"The square.\")\n\n- ![One](/files/b.png)\n",
        &[
            r#"{"type":"figure","id":"fig-a-square","src":"/files/a.png","alt":"A square.","caption":"The square."}"#,
            r#"{"type":"list","id":"list-one","items":[[{"type":"figure","id":"fig-one","src":"/files/b.png","alt":"One"}]]}"#,
        ],
    );
    refused("See ![A square](/files/a.png).", "[pictures-stand-alone]");
    refused("[![A square](/files/a.png)](/news)", "[pictures-stand-alone]");
}

#[test]
fn items_of_a_tight_list_are_paragraphs() {
    check(
        "3. one\n4. two\n   - three\n",
        &[
            r#"{"type":"list","id":"list-one","ordered":true,"start":3,"items":[[{"type":"paragraph","id":"p-one","text":["one"]}],[{"type":"paragraph","id":"p-two","text":["two"]},{"type":"list","id":"list-three","items":[[{"type":"paragraph","id":"p-three","text":["three"]}]]}]]}"#,
        ],
    );
    check("1.\n", &[r#"{"type":"list","id":"list","ordered":true,"items":[[]]}"#]);
}

#[test]
fn tables_code_callouts_and_rules_are_blocks() {
    check(
        "| Body | Seats |\n| --- | ---: |\n| *A* | 3 |\n\n```sh extra\nls\n\nls\n```\n\n    plain\n\n> [!TIP]\n> Try.\n\n---\n",
        &[
            r#"{"type":"table","id":"table-body-seats","header":[["Body"],["Seats"]],"rows":[[[{"em":["A"]}],["3"]]],"align":["start","end"]}"#,
            r#"{"type":"code","id":"code-ls-ls","language":"sh","text":"ls\n\nls"}"#,
            r#"{"type":"code","id":"code-plain","text":"plain"}"#,
            r#"{"type":"callout","id":"note-try","kind":"tip","blocks":[{"type":"paragraph","id":"p-try","text":["Try."]}]}"#,
            r#"{"type":"rule"}"#,
        ],
    );
}

#[test]
fn footnotes_stand_at_the_end_in_the_order_of_their_marks() {
    check(
        "One.[^b] Two.[^A] \\[^c]\n\n[^A]: First.\n\n[^b]: Second.[^b]\n\nThree.\n\n## Fn b\n",
        &[
            r#"{"type":"paragraph","id":"p-one-two-c","text":["One.",{"note":"fn-b"}," Two.",{"note":"fn-a"}," [^c]"]}"#,
            r#"{"type":"paragraph","id":"p-three","text":["Three."]}"#,
            r#"{"type":"heading","id":"fn-b-2","level":2,"text":["Fn b"]}"#,
            r#"{"type":"footnotes","id":"footnotes","items":[{"id":"fn-b","blocks":[{"type":"paragraph","id":"p-second","text":["Second.",{"note":"fn-b"}]}]},{"id":"fn-a","blocks":[{"type":"paragraph","id":"p-first","text":["First."]}]}]}"#,
        ],
    );
    refused("One.[^b]", "there is no footnote `b`");
    refused("*One [^a b] there*", "page.md:3:6");
}

#[test]
fn letters_are_raised_and_lowered_within_words() {
    for (markdown, text) in [
        ("m^2^, H~2~O", r#"["m",{"sup":["2"]},", H",{"sub":["2"]},"O"]"#),
        ("x ~1~ *a^b^*", r#"["x ",{"sub":["1"]}," ",{"em":["a",{"sup":["b"]}]}]"#),
        ("~5 and ~6, 2^3", r#"["~5 and ~6, 2^3"]"#),
        ("a\\^b^ &Hat;c^ ^d\\^", r#"["a^b^ ^c^ ^d^"]"#),
        ("~~no longer~~ ~~x~~ ~no longer~", r#"[{"del":["no longer"]}," ",{"del":["x"]}," ",{"del":["no longer"]}]"#),
        ("^^ a^^b^^ ~ ~~ é^é^", r#"["^^ a^^b^^ ~ ~~ é",{"sup":["é"]}]"#),
    ] {
        let (body, problems) = read_text(markdown);
        assert!(problems.is_empty(), "{problems}");
        let Block::Paragraph { text: spans, .. } = &body.blocks[0] else { panic!("{:?}", body.blocks) };
        assert_eq!(serde_json::to_string(spans).unwrap(), text, "{markdown}");
    }
}

#[test]
fn html_is_refused_with_what_to_write() {
    for (html, help) in [
        ("a<br>b", "a backslash"),
        ("<b>x</b>", "`**…**`"),
        ("<!-- x -->", "a comment in HTML"),
        ("<div>\n\nx\n\n</div>", "an empty line between paragraphs"),
        ("<x-y>", "`\\<`"),
    ] {
        refused(html, "[no-html]");
        refused(html, help);
    }
    check("a \\<b> &lt;b>\n", &[r#"{"type":"paragraph","id":"p-a-b-b","text":["a <b> <b>"]}"#]);
}

#[test]
fn headings_begin_at_level_two_and_skip_none() {
    refused("# A", "a heading of level 1 within the text");
    refused("### A", "a heading of level 3 under one of level 1");
    refused("## A\n\n#### B", "a heading of level 4 under one of level 2");
    refused("## A\n\n### B\n\n#### C\n\n##### D", "a heading of level 5");
}

#[test]
fn unsafe_addresses_are_refused_where_they_stand() {
    refused("[a](javascript:alert(1))", "page.md:3:5");
    refused("[a](javascript:alert(1))", "a link may not use `javascript:`");
    refused("[a][b]\n\n[b]: news/x\n", "is not a full address");
}

#[test]
fn deep_nesting_is_refused_however_deep() {
    for markdown in [">".repeat(10_000), "- ".repeat(3_000), "*a ".repeat(2_000) + &"b*".repeat(2_000)] {
        refused(&format!("{markdown} x"), "[nesting-is-shallow]");
    }
    let (body, problems) = read_text(&format!("{} x", ">".repeat(DEEPEST - 1)));
    assert!(problems.is_empty(), "{problems}");
    assert_eq!(body.blocks.len(), 1);
}

#[test]
fn a_long_text_takes_no_longer_than_it_must() {
    let (body, _) = read_text(&"same words here again\n\n".repeat(20_000));
    assert_eq!(body.blocks.len(), 20_000);
}
