//! What each page and feed is made from, in short: from equal inputs equal files are made, and what is there need not be made again.
//!
//! Articles are many, and each stands in several lists and feeds: what each says is digested once. Of other pages the document
//! itself is digested.

use super::{
    PublishError, content_json,
    documents::{Documents, FollowedItem, page_count, page_range},
};
use crate::{
    content::{Article, Body, Content},
    digest::{Digest, Digesting},
    pictures::Pictures,
};
use gazette::{
    model::{Named, Site, Titled, Topic},
    route::Route,
};
use rayon::prelude::*;
use std::num::NonZeroU32;

/// What everything is made from.
pub(super) struct Inputs<'a> {
    content: &'a Content,
    pictures: &'a Pictures,
    documents: &'a Documents<'a>,
    /// The site's own document.
    site: Digest,
    /// What each article says but for its text, newest first.
    articles: Vec<Digest>,
}

impl<'a> Inputs<'a> {
    /// Digests every article.
    pub(super) fn new(
        content: &'a Content,
        pictures: &'a Pictures,
        documents: &'a Documents<'a>,
        site: &Site,
    ) -> Inputs<'a> {
        let site = Digesting::default().add_json(site).finish();
        let articles = content.articles.par_iter().map(|article| {
            let mut inputs = Digesting::default();
            inputs.add(article.id.as_str().as_bytes()).add(article.front.as_bytes());
            if let Some(image) = &article.image {
                inputs.add_json(&(image, pictures.candidates(&image.src)));
            }
            documents.tags(article).iter().for_each(|tag| add_titled(tag, &mut inputs));
            inputs.finish()
        });
        Inputs { content, pictures, documents, site, articles: articles.collect() }
    }

    /// What everything depends on: the site itself.
    pub(super) fn of_site(&self) -> Digesting {
        let mut inputs = Digesting::default();
        inputs.add(self.site.as_bytes());
        inputs
    }

    /// All that a route's document and page depend on, but for the page's frame.
    pub(super) fn page(&self, route: &Route) -> Result<Digest, PublishError> {
        let mut inputs = self.of_site();
        match route {
            Route::Article(id) => {
                if let Some(article) = self.documents.article(id) {
                    self.add_page_of(article, &mut inputs);
                }
            }
            Route::News(page) => self.add_list(None, self.documents.articles(), *page, &mut inputs),
            Route::Topic(topic, page) => {
                self.add_list(self.content.topic(topic), self.documents.of_topic(topic), *page, &mut inputs);
            }
            _ => {
                let mut data = self.documents.page(route);
                self.pictures.attach(&mut data);
                inputs.add(content_json(&data)?.as_bytes());
                self.documents.texts(route).into_iter().for_each(|text| self.add_text(text, &mut inputs));
            }
        }
        if depends_on_the_day(route) {
            inputs.add_json(&self.content.today);
        }
        Ok(inputs.finish())
    }

    /// What a feed says of something, but for its text. What a meeting decided is a part of it.
    pub(super) fn add_entry(&self, item: FollowedItem, inputs: &mut Digesting) {
        match item {
            FollowedItem::Article(article) => self.add_article(article, inputs),
            FollowedItem::Meeting(council, meeting) => _ = inputs.add_json(&(&council.organization.name, meeting)),
            FollowedItem::Paper(council, paper) => _ = inputs.add_json(&(&council.organization.name, paper)),
        }
    }

    /// The text of something in a feed.
    pub(super) fn add_text_of(&self, item: FollowedItem, inputs: &mut Digesting) -> Result<(), PublishError> {
        if !matches!(item, FollowedItem::Meeting(..)) {
            inputs.add(self.page(&item.route())?.as_bytes());
        }
        Ok(())
    }

    /// What others say of an article.
    fn add_article(&self, article: &Article, inputs: &mut Digesting) {
        let digest = self.documents.place(&article.id).and_then(|place| self.articles.get(place));
        inputs.add(digest.map_or(&[][..], Digest::as_bytes));
    }

    /// What an article's own page says.
    fn add_page_of(&self, article: &Article, inputs: &mut Digesting) {
        self.add_article(article, inputs);
        self.add_text(&article.body, inputs);
        let (previous, next) = self.documents.beside(article);
        inputs.add(b"beside");
        for beside in [previous, next] {
            inputs.add(&[beside.is_some().into()]);
            if let Some(beside) = &beside {
                add_titled(beside, inputs);
            }
        }
        inputs.add(b"related");
        self.documents.related(article).for_each(|related| self.add_article(related, inputs));
        for named in [self.documents.bodies(&article.councils), self.documents.people(&article.people)] {
            inputs.add(b"named");
            for named in &named {
                add_named(named, inputs);
            }
        }
    }

    fn add_list(&self, topic: Option<&Topic>, articles: &[&Article], page: Option<NonZeroU32>, inputs: &mut Digesting) {
        let pages = page_count(articles.len());
        let page = page.map_or(pages, |page| page.get() as usize);
        inputs.add_json(&(topic, page, (page == pages).then_some(pages)));
        for article in &articles[page_range(articles.len(), page)] {
            self.add_article(article, inputs);
        }
    }

    fn add_text(&self, body: &Body, inputs: &mut Digesting) {
        self.content.digest_of(body, inputs);
        self.pictures.digest_of(body, inputs);
    }
}

fn add_titled(Titled { id, title }: &Titled, inputs: &mut Digesting) {
    inputs.add(id.as_str().as_bytes()).add(title.as_bytes());
}

fn add_named(Named { id, name, summary }: &Named, inputs: &mut Digesting) {
    let summary = summary.as_ref().map(String::as_bytes);
    inputs.add(id.as_str().as_bytes()).add(name.as_bytes()).add(summary.unwrap_or_default());
}

/// Whether a page tells what has passed from what is to come.
fn depends_on_the_day(route: &Route) -> bool {
    !matches!(
        route,
        Route::Article(_)
            | Route::News(_)
            | Route::Topic(..)
            | Route::Page(_)
            | Route::Paper(..)
            | Route::Publications(_)
    )
}
