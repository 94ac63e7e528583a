//! Whether what one file names is there.

use super::Report;
use crate::{
    content::{Content, Council, Kind},
    problem::{Place, Problem},
    source::{Node, nearest},
};
use gazette::model::Slug;
use std::collections::{HashMap, HashSet};

/// Something that content refers to by its id.
#[derive(Clone, Copy)]
enum Thing<'a> {
    Article,
    Body,
    Person,
    Topic,
    Meeting(&'a Council),
    Paper(&'a Council),
    Publication(&'a Council),
}

impl<'a> Thing<'a> {
    fn word(self) -> &'static str {
        match self {
            Thing::Article => "article",
            Thing::Body => "council",
            Thing::Person => "person",
            Thing::Topic => "topic",
            Thing::Meeting(_) => "meeting",
            Thing::Paper(_) => "paper",
            Thing::Publication(_) => "publication",
        }
    }

    fn has(self, content: &Content, id: &Slug) -> bool {
        match self {
            Thing::Article => {
                let mut left_out = content.left_out.iter();
                content.article(id).is_some() || left_out.any(|left_out| left_out.article.id == *id)
            }
            Thing::Body => content.council(id).is_some(),
            Thing::Person => content.person(id).is_some(),
            _ => self.ids(content).contains(&id),
        }
    }

    fn ids(self, content: &'a Content) -> Vec<&'a Slug> {
        match self {
            Thing::Article => {
                let left_out = content.left_out.iter().map(|left_out| &left_out.article);
                content.articles.iter().chain(left_out).map(|article| &article.id).collect()
            }
            Thing::Body => content.councils.iter().map(|council| &council.organization.id).collect(),
            Thing::Person => content.people.iter().map(|person| &person.person.id).collect(),
            Thing::Topic => content.topics.iter().map(|topic| &topic.id).collect(),
            Thing::Meeting(of) => of.meetings.iter().map(|meeting| &meeting.meeting.id).collect(),
            Thing::Paper(of) => of.papers.iter().map(|paper| &paper.paper.id).collect(),
            Thing::Publication(of) => of.publications.iter().map(|publication| &publication.id).collect(),
        }
    }

    fn is_unreadable(self, content: &Content, id: &Slug) -> bool {
        let within = |of: &Council| format!("{}/{id}", of.organization.id);
        match self {
            Thing::Article => content.is_unreadable(Kind::Article, id.as_str()),
            Thing::Body => content.is_unreadable(Kind::Council, id.as_str()),
            Thing::Person => content.is_unreadable(Kind::Person, id.as_str()),
            Thing::Topic => content.is_unreadable(Kind::Site, ""),
            Thing::Meeting(of) => content.is_unreadable(Kind::Meeting, within(of)),
            Thing::Paper(of) => content.is_unreadable(Kind::Paper, within(of)),
            Thing::Publication(_) => false,
        }
    }

    fn how_to_add(self) -> &'static str {
        match self {
            Thing::Article => "`press new article <id>` begins one",
            Thing::Body => "`press new council <id>` begins one",
            Thing::Person => "`press new person <id>` begins one",
            Thing::Topic => "name it in `site.toml`: `[topics.<id>]`, and below it `title = \"…\"`",
            Thing::Meeting(_) => "`press new meeting <council>/<id>` begins one",
            Thing::Paper(_) => "`press new paper <council>/<id>` begins one",
            Thing::Publication(_) => "it would stand in `council.toml` under `[[publications]]`",
        }
    }
}

/// Reports `id` where nothing of any of `things` has it. The first of them is what the editor is told of.
fn exists<'a>(
    content: &'a Content,
    report: &mut Report<'_>,
    things: &[Thing<'a>],
    id: &Slug,
    place: impl FnOnce() -> Place,
) {
    if things.iter().any(|thing| thing.has(content, id) || thing.is_unreadable(content, id)) {
        return;
    }
    let Some(first) = things.first() else { return };
    let ids = things.iter().flat_map(|thing| thing.ids(content)).map(Slug::as_str);
    let help = match nearest(id.as_str(), ids) {
        Some(near) => format!("did you mean `{near}`?"),
        None => first.how_to_add().to_owned(),
    };
    report.error(format!("there is no {} `{id}`", first.word()), place(), help);
}

pub(super) fn articles(content: &Content, report: &mut Report<'_>) {
    for article in content.articles_to_come_too() {
        for (list, thing, ids) in [
            ("topics", Thing::Topic, &article.topics),
            ("councils", Thing::Body, &article.councils),
            ("people", Thing::Person, &article.people),
            ("related", Thing::Article, &article.related),
        ] {
            for id in ids {
                exists(content, report, &[thing], id, || article.fields.place_of(list, id.as_str()));
            }
        }
    }
}

pub(super) fn articles_to_themselves(content: &Content, report: &mut Report<'_>) {
    for article in content.articles_to_come_too().filter(|article| article.related.contains(&article.id)) {
        let place = article.fields.place_of("related", article.id.as_str());
        report.error("the article is related to itself", place, "name another article, or none");
    }
}

pub(super) fn withdrawn(content: &Content, report: &mut Report<'_>) {
    for article in content.articles_to_come_too().filter(|article| article.withdrawn.is_none()) {
        for id in &article.related {
            if content.article(id).is_some_and(|related| related.withdrawn.is_some()) {
                let place = article.fields.place_of("related", id.as_str());
                let help = "name what replaces it, or link to it in the text and say there that it no longer stands";
                report.warning(format!("the article `{id}` was withdrawn"), place, help);
            }
        }
    }
}

pub(super) fn twice(content: &Content, report: &mut Report<'_>) {
    for article in content.articles_to_come_too() {
        for (list, ids) in [
            ("topics", &article.topics),
            ("councils", &article.councils),
            ("people", &article.people),
            ("related", &article.related),
        ] {
            if ids.iter().collect::<HashSet<_>>().len() == ids.len() {
                continue;
            }
            let named = article.fields.root().get(list).map(Node::items).unwrap_or_default();
            let mut first_by_id: HashMap<&str, &Node> = HashMap::new();
            for again in named {
                let Some(id) = again.text() else { continue };
                let first = *first_by_id.entry(id).or_insert(again);
                if std::ptr::eq(first, again) {
                    continue;
                }
                let place = |node: &Node| article.fields.source().place(node.range.clone());
                let message = format!("`{id}` is in this list twice");
                report.push(|promise| {
                    let problem = Problem::warning(promise, message, place(again));
                    problem.and(place(first).labelled("the first")).help("take one of them out")
                });
            }
        }
    }
}

pub(super) fn memberships(content: &Content, report: &mut Report<'_>) {
    for council in &content.councils {
        for (index, membership) in council.memberships.iter().enumerate() {
            let place = |key: &str| council.fields.place(&format!("memberships/{index}/{key}"));
            exists(content, report, &[Thing::Person], &membership.person_id, || place("person_id"));
        }
    }
}

pub(super) fn bodies(content: &Content, report: &mut Report<'_>) {
    for council in &content.councils {
        let organization = &council.organization;
        let mut body = |id: &Slug, path: &str| {
            exists(content, report, &[Thing::Body], id, || council.fields.place(path));
        };
        for (key, id) in [("parent_id", &organization.parent_id), ("supported_by_id", &organization.supported_by_id)] {
            if let Some(id) = id {
                body(id, key);
            }
        }
        for (index, membership) in council.memberships.iter().enumerate() {
            if let Some(id) = &membership.on_behalf_of_id {
                body(id, &format!("memberships/{index}/on_behalf_of_id"));
            }
        }
        for (index, vacancy) in council.vacancies.iter().enumerate() {
            if let Some(id) = &vacancy.on_behalf_of_id {
                body(id, &format!("vacancies/{index}/on_behalf_of_id"));
            }
        }
        for (index, change) in council.changes.iter().enumerate() {
            for (key, ids) in [("original_ids", &change.original_ids), ("resulting_ids", &change.resulting_ids)] {
                for (number, id) in ids.iter().enumerate() {
                    body(id, &format!("changes/{index}/{key}/{number}"));
                }
            }
        }
        for (index, relation) in council.relations.iter().enumerate() {
            body(&relation.to_id, &format!("relations/{index}/to_id"));
        }
        for meeting in &council.meetings {
            for (index, id) in meeting.meeting.organization_ids.iter().enumerate() {
                exists(content, report, &[Thing::Body], id, || {
                    meeting.fields.place(&format!("organization_ids/{index}"))
                });
            }
        }
    }
}

pub(super) fn publications(content: &Content, report: &mut Report<'_>) {
    for council in &content.councils {
        let place = |path: String| council.fields.place(&path);
        for (index, strategy) in council.strategies.iter().enumerate() {
            for (number, id) in strategy.publication_ids.iter().enumerate() {
                exists(content, report, &[Thing::Publication(council)], id, || {
                    place(format!("strategies/{index}/publication_ids/{number}"))
                });
            }
        }
        for (index, publication) in council.publications.iter().enumerate() {
            for (number, id) in publication.topics.iter().enumerate() {
                exists(content, report, &[Thing::Topic], id, || place(format!("publications/{index}/topics/{number}")));
            }
            let part_of = publication.part_of.iter();
            for id in part_of.filter(|id| !council.strategies.iter().any(|strategy| strategy.id == **id)) {
                let place = || place(format!("publications/{index}/part_of"));
                if *id == publication.id {
                    report.error("the publication is part of itself", place(), "name what it is a part of");
                }
                exists(content, report, &[Thing::Publication(council)], id, place);
            }
        }
    }
}

pub(super) fn meetings(content: &Content, report: &mut Report<'_>) {
    for council in &content.councils {
        for meeting in &council.meetings {
            let place = |path: String| meeting.fields.place(&path);
            for (index, attendance) in meeting.meeting.attendance.iter().enumerate() {
                exists(content, report, &[Thing::Person], &attendance.person_id, || {
                    place(format!("attendance/{index}/person_id"))
                });
            }
            for (index, item) in meeting.meeting.agenda.iter().enumerate() {
                for (number, id) in item.presenters.iter().enumerate() {
                    exists(content, report, &[Thing::Person], id, || {
                        place(format!("agenda/{index}/presenters/{number}"))
                    });
                }
                for (number, id) in item.papers.iter().enumerate() {
                    exists(content, report, &[Thing::Paper(council)], id, || {
                        place(format!("agenda/{index}/papers/{number}"))
                    });
                }
            }
        }
    }
}

pub(super) fn papers(content: &Content, report: &mut Report<'_>) {
    for council in &content.councils {
        for paper in &council.papers {
            let place = |list: &str, id: &Slug| paper.fields.place_of(list, id.as_str());
            for id in &paper.paper.originators {
                exists(content, report, &[Thing::Person, Thing::Body], id, || place("originators", id));
            }
            for id in &paper.paper.meetings {
                exists(content, report, &[Thing::Meeting(council)], id, || place("meetings", id));
            }
            if let Some(id) = &paper.paper.supersedes {
                exists(content, report, &[Thing::Paper(council)], id, || paper.fields.place("supersedes"));
            }
        }
    }
}
