//! What one file cannot know by itself: how large its pictures are, whose words it quotes, what is not published yet.

use super::{Body, Content, File};
use crate::digest::Digesting;
use gazette::model::{Block, FileLink, Slug};
use std::collections::HashMap;

/// Completes the content from itself.
pub(super) fn resolve(content: &mut Content) {
    content.speakers = speakers(content);
    let Content { articles, councils, people, files, left_out, .. } = content;
    for article in articles.iter_mut().chain(left_out.iter_mut().map(|left_out| &mut left_out.article)) {
        article.image.iter_mut().for_each(|image| files.measure_image(image));
    }
    for person in people {
        person.person.image.iter_mut().for_each(|image| files.measure_image(image));
    }
    for council in councils {
        let complete = |link: &mut FileLink| files.complete(link);
        council.publications.iter_mut().flat_map(|publication| &mut publication.files).for_each(complete);
        for meeting in &mut council.meetings {
            let meeting = &mut meeting.meeting;
            let own = meeting.agenda_file.iter_mut().chain(&mut meeting.minutes_file).chain(&mut meeting.files);
            own.chain(meeting.agenda.iter_mut().flat_map(|item| &mut item.files)).for_each(complete);
        }
        for paper in &mut council.papers {
            paper.paper.main_file.iter_mut().chain(&mut paper.paper.files).for_each(complete);
        }
    }
}

/// People by name; a name that two people share names neither.
fn speakers(content: &Content) -> HashMap<String, Option<Slug>> {
    let mut speakers = HashMap::new();
    for person in content.people.iter().map(|person| &person.person) {
        speakers
            .entry(person.name.clone())
            .and_modify(|known| *known = None)
            .or_insert_with(|| Some(person.id.clone()));
    }
    speakers
}

impl Content {
    /// A text as it is published: its pictures measured, its speakers known. `None` where its file has changed since it was
    /// read.
    pub fn blocks(&self, body: &Body) -> Option<Vec<Block>> {
        let mut blocks = body.blocks()?;
        self.resolve_blocks(&mut blocks);
        Some(blocks)
    }

    /// All that [`Self::blocks`] depends on.
    pub(crate) fn digest_of(&self, body: &Body, digest: &mut Digesting) {
        body.digest(digest);
        for file in body.images().chain(body.links()).filter_map(|address| self.files.get(address.href.as_str())) {
            let File { url, size, sha256, width, height, pages, .. } = file;
            digest.add_json(&(url, size, sha256, width, height, pages));
        }
        for speaker in body.speakers() {
            digest.add_json(&self.speaker(speaker));
        }
    }

    fn speaker(&self, name: &str) -> Option<&Slug> {
        self.speakers.get(name).and_then(Option::as_ref)
    }

    fn resolve_blocks(&self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Figure { src, width, height, .. } => (*width, *height) = self.files.dimensions(src),
                Block::Quote { blocks, attribution, .. } => {
                    if let Some(attribution) = attribution.as_mut().filter(|known| known.person_id.is_none()) {
                        attribution.person_id = self.speaker(&attribution.name).cloned();
                    }
                    self.resolve_blocks(blocks);
                }
                Block::File { file, .. } => self.files.complete(file),
                Block::Callout { blocks, .. } | Block::Passage { blocks, .. } => self.resolve_blocks(blocks),
                Block::List { items, .. } => items.iter_mut().for_each(|item| self.resolve_blocks(item)),
                Block::Footnotes { items, .. } => {
                    for note in items {
                        self.resolve_blocks(&mut note.blocks);
                    }
                }
                _ => {}
            }
        }
    }
}
