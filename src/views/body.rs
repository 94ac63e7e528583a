//! The text of a page. One `match` chooses the markup of each kind of block, one that of each kind of span.

use super::{IN_TEXT, article_list::img, file_address, file_link, href_link, link::link_or_text, route_link};
use crate::{
    markup::{Element, Markup, el, many},
    model::{Align, Attribution, Block, CONTENTS, CalloutKind, Direction, Footnote, HeadingLevel, Span, skipped},
    route::Route,
    t,
};
use std::cell::Cell;

/// A body. What this version cannot show is left out, and said.
pub(crate) fn body(body: &[Block]) -> Element {
    let left_out = (skipped(body) > 0).then(|| {
        let text = t!("Something on this page is of a kind that this tab cannot show. Load the page anew to see it.");
        el("p").class("left-out").attr("role", "note").add(text)
    });
    el("div").class("body").add(Text::of(body).blocks(body)).add(left_out)
}

/// What the parts of a text must know of the whole.
struct Text<'a> {
    /// The ids of the notes, in the order of their numbers, and how many marks each has so far.
    notes: Vec<(&'a str, Cell<usize>)>,
}

impl<'a> Text<'a> {
    fn of(body: &'a [Block]) -> Text<'a> {
        let notes = body.iter().filter_map(|block| match block {
            Block::Footnotes { items, .. } => Some(items.iter().map(|note| (note.id.as_str(), Cell::new(0)))),
            _ => None,
        });
        Text { notes: notes.flatten().collect() }
    }

    /// The mark that leads to a note.
    fn mark(&self, note: &str) -> Element {
        let place = self.notes.iter().position(|(id, _)| *id == note);
        let Some((place, marks)) = place.and_then(|place| Some((place, &self.notes.get(place)?.1))) else {
            return el("sup").add("?");
        };
        let number = (place + 1).to_string();
        marks.set(marks.get() + 1);
        let link =
            el("a").attr("href", format!("#{note}")).attr("aria-label", t!("Note {0}").with(&[&number])).add(number);
        with_id("sup", &mark_id(note, marks.get())).class("footnote-mark").add(link)
    }

    fn blocks(&self, blocks: &[Block]) -> Markup {
        many(blocks.iter().map(|block| self.block(block)))
    }

    fn block(&self, block: &Block) -> Markup {
        match block {
            Block::Paragraph { id, text } => with_id("p", id).add(self.spans(text)).add(mark_to(id)).into(),
            Block::Heading { id, level, text } => {
                // A heading is its own link, so that nothing else is read out; but no link may stand in another.
                let heading = with_id(heading_tag(*level), id);
                if has_links(text) {
                    heading.add(self.spans(text)).add(mark_to(id))
                } else {
                    heading.add(permalink(id).add(self.spans(text)))
                }
                .into()
            }
            Block::Quote { id, blocks: said, attribution } => self.quote(id, said, attribution.as_ref()).into(),
            Block::List { id, ordered, start, items } => {
                let tag = if *ordered { "ol" } else { "ul" };
                let list = with_id(tag, id)
                    .attr_if("start", start.map(|start| start.to_string()))
                    .add_all(items.iter().map(|item| self.list_item(item)));
                if id == CONTENTS { contents(list) } else { list.into() }
            }
            Block::Figure { id, src, width, height, alt, caption, credit, srcset } => with_id("figure", id)
                .class("figure")
                .add(img(src, srcset, IN_TEXT, alt, *width, *height).attr("loading", "lazy"))
                .add(caption_view(caption.as_deref(), credit.as_deref()))
                .into(),
            Block::Table { id, caption, header, rows, align } => {
                self.table(id, caption.as_deref(), header, rows, align).into()
            }
            Block::Code { id, language, text } => {
                let label = match language {
                    Some(language) => t!("Code, {0}").with(&[language]),
                    None => t!("Code").text().to_owned(),
                };
                scrolling(with_id("pre", id).class("code"), label).add(el("code").add(text.clone())).into()
            }
            Block::Callout { id, kind, blocks: inner } => {
                callout(*kind).attr("id", id.clone()).add(self.blocks(inner)).into()
            }
            Block::Passage { id, lang, dir, blocks } => {
                passage(with_id("div", id), lang.as_ref(), *dir).add(self.blocks(blocks)).into()
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
        // The name leads to the speaker's page; where there is none, or what was said is to be had elsewhere, to that.
        let (speaker, source): (Markup, _) = match person_id {
            Some(id) => (route_link(&Route::Person(id.clone()), name.clone()).into(), url.as_ref()),
            None => (link_or_text(url.as_ref(), name.clone()), None),
        };
        let role = role.as_ref().map(|role| many([", ".into(), link_or_text(source, role.clone())]));
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
        scrolling(with_id("div", id).class("table"), caption.unwrap_or_else(|| t!("Table").text()).to_owned())
            .add(table)
    }

    /// The notes, each with ways back to its marks. They are the last of a text: all marks outside them were met before.
    fn footnotes(&self, id: &str, items: &[Footnote]) -> Element {
        let texts: Vec<Markup> = items.iter().map(|note| self.blocks(&note.blocks)).collect();
        let items = items.iter().zip(texts).zip(1..).map(|((note, text), number)| {
            let marks = self.notes.get(number - 1).map_or(0, |(_, marks)| marks.get());
            let back = (1..=marks).map(|mark| {
                let [note_number, mark_number, of] = [number, mark, marks].map(|number| number.to_string());
                let (label, sign) = if marks == 1 {
                    (t!("Back to note {0} in the text").with(&[&note_number]), "↩".to_owned())
                } else {
                    let words = t!("Back to note {0} in the text, mark {1} of {2}");
                    (words.with(&[&note_number, &mark_number, &of]), format!("↩{mark}"))
                };
                el("a")
                    .class("footnote-back")
                    .attr("href", format!("#{}", mark_id(&note.id, mark)))
                    .attr("aria-label", label)
                    .add(sign)
            });
            with_id("li", &note.id).add(text).add_all(back)
        });
        with_id("div", id)
            .class("footnotes")
            .attr("role", "group")
            .attr("aria-label", t!("Notes"))
            .add(el("ol").add_all(items))
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
            Span::Passage(text, lang, dir) => passage(el("span"), lang.as_ref(), *dir).add(self.spans(text)),
            Span::Note(id) => self.mark(id),
            Span::Br => el("br"),
        };
        element.into()
    }
}

/// The list of a text's sections. `contents.js` marks the one that is being read.
fn contents(list: Element) -> Markup {
    el("nav").class("contents beside").attr("aria-label", t!("On this page")).add(list).into()
}

fn with_id(tag: &'static str, id: &str) -> Element {
    el(tag).attr("id", id.to_owned())
}

/// The link to a paragraph or heading itself, which the style sheet shows where the reader points, or the keyboard is.
fn permalink(id: &str) -> Element {
    el("a").class("permalink").attr("href", ["#", id].concat())
}

/// The same as a mark of its own, which no text has.
fn mark_to(id: &str) -> Element {
    permalink(id).attr("aria-label", t!("Link to this place"))
}

/// Whether links stand in a text.
fn has_links(text: &[Span]) -> bool {
    text.iter().any(|span| match span {
        Span::Link(..) | Span::Note(_) => true,
        Span::Em(text)
        | Span::Strong(text)
        | Span::Sup(text)
        | Span::Sub(text)
        | Span::Del(text)
        | Span::Passage(text, ..) => has_links(text),
        _ => false,
    })
}

/// An element in a language of its own.
fn passage(element: Element, lang: Option<&String>, dir: Option<Direction>) -> Element {
    element.attr_if("lang", lang.cloned()).attr_if("dir", dir.map(Direction::as_str))
}

fn heading_tag(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::Two => "h2",
        HeadingLevel::Three => "h3",
        HeadingLevel::Four => "h4",
    }
}

/// Something set apart from the text around it, beginning with its name.
pub(crate) fn callout(kind: CalloutKind) -> Element {
    let (class, name) = match kind {
        CalloutKind::Note => ("callout callout-note", t!("Note")),
        CalloutKind::Tip => ("callout callout-tip", t!("Tip")),
        CalloutKind::Important => ("callout callout-important", t!("Important")),
        CalloutKind::Warning => ("callout callout-warning", t!("Warning")),
        CalloutKind::Caution => ("callout callout-caution", t!("Caution")),
    };
    el("aside")
        .class(class)
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

/// The id of a mark in the text that leads to the note with this id; a note's marks are counted from 1.
fn mark_id(note: &str, mark: usize) -> String {
    if mark == 1 { format!("{note}-mark") } else { format!("{note}-mark-{mark}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::tachys::view::RenderHtml;

    fn html(blocks: &str) -> String {
        let blocks: Vec<Block> = serde_json::from_str(blocks).unwrap();
        Markup::from(body(&blocks)).to_html()
    }

    #[test]
    fn each_mark_of_a_note_has_a_way_back() {
        let html = html(
            r#"[
                {"type":"paragraph","id":"p","text":[{"note":"fn-a"},{"note":"fn-b"},{"note":"fn-a"},{"note":"fn-c"}]},
                {"type":"footnotes","id":"footnotes","items":[
                    {"id":"fn-a","blocks":[{"type":"paragraph","id":"q","text":["A"]}]},
                    {"id":"fn-b","blocks":[{"type":"paragraph","id":"r","text":["B",{"note":"fn-b"}]}]}
                ]}
            ]"#,
        );
        for part in [
            r##"<sup id="fn-a-mark" class="footnote-mark"><a href="#fn-a" aria-label="Note 1">1</a></sup>"##,
            r##"<sup id="fn-a-mark-2" class="footnote-mark"><a href="#fn-a" aria-label="Note 1">1</a></sup><sup>?</sup>"##,
            r##"href="#fn-a-mark" aria-label="Back to note 1 in the text, mark 1 of 2">↩1</a>"##,
            r##"href="#fn-a-mark-2" aria-label="Back to note 1 in the text, mark 2 of 2">↩2</a>"##,
            r##"href="#fn-b-mark-2" aria-label="Back to note 2 in the text, mark 2 of 2">↩2</a>"##,
        ] {
            assert!(html.contains(part), "{part} is not in {html}");
        }
    }

    #[test]
    fn paragraphs_and_headings_link_to_themselves_and_no_link_stands_in_another() {
        let html = html(
            r##"[
                {"type":"paragraph","id":"p","text":["A"]},
                {"type":"heading","id":"h","level":2,"text":["B ",{"em":["C"]}]},
                {"type":"heading","id":"i","level":3,"text":[{"em":[{"link":["D"],"href":"#p"}]}]}
            ]"##,
        );
        for part in [
            r##"<p id="p">A<a class="permalink" href="#p" aria-label="Link to this place"></a></p>"##,
            r##"<h2 id="h"><a class="permalink" href="#h">B <em>C</em></a></h2>"##,
            r##"<h3 id="i"><em><a href="#p">D</a></em><a class="permalink" href="#i" aria-label="Link to this place"></a></h3>"##,
        ] {
            assert!(html.contains(part), "{part} is not in {html}");
        }
    }

    #[test]
    fn the_list_of_sections_is_a_way_about_the_page() {
        let html = html(
            r##"[{"type":"list","id":"page.contents","items":[
                [{"type":"paragraph","id":"page.contents.1","text":[{"link":["A"],"href":"#a"}]}]
            ]}]"##,
        );
        let nav = r##"<nav class="contents beside" aria-label="On this page"><ul id="page.contents"><li id="page.contents.1"><a href="#a">A</a></li></ul></nav>"##;
        assert!(html.contains(nav), "{html}");
    }

    #[test]
    fn a_passage_says_its_language_and_direction() {
        let html = html(
            r#"[
                {"type":"paragraph","id":"p","text":[{"lang":"cy","text":["Da"]},{"dir":"rtl","text":["x"]}]},
                {"type":"passage","id":"g","lang":"ar","dir":"rtl","blocks":[{"type":"paragraph","id":"q","text":["س"]}]}
            ]"#,
        );
        assert!(html.contains(r#"<p id="p"><span lang="cy">Da</span><span dir="rtl">x</span><a"#), "{html}");
        assert!(html.contains(r#"<div id="g" lang="ar" dir="rtl"><p id="q">س<a"#), "{html}");
    }
}
