//! The text of a page. One `match` chooses the markup of each kind of block, one that of each kind of span.

use super::{file_address, file_link, href_link, route_link};
use crate::{
    model::{Align, Attribution, Block, Footnote, HeadingLevel, Span, skipped},
    route::Route,
};
use leptos::prelude::*;

/// A body. What this version cannot show is left out, and said.
pub(crate) fn body(blocks: &[Block]) -> impl IntoView + use<> {
    let left_out = match skipped(blocks) {
        0 => None,
        1 => Some(
            "One part of this page is of a kind that this tab cannot show. Load the page anew to see it.".to_owned(),
        ),
        n => Some(format!(
            "{n} parts of this page are of a kind that this tab cannot show. Load the page anew to see them."
        )),
    };
    let left_out = left_out.map(|text| view! { <p class="left-out" role="note">{text}</p> });
    view! { <div class="body">{blocks_view(blocks)} {left_out}</div> }.into_any()
}

fn blocks_view(blocks: &[Block]) -> Vec<AnyView> {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> AnyView {
    match block {
        Block::Paragraph { id, text } => view! { <p id=id.clone()>{spans(text)}</p> }.into_any(),
        Block::Heading { id, level, text } => heading(id.clone(), *level, text),
        Block::Quote { id, blocks, attribution } => quote(id.clone(), blocks, attribution.as_ref()),
        Block::List { id, ordered, start, items } => list(id.clone(), *ordered, *start, items),
        Block::Figure { id, src, width, height, alt, caption, credit } => {
            let caption = caption_view(caption.as_deref(), credit.as_deref());
            let (id, src, alt, width, height) = (id.clone(), file_address(src), alt.clone(), *width, *height);
            view! {
                <figure id=id class="figure">
                    <img src=src alt=alt width=width height=height loading="lazy" decoding="async" />
                    {caption}
                </figure>
            }
            .into_any()
        }
        Block::Table { id, caption, header, rows, align } => table(id.clone(), caption.as_deref(), header, rows, align),
        Block::Code { id, language, text } => {
            let label = language.clone().map_or_else(|| "Code".to_owned(), |language| format!("Code, {language}"));
            // The block scrolls sideways, so the keyboard must reach it.
            view! { <pre id=id.clone() class="code" tabindex="0" role="region" aria-label=label><code>{text.clone()}</code></pre> }
                .into_any()
        }
        Block::Callout { id, kind, blocks } => {
            let name = kind.label();
            view! {
                <aside id=id.clone() class=format!("callout callout-{}", name.to_lowercase()) aria-label=name>
                    <p class="callout-title" aria-hidden="true">{name}</p>
                    {blocks_view(blocks)}
                </aside>
            }
            .into_any()
        }
        Block::File { id, file } => view! { <p id=id.clone()>{file_link(file)}</p> }.into_any(),
        Block::Footnotes { id, items } => footnotes(id.clone(), items),
        Block::Rule => view! { <hr /> }.into_any(),
        Block::Unknown => ().into_any(),
    }
}

fn heading(id: String, level: HeadingLevel, text: &[Span]) -> AnyView {
    let text = spans(text);
    match level {
        HeadingLevel::Two => view! { <h2 id=id>{text}</h2> }.into_any(),
        HeadingLevel::Three => view! { <h3 id=id>{text}</h3> }.into_any(),
        HeadingLevel::Four => view! { <h4 id=id>{text}</h4> }.into_any(),
    }
}

fn quote(id: String, blocks: &[Block], attribution: Option<&Attribution>) -> AnyView {
    let blocks = blocks_view(blocks);
    let Some(Attribution { name, role, person_id, url }) = attribution else {
        return view! { <blockquote id=id class="quote">{blocks}</blockquote> }.into_any();
    };
    let speaker = match (person_id, url) {
        (Some(id), _) => route_link(&Route::Person(id.clone()), name.clone()).into_any(),
        (None, Some(url)) => href_link(url, name.clone()).into_any(),
        (None, None) => name.clone().into_any(),
    };
    let role = role.clone().map(|role| format!(", {role}"));
    let address = url.as_ref().map(file_address);
    view! {
        <figure id=id class="quote">
            <blockquote cite=address>{blocks}</blockquote>
            <figcaption>"— " {speaker} {role}</figcaption>
        </figure>
    }
    .into_any()
}

fn list(id: String, ordered: bool, start: Option<u32>, items: &[Vec<Block>]) -> AnyView {
    let items: Vec<_> = items.iter().map(|item| view! { <li>{list_item(item)}</li> }).collect();
    if ordered {
        view! { <ol id=id start=start>{items}</ol> }.into_any()
    } else {
        view! { <ul id=id>{items}</ul> }.into_any()
    }
}

/// An item that is one paragraph is shown as its text.
fn list_item(item: &[Block]) -> AnyView {
    match item {
        [Block::Paragraph { id, text }, rest @ ..] if rest.iter().all(|block| matches!(block, Block::List { .. })) => {
            view! { <span id=id.clone()>{spans(text)}</span> {blocks_view(rest)} }.into_any()
        }
        blocks => blocks_view(blocks).into_any(),
    }
}

/// What is said below a picture, and whose it is.
pub(crate) fn caption_view(caption: Option<&str>, credit: Option<&str>) -> Option<impl IntoView + use<>> {
    let credit = credit.map(|credit| view! { " " <small class="credit">{credit.to_owned()}</small> });
    let caption = caption.map(str::to_owned);
    (caption.is_some() || credit.is_some()).then(|| view! { <figcaption>{caption} {credit}</figcaption> })
}

fn table(id: String, caption: Option<&str>, header: &[Vec<Span>], rows: &[Vec<Vec<Span>>], align: &[Align]) -> AnyView {
    let class = |column: usize| match align.get(column) {
        Some(Align::Center) => Some("align-center"),
        Some(Align::End) => Some("align-end"),
        Some(Align::Start) | None => None,
    };
    let header: Vec<_> = header
        .iter()
        .enumerate()
        .map(|(column, cell)| view! { <th scope="col" class=class(column)>{spans(cell)}</th> })
        .collect();
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            let cells: Vec<_> = row
                .iter()
                .enumerate()
                .map(|(column, cell)| view! { <td class=class(column)>{spans(cell)}</td> })
                .collect();
            view! { <tr>{cells}</tr> }
        })
        .collect();
    let label = caption.unwrap_or("Table").to_owned();
    let caption = caption.map(|caption| view! { <caption>{caption.to_owned()}</caption> });
    // The frame scrolls sideways, so the keyboard must reach it.
    view! {
        <div id=id class="table" tabindex="0" role="region" aria-label=label>
            <table>
                {caption}
                <thead>
                    <tr>{header}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn footnotes(id: String, items: &[Footnote]) -> AnyView {
    let items: Vec<_> = items
        .iter()
        .map(|note| {
            let back = format!("#{}", mark_id(&note.id));
            view! {
                <li id=note.id.clone()>
                    {blocks_view(&note.blocks)} <a class="footnote-back" href=back aria-label="Back to the text">"↩"</a>
                </li>
            }
        })
        .collect();
    view! { <section id=id class="footnotes" aria-label="Notes"><ol>{items}</ol></section> }.into_any()
}

/// The id of the mark in the text that leads to the note with this id.
fn mark_id(note: &str) -> String {
    format!("{note}-mark")
}

fn spans(spans_of: &[Span]) -> Vec<AnyView> {
    spans_of.iter().map(span).collect()
}

fn span(span: &Span) -> AnyView {
    match span {
        Span::Text(text) => text.clone().into_any(),
        Span::Em(text) => view! { <em>{spans(text)}</em> }.into_any(),
        Span::Strong(text) => view! { <strong>{spans(text)}</strong> }.into_any(),
        Span::Code(text) => view! { <code>{text.clone()}</code> }.into_any(),
        Span::Sup(text) => view! { <sup>{spans(text)}</sup> }.into_any(),
        Span::Sub(text) => view! { <sub>{spans(text)}</sub> }.into_any(),
        Span::Del(text) => view! { <del>{spans(text)}</del> }.into_any(),
        Span::Abbr(text, title) => view! { <abbr title=title.clone()>{text.clone()}</abbr> }.into_any(),
        Span::Link(text, href) => href_link(href, spans(text)).into_any(),
        Span::Note(id) => {
            let number = id.rsplit('-').next().unwrap_or_default().to_owned();
            let label = format!("Note {number}");
            view! { <sup id=mark_id(id) class="footnote-mark"><a href=format!("#{id}") aria-label=label>{number}</a></sup> }
                .into_any()
        }
        Span::Br => view! { <br /> }.into_any(),
        Span::Unknown => ().into_any(),
    }
}
