//! Markdown into the blocks and spans that are published.
//!
//! What has no place in a block is refused, with its place and what to write instead; nothing is dropped in silence.
//! Whether links lead somewhere is not known here.

mod abbreviations;
mod attributes;
mod captions;
mod html;
mod ids;
mod lookalikes;
mod passages;
mod run;

use crate::{
    problem::{Place, Problem, Problems},
    promise::Promise,
    source::Text,
    typography::{ESCAPE, Writing},
    wording,
};
use abbreviations::Abbreviations;
use attributes::Attributes;
use gazette::model::{
    Align, Attribution, Block, CalloutKind, Direction, FileLink, Footnote, HeadingLevel, Href, Slug, Span, plain_text,
};
use pulldown_cmark::{
    Alignment, BlockQuoteKind, BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd,
};
use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
    ops::Range,
};

/// The text of a page, with the addresses it uses.
#[derive(Clone, Debug)]
pub struct Body {
    /// The text.
    pub blocks: Vec<Block>,
    /// Where its links lead.
    pub links: Vec<Address>,
    /// Where its pictures are.
    pub images: Vec<Address>,
    /// Where the text stands.
    pub place: Place,
}

/// An address, and where it is written.
#[derive(Clone, Debug)]
pub struct Address {
    /// The address.
    pub href: Href,
    /// Where it is written.
    pub place: Place,
}

/// How deep quotations, lists and emphasis may stand in one another.
pub const DEEPEST: usize = 16;

/// Reads a text that is written in a way. What is refused is left out of the blocks.
pub fn read(text: &Text, writing: &Writing, problems: &mut Problems) -> Body {
    read_below(1, text, writing, problems)
}

/// The same of a text that stands below a heading of this level; the page's title is level 1.
pub fn read_below(level: u8, text: &Text, writing: &Writing, problems: &mut Problems) -> Body {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_GFM;
    let broken = RefCell::new(Vec::new());
    let note_broken = |link: BrokenLink<'_>| {
        broken.borrow_mut().push(link.into_static());
        None::<(CowStr<'_>, CowStr<'_>)>
    };
    let parser = Parser::new_with_broken_link_callback(text.as_str(), options, Some(note_broken));
    let events: Vec<_> = parser.into_offset_iter().collect();
    let mut reader = Reader {
        text,
        writing: writing.clone(),
        direction: writing.language.direction().unwrap_or(Direction::Ltr),
        events,
        next: 0,
        depth: 0,
        too_deep: false,
        refused: 0,
        level,
        notes: Notes::default(),
        abbreviations: Abbreviations::default(),
        rare: Rare { has_passages: text.as_str().contains('{'), has_escapes: text.as_str().contains(ESCAPE) },
        is_caption: false,
        links: Vec::new(),
        images: Vec::new(),
        problems,
    };
    let mut blocks = reader.blocks();
    for link in broken.take() {
        reader.broken_link(&link);
    }
    blocks.extend(reader.footnotes());
    ids::finish(&mut blocks);
    reader.abbreviate(&mut blocks);
    let Reader { links, images, .. } = reader;
    Body { blocks, links, images, place: text.whole() }
}

struct Reader<'a> {
    text: &'a Text,
    /// How the text that is being read is written.
    writing: Writing,
    /// The direction in which it is written.
    direction: Direction,
    events: Vec<(Event<'a>, Range<usize>)>,
    next: usize,
    depth: usize,
    too_deep: bool,
    /// How much was refused so far.
    refused: usize,
    /// The level of the last heading; the page's title is level 1.
    level: u8,
    notes: Notes,
    abbreviations: Abbreviations,
    rare: Rare,
    /// Whether the last paragraph was written as a caption.
    is_caption: bool,
    links: Vec<Address>,
    images: Vec<Address>,
    problems: &'a mut Problems,
}

/// What most texts do not hold, and need not be searched for.
struct Rare {
    /// Whether words may have a language of their own.
    has_passages: bool,
    /// Whether signs of escaped characters stand in the text.
    has_escapes: bool,
}

/// Footnotes by their label in lower case.
#[derive(Default)]
struct Notes {
    /// The labels in the order of their first marks, and where those are.
    marks: Vec<(String, Range<usize>)>,
    definitions: HashMap<String, (Vec<Block>, Range<usize>)>,
    ids: ids::Names,
    by_label: HashMap<String, String>,
}

