//! Typographic quotation marks, apostrophes, dashes and ellipses in the place of those of a typewriter, as each language
//! has them.
//!
//! What stands in code, in addresses and behind a backslash stays as it is. Ids are made from words alone, and so do not change.

use crate::{
    language::Language,
    source::{Node, Value},
};
use gazette::model::{Span, plain_text};
use std::{borrow::Cow, iter::Peekable, ops::Range, vec};

/// How the texts of a site are written.
#[derive(Clone, Debug)]
pub struct Writing {
    /// The language.
    pub language: Language,
    /// Whether typographic characters take the place of those of a typewriter.
    pub is_typographic: bool,
}

impl Default for Writing {
    fn default() -> Writing {
        Writing { language: Language::english(), is_typographic: false }
    }
}

impl Writing {
    /// The same in another language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> Writing {
        Writing { language, ..*self }
    }

    /// The same in the language that a file's fields name, where they name one.
    #[must_use]
    pub fn of(&self, fields: &Node) -> Writing {
        let language = fields.get("language").and_then(Node::text).and_then(|language| language.parse().ok());
        self.in_language(language.unwrap_or_else(|| self.language.clone()))
    }

    /// It in short: equal names, equal writing.
    pub fn name(&self) -> String {
        let kind = if self.is_typographic { " smart" } else { "" };
        format!("{}{kind}", self.language.as_str())
    }

    /// Sets the words that stand in a file's fields. Which fields hold words is known by their names.
    pub fn set_fields(&self, node: &mut Node) {
        if self.is_typographic {
            set_fields(node, &Marks::of(&self.language), false);
        }
    }

    /// Sets words that have no markup.
    pub fn set_words(&self, words: &mut String) {
        if self.is_typographic {
            set_text(words, &Marks::of(&self.language));
        }
    }

    /// Sets the spans of a whole paragraph, heading or cell. Characters behind [`ESCAPE`] stay as they are.
    pub fn set(&self, spans: &mut [Span]) {
        if self.is_typographic {
            set(spans, &Marks::of(&self.language));
        }
    }
}

/// Stands before a character that the editor escaped, and so means as it stands. Unicode keeps this code for such uses within
/// programs, and out of texts.
pub const ESCAPE: char = '\u{fdd0}';

/// What stands in the flow of the words for a thing that is no words.
const THING: char = '\u{fffc}';

/// The marks of a language (Unicode CLDR): those for `"` and those for `'`, each opening and closing.
#[derive(Clone, Copy)]
struct Marks {
    double: (&'static str, &'static str),
    single: (&'static str, &'static str),
}

impl Marks {
    fn of(language: &Language) -> Marks {
        let (double, single) = match (language.primary(), language.region()) {
            ("fr" | "it", Some("CH")) | ("de", Some("CH" | "LI")) | ("fa", _) => (("«", "»"), ("‹", "›")),
            ("fr", _) => (("«\u{202f}", "\u{202f}»"), ("“", "”")),
            ("de" | "cs" | "sk" | "sl" | "lt" | "is" | "et" | "bg" | "lb" | "hsb" | "dsb", _) => {
                (("„", "“"), ("‚", "‘"))
            }
            ("pl" | "ro", _) => (("„", "”"), ("«", "»")),
            ("hu", _) => (("„", "”"), ("»", "«")),
            ("hr" | "sr" | "bs", _) => (("„", "”"), ("‘", "’")),
            ("es" | "it" | "ca" | "gl" | "eu" | "el" | "hy", _) | ("pt", Some("PT")) => (("«", "»"), ("“", "”")),
            ("ru" | "uk" | "be", _) => (("«", "»"), ("„", "“")),
            ("nb" | "nn" | "no", _) => (("«", "»"), ("‘", "’")),
            ("sv" | "fi" | "he", _) => (("”", "”"), ("’", "’")),
            ("ar", _) => (("”", "“"), ("’", "‘")),
            ("ja", _) | ("zh", Some("TW" | "HK" | "MO")) => (("「", "」"), ("『", "』")),
            _ => (("“", "”"), ("‘", "’")),
        };
        Marks { double, single }
    }
}

