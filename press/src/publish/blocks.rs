//! Parts of pages that `press` itself writes, as blocks of a text: the application shows them as any other.

use gazette::{
    model::{Block, CONTENTS, HeadingLevel, Href, Span, plain_text},
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

/// From how many sections on a text has its contents.
const MANY: usize = 4;

/// A text, with a list of its sections before it where it has many.
pub(super) fn with_contents(mut text: Vec<Block>) -> Vec<Block> {
    let mut sections = Vec::new();
    add_sections(&text, None, &mut sections);
    let items = sections.into_iter().zip(1..);
    let items: Vec<_> = items.map(|(link, n)| item(&format!("{CONTENTS}.{n}"), vec![link])).collect();
    if items.len() >= MANY {
        text.insert(0, list(CONTENTS, items));
    }
    text
}

/// Adds links to the sections of a text, which may be in a language of their own.
fn add_sections(text: &[Block], lang: Option<&String>, links: &mut Vec<Span>) {
    for block in text {
        match block {
            Block::Heading { id, level: HeadingLevel::Two, text } => {
                let words = vec![Span::Text(plain_text(text))];
                let words = match lang {
                    Some(lang) => vec![Span::Passage(words, Some(lang.clone()), None)],
                    None => words,
                };
                links.extend(href(&format!("#{id}")).map(|href| Span::Link(words, href)));
            }
            Block::Passage { lang: own, blocks, .. } => add_sections(blocks, own.as_ref().or(lang), links),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(sections: usize) -> Vec<Block> {
        (1..=sections)
            .flat_map(|n| [heading(&format!("h-{n}"), "One"), paragraph(&format!("p-{n}"), "Text.")])
            .collect()
    }

    #[test]
    fn a_text_of_many_sections_begins_with_links_to_them() {
        let body = with_contents(text(MANY));
        let Some(Block::List { id, items, .. }) = body.first() else { panic!("{body:?}") };
        assert_eq!((id.as_str(), items.len(), body.len()), (CONTENTS, MANY, 2 * MANY + 1));
        let Some([Block::Paragraph { id, text }]) = items.last().map(Vec::as_slice) else { panic!("{items:?}") };
        assert_eq!(id, "page.contents.4");
        assert!(
            matches!(text.as_slice(), [Span::Link(words, href)] if plain_text(words) == "One" && href.as_str() == "#h-4")
        );
    }

    #[test]
    fn a_text_of_few_sections_has_no_contents() {
        assert_eq!(with_contents(text(MANY - 1)), text(MANY - 1));
    }
}
