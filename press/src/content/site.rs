//! The site itself: `site.toml`.

use super::share::Service;
use crate::{
    language::Language,
    problem::{Problem, Problems},
    promise::Promise,
    source::{Document, Fields, Node, Source, Value, names_of},
    theme::{Colours, Theme},
    typography::Writing,
};
use gazette::{
    model::{self, Contact, Href, Licence, Link, NavigationItem, SiteUrl, Slug, Topic},
    words::Locale,
};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What stands on every page, as the editor wrote it.
#[derive(Clone, Debug)]
pub struct Site {
    front: Front,
    /// The fields as they stand in the file.
    pub fields: Fields,
}

/// The site: what stands on every page, and the topics of its articles.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub(super) struct Front {
    /// The society's name, as it ends each page's title.
    name: String,
    /// The name where room is short.
    short_name: Option<String>,
    /// What the site is, in a sentence.
    description: String,
    /// Where the site is.
    url: SiteUrl,
    /// Its language (BCP 47).
    language: Language,
    /// Whether quotation marks, dashes and ellipses are set as the language has them.
    #[serde(default)]
    smart_punctuation: bool,
    /// Whether images for previews are drawn: of each article without a picture, each council, each meeting, and the site.
    #[serde(default)]
    share_images: bool,
    /// Whether each article has an oEmbed document (`oembed.json`), with which other sites show a link to it as a card.
    #[serde(default)]
    oembed: bool,
    /// The society's own colours and fonts.
    #[serde(default)]
    theme: Theme,
    /// The society's logo: an SVG or PNG in `files`, of which the site's icons are drawn.
    logo: Option<Href>,
    /// Something that every reader must know, as plain text.
    notice: Option<String>,
    /// Whom to write to.
    contact: Option<Contact>,
    /// Under which licence the content may be used.
    licence: Option<Licence>,
    /// The main places of the site.
    #[serde(default)]
    navigation: Vec<NavigationItem>,
    /// By which services readers may pass pages on, in the order in which they are offered.
    #[serde(default)]
    share: Vec<Service>,
}

/// The topics, each read by itself.
#[derive(JsonSchema)]
#[allow(dead_code, reason = "only its schema is asked for")]
pub(super) struct Topics {
    /// The topics by their ids, which give their addresses.
    topics: Option<BTreeMap<Slug, TopicFront>>,
}

/// A topic of articles and publications.
#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "Topic")]
struct TopicFront {
    /// Its title.
    title: String,
    /// What belongs to it, in a sentence.
    description: Option<String>,
}

impl Site {
    /// The site as it is published.
    pub fn published(&self) -> model::Site {
        let Front { name, short_name, description, url, language, notice, contact, licence, navigation, .. } =
            self.front.clone();
        let language = language.as_str().to_owned();
        model::Site {
            name,
            short_name,
            description,
            url,
            language,
            notice,
            contact,
            licence,
            navigation,
            footer: Vec::new(),
        }
    }

    /// The language in which the interface is: the site's own, or else English.
    pub fn locale(&self) -> Locale {
        Locale::of_site(self.front.language.as_str())
    }

    /// The site's address.
    pub fn url(&self) -> &SiteUrl {
        &self.front.url
    }

    /// How its texts are written.
    pub fn writing(&self) -> Writing {
        Writing { language: self.front.language.clone(), is_typographic: self.front.smart_punctuation }
    }

    /// The services by which readers may pass pages on, with the templates of their addresses.
    pub fn share_services(&self) -> Vec<Link> {
        self.front.share.iter().copied().filter_map(Service::published).collect()
    }

    /// Whether images for previews are drawn.
    pub fn draws_share_images(&self) -> bool {
        self.front.share_images
    }

    /// Whether each article has an oEmbed document.
    pub fn has_oembed(&self) -> bool {
        self.front.oembed
    }

    /// Its own colours and fonts.
    pub(crate) fn theme(&self) -> &Theme {
        &self.front.theme
    }

    /// Its own colours.
    pub(crate) fn colours(&self) -> Colours {
        self.front.theme.colours()
    }

    /// What every reader must know.
    pub(crate) fn notice(&self) -> Option<&str> {
        self.front.notice.as_deref()
    }

    /// The address of its logo.
    pub(crate) fn logo(&self) -> Option<&Href> {
        self.front.logo.as_ref()
    }

    /// The main places of the site.
    pub fn navigation(&self) -> &[NavigationItem] {
        &self.front.navigation
    }

    /// What stands in the site's place where it could not be read, so that the rest can be checked. No site is built
    /// from it, since that it could not be read is an error.
    pub(super) fn unread() -> Site {
        let Ok(url) = "https://site.invalid/".parse() else { unreachable!("this is the address of a site") };
        let front = Front {
            name: String::new(),
            short_name: None,
            description: String::new(),
            url,
            language: Language::english(),
            smart_punctuation: false,
            share_images: false,
            oembed: false,
            theme: Theme::default(),
            logo: None,
            notice: None,
            contact: None,
            licence: None,
            navigation: Vec::new(),
            share: Vec::new(),
        };
        Site { front, fields: Fields::new(&Source::nameless("site.toml"), Node::nothing()) }
    }
}

pub(super) fn read(document: Document, problems: &mut Problems) -> Option<(Site, Vec<Topic>)> {
    let mut fields = document.fields;
    let writing = Writing {
        is_typographic: fields.root().get("smart_punctuation").is_some_and(|field| field.value == Value::Bool(true)),
        ..Writing::default()
    };
    let writing = writing.of(fields.root());
    writing.set_fields(fields.root_mut());
    let topics = fields.root().field("topics").cloned();
    let front = fields.read::<Front>(&["topics"], problems);
    let mut declared = Vec::new();
    for field in topics.iter().flat_map(|topics| topics.node.fields()) {
        match field.key.parse::<Slug>() {
            Ok(id) => {
                let front: Option<TopicFront> = fields.read_node(&field.node, names_of::<Front>(), problems);
                declared.extend(front.map(|TopicFront { title, description }| Topic { id, title, description }));
            }
            Err(error) => {
                let place = fields.source().place(field.key_range.clone());
                problems.push(Problem::error(Promise::NamesAreIds, error.to_string(), place));
            }
        }
    }
    if let Some(topics) = topics.filter(|topics| !matches!(topics.node.value, Value::Fields(_))) {
        let place = fields.source().place(topics.node.range);
        let problem = Problem::error(Promise::FieldsAreKnown, "`topics` is not a table of fields", place);
        problems.push(problem.help("write `[topics.<id>]`, and below it `title = \"…\"`"));
    }
    Some((Site { front: front?, fields }, declared))
}
