//! What Markdown becomes, and what is refused.

use super::*;
use crate::source::{Document, Source};
use proptest::prelude::{ProptestConfig, Strategy as _};

fn read_text(markdown: &str) -> (Body, Problems) {
    read_written(markdown, &Writing::default())
}

fn read_written(markdown: &str, writing: &Writing) -> (Body, Problems) {
    let source = Source::new("page.md", &format!("+++\n+++\n{markdown}"));
    let text = Document::parse(&source).unwrap().body.unwrap();
    let mut problems = Problems::default();
    (read(&text, writing, &mut problems), problems)
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
            r#"{"type":"quote","id":"quote-yes","blocks":[{"type":"paragraph","id":"p-yes","text":["Yes."]}],"attribution":{"name":"Ada Example","person_id":"ada-example"}}"#,
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
        "| Body | Seats |\n| --- | ---: |\n| *A* | 3 |\n\n```sh\nls\n\nls\n```\n\n    plain\n\n> [!TIP]\n> Try.\n\n---\n",
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

#[test]
fn words_and_blocks_may_have_a_language_of_their_own() {
    check(
        "Say [iechyd *da*]{lang=cy}, [سلام]{lang=ar} or [שלום](/news){lang=he} [1-2]{dir=ltr} \\[x]{y} [y] {z}.\n",
        &[
            r#"{"type":"paragraph","id":"p-say-iechyd-da-slm","text":["Say ",{"lang":"cy","text":["iechyd ",{"em":["da"]}]},", ",{"lang":"ar","dir":"rtl","text":["سلام"]}," or ",{"lang":"he","dir":"rtl","text":[{"link":["שלום"],"href":"/news"}]}," ",{"dir":"ltr","text":["1-2"]}," [x]{y} [y] {z}."]}"#,
        ],
    );
    check(
        "{lang=ar}\nسلام [hello]{lang=en}\n\n{lang=cy}\n> Da.\n> — Ada\n",
        &[
            r#"{"type":"passage","id":"passage-slm-hello","lang":"ar","dir":"rtl","blocks":[{"type":"paragraph","id":"p-slm-hello","text":["سلام ",{"lang":"en","dir":"ltr","text":["hello"]}]}]}"#,
            r#"{"type":"passage","id":"passage-da","lang":"cy","blocks":[{"type":"quote","id":"quote-da","blocks":[{"type":"paragraph","id":"p-da","text":["Da."]}],"attribution":{"name":"Ada"}}]}"#,
        ],
    );
    refused("[x]{lang=welsh}", "write `cy`");
    refused("[x]{lang=xq}", "no language that is widely known");
    refused("[x]{lang: cy}", "`{lang=cy}`");
    refused("[x]{.wide}", "would be a class");
    refused("x]{lang=cy}", "a bracket that was not opened");
    refused("[x]{dir=up}", "`up` is no direction");
    refused("{lang=cy}\n", "attributes with nothing below them");
}

#[test]
fn a_figure_says_whose_it_is() {
    check(
        "![A square.](/files/a.png \"The square.\"){credit=\"Ada Example\"}\n",
        &[
            r#"{"type":"figure","id":"fig-a-square","src":"/files/a.png","alt":"A square.","caption":"The square.","credit":"Ada Example"}"#,
        ],
    );
    refused("![A square.](/files/a.png){width=50%}\n", "what may stand here: credit");
    refused("![A [^1]](/files/a.png)\n\nX[^1]\n\n[^1]: X\n", "reads like a link or a picture");
    refused("![A <b>b</b>](/files/a.png)\n", "[no-html]");
}

#[test]
fn a_link_to_a_file_alone_is_that_file() {
    check(
        "[The *plan*](/files/plan.pdf)\n\n- [Plan](/files/plan.odt){accessible=false alternative_format_contact=a@b.example}\n\nSee [it](/files/plan.pdf).\n",
        &[
            r#"{"type":"file","id":"file-the-plan","file":{"url":"/files/plan.pdf","name":"The plan","mime_type":"application/pdf"}}"#,
            r#"{"type":"list","id":"list-plan","items":[[{"type":"file","id":"file-plan","file":{"url":"/files/plan.odt","name":"Plan","mime_type":"application/vnd.oasis.opendocument.text","accessible":false,"alternative_format_contact":"a@b.example"}}]]}"#,
            r#"{"type":"paragraph","id":"p-see-it","text":["See ",{"link":["it"],"href":"/files/plan.pdf"},"."]}"#,
        ],
    );
    refused("[Plan](/files/plan.pdf){accessible=no}\n", "write `true` or `false`");
    refused("See [it](/files/plan.pdf){accessible=true}.\n", "means nothing here");
}

#[test]
fn tables_have_captions() {
    let table = "| A | B |\n| --- | --- |\n| 1 | b |\n";
    let captioned =
        r#"{"type":"table","id":"table-a-b","caption":"Who sits: all","header":[["A"],["B"]],"rows":[[["1"],["b"]]]}"#;
    check(&format!("Table: Who *sits*: all\n\n{table}"), &[captioned]);
    check(&format!("{table}\n: Who sits: all\n"), &[captioned]);
    refused(&format!("{table}Table: Who sits\n"), "an empty line between the table and its caption");
    refused("Table: Who sits\n\nAll.\n", "no table is next to it");
    refused(&format!("{table}\nTable: [Who](/news)\n"), "a link or a footnote’s mark in a caption");
    refused("| A |\n| --- |\n| 1 | 2 |\n", "this row has 2 cells, and the first row 1");
    check(
        "| A |\n| - |\n| 1 \\| `x\\|y` |\n",
        &[r#"{"type":"table","id":"table-a","header":[["A"]],"rows":[[["1 | ",{"code":"x|y"}]]]}"#],
    );
}

#[test]
fn numbers_stand_at_the_end_of_their_column_where_nothing_else_is_said() {
    for (cells, align) in [
        (["1", "£1,250.50"], r#","align":["start","end"]"#),
        (["−3", "45 %"], r#","align":["start","end"]"#),
        (["3", "none"], ""),
        (["2026-03-21", "2026-03-22"], ""),
        (["", "3"], ""),
    ] {
        let [one, two] = cells;
        let table = format!(
            r#"{{"type":"table","id":"table-n-a","header":[["N"],["A"]],"rows":[[["1"],[{}]],[["2"],["{two}"]]]{align}}}"#,
            if one.is_empty() { String::new() } else { format!("\"{one}\"") }
        );
        check(&format!("| N | A |\n| --- | --- |\n| 1 | {one} |\n| 2 | {two} |\n"), &[&table]);
        let left = format!("| N | A |\n| --- | :-- |\n| 1 | {one} |\n| 2 | {two} |\n");
        check(&left, &[&table.replace(align, "")]);
    }
}

#[test]
fn abbreviations_are_marked_wherever_they_stand() {
    check(
        "CIO *CIOs* `CIO` (CIO) R&D\n\n*[CIO]: Chief Information Officer\n*[R&D]: Research &amp; \"development\"\n",
        &[
            r#"{"type":"paragraph","id":"p-cio-cios-cio-cio","text":[{"abbr":"CIO","title":"Chief Information Officer"}," ",{"em":["CIOs"]}," ",{"code":"CIO"}," (",{"abbr":"CIO","title":"Chief Information Officer"},") ",{"abbr":"R&D","title":"Research & \"development\""}]}"#,
        ],
    );
    refused("*[CIO]: Chief Information Officer\n", "`CIO` stands nowhere in the text");
    refused("CIO\n\n*[CIO]:\n", "an abbreviation without its words");
    refused("CIO\n\n*[CIO]: A\n*[CIO]: B\n", "`CIO` is explained twice");
    refused("CIO\n\n*[CIO]: A\nand so on\n", "text that goes on below");
    refused("CIO\n\n[CIO]: Chief Information Officer\n", "this reads like an explanation that stands apart");
    check("\\*[CIO]: a\n", &[r#"{"type":"paragraph","id":"p-cio-a","text":["*[CIO]: a"]}"#]);
    check("*[x](/news)*\n", &[r#"{"type":"paragraph","id":"p-x","text":[{"em":[{"link":["x"],"href":"/news"}]}]}"#]);
}

#[test]
fn what_other_sorts_of_markdown_have_is_remarked_on() {
    for (markdown, what) in [
        ("- [ ] to do\n", "a task list"),
        ("Term\n: what it is\n", "an explanation of a term"),
        ("::: note\nx\n:::\n", "a division between colons"),
        ("##Heading\n", "a heading"),
        ("See [[Page]].\n", "a link of a wiki"),
        ("```sh title\nls\n```\n", "more than a language"),
        ("```{.sh}\nls\n```\n", "is no language"),
    ] {
        refused(markdown, what);
    }
    let (_, problems) = read_text("- \\[ ] x\n\n\\: x\n\n\\##x\n\n\\[\\[x]]\n\nTable\\: x\n");
    assert!(problems.is_empty(), "{problems}");
}

#[test]
fn a_quotation_says_who_and_where() {
    check(
        "> Yes.\n>\n> — [Ada Example](/people/ada-example), chair, [in her report](https://a.example/)\n",
        &[
            r#"{"type":"quote","id":"quote-yes","blocks":[{"type":"paragraph","id":"p-yes","text":["Yes."]}],"attribution":{"name":"Ada Example","role":"chair, in her report","person_id":"ada-example","url":"https://a.example/"}}"#,
        ],
    );
    refused("> Yes.\n> — Ada[^1]\n\n[^1]: X\n", "a footnote’s mark in the line that says whose");
}

#[test]
fn typography_changes_no_id_and_no_code() {
    let markdown = "\"It's -- *well*...\" `\"--\"` \\\"x\\\" 5\\'\n\n> 'A'\n> -- D'Arcy, \"x\"\n\n![It's \"x\"](/files/a.png \"'y'\")\n\n## \"Who's\" -- 'who'\n";
    let set = |language: &str, is_typographic| {
        let writing = Writing { language: language.parse().unwrap(), is_typographic };
        let (body, problems) = read_written(markdown, &writing);
        assert!(problems.is_empty(), "{problems}");
        body.blocks
    };
    let text = |blocks: &[Block]| serde_json::to_string(blocks).unwrap();
    let ids = |blocks: &[Block]| {
        let text = text(blocks);
        text.match_indices("\"id\":")
            .map(|(at, _)| text[at..].split(',').next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let plain = set("en", false);
    for language in ["en", "de", "fr", "sv", "ja"] {
        assert_eq!(ids(&plain), ids(&set(language, true)), "{language}");
    }
    let english = text(&set("en", true));
    for part in [
        r#""“It’s – ",{"em":["well"]},"…” ",{"code":"\"--\""}," \"x\" 5'""#,
        r#"["‘A’"]}],"attribution":{"name":"D’Arcy","role":"“x”"}"#,
        r#""alt":"It’s “x”","caption":"‘y’""#,
    ] {
        assert!(english.contains(part), "{part} is not in {english}");
    }
}

#[test]
fn ids_are_made_of_words_in_any_script() {
    for (markdown, id) in [
        ("## Croeso i Gymru, tŷ", "croeso-i-gymru-ty"),
        ("## مرحبا بالعالم", "mrhb-bl-lm"),
        ("## 会议纪要", "hui-yi-ji-yao"),
        ("## 😀🎉", "grinning-tada"),
        ("## Ελλάδα", "ellada"),
    ] {
        let (body, problems) = read_text(markdown);
        assert!(problems.is_empty(), "{problems}");
        let Block::Heading { id: made, .. } = &body.blocks[0] else { panic!("{:?}", body.blocks) };
        assert_eq!(made, id);
    }
}

#[test]
fn hostile_text_takes_no_longer_than_it_must() {
    for piece in [
        "[",
        "]",
        "*",
        "_",
        ">",
        "`",
        "~",
        "^",
        "<",
        "![",
        "[^",
        "[^a",
        "\\^",
        "\\[",
        "{",
        "[x]{",
        "[x]{lang=cy} ",
        "]{lang=cy}",
        "[[",
        "*[a]: b\n",
        "| a ",
        "- ",
        "&amp;",
        "{lang=ar}\n\n",
        "{lang=ar}\n> ",
        "Table: x\n\n",
        "\"",
        " 'a",
        "a_b*c",
        "[a](",
        "<a ",
        "\n> [!NOTE]\n",
        "x[^a]\n",
    ] {
        let writing = Writing { is_typographic: true, ..Writing::default() };
        read_written(&piece.repeat(20_000), &writing);
        read_written(&format!("*[a]: b\n\nx[^a] {}\n\n[^a]: a", piece.repeat(20_000)), &writing);
    }
}

proptest::proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn any_text_can_be_read(
        pieces in proptest::collection::vec(
            proptest::prop_oneof![
                proptest::sample::select(vec![
                    "[", "]", "{lang=ar}", "{", "}", "*", "_", "`", ">", "> ", "- ", "1. ", "\n", "\n\n", "|", "| - |\n", "Table: ", ": ",
                    "*[a]: b", "[^a]", "[^a]: ", "![a](/files/b)", "[a](/files/b)", "{credit=\"x\"}", "\\", "\"", "'", "--", "...", "^", "~",
                    "~~", "<b>", "# ", "## ", "```", "    ", "— a", "[!NOTE]", "&amp;", "\u{fdd0}", "\u{fffc}", "a", "é", "ع", "\0",
                ])
                .prop_map(str::to_owned),
                ".{0,4}",
            ],
            0..60,
        ),
        is_typographic: bool,
    ) {
        let writing = Writing { is_typographic, ..Writing::default() };
        let markdown = pieces.concat();
        let (body, _) = read_written(&markdown, &writing);
        let text = serde_json::to_string(&body.blocks).unwrap();
        proptest::prop_assert!(markdown.contains('\u{fdd0}') || !text.contains('\u{fdd0}'), "{}", text);
        let again: Vec<Block> = serde_json::from_str(&text).unwrap();
        proptest::prop_assert_eq!(again, body.blocks);
    }
}
