//! The accessibility statement: `accessibility.toml`, from which the page `/accessibility` is made, in the form that public bodies
//! in the United Kingdom must use (the model statement of the Public Sector Bodies Accessibility Regulations 2018).

mod criterion;
mod text;

use super::{Body, Page, Site, folder::Item};
use crate::{
    language::{Language, direction_within},
    markdown::{self, Address},
    problem::{Problems, Severity},
    source::{Fields, Text},
    typography::Writing,
};
use criterion::Criterion;
use gazette::{
    model::{Block, Date, Footnote, Href, Slug},
    t,
    words::Locale,
};
use schemars::JsonSchema;
use serde::Deserialize;
use std::ops::RangeInclusive;
use text::Piece;

/// The id of the text where it is a passage in another language than the site's. No heading makes an id with a dot.
const PASSAGE: &str = "page.english";

/// The id of the page.
pub(super) const ID: &str = "accessibility";

/// The statement as its editor wrote it.
#[derive(Clone, Debug)]
pub struct Statement {
    pub(crate) front: Front,
    /// The fields as they stand in the file.
    pub fields: Fields,
}

/// How accessible the site is, what is not, and whom to turn to.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(crate) struct Front {
    /// Who runs the site.
    organisation: String,
    /// What the statement is about, in a few words; the site where it is left out.
    scope: Option<String>,
    /// What readers should know before all else, in Markdown.
    introduction: Option<String>,
    /// What readers should be able to do, each as the end of "You should be able to …", in Markdown.
    #[serde(default)]
    able_to: Vec<String>,
    /// Whether the site complies with WCAG 2.2 at level AA.
    pub(crate) status: Status,
    /// What is not accessible.
    #[serde(default)]
    pub(crate) parts: Vec<Part>,
    /// Whom to write to: about problems, and for other forms.
    pub(crate) contact: Contact,
    /// Where in the United Kingdom the organisation is, which says who enforces the regulations: England where it is left out.
    #[serde(default)]
    nation: Nation,
    /// Who enforces the regulations, where it is another body than the nation's.
    enforcement: Option<Enforcement>,
    /// What is done to make the site more accessible, in Markdown.
    improvements: Option<String>,
    /// The day on which the statement was first written.
    pub(crate) prepared: Date,
    /// The day on which it was last looked through. That must be done every year.
    pub(crate) reviewed: Date,
    /// How the site was tested.
    pub(crate) tested: Tested,
}

/// Whether a site complies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Status {
    /// In all parts.
    Fully,
    /// In most parts.
    Partially,
    /// In few parts.
    Not,
}

/// Something that is not accessible.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(crate) struct Part {
    /// What it is, and whom it keeps from what, in a sentence of Markdown.
    what: String,
    /// The criteria of WCAG 2.2 that it fails.
    #[serde(default)]
    pub(crate) criteria: Vec<Criterion>,
    /// Why it is so.
    pub(crate) reason: Reason,
    /// Why mending it would be a disproportionate burden, or by what it is outside the regulations, in a sentence of Markdown.
    pub(crate) because: Option<String>,
    /// The day by which it will be mended, where that is planned.
    pub(crate) mended_by: Option<Date>,
}

/// Why something is not accessible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Reason {
    /// It does not comply with the regulations.
    NonCompliance,
    /// To mend it would be a disproportionate burden, as has been assessed.
    DisproportionateBurden,
    /// The regulations do not ask for it.
    OutsideScope,
}

/// Ways to write, call or come.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[schemars(rename = "AccessibilityContact")]
pub(crate) struct Contact {
    /// An e-mail address.
    pub(crate) email: Option<String>,
    /// A telephone number, as it is dialled.
    pub(crate) phone: Option<String>,
    /// A postal address, in one line.
    pub(crate) post: Option<String>,
    /// Within what time an answer comes, such as `5 working days`.
    response: String,
}

/// How many digits a telephone number has: the most are those of E.164 behind five that call a relay service.
const DIGITS: RangeInclusive<usize> = 5..=20;

impl Contact {
    /// The address by which the telephone number is called (RFC 3966). `None` where it is not one.
    pub(crate) fn call(&self) -> Option<String> {
        let written = self.phone.as_deref()?.trim();
        // From abroad the 0 in brackets is not dialled.
        let is_international = written.starts_with('+') || written.starts_with("00");
        let dialled = if is_international { written.replacen("(0)", "", 1) } else { written.to_owned() };
        let is_between = |c: char| c.is_whitespace() || "()-.‐‑–".contains(c);
        let number: String = dialled.chars().filter(|c| !is_between(*c)).collect();
        let digits = number.strip_prefix('+').unwrap_or(&number);
        let is_number = digits.chars().all(|c| c.is_ascii_digit()) && DIGITS.contains(&digits.len());
        is_number.then(|| format!("tel:{number}"))
    }
}

