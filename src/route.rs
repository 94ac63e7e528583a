//! The addresses of the site, in both directions. The one door: no other file spells an address.

use crate::model::Slug;
use std::num::NonZeroU32;

/// A place of the site. Each names one JSON document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// `/`
    Home,
    /// `/news`, the newest page of the list, or `/news/page/<n>`, counted from the oldest.
    News(Option<NonZeroU32>),
    /// `/news/<slug>`
    Article(Slug),
    /// `/topics/<topic>`, the newest page of the list, or `/topics/<topic>/page/<n>`, counted from the oldest.
    Topic(Slug, Option<NonZeroU32>),
    /// `/councils`
    Councils,
    /// `/councils/<id>`
    Council(Slug),
    /// `/councils/<id>/members`
    Members(Slug),
    /// `/councils/<id>/members/and/<other>`: the members of two councils, of which the one whose id is less comes first.
    Comparison(Slug, Slug),
    /// `/councils/<id>/meetings`
    Meetings(Slug),
    /// `/councils/<id>/publications`
    Publications(Slug),
    /// `/councils/<council>/meetings/<meeting>`
    Meeting(Slug, Slug),
    /// `/councils/<council>/meetings/<meeting>/pack`
    Pack(Slug, Slug),
    /// `/councils/<council>/papers/<paper>`
    Paper(Slug, Slug),
    /// `/people/<id>`
    Person(Slug),
    /// `/search`
    Search,
    /// `/<page>`, such as `/about`
    Page(Slug),
}

/// First segments of addresses that no page can have.
pub const RESERVED: [&str; 12] =
    ["news", "topics", "councils", "people", "search", "data", "app", "files", "images", "feed", "schema", "index"];

impl Route {
    /// The path from the site's root, such as `/news/page/2`.
    pub fn path(&self) -> String {
        match self {
            Route::Home => "/".to_owned(),
            Route::News(None) => "/news".to_owned(),
            Route::News(Some(page)) => format!("/news/page/{page}"),
            Route::Article(slug) => format!("/news/{slug}"),
            Route::Topic(topic, None) => format!("/topics/{topic}"),
            Route::Topic(topic, Some(page)) => format!("/topics/{topic}/page/{page}"),
            Route::Councils => "/councils".to_owned(),
            Route::Council(id) => format!("/councils/{id}"),
            Route::Members(id) => format!("/councils/{id}/members"),
            Route::Comparison(one, other) => format!("/councils/{one}/members/and/{other}"),
            Route::Meetings(id) => format!("/councils/{id}/meetings"),
            Route::Publications(id) => format!("/councils/{id}/publications"),
            Route::Meeting(council, id) => format!("/councils/{council}/meetings/{id}"),
            Route::Pack(council, id) => format!("/councils/{council}/meetings/{id}/pack"),
            Route::Paper(council, id) => format!("/councils/{council}/papers/{id}"),
            Route::Person(id) => format!("/people/{id}"),
            Route::Search => "/search".to_owned(),
            Route::Page(slug) => format!("/{slug}"),
        }
    }

    /// The path of the route's JSON document from the site's root, such as `/data/news/2.json`.
    pub fn document(&self) -> String {
        match self {
            Route::Home => "/data/home.json".to_owned(),
            Route::News(None) => "/data/news.json".to_owned(),
            Route::News(Some(page)) => format!("/data/news/{page}.json"),
            Route::Article(slug) => format!("/data/articles/{slug}.json"),
            Route::Topic(topic, None) => format!("/data/topics/{topic}.json"),
            Route::Topic(topic, Some(page)) => format!("/data/topics/{topic}/{page}.json"),
            Route::Councils => "/data/councils.json".to_owned(),
            Route::Council(id) => format!("/data/councils/{id}.json"),
            Route::Members(id) => format!("/data/councils/{id}/members.json"),
            Route::Comparison(one, other) => format!("/data/councils/{one}/members/and/{other}.json"),
            Route::Meetings(id) => format!("/data/councils/{id}/meetings.json"),
            Route::Publications(id) => format!("/data/councils/{id}/publications.json"),
            Route::Meeting(council, id) => format!("/data/councils/{council}/meetings/{id}.json"),
            Route::Pack(council, id) => format!("/data/councils/{council}/meetings/{id}/pack.json"),
            Route::Paper(council, id) => format!("/data/councils/{council}/papers/{id}.json"),
            Route::Person(id) => format!("/data/people/{id}.json"),
            Route::Search => "/data/search.json".to_owned(),
            Route::Page(slug) => format!("/data/pages/{slug}.json"),
        }
    }

