//! The share dialog: the device's own sheet where there is one, the link, an e-mail, the services that the site has chosen, a
//! citation, a QR code. Nothing is sent anywhere but by the reader's own hand, and what is sent is seen before.
//!
//! The dialog is the same on every page, so that `press` makes it, and [`crate::browser::sharing`] fills it when it is opened.

use super::icon;
use crate::{
    citation::FORMS,
    markup::{Element, Markup, el, many},
    model::{Link, has_servers},
    t,
    words::Word,
};

/// The dialog, closed and not filled in.
pub(crate) fn share_dialog(services: &[Link]) -> Markup {
    let heading = el("h2").attr("id", "share-title").attr("tabindex", "-1").attr("autofocus", "");
    let close = el("form").attr("method", "dialog").add(el("button").class("action").add(t!("Close")));
    let device = el("button")
        .attr("type", "button")
        .attr("id", "share-device")
        .attr("hidden", "")
        .class("action first")
        .add(icon::share())
        .add(t!("Share with this device…"));
    let content = el("div")
        .class("dialog-content")
        .add(el("div").class("dialog-head").add(heading.add(t!("Share this page"))).add(close))
        .add(el("p").attr("id", "share-what").class("share-subject"))
        .add(passage_choice())
        .add(field("share-link").attr("readonly", "").attr("aria-label", t!("Link")))
        .add(el("div").class("dialog-actions").add(device).add(copy("share-link", t!("Link"), t!("Copy link"))))
        .add(way("share-by-mail", t!("E-mail this to a friend")).add(mail_form()))
        .add(service_links(services))
        .add(way("share-cite", t!("Cite it")).add(citation_form()))
        .add(way("share-by-qr", t!("QR code")).add(qr_code()))
        .add(el("p").attr("id", "share-said").class("share-said").attr("role", "status"));
    let dialog = el("dialog").attr("id", "share").class("dialog").attr("aria-labelledby", "share-title");
    dialog.add(content).into()
}

/// Whether the passage that is selected is passed on, instead of the page.
fn passage_choice() -> Element {
    let tick = el("input").attr("id", "share-passage").attr("type", "checkbox").attr("autocomplete", "off");
    el("label")
        .attr("id", "share-passage-choice")
        .attr("hidden", "")
        .class("tick")
        .add(tick)
        .add(t!("Only the passage that you have selected"))
}

/// One of several ways, of which one is open at a time.
fn way(id: &'static str, name: Word) -> Element {
    el("details").attr("id", id).attr("name", "share-way").add(el("summary").add(name))
}

/// A button that copies what is in a field.
fn copy(field: &'static str, what: Word, name: Word) -> Element {
    el("button")
        .attr("type", "button")
        .class("action")
        .attr("data-copies", field)
        .attr("data-what", what)
        .add(icon::copy())
        .add(name)
}

fn field(id: &'static str) -> Element {
    el("input").attr("id", id).attr("type", "text").attr("autocomplete", "off")
}

fn area(id: &'static str, rows: &'static str) -> Element {
    el("textarea").attr("id", id).attr("rows", rows).attr("dir", "auto")
}

fn labelled(label: Word, field: Element) -> Element {
    el("label").add(el("span").add(label)).add(field)
}

/// Subject and message as they will go, to be changed.
fn mail_form() -> Markup {
    let tick = el("input").attr("id", "share-summary").attr("type", "checkbox");
    let too_long = el("p")
        .attr("id", "share-long")
        .attr("hidden", "")
        .add(t!("This message is too long for some e-mail programs. Make it shorter, or copy it instead."));
    let open =
        el("a").attr("id", "share-mail").class("action first").add(icon::mail()).add(t!("Open in e-mail program"));
    many([
        labelled(t!("Subject"), field("share-subject").attr("dir", "auto")),
        labelled(t!("Message"), area("share-message", "8")),
        el("label").class("tick").add(tick).add(t!("With the summary")),
        el("div").attr("aria-live", "polite").add(too_long),
        el("div").class("dialog-actions").add(open).add(copy("share-message", t!("Message"), t!("Copy message"))),
    ])
}

/// Links to the services, and a form for the one of which each reader has a server of his or her own.
fn service_links(services: &[Link]) -> Markup {
    let links: Vec<_> = services
        .iter()
        .filter(|service| !has_servers(&service.url))
        .map(|service| {
            // Until the dialog is filled in, it leads to the service itself.
            let link = service_link(service, service.title.clone()).attr("href", home(service.url.as_str()));
            el("li").add(link)
        })
        .collect();
    let links = (!links.is_empty()).then(|| {
        el("div")
            .class("share-services")
            .add(el("p").add(t!("Post it elsewhere, in a new tab. Nothing is sent before you do.")))
            .add(el("ul").class("dialog-actions").add_all(links))
    });
    let own = services.iter().find(|service| has_servers(&service.url)).map(|service| {
        let server =
            field("share-server").attr("inputmode", "url").attr("autocapitalize", "none").attr("spellcheck", "false");
        let open = service_link(service, t!("Open {0}").with(&[&service.title])).attr("id", "share-post");
        el("details")
            .attr("id", "share-by-server")
            .add(el("summary").add(service.title.clone()))
            .add(labelled(t!("Your server, such as social.example"), server))
            .add(el("div").class("dialog-actions").add(open))
    });
    many([Markup::from(links), own.into()])
}

fn service_link(service: &Link, name: String) -> Element {
    el("a")
        .class("action")
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .attr("data-template", service.url.to_string())
        .add(name)
}

/// The home page of the site that an address is of.
fn home(address: &str) -> String {
    let slash = address.match_indices('/').nth(2);
    let end = slash.map_or(address.len(), |(place, _)| place + 1);
    address.get(..end).unwrap_or(address).to_owned()
}

/// The citation in the form that is chosen: each form has it as its value.
fn citation_form() -> Markup {
    // The last two are names.
    let names: [Markup; 3] = [t!("Plain text").into(), "Markdown".into(), "HTML".into()];
    let forms = FORMS.into_iter().zip(names).map(|(id, name)| el("option").attr("id", id).add(name));
    many([
        labelled(t!("Form"), el("select").attr("id", "share-form").attr("autocomplete", "off").add_all(forms)),
        labelled(t!("Citation"), area("share-citation", "4").attr("readonly", "")),
        el("div").class("dialog-actions").add(copy("share-citation", t!("Citation"), t!("Copy citation"))),
    ])
}

/// The QR code, to hold up to another's phone, or to keep.
fn qr_code() -> Markup {
    let save = |id, file, name| el("a").attr("id", id).class("action").attr("download", file).add(name);
    let picture = el("svg")
        .attr("id", "share-qr")
        .class("qr")
        .attr("role", "img")
        .attr("aria-label", t!("QR code of this address"))
        .attr("shape-rendering", "crispEdges")
        .add(el("path").attr("id", "share-qr-path").attr("stroke", "#000"));
    many([
        picture,
        el("div").class("dialog-actions").add(save("share-svg", "qr-code.svg", t!("Save as SVG"))).add(save(
            "share-png",
            "qr-code.png",
            t!("Save as PNG"),
        )),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_home_page_of_a_site_ends_behind_its_host() {
        for (address, expected) in [
            ("https://a.example/share?u={url}", "https://a.example/"),
            ("https://a.example/", "https://a.example/"),
            ("https://a.example", "https://a.example"),
        ] {
            assert_eq!(home(address), expected);
        }
    }
}