impl Notes {
    fn id(&mut self, label: &str) -> String {
        if let Some(id) = self.by_label.get(label) {
            return id.clone();
        }
        let id = self.ids.unique(&ids::joined("fn", label));
        self.by_label.insert(label.to_owned(), id.clone());
        id
    }
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<&Event<'a>> {
        self.events.get(self.next).map(|(event, _)| event)
    }

    fn refuse(&mut self, check: Promise, range: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.refused += 1;
        let place = self.text.place(range);
        self.problems.push(Problem::error(check, message, place).help(help));
    }

    fn warn(&mut self, check: Promise, range: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        let place = self.text.place(range);
        self.problems.push(Problem::warning(check, message, place).help(help));
    }

    /// Where a piece stands within a part of the text, or the part where it cannot be found.
    fn find(&self, piece: &str, within: Range<usize>) -> Range<usize> {
        let found = self.text.as_str().get(within.clone()).and_then(|text| text.find(piece));
        found.map_or(within.clone(), |at| within.start + at..within.start + at + piece.len())
    }

    /// Where the events from `start` up to here stand.
    fn range_from(&self, start: usize) -> Range<usize> {
        let first = self.events.get(start).map_or(0, |(_, range)| range.start);
        let last = self.next.checked_sub(1).and_then(|last| self.events.get(last));
        first..last.map_or(first, |(_, range)| range.end.max(first))
    }

    /// Reads what stands within a start that was just taken, up to its end.
    fn within<T: Default>(&mut self, range: &Range<usize>, read: impl FnOnce(&mut Self) -> T) -> T {
        if self.depth == DEEPEST {
            if !self.too_deep {
                self.too_deep = true;
                let message = format!("this stands more than {DEEPEST} levels deep in lists, quotations and emphasis");
                self.refuse(
                    Promise::NestingIsShallow,
                    range.start..range.start + 1,
                    message,
                    "take it out of some of them",
                );
            }
            self.skip();
            return T::default();
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        self.skip();
        value
    }

    /// Goes past the end that belongs to the start before here.
    fn skip(&mut self) {
        let mut open = 1_usize;
        while open > 0 {
            match self.peek() {
                Some(Event::Start(_)) => open += 1,
                Some(Event::End(_)) => open -= 1,
                Some(_) => {}
                None => return,
            }
            self.next += 1;
        }
    }

    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = captions::Blocks::default();
        while let Some((event, range)) = self.events.get(self.next).cloned() {
            match event {
                Event::End(_) => break,
                Event::Start(Tag::Paragraph) if self.begins_with_attributes() => {
                    let block = self.passage();
                    blocks.push(block, range, self);
                }
                Event::Start(tag) if !is_inline(&tag) => {
                    self.next += 1;
                    let block = self.block(tag, &range);
                    blocks.push(block, range, self);
                }
                Event::Rule => {
                    self.next += 1;
                    blocks.push(Some(Block::Rule), range, self);
                }
                Event::Html(html) => {
                    self.next += 1;
                    self.refuse_html(&html, range);
                }
                _ => {
                    let block = self.paragraph();
                    blocks.push(block, range, self);
                }
            }
        }
        blocks.finish(self)
    }

    fn block(&mut self, tag: Tag<'a>, range: &Range<usize>) -> Option<Block> {
        match tag {
            Tag::Paragraph => self.within(range, Self::paragraph),
            Tag::Heading { level, .. } => {
                let text = self.within(range, Self::words);
                self.heading(level as u8, text, range)
            }
            Tag::BlockQuote(kind) => {
                let refused = self.refused;
                let blocks = self.within(range, Self::blocks);
                let is_empty = blocks.is_empty() && refused == self.refused && !self.too_deep;
                match kind {
                    _ if is_empty => self.empty_quote(range),
                    Some(kind) => Some(Block::Callout { id: String::new(), kind: callout_kind(kind), blocks }),
                    None => self.quote(blocks, range),
                }
            }
            Tag::CodeBlock(kind) => {
                let text = self.within(range, Self::plain);
                let language = match kind {
                    CodeBlockKind::Fenced(info) => self.code_language(&info, range),
                    CodeBlockKind::Indented => None,
                };
                let text = text.strip_suffix('\n').unwrap_or(&text).to_owned();
                Some(Block::Code { id: String::new(), language, text })
            }
            Tag::List(start) => {
                let items = self.within(range, Self::items);
                let first = start.and_then(|start| u32::try_from(start).ok()).filter(|&start| start != 1);
                Some(Block::List { id: String::new(), ordered: start.is_some(), start: first, items })
            }
            Tag::Table(align) => {
                let (header, rows) = self.within(range, Self::table);
                let align = aligned(&align, &rows);
                Some(Block::Table { id: String::new(), caption: None, header, rows, align })
            }
            Tag::FootnoteDefinition(label) => {
                let blocks = self.within(range, Self::blocks);
                self.define(&label, blocks, range);
                None
            }
            // Each piece of HTML within is refused by itself; one remark for the block is enough.
            Tag::HtmlBlock => {
                let html = self.within(range, Self::plain);
                self.refuse_html(&html, range.clone());
                None
            }
            _ => {
                self.within(range, |_| ());
                None
            }
        }
    }

    /// A paragraph, or a figure where there is nothing but a picture.
    fn paragraph(&mut self) -> Option<Block> {
        if let Some(end) = self.lone_image() {
            let figure = self.figure();
            self.next = end;
            return figure;
        }
        let start = self.next;
        let spans = self.spans();
        if self.next == start {
            // Nothing that stands in a paragraph: not to be met again.
            self.next += 1;
        }
        let range = self.range_from(start);
        let mut text = match self.file(spans, &range) {
            Ok(file) => return file,
            Err(spans) => spans,
        };
        let explains = matches!(text.first(), Some(Span::Text(first)) if abbreviations::definition(first).is_some());
        self.is_caption = captions::is_caption(&text);
        if !explains && !self.is_caption {
            self.remark(&text, &range);
        }
        self.set(&mut text);
        if explains {
            self.explain(&text, &range);
            return None;
        }
        (!plain_text(&text).trim().is_empty() || text.iter().any(|span| matches!(span, Span::Note(_))))
            .then(|| Block::Paragraph { id: String::new(), text })
    }

    /// Where a picture that fills its paragraph ends.
    fn lone_image(&self) -> Option<usize> {
        let Some(Event::Start(Tag::Image { .. })) = self.peek() else { return None };
        let mut end = self.end_of(self.next);
        if self.braces_after_image().is_some() {
            while matches!(self.events.get(end), Some((Event::Text(_), _))) {
                end += 1;
            }
        }
        let alone = match self.events.get(end) {
            None | Some((Event::End(_) | Event::Rule | Event::Html(_), _)) => true,
            Some((Event::Start(tag), _)) => !is_inline(tag),
            Some(_) => false,
        };
        alone.then_some(end)
    }

    /// The event after the end of what starts at `start`.
    fn end_of(&self, start: usize) -> usize {
        let mut open = 0_usize;
        for (index, (event, _)) in self.events.iter().enumerate().skip(start) {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                _ => {}
            }
            if open == 0 {
                return index + 1;
            }
        }
        self.events.len()
    }

    fn figure(&mut self) -> Option<Block> {
        let (event, range) = self.events.get(self.next).cloned()?;
        let Event::Start(Tag::Image { dest_url, title, .. }) = event else { return None };
        let braces = self.braces_after_image();
        self.next += 1;
        let alt = self.plain().trim().to_owned();
        if alt.is_empty() {
            self.refuse(
                Promise::PicturesAreDescribed,
                range,
                "the picture has no words for those who do not see it",
                format!("write what it shows between the brackets: `![…]({dest_url})`"),
            );
            return None;
        }
        let address = self.address(&dest_url, range.clone())?;
        let src = address.href.clone();
        if let Some(problem) = wording::of_picture(&alt, &src, || address.place.clone()) {
            self.problems.push(problem);
        }
        self.images.push(address);
        let mut caption = Some(title.trim().to_owned()).filter(|title| !title.is_empty());
        let mut credit = None;
        for (key, value) in self.pairs(braces.map(|braces| braces.attributes), &range, &["credit"]) {
            credit = Some(value).filter(|_| key == "credit");
        }
        let mut alt = alt;
        [Some(&mut alt), caption.as_mut(), credit.as_mut()]
            .into_iter()
            .flatten()
            .for_each(|words| self.writing.set_words(words));
        Some(Block::Figure {
            id: String::new(),
            src,
            width: None,
            height: None,
            alt,
            caption,
            credit,
            srcset: Vec::new(),
        })
    }

    /// The attributes that follow a picture, which is the next thing to read, up to the end of its paragraph.
    fn braces_after_image(&self) -> Option<attributes::Braces> {
        let (_, range) = self.events.get(self.next)?;
        let rest = self.text.as_str().get(range.end..)?;
        let braces = attributes::parse(rest)?;
        let line = &rest[braces.length..];
        line.split('\n').next()?.trim().is_empty().then_some(braces)
    }

    /// The attributes, as far as they are known here. What is wrong with them is told.
    fn pairs(&mut self, attributes: Option<Attributes>, range: &Range<usize>, known: &[&str]) -> Vec<(String, String)> {
        const CHECK: Promise = Promise::AttributesAreKnown;
        let mut pairs = match attributes {
            None => return Vec::new(),
            Some(Ok(pairs)) => pairs,
            Some(Err((message, help))) => {
                self.refuse(CHECK, range.clone(), message, help);
                return Vec::new();
            }
        };
        pairs.retain(|(key, value)| {
            let is_known = known.contains(&key.as_str());
            if !is_known {
                let help = format!("what may stand here: {}", known.join(", "));
                self.refuse(CHECK, range.clone(), format!("`{key}={value}` means nothing here"), help);
            }
            is_known
        });
        pairs
    }

    fn heading(&mut self, level: u8, text: Vec<Span>, range: &Range<usize>) -> Option<Block> {
        const CHECK: Promise = Promise::HeadingsAreInOrder;
        let last = std::mem::replace(&mut self.level, level.min(4));
        if plain_text(&text).trim().is_empty() {
            self.refuse(CHECK, range.clone(), "the heading has no words", "write them, or take the heading out");
        } else if level == 1 {
            let help = "the title is in the fields at the top: begin with `##`";
            self.refuse(CHECK, range.clone(), "a heading of level 1 within the text", help);
        } else if level > 4 {
            let help = "levels 2 to 4 are there: write `####`, or a paragraph";
            self.refuse(CHECK, range.clone(), format!("a heading of level {level}"), help);
        } else if level > last + 1 {
            let message = format!("a heading of level {level} under one of level {last}");
            let help = format!("do not skip a level: write `{}`", "#".repeat(usize::from(last) + 1));
            self.refuse(CHECK, range.clone(), message, help);
        }
        let level = HeadingLevel::try_from(level).ok()?;
        Some(Block::Heading { id: String::new(), level, text })
    }

    fn quote(&mut self, mut blocks: Vec<Block>, range: &Range<usize>) -> Option<Block> {
        const CHECK: Promise = Promise::QuotationsAreWhole;
        let written = &self.text.as_str()[range.clone()];
        let first_line = range.start..range.start + written.find('\n').unwrap_or(written.len());
        let last_line = range.start + written.trim_end().rfind('\n').map_or(0, |at| at + 1)..range.end;
        if let Some(Block::Paragraph { text, .. }) = blocks.first()
            && plain_text(text).starts_with("[!")
        {
            let help =
                "the kinds are [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] and [!CAUTION], alone on the first line";
            self.refuse(CHECK, first_line, "this is no kind of callout", help);
            return None;
        }
        let line = match blocks.last_mut() {
            Some(Block::Paragraph { text, .. }) => take_attribution(text),
            _ => None,
        };
        if matches!(blocks.last(), Some(Block::Paragraph { text, .. }) if text.is_empty()) {
            blocks.pop();
        }
        if blocks.is_empty() && line.is_some() {
            return self.empty_quote(range);
        }
        if line.iter().flatten().any(|span| matches!(span, Span::Note(_))) {
            let help = "put it at the end of the words that are quoted";
            self.refuse(
                CHECK,
                last_line.clone(),
                "a footnote’s mark in the line that says whose words these are",
                help,
            );
        }
        let attribution = line.and_then(|line| {
            let attribution = attribution(&line);
            if attribution.is_none() {
                let help = "write `— Name, role` on the last line of the quotation";
                self.refuse(CHECK, last_line, "the line that says whose words these are has no name", help);
            }
            attribution
        });
        Some(Block::Quote { id: String::new(), blocks, attribution })
    }

    fn empty_quote(&mut self, range: &Range<usize>) -> Option<Block> {
        let help = "write them, or take the quotation out";
        self.refuse(Promise::QuotationsAreWhole, range.clone(), "the quotation has no words", help);
        None
    }

    fn items(&mut self) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        while let Some((Event::Start(Tag::Item), range)) = self.events.get(self.next).cloned() {
            self.next += 1;
            items.push(self.within(&range, Self::blocks));
        }
        items
    }

    fn table(&mut self) -> (Vec<Vec<Span>>, Vec<Vec<Vec<Span>>>) {
        let (mut header, mut rows) = (Vec::<Vec<Span>>::new(), Vec::new());
        while let Some((Event::Start(tag), range)) = self.events.get(self.next).cloned() {
            self.next += 1;
            let cells = self.within(&range, Self::cells);
            if matches!(tag, Tag::TableRow) {
                self.check_row(header.len(), &cells, range);
            }
            match tag {
                Tag::TableHead => header = cells,
                _ => rows.push(cells),
            }
        }
        (header, rows)
    }

    fn cells(&mut self) -> Vec<Vec<Span>> {
        let mut cells = Vec::new();
        while let Some((Event::Start(Tag::TableCell), range)) = self.events.get(self.next).cloned() {
            self.next += 1;
            cells.push(self.within(&range, Self::words));
        }
        cells
    }

    /// Refuses what the parser would leave out, and a caption that it takes for a row.
    fn check_row(&mut self, columns: usize, cells: &[Vec<Span>], range: Range<usize>) {
        const CHECK: Promise = Promise::TablesAreWhole;
        let written = captions::cells(&self.text.as_str()[range.clone()]);
        if written > columns {
            let message = format!("this row has {written} cells, and the first row {columns}");
            let help = "leave the last out, or put it into the first row too; a `|` within a cell is written `\\|`";
            self.refuse(CHECK, range, message, help);
        } else if written == 1 && cells.first().is_some_and(|cell| captions::is_caption(cell)) {
            self.refuse(
                CHECK,
                range,
                "the caption would be a row",
                "leave an empty line between the table and its caption",
            );
        }
    }

    /// The language of code, as the editor names it.
    fn code_language(&mut self, info: &str, range: &Range<usize>) -> Option<String> {
        let mut words = info.split_whitespace();
        let language = words.next()?;
        if language.contains(['{', '}', '=', ',']) {
            let help = "write the name of the language alone, such as ```` ```rust ````";
            self.refuse(Promise::CodeNamesItsLanguage, range.clone(), format!("`{language}` is no language"), help);
        } else if words.next().is_some() {
            let help = "take it out: the language is all that is shown";
            self.warn(Promise::CodeNamesItsLanguage, range.clone(), "more than a language stands above the code", help);
        }
        Some(language.to_owned())
    }

    /// The spans of a whole heading or cell.
    fn words(&mut self) -> Vec<Span> {
        let mut spans = self.spans();
        self.set(&mut spans);
        spans
    }

    /// Completes the spans of a whole paragraph, heading or cell.
    fn set(&self, spans: &mut [Span]) {
        if self.rare.has_passages {
            passages::prune(spans, self.direction);
        }
        self.writing.set(spans);
        if self.rare.has_escapes {
            passages::strip(spans);
        }
    }

    /// Takes note of the abbreviations that a paragraph explains.
    fn explain(&mut self, text: &[Span], range: &Range<usize>) {
        const CHECK: Promise = Promise::AbbreviationsAreExplained;
        let mut from = range.start;
        for line in plain_text(text).split('\n') {
            let place = self.find(line, from..range.end);
            from = place.end.min(range.end);
            match abbreviations::definition(line) {
                Some((short, title))
                    if short.is_empty() || title.is_empty() || short.len() > abbreviations::LONGEST =>
                {
                    let help = format!(
                        "write `*[HTML]: HyperText Markup Language`; at most {} letters are short",
                        abbreviations::LONGEST
                    );
                    self.refuse(
                        CHECK,
                        place,
                        "an abbreviation without its words, or words without an abbreviation",
                        help,
                    );
                }
                Some((short, title)) => {
                    if !self.abbreviations.add(short, title, place.clone()) {
                        let help = "keep one of the explanations";
                        self.refuse(CHECK, place, format!("`{short}` is explained twice"), help);
                    }
                }
                None => {
                    let help = "leave an empty line before it; each explanation stands on one line";
                    self.refuse(CHECK, place, "text that goes on below the explanation of an abbreviation", help);
                }
            }
        }
    }

    /// Marks the abbreviations of the whole text.
    fn abbreviate(&mut self, blocks: &mut [Block]) {
        self.abbreviations.mark(blocks);
        let unused: Vec<_> =
            self.abbreviations.unused().map(|(short, place)| (short.to_owned(), place.clone())).collect();
        for (short, place) in unused {
            let message = format!("`{short}` stands nowhere in the text");
            let help = "take the explanation out, or mend the spelling: large and small letters differ";
            self.warn(Promise::AbbreviationsAreExplained, place, message, help);
        }
    }

    /// A paragraph that is nothing but a link to a file of this site.
    fn file(&mut self, mut text: Vec<Span>, range: &Range<usize>) -> Result<Option<Block>, Vec<Span>> {
        let (words, href, braces) = match text.as_mut_slice() {
            [Span::Link(words, href)] => (words, href, None),
            [Span::Link(words, href), Span::Text(after)] => match attributes::parse(after) {
                Some(braces) if after[braces.length..].trim().is_empty() => (words, href, Some(braces.attributes)),
                _ => return Err(text),
            },
            _ => return Err(text),
        };
        if !href.as_str().starts_with("/files/") {
            return Err(text);
        }
        self.set(words);
        let (url, name) = (href.clone(), plain_text(words));
        if words.iter().any(|span| matches!(span, Span::Note(_))) {
            self.refuse(
                Promise::FootnotesMatch,
                range.clone(),
                "a footnote’s mark in the name of a file",
                "put it into the text",
            );
        }
        let path = url.as_str().split(['?', '#']).next().unwrap_or_default();
        let mime_type = mime_guess::from_path(path).first_or_octet_stream().essence_str().to_owned();
        let mut file = FileLink {
            url,
            name,
            mime_type,
            size: None,
            pages: None,
            sha256: None,
            accessible: None,
            alternative_format_contact: None,
        };
        for (key, value) in self.pairs(braces, range, &["accessible", "alternative_format_contact"]) {
            match (&*key, &*value) {
                ("alternative_format_contact", _) => file.alternative_format_contact = Some(value),
                (_, "true") => file.accessible = Some(true),
                (_, "false") => file.accessible = Some(false),
                _ => self.refuse(
                    Promise::AttributesAreKnown,
                    range.clone(),
                    format!("`{value}` does not say whether the file is accessible"),
                    "write `true` or `false`",
                ),
            }
        }
        Ok(Some(Block::File { id: String::new(), file }))
    }

    /// Remarks on what will have been meant as something that this Markdown does not have.
    fn remark(&mut self, text: &[Span], range: &Range<usize>) {
        let mut is_first = true;
        for span in text {
            if let Span::Text(line) = span
                && let Some((what, help)) = lookalikes::remark(line, is_first)
            {
                self.warn(
                    Promise::TextIsWhatItSeems,
                    self.find(line, range.clone()),
                    format!("this reads like {what}, and stays text"),
                    help,
                );
            }
            is_first = matches!(span, Span::Br) || matches!(span, Span::Text(text) if text == "\n");
        }
    }

    /// Spans up to an end or to a block. A line's end within them is the text `\n`.
    fn spans(&mut self) -> Vec<Span> {
        let start = self.next;
        let spans = self.spans_as_they_come();
        let has_braces =
            self.rare.has_passages && spans.iter().any(|span| matches!(span, Span::Text(text) if text.contains('{')));
        if has_braces { self.passages(spans, &self.range_from(start)) } else { spans }
    }

    fn spans_as_they_come(&mut self) -> Vec<Span> {
        let mut spans = Vec::new();
        while let Some((event, range)) = self.events.get(self.next).cloned() {
            match event {
                Event::Text(_) => {
                    spans.extend(self.run(range.start));
                    continue;
                }
                Event::Code(code) => spans.push(Span::Code(code.into_string())),
                Event::SoftBreak => spans.push("\n".into()),
                Event::HardBreak => spans.push(Span::Br),
                Event::InlineHtml(html) => self.refuse_html(&html, range),
                Event::FootnoteReference(label) => {
                    let label = label.to_lowercase();
                    let id = self.notes.id(&label);
                    self.notes.marks.push((label, range));
                    spans.push(Span::Note(id));
                }
                Event::Start(tag) if is_inline(&tag) => {
                    self.next += 1;
                    spans.extend(self.span(tag, &range));
                    continue;
                }
                _ => break,
            }
            self.next += 1;
        }
        spans
    }

    /// Plain text, as far as it goes.
    fn run(&mut self, start: usize) -> Vec<Span> {
        let mut run = run::Run::default();
        let mut end = start;
        while let Some((Event::Text(piece), range)) = self.events.get(self.next) {
            let written = self.text.as_str();
            let is_escaped = written[..range.start].ends_with('\\') || !written[range.clone()].starts_with(&**piece);
            self.rare.has_escapes |= is_escaped;
            run.push(piece, is_escaped);
            end = range.end;
            self.next += 1;
        }
        let mut from = start;
        for label in run.lost_notes() {
            let mark = format!("[^{label}]");
            let at =
                self.text.as_str()[from..end].find(&mark).map_or(start..end, |at| from + at..from + at + mark.len());
            from = at.end;
            self.no_such_note(label, at);
        }
        run.spans()
    }

    fn no_such_note(&mut self, label: &str, range: Range<usize>) {
        let help = format!("write it on a line of its own: `[^{label}]: …`");
        self.refuse(Promise::FootnotesMatch, range, format!("there is no footnote `{label}`"), help);
    }

    fn span(&mut self, tag: Tag<'a>, range: &Range<usize>) -> Option<Span> {
        let within = self.within(range, Self::spans);
        let is_double = self.text.as_str()[range.clone()].starts_with("~~");
        Some(match tag {
            Tag::Emphasis => Span::Em(within),
            Tag::Strong => Span::Strong(within),
            // The parser takes a single `~` for this too, but only between words.
            Tag::Strikethrough if !is_double && !plain_text(&within).contains(char::is_whitespace) => Span::Sub(within),
            Tag::Strikethrough => Span::Del(within),
            Tag::Link { link_type, dest_url, title, .. } => {
                return self.link(link_type, &dest_url, &title, within, range);
            }
            Tag::Image { dest_url, .. } => {
                self.refuse(
                    Promise::PicturesStandAlone,
                    range.clone(),
                    "a picture within text",
                    format!("put it in a paragraph of its own: an empty line, `![…]({dest_url})`, an empty line"),
                );
                return None;
            }
            _ => return None,
        })
    }

    fn link(
        &mut self,
        link_type: LinkType,
        address: &str,
        title: &str,
        within: Vec<Span>,
        range: &Range<usize>,
    ) -> Option<Span> {
        const CHECK: Promise = Promise::LinksHaveWords;
        let address = if link_type == LinkType::Email { format!("mailto:{address}") } else { address.to_owned() };
        if plain_text(&within).trim().is_empty() {
            self.refuse(CHECK, range.clone(), "the link has no words", "write them between the brackets: `[…](…)`");
            return None;
        }
        if !title.is_empty() {
            let message = "what stands in quotes after a link's address is not shown";
            let problem = Problem::warning(CHECK, message, self.text.place(range.clone()));
            self.problems.push(problem.help("say it in the text, or take it out"));
        }
        let address = self.address(&address, range.clone())?;
        let href = address.href.clone();
        if let Some(problem) = wording::of_link(&plain_text(&within), || self.text.place(range.clone())) {
            self.problems.push(problem);
        }
        self.links.push(address);
        Some(Span::Link(within, href))
    }

    /// Text without markup, up to the end of what is open.
    fn plain(&mut self) -> String {
        let mut text = String::new();
        let mut open = 0_usize;
        while let Some(event) = self.peek() {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) if open == 0 => break,
                Event::End(_) => open -= 1,
                Event::Text(part) | Event::Code(part) | Event::Html(part) => text.push_str(part),
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                Event::InlineHtml(html) => {
                    let html = html.clone();
                    let range = self.events.get(self.next).map_or(0..0, |(_, range)| range.clone());
                    self.refuse_html(&html, range);
                }
                Event::FootnoteReference(label) => {
                    text.push_str("[^");
                    text.push_str(label);
                    text.push(']');
                }
                _ => {}
            }
            self.next += 1;
        }
        text
    }

    fn address(&mut self, text: &str, range: Range<usize>) -> Option<Address> {
        let written = self.text.as_str().get(range.clone()).and_then(|written| written.rfind(text));
        let range = match written {
            Some(at) if !text.is_empty() => range.start + at..range.start + at + text.len(),
            _ => range,
        };
        match text.parse::<Href>() {
            Ok(href) => Some(Address { href, place: self.text.place(range) }),
            Err(error) => {
                let problem = Problem::error(Promise::LinksAreSafe, error.to_string(), self.text.place(range));
                self.problems.push(problem);
                None
            }
        }
    }

    fn refuse_html(&mut self, html: &str, range: Range<usize>) {
        let message = if html.trim_start().starts_with("<!--") { "a comment in HTML" } else { "HTML within the text" };
        self.refuse(Promise::NoHtml, range, message, html::instead(html));
    }

    fn broken_link(&mut self, link: &BrokenLink<'_>) {
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            let label = &link.reference;
            let help = format!("write the address in round brackets after the words, or a line `[{label}]: https://…`");
            self.refuse(Promise::LinksAreSafe, link.span.clone(), format!("there is no address `{label}`"), help);
        }
    }

    fn define(&mut self, label: &str, blocks: Vec<Block>, range: &Range<usize>) {
        const CHECK: Promise = Promise::FootnotesMatch;
        if blocks.is_empty() {
            self.refuse(CHECK, range.clone(), format!("the footnote `{label}` has no words"), "write them");
        }
        let mark = range.start..(range.start + label.len() + 3).min(range.end);
        if let Some((_, first)) = self.notes.definitions.get(&label.to_lowercase()) {
            let place = self.text.place(first.clone()).labelled("the first");
            let message = format!("there are two footnotes `{label}`");
            let problem = Problem::error(CHECK, message, self.text.place(mark)).and(place);
            self.problems.push(problem.help("give one of them another name"));
            return;
        }
        self.notes.definitions.insert(label.to_lowercase(), (blocks, mark));
    }

    /// The notes in the order of their marks.
    fn footnotes(&mut self) -> Option<Block> {
        const CHECK: Promise = Promise::FootnotesMatch;
        let mut items = Vec::new();
        let mut seen = HashSet::new();
        for (label, range) in std::mem::take(&mut self.notes.marks) {
            if let Some((blocks, _)) = self.notes.definitions.remove(&label) {
                items.push(Footnote { id: self.notes.id(&label), blocks });
                seen.insert(label);
            } else if !seen.contains(&label) {
                self.no_such_note(&label, range);
            }
        }
        let mut unused: Vec<_> = std::mem::take(&mut self.notes.definitions).into_iter().collect();
        unused.sort_by_key(|(_, (_, range))| range.start);
        for (label, (_, range)) in unused {
            let help = format!("write `[^{label}]` where the note belongs, or take the note out");
            self.refuse(CHECK, range, format!("nothing in the text refers to the footnote `{label}`"), help);
        }
        (!items.is_empty()).then(|| Block::Footnotes { id: String::new(), items })
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag.to_end(), TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

fn callout_kind(kind: BlockQuoteKind) -> CalloutKind {
    match kind {
        BlockQuoteKind::Note => CalloutKind::Note,
        BlockQuoteKind::Tip => CalloutKind::Tip,
        BlockQuoteKind::Important => CalloutKind::Important,
        BlockQuoteKind::Warning => CalloutKind::Warning,
        BlockQuoteKind::Caution => CalloutKind::Caution,
    }
}

/// One for each column, or none where all are as text is. Where the editor says nothing, numbers stand with their units below one
/// another; what is in the first column names the row.
fn aligned(columns: &[Alignment], rows: &[Vec<Vec<Span>>]) -> Vec<Align> {
    let are_numbers = |column: usize| {
        let mut cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| plain_text(cell)).peekable();
        cells.peek().is_some() && cells.all(|cell| is_number(&cell))
    };
    let align = |(place, column): (usize, &Alignment)| match column {
        Alignment::None if place > 0 && are_numbers(place) => Align::End,
        Alignment::None | Alignment::Left => Align::Start,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::End,
    };
    let columns: Vec<Align> = columns.iter().enumerate().map(align).collect();
    if columns.iter().all(|align| *align == Align::Start) { Vec::new() } else { columns }
}