    /// The path of the feed of the route's articles without its ending, such as `/topics/governance/feed`, where it has one.
    /// `.atom` and `.json` are to be had; older articles are at `/<n>.atom` and `/<n>.json` below it.
    pub fn feed(&self) -> Option<String> {
        match self {
            Route::Home | Route::News(_) => Some("/feed".to_owned()),
            Route::Topic(topic, _) => Some(format!("/topics/{topic}/feed")),
            Route::Council(id) => Some(format!("/councils/{id}/feed")),
            _ => None,
        }
    }

    /// The path of the calendar that holds the route's meetings, such as `/councils/<id>/calendar.ics`, where it has one. A
    /// meeting's is named after it, since that is the name of the file that a reader keeps.
    pub fn calendar(&self) -> Option<String> {
        match self {
            Route::Home => Some("/calendar.ics".to_owned()),
            Route::Council(id) => Some(format!("/councils/{id}/calendar.ics")),
            Route::Meeting(..) => Some(format!("{}.ics", self.path())),
            _ => None,
        }
    }

    /// The path of the route's oEmbed document, `/news/<slug>/oembed.json`, where it may have one.
    pub fn oembed(&self) -> Option<String> {
        matches!(self, Route::Article(_)).then(|| format!("{}/oembed.json", self.path()))
    }

    /// The route of a path from the site's root, where there can be one. A slash or `index.html` at the end, as static
    /// servers add them, changes nothing.
    pub fn parse(path: &str) -> Option<Route> {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        if path == "/" {
            return Some(Route::Home);
        }
        let path = path.strip_prefix('/')?;
        let path = path.strip_suffix('/').unwrap_or(path);
        let segments: Vec<&str> = path.split('/').collect();
        Some(match segments[..] {
            ["news"] => Route::News(None),
            ["news", "page", page] => Route::News(Some(page_number(page)?)),
            ["news", slug] => Route::Article(slug.parse().ok()?),
            ["topics", topic] => Route::Topic(topic.parse().ok()?, None),
            ["topics", topic, "page", page] => Route::Topic(topic.parse().ok()?, Some(page_number(page)?)),
            ["councils"] => Route::Councils,
            ["councils", id] => Route::Council(id.parse().ok()?),
            ["councils", id, "members"] => Route::Members(id.parse().ok()?),
            ["councils", one, "members", "and", other] if one < other => {
                Route::Comparison(one.parse().ok()?, other.parse().ok()?)
            }
            ["councils", id, "meetings"] => Route::Meetings(id.parse().ok()?),
            ["councils", id, "publications"] => Route::Publications(id.parse().ok()?),
            ["councils", council, "meetings", id] => Route::Meeting(council.parse().ok()?, id.parse().ok()?),
            ["councils", council, "meetings", id, "pack"] => Route::Pack(council.parse().ok()?, id.parse().ok()?),
            ["councils", council, "papers", id] => Route::Paper(council.parse().ok()?, id.parse().ok()?),
            ["people", id] => Route::Person(id.parse().ok()?),
            ["search"] => Route::Search,
            [slug] if !RESERVED.contains(&slug) => Route::Page(slug.parse().ok()?),
            _ => return None,
        })
    }

    /// The route of a path as the browser has it, for a site that lives under `base` (empty, or such as `/gazette`).
    pub fn under(base: &str, path: &str) -> Option<Route> {
        let path = path.strip_prefix(base)?;
        Route::parse(if path.is_empty() { "/" } else { path })
    }
}

