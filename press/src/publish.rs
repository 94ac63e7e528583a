//! Publishing: checked content and the built application become the folder of static files that a CDN serves.
//!
//! Everything is written to a new folder, which takes the old one's place when it is whole.

mod application;
mod blocks;
mod calendar;
mod documents;
mod encoding;
mod feed;
mod head;
mod headers;
mod icons;
mod inputs;
mod interface;
mod json_ld;
mod llms;
mod members;
mod output;
mod pack;
mod page;
mod preview;
mod qr;
mod reading_time;
mod search;
mod seats;
mod sitemap;

use crate::{
    content::Content,
    digest::{Digest, Digesting},
    memory::Memory,
    pictures::{Pictures, faces, share},
    schema,
    typefaces::Face,
};
use application::Application;
use documents::Documents;
use gazette::{
    failure::Failure,
    model::{Document, NavigationItem, PageData, Revision, SCHEMA, Site, SiteUrl},
    prerender::prerender,
    route::Route,
    shown::Shown,
    t,
};
use head::{head_of, image_of};
use inputs::Inputs;
use interface::Interface;
use output::Output;
use page::{Frame, Own};
use rayon::prelude::*;
use std::{
    collections::BTreeMap,
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
    /// Whether text is written compressed, too.
    pub compress: bool,
}

/// What was published.
#[derive(Debug)]
pub struct BuildReport {
    /// How many pages the site has.
    pub pages: usize,
    /// How many of them were made now; the others were there.
    pub made: usize,
    /// Why the next build will know nothing of this one, where it will not.
    pub forgotten: Option<io::Error>,
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
    /// A file of the content was changed while the site was being built.
    Changed(String),
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
            PublishError::Changed(file) => {
                write!(formatter, "`{file}` was changed while the site was being built: build it again")
            }
            PublishError::Json(error) => write!(formatter, "a document could not be written as JSON: {error}"),
        }
    }
}

impl std::error::Error for PublishError {}

impl PublishError {
    pub(crate) fn file(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> PublishError {
        let path = path.to_owned();
        move |error| PublishError::File { action, path, error }
    }
}

/// Publishes the content, which must have been checked, with the versions of its pictures. What `memory` knows to be there
/// already is not made again. `progress` is called after each page.
///
/// # Errors
/// The application is not there, or a file could not be read or written; then the folder is as it was.
pub fn build(
    content: &Content,
    pictures: &Pictures,
    options: &BuildOptions,
    memory: Memory,
    progress: impl Fn() + Sync,
) -> Result<BuildReport, PublishError> {
    let application = Application::read(&options.app)?;
    let mut site = content.site.published();
    if let Some(url) = &options.url {
        site.url = url.clone();
    }
    site.footer = site.locale().within(|| footer(content));
    let site = Arc::new(site);
    // Each part that runs beside the others is told of the language by itself.
    let locale = site.locale();
    let documents = Documents::new(content, &site);
    let interface = Interface::new(content);
    let faces: Vec<Face> = pictures.faces().iter().map(|made| made.face.clone()).collect();
    let own = Own { icons: icons::head(content, pictures, &site), faces: &faces };
    let frame = Frame::new(&site, &content.site, own, &application, &interface)?;
    let routes = documents.routes();
    let output = Output::begin(&options.out, &memory, options.compress)?;
    application.write(&output)?;
    interface.files.iter().try_for_each(|(address, texts)| output.write_if_new(address, texts.as_bytes()))?;
    // One font may be both that of text and that of labels.
    let fonts: BTreeMap<&str, &PathBuf> =
        pictures.faces().iter().map(|faces::Made { face, file }| (face.address.as_str(), file)).collect();
    fonts.into_iter().try_for_each(|(address, file)| output.copy(file, address, Digest::of(address.as_bytes())))?;
    let mut published = content.files.iter().filter(|file| content.publishes(file));
    published.try_for_each(|file| output.copy(&file.disk, &file.url, file.digest()))?;
    pictures.files().try_for_each(|(address, file)| output.copy(file, address, Digest::of(address.as_bytes())))?;
    for icon in pictures.icons() {
        output.write_made(icon.address, icon.digest, || icon.published())?;
    }
    let inputs = Inputs::new(content, pictures, &documents, &site);
    let pages = Pages {
        content,
        pictures,
        documents: &documents,
        inputs: &inputs,
        site: &site,
        frame: &frame,
        output: &output,
    };
    let make_pages = || {
        let write = |route| pages.write(route).inspect(|_| progress());
        let made = routes.par_iter().map(|route| locale.within(|| write(route)));
        made.try_reduce(|| 0, |one, other| Ok(one + other))
    };
    let make_feeds = || feed::write(content, &documents, &inputs, &site, &output);
    let make_the_rest = || {
        pages.write_not_found()?;
        calendar::write(content, &site, &output)?;
        members::write(content, documents.seats(), &site, &output)?;
        for (path, xml) in sitemap::sitemaps(documents.canonical_routes(), &site.url, sitemap::LIMITS) {
            output.write_if_new(&path, xml)?;
        }
        output.write_if_new("/robots.txt", sitemap::robots(&site))?;
        output.write_if_new("/llms.txt", llms::llms(content, &site))?;
        if !pictures.icons().is_empty() {
            output.write_if_new(icons::MANIFEST, icons::manifest(content, &site).to_string())?;
        }
        for schema in schema::all(Some(&site.url)) {
            output.write_if_new(&schema.address, schema::text(&schema.json))?;
        }
        output.write_if_new("/_headers", headers::headers(&site, frame.style()))
    };
    let make_index = || search::write(content, &documents, &inputs, &site, &output);
    let make_lists = || rayon::join(make_feeds, make_index);
    let (made, ((feeds, index), rest)) =
        rayon::join(make_pages, || rayon::join(make_lists, || locale.within(make_the_rest)));
    let made = made?;
    feeds.and(index).and(rest)?;
    let files = output.finish()?;
    let saved = memory.save(content, &options.out, files);
    Ok(BuildReport { pages: routes.len(), made, forgotten: saved.err() })
}

/// What readers look for at the foot of a page, where the site has it and the navigation does not lead to it.
fn footer(content: &Content) -> Vec<NavigationItem> {
    let ids = ["accessibility", "privacy"];
    let pages = ids.iter().filter_map(|id| content.pages.iter().find(|page| page.id.as_str() == *id));
    let pages = pages.map(|page| (page.title.clone(), Route::Page(page.id.clone())));
    let places = pages.chain([(t!("Search").text().to_owned(), Route::Search)]);
    let items = places.filter_map(|(title, route)| Some(NavigationItem { title, url: route.path().parse().ok()? }));
    items.filter(|item| content.site.navigation().iter().all(|other| other.url != item.url)).collect()
}

/// How pages are written.
struct Pages<'a> {
    content: &'a Content,
    pictures: &'a Pictures,
    documents: &'a Documents<'a>,
    inputs: &'a Inputs<'a>,
    site: &'a Arc<Site>,
    frame: &'a Frame,
    output: &'a Output<'a>,
}

