//! What messengers, social networks and search engines find in each page when a link to it is shared.
//!
//! The limits are those that the large readers of previews state in their documentation.

use crate::support::published::{self, publish_with, text};
use crate::support::site::{
    Edit::{self, *},
    Site,
};
use gazette::route::Route;
use image::GenericImageView;
use press::pictures;
use serde_json::Value;
use std::{collections::BTreeMap, path::Path};

const BASE: &str = "https://host.example/gazette";

const LONG: &str =
    "A long title of an article that says more than any preview has room for, and goes on & on “in quotes”";

/// Images and oEmbed asked for, and whatever could be too long.
const EDITS: [Edit; 5] = [
    Replace("site.toml", "language = ", "share_images = true\noembed = true\nlanguage = "),
    Write(
        "articles/long.md",
        "+++\ntitle = \"A long title of an article that says more than any preview has room for, and goes on & on “in quotes”\"\n\
         summary = \"Words upon words upon words, so that the summary has more characters than previews show of a description, \
         which are two hundred; and yet not more than three hundred, which is what the lists of the site show.\"\n\
         date = 2026-01-02\nauthors = [{ name = \"Ada Example\", url = \"/people/ada-example\" }, { name = \"B\" }]\n+++\n\nText.\n",
    ),
    Replace("articles/second.md", "title = \"", "title = \"<b>&amp;</b> "),
    Replace(
        "councils/beta/council.toml",
        "name = \"",
        "name = \"Council for the improvement of whatever might be improved in the towns of Exampleton, Sampleford and ",
    ),
    Replace("people/bilal-sample.toml", "name = \"", "summary = \"Sits.\"\nname = \""),
];

type Files = BTreeMap<String, Vec<u8>>;

fn publish(edits: &[Edit]) -> Files {
    let site = Site::new(edits);
    let (content, problems) = site.read_and_check();
    assert_eq!(problems.errors(), 0, "{}", problems.render(false));
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("previews");
    let (pictures, _) = pictures::make(&content, &cache, || ()).unwrap();
    publish_with(&content, &pictures, Some(&format!("{BASE}/")))
}

/// What a page's head says.
struct Head<'a> {
    page: &'a str,
    html: &'a str,
}

impl<'a> Head<'a> {
    /// Every page that has an address, with its route.
    fn all(files: &'a Files) -> impl Iterator<Item = (Route, Head<'a>)> {
        files.keys().filter_map(|file| {
            let page = file.strip_suffix("index.html")?;
            let (html, _) = text(files, file).split_once("</head>").unwrap();
            Some((Route::parse(page).unwrap(), Head { page, html }))
        })
    }

    /// The attributes of each tag of a name.
    fn tags(&self, name: &str) -> Vec<BTreeMap<&'a str, String>> {
        let start = format!("<{name} ");
        let tags = self.html.split(start.as_str()).skip(1);
        tags.map(|rest| {
            let (mut rest, mut attributes) = (rest, BTreeMap::new());
            while let Some((name, after)) = rest.split_once("=\"").filter(|(name, _)| !name.contains('>')) {
                let (value, after) = after.split_once('"').unwrap();
                assert!(attributes.insert(name.trim(), plain(value)).is_none());
                rest = after;
            }
            attributes
        })
        .collect()
    }

    /// The one thing that is said under a name.
    fn one(&self, tag: &str, key: &str, name: &str, says: &str) -> String {
        let tags = self.tags(tag);
        let mut found = tags.iter().filter(|tag| tag.get(key).is_some_and(|own| own == name));
        let one = found.next().unwrap_or_else(|| panic!("{} has no {name}", self.page));
        assert!(found.next().is_none(), "{} has {name} twice", self.page);
        let value = one[says].clone();
        assert!(!value.trim().is_empty(), "{}: {name} is empty", self.page);
        value
    }

    fn property(&self, name: &str) -> String {
        self.one("meta", "property", name, "content")
    }

    fn meta(&self, name: &str) -> String {
        self.one("meta", "name", name, "content")
    }

    fn canonical(&self) -> String {
        self.one("link", "rel", "canonical", "href")
    }

    /// The page's own title, without the site's name.
    fn heading(&self) -> String {
        let title = plain(self.html.split("<title>").nth(1).unwrap().split("</title>").next().unwrap());
        title.strip_suffix(" – The Example Gazette").unwrap_or(&title).to_owned()
    }

    fn graph(&self) -> Vec<Value> {
        let (_, rest) = self.html.split_once("<script type=\"application/ld+json\">").unwrap();
        let json: Value = serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap();
        json["@graph"].as_array().unwrap().clone()
    }
}

fn plain(html: &str) -> String {
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// Whether a text is another, or what fits of it.
fn is_cut_of(text: &str, whole: &str) -> bool {
    match text.strip_suffix('…') {
        Some(start) => whole.strip_prefix(start).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)),
        None => text == whole,
    }
}

#[test]
fn every_page_says_what_previews_read_within_their_limits() {
    let files = publish(&EDITS);
    assert!(Head::all(&files).count() > 15);
    for (_, head) in Head::all(&files) {
        let page = head.page;
        let (title, description) = (head.property("og:title"), head.property("og:description"));
        assert!(title.chars().count() <= 70 && is_cut_of(&title, &head.heading()), "{page}: {title}");
        assert!(description.chars().count() <= 200, "{page}: {description}");
        assert!(is_cut_of(&description, &head.meta("description")), "{page}: {description}");
        assert_eq!(head.property("og:site_name"), "The Example Gazette");
        assert!(["website", "article", "profile"].contains(&head.property("og:type").as_str()), "{page}");
        let alt = head.property("og:image:alt");
        assert!(alt.chars().count() <= 420, "{page}: {alt}");
    }
    let (_, long) = Head::all(&files).find(|(_, head)| head.page == "/news/long/").unwrap();
    assert_eq!(long.heading(), LONG);
    assert_eq!(long.property("og:title"), "A long title of an article that says more than any preview has room…");
}

