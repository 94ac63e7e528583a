//! A text as it is kept while a site is checked and published: small, since a site may have very many.
//!
//! What checks and other pages ask of a text is at hand. The blocks themselves are made again when the page is.

use super::characters::beyond_ascii;
use crate::{
    digest::{Digest, Digesting},
    markdown,
    problem::{Place, Problems},
    source::{Document, Source, Text},
    terms::Terms,
    typography::Writing,
};
use gazette::model::{Block, Footnote, Href};
use serde::{Deserialize, Serialize};
use std::{ops::Range, sync::Arc};

/// A text of one file.
#[derive(Clone, Debug)]
pub struct Body {
    source: Arc<Source>,
    outline: Arc<Outline>,
    writing: Writing,
    blocks: Blocks,
}

/// An address, and where it is written.
#[derive(Clone, Debug)]
pub struct Address {
    /// The address.
    pub href: Href,
    /// Where it is written.
    pub place: Place,
}

/// What is known of a text without its blocks.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Outline {
    /// The Markdown, in short.
    digest: Digest,
    is_empty: bool,
    links: Vec<(Href, Range<usize>)>,
    images: Vec<(Href, Range<usize>)>,
    /// Whose words are quoted.
    speakers: Vec<String>,
    /// The characters beyond ASCII, each once.
    characters: String,
    /// The words by which it is found.
    terms: Terms,
}

#[derive(Clone, Debug)]
enum Blocks {
    /// As JSON: a quarter of the room that the values themselves take.
    Json(Arc<[u8]>),
    /// In the file, from which they were read by an earlier build.
    InFile,
}

impl Body {
    /// Reads a text of `source`. What is refused is left out of the blocks, and told.
    pub(super) fn read(source: &Arc<Source>, text: &Text, writing: Writing, problems: &mut Problems) -> Body {
        let read = markdown::read(text, &writing, problems);
        Body::new(source, text.as_str(), read, writing)
    }

    /// A text of `source` that was read.
    pub(super) fn new(source: &Arc<Source>, text: &str, read: markdown::Body, writing: Writing) -> Body {
        let markdown::Body { blocks, links, images, .. } = read;
        let addresses = |addresses: Vec<markdown::Address>| {
            let place = |place: Place| place.range.unwrap_or_default();
            addresses.into_iter().map(|address| (address.href, place(address.place))).collect()
        };
        let mut speakers = Vec::new();
        each_block(&blocks, &mut |block| {
            if let Block::Quote { attribution: Some(attribution), .. } = block {
                speakers.push(attribution.name.clone());
            }
        });
        let outline = Outline {
            digest: Digest::of(text.as_bytes()),
            is_empty: blocks.is_empty(),
            links: addresses(links),
            images: addresses(images),
            speakers,
            characters: beyond_ascii(text),
            terms: Terms::of(&blocks),
        };
        let blocks = serde_json::to_vec(&blocks).map_or(Blocks::InFile, |json| Blocks::Json(json.into()));
        Body { source: Arc::clone(source), outline: Arc::new(outline), writing, blocks }
    }

    /// A text that an earlier build read.
    pub(super) fn known(source: &Arc<Source>, outline: &Arc<Outline>, writing: Writing) -> Body {
        Body { source: Arc::clone(source), outline: Arc::clone(outline), writing, blocks: Blocks::InFile }
    }

    /// The same text, where its file is known by another value.
    pub(super) fn of(self, source: &Arc<Source>) -> Body {
        Body { source: Arc::clone(source), ..self }
    }

    /// What an earlier build is to tell the next one.
    pub(crate) fn outline(&self) -> &Arc<Outline> {
        &self.outline
    }

    /// The file.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.outline.is_empty
    }

    /// Where its links lead.
    pub fn links(&self) -> impl Iterator<Item = Address> {
        self.addresses(&self.outline.links)
    }

    /// Where its pictures are.
    pub fn images(&self) -> impl Iterator<Item = Address> {
        self.addresses(&self.outline.images)
    }

    /// Whose words it quotes.
    pub(super) fn speakers(&self) -> &[String] {
        &self.outline.speakers
    }

    /// The characters beyond ASCII with which it is written, each once.
    pub(super) fn characters(&self) -> &str {
        &self.outline.characters
    }

    /// The words by which it is found.
    pub(crate) fn terms(&self) -> &Terms {
        &self.outline.terms
    }

    fn addresses<'a>(&'a self, addresses: &'a [(Href, Range<usize>)]) -> impl Iterator<Item = Address> {
        addresses.iter().map(|(href, range)| Address { href: href.clone(), place: self.source.place(range.clone()) })
    }

    /// What it says, in short: equal texts, equal digests.
    pub(super) fn digest(&self, digest: &mut Digesting) {
        digest.add(self.outline.digest.as_bytes()).add(self.writing.name().as_bytes());
    }

    /// The blocks as they were read. `None` where the file has changed since.
    pub fn blocks(&self) -> Option<Vec<Block>> {
        match &self.blocks {
            Blocks::Json(json) => serde_json::from_slice(json).ok(),
            Blocks::InFile => {
                let text = Document::parse(&self.source.read_again()?).ok()?.body?;
                let is_same = Digest::of(text.as_str().as_bytes()) == self.outline.digest;
                is_same.then(|| markdown::read(&text, &self.writing, &mut Problems::default()).blocks)
            }
        }
    }
}

/// Looks at each block, and at those within it.
pub(crate) fn each_block<'a>(blocks: &'a [Block], look: &mut impl FnMut(&'a Block)) {
    for block in blocks {
        look(block);
        match block {
            Block::Quote { blocks, .. } | Block::Callout { blocks, .. } | Block::Passage { blocks, .. } => {
                each_block(blocks, look);
            }
            Block::List { items, .. } => items.iter().for_each(|item| each_block(item, look)),
            Block::Footnotes { items, .. } => items.iter().for_each(|Footnote { blocks, .. }| each_block(blocks, look)),
            _ => {}
        }
    }
}
