//! The documents of a site: for each address what its page shows, with the names and titles of all that it links to.

use super::{
    PublishError,
    blocks::{heading, href, item, link, list},
    pack,
    seats::Seats,
};
use crate::{
    content::{Article, Body, Content, Council, Paper},
    language::direction_within,
};
use gazette::{
    model::{
        self, AgendaItem, ArticleSummary, Block, CouncilSummary, Councils, Date, Decisions, FileLink, Home, ListPage,
        MeetingLink, MeetingPage, MeetingStatus, MeetingSummary, MeetingsPage, Named, OrganizationStatus, PAGE_SIZE,
        Pack, PageData, PaperPage, PaperSummary, PersonPage, Publication, PublicationsPage, Site, Slug, Span, Titled,
    },
    route::Route,
};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap},
    num::NonZeroU32,
    ops::Range,
};

/// How many articles the home page shows.
const HOME_ARTICLES: usize = 7;

/// How many meetings the home page's document holds: those around the day of the build.
const HOME_MEETINGS: usize = 12;

/// How many publications the home page shows.
const HOME_PUBLICATIONS: usize = 5;

/// How many meetings a council's document holds: those around the day of the build.
const COUNCIL_MEETINGS: usize = 8;

/// How many articles a council's or a person's page shows, how many papers a council's, and how many decisions.
const NEWEST: usize = 10;

/// All documents of a site, made as they are asked for.
pub(super) struct Documents<'a> {
    content: &'a Content,
    site: &'a Site,
    /// All articles, newest first.
    articles: Vec<&'a Article>,
    /// Where each article stands among all, newest first.
    places: HashMap<&'a Slug, usize>,
    topics: BTreeMap<&'a Slug, Vec<&'a Article>>,
    of_councils: HashMap<&'a Slug, Vec<&'a Article>>,
    of_people: HashMap<&'a Slug, Vec<&'a Article>>,
    seats: Seats<'a>,
}

/// A list that readers may follow.
pub(super) struct FollowedList<'a> {
    /// The page that shows it.
    pub(super) route: Route,
    /// The name of the topic or council; all articles have none.
    pub(super) name: Option<&'a str>,
    /// What belongs to it, in a sentence.
    pub(super) description: Option<&'a str>,
    /// What is on it, newest first.
    pub(super) items: Vec<FollowedItem<'a>>,
}

/// What a list tells of.
#[derive(Clone, Copy)]
pub(super) enum FollowedItem<'a> {
    Article(&'a Article),
    /// A meeting that was held, with the council whose record it is.
    Meeting(&'a Council, &'a model::Meeting),
    /// A paper of the council.
    Paper(&'a Council, &'a model::Paper),
}

impl FollowedItem<'_> {
    /// The day by which it stands in the list. A meeting has none of its own: its record begins with the day on which it was
    /// held.
    pub(super) fn date(self) -> Date {
        match self {
            FollowedItem::Article(article) => article.date,
            FollowedItem::Meeting(_, meeting) => meeting.start.date(),
            FollowedItem::Paper(_, paper) => paper.date,
        }
    }

    /// Its page.
    pub(super) fn route(self) -> Route {
        match self {
            FollowedItem::Article(article) => Route::Article(article.id.clone()),
            FollowedItem::Meeting(council, meeting) => {
                Route::Meeting(council.organization.id.clone(), meeting.id.clone())
            }
            FollowedItem::Paper(council, paper) => Route::Paper(council.organization.id.clone(), paper.id.clone()),
        }
    }
}

