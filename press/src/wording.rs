//! Words that tell their readers nothing: of links read out of their sentence, and of pictures that are not seen.
//!
//! The words are English. Texts in other languages are only looked at for addresses and names of files.

use crate::{
    problem::{Place, Problem},
    promise::Promise,
};
use gazette::model::Href;

/// What a link may be called that says nothing of where it leads.
const VAGUE: [&str; 15] = [
    "click",
    "click here",
    "follow this link",
    "go here",
    "here",
    "learn more",
    "link",
    "more",
    "more here",
    "more info",
    "read here",
    "read more",
    "see here",
    "this link",
    "this page",
];

/// What a description of a picture need not begin with.
const NEEDLESS: [&str; 6] = ["graphic of", "image of", "image showing", "photo of", "picture of", "picture showing"];

/// The longest address that is easily read, spoken or copied from paper, in characters.
const LONGEST_ADDRESS: usize = 60;

/// What is wrong with the words of a link.
pub(crate) fn of_link(words: &str, place: impl FnOnce() -> Place) -> Option<Problem> {
    let bare = words.trim().trim_end_matches(['.', '!', ':', '…', '»', '→', ' ']).to_lowercase();
    let length = words.chars().count();
    let message = if VAGUE.contains(&bare.as_str()) {
        format!("`{words}` does not say where the link leads")
    } else if is_address(words) && length > LONGEST_ADDRESS {
        format!("the link's words are an address of {length} characters")
    } else {
        return None;
    };
    let help = "write what there is to be found: `[the agenda for June](…)`; many readers hear the links alone";
    Some(Problem::warning(Promise::LinksSayWhereTheyLead, message, place()).help(help))
}

fn is_address(words: &str) -> bool {
    ["http://", "https://", "www."].iter().any(|start| words.starts_with(start)) && !words.contains(' ')
}

/// What is wrong with the words that stand for a picture.
pub(crate) fn of_picture(words: &str, src: &Href, place: impl FnOnce() -> Place) -> Option<Problem> {
    let bare = words.trim().to_lowercase();
    let name = src.as_str().rsplit('/').next().unwrap_or_default().to_lowercase();
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    // A picture of one plain word may well be called by it: `logo` is a name and a description.
    let is_name = bare == name || bare == stem && bare.contains(['-', '_', '.', '0', '1', '2', '3']) || is_file(&bare);
    let unasked = ["an ", "a ", "the "].iter().find_map(|article| bare.strip_prefix(article)).unwrap_or(&bare);
    let (message, help) = if is_name && !bare.is_empty() {
        ("the name of a file does not say what the picture shows".to_owned(), "write what it shows")
    } else if let Some(start) = NEEDLESS.iter().find(|start| unasked.starts_with(**start)) {
        let help = "begin with what it shows: that it is a picture is known";
        (format!("`{start}` is said already by whatever reads this out"), help)
    } else {
        return None;
    };
    Some(Problem::warning(Promise::DescriptionsSaySomething, message, place()).help(help))
}

fn is_file(words: &str) -> bool {
    let ends = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"];
    !words.contains(' ') && ends.iter().any(|end| words.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn place() -> Place {
        Source::nameless("x.md").whole()
    }

    #[test]
    fn words_that_say_where_they_lead_pass() {
        let long = format!("https://gazette.example/{}", "x".repeat(60));
        for (words, is_fine) in [
            ("here", false),
            ("Click here.", false),
            ("Read more…", false),
            ("This link", false),
            (&long, false),
            ("the agenda for June", true),
            ("more members than ever", true),
            ("https://gazette.example/news", true),
            (&format!("{long} and more"), true),
            ("", true),
        ] {
            assert_eq!(of_link(words, place).is_none(), is_fine, "{words}");
        }
    }

    #[test]
    fn descriptions_that_say_what_is_shown_pass() {
        for (words, src, is_fine) in [
            ("two-bodies.png", "/files/two-bodies.png", false),
            ("Two-bodies", "/files/two-bodies.png", false),
            ("IMG_4711.JPG", "/files/square.jpg", false),
            ("An image of a square", "/files/square.jpg", false),
            ("photo of the chair", "/files/square.jpg", false),
            ("Square", "/files/square.jpg", true),
            ("A square, as the image of order", "/files/square.jpg", true),
            ("How a name such as plan.png is chosen", "/files/square.jpg", true),
            ("", "/files/", true),
        ] {
            assert_eq!(of_picture(words, &src.parse().unwrap(), place).is_none(), is_fine, "{words}");
        }
    }
}