/// Whether a text is a number, with its sign, currency or `%`: `−1,250.5`, `£3`, `45 %`.
fn is_number(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['+', '-', '−', '£', '$', '€']).trim_end_matches('%').trim_end();
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}'))
}

/// Takes the last line off a quotation's last paragraph, where it says whose words they are.
fn take_attribution(text: &mut Vec<Span>) -> Option<Vec<Span>> {
    let is_break = |span: &Span| matches!(span, Span::Br) || *span == Span::from("\n");
    let line_break = text.iter().rposition(is_break);
    let line_start = line_break.map_or(0, |at| at + 1);
    after_dash(&plain_text(text.get(line_start..)?))?;
    let line = text.split_off(line_start);
    text.truncate(line_break.unwrap_or(0));
    Some(line)
}

fn after_dash(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(['—', '–']).or_else(|| line.strip_prefix("--"))?;
    (!rest.starts_with(['-', '—', '–'])).then(|| rest.trim())
}

fn attribution(line: &[Span]) -> Option<Attribution> {
    let words = plain_text(line);
    let words = after_dash(&words)?;
    let (name, role) = words.split_once(',').unwrap_or((words, ""));
    let links = line.iter().filter_map(|span| match span {
        Span::Link(_, href) => Some(href),
        _ => None,
    });
    let person = |href: &Href| href.site_path()?.strip_prefix("/people/")?.parse::<Slug>().ok();
    let person_id = links.clone().find_map(person);
    let url = links.filter(|href| person(href).is_none()).map(Href::clone).next();
    let role = Some(role.trim().to_owned()).filter(|role| !role.is_empty());
    let name = name.trim().to_owned();
    (!name.is_empty()).then_some(Attribution { name, role, person_id, url })
}

#[cfg(test)]
mod tests;
