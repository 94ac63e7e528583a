//! The icons and the manifest that are made of a society's logo.

use crate::support::published::{publish_with, text};
use crate::support::site::{
    Edit::{self, *},
    Site,
};
use image::{GenericImageView, Rgba};
use press::{pictures, problem::Severity, promise::Promise, publish::PublishError};
use serde_json::Value;
use std::{collections::BTreeMap, fs, path::Path};

const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><circle cx=\"4\" cy=\"4\" r=\"4\" fill=\"#00539f\"/></svg>";
const LOGO: [Edit; 2] =
    [Replace("site.toml", "language = ", "logo = \"/files/logo.svg\"\nlanguage = "), Write("files/logo.svg", SVG)];
const OWN: Edit = Replace("site.toml", "[topics.governance]", "[theme]\nground = \"#f4faf6\"\n\n[topics.governance]");

fn publish(edits: &[Edit], cache: &Path) -> BTreeMap<String, Vec<u8>> {
    let site = Site::new(edits);
    let (content, problems) = site.read_and_check();
    assert_eq!(problems.errors(), 0, "{}", problems.render(false));
    let (pictures, _) = pictures::make(&content, cache, || ()).unwrap();
    publish_with(&content, &pictures, Some("https://host.example/gazette/"))
}

fn published(edits: &[Edit]) -> BTreeMap<String, Vec<u8>> {
    publish(edits, tempfile::tempdir().unwrap().path())
}

/// What a page links to as its icons and manifest, in order.
fn links(page: &str) -> Vec<&str> {
    let links = page.split("<link rel=\"").skip(1).map(|rest| rest.split_once('>').unwrap().0);
    links.filter(|link| ["icon", "apple-touch-icon", "manifest"].iter().any(|rel| link.starts_with(rel))).collect()
}

#[test]
fn every_page_links_to_icons_and_manifest_that_are_there() {
    let files = published(&LOGO);
    for page in ["/index.html", "/news/first/index.html", "/404.html"] {
        let expected = [
            "icon\" type=\"image/svg+xml\" href=\"/gazette/files/logo.svg\"",
            "apple-touch-icon\" href=\"/gazette/apple-touch-icon.png\"",
            "manifest\" href=\"/gazette/manifest.webmanifest\"",
        ];
        assert_eq!(links(text(&files, page)), expected);
    }
    for address in ["/favicon.ico", "/files/logo.svg", "/apple-touch-icon.png", "/manifest.webmanifest"] {
        assert!(files.contains_key(address), "{address}");
    }
    let headers = text(&files, "/_headers");
    assert!(
        headers.contains("/gazette/manifest.webmanifest\n  Content-Type: application/manifest+json\n"),
        "{headers}"
    );
    assert!(headers.contains("manifest-src 'self'"));
}

#[test]
fn a_logo_that_is_no_picture_is_told_of_once() {
    let logo = Replace("site.toml", "language = ", "logo = \"/files/logo.png\"\nlanguage = ");
    let (_, problems) = Site::new(&[logo, Bytes("files/logo.png", b"no picture")]).read_and_check();
    let told: Vec<_> = problems.iter().filter(|problem| problem.check == Promise::LogoCanBeDrawn).collect();
    let [problem] = told[..] else { panic!("{}", problems.render(false)) };
    assert_eq!(problem.severity, Severity::Error);
    assert!(problem.message.contains("is damaged"), "{}", problem.message);
}

#[test]
fn the_manifest_says_what_is_installed_and_names_icons_of_the_sizes_that_they_have() {
    let files = published(&[&LOGO[..], &[OWN]].concat());
    let manifest: Value = serde_json::from_slice(&files["/manifest.webmanifest"]).unwrap();
    for (key, expected) in [
        ("name", "The Example Gazette"),
        ("short_name", "The Example Gazette"),
        ("lang", "en-GB"),
        ("dir", "ltr"),
        ("start_url", "/gazette/"),
        ("scope", "/gazette/"),
        ("display", "minimal-ui"),
        ("theme_color", "#f4faf6"),
        ("background_color", "#f4faf6"),
    ] {
        assert_eq!(manifest[key], expected, "{key}");
    }
    let mut purposes = Vec::new();
    for icon in manifest["icons"].as_array().unwrap() {
        let address = icon["src"].as_str().unwrap().strip_prefix("/gazette").unwrap();
        let image = image::load_from_memory(&files[address]).unwrap();
        assert_eq!(icon["sizes"], format!("{}x{}", image.width(), image.height()));
        purposes.push((image.width(), icon["purpose"].as_str().unwrap()));
    }
    assert_eq!(purposes, [(192, "any"), (512, "any"), (512, "maskable")]);
}

#[test]
fn icons_that_a_device_cuts_have_the_logo_within_and_the_ground_of_pages_behind() {
    let files = published(&[&LOGO[..], &[OWN]].concat());
    let (ground, logo) = (Rgba([0xf4, 0xfa, 0xf6, 0xff]), Rgba([0x00, 0x53, 0x9f, 0xff]));
    for (address, size) in [("/apple-touch-icon.png", 180), ("/icon-maskable-512.png", 512)] {
        let image = image::load_from_memory(&files[address]).unwrap();
        assert_eq!((image.width(), image.height()), (size, size));
        assert_eq!(image.get_pixel(0, 0), ground, "{address}");
        assert_eq!(image.get_pixel(size / 2, size / 2), logo, "{address}");
    }
    // All is within a circle of four fifths of the width, out of which no device cuts.
    let mask = image::load_from_memory(&files["/icon-maskable-512.png"]).unwrap();
    let is_outside = |x: u32, y: u32| x.abs_diff(256).pow(2) + y.abs_diff(256).pow(2) > 206 * 206;
    assert!(mask.pixels().all(|(x, y, pixel)| !is_outside(x, y) || pixel == ground));
    let plain = image::load_from_memory(&files["/icon-512.png"]).unwrap();
    assert_eq!((plain.get_pixel(0, 0).0[3], plain.get_pixel(256, 256)), (0, logo));
}