impl<'a> Documents<'a> {
    /// The documents of the content, for a site that lives at `site.url`.
    pub(super) fn new(content: &'a Content, site: &'a Site) -> Documents<'a> {
        let mut topics: BTreeMap<_, Vec<_>> = content.topics.iter().map(|topic| (&topic.id, Vec::new())).collect();
        let (mut of_councils, mut of_people) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        for article in &content.articles {
            article.topics.iter().for_each(|topic| topics.entry(topic).or_default().push(article));
            article.councils.iter().for_each(|council| of_councils.entry(council).or_default().push(article));
            article.people.iter().for_each(|person| of_people.entry(person).or_default().push(article));
        }
        let places = content.articles.iter().enumerate().map(|(place, article)| (&article.id, place)).collect();
        let articles = content.articles.iter().collect();
        Documents { content, site, articles, places, topics, of_councils, of_people, seats: Seats::new(content) }
    }

    /// Who sits where.
    pub(super) fn seats(&self) -> &Seats<'a> {
        &self.seats
    }

    /// Every address that has a page.
    pub(super) fn routes(&self) -> Vec<Route> {
        let mut routes = vec![Route::Home, Route::Councils];
        routes.extend(list_routes(self.content.articles.len(), Route::News));
        for (&topic, articles) in &self.topics {
            routes.extend(list_routes(articles.len(), |page| Route::Topic(topic.clone(), page)));
        }
        routes.extend(self.content.articles.iter().map(|article| Route::Article(article.id.clone())));
        routes.extend(self.content.councils.iter().map(|council| Route::Council(council.organization.id.clone())));
        for council in &self.content.councils {
            let id = || council.organization.id.clone();
            let has_meetings = self.content.meetings_of(Some(&council.organization.id)).next().is_some();
            routes.extend(has_meetings.then(|| Route::Meetings(id())));
            routes.extend(council.has_publications().then(|| Route::Publications(id())));
            let meetings = council.meetings.iter();
            for meeting in meetings {
                routes.push(Route::Meeting(id(), meeting.meeting.id.clone()));
                routes.push(Route::Pack(id(), meeting.meeting.id.clone()));
            }
            routes.extend(council.papers.iter().map(|paper| Route::Paper(id(), paper.paper.id.clone())));
        }
        routes.extend(self.seats.routes());
        routes.extend(self.content.people.iter().map(|person| Route::Person(person.person.id.clone())));
        routes.extend(self.content.pages.iter().map(|page| Route::Page(page.id.clone())));
        routes
    }

    /// Every address that is a page's own, with the day on which the page was last changed, where that is known. The newest
    /// page of a list is known by the address without a number.
    pub(super) fn canonical_routes(&self) -> impl Iterator<Item = (Route, Option<Date>)> {
        self.routes().into_iter().filter_map(|route| {
            let is_newest = |articles: usize, page: NonZeroU32| page.get() as usize == page_count(articles);
            let changed = match &route {
                Route::News(Some(page)) if is_newest(self.content.articles.len(), *page) => return None,
                Route::Topic(topic, Some(page)) if is_newest(self.of_topic(topic).len(), *page) => return None,
                // It holds nothing that the pages of the meeting and its papers do not.
                Route::Pack(..) => return None,
                Route::News(page) => last_change(&self.articles, *page),
                Route::Topic(topic, page) => last_change(self.of_topic(topic), *page),
                Route::Article(id) => self.article(id).map(changed_on),
                Route::Page(id) => self.content.page(id).and_then(|page| page.updated),
                Route::Paper(council, id) => self.content.paper(council, id).map(|paper| paper.paper.date),
                _ => None,
            };
            Some((route, changed))
        })
    }

    /// All articles, those of each topic, and of each council the articles that name it, the meetings it held, and its papers.
    pub(super) fn followed_lists(&self) -> Vec<FollowedList<'a>> {
        let articles = |articles: &[&'a Article]| articles.iter().copied().map(FollowedItem::Article).collect();
        let items = articles(&self.articles);
        let all = FollowedList { route: Route::News(None), name: None, description: None, items };
        let topics = self.content.topics.iter().map(|topic| FollowedList {
            route: Route::Topic(topic.id.clone(), None),
            name: Some(&topic.title),
            description: topic.description.as_deref(),
            items: articles(self.of_topic(&topic.id)),
        });
        let councils = self.content.councils.iter().map(|council| FollowedList {
            route: Route::Council(council.organization.id.clone()),
            name: Some(&council.organization.name),
            description: council.organization.abstract_.as_deref(),
            items: self.of_council(council),
        });
        std::iter::once(all).chain(topics).chain(councils).collect()
    }

    /// What those who follow a council are told of, newest first. A meeting is told of when it was held: what is to come may
    /// still change, and has a calendar.
    fn of_council(&self, council: &'a Council) -> Vec<FollowedItem<'a>> {
        let articles = self.of_councils.get(&council.organization.id).into_iter().flatten();
        let meetings = self.all_meetings_of(council).into_iter().rev();
        let held = meetings.filter(|(_, meeting)| meeting.status == MeetingStatus::Passed);
        let papers = council.papers.iter().map(|paper| FollowedItem::Paper(council, &paper.paper));
        let mut items: Vec<_> = articles.map(|article| FollowedItem::Article(article)).collect();
        items.extend(held.map(|(council, meeting)| FollowedItem::Meeting(council, meeting)));
        items.extend(papers);
        // Those of one day stay in this order.
        items.sort_by_key(|item| Reverse(item.date()));
        items
    }

    /// The texts of a route's page: one, of a pack those of its papers, or none.
    pub(super) fn texts(&self, route: &Route) -> Vec<&'a Body> {
        let text = match route {
            Route::Pack(council, id) => return self.papers_of(council, id).map(|paper| &paper.body).collect(),
            Route::Article(id) => self.article(id).map(|article| &article.body),
            Route::Council(id) => self.content.council(id).map(|council| &council.body),
            Route::Page(id) => self.content.page(id).map(|page| &page.body),
            Route::Paper(council, id) => self.content.paper(council, id).map(|paper| &paper.body),
            _ => None,
        };
        text.into_iter().collect()
    }

    /// What the page of a route shows, without its text. A route that [`Self::routes`] does not list is shown the list of
    /// councils.
    pub(super) fn page(&self, route: &Route) -> PageData {
        let page = match route {
            Route::Home => Some(PageData::Home(self.home())),
            Route::News(page) => Some(PageData::List(self.list(None, &self.articles, *page))),
            Route::Topic(topic, page) => {
                let about = self.content.topic(topic).cloned();
                about.map(|about| PageData::List(self.list(Some(about), self.of_topic(topic), *page)))
            }
            Route::Article(id) => self.article(id).map(|article| PageData::Article(self.full_article(article))),
            Route::Council(id) => {
                self.content.council(id).map(|council| PageData::Council(Box::new(self.council(council))))
            }
            Route::Members(id) => self.seats.members(id, self.site).map(PageData::Members),
            Route::Comparison(one, other) => self.seats.comparison(one, other, self.site).map(PageData::Page),
            Route::Meetings(id) => {
                self.content.council(id).map(|council| PageData::Meetings(Box::new(self.meetings(council))))
            }
            Route::Publications(id) => {
                self.content.council(id).map(|council| PageData::Publications(Box::new(self.publications(council))))
            }
            Route::Meeting(council, id) => self.meeting(council, id).map(|page| PageData::Meeting(Box::new(page))),
            Route::Pack(council, id) => self.pack(council, id).map(|pack| PageData::Pack(Box::new(pack))),
            Route::Paper(council, id) => self.paper(council, id).map(|page| PageData::Paper(Box::new(page))),
            Route::Person(id) => self.content.person(id).map(|person| PageData::Person(self.person(&person.person))),
            Route::Page(id) => self.content.page(id).map(|page| {
                PageData::Page(model::Page {
                    id: id.clone(),
                    url: self.site.url.absolute(&route.path()),
                    title: page.title.clone(),
                    summary: page.summary.clone(),
                    date_modified: page.updated,
                    body: Vec::new(),
                })
            }),
            Route::Councils => None,
        };
        page.unwrap_or_else(|| PageData::Councils(self.councils()))
    }

    /// What the page of a route shows, with its text.
    pub(super) fn whole_page(&self, route: &Route) -> Result<PageData, PublishError> {
        let mut page = self.page(route);
        let texts = self.texts(route).into_iter().map(|text| {
            let blocks = self.content.blocks(text);
            blocks.ok_or_else(|| PublishError::Changed(text.source().path.clone()))
        });
        fill(&mut page, texts.collect::<Result<_, _>>()?);
        Ok(page)
    }

    /// All articles, newest first.
    pub(super) fn articles(&self) -> &[&'a Article] {
        &self.articles
    }

    /// Where an article stands among all, newest first.
    pub(super) fn place(&self, id: &Slug) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The article, where it is published.
    pub(super) fn article(&self, id: &Slug) -> Option<&'a Article> {
        self.place(id).map(|place| &self.content.articles[place])
    }

    /// The articles of a topic, newest first.
    pub(super) fn of_topic(&self, topic: &Slug) -> &[&'a Article] {
        self.topics.get(topic).map_or(&[], Vec::as_slice)
    }

    fn home(&self) -> Home {
        let councils = self.content.councils.iter();
        let active = councils.clone().filter(|council| council.organization.status == OrganizationStatus::Active);
        let mut meetings: Vec<_> = councils.clone().flat_map(meetings_of).collect();
        meetings.sort_by_key(|(_, meeting)| meeting.start.moment());
        let meetings = self.around_today(&meetings, HOME_MEETINGS / 4, HOME_MEETINGS);
        let bodies: BTreeSet<&Slug> = meetings.iter().flat_map(|meeting| &meeting.organization_ids).collect();
        let publications = councils.flat_map(|council| &council.publications);
        Home {
            articles: self.content.articles.iter().take(HOME_ARTICLES).map(|article| self.summary(article)).collect(),
            councils: active.map(council_summary).collect(),
            organizations: self.bodies(bodies),
            meetings,
            publications: publications
                .filter(|publication| is_current(publication))
                .take(HOME_PUBLICATIONS)
                .cloned()
                .collect(),
        }
    }

    /// A page of a list of articles, given newest first; without a number the newest page.
    fn list(&self, topic: Option<model::Topic>, articles: &[&Article], page: Option<NonZeroU32>) -> ListPage {
        let pages = page_count(articles.len());
        let page = page.map_or(pages, |page| page.get() as usize);
        let items = articles.get(page_range(articles.len(), page)).unwrap_or_default();
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        ListPage {
            topic,
            items: items.iter().map(|article| self.summary(article)).collect(),
            page: number(page),
            pages: (page == pages).then(|| number(pages)),
        }
    }

    fn full_article(&self, article: &Article) -> model::Article {
        let (previous, next) = self.beside(article);
        model::Article {
            id: article.id.clone(),
            url: self.site.url.absolute(&Route::Article(article.id.clone()).path()),
            title: article.title.clone(),
            summary: article.summary.clone(),
            date_published: article.date,
            date_modified: article.updated,
            language: article.language.as_ref().map(|language| language.as_str().to_owned()),
            dir: direction_within(article.language.as_ref(), &self.content.site.writing().language),
            authors: article.authors.clone(),
            image: article.image.clone(),
            tags: self.tags(article),
            kind: article.kind,
            body: Vec::new(),
            further_information: article.further_information.clone(),
            related: self.related(article).map(|article| self.summary(article)).collect(),
            councils: self.bodies(&article.councils),
            people: self.people(&article.people),
            changes: article.changes.clone(),
            withdrawn: article.withdrawn.clone(),
            previous,
            next,
        }
    }

    /// The articles before and after an article.
    pub(super) fn beside(&self, article: &Article) -> (Option<Titled>, Option<Titled>) {
        let place = self.place(&article.id);
        let at = |place: Option<usize>| self.content.articles.get(place?).map(titled);
        (at(place.and_then(|place| place.checked_add(1))), at(place.and_then(|place| place.checked_sub(1))))
    }

    /// What is published of the articles that an article names as related.
    pub(super) fn related(&self, article: &'a Article) -> impl Iterator<Item = &'a Article> {
        article.related.iter().filter_map(|id| self.article(id))
    }

    fn summary(&self, article: &Article) -> ArticleSummary {
        ArticleSummary {
            id: article.id.clone(),
            title: article.title.clone(),
            summary: article.summary.clone(),
            date_published: article.date,
            language: article.language.as_ref().map(|language| language.as_str().to_owned()),
            kind: article.kind,
            image: article.image.clone(),
            tags: self.tags(article),
        }
    }

    /// The topics of an article, with their titles.
    pub(super) fn tags(&self, article: &Article) -> Vec<Titled> {
        let topics = article.topics.iter().filter_map(|id| self.content.topic(id));
        topics.map(|topic| Titled { id: topic.id.clone(), title: topic.title.clone() }).collect()
    }

    fn councils(&self) -> Councils {
        let mut councils: Vec<_> = self.content.councils.iter().map(council_summary).collect();
        councils.sort_by(|one, other| (one.status, &one.name).cmp(&(other.status, &other.name)));
        Councils { councils }
    }

    fn council(&self, council: &Council) -> model::Council {
        let id = &council.organization.id;
        let all = &self.content.councils;
        let changes: Vec<_> = all
            .iter()
            .flat_map(|council| &council.changes)
            .filter(|change| change.original_ids.contains(id) || change.resulting_ids.contains(id))
            .cloned()
            .collect();
        let relations: Vec<_> = all
            .iter()
            .flat_map(|council| &council.relations)
            .filter(|relation| relation.from_id == *id || relation.to_id == *id)
            .cloned()
            .collect();
        let all_meetings = self.all_meetings_of(council);
        let meetings = self.around_today(&all_meetings, COUNCIL_MEETINGS / 2, COUNCIL_MEETINGS);
        let in_changes = changes.iter().flat_map(|change| change.original_ids.iter().chain(&change.resulting_ids));
        let in_relations = relations.iter().flat_map(|relation| [&relation.from_id, &relation.to_id]);
        let in_meetings = meetings.iter().flat_map(|meeting| &meeting.organization_ids);
        let bodies = in_changes.chain(in_relations).chain(in_meetings).filter(|other| *other != id);
        let bodies: BTreeSet<&Slug> = bodies.collect();
        let members = council.memberships.iter().filter_map(|membership| self.content.person(&membership.person_id));
        model::Council {
            url: self.site.url.absolute(&Route::Council(id.clone()).path()),
            organization: council.organization.clone(),
            body: Vec::new(),
            memberships: council.memberships.clone(),
            members_summary: self.seats.summary(council),
            people: members.map(|person| named_person(&person.person)).collect(),
            organizations: self.bodies(bodies),
            meeting_pattern: council.meeting_pattern.clone(),
            decisions: all_meetings.iter().rev().find_map(decisions),
            meetings,
            publications: council.publications.clone(),
            strategies: council.strategies.clone(),
            papers: council.papers.iter().take(NEWEST).map(|paper| paper_summary(&paper.paper)).collect(),
            relations,
            changes,
            articles: self.newest(self.of_councils.get(id)),
        }
    }

    /// The meetings around the day of the build, given oldest first: so many before it at the most, so many in all.
    fn around_today(&self, meetings: &[(&Council, &model::Meeting)], past: usize, all: usize) -> Vec<MeetingSummary> {
        let today = meetings.partition_point(|(_, meeting)| meeting.start.date() < self.content.today);
        let around = meetings.iter().skip(today.saturating_sub(past)).take(all);
        around.map(|(council, meeting)| meeting_summary(council, meeting)).collect()
    }

    fn meetings(&self, council: &Council) -> MeetingsPage {
        let id = &council.organization.id;
        let meetings = self.all_meetings_of(council);
        let bodies = meetings.iter().flat_map(|(_, meeting)| &meeting.organization_ids).filter(|other| *other != id);
        let bodies: BTreeSet<&Slug> = bodies.collect();
        MeetingsPage {
            url: self.site.url.absolute(&Route::Meetings(id.clone()).path()),
            organization: named_body(council),
            organizations: self.bodies(bodies),
            meetings: meetings
                .into_iter()
                .map(|(council, meeting)| in_a_long_list(meeting_summary(council, meeting)))
                .collect(),
        }
    }

    fn publications(&self, council: &Council) -> PublicationsPage {
        let place = |publication: &Publication| {
            let first = publication.topics.first()?;
            self.content.topics.iter().position(|topic| topic.id == *first)
        };
        let mut publications = council.publications.clone();
        publications.sort_by_key(|publication| place(publication).unwrap_or(usize::MAX));
        let topics: BTreeSet<usize> = publications.iter().filter_map(place).collect();
        let topics = topics.into_iter().filter_map(|place| self.content.topics.get(place));
        let in_short = |paper: &model::Paper| PaperSummary { abstract_: None, main_file: None, ..paper_summary(paper) };
        PublicationsPage {
            url: self.site.url.absolute(&Route::Publications(council.organization.id.clone()).path()),
            organization: named_body(council),
            strategies: council.strategies.clone(),
            publications,
            topics: topics.map(|topic| Titled { id: topic.id.clone(), title: topic.title.clone() }).collect(),
            papers: council.papers.iter().map(|paper| in_short(&paper.paper)).collect(),
        }
    }

    /// A council's meetings with the councils whose records they are, oldest first: its own, and those of others that it takes
    /// part in.
    fn all_meetings_of<'b>(&self, council: &'b Council) -> Vec<(&'b Council, &'b model::Meeting)>
    where
        'a: 'b,
    {
        let id = &council.organization.id;
        let others = self.content.councils.iter().filter(|other| other.organization.id != *id);
        let joint = others.flat_map(meetings_of).filter(|(_, meeting)| meeting.organization_ids.contains(id));
        let mut meetings: Vec<_> = meetings_of(council).chain(joint).collect();
        meetings.sort_by_key(|(_, meeting)| meeting.start.moment());
        meetings
    }

    fn meeting(&self, council_id: &Slug, id: &Slug) -> Option<MeetingPage> {
        let council = self.content.council(council_id)?;
        let meetings = self.all_meetings_of(council);
        let is_this =
            |(of, meeting): &(&Council, &model::Meeting)| of.organization.id == *council_id && meeting.id == *id;
        let place = meetings.iter().position(is_this)?;
        let (_, meeting) = *meetings.get(place)?;
        let link = |place: Option<usize>| place.and_then(|place| meetings.get(place)).map(meeting_link);
        let presenters = meeting.agenda.iter().flat_map(|item| &item.presenters);
        let people: BTreeSet<&Slug> =
            meeting.attendance.iter().map(|attendance| &attendance.person_id).chain(presenters).collect();
        Some(MeetingPage {
            url: self.site.url.absolute(&Route::Meeting(council_id.clone(), id.clone()).path()),
            council_id: council_id.clone(),
            organizations: self.bodies(&meeting.organization_ids),
            people: self.people(people),
            papers: papers_of(council, meeting).map(paper_summary).collect(),
            previous: link(place.checked_sub(1)),
            next: link(place.checked_add(1)),
            meeting: model::Meeting { minutes_file: minutes_file(meeting), ..meeting.clone() },
        })
    }

    /// The papers of a meeting's pack: as the agenda takes them, then the others that name it.
    fn papers_of(&self, council: &Slug, id: &Slug) -> impl Iterator<Item = &'a Paper> {
        let papers = self.content.council(council).map_or(&[][..], |council| &council.papers);
        let meeting = self.content.meeting(council, id).map(|meeting| &meeting.meeting);
        let mut of_meeting: Vec<(usize, &Paper)> = Vec::new();
        for paper in papers {
            let items = meeting.into_iter().flat_map(|meeting| &meeting.agenda);
            let place = items.flat_map(|item| &item.papers).position(|taken| *taken == paper.paper.id);
            let others = paper.paper.meetings.contains(id).then_some(usize::MAX);
            of_meeting.extend(place.or(others).map(|place| (place, paper)));
        }
        of_meeting.sort_by_key(|(place, _)| *place);
        of_meeting.into_iter().map(|(_, paper)| paper)
    }

    fn pack(&self, council_id: &Slug, id: &Slug) -> Option<Pack> {
        let meeting = self.meeting(council_id, id)?;
        let day = meeting.meeting.start.date();
        let bodies = meeting.meeting.organization_ids.iter().filter_map(|id| self.content.council(id));
        let seats = bodies.flat_map(|council| &council.memberships).filter(|seat| seat.is_held_on(day));
        let mut members: Vec<Named> = Vec::new();
        for seat in seats {
            let Some(person) = self.content.person(&seat.person_id).map(|person| &person.person) else { continue };
            if members.iter().all(|known| known.id != person.id) {
                let role =
                    seat.post_title.as_ref().map_or_else(|| seat.role.clone(), |post| format!("{}, {post}", seat.role));
                members.push(Named { id: person.id.clone(), name: person.full_name(), summary: Some(role) });
            }
        }
        Some(Pack {
            url: self.site.url.absolute(&Route::Pack(council_id.clone(), id.clone()).path()),
            members,
            papers: self.papers_of(council_id, id).map(|paper| paper.paper.clone()).collect(),
            meeting,
        })
    }

    fn paper(&self, council_id: &Slug, id: &Slug) -> Option<PaperPage> {
        let council = self.content.council(council_id)?;
        let paper = &self.content.paper(council_id, id)?.paper;
        let others = || council.papers.iter().map(|paper| &paper.paper);
        let named = |paper: &model::Paper| Named { id: paper.id.clone(), name: paper.name.clone(), summary: None };
        let meetings =
            meetings_of(council).filter(|(_, meeting)| paper.meetings.contains(&meeting.id) || takes(meeting, id));
        Some(PaperPage {
            url: self.site.url.absolute(&Route::Paper(council_id.clone(), id.clone()).path()),
            organization: named_body(council),
            paper: paper.clone(),
            people: self.people(&paper.originators),
            organizations: self.bodies(&paper.originators),
            meetings: meetings
                .map(|meeting| MeetingLink { items: items(meeting.1, id), ..meeting_link(&meeting) })
                .collect(),
            supersedes: others().find(|other| paper.supersedes.as_ref() == Some(&other.id)).map(named),
            superseded_by: others().filter(|other| other.supersedes.as_ref() == Some(id)).map(named).collect(),
        })
    }

    pub(super) fn people<'b>(&self, ids: impl IntoIterator<Item = &'b Slug>) -> Vec<Named> {
        let people = ids.into_iter().filter_map(|id| self.content.person(id));
        people.map(|person| named_person(&person.person)).collect()
    }

    fn person(&self, person: &model::Person) -> PersonPage {
        let memberships: Vec<_> = self.seats.of(&person.id).iter().copied().cloned().collect();
        let for_whom = memberships.iter().filter_map(|membership| membership.on_behalf_of_id.as_ref());
        let of_seats = memberships.iter().map(|membership| &membership.organization_id);
        let bodies: BTreeSet<&Slug> = of_seats.chain(for_whom).collect();
        PersonPage {
            url: self.site.url.absolute(&Route::Person(person.id.clone()).path()),
            organizations: self.bodies(bodies),
            record: self.record_of(&person.id),
            memberships,
            articles: self.newest(self.of_people.get(&person.id)),
            person: person.clone(),
        }
    }

    /// What a person brought before councils: papers, and items of agendas; newest first.
    fn record_of(&self, person: &Slug) -> Vec<Block> {
        let mut papers: Vec<_> = self
            .content
            .councils
            .iter()
            .flat_map(|council| council.papers.iter().map(move |paper| (council, &paper.paper)))
            .filter(|(_, paper)| paper.originators.contains(person))
            .collect();
        papers.sort_by_key(|(_, paper)| Reverse(paper.date));
        let papers = papers.into_iter().map(|(council, paper)| {
            let body = &council.organization;
            let page = Route::Paper(body.id.clone(), paper.id.clone());
            let facts =
                format!(", {} of {}, {}", paper.paper_type.label().to_lowercase(), body.name, paper.date.in_words());
            item(&format!("paper-{}-{}", body.id, paper.id), vec![link(&page, paper.name.clone()), Span::Text(facts)])
        });
        let mut meetings: Vec<_> = self.content.councils.iter().flat_map(meetings_of).collect();
        // Nothing was presented at a meeting that did not take place.
        meetings.retain(|(_, meeting)| meeting.status != MeetingStatus::Cancelled);
        meetings.sort_by_key(|(_, meeting)| Reverse(meeting.start.moment()));
        let items = meetings.into_iter().flat_map(|of| of.1.agenda.iter().map(move |item| (of, item)));
        let items = items.filter(|(_, item)| item.presenters.contains(person));
        let items = items.filter_map(|((council, meeting), of)| {
            let body = &council.organization;
            let page = Route::Meeting(body.id.clone(), meeting.id.clone()).path();
            let title = Span::Link(vec![Span::Text(of.name.clone())], href(&format!("{page}#{}", of.anchor()))?);
            // A meeting without a name is called by its day.
            let name = meeting.name.as_ref().map(|name| format!("{name}, ")).unwrap_or_default();
            let facts = format!(", {}: {name}{}", body.name, meeting.start.date().in_words());
            Some(item(&format!("item-{}-{}-{}", body.id, meeting.id, of.id), vec![title, Span::Text(facts)]))
        });
        let parts = [
            ("page-papers", "Papers", papers.collect::<Vec<_>>()),
            ("page-items", "Presented at meetings", items.collect()),
        ];
        let parts = parts.into_iter().filter(|(_, _, items)| !items.is_empty());
        parts.flat_map(|(id, title, items)| [heading(id, title), list(&format!("{id}-list"), items)]).collect()
    }

    fn newest(&self, articles: Option<&Vec<&Article>>) -> Vec<ArticleSummary> {
        articles.into_iter().flatten().take(NEWEST).map(|article| self.summary(article)).collect()
    }

    pub(super) fn bodies<'b>(&self, ids: impl IntoIterator<Item = &'b Slug>) -> Vec<Named> {
        ids.into_iter().filter_map(|id| self.content.council(id)).map(named_body).collect()
    }
}

