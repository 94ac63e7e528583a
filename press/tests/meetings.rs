//! A council's meetings, papers and publications as they are published: what each page says on a given day, and that a large
//! record stays small to fetch.

use crate::support::published::{application, files, text};
use gazette::{
    model::{Date, Document, PageData, Site, Slug},
    prerender::prerender,
    route::Route,
    shown::{Shown, read},
};
use press::{
    memory::Memory,
    publish::{self, BuildOptions},
};
use std::{collections::BTreeMap, fmt::Write, fs, sync::Arc};

type Files = BTreeMap<String, Vec<u8>>;

const SITE: &str = r#"name = "The Example Gazette"
description = "News of an example."
url = "https://gazette.example/"
language = "en-GB"
contact = { name = "The editors", email = "editors@gazette.example" }

[topics.governance]
title = "Governance"

[topics.sharing]
title = "Sharing"
"#;

const ALPHA: &str = "name = \"Alpha Council\"\nclassification = \"council\"\nstatus = \"active\"\n";
const BETA: &str = "name = \"Beta Council\"\nclassification = \"council\"\nstatus = \"active\"\n";

/// Content in a folder of its own.
struct Content(tempfile::TempDir);

impl Content {
    fn new() -> Content {
        let content = Content(tempfile::tempdir().unwrap());
        content.write("site.toml", SITE);
        content.write("councils/alpha/council.toml", ALPHA);
        content.write("councils/beta/council.toml", BETA);
        content
    }

    fn write(&self, name: &str, text: &str) {
        let file = self.0.path().join("content").join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    /// A meeting of Alpha.
    fn meeting(&self, id: &str, start: &str, status: &str, more: &str) {
        let toml = format!(
            "name = \"Meeting {id}\"\nstart = \"{start}\"\nstatus = \"{status}\"\ntimezone = \"Europe/London\"\n{more}"
        );
        self.write(&format!("councils/alpha/meetings/{id}.toml"), &toml);
    }

    /// A paper of Alpha.
    fn paper(&self, id: &str, kind: &str, date: &str, more: &str, body: &str) {
        let front = format!("name = \"Paper {id}\"\ndate = {date}\npaper_type = \"{kind}\"\n{more}");
        self.write(&format!("councils/alpha/papers/{id}.md"), &format!("+++\n{front}\n+++\n{body}\n"));
    }

    fn publish(&self) -> Files {
        let folder = self.0.path();
        let content = folder.join("content");
        let (content, problems) =
            press::check::read_and_check(&content, day("2026-11-24"), &Memory::none(), &|| ()).unwrap();
        assert_eq!(problems.errors(), 0, "{}", problems.render(false));
        let options = BuildOptions { app: application(folder), out: folder.join("dist"), url: None, compress: false };
        publish::build(&content, &press::pictures::Pictures::default(), &options, Memory::none(), || ()).unwrap();
        files(&options.out)
    }
}

fn day(day: &str) -> Date {
    day.parse().unwrap()
}

fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

fn document(files: &Files, route: &Route) -> Document<PageData> {
    read(route, text(files, &route.document())).unwrap()
}

/// The page of a route as a reader sees it on a day, without the marks that paper has at links.
fn page_on(files: &Files, route: &Route, today: &str) -> String {
    let page = text(files, &format!("{}/index.html", route.path()));
    let site = page.split_once("id=\"site\">").unwrap().1.split_once("</script>").unwrap().0;
    let site: Site = serde_json::from_str(site).unwrap();
    let shown = Shown::Ready(route.clone(), Arc::new(document(files, route)));
    let html = prerender(&Arc::new(site), day(today), shown).1;
    let mut parts = html.split(" data-note=\"");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |html, part| html + part.split_once('"').unwrap().1)
}

/// Where the texts stand in a page; each must be there once.
fn places(html: &str, texts: &[&str]) -> Vec<usize> {
    let place = |text: &&str| {
        assert_eq!(html.matches(text).count(), 1, "{text} in {html}");
        html.find(text).unwrap()
    };
    texts.iter().map(place).collect()
}

fn stands_in_this_order(html: &str, texts: &[&str]) {
    let places = places(html, texts);
    assert!(places.is_sorted(), "{texts:?} stand at {places:?}");
}

