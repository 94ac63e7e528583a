//! What pages say in the words of schema.org: that it is there, whole, and leads somewhere.
//!
//! What is required is what schema.org and the search engines' own documentation of each type ask for.

use crate::support::published::{self, text};
use crate::support::site::{Edit, Edit::*, Site};
use gazette::route::Route;
use serde_json::Value;
use std::collections::BTreeMap;

type Files = BTreeMap<String, Vec<u8>>;

/// The base site, changed, as it is published.
fn publish(edits: &[Edit]) -> Files {
    let site = Site::new(edits);
    let (content, problems) = site.read_and_check();
    assert_eq!(problems.errors(), 0, "{}", problems.render(false));
    published::publish(&content, Some("https://gazette.example/base/"))
}

/// What a page says of itself.
fn graph(files: &Files, page: &str) -> Vec<Value> {
    let html = text(files, &format!("{page}/index.html"));
    let (_, rest) =
        html.split_once("<script type=\"application/ld+json\">").unwrap_or_else(|| panic!("{page} says nothing"));
    let json: Value = serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap();
    assert_eq!(json["@context"], "https://schema.org");
    json["@graph"].as_array().unwrap().clone()
}

fn of_type<'a>(graph: &'a [Value], kind: &str) -> Vec<&'a Value> {
    graph.iter().filter(|thing| thing["@type"] == kind).collect()
}

/// Every type used, with what it must say.
const REQUIRED: &[(&str, &[&str])] = &[
    ("WebSite", &["name", "url", "publisher"]),
    ("WebPage", &["name", "url"]),
    ("ProfilePage", &["mainEntity"]),
    ("Organization", &["name", "url"]),
    ("OrganizationRole", &["roleName", "member"]),
    ("Person", &["name"]),
    ("NewsArticle", &["headline", "datePublished", "dateModified", "author", "publisher", "mainEntityOfPage", "url"]),
    ("ImageObject", &["url"]),
    ("Event", &["name", "startDate", "location", "eventStatus", "organizer"]),
    ("Report", &["name", "url", "publisher"]),
    ("DigitalDocument", &["name", "url", "publisher"]),
    ("Place", &["name", "address"]),
    ("VirtualLocation", &["url"]),
    ("PostalAddress", &[]),
    ("BreadcrumbList", &["itemListElement"]),
    ("ListItem", &["position", "name", "item"]),
];

/// Each thing says what its type requires, nothing is empty, and every address is absolute.
fn check(page: &str, value: &Value) {
    match value {
        Value::Object(fields) => {
            if let Some(kind) = fields.get("@type").and_then(Value::as_str) {
                let (_, required) = REQUIRED
                    .iter()
                    .find(|(known, _)| *known == kind)
                    .unwrap_or_else(|| panic!("{page}: {kind} is not known"));
                for field in *required {
                    assert!(fields.contains_key(*field), "{page}: {kind} has no {field}");
                }
            }
            for (key, value) in fields {
                if ["@id", "url", "item", "mainEntityOfPage", "license"].contains(&key.as_str()) {
                    let url = value.as_str().unwrap_or_else(|| panic!("{page}: {key} is {value}"));
                    assert!(url.starts_with("https://"), "{page}: {key} is {url}");
                }
                check(page, value);
            }
        }
        Value::Array(items) => {
            assert!(!items.is_empty(), "{page} lists nothing");
            for item in items {
                check(page, item);
            }
        }
        Value::String(text) => assert!(!text.is_empty(), "{page} says nothing somewhere"),
        Value::Null => panic!("{page} says null"),
        Value::Bool(_) | Value::Number(_) => {}
    }
}

const MEETINGS: [Edit; 4] = [
    Write(
        "councils/alpha/meetings/winter.toml",
        "name = \"Winter meeting\"\nstart = \"2026-12-17T13:30:00+00:00\"\nend = \"2026-12-17T16:00:00+00:00\"\ntimezone = \"Europe/London\"\n\
         status = \"confirmed\"\n[location]\nname = \"Town Hall\"\nroom = \"Room 1\"\nstreet_address = \"1 High Street\"\nlocality = \"Exampleton\"\npostal_code = \"EX1 1AA\"\n",
    ),
    Write(
        "councils/alpha/meetings/online.toml",
        "start = \"2027-06-17T13:30:00+01:00\"\nstatus = \"cancelled\"\n[location]\nname = \"Online\"\nurl = \"https://meet.example/alpha\"\n",
    ),
    Write("councils/alpha/meetings/somewhere.toml", "start = \"2027-07-17T13:30:00+01:00\"\nstatus = \"tentative\"\n"),
    Replace(
        "councils/alpha/council.toml",
        "founding_date =",
        "short_name = \"AC\"\nabstract = \"What it is for.\"\nparent_id = \"beta\"\ndissolution_date = \"2030\"\nother_names = [{ name = \"The Alphas\" }]\nfounding_date =",
    ),
];

#[test]
fn every_page_says_what_its_types_require() {
    let files = publish(&MEETINGS);
    let pages: Vec<_> = files.keys().filter_map(|path| path.strip_suffix("/index.html")).collect();
    assert!(pages.len() > 10);
    for page in pages {
        let graph = graph(&files, page);
        for thing in &graph {
            check(page, thing);
        }
        assert_eq!(of_type(&graph, "BreadcrumbList").len(), usize::from(!page.is_empty()), "{page}");
    }
}