impl Pages<'_> {
    /// Writes the document and the page of a route, where they are not there yet. Gives how many pages were made: one or none.
    fn write(&self, route: &Route) -> Result<usize, PublishError> {
        let inputs = self.inputs.page(route)?;
        let path = route.path();
        let (document, page) = (route.document(), format!("{}/index.html", path.trim_end_matches('/')));
        let share = self.pictures.share_image(route);
        let of_page = Digesting::default().add(self.frame.inputs(inputs).as_bytes()).add_json(&share).finish();
        let (keeps_document, keeps_page) = (self.output.keeps(&document, inputs), self.output.keeps(&page, of_page));
        let oembed = route.oembed().filter(|_| self.content.site.has_oembed());
        let keeps_oembed = oembed.as_ref().is_none_or(|address| self.output.keeps(address, of_page));
        if keeps_document && keeps_page && keeps_oembed {
            return Ok(0);
        }
        let mut data = self.documents.whole_page(route)?;
        self.pictures.attach(&mut data);
        let json = content_json(&data)?;
        let whole = Document {
            schema: SCHEMA,
            revision: Revision(Digest::of(json.as_bytes()).short()),
            head: head_of(self.site, route, &data),
            content: data,
        };
        if !keeps_document {
            self.output.write(&document, inputs, document_json(&whole, &json)?)?;
        }
        if !keeps_page || !keeps_oembed {
            let document = Arc::new(whole);
            let shown = Shown::Ready(route.clone(), Arc::clone(&document));
            let (head, html) = prerender(self.site, self.content.today, shown);
            let image = image_of(&document.content).filter(|image| share::suits(image)).or(share);
            if let (Some(address), PageData::Article(article), false) = (oembed, &document.content, keeps_oembed) {
                let document = preview::oembed(&head, image, article, self.site).to_string();
                self.output.write(&address, of_page, document)?;
            }
            if !keeps_page {
                let whole = self.frame.page(&head, image, Some((route, &document.content)), self.content.today, &html);
                self.output.write(&page, of_page, whole)?;
            }
        }
        Ok(1)
    }

    /// The page for addresses that have none: the application may still find a document.
    fn write_not_found(&self) -> Result<(), PublishError> {
        let (head, html) = prerender(self.site, self.content.today, Shown::Failed(None, Failure::NotFound));
        self.output.write_if_new("/404.html", self.frame.page(&head, None, None, self.content.today, &html))
    }
}

/// What a page's document holds, as JSON.
fn content_json(data: &PageData) -> Result<String, PublishError> {
    let json = match data {
        PageData::Home(home) => serde_json::to_string(home),
        PageData::List(list) => serde_json::to_string(list),
        PageData::Article(article) => serde_json::to_string(article),
        PageData::Councils(councils) => serde_json::to_string(councils),
        PageData::Council(council) => serde_json::to_string(council),
        PageData::Members(page) => serde_json::to_string(page),
        PageData::Meetings(meetings) => serde_json::to_string(meetings),
        PageData::Publications(publications) => serde_json::to_string(publications),
        PageData::Meeting(meeting) => serde_json::to_string(meeting),
        PageData::Pack(pack) => serde_json::to_string(pack),
        PageData::Paper(paper) => serde_json::to_string(paper),
        PageData::Person(person) => serde_json::to_string(person),
        PageData::Page(page) => serde_json::to_string(page),
    };
    json.map_err(PublishError::Json)
}

/// A page's document, given its content as JSON: what the envelope says, and then the content.
fn document_json(document: &Document<PageData>, content: &str) -> Result<String, PublishError> {
    let (schema, revision) = (document.schema, &document.revision.0);
    let head = serde_json::to_string(&document.head).map_err(PublishError::Json)?;
    // The content is an object: its fields follow those of the envelope.
    let fields = content.strip_prefix('{').unwrap_or(content);
    Ok(format!("{{\"schema\":\"{schema}\",\"revision\":\"{revision}\",\"head\":{head},{fields}"))
}
