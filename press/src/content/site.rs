//! The site itself: `site.toml`.

use crate::{
    problem::{Problem, Problems},
    promise::Promise,
    source::{Document, Fields, Node, Source, Value},
};
use gazette::model::{self, Contact, Licence, NavigationItem, SiteUrl, Slug, Topic};
use serde::Deserialize;

/// What stands on every page, as the editor wrote it.
#[derive(Clone, Debug)]
pub struct Site {
    front: Front,
    /// The fields as they stand in the file.
    pub fields: Fields,
}

#[derive(Clone, Debug, Deserialize)]
struct Front {
    name: String,
    short_name: Option<String>,
    description: String,
    url: SiteUrl,
    language: String,
    notice: Option<String>,
    contact: Option<Contact>,
    licence: Option<Licence>,
    #[serde(default)]
    navigation: Vec<NavigationItem>,
}

#[derive(Deserialize)]
struct TopicFront {
    title: String,
    description: Option<String>,
}

impl Site {
    /// The site as it is published.
    pub fn published(&self) -> model::Site {
        let Front { name, short_name, description, url, language, notice, contact, licence, navigation } =
            self.front.clone();
        model::Site { name, short_name, description, url, language, notice, contact, licence, navigation }
    }

    /// The site's address.
    pub fn url(&self) -> &SiteUrl {
        &self.front.url
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
            language: String::new(),
            notice: None,
            contact: None,
            licence: None,
            navigation: Vec::new(),
        };
        let root = Node { range: 0..0, value: Value::Fields(Vec::new()) };
        Site { front, fields: Fields::new(&Source::nameless("site.toml"), root) }
    }
}

pub(super) fn read(document: Document, problems: &mut Problems) -> Option<(Site, Vec<Topic>)> {
    let fields = document.fields;
    let topics = fields.root().field("topics").cloned();
    let front = fields.read::<Front>(&["topics"], problems);
    let mut declared = Vec::new();
    for field in topics.iter().flat_map(|topics| topics.node.fields()) {
        match field.key.parse::<Slug>() {
            Ok(id) => {
                let front: Option<TopicFront> = fields.read_node(&field.node, problems);
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