#[test]
fn each_page_says_first_what_it_is() {
    let files = publish(&MEETINGS);
    for (page, kind) in [
        ("", "WebSite"),
        ("/about", "WebPage"),
        ("/news", "WebPage"),
        ("/news/first", "NewsArticle"),
        ("/topics/governance", "WebPage"),
        ("/people/ada-example", "ProfilePage"),
        ("/councils", "WebPage"),
        ("/councils/alpha", "Organization"),
        ("/councils/alpha/members", "WebPage"),
        ("/councils/alpha/papers/report", "Report"),
    ] {
        assert_eq!(graph(&files, page)[0]["@type"], kind, "{page}");
    }
}

#[test]
fn the_way_to_a_page_begins_at_home_and_ends_there() {
    let files = publish(&[]);
    let graph = graph(&files, "/councils/alpha");
    let items = of_type(&graph, "BreadcrumbList")[0]["itemListElement"].as_array().unwrap().clone();
    let way: Vec<_> =
        items.iter().map(|item| (item["position"].as_u64().unwrap(), item["item"].as_str().unwrap())).collect();
    let base = "https://gazette.example/base";
    let expected = [(1, format!("{base}/")), (2, format!("{base}/councils")), (3, format!("{base}/councils/alpha"))];
    assert_eq!(way, expected.each_ref().map(|(position, url)| (*position, url.as_str())));
    assert!(way.iter().all(|(_, url)| Route::parse(url.strip_prefix(base).unwrap()).is_some()));
}

#[test]
fn the_home_page_says_whose_site_it_is() {
    let graph = graph(&publish(&[]), "");
    let publisher = of_type(&graph, "Organization")[0];
    assert_eq!(of_type(&graph, "WebSite")[0]["publisher"]["@id"], publisher["@id"]);
    assert_eq!(publisher["name"], "The Example Gazette");
}

#[test]
fn an_article_says_who_wrote_it_and_of_which_council() {
    let files = publish(&[Replace(
        "articles/first.md",
        "date = 2026-10-01",
        "authors = [{ name = \"Ada Example\", url = \"/people/ada-example\" }, { name = \"B\", url = \"mailto:b@b.example\" }]\ndate = 2026-10-01",
    )]);
    let graph = graph(&files, "/news/first");
    let article = of_type(&graph, "NewsArticle")[0];
    assert_eq!(article["author"][0]["url"], "https://gazette.example/base/people/ada-example");
    assert!(article["author"][1].get("url").is_none(), "an address for mail is no page: {article}");
    assert_eq!(article["about"][0]["name"], "Alpha Council");
    assert_eq!(article["image"]["url"], "https://gazette.example/base/files/picture.png");
    assert_eq!((&article["datePublished"], &article["dateModified"]), (&"2026-10-01".into(), &"2026-10-02".into()));
    assert_eq!(article["articleSection"][0], "Governance");
}

#[test]
fn a_council_says_its_names_its_dates_and_who_sits_on_it_now() {
    let ended = Replace("councils/alpha/council.toml", "end_date = \"2026\"", "end_date = \"2026-10\"");
    let graph = graph(&publish(&[&MEETINGS[..], &[ended]].concat()), "/councils/alpha");
    let council = of_type(&graph, "Organization")[0];
    assert_eq!(council["alternateName"], serde_json::json!(["AC", "The Alphas"]));
    assert_eq!((&council["foundingDate"], &council["dissolutionDate"]), (&"2020".into(), &"2030".into()));
    assert_eq!(council["description"], "What it is for.");
    assert_eq!(council["parentOrganization"]["url"], "https://gazette.example/base/councils/beta");
    assert_eq!(council["parentOrganization"]["name"], "Beta Council");
    let members: Vec<_> = council["member"].as_array().unwrap().iter().map(|role| &role["member"]["name"]).collect();
    assert_eq!(members, ["Bilal Sample"], "Ada's seat has ended");
}

#[test]
fn meetings_to_come_are_events_where_their_place_is_known() {
    let graph = graph(&publish(&MEETINGS), "/councils/alpha");
    let events = of_type(&graph, "Event");
    let starts: Vec<_> = events.iter().map(|event| event["startDate"].as_str().unwrap()).collect();
    assert_eq!(starts, ["2026-12-17T13:30:00+00:00", "2027-06-17T13:30:00+01:00"]);
    assert_eq!(events[0]["eventStatus"], "https://schema.org/EventScheduled");
    assert_eq!(events[0]["eventAttendanceMode"], "https://schema.org/OfflineEventAttendanceMode");
    assert_eq!(events[0]["location"]["name"], "Town Hall");
    assert_eq!(events[0]["location"]["address"]["addressLocality"], "Exampleton");
    assert_eq!(events[1]["eventStatus"], "https://schema.org/EventCancelled");
    assert_eq!(events[1]["location"]["@type"], "VirtualLocation");
}

#[test]
fn no_text_ends_the_script_it_stands_in() {
    const NAME: &str = "</script><script>alert(1)</script> <!--";
    let title = format!("title = \"{NAME}\"");
    let files =
        publish(&[Replace("articles/second.md", "title = \"The second article\"", Box::leak(title.into_boxed_str()))]);
    assert_eq!(of_type(&graph(&files, "/news/second"), "NewsArticle")[0]["headline"], NAME);
    assert!(!text(&files, "/news/second/index.html").contains("<script>alert"));
}
