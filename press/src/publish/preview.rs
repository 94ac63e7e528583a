//! What messengers and social networks read of a page to preview it: Open Graph and card tags, and oEmbed 1.0.
//!
//! The limits are those that their documentation states; what is longer they would cut wherever it happens to end.

use gazette::model::{Article, Head, Href, Image, Site};
use serde_json::{Value, json};
use std::borrow::Cow;

/// The longest title, in characters.
pub(super) const TITLE: usize = 70;

/// The longest description, in characters.
pub(super) const DESCRIPTION: usize = 200;

/// The longest words on an image, in characters.
pub(super) const ALT: usize = 420;

/// The smallest image that is shown large: width and height in pixels.
const LARGE: (u32, u32) = (300, 157);

/// The media type of an oEmbed document, where a page names it.
pub(super) const OEMBED: &str = "application/json+oembed";

/// A text of at most so many characters: one that is longer ends behind a word, in an ellipsis.
pub(super) fn cut(text: &str, most: usize) -> Cow<'_, str> {
    if text.chars().nth(most).is_none() {
        return Cow::Borrowed(text);
    }
    let room = text.char_indices().nth(most.saturating_sub(1)).map_or(text, |(end, _)| &text[..end]);
    let follows_word = text[room.len()..].starts_with(char::is_whitespace);
    let words = room.trim_end().rsplit_once(char::is_whitespace).filter(|_| !follows_word);
    let words = words.map_or(room, |(words, _)| words);
    let is_loose = |letter: char| letter.is_whitespace() || ",;:.–—-".contains(letter);
    Cow::Owned(format!("{}…", words.trim_end_matches(is_loose)))
}

/// How a card shows the image of a page.
pub(super) fn card(image: Option<&Image>) -> &'static str {
    let is_large = image.is_some_and(|image| {
        let (width, height) = (image.width.unwrap_or_default(), image.height.unwrap_or_default());
        width > height && width >= LARGE.0 && height >= LARGE.1
    });
    if is_large { "summary_large_image" } else { "summary" }
}

/// The media type of an image, by its ending.
pub(super) fn media_type(image: &Href) -> Option<&'static str> {
    mime_guess::from_path(image.as_str()).first_raw().filter(|media_type| media_type.starts_with("image/"))
}

/// The oEmbed document of an article (oEmbed 1.0, 2.3.4.3: a link).
pub(super) fn oembed(head: &Head, image: Option<&Image>, article: &Article, site: &Site) -> Value {
    let mut document = json!({
        "version": "1.0",
        "type": "link",
        "title": head.title,
        "provider_name": site.name,
        "provider_url": site.url.to_string(),
    });
    if let Some(author) = article.authors.first() {
        document["author_name"] = json!(author.name);
        if let Some(path) = author.url.as_ref().and_then(Href::site_path) {
            document["author_url"] = json!(site.url.absolute(path));
        }
    }
    // All three or none, as the standard has it.
    if let Some(image) = image
        && let (Some(width), Some(height)) = (image.width, image.height)
    {
        document["thumbnail_url"] = json!(site.url.absolute(image.src.as_str()));
        document["thumbnail_width"] = json!(width);
        document["thumbnail_height"] = json!(height);
    }
    document
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_ends_behind_a_word() {
        assert_eq!(cut("One two three", 13), "One two three");
        assert_eq!(cut("One two three", 12), "One two…");
        assert_eq!(cut("One two, three", 9), "One two…");
        assert_eq!(cut("One two three", 8), "One two…");
        assert_eq!(cut("One two three", 7), "One…");
        assert_eq!(cut("Onetwothree", 5), "Onet…");
        assert_eq!(cut("会議のことを話す", 5), "会議のこ…");
        assert_eq!(cut("", 5), "");
        for most in 1..20 {
            assert!(cut("Ŵyth gair, hir – iawn.", most).chars().count() <= most, "{most}");
        }
    }
}