/// The fields that hold words, wherever in a file they stand.
const WORDS: [&str; 21] = [
    "title",
    "summary",
    "name",
    "short_name",
    "alt",
    "caption",
    "credit",
    "note",
    "explanation",
    "description",
    "abstract",
    "notice",
    "role",
    "post_title",
    "sector",
    "frequency",
    "place",
    "room",
    "result",
    "resolution_text",
    "label",
];

fn set_fields(node: &mut Node, marks: &Marks, is_words: bool) {
    match &mut node.value {
        Value::Text(text) if is_words => set_text(text, marks),
        Value::List(items) => items.iter_mut().for_each(|item| set_fields(item, marks, false)),
        Value::Fields(fields) => fields.iter_mut().for_each(|field| {
            set_fields(&mut field.node, marks, WORDS.contains(&field.key.as_str()));
        }),
        _ => {}
    }
}

fn set_text(text: &mut String, marks: &Marks) {
    let changes = changes(text, marks);
    if !changes.is_empty() {
        *text = changed(text, 0, &mut changes.into_iter().peekable());
    }
}

fn set(spans: &mut [Span], marks: &Marks) {
    let mut flow = String::new();
    push_flow(spans, &mut flow);
    let changes = changes(&flow, marks);
    if !changes.is_empty() {
        change(spans, &mut 0, &mut changes.into_iter().peekable());
    }
    set_passages(spans);
}

/// Passages in other languages have marks of their own.
fn set_passages(spans: &mut [Span]) {
    for span in spans {
        match span {
            Span::Passage(within, lang, _) => {
                let language = lang.as_ref().and_then(|lang| lang.parse().ok()).unwrap_or_else(Language::english);
                set(within, &Marks::of(&language));
            }
            span => set_passages(within(span)),
        }
    }
}

/// The spans within a span that belong to the flow of its words.
fn within(span: &mut Span) -> &mut [Span] {
    match span {
        Span::Em(spans) | Span::Strong(spans) | Span::Sup(spans) | Span::Sub(spans) | Span::Del(spans) => spans,
        Span::Link(spans, href) if !is_address(spans, href.as_str()) => spans,
        _ => &mut [],
    }
}

/// Whether a link's words are its address.
fn is_address(words: &[Span], href: &str) -> bool {
    let words = plain_text(words);
    href == words || href.strip_prefix("mailto:") == Some(&*words)
}

/// The words as they follow one another, whatever they are within.
fn push_flow(spans: &[Span], flow: &mut String) {
    for span in spans {
        match span {
            Span::Text(text) => flow.push_str(text),
            Span::Em(spans) | Span::Strong(spans) | Span::Sup(spans) | Span::Sub(spans) | Span::Del(spans) => {
                push_flow(spans, flow);
            }
            Span::Link(spans, href) if !is_address(spans, href.as_str()) => push_flow(spans, flow),
            Span::Br => flow.push('\n'),
            Span::Note(_) | Span::Unknown => {}
            Span::Code(_) | Span::Abbr(..) | Span::Link(..) | Span::Passage(..) => flow.push(THING),
        }
    }
}

