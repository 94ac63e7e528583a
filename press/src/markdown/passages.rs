//! Words and blocks in another language, or written in another direction: `[iechyd da]{lang=cy}` within text, as Pandoc has
//! it, and a line `{lang=ar}` before a block, as Djot has it.

use super::{
    Reader,
    attributes::{self, Attributes, Braces},
};
use crate::promise::Promise;
use crate::{language::Language, typography::ESCAPE};
use gazette::model::{Block, Direction, Span};
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

/// How many brackets may be open at once; of those outside them, the attributes are not looked for.
const MOST_OPEN: usize = 8;

const KNOWN: [&str; 2] = ["lang", "dir"];

/// The language and direction that attributes give.
#[derive(Clone, Default)]
struct Voice {
    language: Option<Language>,
    direction: Option<Direction>,
}

impl Voice {
    fn lang(&self) -> Option<String> {
        self.language.as_ref().map(|language| language.as_str().to_owned())
    }

    /// The direction that was given, or that of the language.
    fn direction(&self) -> Option<Direction> {
        self.direction.or_else(|| self.language.as_ref()?.direction())
    }
}

impl Reader<'_> {
    /// Puts words with a language of their own into passages. `range` is where the spans stand.
    pub(super) fn passages(&mut self, spans: Vec<Span>, range: &Range<usize>) -> Vec<Span> {
        if let [Span::Link(_, href), Span::Text(_)] = &*spans
            && href.as_str().starts_with("/files/")
        {
            // A file with its attributes: see `Reader::file`.
            return spans;
        }
        let mut found = Found { spans: Vec::with_capacity(spans.len()), text: String::new(), open: Vec::new() };
        for span in spans {
            match span {
                Span::Text(text) => self.passages_of(&text, &mut found, range),
                span => found.push(span),
            }
        }
        found.finish()
    }

    fn passages_of(&mut self, text: &str, found: &mut Found, range: &Range<usize>) {
        let mut done = 0;
        let mut from = 0;
        while let Some(at) = text[from..].find(['[', ']', '{', ESCAPE]).map(|next| from + next) {
            let rest = &text[at..];
            let sign = rest.chars().next().unwrap_or_default();
            from = at + sign.len_utf8();
            let braces = match sign {
                ESCAPE => {
                    from += text[from..].chars().next().map_or(0, char::len_utf8);
                    continue;
                }
                '[' => {
                    found.text.push_str(&text[done..at]);
                    done = at;
                    found.open();
                    continue;
                }
                ']' => attributes::parse(&rest[1..]),
                _ => attributes::parse(rest).filter(|_| at == 0 && found.ends_with_markup()),
            };
            let Some(Braces { length, attributes }) = braces else {
                if sign == ']' {
                    found.open.pop();
                }
                continue;
            };
            found.text.push_str(&text[done..at]);
            let braces_at = if sign == ']' { at + 1 } else { at };
            (done, from) = (braces_at + length, braces_at + length);
            let braces = &text[braces_at..done];
            let opened = if sign == ']' { found.within() } else { found.last() };
            let Some(within) = opened else {
                let help = "write `[` where the words begin that it speaks of";
                self.refuse(
                    Promise::AttributesAreKnown,
                    self.find(braces, range.clone()),
                    "attributes after a bracket that was not opened",
                    help,
                );
                continue;
            };
            let is_sound = matches!(&attributes, Ok(pairs) if is_sound(pairs));
            let place = if is_sound { range.clone() } else { self.find(braces, range.clone()) };
            let voice = self.voice(attributes, &place);
            found.spans.push(Span::Passage(within, voice.lang(), voice.direction()));
        }
        found.text.push_str(&text[done..]);
    }

    fn voice(&mut self, attributes: Attributes, place: &Range<usize>) -> Voice {
        const CHECK: Promise = Promise::LanguagesAreKnown;
        let mut voice = Voice::default();
        for (key, value) in self.pairs(Some(attributes), place, &KNOWN) {
            match (&*key, &*value, value.parse::<Language>()) {
                ("dir", "ltr", _) => voice.direction = Some(Direction::Ltr),
                ("dir", "rtl", _) => voice.direction = Some(Direction::Rtl),
                ("dir", ..) => {
                    let help = "write `ltr`, from left to right, or `rtl`; where a language is named, it is known";
                    self.refuse(CHECK, place.clone(), format!("`{value}` is no direction"), help);
                }
                (_, _, Ok(language)) => {
                    if language.direction().is_none() {
                        let help = "look the code up (BCP 47); where it is right, all is well";
                        self.warn(CHECK, place.clone(), format!("`{value}` is no language that is widely known"), help);
                    }
                    voice.language = Some(language);
                }
                (_, _, Err(error)) => self.refuse(CHECK, place.clone(), error.to_string(), "mend the code"),
            }
        }
        voice
    }

    /// Whether the paragraph that begins here has attributes on its first line, and nothing else.
    pub(super) fn begins_with_attributes(&self) -> bool {
        let Some((_, paragraph)) = self.events.get(self.next) else { return false };
        let line = first_line(&self.text.as_str()[paragraph.clone()]);
        if !line.starts_with('{') {
            return false;
        }
        let is_whole = attributes::parse(line).is_some_and(|braces| line[braces.length..].trim().is_empty());
        let mut after = self.events.iter().skip(self.next + 1).skip_while(|(event, _)| matches!(event, Event::Text(_)));
        // Markup within the attributes is none of theirs.
        let is_plain = after.next().is_some_and(|(event, range)| match event {
            Event::SoftBreak | Event::HardBreak => range.start >= paragraph.start + line.trim_end().len(),
            event => matches!(event, Event::End(_)),
        });
        is_whole && is_plain
    }

    /// A block with the attributes before it, which come next.
    pub(super) fn passage(&mut self) -> Option<Block> {
        let (_, paragraph) = self.events.get(self.next).cloned()?;
        let line = first_line(&self.text.as_str()[paragraph.clone()]);
        let attributes = attributes::parse(line)?.attributes;
        let place = paragraph.start..paragraph.start + line.trim_end().len();
        let voice = self.voice(attributes, &place);
        self.next += 1;
        while matches!(self.peek(), Some(Event::Text(_))) {
            self.next += 1;
        }
        let (outer, outer_direction) = (self.writing.clone(), self.direction);
        if let Some(language) = &voice.language {
            self.writing = outer.in_language(language.clone());
        }
        self.direction = voice.direction().unwrap_or(outer_direction);
        let refused = self.refused;
        let goes_on = matches!(self.peek(), Some(Event::SoftBreak | Event::HardBreak));
        self.next += 1;
        let block = if goes_on { self.within(&paragraph, Self::paragraph) } else { self.block_after() };
        let dir = voice.direction.or(Some(self.direction).filter(|dir| *dir != outer_direction));
        (self.writing, self.direction) = (outer, outer_direction);
        if block.is_none() && refused == self.refused {
            let help = "write it on the line before a paragraph, a quotation, a list or a table";
            self.refuse(Promise::AttributesAreKnown, place, "attributes with nothing below them", help);
        }
        Some(Block::Passage { id: String::new(), lang: voice.lang(), dir, blocks: vec![block?] })
    }

    fn block_after(&mut self) -> Option<Block> {
        let (event, range) = self.events.get(self.next).cloned()?;
        match event {
            Event::Start(Tag::Paragraph) if self.begins_with_attributes() => None,
            Event::Start(tag) => {
                self.next += 1;
                self.block(tag, &range)
            }
            _ => None,
        }
    }
}