/// Puts the texts into a page that has any.
fn fill(page: &mut PageData, texts: Vec<Vec<Block>>) {
    let mut texts = texts.into_iter();
    if let PageData::Pack(pack) = page {
        let Pack { meeting, papers, .. } = &mut **pack;
        for (paper, text) in papers.iter_mut().zip(texts) {
            paper.body = text;
        }
        return pack::take_in(meeting, papers);
    }
    let Some(blocks) = texts.next() else { return };
    match page {
        PageData::Article(article) => article.body = blocks,
        PageData::Council(council) => council.body = blocks,
        PageData::Page(page) => page.body = blocks,
        PageData::Paper(page) => page.paper.body = blocks,
        PageData::Home(_)
        | PageData::List(_)
        | PageData::Councils(_)
        | PageData::Members(_)
        | PageData::Meetings(_)
        | PageData::Publications(_)
        | PageData::Meeting(_)
        | PageData::Pack(_)
        | PageData::Person(_) => {}
    }
}

/// How many pages a list of so many articles has. Each page but the newest holds [`PAGE_SIZE`].
pub(super) fn page_count(articles: usize) -> usize {
    (articles / PAGE_SIZE).max(1)
}

/// Which of a list's articles, newest first, stand on a page, which is counted from the oldest.
pub(super) fn page_range(articles: usize, page: usize) -> Range<usize> {
    let end = articles.saturating_sub(page.saturating_sub(1) * PAGE_SIZE);
    let start = if page >= page_count(articles) { 0 } else { end.saturating_sub(PAGE_SIZE) };
    start..end
}

