//! The colours that a society chooses, as they reach its pages.

use crate::support::published::{publish, text};
use crate::support::site::{
    Edit::{self, *},
    Site,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

const OWN: Edit = Replace(
    "site.toml",
    "[topics.governance]",
    "[theme]\naccent = \"#00539F\"\nground = \"#f4faf6\"\n\n[topics.governance]",
);

#[test]
fn the_societys_colours_stand_in_the_style_of_every_page_and_the_policy_allows_that_style() {
    let site = Site::new(&[OWN]);
    let (content, problems) = site.read_and_check();
    assert!(problems.is_empty(), "{}", problems.render(false));
    let files = publish(&content, None);
    let pages: Vec<_> = files.keys().filter(|address| address.ends_with("/index.html")).collect();
    assert!(pages.len() > 5, "{pages:?}");
    for page in pages {
        let (_, rest) = text(&files, page).split_once("<style>").unwrap();
        let style = rest.split("</style>").next().unwrap();
        assert!(style.contains("@layer tokens{:root{--paper:light-dark(#f4faf6,#"), "{page}: {style}");
        assert!(
            style.contains(";--red:light-dark(#00539f,#") && style.ends_with(";--banner:#00539f}}"),
            "{page}: {style}"
        );
        let hash = STANDARD.encode(Sha256::digest(style));
        let policy = format!("style-src 'self' 'sha256-{hash}'");
        assert!(text(&files, "/_headers").contains(&policy), "{page} has another style than the policy allows");
    }
}