#[test]
fn every_address_is_whole_and_the_canonical_one_is_that_of_the_page() {
    let files = publish(&EDITS);
    for (route, head) in Head::all(&files) {
        let canonical = head.canonical();
        assert_eq!(head.property("og:url"), canonical);
        let own = format!("{BASE}{}", route.path());
        let is_newest = matches!(route, Route::News(Some(_)) | Route::Topic(_, Some(_)));
        assert!(canonical == own || is_newest && own.starts_with(&canonical), "{own} is said to be {canonical}");
        assert!(files.contains_key(&format!("{}/index.html", canonical[BASE.len()..].trim_end_matches('/'))));
    }
}

#[test]
fn every_page_has_an_image_that_previews_show_large_and_that_is_what_is_said_of_it() {
    let files = publish(&EDITS);
    for (_, head) in Head::all(&files) {
        let (page, address) = (head.page, head.property("og:image"));
        let file = &files[address.strip_prefix(BASE).unwrap_or_else(|| panic!("{page}: {address}"))];
        let image = image::load_from_memory(file).unwrap();
        let said = ["og:image:width", "og:image:height"].map(|name| head.property(name).parse::<u32>().unwrap());
        assert_eq!(image.dimensions(), said.into(), "{page}");
        assert_eq!(image::guess_format(file).unwrap().to_mime_type(), head.property("og:image:type"), "{page}");
        assert!(file.len() < 5_000_000 && said[0] >= 600 && said[1] >= 315, "{page}: {said:?}");
        assert_eq!(head.meta("twitter:card"), "summary_large_image", "{page}");
    }
}

#[test]
fn search_engines_are_told_the_same() {
    let files = publish(&EDITS);
    for (route, head) in Head::all(&files) {
        let (page, graph, canonical) = (head.page, head.graph(), head.canonical());
        let is_own = |thing: &&Value| {
            let thing = thing.get("mainEntity").unwrap_or(thing);
            thing["url"] == canonical.as_str()
        };
        let thing = graph.iter().find(is_own).unwrap_or_else(|| panic!("{page} does not say what it is: {graph:?}"));
        let thing = thing.get("mainEntity").unwrap_or(thing);
        let name = thing.get("headline").or(thing.get("name")).unwrap();
        assert_eq!(*name, head.heading(), "{page}");
        if !matches!(route, Route::Meeting(..)) {
            assert_eq!(thing["description"], head.meta("description"), "{page}");
        }
        if let Route::Article(_) = route {
            assert_eq!(thing["image"]["url"], head.property("og:image"), "{page}");
            assert!(["datePublished", "author"].iter().all(|key| thing.get(*key).is_some()), "{page}");
            assert_eq!(head.property("article:published_time"), thing["datePublished"], "{page}");
        }
    }
}

#[test]
fn articles_lead_to_their_oembed_documents() {
    let files = publish(&EDITS);
    let mut documents = 0;
    for (route, head) in Head::all(&files) {
        let links = head.tags("link");
        let link = links.iter().find(|link| link.get("type").is_some_and(|kind| kind == "application/json+oembed"));
        assert_eq!(link.is_some(), matches!(route, Route::Article(_)), "{}", head.page);
        let Some(link) = link else { continue };
        assert_eq!((link["rel"].as_str(), &link["title"]), ("alternate", &head.heading()));
        let address = link["href"].strip_prefix(BASE).unwrap();
        let document: Value = serde_json::from_slice(&files[address]).unwrap();
        assert_eq!((&document["version"], &document["type"]), (&"1.0".into(), &"link".into()));
        assert_eq!(document["title"], head.heading());
        assert_eq!(document["provider_name"], "The Example Gazette");
        assert_eq!(document["provider_url"], format!("{BASE}/"));
        assert_eq!(document["thumbnail_url"], head.property("og:image"));
        for side in ["width", "height"] {
            let said = document[format!("thumbnail_{side}")].as_u64().unwrap();
            assert_eq!(said.to_string(), head.property(&format!("og:image:{side}")));
        }
        documents += 1;
    }
    assert_eq!(documents, files.keys().filter(|file| file.ends_with("oembed.json")).count());
    let long: Value = serde_json::from_slice(&files["/news/long/oembed.json"]).unwrap();
    assert_eq!(long["author_name"], "Ada Example");
    assert_eq!(long["author_url"], format!("{BASE}/people/ada-example"));
}

#[test]
fn what_is_not_asked_for_is_not_there() {
    let site = Site::new(&[]);
    let (content, _) = site.read_and_check();
    let files = published::publish(&content, Some(BASE));
    assert!(!files.keys().any(|file| file.ends_with("oembed.json")));
    for (_, head) in Head::all(&files) {
        assert!(!head.html.contains("oembed"), "{}", head.page);
    }
    let (_, home) = Head::all(&files).find(|(route, _)| *route == Route::Home).unwrap();
    assert_eq!(home.meta("twitter:card"), "summary", "there is no image to be shown large");
}
