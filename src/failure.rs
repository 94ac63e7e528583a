//! What can go wrong when a document is fetched. The cases differ in what the reader can do next.

use crate::{t, words::Word};

/// Why a page's document is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The device has no connection: wait for it.
    Offline,
    /// The site did not answer: try again.
    Unreachable,
    /// The answer took too long: try again.
    TooSlow,
    /// The site answered with this HTTP status: try again later.
    Server(u16),
    /// There is no such page: look elsewhere.
    NotFound,
    /// What came is not what the page needs: try again, and tell us if it stays so.
    NotUnderstood,
    /// The site has moved on since this tab was opened: load the page anew.
    Newer,
}

impl Failure {
    /// What happened, as a page's title.
    pub fn title(self) -> Word {
        match self {
            Failure::Offline => t!("You are offline"),
            Failure::Unreachable => t!("The site did not answer"),
            Failure::TooSlow => t!("The page took too long"),
            Failure::Server(_) => t!("The site has a problem"),
            Failure::NotFound => t!("Page not found"),
            Failure::NotUnderstood => t!("The page could not be read"),
            Failure::Newer => t!("The site has been updated"),
        }
    }

    /// What happened and what can be done, in a sentence or two.
    pub fn explanation(self) -> String {
        let words = match self {
            Failure::Offline => {
                t!("This device has no connection at the moment. The page will be loaded when it is back.")
            }
            Failure::Unreachable => t!("The connection failed before the page came. It may work in a moment."),
            Failure::TooSlow => t!("The connection is very slow, or the site is busy. It may work in a moment."),
            Failure::Server(status) => {
                return t!("The site answered with an error (status {0}). This is not your doing; it may soon pass.")
                    .with(&[&status.to_string()]);
            }
            Failure::NotFound => {
                t!("There is no page at this address. It may have been moved, or the address may be mistyped.")
            }
            Failure::NotUnderstood => {
                t!("What the site sent is incomplete or damaged. If it stays so, please tell us.")
            }
            Failure::Newer => {
                t!("This page was published in a newer form than this tab can show. Load it anew.")
            }
        };
        words.text().to_owned()
    }

    /// Whether asking again by itself, a little later, may help.
    pub fn may_pass(self) -> bool {
        match self {
            Failure::Unreachable => true,
            Failure::Server(status) => status >= 500 || matches!(status, 408 | 425 | 429),
            Failure::Offline | Failure::TooSlow | Failure::NotFound | Failure::NotUnderstood | Failure::Newer => false,
        }
    }

    /// What an HTTP answer means; `None` where it brings what was asked for. A host that answers a missing file with an
    /// HTML page and status 200 has not found it either.
    pub fn of_answer(status: u16, content_type: &str) -> Option<Failure> {
        match status {
            200..=299 if content_type.starts_with("text/html") => Some(Failure::NotFound),
            200..=299 => None,
            404 | 410 => Some(Failure::NotFound),
            _ => Some(Failure::Server(status)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_told_by_what_the_reader_can_do() {
        for (status, content_type, expected) in [
            (200, "application/json", None),
            (200, "", None),
            (200, "text/html; charset=utf-8", Some(Failure::NotFound)),
            (404, "application/json", Some(Failure::NotFound)),
            (410, "text/plain", Some(Failure::NotFound)),
            (403, "text/html", Some(Failure::Server(403))),
            (503, "text/html", Some(Failure::Server(503))),
        ] {
            assert_eq!(Failure::of_answer(status, content_type), expected, "{status} {content_type}");
        }
    }

    #[test]
    fn only_what_may_pass_is_asked_for_again() {
        for failure in [Failure::Unreachable, Failure::Server(500), Failure::Server(503), Failure::Server(429)] {
            assert!(failure.may_pass(), "{failure:?}");
        }
        for failure in
            [Failure::NotFound, Failure::Server(403), Failure::NotUnderstood, Failure::Newer, Failure::Offline]
        {
            assert!(!failure.may_pass(), "{failure:?}");
        }
    }
}
