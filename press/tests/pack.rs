//! The pack of a meeting: the texts of its papers on one page.

use crate::support::published::{self, text};
use crate::support::site::{Edit::*, Site};
use gazette::{
    model::{Date, Pack},
    route::Route,
};
use std::collections::{BTreeMap, BTreeSet};

const MEETING: &str = "councils/alpha/meetings/autumn.toml";

const ROUTE: [&str; 2] = ["alpha", "autumn"];

/// A paper whose ids are those of the other one, and which links to all that is on the page of the pack, and to what is not.
const SECOND: &str = r#"+++
name = "Another report"
date = 2026-09-11
paper_type = "paper"
meetings = ["autumn"]
+++

It says [this](#it-says-more),[^note] as does [the report](/councils/alpha/papers/report), above all
[there](/councils/alpha/papers/report#it-says-more), for [the welcome](/councils/alpha/meetings/autumn#item-welcome).
See [what came before](/councils/alpha/papers/older-report) and [the council](/councils/alpha).

## It says more

- One thing
- Another

### And more

> Nothing else.
> — Ada Example

[^note]: In a note.
"#;

fn publish() -> BTreeMap<String, Vec<u8>> {
    let site = Site::new(&[
        Write("councils/alpha/papers/another.md", SECOND),
        Write(
            "councils/alpha/papers/as-a-file.md",
            "+++\nname = \"As a file\"\ndate = 2026-09-01\npaper_type = \"report\"\nmeetings = [\"autumn\"]\nmain_file = { url = \"/files/agenda.pdf\", name = \"The file\" }\n+++\n",
        ),
        Replace(
            MEETING,
            "papers = [\"report\"]",
            "papers = [\"report\"]\n\n[[agenda]]\nid = \"other\"\norder = 3\nname = \"Other\"\npapers = [\"another\"]",
        ),
    ]);
    let (content, problems) = site.read_and_check();
    assert_eq!(problems.errors(), 0, "{}", problems.render(false));
    published::publish(&content, None)
}

fn route() -> Route {
    let [council, meeting] = ROUTE.map(|id| id.parse().unwrap());
    Route::Pack(council, meeting)
}

/// What stands in the attribute `name` of the elements of a page, in order.
fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    page.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn every_id_on_the_page_is_one_and_every_link_within_it_leads_somewhere() {
    let files = publish();
    let page = text(&files, &format!("{}/index.html", route().path()));
    let ids = attributes(page, "id");
    let unique: BTreeSet<_> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "{ids:?}");
    let mut within = attributes(page, "href");
    within.retain(|href| href.starts_with('#'));
    for href in &within {
        assert!(unique.contains(&&href[1..]), "{href} leads nowhere");
    }
    for href in ["#paper-report", "#paper-report--it-says-more", "#paper-another--it-says-more", "#item-welcome"] {
        assert!(within.contains(&href), "nothing links to {href}");
    }
    for elsewhere in ["/councils/alpha/papers/older-report\"", "/councils/alpha/meetings/autumn\"", "/councils/alpha\""]
    {
        assert!(page.contains(elsewhere), "{elsewhere} is not on the page");
    }
}

#[test]
fn a_pack_holds_the_papers_as_the_agenda_takes_them_then_the_others() {
    let files = publish();
    let pack: Pack = serde_json::from_str(text(&files, &route().document())).unwrap();
    let papers: Vec<_> = pack.papers.iter().map(|paper| paper.id.as_str()).collect();
    assert_eq!(papers, ["report", "another", "as-a-file"]);
    let day: Date = "2026-09-17".parse().unwrap();
    assert_eq!(pack.meeting.meeting.start.date(), day);
    let members: Vec<_> = pack.members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(members, ["Ada Example", "Bilal Sample"]);
}

#[test]
fn the_page_says_which_papers_exist_only_as_files_and_keeps_headings_in_order() {
    let files = publish();
    let page = text(&files, &format!("{}/index.html", route().path()));
    assert_eq!(page.matches("This paper exists only as a file").count(), 1);
    assert!(page.contains("As a file</a><span class=\"post\"> (only as a file)"));
    let levels: Vec<u32> = page.split("<h").skip(1).filter_map(|rest| rest.chars().next()?.to_digit(10)).collect();
    assert_eq!(levels[0], 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    assert!(levels.contains(&4), "the parts of a paper's parts");
}

#[test]
fn a_pack_is_in_no_sitemap() {
    let files = publish();
    assert!(!text(&files, "/sitemap.xml").contains("/pack"));
}
