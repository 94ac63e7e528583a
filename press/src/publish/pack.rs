//! The text of a paper as a part of a meeting's pack: its ids differ from those of other papers, its headings stand below its name,
//! and what it links to on the page is linked to there.

use gazette::{
    model::{AgendaItem, Block, Footnote, HeadingLevel, Href, MeetingPage, Paper, Slug, Span, paper_anchor},
    route::Route,
};

/// What is on the page of a pack.
struct Parts<'a> {
    meeting: &'a MeetingPage,
    papers: Vec<Slug>,
}

/// Makes the papers' texts parts of the page.
pub(super) fn take_in(meeting: &MeetingPage, papers: &mut [Paper]) {
    let parts = Parts { meeting, papers: papers.iter().map(|paper| paper.id.clone()).collect() };
    for paper in papers {
        parts.take_in(&paper.id, &mut paper.body);
    }
}

impl Parts<'_> {
    /// Makes a paper's text a part of the page.
    fn take_in(&self, paper: &Slug, blocks: &mut [Block]) {
        for block in blocks {
            self.block(paper, block);
        }
    }

    fn block(&self, paper: &Slug, block: &mut Block) {
        match block {
            Block::Heading { id, level, text } => {
                own(paper, id);
                *level = below(*level);
                self.spans(paper, text);
            }
            Block::Paragraph { id, text } => {
                own(paper, id);
                self.spans(paper, text);
            }
            Block::Quote { id, blocks, .. } | Block::Callout { id, blocks, .. } | Block::Passage { id, blocks, .. } => {
                own(paper, id);
                self.take_in(paper, blocks);
            }
            Block::List { id, items, .. } => {
                own(paper, id);
                for item in items {
                    self.take_in(paper, item);
                }
            }
            Block::Table { id, header, rows, .. } => {
                own(paper, id);
                let cells = header.iter_mut().chain(rows.iter_mut().flatten());
                cells.for_each(|cell| self.spans(paper, cell));
            }
            Block::Footnotes { id, items } => {
                own(paper, id);
                for Footnote { id, blocks, .. } in items {
                    own(paper, id);
                    self.take_in(paper, blocks);
                }
            }
            Block::Figure { id, .. } | Block::Code { id, .. } | Block::File { id, .. } => own(paper, id),
            Block::Rule | Block::Unknown => {}
        }
    }

    fn spans(&self, paper: &Slug, spans: &mut [Span]) {
        for span in spans {
            match span {
                Span::Note(id) => own(paper, id),
                Span::Link(inner, href) => {
                    if let Some(here) = self.on_the_page(paper, href) {
                        *href = here;
                    }
                    self.spans(paper, inner);
                }
                Span::Em(inner)
                | Span::Strong(inner)
                | Span::Sup(inner)
                | Span::Sub(inner)
                | Span::Del(inner)
                | Span::Passage(inner, ..) => self.spans(paper, inner),
                Span::Code(_) | Span::Unknown | Span::Text(_) | Span::Abbr(..) | Span::Br => {}
            }
        }
    }

    /// Where on the page of the pack an address leads, if it does.
    fn on_the_page(&self, paper: &Slug, href: &Href) -> Option<Href> {
        if let Some(fragment) = href.fragment() {
            return fragment_of(&id_within(paper, fragment));
        }
        let address = href.site_path()?;
        let (path, fragment) = address.split_once('#').map_or((address, None), |(path, id)| (path, Some(id)));
        match (Route::parse(path)?, fragment) {
            (Route::Paper(council, id), None) if self.has(&council, &id) => fragment_of(&paper_anchor(id.as_str())),
            (Route::Paper(council, id), Some(part)) if self.has(&council, &id) => fragment_of(&id_within(&id, part)),
            (Route::Meeting(council, id), Some(part)) if self.is_meeting(&council, &id) => {
                let is_item = self.meeting.meeting.agenda.iter().map(AgendaItem::anchor).any(|anchor| anchor == part);
                is_item.then(|| fragment_of(part)).flatten()
            }
            _ => None,
        }
    }

    fn has(&self, council: &Slug, paper: &Slug) -> bool {
        self.meeting.council_id == *council && self.papers.contains(paper)
    }

    fn is_meeting(&self, council: &Slug, meeting: &Slug) -> bool {
        self.meeting.council_id == *council && self.meeting.meeting.id == *meeting
    }
}

/// Makes a block's id one of the paper's.
fn own(paper: &Slug, id: &mut String) {
    if !id.is_empty() {
        *id = id_within(paper, id);
    }
}

fn id_within(paper: &Slug, id: &str) -> String {
    // No id of a file or of a block holds two hyphens side by side: so no two are the same.
    format!("{}--{id}", paper_anchor(paper.as_str()))
}

fn fragment_of(id: &str) -> Option<Href> {
    format!("#{id}").parse().ok()
}

/// The level below: the paper's name is a heading of the page. The lowest stays.
fn below(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::Two => HeadingLevel::Three,
        HeadingLevel::Three | HeadingLevel::Four => HeadingLevel::Four,
    }
}
