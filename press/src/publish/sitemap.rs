//! What search engines read first: the sitemap (sitemaps.org, 0.9) and `robots.txt` (RFC 9309).

use super::documents::Documents;
use gazette::{markup::escape, model::Site};
use std::fmt::Write;

/// Every page with its canonical address, and the day it was last changed where that is known.
pub(super) fn sitemap(documents: &Documents, site: &Site) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for (route, changed) in documents.canonical_routes() {
        xml.push_str("  <url><loc>");
        escape(&site.url.absolute(&route.path()), &mut xml);
        xml.push_str("</loc>");
        if let Some(date) = changed {
            // Writing to a string cannot fail.
            let _ = write!(xml, "<lastmod>{date}</lastmod>");
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

/// Everybody may read everything.
pub(super) fn robots(site: &Site) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", site.url.absolute("/sitemap.xml"))
}