type Change = (Range<usize>, Cow<'static, str>);

/// Makes the changes in the spans, whose flow begins at `start`, and moves `start` to where it ends.
fn change(spans: &mut [Span], start: &mut usize, changes: &mut Peekable<vec::IntoIter<Change>>) {
    for span in spans {
        match span {
            Span::Text(text) => {
                let length = text.len();
                *text = changed(text, *start, changes);
                *start += length;
            }
            Span::Br => *start += 1,
            Span::Note(_) | Span::Unknown => {}
            Span::Link(spans, href) if is_address(spans, href.as_str()) => *start += THING.len_utf8(),
            Span::Code(_) | Span::Abbr(..) | Span::Passage(..) => *start += THING.len_utf8(),
            span => change(within(span), start, changes),
        }
    }
}

/// The text, whose flow begins at `start`, with the changes that lie in it. What reaches beyond its end stays as it is.
fn changed(text: &str, start: usize, changes: &mut Peekable<vec::IntoIter<Change>>) -> String {
    let mut result = String::with_capacity(text.len() + 8);
    let mut done = 0;
    while let Some((range, new)) = changes.next_if(|(range, _)| range.start < start + text.len()) {
        let (from, to) = (range.start.saturating_sub(start), range.end.saturating_sub(start));
        if from >= done
            && let (Some(before), Some(_)) = (text.get(done..from), text.get(from..to))
        {
            result.push_str(before);
            result.push_str(&new);
            done = to;
        }
    }
    result.push_str(&text[done..]);
    result
}

/// A quotation that was opened, and not closed so far: whether by `"`, and which change opened it.
struct Open {
    is_double: bool,
    change: usize,
}

/// What is to be changed in the flow of the words, in its order.
fn changes(flow: &str, marks: &Marks) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut doubles = 0_usize;
    let mut from = 0;
    while let Some(at) = flow[from..].find(['"', '\'', '-', '.', ESCAPE]).map(|found| from + found) {
        let rest = &flow[at..];
        let sign = rest.chars().next().unwrap_or_default();
        let before = flow[..at].chars().next_back();
        let after = rest.chars().nth(1);
        from = at + 1;
        match sign {
            ESCAPE => from = at + ESCAPE.len_utf8() + after.map_or(0, char::len_utf8),
            '-' | '.' => {
                let length = rest.len() - rest.trim_start_matches(sign).len();
                from = at + length;
                match (sign, length) {
                    ('-', 2) => changes.push((at..from, "–".into())),
                    ('-', 3) => changes.push((at..from, "—".into())),
                    ('.', 3) => changes.push((at..from, "…".into())),
                    _ => {}
                }
            }
            '"' => {
                if can_open(before, after) || doubles == 0 && before.is_some_and(is_unspaced) {
                    doubles += 1;
                    open.push(Open { is_double: true, change: changes.len() });
                    changes.push((at..from, marks.double.0.into()));
                } else if doubles > 0 {
                    doubles -= 1;
                    while open.pop().is_some_and(|open| !open.is_double) {}
                    changes.push((at..from, marks.double.1.into()));
                } else if before.is_some_and(|before| !before.is_whitespace()) {
                    changes.push((at..from, marks.double.1.into()));
                }
            }
            _ => {
                let follows = before.is_some_and(|before| !before.is_whitespace());
                let is_between = before.is_some_and(is_word) && after.is_some_and(is_word);
                if can_open(before, after) && !is_shortened(&rest[1..]) {
                    // Until it is closed, it may be an apostrophe.
                    open.push(Open { is_double: false, change: changes.len() });
                } else if let Some(Open { is_double: false, change }) = open.last().filter(|_| !is_between && follows) {
                    changes[*change].1 = marks.single.0.into();
                    open.pop();
                    changes.push((at..from, marks.single.1.into()));
                    continue;
                }
                changes.push((at..from, "’".into()));
            }
        }
    }
    changes
}

fn can_open(before: Option<char>, after: Option<char>) -> bool {
    let may_follow = before.is_none_or(|before| before.is_whitespace() || "([{<-–—/=\"'“‘„‚«‹¿¡".contains(before));
    may_follow && after.is_some_and(|after| !after.is_whitespace() && !",.;:!?)]}".contains(after))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == THING
}

/// Whether a character is of a script that has no spaces between words: Chinese, Japanese.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