/// The day on which an article was last changed.
fn changed_on(article: &Article) -> Date {
    article.updated.unwrap_or(article.date)
}

/// The day on which an article on a page of a list was last changed.
fn last_change(articles: &[&Article], page: Option<NonZeroU32>) -> Option<Date> {
    let page = page.map_or(page_count(articles.len()), |page| page.get() as usize);
    articles[page_range(articles.len(), page)].iter().map(|article| changed_on(article)).max()
}

/// The addresses of a list: the newest page without a number, and each page with its own.
fn list_routes(articles: usize, route: impl Fn(Option<NonZeroU32>) -> Route) -> Vec<Route> {
    let numbers = (1..=page_count(articles)).filter_map(|page| u32::try_from(page).ok().and_then(NonZeroU32::new));
    std::iter::once(None).chain(numbers.map(Some)).map(route).collect()
}

fn is_current(publication: &Publication) -> bool {
    publication.status != model::PublicationStatus::Superseded
}

fn titled(article: &Article) -> Titled {
    Titled { id: article.id.clone(), title: article.title.clone() }
}

fn named_body(council: &Council) -> Named {
    let organization = &council.organization;
    Named { id: organization.id.clone(), name: organization.name.clone(), summary: organization.abstract_.clone() }
}

fn named_person(person: &model::Person) -> Named {
    Named { id: person.id.clone(), name: person.full_name(), summary: person.summary.clone() }
}

