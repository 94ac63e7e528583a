//! The images with which messengers and social networks preview pages.

use crate::support::published::{publish_with, text};
use crate::support::site::{
    Edit::{self, *},
    Site,
};
use image::{Rgb, RgbImage};
use press::pictures;
use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

const ASKED: Edit = Replace("site.toml", "language = ", "share_images = true\nlanguage = ");

/// An article without a picture.
const PLAIN: Edit = Write(
    "articles/plain.md",
    "+++\ntitle = \"A short title\"\nsummary = \"Words on something that has no picture.\"\ndate = 2026-01-02\n+++\n\nText.\n",
);

/// Publishes the site under `/gazette`; its files by their addresses, and how many pictures were made.
fn publish(edits: &[Edit], cache: &Path) -> (BTreeMap<String, Vec<u8>>, usize) {
    let site = Site::new(edits);
    let (content, problems) = site.read_and_check();
    assert_eq!(problems.errors(), 0, "{}", problems.render(false));
    let made = AtomicUsize::new(0);
    let (pictures, _) = pictures::make(&content, cache, || _ = made.fetch_add(1, Ordering::Relaxed)).unwrap();
    (publish_with(&content, &pictures, Some("https://host.example/gazette/")), made.into_inner())
}

fn published(edits: &[Edit]) -> BTreeMap<String, Vec<u8>> {
    publish(edits, tempfile::tempdir().unwrap().path()).0
}

fn drawn(files: &BTreeMap<String, Vec<u8>>) -> Vec<&String> {
    files.keys().filter(|address| address.starts_with("/images/share/")).collect()
}

/// The image of the article.
fn article(edits: &[Edit]) -> RgbImage {
    let files = published(edits);
    let address =
        drawn(&files).into_iter().find(|address| address.starts_with("/images/share/article/plain-")).unwrap();
    image::load_from_memory(&files[address]).unwrap().to_rgb8()
}

/// How many pixels of a part are not paper.
fn ink(image: &RgbImage, across: std::ops::Range<u32>, down: std::ops::Range<u32>) -> usize {
    let paper = Rgb([0xf8, 0xf4, 0xea]);
    down.flat_map(|y| across.clone().map(move |x| (x, y))).filter(|&(x, y)| *image.get_pixel(x, y) != paper).count()
}

#[test]
fn none_is_drawn_unless_the_site_asks() {
    assert_eq!(drawn(&published(&[PLAIN])), Vec::<&String>::new());
}

#[test]
fn each_image_is_of_the_size_that_previews_have_and_is_named_with_it() {
    let files = published(&[ASKED, PLAIN]);
    for kind in ["article", "council", "meeting"] {
        assert!(drawn(&files).iter().any(|address| address.starts_with(&format!("/images/share/{kind}/"))), "{kind}");
    }
    for address in drawn(&files) {
        assert_eq!(files[address][25], 3, "{address} is not of few colours (PNG's colour type 3)");
        let image = image::load_from_memory(&files[address]).unwrap();
        assert_eq!((image.width(), image.height()), (1_200, 630), "{address}");
        assert!(files[address].len() < 100_000, "{address} has {} bytes", files[address].len());
        assert!(files.iter().any(|(name, page)| {
            name.ends_with("/index.html") && String::from_utf8_lossy(page).contains(&format!(
                "<meta property=\"og:image\" content=\"https://host.example/gazette{address}\">\n\
                 <meta property=\"og:image:type\" content=\"image/png\">\n\
                 <meta property=\"og:image:width\" content=\"1200\">\n<meta property=\"og:image:height\" content=\"630\">\n\
                 <meta property=\"og:image:alt\" content=\""
            ))
        }), "no page names {address}");
    }
    let page = text(&files, "/news/plain/index.html");
    assert!(page.contains("<meta property=\"og:image:alt\" content=\"A short title. 2 January 2026. "), "{page}");
    assert!(page.contains("<meta name=\"twitter:card\" content=\"summary_large_image\">"));
    let of_site = drawn(&files).into_iter().find(|address| address.starts_with("/images/share/site-")).unwrap();
    for page in ["", "/news", "/about"] {
        assert!(text(&files, &format!("{page}/index.html")).contains(of_site), "{page} has not the image of the site");
    }
    let of_meeting = drawn(&files).into_iter().find(|address| address.contains("/meeting/alpha/autumn-")).unwrap();
    assert!(text(&files, "/councils/alpha/meetings/autumn/pack/index.html").contains(of_meeting));
}

