//! What one file cannot know by itself: how large its pictures are, whose words it quotes, what is not published yet.

use super::{Content, Files};
use gazette::model::{Block, FileLink, Slug};
use std::collections::{HashMap, HashSet};

/// Completes the content from itself.
pub(super) fn resolve(content: &mut Content) {
    let speakers = speakers(content);
    let Content { articles, councils, people, pages, files, left_out, .. } = content;
    for article in articles.iter_mut().chain(left_out.iter_mut().map(|left_out| &mut left_out.article)) {
        article.image.iter_mut().for_each(|image| files.measure_image(image));
        resolve_blocks(&mut article.body.blocks, files, &speakers);
    }
    for person in people {
        person.person.image.iter_mut().for_each(|image| files.measure_image(image));
    }
    for page in pages {
        resolve_blocks(&mut page.body.blocks, files, &speakers);
    }
    for council in councils {
        resolve_blocks(&mut council.body.blocks, files, &speakers);
        let complete = |link: &mut FileLink| files.complete(link);
        council.publications.iter_mut().flat_map(|publication| &mut publication.files).for_each(complete);
        for meeting in &mut council.meetings {
            let meeting = &mut meeting.meeting;
            let own = meeting.agenda_file.iter_mut().chain(&mut meeting.minutes_file).chain(&mut meeting.files);
            own.chain(meeting.agenda.iter_mut().flat_map(|item| &mut item.files)).for_each(complete);
        }
        for paper in &mut council.papers {
            paper.paper.main_file.iter_mut().chain(&mut paper.paper.files).for_each(complete);
            resolve_blocks(&mut paper.body.blocks, files, &speakers);
        }
    }
    let left_out: HashSet<&Slug> = left_out.iter().map(|left_out| &left_out.article.id).collect();
    for article in articles {
        article.related.retain(|id| !left_out.contains(id));
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

fn resolve_blocks(blocks: &mut [Block], files: &Files, speakers: &HashMap<String, Option<Slug>>) {
    for block in blocks {
        match block {
            Block::Figure { src, width, height, .. } => (*width, *height) = files.dimensions(src),
            Block::Quote { blocks, attribution, .. } => {
                if let Some(attribution) = attribution {
                    attribution.person_id = speakers.get(&attribution.name).cloned().flatten();
                }
                resolve_blocks(blocks, files, speakers);
            }
            Block::Callout { blocks, .. } => resolve_blocks(blocks, files, speakers),
            Block::List { items, .. } => {
                for item in items {
                    resolve_blocks(item, files, speakers);
                }
            }
            Block::Footnotes { items, .. } => {
                for item in items {
                    resolve_blocks(&mut item.blocks, files, speakers);
                }
            }
            _ => {}
        }
    }
}
