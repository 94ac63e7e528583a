//! A page as a whole: the head made from its [`Head`], and around the prerendered body what starts the application.

use super::{
    PublishError,
    application::Application,
    feed::{self, ATOM, JSON_FEED},
    head::open_graph_type,
    interface::Interface,
    json_ld::json_ld,
    preview,
};
use crate::{
    content::Site as Settings,
    digest::{Digest, Digesting},
    language::Language,
    typefaces::{self, Face},
};
use gazette::{
    markup::escape,
    model::{Date, Direction, Head, Image, PageData, Site},
    prerender::beside_app,
    route::Route,
};
use serde::Serialize;
use std::sync::Arc;

/// What is the same on every page of a site.
pub(super) struct Frame {
    site: Arc<Site>,
    /// What follows the site's language: the direction, where it is not from left to right.
    direction: &'static str,
    /// What tells the application and scripts of other languages than English.
    attributes: String,
    style: String,
    /// The site's icons, the colours of its grounds, and the script that does what the reader has chosen, for which a page waits.
    start: String,
    /// What has the society's fonts fetched with the page.
    fonts: String,
    /// The scripts and what they will ask for.
    scripts: String,
    /// What stands beside the application, and is its own, but the same everywhere: dialogs, and the bar for
    /// passages, with the sheet of their own.
    beside_app: String,
    /// The site's own document, which stands in each page.
    site_json: String,
    /// Whether each article has an oEmbed document.
    has_oembed: bool,
    /// All of these.
    digest: Digest,
}

/// What of a page's head is the society's own.
pub(super) struct Own<'a> {
    /// Its icons, and the colours of its grounds.
    pub icons: String,
    /// Its fonts.
    pub faces: &'a [Face],
}

impl Frame {
    /// The frame for a site and its application.
    pub(super) fn new(
        site: &Arc<Site>,
        settings: &Settings,
        own: Own<'_>,
        application: &Application,
        interface: &Interface,
    ) -> Result<Frame, PublishError> {
        let base = site.url.base();
        let Application { module, chosen, wasm, style, dialogs, .. } = application;
        let Own { icons, faces } = own;
        let fonts = typefaces::preloads(faces, base);
        let style = style.clone() + &settings.colours().style() + &typefaces::style(faces, base) + &interface.style();
        // It sees to the colours of grounds, too, and so stands behind them.
        let start = icons + &format!("<script src=\"{base}{chosen}\"></script>\n");
        let scripts = format!(
            "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"{base}{wasm}\">\n\
             {}<script type=\"module\" src=\"{base}{module}\" data-wasm=\"{base}{wasm}\"></script>\n",
            interface.preloads(base)
        );
        let site_json = for_script(&**site)?;
        // The page is painted before its sheet has come: all of it is closed until then.
        let sheet = format!("<link rel=\"stylesheet\" href=\"{base}{dialogs}\">\n");
        let beside_app = sheet + &beside_app(site.locale(), &settings.share_services());
        let has_oembed = settings.has_oembed();
        let mut digest = Digesting::default();
        let attributes = interface.attributes(base);
        for part in [&scripts, &style, &start, &fonts, &site_json, &beside_app, &attributes] {
            digest.add(part.as_bytes());
        }
        digest.add(&[has_oembed.into()]);
        let language = site.language.parse::<Language>();
        let is_rtl = language.is_ok_and(|language| language.direction() == Some(Direction::Rtl));
        let direction = if is_rtl { "\" dir=\"rtl" } else { "" };
        let (site, style, digest) = (Arc::clone(site), style, digest.finish());
        Ok(Frame {
            site,
            direction,
            attributes,
            style,
            start,
            fonts,
            scripts,
            beside_app,
            site_json,
            has_oembed,
            digest,
        })
    }

    /// All that a page depends on, given what its content depends on.
    pub(super) fn inputs(&self, content: Digest) -> Digest {
        Digesting::default().add(content.as_bytes()).add(self.digest.as_bytes()).finish()
    }

    /// The style sheet that stands in each page.
    pub(super) fn style(&self) -> &str {
        &self.style
    }

