//! Links on paper: marks in the text, and at the end the addresses, each once. The style sheet keeps both from the screen.

use super::app;
use crate::{
    app::AppContext,
    markup::{Markup, Note, el, live, many},
    t,
};
use leptos::prelude::*;
use std::sync::{Arc, Mutex, PoisonError};

/// The page with marks at its links, and the addresses that they stand for.
pub(crate) fn with_link_notes(mut page: Markup) -> Markup {
    let AppContext { site, head, now, .. } = app();
    let here = head.with_untracked(|head| head.url.clone()).unwrap_or_default();
    let addresses = Arc::new(Mutex::new(Vec::<String>::new()));
    let noted = Arc::clone(&addresses);
    let note: Note = Arc::new(move |href, text| {
        if let Some(to) = href.strip_prefix("mailto:").or_else(|| href.strip_prefix("tel:")) {
            let to = to.split('?').next().unwrap_or_default();
            return (to != text).then(|| [" (", to, ")"].concat());
        }
        let address = [if href.starts_with('/') { site.url.origin() } else { "" }, href].concat();
        if address == text || href.starts_with('#') || address.split('#').next() == Some(&here) {
            return None;
        }
        let mut noted = noted.lock().unwrap_or_else(PoisonError::into_inner);
        let known = noted.iter().position(|known| *known == address);
        if known.is_none() {
            noted.push(address);
        }
        Some(format!("[{}]", known.map_or(noted.len(), |place| place + 1)))
    });
    let list = move || {
        // With time, what is shown of meetings changes, and so may the links.
        now.track();
        let addresses = addresses.lock().unwrap_or_else(PoisonError::into_inner);
        if addresses.is_empty() {
            return Markup::Nothing;
        }
        let mut list = el("ol");
        for address in &*addresses {
            list = list.add(el("li").add(address.clone()));
        }
        el("section").class("link-notes").add(el("h2").add(t!("Links"))).add(list).into()
    };
    page.set_notes(&note);
    many([page, live(list)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::{Now, Site},
        shown::Shown,
    };
    use leptos::tachys::view::RenderHtml;

    #[test]
    fn each_address_is_noted_once_and_absolute() {
        let site: Site = serde_json::from_str(
            r#"{"schema":"1","name":"S","short_name":"S","description":"D","url":"https://host.example/base","language":"en"}"#,
        )
        .unwrap();
        let html = Owner::new().with(|| {
            let shown = Shown::Failed(None, crate::failure::Failure::NotFound);
            let context = AppContext::new(Arc::new(site), shown, Now::on("2026-11-24".parse().unwrap()));
            context.head.update(|head| head.url = Some("https://host.example/base/here".into()));
            provide_context(context);
            let link = |href: &'static str, text: &'static str| el("a").attr("href", href).add(text);
            with_link_notes(many([
                link("/base/a", "A"),
                link("https://elsewhere.example/", "B"),
                link("/base/a", "A again"),
                link("#part", "C"),
                link("/base/here#part", "D"),
                link("https://plain.example/", "https://plain.example/"),
                link("mailto:a@b.example?subject=x", "E"),
                link("tel:+123", "+123"),
            ]))
            .to_html()
        });
        assert_eq!(
            html,
            "<a href=\"/base/a\" data-note=\"[1]\">A</a><a href=\"https://elsewhere.example/\" data-note=\"[2]\">B</a>\
             <a href=\"/base/a\" data-note=\"[1]\">A again</a><a href=\"#part\">C</a><a href=\"/base/here#part\">D</a>\
             <a href=\"https://plain.example/\">https://plain.example/</a>\
             <a href=\"mailto:a@b.example?subject=x\" data-note=\" (a@b.example)\">E</a><a href=\"tel:+123\">+123</a>\
             <section class=\"link-notes\"><h2>Links</h2><ol><li>https://host.example/base/a</li>\
             <li>https://elsewhere.example/</li></ol></section>"
        );
    }
}