/// Whether a word, or a year, of which the beginning is left out follows: ’tis, ’90s.
fn is_shortened(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let word = &rest[..end];
    let is_year = word.starts_with(|c: char| c.is_ascii_digit())
        && word.len() <= 3
        && (word.ends_with('s') || !rest[end..].starts_with('\''));
    is_year || ["tis", "twas", "em", "til", "tween", "cause", "n"].iter().any(|short| word.eq_ignore_ascii_case(short))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(tag: &str, text: &str) -> String {
        let mut text = text.to_owned();
        set_text(&mut text, &Marks::of(&tag.parse().unwrap()));
        text
    }

    #[test]
    fn each_language_has_its_marks() {
        for (tag, expected) in [
            ("en-GB", "“A ‘b’ c.”"),
            ("cy", "“A ‘b’ c.”"),
            ("de", "„A ‚b‘ c.“"),
            ("de-CH", "«A ‹b› c.»"),
            ("fr", "«\u{202f}A “b” c.\u{202f}»"),
            ("pl", "„A «b» c.”"),
            ("sv", "”A ’b’ c.”"),
            ("ru", "«A „b“ c.»"),
            ("ja", "「A 『b』 c.」"),
            ("mi", "“A ‘b’ c.”"),
        ] {
            assert_eq!(set(tag, "\"A 'b' c.\""), expected, "{tag}");
        }
    }

    #[test]
    fn quotation_marks_are_told_from_apostrophes() {
        for (text, expected) in [
            ("the council's members' views", "the council’s members’ views"),
            ("'tis the '90s, rock 'n' roll", "’tis the ’90s, rock ’n’ roll"),
            ("'It's theirs,' they said", "‘It’s theirs,’ they said"),
            ("(\"yes\"), \"no\"--\"perhaps\"", "(“yes”), “no”–“perhaps”"),
            ("'\"Both\" of them'", "‘“Both” of them’"),
            ("\"'Both' of them\"", "“‘Both’ of them”"),
            ("\"one 'two\" three's", "“one ’two” three’s"),
            ("\"It goes on", "“It goes on"),
            ("\" alone ' alone", "\" alone ’ alone"),
            ("'it was the '90s'", "‘it was the ’90s’"),
            ("i'r ysgol, mae'n", "i’r ysgol, mae’n"),
            ("他说\"你好\"。", "他说“你好”。"),
            ("", ""),
        ] {
            assert_eq!(set("en", text), expected);
        }
    }

    #[test]
    fn dashes_and_ellipses_are_known_by_their_length() {
        assert_eq!(set("en", "1--2 a---b ... - ---- .. ...."), "1–2 a—b … - ---- .. ....");
    }

    #[test]
    fn marks_are_known_across_spans_and_never_set_in_code_or_addresses() {
        let json = r#"["\"",{"em":["a 'b"]},"'\" ",{"code":"\"--\""},"'s ",{"link":["https://a--b.example"],"href":"https://a--b.example"}," ",{"link":["a--b"],"href":"/a--b"}," ",{"lang":"de","text":["\"c\""]},"\"."]"#;
        let mut spans: Vec<Span> = serde_json::from_str(json).unwrap();
        super::set(&mut spans, &Marks::of(&Language::english()));
        assert_eq!(
            serde_json::to_string(&spans).unwrap(),
            r#"["“",{"em":["a ‘b"]},"’” ",{"code":"\"--\""},"’s ",{"link":["https://a--b.example"],"href":"https://a--b.example"}," ",{"link":["a–b"],"href":"/a--b"}," ",{"lang":"de","text":["„c“"]},"”."]"#
        );
    }

    #[test]
    fn what_was_escaped_stays() {
        let text = format!("5{ESCAPE}'10{ESCAPE}\" \"x\"");
        assert_eq!(set("en", &text), format!("5{ESCAPE}'10{ESCAPE}\" “x”"));
    }

    #[test]
    fn a_long_text_takes_no_longer_than_it_must() {
        for piece in ["'", "\"", "a' ", " 'a", " \"a", "-", ".", "'\" ", "'a \"b\" c' "] {
            set("en", &piece.repeat(100_000));
        }
        set("en", &(" 'a".repeat(100_000) + &"a\"".repeat(100_000)));
    }
}