fn council_summary(council: &Council) -> CouncilSummary {
    let organization = &council.organization;
    CouncilSummary {
        id: organization.id.clone(),
        name: organization.name.clone(),
        abstract_: organization.abstract_.clone(),
        classification: organization.classification.clone(),
        status: organization.status,
    }
}

/// The meetings in a council's own record.
fn meetings_of(council: &Council) -> impl Iterator<Item = (&Council, &model::Meeting)> {
    council.meetings.iter().map(move |meeting| (council, &meeting.meeting))
}

/// Whether the paper is on the agenda.
fn takes(meeting: &model::Meeting, paper: &Slug) -> bool {
    meeting.agenda.iter().any(|item| item.papers.contains(paper))
}

fn meeting_link(&(council, meeting): &(&Council, &model::Meeting)) -> MeetingLink {
    MeetingLink {
        council_id: council.organization.id.clone(),
        id: meeting.id.clone(),
        name: meeting.title(),
        start: meeting.start.clone(),
        items: Vec::new(),
    }
}

/// The items of the agenda that a paper belongs to.
fn items(meeting: &model::Meeting, paper: &Slug) -> Vec<Named> {
    let items = meeting.agenda.iter().filter(|item| item.papers.contains(paper));
    items
        .map(|item| Named { id: item.id.clone(), name: format!("{} {}", item.number(), item.name), summary: None })
        .collect()
}

