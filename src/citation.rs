//! How a page is cited: whose it is, its title, the site, its day, its address, and the day on which it was read.

use crate::{
    markup::escape,
    model::{Date, Head, Site},
    t,
};

/// The forms in which a citation can be had, by their ids in the share dialog: plain text, Markdown and HTML.
pub const FORMS: [&str; 3] = ["share-text", "share-markdown", "share-html"];

/// The citation of a page that was read on the day `accessed`, in one of [`FORMS`]; in plain text where the id is none of
/// them.
pub fn citation(head: &Head, site: &Site, accessed: Date, form: &str) -> String {
    let address = head.url.as_deref().unwrap_or_default();
    let (words, [cite, cite_end], address): (fn(&str) -> String, _, _) = match form {
        "share-markdown" => (markdown, ["*", "*"], ["<", address, ">"].concat()),
        "share-html" => {
            let address = html(address);
            (html, ["<cite>", "</cite>"], ["<a href=\"", &address, "\">", &address, "</a>"].concat())
        }
        _ => (str::to_owned, ["", ""], address.to_owned()),
    };
    let mut citation = head.creator.as_deref().map(words).unwrap_or_default();
    if !citation.is_empty() {
        citation += ", ";
    }
    citation.extend(["“", &words(&head.title), "”, "]);
    // The home page is called as its site is.
    if head.title != site.name {
        citation.extend([cite, &words(&site.name), cite_end, ", "]);
    }
    if let Some(date) = head.date_published.or(head.date) {
        citation.extend([&date.in_words(), ", "]);
    }
    citation.extend([&*address, &t!(" (accessed {0}).").with(&[&accessed.in_words()])]);
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

    fn cited(title: &str, creator: Option<&str>, date: Option<&str>, form: &str) -> String {
        let site: Site = serde_json::from_str(
            r#"{"schema":"1","name":"The Gazette","short_name":"S","description":"D","url":"https://x.example","language":"en"}"#,
        )
        .unwrap();
        let head = Head {
            title: title.into(),
            url: Some("https://x.example/a?b&c".into()),
            creator: creator.map(str::to_owned),
            date: date.map(|date| date.parse().unwrap()),
            ..Head::default()
        };
        citation(&head, &site, "2026-11-24".parse().unwrap(), form)
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
            assert_eq!(cited("Tea & *cake* <now>", Some("Ada and C*"), Some("2026-11-02"), form), expected);
        }
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let end = "https://x.example/a?b&c (accessed 24 November 2026).";
        assert_eq!(cited("A", None, None, "text"), format!("“A”, The Gazette, {end}"));
        assert_eq!(cited("The Gazette", None, None, "text"), format!("“The Gazette”, {end}"));
    }
}
