//! The interface in other languages than English: files of texts for the application, and what scripts and the print sheet say.

use crate::{content::Content, digest::Digest};
use gazette::{
    markup::escape,
    t,
    words::{Locale, Word, file},
};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// What scripts say. They have it in English, and look it up by that.
const OF_SCRIPTS: [Word; 20] = [
    t!("Printing"),
    t!("Print"),
    t!("Back to the page"),
    t!("Printed {0}"),
    t!("Try again"),
    t!("Contents"),
    t!("Articles that have come"),
    t!("With older articles"),
    t!("The articles are being fetched."),
    t!("Could not be fetched: {0}."),
    t!("Articles ready to be printed: {0}."),
    t!("The list goes on: no more than {0} articles are printed at once."),
    t!("“{0}” is missing here. It is at {1}"),
    t!("Search"),
    t!("Loading…"),
    t!("Search this site"),
    t!("Pages found: {0}"),
    t!("Nothing was found. Try fewer words, or others."),
    t!("More results"),
    t!("The search could not be fetched. Check the connection, and try again."),
];

/// The languages in which a site shows the interface, besides English.
pub(super) struct Interface {
    /// The site's own.
    locale: Locale,
    /// For each of them its file: the address from the site's root, and the texts.
    pub(super) files: Vec<(String, String)>,
}

impl Interface {
    /// The languages of the site and of its articles, as far as the interface speaks them.
    pub(super) fn new(content: &Content) -> Interface {
        let locale = content.site.locale();
        let of_articles = content.articles.iter().filter_map(|article| Locale::of(article.language.as_ref()?.as_str()));
        let all: BTreeSet<Locale> = of_articles.chain([locale]).filter(|locale| *locale != Locale::English).collect();
        let files = all.into_iter().map(|locale| {
            let texts = file(locale);
            (format!("/app/words-{}-{}.txt", locale.tag(), Digest::of(texts.as_bytes()).short()), texts)
        });
        Interface { locale, files: files.collect() }
    }

    /// The attributes of the root element that tell the application where the files are, and scripts what to say.
    pub(super) fn attributes(&self, base: &str) -> String {
        let mut html = String::new();
        if !self.files.is_empty() {
            let addresses: Vec<_> = self.files.iter().map(|(address, _)| format!("{base}{address}")).collect();
            html.extend([" data-words=\"", &addresses.join(" "), "\""]);
        }
        if self.locale != Locale::English {
            let in_english = OF_SCRIPTS.map(|word| Locale::English.within(|| word.text()));
            let words = in_english.into_iter().zip(OF_SCRIPTS);
            let words: Map<String, Value> =
                words.map(|(english, word)| (english.to_owned(), self.locale.within(|| word.text()).into())).collect();
            html.push_str(" data-script-words=\"");
            escape(&Value::Object(words).to_string(), &mut html);
            html.push('"');
        }
        html
    }

    /// The links that have the files fetched with the page.
    pub(super) fn preloads(&self, base: &str) -> String {
        let link = |(address, _): &(String, String)| {
            format!("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{base}{address}\">\n")
        };
        self.files.iter().map(link).collect()
    }

    /// What the print sheet says, as properties of the root element.
    pub(super) fn style(&self) -> String {
        if self.locale == Locale::English {
            return String::new();
        }
        self.locale.within(|| {
            let pages = (t!("Page ").text(), t!(" of ").text());
            format!(
                ":root{{--page-of:\"{}\"counter(page)\"{}\"counter(pages);--withdrawn:\"{}\";--superseded:\"{}\";--cancelled:\"{}\"}}",
                pages.0,
                pages.1,
                t!("Withdrawn").text(),
                t!("Superseded").text(),
                t!("Cancelled").text(),
            )
        })
    }
}
