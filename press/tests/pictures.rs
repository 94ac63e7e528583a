//! Pictures on their way to the site: made once, named by what they hold, and said in the documents that show them.

use crate::support::published::{application, files};
use crate::support::site::{Edit::*, Site};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use press::{
    digest::hexadecimal,
    memory::Memory,
    pictures::{self, Pictures},
    problem::Problems,
    publish::{self, BuildOptions},
};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

/// The sample site with a photograph for its picture, 1,200 pixels wide.
fn site() -> Site {
    let site = Site::new(&[
        Append("articles/second.md", "\n> ![A square.](/files/picture.png)\n"),
        Append("articles/later.md", "\n![Not shown yet.](/files/later.png)\n"),
    ]);
    photograph(1_200).save(site.content().join("files/picture.png")).unwrap();
    photograph(700).save(site.content().join("files/later.png")).unwrap();
    photograph(700).save(site.content().join("files/unused.png")).unwrap();
    site
}

fn photograph(width: u32) -> DynamicImage {
    RgbImage::from_fn(width, width / 2, |x, y| Rgb([x * y / 7, x + y, x * x / 90].map(|light| (light % 250) as u8)))
        .into()
}

fn make(site: &Site, cache: &Path) -> (Pictures, Problems) {
    let (content, problems) = site.read_and_check();
    assert_eq!(problems.errors(), 0, "{}", problems.render(false));
    pictures::make(&content, cache, || ()).unwrap()
}

/// Publishes the site under `/gazette`; its files by their addresses.
fn publish(site: &Site, cache: &Path) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let app = application(folder.path());
    let (pictures, problems) = make(site, cache);
    assert!(problems.is_empty(), "{}", problems.render(false));
    let url = Some("https://host.example/gazette/".parse().unwrap());
    let options = BuildOptions { app, out: folder.path().join("dist"), url, compress: false };
    publish::build(&site.read_and_check().0, &pictures, &options, Memory::none(), || ()).unwrap();
    files(&options.out)
}

fn json(files: &BTreeMap<String, Vec<u8>>, address: &str) -> Value {
    serde_json::from_slice(&files[address]).unwrap()
}

fn page<'a>(files: &'a BTreeMap<String, Vec<u8>>, address: &str) -> &'a str {
    std::str::from_utf8(&files[address]).unwrap()
}

/// The `<img>` elements of a page.
fn images(page: &str) -> Vec<&str> {
    page.split("<img ").skip(1).map(|rest| rest.split('>').next().unwrap()).collect()
}

fn webp_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder.join("pictures")).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|extension| extension == "webp")).collect()
}

#[test]
fn versions_are_published_under_the_hash_of_their_bytes_and_only_of_pictures_that_are_shown() {
    let cache = tempfile::tempdir().unwrap();
    let files = publish(&site(), cache.path());
    let versions: Vec<_> = files.iter().filter(|(address, _)| address.starts_with("/images/")).collect();
    assert_eq!(versions.len(), 4, "{:?}", versions.iter().map(|(address, _)| address).collect::<Vec<_>>());
    for (address, bytes) in versions {
        let name = address.strip_prefix("/images/picture-").unwrap().strip_suffix(".webp").unwrap();
        let (hash, width) = name.split_once('-').unwrap();
        let sha256 = hexadecimal(&Sha256::digest(bytes)[..8]);
        assert_eq!(hash, sha256);
        let shown = image::load_from_memory_with_format(bytes, ImageFormat::WebP).unwrap();
        assert_eq!((shown.width(), shown.height()), (width.parse().unwrap(), shown.width() / 2));
    }
    assert!(files.contains_key("/files/picture.png") && files.contains_key("/files/unused.png"));
}

