//! What a page is, in the words of schema.org, for search engines (JSON-LD 1.1).

use gazette::{
    head::{HeadKind, PageHead},
    model::Site,
};
use serde_json::{Value, json};

/// The graph of a page: what it is, and the places above it. Nothing, where the page has no address.
pub(super) fn json_ld(head: &PageHead, site: &Site) -> Option<Value> {
    let url = head.canonical.as_deref()?;
    let mut graph = vec![thing(head, site, url)];
    if !head.above.is_empty() {
        graph.push(breadcrumbs(head, site, url));
    }
    Some(json!({ "@context": "https://schema.org", "@graph": graph }))
}

fn thing(head: &PageHead, site: &Site, url: &str) -> Value {
    let publisher = json!({ "@type": "Organization", "name": site.name, "url": site.url.to_string() });
    match &head.kind {
        HeadKind::Article { published, modified, authors } => {
            let authors: Vec<Value> = authors.iter().map(|name| json!({ "@type": "Person", "name": name })).collect();
            json!({
                "@type": "NewsArticle",
                "headline": head.heading,
                "description": head.description,
                "url": url,
                "mainEntityOfPage": url,
                "datePublished": published,
                "dateModified": modified.unwrap_or(*published),
                "author": if authors.is_empty() { publisher.clone() } else { Value::Array(authors) },
                "publisher": publisher,
                "image": head.image.as_ref().map(|image| site.url.absolute(image.src.as_str())),
            })
        }
        HeadKind::Person => json!({ "@type": "ProfilePage", "url": url, "mainEntity": {
            "@type": "Person", "name": head.heading, "description": head.description, "url": url,
        } }),
        HeadKind::Organization => json!({
            "@type": "Organization", "name": head.heading, "description": head.description, "url": url,
        }),
        HeadKind::Website if head.heading == site.name => json!({
            "@type": "WebSite", "name": site.name, "description": head.description, "url": url, "publisher": publisher,
        }),
        HeadKind::Website => json!({
            "@type": "WebPage", "name": head.heading, "description": head.description, "url": url,
        }),
    }
}

fn breadcrumbs(head: &PageHead, site: &Site, url: &str) -> Value {
    let above = head.above.iter().map(|(route, title)| (title.as_str(), site.url.absolute(&route.path())));
    let here = std::iter::once((head.heading.as_str(), url.to_owned()));
    let items: Vec<Value> = above
        .chain(here)
        .zip(1..)
        .map(
            |((name, item), position)| json!({ "@type": "ListItem", "position": position, "name": name, "item": item }),
        )
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}
