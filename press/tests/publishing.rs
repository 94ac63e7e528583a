//! The sample site, published and compared with what is expected, file by file.
//!
//! To accept a change: `INSTA_UPDATE=always cargo test --package press publishing::`.

use crate::support::published::{application, files, text};
use gazette::{
    model::Date,
    route::Route,
    shown::{Shown, read},
};
use press::{
    memory::Memory,
    pictures::Pictures,
    publish::{self, BuildOptions, PublishError},
};
use std::{collections::BTreeMap, fs, path::Path};

/// Publishes the sample site into a folder, at another address where one is given, with its pictures as they are.
fn publish(folder: &Path, url: Option<&str>) -> BTreeMap<String, Vec<u8>> {
    let today: Date = "2026-11-24".parse().unwrap();
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base");
    let (content, problems) = press::check::read_and_check(&base, today, &Memory::none(), &|| ()).unwrap();
    assert!(problems.is_empty(), "{}", problems.render(false));
    let options = BuildOptions {
        app: application(folder),
        out: folder.join("dist"),
        url: url.map(|url| url.parse().unwrap()),
        compress: false,
    };
    publish::build(&content, &Pictures::default(), &options, Memory::none(), || ()).unwrap();
    files(&options.out)
}

/// The routes of the pages among the files.
fn routes(files: &BTreeMap<String, Vec<u8>>) -> Vec<Route> {
    files
        .keys()
        .filter(|address| address.ends_with("/index.html"))
        .map(|address| Route::parse(address).unwrap())
        .collect()
}

#[test]
fn the_sample_site_is_published_as_expected() {
    let folder = tempfile::tempdir().unwrap();
    for (address, bytes) in publish(folder.path(), None) {
        let is_copied = ["/app/", "/files/", "/icons/", "/schema/"].iter().any(|folder| address.starts_with(folder));
        let Ok(text) = std::str::from_utf8(&bytes) else { continue };
        if is_copied {
            continue;
        }
        // A page is one long line: a line for each element shows what changed.
        let text = if address.contains(".html") { text.replace("><", ">\n<") } else { text.to_owned() };
        let name = address.trim_start_matches('/').replace('/', "--");
        insta::with_settings!({ snapshot_path => "expected", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, text);
        });
    }
}

#[test]
fn every_document_reads_back_as_the_page_that_was_prerendered_from_it() {
    let folder = tempfile::tempdir().unwrap();
    let files = publish(folder.path(), None);
    let site = serde_json::from_str(
        text(&files, "/index.html").split_once("id=\"site\">").unwrap().1.split_once("</script>").unwrap().0,
    );
    let site = std::sync::Arc::new(site.unwrap());
    for route in routes(&files) {
        let document =
            read(&route, text(&files, &route.document())).unwrap_or_else(|error| panic!("{route:?}: {error}"));
        let shown = Shown::Ready(route.clone(), std::sync::Arc::new(document));
        let (head, html) = gazette::prerender::prerender(&site, "2026-11-24".parse().unwrap(), shown);
        let page = text(&files, &format!("{}/index.html", route.path().trim_end_matches('/')));
        assert!(page.contains(&html), "{route:?} is not what its document says");
        assert!(page.contains("<title>") && !head.title.is_empty(), "{route:?} has no title");
        assert_eq!(html.matches("<h1").count(), 1, "{route:?} has not one h1");
        assert_eq!(html.matches("<main").count(), 1, "{route:?} has not one main");
    }
}

#[test]
fn an_id_stands_once_on_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let files = publish(folder.path(), None);
    for route in routes(&files) {
        let page = text(&files, &format!("{}/index.html", route.path().trim_end_matches('/')));
        let mut ids: Vec<&str> = page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{route:?} has an id twice");
    }
}

#[test]
fn two_builds_are_the_same_byte_for_byte() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    assert_eq!(publish(one.path(), None), publish(other.path(), None));
}

#[test]
fn every_link_of_a_site_under_a_path_begins_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let files = publish(folder.path(), Some("https://host.example/gazette/"));
    for route in routes(&files) {
        let page = text(&files, &format!("{}/index.html", route.path().trim_end_matches('/')));
        for attribute in [" href=\"/", " src=\"/", " data-wasm=\"/"] {
            for (place, _) in page.match_indices(attribute) {
                let rest = &page[place + attribute.len()..];
                assert!(rest.starts_with("gazette/"), "{route:?} links to /{}", rest.split('"').next().unwrap());
            }
        }
        assert!(page.contains("https://host.example/gazette/"), "{route:?} does not know where it is");
    }
    assert!(text(&files, "/_headers").starts_with("/gazette/*\n"));
}

#[test]
fn the_sitemap_lists_each_page_once() {
    let folder = tempfile::tempdir().unwrap();
    let files = publish(folder.path(), None);
    let sitemap = roxmltree::Document::parse(text(&files, "/sitemap.xml")).unwrap();
    let mut listed: Vec<&str> =
        sitemap.descendants().filter(|node| node.has_tag_name("loc")).filter_map(|node| node.text()).collect();
    for address in &listed {
        let path = address.strip_prefix("https://").unwrap().split_once('/').map_or("", |(_, path)| path);
        let route = Route::parse(&format!("/{path}")).unwrap();
        let page = text(&files, &format!("{}/index.html", route.path().trim_end_matches('/')));
        assert!(page.contains(&format!("<link rel=\"canonical\" href=\"{address}\">")), "{address} is not canonical");
    }
    let count = listed.len();
    listed.sort_unstable();
    listed.dedup();
    assert_eq!(listed.len(), count, "an address is listed twice");
}

#[test]
fn without_the_application_nothing_is_published() {
    let folder = tempfile::tempdir().unwrap();
    let before = publish(folder.path(), None);
    fs::remove_file(folder.path().join("app/gazette.wasm")).unwrap();
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base");
    let (content, _) =
        press::check::read_and_check(&base, "2026-11-24".parse().unwrap(), &Memory::none(), &|| ()).unwrap();
    let options =
        BuildOptions { app: folder.path().join("app"), out: folder.path().join("dist"), url: None, compress: false };
    let refused = publish::build(&content, &Pictures::default(), &options, Memory::none(), || ());
    assert!(matches!(refused, Err(PublishError::File { action: "read", .. })), "{refused:?}");
    assert_eq!(files(&options.out), before, "the last good site is gone");
}

#[test]
fn links_know_every_section_of_a_councils_page() {
    let folder = tempfile::tempdir().unwrap();
    let files = publish(folder.path(), None);
    let mut sections = 0;
    for council in ["alpha", "beta"] {
        let page = text(&files, &format!("/councils/{council}/index.html"));
        for id in page.split("<h2 id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            if gazette::app::IDS.contains(&id) {
                continue;
            }
            assert!(gazette::app::COUNCIL_SECTIONS.contains(&id), "{id}");
            sections += 1;
        }
    }
    assert!(sections > 10, "{sections}");
}
