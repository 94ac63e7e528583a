//! What search engines read first: the sitemap (sitemaps.org, 0.9) and `robots.txt` (RFC 9309).

use gazette::{
    markup::escape,
    model::{Date, Site, SiteUrl},
    route::Route,
};
use std::fmt::Write;

/// How much one file may hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// How many addresses.
    pub(super) addresses: usize,
    /// How many bytes.
    pub(super) bytes: usize,
}

/// What sitemaps.org allows.
pub(super) const LIMITS: Limits = Limits { addresses: 50_000, bytes: 50_000_000 };

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const NAMESPACE: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// The files of the sitemap, each with its path: `/sitemap.xml` with all pages, or, where one file cannot hold them,
/// an index of `/sitemap-<n>.xml`. These begin with the articles, oldest first, so that a full file does not change when
/// another article is published. Of each page is said when it was last changed, where that is known.
pub(super) fn sitemaps(
    pages: impl Iterator<Item = (Route, Option<Date>)>,
    url: &SiteUrl,
    limits: Limits,
) -> Vec<(String, String)> {
    let pages: Vec<_> =
        pages.map(|(route, changed)| Page { line: line(&route, changed, url), route, changed }).collect();
    let all: Vec<&Page> = pages.iter().collect();
    if split(&all, limits).len() <= 1 {
        return vec![("/sitemap.xml".to_owned(), url_set(&all))];
    }
    let (mut articles, others): (Vec<&Page>, Vec<&Page>) =
        pages.iter().partition(|page| matches!(page.route, Route::Article(_)));
    articles.reverse();
    let (articles, others) = (split(&articles, limits), split(&others, limits));
    let numbered: Vec<_> =
        articles.into_iter().chain(others).zip(1..).map(|(part, n)| (format!("/sitemap-{n}.xml"), part)).collect();
    let index = index(&numbered, url);
    let files = numbered.iter().map(|(path, part)| (path.clone(), url_set(part)));
    std::iter::once(("/sitemap.xml".to_owned(), index)).chain(files).collect()
}

struct Page {
    route: Route,
    changed: Option<Date>,
    /// What the sitemap says of it.
    line: String,
}

fn line(route: &Route, changed: Option<Date>, url: &SiteUrl) -> String {
    entry("url", &url.absolute(&route.path()), changed)
}

/// The pages in parts that keep the limits, each filled before the next is begun.
fn split<'a>(pages: &[&'a Page], limits: Limits) -> Vec<Vec<&'a Page>> {
    let around = url_set(&[]).len();
    let (mut parts, mut bytes) = (Vec::<Vec<_>>::new(), 0);
    for page in pages {
        match parts.last_mut() {
            Some(part) if part.len() < limits.addresses && bytes + page.line.len() <= limits.bytes => {
                part.push(*page);
                bytes += page.line.len();
            }
            _ => {
                parts.push(vec![*page]);
                bytes = around + page.line.len();
            }
        }
    }
    parts
}

fn url_set(pages: &[&Page]) -> String {
    let lines: String = pages.iter().map(|page| page.line.as_str()).collect();
    format!("{DECLARATION}<urlset {NAMESPACE}>\n{lines}</urlset>\n")
}

fn index(files: &[(String, Vec<&Page>)], url: &SiteUrl) -> String {
    let entries: String = files
        .iter()
        .map(|(path, pages)| {
            let changed = pages.iter().filter_map(|page| page.changed).max();
            entry("sitemap", &url.absolute(path), changed)
        })
        .collect();
    format!("{DECLARATION}<sitemapindex {NAMESPACE}>\n{entries}</sitemapindex>\n")
}

fn entry(tag: &str, address: &str, changed: Option<Date>) -> String {
    let mut xml = format!("  <{tag}><loc>");
    escape(address, &mut xml);
    xml.push_str("</loc>");
    if let Some(date) = changed {
        // Writing to a string cannot fail.
        let _ = write!(xml, "<lastmod>{date}</lastmod>");
    }
    let _ = writeln!(xml, "</{tag}>");
    xml
}

/// Everybody may read everything.
pub(super) fn robots(site: &Site) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", site.url.absolute("/sitemap.xml"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    /// The files for so many articles and three other pages, at most four addresses in each.
    fn files(articles: u8, limits: Limits) -> BTreeMap<String, String> {
        let url = "https://gazette.example/base/".parse().unwrap();
        let article = |n: u8| {
            (Route::Article(format!("article-{n}").parse().unwrap()), Date::from_calendar(2026, 1 + n / 28, 1 + n % 28))
        };
        let others = [(Route::Home, None), (Route::Councils, None), (Route::News(None), None)];
        let pages = others.into_iter().chain((0..articles).rev().map(article));
        sitemaps(pages, &url, limits).into_iter().collect()
    }

    const FOUR: Limits = Limits { addresses: 4, bytes: 50_000 };

    fn locations(xml: &str) -> Vec<String> {
        let document = roxmltree::Document::parse(xml).unwrap();
        let nodes = document.descendants().filter(|node| node.has_tag_name("loc"));
        nodes.map(|node| node.text().unwrap().to_owned()).collect()
    }

    #[test]
    fn pages_that_one_file_holds_are_in_one_file() {
        let files = files(1, FOUR);
        assert_eq!(files.keys().collect::<Vec<_>>(), ["/sitemap.xml"]);
        assert!(files["/sitemap.xml"].contains("<urlset "));
        assert_eq!(locations(&files["/sitemap.xml"]).len(), 4);
    }

    #[test]
    fn an_index_names_every_file_and_every_page_is_in_one_of_them() {
        let files = files(10, FOUR);
        assert!(files["/sitemap.xml"].contains("<sitemapindex "));
        let named = locations(&files["/sitemap.xml"]);
        let parts: Vec<_> =
            named.iter().map(|address| &files[&address.replace("https://gazette.example/base", "")]).collect();
        assert_eq!(parts.len(), files.len() - 1, "a file is not named");
        let listed: Vec<_> = parts.iter().flat_map(|xml| locations(xml)).collect();
        assert_eq!((listed.len(), listed.iter().collect::<BTreeSet<_>>().len()), (13, 13));
        assert!(parts.iter().all(|xml| locations(xml).len() <= 4));
        // The newest of the four oldest articles.
        assert!(files["/sitemap.xml"].contains("/sitemap-1.xml</loc><lastmod>2026-01-04</lastmod>"));
    }

    #[test]
    fn a_full_file_of_articles_stays_when_one_is_published() {
        for articles in 2..40 {
            let (now, later) = (files(articles, FOUR), files(articles + 1, FOUR));
            for full in 1..=articles / 4 {
                let path = format!("/sitemap-{full}.xml");
                assert_eq!(now.get(&path), later.get(&path), "{path} at {articles} articles");
                assert!(now.contains_key(&path), "{path} at {articles} articles");
            }
        }
    }

    #[test]
    fn a_file_keeps_to_its_bytes() {
        let limits = Limits { addresses: 50, bytes: 400 };
        let files = files(10, limits);
        assert!(files.len() > 3);
        assert!(files.iter().all(|(path, xml)| path == "/sitemap.xml" || xml.len() <= 400));
    }
}