#[test]
fn documents_and_pages_name_the_versions() {
    let cache = tempfile::tempdir().unwrap();
    let files = publish(&site(), cache.path());
    let article = json(&files, "/data/articles/first.json");
    let srcset = article["image"]["srcset"].as_array().unwrap();
    let widths: Vec<_> = srcset.iter().map(|candidate| candidate["width"].as_u64().unwrap()).collect();
    assert_eq!(widths, [320, 640, 960, 1_200]);
    for candidate in srcset {
        assert!(files.contains_key(candidate["src"].as_str().unwrap()), "{candidate} is not published");
    }
    let second = json(&files, "/data/articles/second.json").to_string();
    assert!(second.contains("\"srcset\""), "the picture in the quotation has no versions: {second}");
    let page = page(&files, "/news/first/index.html");
    let [lead, figure] = images(page)[..] else { panic!("{page}") };
    for image in [lead, figure] {
        assert!(image.contains("srcset=\"/gazette/images/picture-") && image.contains(" 1200w\""), "{image}");
        assert!(image.contains("sizes=\"") && image.contains("src=\"/gazette/files/picture.png\""), "{image}");
        assert!(image.contains("width=\"1200\" height=\"600\"") && image.contains("decoding=\"async\""), "{image}");
    }
    assert!(lead.contains("fetchpriority=\"high\"") && !lead.contains("loading="), "{lead}");
    assert!(figure.contains("loading=\"lazy\"") && !figure.contains("fetchpriority"), "{figure}");
    assert!(page.contains("property=\"og:image\" content=\"https://host.example/gazette/files/picture.png\""));
}

#[test]
fn a_picture_that_is_small_already_has_no_versions_and_no_srcset() {
    let site = Site::new(&[]);
    RgbImage::new(1, 1).save(site.content().join("files/picture.gif")).unwrap();
    for file in ["articles/first.md", "people/ada-example.toml"] {
        let file = site.content().join(file);
        let text = fs::read_to_string(&file).unwrap().replace("picture.png", "picture.gif");
        fs::write(file, text).unwrap();
    }
    let cache = tempfile::tempdir().unwrap();
    let files = publish(&site, cache.path());
    assert!(!files.keys().any(|address| address.starts_with("/images/")));
    assert!(!page(&files, "/data/articles/first.json").contains("srcset"));
    assert!(!page(&files, "/news/first/index.html").contains("srcset"));
}

#[test]
fn two_cold_builds_are_the_same_byte_for_byte() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let site = site();
    assert_eq!(publish(&site, one.path()), publish(&site, other.path()));
}

#[test]
fn what_the_cache_holds_is_not_made_again() {
    let cache = tempfile::tempdir().unwrap();
    let site = site();
    make(&site, cache.path());
    // A version that nobody would make: where it is published, none was made.
    let other = b"not made from the picture";
    let sha256 = hexadecimal(&Sha256::digest(other));
    let folder = cache.path().join("pictures");
    fs::write(folder.join(format!("{sha256}.webp")), other).unwrap();
    let lists = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let lists: Vec<_> = lists.filter(|path| path.extension().is_some_and(|extension| extension == "json")).collect();
    assert_eq!(lists.len(), 1, "one picture is shown, in many places");
    fs::write(&lists[0], format!("[{{\"width\":7,\"sha256\":\"{sha256}\"}}]")).unwrap();
    let files = publish(&site, cache.path());
    assert_eq!(files[&format!("/images/picture-{}-7.webp", &sha256[..16])], other);
}

#[test]
fn what_is_damaged_in_the_cache_is_made_again() {
    let cache = tempfile::tempdir().unwrap();
    let site = site();
    let before = publish(&site, cache.path());
    for file in webp_files(cache.path()) {
        fs::write(file, "damaged").unwrap();
    }
    assert_eq!(publish(&site, cache.path()), before);
}

#[test]
fn a_picture_that_is_shown_in_many_places_is_made_once() {
    let cache = tempfile::tempdir().unwrap();
    let made = AtomicUsize::new(0);
    let site = site();
    let (content, _) = site.read_and_check();
    pictures::make(&content, cache.path(), || _ = made.fetch_add(1, Ordering::Relaxed)).unwrap();
    assert_eq!(made.into_inner(), 1);
    assert!(content.pictures().count() > 2);
}

#[test]
fn a_damaged_picture_is_told_of_and_shown_as_it_is() {
    let site = site();
    let file = site.content().join("files/picture.png");
    let whole = fs::read(&file).unwrap();
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    let cache = tempfile::tempdir().unwrap();
    let (_, problems) = make(&site, cache.path());
    let said = problems.render(false);
    assert!(said.contains("[files-can-be-measured]") && said.contains("articles/first.md"), "{said}");
    assert!(said.contains("picture.png`, look at it, and save it anew"), "{said}");
    assert_eq!((problems.errors(), problems.len()), (0, 1), "{said}");
}