/// What was decided at a meeting that was held, in short, where anything is known of that.
pub(super) fn decisions(meeting: &(&Council, &model::Meeting)) -> Option<Decisions> {
    let of = meeting.1;
    let items = of.agenda.iter().filter(|item| item.result.is_some() || item.resolution_text.is_some());
    let in_short = |item: &AgendaItem| AgendaItem {
        presenters: Vec::new(),
        papers: Vec::new(),
        files: Vec::new(),
        ..item.clone()
    };
    let items: Vec<_> = items.take(NEWEST).map(in_short).collect();
    (of.status == MeetingStatus::Passed && !items.is_empty())
        .then(|| Decisions { meeting: meeting_link(meeting), items })
}

/// What was cancelled has no minutes.
fn minutes_file(meeting: &model::Meeting) -> Option<FileLink> {
    meeting.minutes_file.clone().filter(|_| meeting.status != MeetingStatus::Cancelled)
}

fn meeting_summary(council: &Council, meeting: &model::Meeting) -> MeetingSummary {
    let agenda = meeting.agenda.iter().map(|item| match &item.number {
        Some(number) => format!("{number} {}", item.name),
        None => item.name.clone(),
    });
    let papers = papers_of(council, meeting).map(paper_summary).collect::<Vec<_>>();
    let standing = meeting.standing(papers.iter());
    MeetingSummary {
        council_id: council.organization.id.clone(),
        id: meeting.id.clone(),
        organization_ids: meeting.organization_ids.clone(),
        name: meeting.title(),
        start: meeting.start.clone(),
        end: meeting.end.clone(),
        timezone: meeting.timezone.clone(),
        status: meeting.status,
        status_note: meeting.status_note.clone(),
        location: meeting.location.clone(),
        agenda: agenda.collect(),
        agenda_file: meeting.agenda_file.clone(),
        minutes_file: minutes_file(meeting),
        has_papers: standing.has_papers,
        has_minutes: standing.has_minutes,
    }
}

