//! The pictures that the content shows, and where it says so.

use super::{Address, Article, Body, Content};
use crate::{problem::Place, source::Fields};
use gazette::model::{Href, Image};

/// A picture that is shown somewhere.
#[derive(Clone, Debug)]
pub struct Picture<'a> {
    /// Where the picture is.
    pub src: Href,
    named: Named<'a>,
}

#[derive(Clone, Debug)]
enum Named<'a> {
    /// In the field `image`.
    InFields(&'a Fields),
    InText(Place),
}

impl Picture<'_> {
    /// Where the content names it.
    pub fn place(&self) -> Place {
        match &self.named {
            Named::InFields(fields) => fields.place("image/src"),
            Named::InText(place) => place.clone(),
        }
    }
}

impl Content {
    /// The pictures of what is published. One that is shown in many places is here as often.
    pub fn pictures(&self) -> impl Iterator<Item = Picture<'_>> {
        self.pictures_with(self.articles.iter())
    }

    /// The same, with the pictures of what will be published when its day comes.
    pub(crate) fn pictures_to_come_too(&self) -> impl Iterator<Item = Picture<'_>> {
        self.pictures_with(self.articles_to_come_too())
    }

    fn pictures_with<'a>(
        &'a self,
        articles: impl Iterator<Item = &'a Article> + Clone,
    ) -> impl Iterator<Item = Picture<'a>> {
        let of_articles = articles.clone().filter_map(|article| in_fields(article.image.as_ref(), &article.fields));
        let of_people = self.people.iter().filter_map(|person| in_fields(person.person.image.as_ref(), &person.fields));
        let councils = self.councils.iter();
        let papers = self.councils.iter().flat_map(|council| &council.papers).map(|paper| &paper.body);
        let bodies = articles.map(|article| &article.body);
        let bodies = bodies.chain(self.pages.iter().map(|page| &page.body));
        let bodies = bodies.chain(councils.map(|council| &council.body)).chain(papers);
        of_articles.chain(of_people).chain(bodies.flat_map(in_text))
    }
}

fn in_fields<'a>(image: Option<&'a Image>, fields: &'a Fields) -> Option<Picture<'a>> {
    image.map(|image| Picture { src: image.src.clone(), named: Named::InFields(fields) })
}

fn in_text(body: &Body) -> impl Iterator<Item = Picture<'_>> {
    body.images().map(|Address { href, place }| Picture { src: href, named: Named::InText(place) })
}