#[test]
fn all_meetings_are_there_what_is_next_first_and_the_others_by_year() {
    let content = Content::new();
    content.meeting("a", "2025-03-30T10:00:00+01:00", "passed", "");
    content.meeting("b", "2025-10-26T10:00:00+00:00", "cancelled", "");
    content.meeting("c", "2026-03-29T10:00:00+01:00", "passed", "");
    content.meeting("d", "2026-11-24T10:00:00+00:00", "confirmed", "");
    content.meeting("e", "2027-01-14T10:00:00+00:00", "tentative", "");
    let files = content.publish();
    let html = page_on(&files, &Route::Meetings(slug("alpha")), "2026-11-24");
    stands_in_this_order(
        &html,
        &[
            "href=\"#page-next\"",
            "href=\"#page-2026\"",
            "href=\"#page-2025\"",
            "id=\"page-next\"",
            "id=\"meeting-d\"",
            "id=\"meeting-e\"",
            "id=\"page-2026\"",
            "id=\"meeting-c\"",
            "id=\"page-2025\"",
            "id=\"meeting-b\"",
            "id=\"meeting-a\"",
        ],
    );
}

/// The last Sundays of March and October have 23 and 25 hours.
#[test]
fn a_meeting_moves_on_with_the_readers_day_also_when_the_clocks_change() {
    let content = Content::new();
    content.meeting("spring", "2026-03-29T00:30:00+00:00", "confirmed", "");
    content.meeting("autumn", "2026-10-25T23:30:00+00:00", "confirmed", "");
    let files = content.publish();
    let route = Route::Meetings(slug("alpha"));
    for (today, spring_is_next, autumn_is_next) in [
        ("2026-03-28", true, true),
        ("2026-03-29", true, true),
        ("2026-03-30", false, true),
        ("2026-10-24", false, true),
        ("2026-10-25", false, true),
        ("2026-10-26", false, false),
        ("2031-05-01", false, false),
    ] {
        let html = page_on(&files, &route, today);
        let (next, past) = html.split_once("id=\"page-2026\"").unwrap_or((&html, ""));
        for (id, is_next) in [("spring", spring_is_next), ("autumn", autumn_is_next)] {
            let card = format!("id=\"meeting-{id}\"");
            assert_eq!((next.contains(&card), past.contains(&card)), (is_next, !is_next), "{id} on {today}");
        }
        assert_eq!(html.contains("No meeting is announced at present."), !autumn_is_next, "{today}");
    }
}

/// The paragraph that says how a meeting stands.
fn standing(html: &str, id: &str) -> String {
    let after = html.split_once(&format!("id=\"meeting-{id}\"")).map_or(html, |(_, after)| after);
    let standing = after.split_once("<p class=\"standing\">").unwrap().1;
    standing.split_once("</p>").unwrap().0.to_owned()
}

#[test]
fn lists_say_of_a_meeting_what_its_own_page_says() {
    let content = Content::new();
    let agenda = "[[agenda]]\nid = \"one\"\norder = 1\nname = \"One\"\n";
    content.meeting("bare", "2026-12-01T10:00:00+00:00", "confirmed", "");
    content.meeting("half", "2026-12-02T10:00:00+00:00", "tentative", agenda);
    content.meeting("whole", "2026-12-03T10:00:00+00:00", "confirmed", &format!("{agenda}papers = [\"report\"]\n"));
    content.meeting("off", "2026-12-04T10:00:00+00:00", "cancelled", "status_note = \"No trains run.\"\n");
    content.meeting("held", "2026-11-02T10:00:00+00:00", "passed", agenda);
    content.meeting("recorded", "2026-11-03T10:00:00+00:00", "passed", agenda);
    content.paper("report", "report", "2026-11-20", "", "Text.");
    content.paper("record", "minutes", "2026-11-10", "meetings = [\"recorded\"]", "Text.");
    // Taken by the meeting, and no record of it.
    content.paper("older", "minutes", "2026-10-10", "meetings = [\"held\"]", "Text.");
    let files = content.publish();
    for today in ["2026-11-24", "2026-12-31"] {
        let list = page_on(&files, &Route::Meetings(slug("alpha")), today);
        assert!(list.contains("<p class=\"meeting-note\">No trains run.</p>"), "{list}");
        for id in ["bare", "half", "whole", "off", "held", "recorded"] {
            let own = page_on(&files, &Route::Meeting(slug("alpha"), slug(id)), today);
            assert_eq!(standing(&list, id), standing(&own, ""), "{id} on {today}");
        }
    }
    let list = page_on(&files, &Route::Meetings(slug("alpha")), "2026-11-24");
    for (id, says) in [
        ("bare", "Agenda and papers are due."),
        ("half", "Papers are due."),
        ("held", "Minutes are awaited."),
        ("off", "Cancelled: this meeting will not take place."),
        ("recorded", "This meeting has been held."),
    ] {
        assert!(standing(&list, id).contains(says), "{id}: {}", standing(&list, id));
    }
    assert!(!standing(&list, "recorded").contains("Minutes"), "{}", standing(&list, "recorded"));
    assert!(!standing(&list, "whole").contains("due"), "{}", standing(&list, "whole"));
}

