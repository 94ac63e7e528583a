//! What those who do not know TOML most often write in its place, and what to write instead.

/// The remedy for what stands at `at`, where the parser stopped and it is known what was meant.
pub(super) fn remedy(text: &str, at: usize) -> Option<&'static str> {
    let at = text.floor_char_boundary(at);
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line = text[start..].lines().next().unwrap_or_default();
    let here = text[at..].lines().next().unwrap_or_default().trim();
    let (key, value) = line.split_once('=')?;
    let value = value.trim();
    if at <= start + key.len() {
        return None; // It is the name that is wrong, such as one that is there twice.
    }
    if value.is_empty() || value.starts_with('#') {
        Some("write the value behind `=`, or take the line away")
    } else if here.starts_with(['“', '”', '„', '‘', '’', '«', '»']) {
        Some("write straight quotes: \"…\"")
    } else if value.starts_with(|letter: char| letter.is_ascii_digit()) {
        of_date(value)
    } else if is_broken_by(value, '\'') {
        Some("write a text with an apostrophe between double quotes: \"…\"")
    } else if is_broken_by(value, '"') {
        Some("write `\\\"` for a quotation mark within the text")
    } else if value.starts_with('"') && value.matches('"').count() == 1 {
        Some("end the text with a straight quote: \"…\"")
    } else if ["true", "false"].iter().any(|truth| truth.eq_ignore_ascii_case(here)) {
        Some("write `true` or `false`, in small letters")
    } else if here.starts_with(char::is_alphabetic) && value.starts_with(here) {
        Some("write a text in straight quotes: \"…\"")
    } else {
        None
    }
}

/// What looks like a day, but is written in another order, with other signs, or without one of its parts.
fn of_date(value: &str) -> Option<&'static str> {
    let value = value.split('#').next().unwrap_or_default().trim();
    let parts: Vec<&str> = value.split(['-', '/', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let has_year = parts.iter().any(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit()));
    match (has_year, parts.len()) {
        (true, 2) => Some("write a month in quotes, as \"2026-11\""),
        (true, 3) => Some("write a date as 2026-11-27"),
        _ => None,
    }
}

/// Whether a text between two such marks, on one line, has a third within.
fn is_broken_by(value: &str, mark: char) -> bool {
    let is_long = value.starts_with("'''") || value.starts_with("\"\"\"");
    value.starts_with(mark) && !is_long && value.matches(mark).count() > 2
}
