//! The site itself: `site.toml`.

use crate::{
    language::Language,
    problem::{Problem, Problems},
    promise::Promise,
    source::{Document, Fields, Node, Source, Value},
    typography::Writing,
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
    language: Language,
    #[serde(default)]
    smart_punctuation: bool,
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
        let Front { name, short_name, description, url, language, notice, contact, licence, navigation, .. } =
            self.front.clone();
        let language = language.as_str().to_owned();
        model::Site { name, short_name, description, url, language, notice, contact, licence, navigation }
    }

    /// The site's address.
    pub fn url(&self) -> &SiteUrl {
        &self.front.url
    }

    /// How its texts are written.
    pub fn writing(&self) -> Writing {
        Writing { language: self.front.language.clone(), is_typographic: self.front.smart_punctuation }
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
    let mut fields = document.fields;
    let writing = Writing {
        is_typographic: fields.root().get("smart_punctuation").is_some_and(|field| field.value == Value::Bool(true)),
        ..Writing::default()
    };
    writing.of(fields.root()).set_fields(fields.root_mut());
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