/// Spans as they are found, with what may yet turn out to be a passage.
struct Found {
    spans: Vec<Span>,
    /// The text after them.
    text: String,
    /// Where brackets were opened: before which span, and where in the text that then follows.
    open: Vec<(usize, usize)>,
}

impl Found {
    fn push(&mut self, span: Span) {
        self.end_text();
        self.spans.push(span);
    }

    fn end_text(&mut self) {
        if !self.text.is_empty() {
            self.spans.push(Span::Text(std::mem::take(&mut self.text)));
        }
    }

    fn open(&mut self) {
        if self.open.len() == MOST_OPEN {
            self.open.remove(0);
        }
        self.open.push((self.spans.len(), self.text.len()));
    }

    fn ends_with_markup(&self) -> bool {
        let last = self.spans.last().filter(|_| self.text.is_empty());
        matches!(last, Some(Span::Link(..) | Span::Em(_) | Span::Strong(_) | Span::Del(_)))
    }

    fn last(&mut self) -> Option<Vec<Span>> {
        self.spans.pop().map(|span| vec![span])
    }

    /// What stands since the bracket that was opened last.
    fn within(&mut self) -> Option<Vec<Span>> {
        let (place, at) = self.open.pop()?;
        self.end_text();
        let mut within = self.spans.split_off(place);
        if let Some(Span::Text(first)) = within.first_mut() {
            let inner = first.split_off(at);
            let before = std::mem::replace(first, inner);
            first.remove(0);
            if first.is_empty() {
                within.remove(0);
            }
            self.text = before;
            self.end_text();
        }
        Some(within)
    }

    fn finish(mut self) -> Vec<Span> {
        self.end_text();
        self.spans
    }
}

/// Leaves the direction of a language out where it is that of the words around it.
pub(super) fn prune(spans: &mut [Span], around: Direction) {
    for span in spans {
        match span {
            Span::Passage(within, lang, dir) => {
                prune(within, dir.unwrap_or(around));
                if lang.is_some() && *dir == Some(around) {
                    *dir = None;
                }
            }
            Span::Em(within)
            | Span::Strong(within)
            | Span::Sup(within)
            | Span::Sub(within)
            | Span::Del(within)
            | Span::Link(within, _) => prune(within, around),
            _ => {}
        }
    }
}

/// The spans within a span that may have some.
pub(super) fn within(span: &mut Span) -> Option<&mut Vec<Span>> {
    match span {
        Span::Em(within)
        | Span::Strong(within)
        | Span::Sup(within)
        | Span::Sub(within)
        | Span::Del(within)
        | Span::Link(within, _)
        | Span::Passage(within, ..) => Some(within),
        Span::Text(_) | Span::Code(_) | Span::Abbr(..) | Span::Note(_) | Span::Br | Span::Unknown => None,
    }
}

/// Takes the signs out that stand before escaped characters.
pub(super) fn strip(spans: &mut [Span]) {
    for span in spans {
        match span {
            Span::Text(text) if text.contains(ESCAPE) => text.retain(|c| c != ESCAPE),
            _ => {
                if let Some(within) = within(span) {
                    strip(within);
                }
            }
        }
    }
}

/// Whether nothing is wrong with attributes, so that nobody asks where they stand.
fn is_sound(pairs: &[(String, String)]) -> bool {
    pairs.iter().all(|(key, value)| {
        key == "lang" && value.parse::<Language>().is_ok_and(|language| language.direction().is_some())
    })
}

fn first_line(text: &str) -> &str {
    text.split('\n').next().unwrap_or_default()
}