#[test]
fn without_a_logo_there_is_the_icon_that_comes_with_the_application() {
    let files = published(&[]);
    assert_eq!(links(text(&files, "/index.html")), ["icon\" type=\"image/svg+xml\" href=\"/gazette/favicon.svg\""]);
    assert!(!files.contains_key("/manifest.webmanifest") && !files.contains_key("/favicon.ico"));
}

#[test]
fn a_png_will_do_and_is_not_linked_to_as_svg() {
    let mut file = std::io::Cursor::new(Vec::new());
    image::RgbaImage::from_pixel(600, 600, Rgba([1, 2, 3, 255])).write_to(&mut file, image::ImageFormat::Png).unwrap();
    let logo = Replace("site.toml", "language = ", "logo = \"/files/logo.png\"\nlanguage = ");
    let files = published(&[logo, Bytes("files/logo.png", file.into_inner().leak())]);
    assert_eq!(links(text(&files, "/index.html"))[0], "icon\" sizes=\"32x32\" href=\"/gazette/favicon.ico\"");
    let icon = image::load_from_memory(&files["/icon-192.png"]).unwrap();
    assert_eq!(icon.get_pixel(96, 96), Rgba([1, 2, 3, 255]));
    let ico = image::load_from_memory(&files["/favicon.ico"][22..]).unwrap();
    assert_eq!((ico.width(), ico.height()), (32, 32));
}

#[test]
fn each_page_says_its_ground_in_light_and_dark() {
    let metas = |edits: &[Edit]| {
        let files = published(edits);
        let page = text(&files, "/index.html");
        let metas = page.split("<meta name=\"theme-color\" content=\"").skip(1);
        metas.map(|rest| rest.split('>').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let expected =
        ["#f8f4ea\" media=\"(prefers-color-scheme: light)\"", "#10161d\" media=\"(prefers-color-scheme: dark)\""];
    assert_eq!(metas(&[]), expected);
    let own = metas(&[OWN]);
    assert!(own[0].starts_with("#f4faf6") && !own[1].starts_with("#10161d"), "{own:?}");
}

#[test]
fn icons_are_drawn_once_and_anew_where_the_cache_is_damaged() {
    let cache = tempfile::tempdir().unwrap();
    let first = publish(&LOGO, cache.path());
    let kept = || fs::read_dir(cache.path().join("pictures")).unwrap().map(|entry| entry.unwrap().path());
    let icons: Vec<_> = kept().filter(|file| file.to_string_lossy().contains("/icon-")).collect();
    assert_eq!(icons.len(), 5);
    let written = |file: &Path| fs::metadata(file).unwrap().modified().unwrap();
    fs::write(&icons[0], "damaged").unwrap();
    let before: Vec<_> = icons.iter().map(|file| written(file)).collect();
    let again = publish(&LOGO, cache.path());
    assert!(first == again);
    let after: Vec<_> = icons.iter().map(|file| written(file)).collect();
    assert!(before[0] != after[0] && before[1..] == after[1..]);
}

#[test]
fn nothing_is_drawn_of_a_logo_that_was_changed_since_it_was_measured() {
    let site = Site::new(&LOGO);
    let (content, _) = site.read_and_check();
    let logo = site.content().join("files/logo.svg");
    fs::write(&logo, SVG.replace("#00539f", "#9e1f2c")).unwrap();
    let cache = tempfile::tempdir().unwrap();
    let refused = pictures::make(&content, cache.path(), || ()).map(|_| ());
    let Err(PublishError::Changed(file)) = refused else { panic!("{refused:?}") };
    assert_eq!(Path::new(&file), logo);
    let mut kept = fs::read_dir(cache.path().join("pictures")).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(!kept.any(|name| name.to_string_lossy().starts_with("icon-")));
}

#[test]
fn a_logo_of_which_nothing_can_be_drawn_is_told_with_its_place_and_the_remedy() {
    for (name, bytes, told) in [
        ("logo.jpg", &b"\xff\xd8\xff"[..], "the logo is image/jpeg, of which no icons are drawn"),
        ("logo.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"/>", "there is nothing to be seen"),
        ("logo.pdf", b"%PDF-1.4", "is no picture: it is application/pdf"),
    ] {
        let logo = format!("logo = \"/files/{name}\"\nlanguage = ");
        let file = format!("files/{name}");
        let site = Site::new(&[Replace("site.toml", "language = ", logo.leak()), Bytes(file.leak(), bytes)]);
        let problems = site.problems();
        assert!(problems.contains(told) && problems.contains("content/site.toml:4:8"), "{problems}");
    }
    let site = Site::new(&[LOGO[0]]);
    assert!(site.problems().contains("there is no picture `/files/logo.svg`"), "{}", site.problems());
}
