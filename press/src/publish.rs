//! Publishing: checked content and the built application become the folder of static files that a CDN serves.
//!
//! Everything is written to a new folder, which takes the old one's place when it is whole.

mod application;
mod documents;
mod headers;
mod json_ld;
mod output;
mod page;
mod sitemap;

use crate::content::Content;
use application::Application;
use documents::Documents;
use gazette::{
    failure::Failure,
    model::{Document, PageData, Revision, SCHEMA, Site, SiteUrl},
    prerender::prerender,
    route::Route,
    shown::Shown,
};
use output::Output;
use page::Frame;
use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::{
    fmt, io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// What is published, from where to where.
#[derive(Clone, Debug)]
pub struct BuildOptions {
    /// The folder into which Trunk built the application.
    pub app: PathBuf,
    /// The folder that the site becomes.
    pub out: PathBuf,
    /// Where the site will be, where it is not the address that the content gives.
    pub url: Option<SiteUrl>,
}

/// What was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuildReport {
    /// How many pages were prerendered.
    pub pages: usize,
}

/// Why nothing was published. The folder is as it was before.
#[derive(Debug)]
pub enum PublishError {
    /// A file or folder could not be read or written.
    File {
        /// What was to be done with it, such as `read`.
        action: &'static str,
        /// Which.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
    /// The folder of the application does not hold what it should.
    Application {
        /// The folder.
        folder: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
    /// The folder to be replaced holds something else than a site that was published before.
    NotASite(PathBuf),
    /// A document could not be written as JSON.
    Json(serde_json::Error),
}

impl fmt::Display for PublishError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PublishError::File { action, path, error } => {
                write!(formatter, "could not {action} `{}`: {error}", path.display())
            }
            PublishError::Application { folder, problem } => write!(
                formatter,
                "`{}` is not the built application: {problem}; build it with `script/build`",
                folder.display()
            ),
            PublishError::NotASite(folder) => write!(
                formatter,
                "`{}` holds something else than a site published by press, and would be replaced: name another folder, or \
                 remove it first",
                folder.display()
            ),
            PublishError::Json(error) => write!(formatter, "a document could not be written as JSON: {error}"),
        }
    }
}

impl std::error::Error for PublishError {}

impl PublishError {
    fn file(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> PublishError {
        let path = path.to_owned();
        move |error| PublishError::File { action, path, error }
    }
}

/// Publishes the content, which must have been checked. `progress` is called after each page.
///
/// # Errors
/// The application is not there, or a file could not be read or written; then the folder is as it was.
pub fn build(
    content: &Content,
    options: &BuildOptions,
    progress: impl Fn() + Sync,
) -> Result<BuildReport, PublishError> {
    let application = Application::read(&options.app)?;
    let mut site = content.site.published(content.today);
    if let Some(url) = &options.url {
        site.url = url.clone();
    }
    let site = Arc::new(site);
    let documents = Documents::new(content, &site);
    let frame = Frame::new(&site, &application)?;
    let routes = documents.routes();
    let output = Output::begin(&options.out)?;
    application.write(&output)?;
    content.files.iter().try_for_each(|file| output.copy(&file.disk, &file.url))?;
    routes.par_iter().try_for_each(|route| {
        write_page(route, documents.page(route), &site, &frame, &output)?;
        progress();
        Ok(())
    })?;
    write_not_found(&site, &frame, &output)?;
    output.write("/sitemap.xml", sitemap::sitemap(&documents, &site))?;
    output.write("/robots.txt", sitemap::robots(&site))?;
    output.write("/_headers", headers::headers(&site, frame.style()))?;
    output.finish()?;
    Ok(BuildReport { pages: routes.len() })
}

fn write_page(
    route: &Route,
    data: PageData,
    site: &Arc<Site>,
    frame: &Frame,
    output: &Output,
) -> Result<(), PublishError> {
    output.write(&route.document(), to_json(&data)?)?;
    let (head, html) = prerender(site, Shown::Ready(route.clone(), Arc::new(data)));
    let path = route.path();
    let file = format!("{}/index.html", path.trim_end_matches('/'));
    output.write(&file, frame.page(&head, Some(route), &html))
}

/// The page for addresses that have none: the application may still find a document.
fn write_not_found(site: &Arc<Site>, frame: &Frame, output: &Output) -> Result<(), PublishError> {
    let (head, html) = prerender(site, Shown::Failed(None, Failure::NotFound));
    output.write("/404.html", frame.page(&head, None, &html))
}

/// A page's document, with its schema and revision.
fn to_json(data: &PageData) -> Result<String, PublishError> {
    match data {
        PageData::Home(home) => document(home),
        PageData::List(list) => document(list),
        PageData::Article(article) => document(article),
        PageData::Councils(councils) => document(councils),
        PageData::Council(council) => document(council),
        PageData::Person(person) => document(person),
        PageData::Page(page) => document(page),
    }
}

fn document(content: &impl Serialize) -> Result<String, PublishError> {
    let bytes = serde_json::to_vec(content).map_err(PublishError::Json)?;
    let revision = Revision(short_hash(&bytes));
    serde_json::to_string(&Document { schema: SCHEMA, revision, content }).map_err(PublishError::Json)
}

/// The first 16 hexadecimal digits of the SHA-256: enough to tell versions of a file apart.
fn short_hash(bytes: &[u8]) -> String {
    let digits = |byte: u8| [byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16).unwrap_or_default());
    Sha256::digest(bytes).iter().take(8).flat_map(|byte| digits(*byte)).collect()
}
