//! `_headers`: what the host says with each answer, in the form that Netlify, Cloudflare Pages and others read.

use super::{
    calendar,
    feed::{ATOM, JSON_FEED},
    icons, members,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use gazette::model::Site;
use sha2::{Digest, Sha256};

/// The file, for a site whose pages hold `style`.
pub(super) fn headers(site: &Site, style: &str) -> String {
    let base = site.url.base();
    format!(
        "{base}/*
  Content-Security-Policy: {policy}
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=()
{base}/app/*
  Cache-Control: public, max-age=31536000, immutable
{base}/images/*
  Cache-Control: public, max-age=31536000, immutable
{base}{manifest}
  Content-Type: {media_type}
{feeds}{calendars}{members}",
        policy = content_security_policy(style),
        manifest = icons::MANIFEST,
        media_type = icons::MEDIA_TYPE,
        feeds = feeds(base),
        calendars = calendars(base),
        members = members(base),
    )
}

/// The media types of the feeds. By its ending a host takes a JSON Feed for any JSON, and some do not know Atom's.
fn feeds(base: &str) -> String {
    let folders = ["", "/topics/:topic", "/councils/:council"];
    let files = [("json", JSON_FEED), ("atom", ATOM)];
    let rules = folders.iter().flat_map(|folder| {
        files.map(|(ending, media_type)| format!("{base}{folder}/feed.{ending}\n  Content-Type: {media_type}\n"))
    });
    rules.collect()
}

/// The media type of the calendars, which some hosts do not know.
fn calendars(base: &str) -> String {
    let rule = |folder| format!("{base}{folder}/calendar.ics\n  Content-Type: {}\n", calendar::MEDIA_TYPE);
    ["", "/councils/:council"].map(rule).concat()
}

/// The media types of the files of members, for as much as hosts would not say the character set.
fn members(base: &str) -> String {
    let rule =
        |(ending, media_type)| format!("{base}/councils/:council/members.{ending}\n  Content-Type: {media_type}\n");
    [("csv", members::CSV), ("vcf", members::VCARD)].map(rule).concat()
}

/// The policy: nothing but what the site itself serves, no script but its own, no markup that could run one.
fn content_security_policy(style: &str) -> String {
    let style = STANDARD.encode(Sha256::digest(style));
    [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        &format!("style-src 'self' 'sha256-{style}'"),
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types default",
    ]
    .join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_allows_the_style_of_the_pages_and_no_other() {
        let policy = content_security_policy("p{}");
        // printf 'p{}' | openssl dgst -sha256 -binary | base64
        assert!(policy.contains("style-src 'self' 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='"), "{policy}");
        assert!(!policy.contains("unsafe-inline"));
        assert!(policy.len() < 2_000, "a host may cut a line of {} characters", policy.len());
    }
}