#[test]
fn a_joint_meeting_names_the_other_councils_in_the_list_of_each() {
    let content = Content::new();
    content.meeting("joint", "2026-12-01T10:00:00+00:00", "confirmed", "organization_ids = [\"alpha\", \"beta\"]\n");
    let files = content.publish();
    for (council, other) in [("alpha", "beta"), ("beta", "alpha")] {
        for route in [Route::Meetings(slug(council)), Route::Council(slug(council))] {
            let html = page_on(&files, &route, "2026-11-24");
            let card = html.split_once("id=\"meeting-joint\"").unwrap().1.split_once("</article>").unwrap().0;
            assert!(card.contains("href=\"/councils/alpha/meetings/joint\""), "{card}");
            let name = if other == "beta" { "Beta Council" } else { "Alpha Council" };
            let words = format!("Joint meeting with <a href=\"/councils/{other}\">{name}</a>");
            assert!(card.contains(&words), "{card}");
        }
    }
}

#[test]
fn a_council_tells_what_it_decided_last() {
    let content = Content::new();
    let item =
        |id: &str, outcome: &str| format!("[[agenda]]\nid = \"{id}\"\norder = 1\nname = \"Item {id}\"\n{outcome}\n");
    content.meeting("older", "2026-06-01T10:00:00+01:00", "passed", &item("old", "result = \"An old result.\""));
    let latest =
        item("one", "resolution_text = \"That it be so.\"") + &item("none", "").replace("order = 1", "order = 2");
    content.meeting("latest", "2026-09-01T10:00:00+01:00", "passed", &latest);
    // Of the one that was held since nothing is known yet.
    content.meeting("newest", "2026-11-01T10:00:00+00:00", "passed", &item("new", ""));
    let html = page_on(&content.publish(), &Route::Council(slug("alpha")), "2026-11-24");
    let decisions = html.split_once("id=\"council-decisions\"").unwrap().1.split_once("</section>").unwrap().0;
    assert!(decisions.contains("<a href=\"/councils/alpha/meetings/latest#item-one\">1 Item one</a>"), "{decisions}");
    assert!(decisions.contains("<strong>Resolved:</strong> That it be so."), "{decisions}");
    assert!(!decisions.contains("Item none") && !decisions.contains("An old result."), "{decisions}");
}

#[test]
fn a_paper_says_first_that_it_was_superseded_and_which_item_of_an_agenda_it_belongs_to() {
    let content = Content::new();
    content.write("files/old.txt", "Old.");
    let file = "main_file = { url = \"/files/old.txt\", name = \"The file\", accessible = false }";
    content.paper("old", "report", "2026-01-02", file, "The text of the old paper.");
    content.paper("new", "report", "2026-02-03", "supersedes = \"old\"", "Text.");
    let agenda = "[[agenda]]\nid = \"three\"\norder = 3\nnumber = \"3.1\"\nname = \"The item\"\npapers = [\"old\"]\n";
    content.meeting("m", "2026-03-02T10:00:00+00:00", "passed", agenda);
    let files = content.publish();
    let html = page_on(&files, &Route::Paper(slug("alpha"), slug("old")), "2026-11-24");
    stands_in_this_order(
        &html,
        &["This paper was superseded by ", "The text of the old paper.", "(PLAIN, 4 bytes, may not be accessible)"],
    );
    assert!(
        html.contains("For another format, ask <a href=\"mailto:editors@gazette.example\">The editors</a>."),
        "{html}"
    );
    assert!(html.contains("<a href=\"/councils/alpha/meetings/m#item-three\">3.1 The item</a>"), "{html}");
    let new = page_on(&files, &Route::Paper(slug("alpha"), slug("new")), "2026-11-24");
    assert!(new.contains("This paper supersedes <a href=\"/councils/alpha/papers/old\">Paper old</a>."), "{new}");
}

