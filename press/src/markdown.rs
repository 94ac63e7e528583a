//! Markdown into the blocks and spans that are published.
//!
//! What has no place in a block is refused, with its place and what to write instead; nothing is dropped in silence.
//! Whether links lead somewhere is not known here.

mod html;
mod ids;
mod run;

use crate::{
    problem::{Place, Problem, Problems},
    promise::Promise,
    source::Text,
    wording,
};
use gazette::model::{Align, Attribution, Block, CalloutKind, Footnote, HeadingLevel, Href, Span, plain_text};
use pulldown_cmark::{
    Alignment, BlockQuoteKind, BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd,
};
use std::{cell::RefCell, collections::HashMap, ops::Range};

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

/// Reads a text. What is refused is left out of the blocks.
pub fn read(text: &Text, problems: &mut Problems) -> Body {
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
        events,
        next: 0,
        depth: 0,
        too_deep: false,
        refused: 0,
        level: 1,
        notes: Notes::default(),
        links: Vec::new(),
        images: Vec::new(),
        problems,
    };
    let mut blocks = reader.blocks();
    for link in broken.take() {
        reader.broken_link(&link);
    }
    blocks.extend(reader.footnotes());
    let Reader { links, images, .. } = reader;
    ids::finish(&mut blocks);
    Body { blocks, links, images, place: text.whole() }
}

struct Reader<'a> {
    text: &'a Text,
    events: Vec<(Event<'a>, Range<usize>)>,
    next: usize,
    depth: usize,
    too_deep: bool,
    /// How much was refused so far.
    refused: usize,
    /// The level of the last heading; the page's title is level 1.
    level: u8,
    notes: Notes,
    links: Vec<Address>,
    images: Vec<Address>,
    problems: &'a mut Problems,
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
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.get(self.next).cloned() {
            match event {
                Event::End(_) => break,
                Event::Start(tag) if !is_inline(&tag) => {
                    self.next += 1;
                    blocks.extend(self.block(tag, &range));
                }
                Event::Rule => {
                    self.next += 1;
                    blocks.push(Block::Rule);
                }
                Event::Html(html) => {
                    self.next += 1;
                    self.refuse_html(&html, range);
                }
                _ => blocks.extend(self.paragraph()),
            }
        }
        blocks
    }

    fn block(&mut self, tag: Tag<'a>, range: &Range<usize>) -> Option<Block> {
        match tag {
            Tag::Paragraph => self.within(range, Self::paragraph),
            Tag::Heading { level, .. } => {
                let text = self.within(range, Self::spans);
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
                    CodeBlockKind::Fenced(info) => info.split_whitespace().next().map(str::to_owned),
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
                Some(Block::Table { id: String::new(), caption: None, header, rows, align: aligned(&align) })
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
        let text = self.spans();
        if self.next == start {
            // Nothing that stands in a paragraph: not to be met again.
            self.next += 1;
        }
        (!plain_text(&text).trim().is_empty() || text.iter().any(|span| matches!(span, Span::Note(_))))
            .then(|| Block::Paragraph { id: String::new(), text })
    }

    /// Where a picture that fills its paragraph ends.
    fn lone_image(&self) -> Option<usize> {
        let Some(Event::Start(Tag::Image { .. })) = self.peek() else { return None };
        let end = self.end_of(self.next);
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
        let address = self.address(&dest_url, range)?;
        let src = address.href.clone();
        if let Some(problem) = wording::of_picture(&alt, &src, || address.place.clone()) {
            self.problems.push(problem);
        }
        self.images.push(address);
        let caption = Some(title.trim().to_owned()).filter(|title| !title.is_empty());
        Some(Block::Figure { id: String::new(), src, width: None, height: None, alt, caption, credit: None })
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
        let (mut header, mut rows) = (Vec::new(), Vec::new());
        while let Some((Event::Start(tag), range)) = self.events.get(self.next).cloned() {
            self.next += 1;
            let cells = self.within(&range, Self::cells);
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
            cells.push(self.within(&range, Self::spans));
        }
        cells
    }

    /// Spans up to an end or to a block. A line's end within them is the text `\n`.
    fn spans(&mut self) -> Vec<Span> {
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
        let mut seen = Vec::new();
        for (label, range) in std::mem::take(&mut self.notes.marks) {
            if let Some((blocks, _)) = self.notes.definitions.remove(&label) {
                items.push(Footnote { id: self.notes.id(&label), blocks });
                seen.push(label);
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

/// One for each column, or none where all are as text is.
fn aligned(columns: &[Alignment]) -> Vec<Align> {
    let align = |column: &Alignment| match column {
        Alignment::None | Alignment::Left => Align::Start,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::End,
    };
    let columns: Vec<Align> = columns.iter().map(align).collect();
    if columns.iter().all(|align| *align == Align::Start) { Vec::new() } else { columns }
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
    let rest = line.strip_prefix('—').or_else(|| line.strip_prefix("--"))?;
    (!rest.starts_with(['-', '—'])).then(|| rest.trim())
}

fn attribution(line: &[Span]) -> Option<Attribution> {
    let words = plain_text(line);
    let words = after_dash(&words)?;
    let (name, role) = words.split_once(',').unwrap_or((words, ""));
    let url = line.iter().find_map(|span| match span {
        Span::Link(_, href) => Some(href.clone()),
        _ => None,
    });
    let role = Some(role.trim().to_owned()).filter(|role| !role.is_empty());
    let name = name.trim().to_owned();
    (!name.is_empty()).then_some(Attribution { name, role, person_id: None, url })
}

#[cfg(test)]
mod tests;
