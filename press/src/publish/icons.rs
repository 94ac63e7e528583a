//! How browsers learn of the site's icons and colours: what stands in the head of each page, and `manifest.webmanifest` (W3C, Web
//! Application Manifest).

use crate::{
    content::Content,
    language::Language,
    pictures::{
        Pictures,
        icons::{APPLE, FAVICON, OF_MANIFEST},
    },
};
use gazette::{markup::escape, model::Site};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The manifest's address from the site's root.
pub(super) const MANIFEST: &str = "/manifest.webmanifest";

/// The manifest's media type.
pub(super) const MEDIA_TYPE: &str = "application/manifest+json";

/// What stands in the head of each page.
pub(super) fn head(content: &Content, pictures: &Pictures, site: &Site) -> String {
    let base = site.url.base();
    let mut html = String::new();
    let mut link = |relation: &str, address: &str| {
        // Writing to a string cannot fail.
        let _ = write!(html, "<link rel=\"{relation}\" href=\"{base}");
        escape(address, &mut html);
        html.push_str("\">\n");
    };
    if pictures.icons().is_empty() {
        link("icon\" type=\"image/svg+xml", "/favicon.svg");
    } else {
        // Who knows no SVG, or reads no page, looks for `favicon.ico` unasked. Were it named, Chromium would ask for it at every move.
        match content.logo().filter(|logo| logo.mime_type == "image/svg+xml") {
            Some(logo) => link("icon\" type=\"image/svg+xml", &logo.url),
            None => link("icon\" sizes=\"32x32", FAVICON),
        }
        link("apple-touch-icon", APPLE);
        link("manifest", MANIFEST);
    }
    for (scheme, ground) in ["light", "dark"].into_iter().zip(content.site.colours().grounds()) {
        let _ = writeln!(
            html,
            "<meta name=\"theme-color\" content=\"{ground}\" media=\"(prefers-color-scheme: {scheme})\">"
        );
    }
    html
}

/// The manifest. Pages stay as in a browser, with the way back and the address.
pub(super) fn manifest(content: &Content, site: &Site) -> Value {
    let base = site.url.base();
    let [ground, _] = content.site.colours().grounds();
    let icons = OF_MANIFEST.map(|(address, size, is_maskable)| {
        json!({
            "src": format!("{base}{address}"),
            "sizes": format!("{size}x{size}"),
            "type": "image/png",
            "purpose": if is_maskable { "maskable" } else { "any" },
        })
    });
    let language = site.language.parse::<Language>().ok();
    let direction = language.and_then(|language| language.direction());
    json!({
        "name": site.name,
        "short_name": site.short_name.as_ref().unwrap_or(&site.name),
        "description": site.description,
        "lang": site.language,
        "dir": direction,
        "id": format!("{base}/"),
        "start_url": format!("{base}/"),
        "scope": format!("{base}/"),
        "display": "minimal-ui",
        "theme_color": ground,
        "background_color": ground,
        "icons": icons,
    })
}