#[test]
fn publications_stand_by_their_first_topics_and_papers_can_be_found_by_kind_and_year() {
    let content = Content::new();
    let mut council = ALPHA.to_owned();
    for (id, topics) in
        [("loose", ""), ("share", "\"sharing\", \"governance\""), ("rule", "\"governance\""), ("swap", "\"sharing\"")]
    {
        let publication = format!(
            "[[publications]]\nid = \"{id}\"\ntitle = \"Booklet {id}\"\nkind = \"booklet\"\nstatus = \"in-production\"\ntopics = [{topics}]\n"
        );
        council += &publication;
    }
    council += "[[strategies]]\nid = \"s\"\ntitle = \"The strategy\"\nsummary = \"S.\"\naligned_to = [{ title = \"Another\" }]\npublication_ids = [\"rule\"]\n";
    content.write("councils/alpha/council.toml", &council);
    content.paper("one", "report", "2025-01-02", "abstract = \"Left out here.\"", "Text.");
    content.paper("two", "minutes", "2026-01-02", "", "Text.");
    let html = page_on(&content.publish(), &Route::Publications(slug("alpha")), "2026-11-24");
    stands_in_this_order(
        &html,
        &[
            "The strategy",
            "Another",
            "href=\"#publication-rule\"",
            "<h3>Governance</h3>",
            "id=\"publication-rule\"",
            "<h3>Sharing</h3>",
            "id=\"publication-share\"",
            "id=\"publication-swap\"",
            "<h3>Other</h3>",
            "id=\"publication-loose\"",
            "<option value=\"2026\">2026 (1)</option>",
            "<option value=\"2025\">2025 (1)</option>",
            "<li data-kind=\"minutes\" data-year=\"2026\">",
            "<li data-kind=\"report\" data-year=\"2025\">",
        ],
    );
    assert!(!html.contains("Left out here."));
}

#[test]
fn a_page_without_anything_on_it_is_not_there() {
    let files = Content::new().publish();
    for page in ["/councils/alpha/meetings/index.html", "/councils/alpha/publications/index.html"] {
        assert!(!files.contains_key(page), "{page}");
    }
    let council = text(&files, "/councils/alpha/index.html");
    assert!(!council.contains("/councils/alpha/meetings") && !council.contains("/councils/alpha/publications"));
}

/// The bytes of a file as a host sends it.
fn compressed(file: &[u8]) -> usize {
    let mut compressed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
    brotli::BrotliCompress(&mut &file[..], &mut compressed, &params).unwrap();
    compressed.len()
}

/// Words that compress no better than those of a language: each is one of a few thousand, in no order.
fn title(number: usize) -> String {
    const SYLLABLES: [&str; 12] = ["tra", "por", "hou", "lib", "ser", "net", "vo", "pro", "cu", "ment", "ring", "sion"];
    let mut state = number as u64 + 1;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        SYLLABLES[usize::try_from(state >> 33).unwrap() % SYLLABLES.len()]
    };
    (0..5).map(|_| [next(), next(), next()].concat()).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_large_record_stays_small_to_fetch() {
    const LIMIT: usize = 60_000;
    let content = Content::new();
    for number in 0..120 {
        let (year, month) = (1997 + number / 4, 1 + number % 4 * 3);
        let mut agenda = String::from("location = { name = \"Lantern Room\", locality = \"London\" }\n");
        for item in 1..=10 {
            let title = title(number * 10 + item);
            writeln!(
                agenda,
                "[[agenda]]\nid = \"item-{item}\"\norder = {item}\nname = \"{title}\"\nresult = \"Agreed.\""
            )
            .unwrap();
        }
        let start = format!("{year}-{month:02}-14T10:00:00{}", offset(month));
        content.meeting(&format!("{year}-{month:02}"), &start, "passed", &agenda);
    }
    for number in 0..1_000 {
        let (year, month, day) = (1997 + number / 34, 1 + number % 12, 1 + number % 28);
        let kind = ["agenda", "report", "paper", "minutes"][number % 4];
        let more = format!("reference = \"ALPHA/{year}/{number}\"\nabstract = \"{}\"", title(number + 5_000).repeat(3));
        let id = title(number + 2_000).replace(' ', "-");
        content.paper(&id, kind, &format!("{year}-{month:02}-{day:02}"), &more, "Text.");
    }
    let files = content.publish();
    let pages: [fn(Slug) -> Route; 3] = [Route::Council, Route::Meetings, Route::Publications];
    for route in pages.map(|route| route(slug("alpha"))) {
        let size = compressed(&files[&route.document()]);
        assert!(size < LIMIT, "{} has {size} bytes", route.document());
    }
    let PageData::Council(council) = document(&files, &Route::Council(slug("alpha"))).content else {
        panic!("not a council")
    };
    assert_eq!((council.meetings.len(), council.papers.len()), (4, 10));
    let PageData::Meetings(page) = document(&files, &Route::Meetings(slug("alpha"))).content else {
        panic!("not meetings")
    };
    let PageData::Publications(all) = document(&files, &Route::Publications(slug("alpha"))).content else {
        panic!("no papers")
    };
    assert_eq!((page.meetings.len(), all.papers.len()), (120, 1_000));
}