    /// The page of a route as it is on a day, or the one for addresses without a page.
    pub(super) fn page(
        &self,
        head: &Head,
        image: Option<&Image>,
        shown: Option<(&Route, &PageData)>,
        today: Date,
        app: &str,
    ) -> String {
        let route = shown.map(|(route, _)| route);
        let title = head.title_at(&self.site);
        let mut html = Html(String::with_capacity(app.len() + self.style.len() + 6_000));
        html.raw("<!doctype html>\n<html lang=\"")
            .text(&self.site.language)
            .raw(self.direction)
            .raw("\" data-title=\"")
            .text(&title);
        if let Some(notice) = &self.site.notice {
            html.raw("\" data-notice=\"").text(notice);
        }
        html.raw("\"").raw(&self.attributes).raw(">\n<head>\n<meta charset=\"utf-8\">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.raw("<title>").text(&title).raw("</title>\n").raw(&self.fonts);
        html.raw("<style>").raw(&self.style).raw("</style>\n");
        self.descriptions(&mut html, head, image, shown.map(|(_, data)| data), today);
        if let Some((title, path)) = shown.and_then(|(route, data)| feed::of_page(&self.site, route, data)) {
            self.feeds(&mut html, &title, &path);
        }
        if let Some(document) = route.and_then(Route::oembed).filter(|_| self.has_oembed) {
            html.raw("<link rel=\"alternate\" type=\"").raw(preview::OEMBED).raw("\" title=\"").text(&head.title);
            html.raw("\" href=\"").text(&self.site.url.absolute(&document)).raw("\">\n");
        }
        if let Some(route) = route {
            html.raw("<link rel=\"preload\" as=\"fetch\" crossorigin href=\"");
            html.text(self.site.url.base()).text(&route.document()).raw("\">\n");
        }
        html.raw(&self.scripts);
        html.raw("<script type=\"application/json\" id=\"site\">").raw(&self.site_json).raw("</script>\n");
        html.raw("</head>\n<body>\n<div id=\"app\"");
        if let Some(route) = route {
            html.raw(" data-route=\"").text(&route.path()).raw("\"");
        }
        html.raw(">").raw(app).raw("</div>\n").raw(&self.beside_app).raw("\n</body>\n</html>\n");
        html.0
    }

    /// Where feed readers find the feed of the page's articles.
    fn feeds(&self, html: &mut Html, title: &str, path: &str) {
        for (media_type, ending) in [(JSON_FEED, "json"), (ATOM, "atom")] {
            html.raw("<link rel=\"alternate\" type=\"").raw(media_type).raw("\" title=\"").text(title);
            html.raw("\" href=\"").text(self.site.url.base()).text(path).raw(".").raw(ending).raw("\">\n");
        }
    }

    /// What the page says of itself to search engines and previews.
    fn descriptions(&self, html: &mut Html, head: &Head, image: Option<&Image>, data: Option<&PageData>, today: Date) {
        html.raw(&self.start);
        html.meta("name", "description", &head.description);
        match &head.url {
            Some(canonical) => {
                html.raw("<link rel=\"canonical\" href=\"").text(canonical).raw("\">\n");
                html.meta("property", "og:url", canonical);
            }
            None => {
                html.meta("name", "robots", "noindex");
            }
        }
        html.meta("property", "og:type", open_graph_type(data));
        html.meta("property", "og:site_name", &self.site.name);
        html.meta("property", "og:title", &preview::cut(&head.title, preview::TITLE));
        html.meta("property", "og:description", &preview::cut(&head.description, preview::DESCRIPTION));
        if let Some(image) = image {
            html.meta("property", "og:image", &self.site.url.absolute(image.src.as_str()));
            if let Some(media_type) = preview::media_type(&image.src) {
                html.meta("property", "og:image:type", media_type);
            }
            for (name, size) in [("og:image:width", image.width), ("og:image:height", image.height)] {
                if let Some(size) = size {
                    html.meta("property", name, &size.to_string());
                }
            }
            html.meta("property", "og:image:alt", &preview::cut(&image.alt, preview::ALT));
        }
        html.meta("name", "twitter:card", preview::card(image));
        if let Some(published) = head.date_published {
            html.meta("property", "article:published_time", &published.to_string());
            if let Some(modified) = head.date_modified {
                html.meta("property", "article:modified_time", &modified.to_string());
            }
        }
        if let Some(json) = json_ld(head, image, data, &self.site, today).and_then(|json| for_script(&json).ok()) {
            html.raw("<script type=\"application/ld+json\">").raw(&json).raw("</script>\n");
        }
    }
}

/// JSON as it may stand in a `<script>`: nothing in it can end the element.
fn for_script(value: &impl Serialize) -> Result<String, PublishError> {
    serde_json::to_string(value).map(|json| json.replace('<', "\\u003c")).map_err(PublishError::Json)
}

/// HTML text as it grows.
struct Html(String);

impl Html {
    fn raw(&mut self, html: &str) -> &mut Html {
        self.0.push_str(html);
        self
    }

    fn text(&mut self, text: &str) -> &mut Html {
        escape(text, &mut self.0);
        self
    }

    fn meta(&mut self, kind: &str, name: &str, content: &str) -> &mut Html {
        self.raw("<meta ").raw(kind).raw("=\"").raw(name).raw("\" content=\"").text(content).raw("\">\n")
    }
}
