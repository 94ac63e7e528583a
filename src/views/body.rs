//! The text of a page. One `match` chooses the markup of each kind of block, one that of each kind of span.

use super::{article_list::img, file_address, file_link, href_link, link::link_or_text, route_link};
use crate::{
    markup::{Element, Markup, el, many},
    model::{Align, Attribution, Block, Footnote, HeadingLevel, Span, skipped},
    route::Route,
};

/// A body. What this version cannot show is left out, and said.
pub(crate) fn body(body: &[Block]) -> Element {
    let left_out = match skipped(body) {
        0 => None,
        1 => Some(
            "One part of this page is of a kind that this tab cannot show. Load the page anew to see it.".to_owned(),
        ),
        n => Some(format!(
            "{n} parts of this page are of a kind that this tab cannot show. Load the page anew to see them."
        )),
    };
    let left_out = left_out.map(|text| el("p").class("left-out").attr("role", "note").add(text));
    el("div").class("body").add(Text::of(body).blocks(body)).add(left_out)
}

/// What the parts of a text must know of the whole.
struct Text<'a> {
    /// The ids of the notes, in the order of their numbers.
    notes: Vec<&'a str>,
}

impl<'a> Text<'a> {
    fn of(body: &'a [Block]) -> Text<'a> {
        let notes = body.iter().filter_map(|block| match block {
            Block::Footnotes { items, .. } => Some(items.iter().map(|note| note.id.as_str())),
            _ => None,
        });
        Text { notes: notes.flatten().collect() }
    }

    /// The number of a note, from 1.
    fn number(&self, note: &str) -> String {
        self.notes.iter().position(|id| *id == note).map_or_else(|| "?".to_owned(), |place| (place + 1).to_string())
    }

    fn blocks(&self, blocks: &[Block]) -> Markup {
        many(blocks.iter().map(|block| self.block(block)))
    }

    fn block(&self, block: &Block) -> Markup {
        match block {
            Block::Paragraph { id, text } => with_id("p", id).add(self.spans(text)).into(),
            Block::Heading { id, level, text } => with_id(heading_tag(*level), id).add(self.spans(text)).into(),
            Block::Quote { id, blocks: said, attribution } => self.quote(id, said, attribution.as_ref()).into(),
            Block::List { id, ordered, start, items } => {
                let tag = if *ordered { "ol" } else { "ul" };
                with_id(tag, id)
                    .attr_if("start", start.map(|start| start.to_string()))
                    .add_all(items.iter().map(|item| self.list_item(item)))
                    .into()
            }
            Block::Figure { id, src, width, height, alt, caption, credit } => with_id("figure", id)
                .class("figure")
                .add(img(file_address(src), alt, *width, *height).attr("loading", "lazy"))
                .add(caption_view(caption.as_deref(), credit.as_deref()))
                .into(),
            Block::Table { id, caption, header, rows, align } => {
                self.table(id, caption.as_deref(), header, rows, align).into()
            }
            Block::Code { id, language, text } => {
                let label = language.as_ref().map_or_else(|| "Code".to_owned(), |language| format!("Code, {language}"));
                scrolling(with_id("pre", id).class("code"), label).add(el("code").add(text.clone())).into()
            }
            Block::Callout { id, kind, blocks: inner } => {
                callout(kind.label()).attr("id", id.clone()).add(self.blocks(inner)).into()
            }
            Block::File { id, file } => with_id("p", id).add(file_link(file)).into(),
            Block::Footnotes { id, items } => self.footnotes(id, items).into(),
            Block::Rule => el("hr").into(),
            Block::Unknown => Markup::Nothing,
        }
    }

    fn quote(&self, id: &str, said: &[Block], attribution: Option<&Attribution>) -> Element {
        let Some(Attribution { name, role, person_id, url }) = attribution else {
            return with_id("blockquote", id).class("quote").add(self.blocks(said));
        };
        let speaker: Markup = match person_id {
            Some(id) => route_link(&Route::Person(id.clone()), name.clone()).into(),
            None => link_or_text(url.as_ref(), name.clone()),
        };
        let role = role.as_ref().map(|role| format!(", {role}"));
        with_id("figure", id)
            .class("quote")
            .add(el("blockquote").attr_if("cite", url.as_ref().map(file_address)).add(self.blocks(said)))
            .add(el("figcaption").add("— ").add(speaker).add(role))
    }

    /// An item whose text is one paragraph is shown as that text.
    fn list_item(&self, item: &[Block]) -> Element {
        match item {
            [Block::Paragraph { id, text }, rest @ ..]
                if rest.iter().all(|block| matches!(block, Block::List { .. })) =>
            {
                with_id("li", id).add(self.spans(text)).add(self.blocks(rest))
            }
            item => el("li").add(self.blocks(item)),
        }
    }

    fn table(
        &self,
        id: &str,
        caption: Option<&str>,
        header: &[Vec<Span>],
        rows: &[Vec<Vec<Span>>],
        align: &[Align],
    ) -> Element {
        let class = |column: usize| match align.get(column) {
            Some(Align::Center) => Some("align-center"),
            Some(Align::End) => Some("align-end"),
            Some(Align::Start) | None => None,
        };
        let cells = |tag: &'static str, cells: &[Vec<Span>]| {
            let cells = cells.iter().enumerate().map(|(column, cell)| {
                el(tag)
                    .attr_if("class", class(column))
                    .attr_if("scope", (tag == "th").then_some("col"))
                    .add(self.spans(cell))
            });
            el("tr").add_all(cells)
        };
        let table = el("table")
            .add(caption.map(|caption| el("caption").add(caption.to_owned())))
            .add(el("thead").add(cells("th", header)))
            .add(el("tbody").add_all(rows.iter().map(|row| cells("td", row))));
        scrolling(with_id("div", id).class("table"), caption.unwrap_or("Table").to_owned()).add(table)
    }

