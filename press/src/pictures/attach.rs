//! The sizes of pictures, said in the documents that show them.

use super::Pictures;
use crate::{content::Body, digest::Digesting};
use gazette::model::{ArticleSummary, Block, Href, Image, ImageCandidate, PageData};

impl Pictures {
    /// Says of each picture that a page shows in which sizes it is there.
    pub(crate) fn attach(&self, page: &mut PageData) {
        match page {
            PageData::Home(home) => self.attach_to_summaries(&mut home.articles),
            PageData::List(list) => self.attach_to_summaries(&mut list.items),
            PageData::Article(article) => {
                self.attach_to_image(article.image.as_mut());
                self.attach_to_blocks(&mut article.body);
                self.attach_to_summaries(&mut article.related);
            }
            PageData::Councils(_)
            | PageData::Members(_)
            | PageData::Meetings(_)
            | PageData::Publications(_)
            | PageData::Meeting(_) => {}
            PageData::Council(council) => {
                self.attach_to_blocks(&mut council.body);
                self.attach_to_summaries(&mut council.articles);
            }
            PageData::Person(page) => {
                self.attach_to_image(page.person.image.as_mut());
                self.attach_to_summaries(&mut page.articles);
            }
            PageData::Pack(pack) => {
                pack.papers.iter_mut().for_each(|paper| self.attach_to_blocks(&mut paper.body));
            }
            PageData::Paper(page) => self.attach_to_blocks(&mut page.paper.body),
            PageData::Page(page) => self.attach_to_blocks(&mut page.body),
        }
    }

    /// Adds what [`Pictures::attach`] says of the pictures of a text.
    pub(crate) fn digest_of(&self, body: &Body, digest: &mut Digesting) {
        for image in body.images() {
            digest.add_json(&self.candidates(&image.href));
        }
    }

    fn attach_to_summaries(&self, articles: &mut [ArticleSummary]) {
        for article in articles {
            self.attach_to_image(article.image.as_mut());
        }
    }

    fn attach_to_image(&self, image: Option<&mut Image>) {
        if let Some(image) = image {
            image.srcset = self.candidates(&image.src);
        }
    }

    fn attach_to_blocks(&self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Figure { src, srcset, .. } => *srcset = self.candidates(src),
                Block::Quote { blocks, .. } | Block::Callout { blocks, .. } | Block::Passage { blocks, .. } => {
                    self.attach_to_blocks(blocks);
                }
                Block::List { items, .. } => items.iter_mut().for_each(|item| self.attach_to_blocks(item)),
                Block::Footnotes { items, .. } => {
                    for note in items {
                        self.attach_to_blocks(&mut note.blocks);
                    }
                }
                Block::Paragraph { .. }
                | Block::Heading { .. }
                | Block::Table { .. }
                | Block::Code { .. }
                | Block::File { .. }
                | Block::Rule
                | Block::Unknown => {}
            }
        }
    }

    pub(crate) fn candidates(&self, src: &Href) -> Vec<ImageCandidate> {
        let path = src.as_str().split(['?', '#']).next().unwrap_or_default();
        self.candidates.get(path).cloned().unwrap_or_default()
    }
}