/// The files in which a council's members are to be had, each with its path from the site's root: comma-separated values
/// (RFC 4180), Popolo, and vCards (RFC 6350).
pub fn member_files(council: &Slug) -> [(&'static str, String); 3] {
    let council = Route::Council(council.clone()).path();
    [("CSV", "members.csv"), ("Popolo JSON", "popolo.json"), ("vCard", "members.vcf")]
        .map(|(name, file)| (name, format!("{council}/{file}")))
}

/// The address, from a page, of the view of it as paper shows it, which `print.js` makes.
pub const PRINT_VIEW: &str = "?view=print";

/// The address, from a list, of the view of its articles as one document.
pub const PRINT_ARTICLES: &str = "?view=print&with=articles";

/// A page's number, written in the one way that [`Route::path`] writes it.
fn page_number(text: &str) -> Option<NonZeroU32> {
    text.parse().ok().filter(|number: &NonZeroU32| number.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slug(text: &str) -> Slug {
        text.parse().unwrap()
    }

    /// Every sort of address there is, with the document it names.
    fn addresses() -> Vec<(Route, &'static str, &'static str)> {
        let two = NonZeroU32::new(2);
        vec![
            (Route::Home, "/", "/data/home.json"),
            (Route::News(None), "/news", "/data/news.json"),
            (Route::News(two), "/news/page/2", "/data/news/2.json"),
            (Route::Article(slug("a-b")), "/news/a-b", "/data/articles/a-b.json"),
            (Route::Topic(slug("t"), None), "/topics/t", "/data/topics/t.json"),
            (Route::Topic(slug("t"), two), "/topics/t/page/2", "/data/topics/t/2.json"),
            (Route::Councils, "/councils", "/data/councils.json"),
            (Route::Council(slug("c")), "/councils/c", "/data/councils/c.json"),
            (Route::Members(slug("c")), "/councils/c/members", "/data/councils/c/members.json"),
            (
                Route::Comparison(slug("c"), slug("d")),
                "/councils/c/members/and/d",
                "/data/councils/c/members/and/d.json",
            ),
            (Route::Meetings(slug("c")), "/councils/c/meetings", "/data/councils/c/meetings.json"),
            (Route::Publications(slug("c")), "/councils/c/publications", "/data/councils/c/publications.json"),
            (Route::Meeting(slug("c"), slug("m")), "/councils/c/meetings/m", "/data/councils/c/meetings/m.json"),
            (Route::Pack(slug("c"), slug("m")), "/councils/c/meetings/m/pack", "/data/councils/c/meetings/m/pack.json"),
            (Route::Paper(slug("c"), slug("p")), "/councils/c/papers/p", "/data/councils/c/papers/p.json"),
            (Route::Person(slug("p")), "/people/p", "/data/people/p.json"),
            (Route::Page(slug("about")), "/about", "/data/pages/about.json"),
            (Route::Search, "/search", "/data/search.json"),
        ]
    }

    #[test]
    fn every_address_is_spelt_the_same_there_and_back() {
        for (route, path, document) in addresses() {
            assert_eq!((route.path().as_str(), route.document().as_str()), (path, document));
            assert_eq!(Route::parse(path).as_ref(), Some(&route), "{path}");
            assert_eq!(Route::parse(&format!("{}/", path.trim_end_matches('/'))).as_ref(), Some(&route), "{path}/");
            let index = format!("{}/index.html", path.trim_end_matches('/'));
            assert_eq!(Route::parse(&index).as_ref(), Some(&route), "{index}");
            assert_eq!(Route::under("/gazette", &format!("/gazette{path}")).as_ref(), Some(&route), "/gazette{path}");
        }
    }

    #[test]
    fn a_file_of_members_has_an_address_of_its_own() {
        for (name, path) in member_files(&slug("c")) {
            assert!(path.starts_with("/councils/c/") && Route::parse(&path).is_none(), "{name}: {path}");
        }
    }

    #[test]
    fn lists_of_articles_have_feeds() {
        let feeds: Vec<_> = addresses().iter().filter_map(|(route, ..)| route.feed()).collect();
        assert_eq!(feeds, ["/feed", "/feed", "/feed", "/topics/t/feed", "/topics/t/feed", "/councils/c/feed"]);
        assert!(
            feeds.iter().all(|feed| Route::parse(&format!("{feed}.atom")).is_none()),
            "a page has a feed's address"
        );
    }

    #[test]
    fn meetings_have_calendars() {
        let calendars: Vec<_> = addresses().iter().filter_map(|(route, ..)| route.calendar()).collect();
        assert_eq!(calendars, ["/calendar.ics", "/councils/c/calendar.ics", "/councils/c/meetings/m.ics"]);
        assert!(calendars.iter().all(|calendar| Route::parse(calendar).is_none()), "a page has a calendar's address");
    }

    #[test]
    fn articles_have_oembed_documents() {
        let documents: Vec<_> = addresses().iter().filter_map(|(route, ..)| route.oembed()).collect();
        assert_eq!(documents, ["/news/a-b/oembed.json"]);
        assert_eq!(Route::parse(&documents[0]), None, "a page has the document's address");
    }

    #[test]
    fn what_is_no_address_of_the_site_has_no_route() {
        for path in [
            "",
            "news",
            "//",
            "/news//",
            "/news/a/b",
            "/news/page/0",
            "/news/page/02",
            "/news/page/+2",
            "/News/x",
            "/councils/a/b",
            "/councils/a/members/and",
            "/councils/a/members/b",
            "/councils/a/members/and/a",
            "/councils/b/members/and/a",
            "/councils/a/papers",
            "/councils/a/meetings/b.ics",
            "/councils/a/papers/b/c",
            "/councils/A/meetings/b",
            "/feed",
            "/topics/t/feed",
            "/data",
            "/a_b",
            "/news/%61",
            "/people",
            "/topics",
        ] {
            assert_eq!(Route::parse(path), None, "{path:?}");
        }
        assert_eq!(Route::under("/gazette", "/news"), None);
        assert_eq!(Route::under("/gazette", "/gazette-two"), None);
        assert_eq!(Route::under("/gazette", "/gazette"), Some(Route::Home));
    }

    proptest! {
        #[test]
        fn whatever_parses_is_written_as_it_was_read(path in "/[a-z0-9/-]{0,40}") {
            if let Some(route) = Route::parse(&path) {
                prop_assert_eq!(Route::parse(&route.path()), Some(route));
            }
        }
    }
}