    fn footnotes(&self, id: &str, items: &[Footnote]) -> Element {
        let items = items.iter().map(|note| {
            let back = el("a")
                .class("footnote-back")
                .attr("href", format!("#{}", mark_id(&note.id)))
                .attr("aria-label", "Back to the text")
                .add("↩");
            with_id("li", &note.id).add(self.blocks(&note.blocks)).add(back)
        });
        with_id("section", id).class("footnotes").attr("aria-label", "Notes").add(el("ol").add_all(items))
    }

    fn spans(&self, spans: &[Span]) -> Markup {
        many(spans.iter().map(|span| self.span(span)))
    }

    fn span(&self, span: &Span) -> Markup {
        let element = match span {
            Span::Text(text) => return text.clone().into(),
            Span::Unknown => return Markup::Nothing,
            Span::Em(text) => el("em").add(self.spans(text)),
            Span::Strong(text) => el("strong").add(self.spans(text)),
            Span::Code(text) => el("code").add(text.clone()),
            Span::Sup(text) => el("sup").add(self.spans(text)),
            Span::Sub(text) => el("sub").add(self.spans(text)),
            Span::Del(text) => el("del").add(self.spans(text)),
            Span::Abbr(text, title) => el("abbr").attr("title", title.clone()).add(text.clone()),
            Span::Link(text, href) => href_link(href, self.spans(text)),
            Span::Note(id) => {
                let number = self.number(id);
                let link =
                    el("a").attr("href", format!("#{id}")).attr("aria-label", format!("Note {number}")).add(number);
                with_id("sup", &mark_id(id)).class("footnote-mark").add(link)
            }
            Span::Br => el("br"),
        };
        element.into()
    }
}

fn with_id(tag: &'static str, id: &str) -> Element {
    el(tag).attr("id", id.to_owned())
}

fn heading_tag(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::Two => "h2",
        HeadingLevel::Three => "h3",
        HeadingLevel::Four => "h4",
    }
}

/// Something set apart from the text around it, beginning with its name.
pub(crate) fn callout(name: &'static str) -> Element {
    el("aside")
        .attr("class", format!("callout callout-{}", name.to_ascii_lowercase()))
        .attr("role", "note")
        .attr("aria-label", name)
        .add(el("p").class("callout-title").attr("aria-hidden", "true").add(name))
}

/// A frame that scrolls sideways where it is too narrow; so the keyboard must reach it.
pub(crate) fn scrolling(frame: Element, label: String) -> Element {
    frame.attr("tabindex", "0").attr("role", "group").attr("aria-label", label)
}

/// What is said below a picture, and whose it is.
pub(crate) fn caption_view(caption: Option<&str>, credit: Option<&str>) -> Option<Element> {
    let credit = credit.map(|credit| el("small").class("credit").add(format!(" {credit}")));
    (caption.is_some() || credit.is_some()).then(|| el("figcaption").add(caption.map(str::to_owned)).add(credit))
}

/// The id of the mark in the text that leads to the note with this id.
fn mark_id(note: &str) -> String {
    format!("{note}-mark")
}
