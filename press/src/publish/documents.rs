//! The documents of a site: for each address what its page shows, with the names and titles of all that it links to.

mod record;

use super::{PublishError, blocks::with_contents, pack, reading_time, search, seats::Seats};
use crate::{
    content::{Article, Body, Content, Council},
    language::direction_within,
};
use gazette::{
    model::{
        self, ArticleSummary, Block, CouncilSummary, Councils, Date, Home, ListPage, MeetingStatus, Named,
        OrganizationStatus, PAGE_SIZE, Pack, PageData, Publication, Site, Slug, Titled,
    },
    route::Route,
};
pub(super) use record::decisions;
use record::meetings_of;
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
        routes.push(Route::Search);
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
                // A pack holds nothing that the pages of the meeting and its papers do not; on the search's page there is nothing
                // before somebody asks.
                Route::Pack(..) | Route::Search => return None,
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
            Route::Search => search::page(self.site).map(PageData::Page),
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
        fill(&mut page, texts.collect::<Result<_, _>>()?, &self.site.language);
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
            reading_minutes: None,
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

    pub(super) fn people<'b>(&self, ids: impl IntoIterator<Item = &'b Slug>) -> Vec<Named> {
        let people = ids.into_iter().filter_map(|id| self.content.person(id));
        people.map(|person| named_person(&person.person)).collect()
    }

    fn newest(&self, articles: Option<&Vec<&Article>>) -> Vec<ArticleSummary> {
        articles.into_iter().flatten().take(NEWEST).map(|article| self.summary(article)).collect()
    }

    pub(super) fn bodies<'b>(&self, ids: impl IntoIterator<Item = &'b Slug>) -> Vec<Named> {
        ids.into_iter().filter_map(|id| self.content.council(id)).map(named_body).collect()
    }
}

/// Puts the texts into a page that has any. They are in this language where the page names none.
fn fill(page: &mut PageData, texts: Vec<Vec<Block>>, language: &str) {
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
        PageData::Article(article) => {
            article.reading_minutes = reading_time::minutes(&blocks, article.language.as_deref().unwrap_or(language));
            article.body = with_contents(blocks);
        }
        PageData::Council(council) => council.body = blocks,
        PageData::Page(page) => page.body = with_contents(blocks),
        PageData::Paper(page) => page.paper.body = with_contents(blocks),
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
