//! Parts of pages that `press` itself writes, as blocks of a text: the application shows them as any other.

use gazette::{
    model::{Block, HeadingLevel, Href, Span},
    route::Route,
    words::Word,
};

/// A heading below the page's title.
pub(super) fn heading(id: &str, text: &str) -> Block {
    Block::Heading { id: id.to_owned(), level: HeadingLevel::Two, text: vec![Span::from(text)] }
}

/// A paragraph.
pub(super) fn paragraph(id: &str, text: &str) -> Block {
    Block::Paragraph { id: id.to_owned(), text: vec![Span::from(text)] }
}

/// A list of items made by [`item`].
pub(super) fn list(id: &str, items: Vec<Vec<Block>>) -> Block {
    Block::List { id: id.to_owned(), ordered: false, start: None, items }
}

/// An item of a list.
pub(super) fn item(id: &str, text: Vec<Span>) -> Vec<Block> {
    vec![Block::Paragraph { id: id.to_owned(), text }]
}

/// A table.
pub(super) fn table<'a>(id: &str, header: impl Iterator<Item = &'a str>, rows: Vec<Vec<Vec<Span>>>) -> Block {
    let header = header.map(|title| vec![Span::from(title)]).collect();
    Block::Table { id: id.to_owned(), caption: None, header, rows, align: Vec::new() }
}

/// A link to a page of the site.
pub(super) fn link(route: &Route, text: String) -> Span {
    let text = Span::Text(text);
    match href(&route.path()) {
        Some(href) => Span::Link(vec![text], href),
        None => text,
    }
}

/// An address within the site: it is safe.
pub(super) fn href(path: &str) -> Option<Href> {
    path.parse().ok()
}

/// A text of the interface with a piece of a text in its place.
pub(super) fn around(word: Word, piece: Span) -> Vec<Span> {
    let (before, after) = word.text().split_once("{0}").unwrap_or((word.text(), ""));
    let words = |text: &str| (!text.is_empty()).then(|| Span::from(text));
    [words(before), Some(piece), words(after)].into_iter().flatten().collect()
}