/// The meeting without the sums of its files, which its own page has: nothing makes them smaller on the way.
fn in_a_long_list(mut meeting: MeetingSummary) -> MeetingSummary {
    for file in [&mut meeting.agenda_file, &mut meeting.minutes_file].into_iter().flatten() {
        file.sha256 = None;
    }
    meeting
}

/// The papers on the agenda of a meeting of `council`, and those that name it.
fn papers_of<'a>(council: &'a Council, meeting: &'a model::Meeting) -> impl Iterator<Item = &'a model::Paper> {
    let papers = council.papers.iter().map(|paper| &paper.paper);
    papers.filter(|paper| paper.meetings.contains(&meeting.id) || takes(meeting, &paper.id))
}

fn paper_summary(paper: &model::Paper) -> PaperSummary {
    PaperSummary {
        id: paper.id.clone(),
        name: paper.name.clone(),
        reference: paper.reference.clone(),
        date: paper.date,
        paper_type: paper.paper_type,
        abstract_: paper.abstract_.clone(),
        main_file: paper.main_file.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pages of a list of so many articles, each article known by its age: 0 is the oldest.
    fn pages(articles: usize) -> Vec<Vec<usize>> {
        let newest_first: Vec<usize> = (0..articles).rev().collect();
        (1..=page_count(articles)).map(|page| newest_first[page_range(articles, page)].to_vec()).collect()
    }

    #[test]
    fn a_page_that_is_not_the_newest_never_changes() {
        for articles in 0..130 {
            let (now, later) = (pages(articles), pages(articles + 1));
            for (page, items) in now.iter().enumerate().take(now.len() - 1) {
                assert_eq!(items.len(), PAGE_SIZE);
                assert_eq!(Some(items), later.get(page), "page {} changed at {articles} articles", page + 1);
            }
        }
    }

    #[test]
    fn every_article_stands_on_one_page() {
        for articles in [0, 1, 19, 20, 21, 39, 40, 41, 100] {
            let mut all: Vec<usize> = pages(articles).concat();
            all.sort_unstable();
            assert_eq!(all, (0..articles).collect::<Vec<_>>());
            assert!(pages(articles).last().unwrap().len() < 2 * PAGE_SIZE);
        }
    }
}
