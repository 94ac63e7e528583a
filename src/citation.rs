//! How a page is cited: whose it is, its title, the site, its day, its address, and the day on which it was read.

use crate::{
    head::PageHead,
    markup::escape,
    model::{Date, MeetingPage, PageData},
    shown::Shown,
};

/// The forms in which a citation can be had: the id of each in the share dialog, and its name.
pub const FORMS: [(&str, &str); 3] =
    [("share-text", "Plain text"), ("share-markdown", "Markdown"), ("share-html", "HTML")];

/// What is passed on, in a reader's words, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What it is called: `page`, `meeting`.
    pub noun: &'static str,
    /// Who wrote it, or brought it: `A, B and C`; empty where nobody is named.
    pub by: String,
    /// The day that it is of: when it was published, or when the meeting is.
    pub date: Option<Date>,
}

impl Source {
    /// That of the page as it is shown.
    pub fn of(shown: &Shown) -> Source {
        let nothing = ("page", String::new(), None);
        let Shown::Ready(_, document) = shown else { return nothing.into() };
        match &document.content {
            PageData::Article(article) => {
                ("page", in_a_row(article.authors.iter().map(|author| &author.name)), Some(article.date_published))
            }
            PageData::Council(_) => ("council", String::new(), None),
            PageData::Meeting(page) => of_meeting("meeting", page),
            PageData::Pack(pack) => of_meeting("meeting pack", &pack.meeting),
            PageData::Paper(page) => {
                let brought_by = match &page.organizations[..] {
                    [] => std::slice::from_ref(&page.organization),
                    named => named,
                };
                ("paper", in_a_row(brought_by.iter().map(|body| &body.name)), Some(page.paper.date))
            }
            _ => nothing,
        }
        .into()
    }
}

impl From<(&'static str, String, Option<Date>)> for Source {
    fn from((noun, by, date): (&'static str, String, Option<Date>)) -> Source {
        Source { noun, by, date }
    }
}

fn of_meeting(noun: &'static str, page: &MeetingPage) -> (&'static str, String, Option<Date>) {
    let by = page.organizations.iter().find(|body| body.id == page.council_id).map(|body| body.name.clone());
    (noun, by.unwrap_or_default(), Some(page.meeting.start.date()))
}

/// Names in a row: `A, B and C`.
fn in_a_row<'a>(names: impl Iterator<Item = &'a String>) -> String {
    let names: Vec<&str> = names.map(String::as_str).collect();
    let mut row = String::new();
    for (place, name) in names.iter().enumerate() {
        let between = match names.len() - place {
            _ if place == 0 => "",
            1 => " and ",
            _ => ", ",
        };
        row.extend([between, name]);
    }
    row
}

/// The citation of a page that was read on the day `accessed`, in one of [`FORMS`]; in plain text where the id is none of
/// them.
pub fn citation(head: &PageHead, source: &Source, accessed: Date, form: &str) -> String {
    let address = head.canonical.as_deref().unwrap_or_default();
    let (words, [site, site_end], address): (fn(&str) -> String, _, _) = match form {
        "share-markdown" => (markdown, ["*", "*"], ["<", address, ">"].concat()),
        "share-html" => {
            let address = html(address);
            (html, ["<cite>", "</cite>"], ["<a href=\"", &address, "\">", &address, "</a>"].concat())
        }
        _ => (str::to_owned, ["", ""], address.to_owned()),
    };
    let mut citation = words(&source.by);
    if !citation.is_empty() {
        citation += ", ";
    }
    citation.extend(["“", &words(&head.heading), "”, "]);
    // The home page is called as its site is.
    if head.heading != head.site_name {
        citation.extend([site, &words(&head.site_name), site_end, ", "]);
    }
    if let Some(date) = source.date {
        citation.extend([&date.in_words(), ", "]);
    }
    citation.extend([&address, " (accessed ", &accessed.in_words(), ")."]);
    citation
}

fn html(text: &str) -> String {
    let mut html = String::new();
    escape(text, &mut html);
    html
}

/// Text that Markdown shows as it is (`CommonMark`: any mark of ASCII may stand behind a backslash).
fn markdown(text: &str) -> String {
    let mut markdown = String::new();
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '#') {
            markdown.push('\\');
        }
        markdown.push(c);
    }
    markdown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::head::HeadKind;

    fn head(heading: &str) -> PageHead {
        PageHead {
            heading: heading.into(),
            site_name: "The Gazette".into(),
            description: String::new(),
            canonical: Some("https://x.example/a?b&c".into()),
            qr: None,
            updated: None,
            revision: None,
            kind: HeadKind::Website,
            image: None,
            above: Vec::new(),
        }
    }

    fn cited(heading: &str, by: &str, date: Option<&str>, form: &str) -> String {
        let source = Source { noun: "page", by: by.into(), date: date.map(|date| date.parse().unwrap()) };
        citation(&head(heading), &source, "2026-11-24".parse().unwrap(), form)
    }

    #[test]
    fn a_citation_says_who_what_where_and_when() {
        for (form, expected) in [
            (
                "share-text",
                "Ada and C*, “Tea & *cake* <now>”, The Gazette, 2 November 2026, https://x.example/a?b&c (accessed 24 November 2026).",
            ),
            (
                "share-markdown",
                "Ada and C\\*, “Tea \\& \\*cake\\* \\<now\\>”, *The Gazette*, 2 November 2026, <https://x.example/a?b&c> (accessed 24 November 2026).",
            ),
            (
                "share-html",
                "Ada and C*, “Tea &amp; *cake* &lt;now&gt;”, <cite>The Gazette</cite>, 2 November 2026, \
                 <a href=\"https://x.example/a?b&amp;c\">https://x.example/a?b&amp;c</a> (accessed 24 November 2026).",
            ),
        ] {
            assert_eq!(cited("Tea & *cake* <now>", "Ada and C*", Some("2026-11-02"), form), expected);
        }
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let end = "https://x.example/a?b&c (accessed 24 November 2026).";
        assert_eq!(cited("A", "", None, "text"), format!("“A”, The Gazette, {end}"));
        assert_eq!(cited("The Gazette", "", None, "text"), format!("“The Gazette”, {end}"));
    }

    #[test]
    fn names_stand_in_a_row() {
        for (names, expected) in
            [(&[][..], ""), (&["A"], "A"), (&["A", "B"], "A and B"), (&["A", "B", "C"], "A, B and C")]
        {
            let names: Vec<String> = names.iter().map(ToString::to_string).collect();
            assert_eq!(in_a_row(names.iter()), expected);
        }
    }
}
