//! Images for previews, drawn of pages that have no picture of their own: where `share_images` asks for them.
//!
//! Each is named by what stands on it, and so is known without being drawn. A page of whose title the fonts lack a character has
//! the image of the site, with the site's name alone.

use super::cache::Cache;
use crate::{
    content::{Article, Content, Council},
    digest::Digesting,
    language::Language,
    problem::Place,
    publish::PublishError,
};
use gazette::{
    model::{Direction, Href, Image, Meeting, MeetingStatus},
    route::Route,
    words::Locale,
};
use rayon::prelude::*;
use share_images::{Card, Colours, HEIGHT, RECIPE, WIDTH};
use std::{
    io,
    path::{Path, PathBuf},
};

/// The endings of the pictures that the readers of previews know: none shows SVG.
const ENDINGS: [&str; 5] = ["png", "jpg", "jpeg", "gif", "webp"];

/// The shortest side of a picture that previews show, in pixels.
const SHORTEST: u32 = 200;

/// Whether previews show a picture.
pub(crate) fn suits(image: &Image) -> bool {
    let ending = image.src.as_str().rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    ENDINGS.contains(&ending.as_str()) && image.width.min(image.height).is_none_or(|side| side >= SHORTEST)
}

/// An image, whose it is, and where it is.
pub(super) struct Drawn {
    /// The page; none for the image of the site.
    pub route: Option<Route>,
    pub image: Image,
    pub file: PathBuf,
}

/// What is to stand on an image.
struct Design {
    route: Option<Route>,
    /// The image's name, up to its hash.
    stem: String,
    above: String,
    title: String,
    below: String,
    site: String,
    is_rtl: bool,
}

/// Draws each image that is not in the cache, if the site asks for images. `drawn` is called after each that was drawn.
pub(super) fn draw(content: &Content, cache: &Cache, drawn: &(impl Fn() + Sync)) -> Result<Vec<Drawn>, PublishError> {
    if !content.site.draws_share_images() {
        return Ok(Vec::new());
    }
    let made = content
        .site
        .locale()
        .within(|| designs(content))
        .into_par_iter()
        .filter(|design| content.fonts.lack(&design.title).is_none());
    made.filter_map(|design| design.drawn(content, cache, drawn).transpose()).collect()
}

/// The titles that cannot be drawn, each with the first character that the fonts lack, and where it is written.
pub(crate) fn undrawn(content: &Content) -> Vec<(char, Place)> {
    if !content.site.draws_share_images() {
        return Vec::new();
    }
    let articles = articles(content).map(|article| (article.title.clone(), &article.fields, "title"));
    let councils = content.councils.iter().flat_map(|council| {
        let title = |meeting: &Meeting| content.site.locale().within(|| meeting.title());
        let meetings = council.meetings.iter().map(move |meeting| (title(&meeting.meeting), &meeting.fields, "name"));
        std::iter::once((council.organization.name.clone(), &council.fields, "name")).chain(meetings)
    });
    let site = std::iter::once((content.site.published().name, &content.site.fields, "name"));
    let titles = site.chain(articles).chain(councils);
    titles.filter_map(|(title, fields, key)| Some((content.fonts.lack(&title)?, fields.place(key)))).collect()
}

fn articles(content: &Content) -> impl Iterator<Item = &Article> {
    content.articles.iter().filter(|article| !article.image.as_ref().is_some_and(suits))
}

fn designs(content: &Content) -> Vec<Design> {
    let language = content.site.writing().language;
    // What the fonts lack is left out, and not said to stand there.
    let drawn = |text: String| if content.fonts.lack(&text).is_none() { text } else { String::new() };
    let site = content.site.published().name;
    let articles = articles(content).map(|article| of_article(article, &language));
    let councils = content.councils.iter().flat_map(|council| {
        let meetings = council.meetings.iter().map(|meeting| of_meeting(council, &meeting.meeting, &language));
        std::iter::once(of_council(council, &language)).chain(meetings)
    });
    let of_pages = articles.chain(councils).map(|design| Design {
        above: drawn(design.above),
        below: drawn(design.below),
        site: drawn(site.clone()),
        ..design
    });
    std::iter::once(of_site(&site, &language)).chain(of_pages).collect()
}

fn is_rtl(language: &Language) -> bool {
    language.direction() == Some(Direction::Rtl)
}

fn of_site(name: &str, language: &Language) -> Design {
    let nothing = String::new;
    Design {
        route: None,
        stem: "site".to_owned(),
        above: nothing(),
        title: name.to_owned(),
        below: nothing(),
        site: nothing(),
        is_rtl: is_rtl(language),
    }
}

fn of_article(article: &Article, site: &Language) -> Design {
    Design {
        route: Some(Route::Article(article.id.clone())),
        stem: format!("article/{}", article.id),
        below: Locale::of_part(article.language.as_ref().map(Language::as_str)).within(|| article.date.in_words()),
        ..of_site(&article.title, article.language.as_ref().unwrap_or(site))
    }
}

fn of_council(council: &Council, site: &Language) -> Design {
    let council = &council.organization;
    Design {
        route: Some(Route::Council(council.id.clone())),
        stem: format!("council/{}", council.id),
        ..of_site(&council.name, site)
    }
}

fn of_meeting(council: &Council, meeting: &Meeting, site: &Language) -> Design {
    let council = &council.organization;
    let status = (meeting.status == MeetingStatus::Cancelled).then(|| meeting.status.label().text().to_owned());
    let place = meeting.location.as_ref().map(gazette::model::Location::in_words);
    let parts = [status, Some(meeting.start.date().in_words()), place];
    Design {
        route: Some(Route::Meeting(council.id.clone(), meeting.id.clone())),
        stem: format!("meeting/{}/{}", council.id, meeting.id),
        above: council.name.clone(),
        below: parts.into_iter().flatten().collect::<Vec<_>>().join(", "),
        ..of_site(&meeting.title(), site)
    }
}

impl Design {
    /// The image, out of the cache where it is there and whole.
    fn drawn(
        self,
        content: &Content,
        cache: &Cache,
        drawn: &(impl Fn() + Sync),
    ) -> Result<Option<Drawn>, PublishError> {
        let Design { route, stem, above, title, below, site, is_rtl } = self;
        let [ground, accent] = [content.site.colours().grounds()[0], content.site.colours().accent()].map(String::from);
        let of = (RECIPE, content.fonts.digest, &above, &title, &below, &site, is_rtl, &ground, &accent);
        let hash = Digesting::default().add_json(&of).finish().short();
        let Ok(src) = format!("/images/share/{stem}-{hash}.png").parse::<Href>() else { return Ok(None) };
        let name = format!("share-{hash}.png");
        let file = if let Some(file) = cache.drawn(&name, share_images::is_whole) {
            file
        } else {
            let failed = || PublishError::file("draw", Path::new(src.as_str()));
            let colours = Colours { ground: &ground, accent: &accent };
            let card = Card { above: &above, title: &title, below: &below, site: &site, is_rtl, colours };
            let bytes = share_images::draw(&card, content.fonts.get()).map_err(io::Error::other);
            let file = bytes.and_then(|bytes| cache.keep_drawn(&name, &bytes)).map_err(failed())?;
            drawn();
            file
        };
        let words = [above, title, below, site];
        let alt = words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(". ");
        let (width, height) = (Some(WIDTH), Some(HEIGHT));
        let image = Image { src, alt, width, height, caption: None, credit: None, srcset: Vec::new() };
        Ok(Some(Drawn { route, image, file }))
    }
}