#[test]
fn those_who_follow_a_council_are_told_once_of_each_article_meeting_and_paper() {
    let content = Content::new();
    content.write(
        "articles/news.md",
        "+++\ntitle = \"News\"\nsummary = \"S.\"\ndate = 2026-09-20\ncouncils = [\"alpha\"]\n+++\nText.\n",
    );
    let outcome = "[[agenda]]\nid = \"one\"\norder = 1\nname = \"Item <one>\"\nresult = \"Agreed.\"\n";
    content.meeting(
        "held",
        "2026-09-17T10:00:00+01:00",
        "passed",
        &format!("organization_ids = [\"alpha\", \"beta\"]\n{outcome}"),
    );
    content.meeting("next", "2026-12-17T10:00:00+00:00", "confirmed", "");
    content.meeting("off", "2026-09-18T10:00:00+01:00", "cancelled", "");
    content.paper("report", "report", "2026-09-10", "reference = \"A/1\"", "The text of the report.");
    let files = content.publish();
    let entries = |feed: &str| -> Vec<feed_rs::model::Entry> {
        feed_rs::parser::parse(text(&files, feed).as_bytes()).unwrap().entries
    };
    let at = |path: &str| format!("https://gazette.example{path}");
    let ids = |feed: &str| entries(feed).into_iter().map(|entry| entry.id).collect::<Vec<_>>();
    let (news, held, report) =
        (at("/news/news"), at("/councils/alpha/meetings/held"), at("/councils/alpha/papers/report"));
    for ending in ["atom", "json"] {
        let feed = format!("/councils/alpha/feed.{ending}");
        assert_eq!(ids(&feed), [&*news, &held, &report], "{feed}");
        // A joint meeting is told of with the same id to those who follow the other council.
        assert_eq!(ids(&format!("/councils/beta/feed.{ending}")), [&*held]);
        assert_eq!(ids(&format!("/feed.{ending}")), [&*news]);
        let entries = entries(&feed);
        let days: Vec<_> = entries.iter().map(|entry| entry.published.unwrap().date_naive().to_string()).collect();
        assert_eq!(days, ["2026-09-20", "2026-09-17", "2026-09-10"]);
        let text = |place: usize| entries[place].content.clone().unwrap().body.unwrap();
        assert!(text(1).contains("This meeting was held on 17 September 2026, 10:00."), "{}", text(1));
        assert!(text(1).contains("1 Item &lt;one&gt;<br>Result: Agreed."), "{}", text(1));
        assert!(text(2).contains("The text of the report."), "{}", text(2));
        assert_eq!(entries[2].summary.as_ref().unwrap().content, "Report, A/1.");
    }
    let html = text(&files, "/councils/alpha/index.html");
    assert!(html.contains("tells of articles about it, of each meeting once it has been held, and of its papers."));
}

#[test]
fn an_archive_of_a_councils_feed_stays_when_there_is_something_new() {
    let content = Content::new();
    for number in 0..45 {
        content.paper(
            &format!("p-{number}"),
            "paper",
            &format!("2026-0{}-{:02}", 1 + number / 25, 1 + number % 25),
            "",
            "Text.",
        );
    }
    let before = content.publish();
    content.meeting("held", "2026-09-17T10:00:00+01:00", "passed", "");
    content.paper("newer", "report", "2026-09-20", "", "Text.");
    let after = content.publish();
    for ending in ["atom", "json"] {
        let (archive, current) = (format!("/councils/alpha/feed/1.{ending}"), format!("/councils/alpha/feed.{ending}"));
        assert_eq!(text(&before, &archive), text(&after, &archive));
        assert_ne!(text(&before, &current), text(&after, &current));
    }
}

/// The offset of London's time in the middle of a month.
fn offset(month: usize) -> &'static str {
    if (4..=10).contains(&month) { "+01:00" } else { "+00:00" }
}

#[test]
fn nobody_is_said_to_have_presented_at_a_meeting_that_was_cancelled() {
    let content = Content::new();
    let agenda = "[[agenda]]\nid = \"one\"\norder = 1\nname = \"One\"\npresenters = [\"ada\"]\n";
    content.write("people/ada.toml", "name = \"Ada Example\"\n");
    content.meeting("held", "2026-09-03T10:00:00+01:00", "passed", agenda);
    content.meeting("off", "2026-09-04T10:00:00+01:00", "cancelled", agenda);
    let page = page_on(&content.publish(), &Route::Person(slug("ada")), "2026-11-24");
    assert!(page.contains("/councils/alpha/meetings/held#item-one") && !page.contains("/meetings/off"), "{page}");
}