#[test]
fn images_are_drawn_in_the_colours_of_the_society() {
    const OWN: Edit = Replace(
        "site.toml",
        "[topics.governance]",
        "[theme]\naccent = \"#00539f\"\nground = \"#ffffff\"\n\n[topics.governance]",
    );
    let colours = |edits: &[Edit]| [40, 3].map(|y| article(edits).get_pixel(600, y).0);
    assert_eq!(colours(&[ASKED, PLAIN]), [[0xf8, 0xf4, 0xea], [0x9e, 0x1f, 0x2c]]);
    assert_eq!(colours(&[ASKED, PLAIN, OWN]), [[0xff; 3], [0x00, 0x53, 0x9f]]);
}

#[test]
fn a_picture_of_ones_own_is_shown_where_previews_can() {
    let cache = tempfile::tempdir().unwrap();
    let shown = |edits: &[Edit]| {
        let (files, _) = publish(&[&[ASKED], edits].concat(), cache.path());
        let page = text(&files, "/news/first/index.html");
        let (_, rest) = page.split_once("property=\"og:image\" content=\"https://host.example/gazette").unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    let picture = png(640, 360).leak();
    assert_eq!(shown(&[Bytes("files/picture.png", picture)]), "/files/picture.png");
    assert!(shown(&[Bytes("files/picture.png", png(640, 199).leak())]).starts_with("/images/share/article/first-"));
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"360\"/>";
    let drawn = [
        Write("files/drawing.svg", drawing),
        Replace("articles/first.md", "src = \"/files/picture.png\"", "src = \"/files/drawing.svg\""),
    ];
    assert!(shown(&drawn).starts_with("/images/share/article/first-"), "no preview shows SVG");
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    RgbImage::new(width, height).write_to(&mut file, image::ImageFormat::Png).unwrap();
    file.into_inner()
}

#[test]
fn equal_words_give_equal_bytes_and_are_drawn_once() {
    let cache = tempfile::tempdir().unwrap();
    let (first, made) = publish(&[ASKED, PLAIN], cache.path());
    let (again, made_again) = publish(&[ASKED, PLAIN], cache.path());
    assert_eq!(made - drawn(&first).len(), made_again, "something was drawn twice");
    assert!(first == again && first == published(&[ASKED, PLAIN]));
}

#[test]
fn an_image_that_was_damaged_in_the_cache_is_drawn_again() {
    let cache = tempfile::tempdir().unwrap();
    let (whole, _) = publish(&[ASKED, PLAIN], cache.path());
    let (_, none) = publish(&[ASKED, PLAIN], cache.path());
    let kept = fs::read_dir(cache.path().join("pictures")).unwrap().map(|entry| entry.unwrap().path());
    let kept: Vec<_> = kept.filter(|file| file.extension().is_some_and(|ending| ending == "png")).collect();
    fs::write(&kept[0], []).unwrap();
    let mut bytes = fs::read(&kept[1]).unwrap();
    bytes[2_000] ^= 1;
    fs::write(&kept[1], bytes).unwrap();
    let (again, made) = publish(&[ASKED, PLAIN], cache.path());
    assert_eq!(made - none, 2);
    assert!(whole == again);
}

#[test]
fn a_title_that_no_font_has_is_not_drawn_as_boxes() {
    const CHINESE: Edit = Replace("articles/plain.md", "A short title", "会");
    let image_of = |files: &BTreeMap<String, Vec<u8>>| {
        let page = text(files, "/news/plain/index.html");
        let (_, rest) = page.split_once("og:image\" content=\"https://host.example/gazette").unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    let files = published(&[ASKED, PLAIN, CHINESE]);
    assert!(image_of(&files).starts_with("/images/share/site-"));
    // Where not even the site's name can be drawn, there is no image.
    let files = published(&[ASKED, PLAIN, CHINESE, Replace("site.toml", "The Example Gazette", "会報")]);
    assert!(!text(&files, "/news/plain/index.html").contains("og:image"));
    assert!(text(&files, "/news/plain/index.html").contains("<meta name=\"twitter:card\" content=\"summary\">"));
    let second = text(&files, "/news/second/index.html");
    assert!(
        second.contains("/images/share/article/second-")
            && !second.contains("og:image:alt\" content=\"The second article. 1 September 2026. 会")
    );

    let files = published(&[ASKED, PLAIN, CHINESE, Bytes("fonts/chinese.ttf", font_with('会').leak())]);
    let address = image_of(&files);
    assert!(address.starts_with("/images/share/article/plain-"), "{address}");
    let image = image::load_from_memory(&files[&address]).unwrap().to_rgb8();
    assert!(ink(&image, 80..300, 130..420) > 500, "the site's own font was not used");
}

/// The shipped font, whose first character beyond this one is taken to be this one (OpenType, `cmap` of format 12).
fn font_with(character: char) -> Vec<u8> {
    let mut font = include_bytes!("../share-images/fonts/DejaVuSansCondensed-Bold.ttf").to_vec();
    let number = |font: &[u8], at: usize| u32::from_be_bytes(font[at..at + 4].try_into().unwrap());
    let record = (12..).step_by(16).find(|&at| &font[at..at + 4] == b"cmap").unwrap();
    let cmap = number(&font, record + 8) as usize;
    let tables = (cmap + 4..).step_by(8).map(|at| cmap + number(&font, at + 4) as usize);
    let table = tables.take(8).find(|&at| font[at..at + 2] == [0, 12]).unwrap();
    let groups = (table + 16..).step_by(12).take(number(&font, table + 12) as usize);
    let group = groups.clone().find(|&at| number(&font, at) > u32::from(character)).unwrap();
    // The glyph of `W`.
    let wide =
        groups.clone().find(|&at| (number(&font, at)..=number(&font, at + 4)).contains(&u32::from('W'))).unwrap();
    let glyph = number(&font, wide + 8) + u32::from('W') - number(&font, wide);
    for (at, value) in [(0, character.into()), (4, character.into()), (8, glyph)] {
        font[group + at..group + at + 4].copy_from_slice(&u32::to_be_bytes(value));
    }
    font
}

#[test]
fn a_long_title_takes_more_lines_and_an_arabic_one_stands_on_the_right() {
    let (left, right, lines) = (80..300, 900..1_120, 130..520);
    let short = article(&[ASKED, PLAIN]);
    assert!(ink(&short, left.clone(), lines.clone()) > 500 && ink(&short, right.clone(), lines.clone()) == 0);
    let upper = 130..220;
    assert_eq!(ink(&short, 0..1_200, upper.clone()), 0, "a single line stands in the middle");
    let long = article(&[ASKED, PLAIN, Replace("articles/plain.md", "A short title", LONG)]);
    assert!(ink(&long, left.clone(), upper) > 200, "four lines fill the room");
    assert_eq!(ink(&long, 1_121..1_200, lines.clone()), 0, "it runs over the edge");
    let arabic = article(&[
        ASKED,
        PLAIN,
        Replace("articles/plain.md", "title = \"A short title\"", "language = \"ar\"\ntitle = \"مجلس\""),
    ]);
    assert!(ink(&arabic, right, lines.clone()) > 500 && ink(&arabic, left, lines) == 0);
}

const LONG: &str = "A long title of an article that goes on and on about councils and their members, and about whatever else they had to \
                    say when they met on an evening in September";
