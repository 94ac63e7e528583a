//! Whether what readers need to read is written.

use super::Report;
use crate::{content::Content, source::Fields, wording};
use gazette::{model::Image, words::Locale};

/// The longest summary that lists and search results show whole, in characters.
const LONGEST_SUMMARY: usize = 300;

pub(super) fn descriptions(content: &Content, report: &mut Report<'_>) {
    for (image, fields) in images(content) {
        if image.alt.trim().is_empty() {
            let message = "the picture has no words for those who do not see it";
            report.error(message, fields.place("image/alt"), "write what it shows");
        }
    }
}

/// The words of pictures within texts are looked at where they are read.
pub(super) fn empty_descriptions(content: &Content, report: &mut Report<'_>) {
    for (image, fields) in images(content) {
        if let Some(problem) = wording::of_picture(&image.alt, &image.src, || fields.place("image/alt")) {
            report.tell(problem);
        }
    }
}

/// The pictures that fields name.
fn images(content: &Content) -> impl Iterator<Item = (&Image, &Fields)> {
    let articles = content.articles_to_come_too().map(|article| (&article.image, &article.fields));
    let people = content.people.iter().map(|person| (&person.person.image, &person.fields));
    articles.chain(people).filter_map(|(image, fields)| Some((image.as_ref()?, fields)))
}

pub(super) fn blank(content: &Content, report: &mut Report<'_>) {
    let mut blank = |fields: &Fields, path: String, text: &str| {
        if text.trim().is_empty() {
            let key = path.rsplit('/').next().unwrap_or(&path);
            report.error(format!("`{key}` is blank"), fields.place(&path), "write it");
        }
    };
    if !content.is_unreadable(crate::content::Kind::Site, "") {
        let site = content.site.published();
        blank(&content.site.fields, "name".into(), &site.name);
        blank(&content.site.fields, "description".into(), &site.description);
    }
    for article in content.articles_to_come_too() {
        blank(&article.fields, "title".into(), &article.title);
        blank(&article.fields, "summary".into(), &article.summary);
    }
    for page in &content.pages {
        blank(&page.fields, "title".into(), &page.title);
        blank(&page.fields, "summary".into(), &page.summary);
    }
    for person in &content.people {
        blank(&person.fields, "name".into(), &person.person.name);
    }
    for council in &content.councils {
        let fields = &council.fields;
        blank(fields, "name".into(), &council.organization.name);
        blank(fields, "classification".into(), &council.organization.classification);
        for (index, membership) in council.memberships.iter().enumerate() {
            blank(fields, format!("memberships/{index}/role"), &membership.role);
        }
        for (index, publication) in council.publications.iter().enumerate() {
            blank(fields, format!("publications/{index}/title"), &publication.title);
        }
        for (index, strategy) in council.strategies.iter().enumerate() {
            blank(fields, format!("strategies/{index}/title"), &strategy.title);
            blank(fields, format!("strategies/{index}/summary"), &strategy.summary);
        }
        for paper in &council.papers {
            blank(&paper.fields, "name".into(), &paper.paper.name);
        }
        for meeting in &council.meetings {
            for (index, item) in meeting.meeting.agenda.iter().enumerate() {
                blank(&meeting.fields, format!("agenda/{index}/name"), &item.name);
            }
        }
    }
    let articles = content.articles_to_come_too().map(|article| (&article.fields, &article.body));
    for (fields, body) in articles.chain(content.pages.iter().map(|page| (&page.fields, &page.body))) {
        if body.is_empty() {
            report.error("there is no text", fields.place(""), "write it below the fields");
        }
    }
}

pub(super) fn languages(content: &Content, report: &mut Report<'_>) {
    let language = content.site.writing().language;
    if Locale::of(language.as_str()).is_none() {
        let spoken: Vec<_> = Locale::ALL.iter().map(|locale| format!("`{}`", locale.tag())).collect();
        report.warning(
            format!("the interface has no words in `{}`: they will be English", language.as_str()),
            content.site.fields.place("language"),
            format!("name one that it has ({}), or add yours to the table of words", spoken.join(", ")),
        );
    }
    for article in content.articles_to_come_too() {
        if let Some(language) = article.language.as_ref().filter(|language| language.direction().is_none()) {
            let message = format!("`{}` is no language that is widely known", language.as_str());
            report.warning(
                message,
                article.fields.place("language"),
                "look the code up (BCP 47); where it is right, all is well",
            );
        }
    }
}

/// The notice is no Markdown.
pub(super) fn notice(content: &Content, report: &mut Report<'_>) {
    if let Some(sign) = content.site.notice().and_then(sign_of_markdown) {
        let message = format!("the notice is plain text, and its `{sign}` is shown as it is written");
        let help = "say it in plain words; what needs a link or more room has its place on a page";
        report.warning(message, content.site.fields.place("notice"), help);
    }
}

/// A sign by which Markdown would make a part of the text bold, a link or italic.
fn sign_of_markdown(text: &str) -> Option<&'static str> {
    let word = |word: &'_ str| word.trim_matches(|c: char| c != '_' && !c.is_alphanumeric()).to_owned();
    let words: Vec<_> = text.split_whitespace().map(word).filter(|word| word.len() > 1).collect();
    let is_italic = words.iter().any(|word| word.starts_with('_')) && words.iter().any(|word| word.ends_with('_'));
    let signs = [("**", text.contains("**")), ("](", text.contains("](")), ("_", is_italic)];
    signs.into_iter().find_map(|(sign, is_there)| is_there.then_some(sign))
}

pub(super) fn long_summaries(content: &Content, report: &mut Report<'_>) {
    let articles = content.articles_to_come_too().map(|article| (&article.fields, &article.summary));
    let pages = content.pages.iter().map(|page| (&page.fields, &page.summary));
    for (fields, summary) in articles.chain(pages) {
        let length = summary.chars().count();
        if length > LONGEST_SUMMARY {
            let message = format!("the summary has {length} characters, and lists show {LONGEST_SUMMARY}");
            report.warning(message, fields.place("summary"), "say it in a sentence or two");
        }
    }
}

pub(super) fn repeated_titles(content: &Content, report: &mut Report<'_>) {
    let articles = content.articles_to_come_too().map(|article| (&article.fields, &article.title, &article.summary));
    let pages = content.pages.iter().map(|page| (&page.fields, &page.title, &page.summary));
    for (fields, title, summary) in articles.chain(pages) {
        let bare = |text: &str| text.trim().trim_end_matches('.').to_lowercase();
        if !summary.trim().is_empty() && bare(title) == bare(summary) {
            let help = "say in a sentence what the title leaves open: lists show both";
            report.warning("the summary is the title again", fields.place("summary"), help);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_of_markdown_is_known_by_what_stands_around_it() {
        for (text, sign) in [
            ("This is **new**.", Some("**")),
            ("See [the news](/news).", Some("](")),
            ("It is (_very_) new.", Some("_")),
            ("It is _very new_.", Some("_")),
            ("Rated 5 * 5 * by the_society [so far] (2026).", None),
            ("Write to a_b_c@gazette.example.", None),
        ] {
            assert_eq!(sign_of_markdown(text), sign, "{text}");
        }
    }
}