/// Which body enforces the regulations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Nation {
    /// In England.
    #[default]
    England,
    /// In Scotland.
    Scotland,
    /// In Wales.
    Wales,
    /// In Northern Ireland.
    NorthernIreland,
}

/// A body that enforces the regulations.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
struct Enforcement {
    /// Its name.
    name: String,
    /// Where it is reached.
    url: Href,
}

/// A test of the site.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(crate) struct Tested {
    /// The day of the last test.
    pub(crate) date: Date,
    /// Who tested.
    by: String,
    /// How the pages were chosen and tested, in Markdown.
    how: String,
}

/// Reads the statement, and makes its page.
pub(super) fn read(item: &Item, site: &Site, writing: &Writing, problems: &mut Problems) -> Option<(Statement, Page)> {
    let fields = item.open(problems)?.fields;
    let front: Front = fields.read(&[], problems)?;
    let id: Slug = ID.parse().ok()?;
    let body = body(&front, &fields, site, writing, problems);
    let (title, summary) = site.locale().within(|| {
        let summary = t!(
            "How accessible {0} is, which parts are not and why, how to ask for another form, and who enforces the law."
        );
        (t!("Accessibility statement").text().to_owned(), summary.with(&[&site.published().name]))
    });
    let page = Page { id, title, summary, updated: Some(front.reviewed), body, fields: fields.clone() };
    Some((Statement { front, fields }, page))
}

/// The page's text. Its mistakes are told, and its addresses are, where the editor wrote them.
fn body(front: &Front, fields: &Fields, site: &Site, writing: &Writing, problems: &mut Problems) -> Body {
    let source = fields.source();
    let around = &writing.language;
    let writing = writing.in_language(if is_in_english(around) { around.clone() } else { Language::english() });
    let (links, images, of_pieces) = written(front, fields, &writing);
    let markdown = Locale::English.within(|| text::markdown(front, &site.published()));
    let text = Text::new(source, markdown, fields.root().range.clone());
    let mut of_page = Problems::default();
    let markdown::Body { blocks, place, .. } = markdown::read(&text, &writing, &mut of_page);
    // What a piece has wrong the page has, too. Where it has more, what stands around the pieces does not go with them.
    if of_pieces.errors() == 0 {
        let errors = of_page.iter().filter(|problem| problem.severity == Severity::Error);
        errors.for_each(|problem| problems.push(problem.clone()));
    }
    problems.append(of_pieces);
    let blocks = if is_in_english(around) { blocks } else { as_english(blocks, around) };
    Body::new(source, text.as_str(), markdown::Body { blocks, links, images, place }, writing)
}

/// Whether a site's own language is that of the statement.
pub(crate) fn is_in_english(language: &Language) -> bool {
    language.primary() == Language::english().primary()
}

/// The text, which says of itself that it is English among what is in another language. Notes stay where their marks find them.
fn as_english(mut blocks: Vec<Block>, around: &Language) -> Vec<Block> {
    let english = Language::english();
    let dir = direction_within(Some(&english), around);
    let passage =
        |id: String, blocks: Vec<Block>| Block::Passage { id, lang: Some(english.as_str().to_owned()), dir, blocks };
    let mut notes = blocks.pop_if(|block| matches!(block, Block::Footnotes { .. }));
    if let Some(Block::Footnotes { items, .. }) = &mut notes {
        for Footnote { id, blocks } in items {
            *blocks = vec![passage(format!("{PASSAGE}.{id}"), std::mem::take(blocks))];
        }
    }
    std::iter::once(passage(PASSAGE.to_owned(), blocks)).chain(notes).collect()
}

/// The addresses that the editor wrote, of links and of pictures, and what is wrong with the pieces in which they stand.
fn written(front: &Front, fields: &Fields, writing: &Writing) -> (Vec<Address>, Vec<Address>, Problems) {
    let enforcement = front.enforcement.as_ref();
    let enforcement = enforcement.map(|it| Address { href: it.url.clone(), place: fields.place("enforcement/url") });
    let (mut links, mut images) = (Vec::from_iter(enforcement), Vec::new());
    let mut problems = Problems::default();
    for Piece { path, markdown, level } in text::pieces(front) {
        let range = fields.place(&path).range.unwrap_or_default();
        let text = Text::new(fields.source(), markdown, range);
        let read = markdown::read_below(level, &text, writing, &mut problems);
        links.extend(read.links);
        images.extend(read.images);
    }
    (links, images, problems)
}
