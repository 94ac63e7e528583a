//! The links of a page as paper shows them: what stands behind each is said beside it.

use super::{Element, Markup, Value};
use std::sync::Arc;

/// What is said beside a link, given its address and, where that is all that it holds, its text. It is asked for each link as the
/// page is written, in the order of the page.
pub(crate) type Note = Arc<dyn Fn(&str, &str) -> Option<String> + Send + Sync>;

/// The classes of what is not printed: nothing is said beside the links in it.
const NOT_PRINTED: [&str; 6] = ["actions", "article-footer", "calendar", "more", "screen-only", "topics"];

impl Markup {
    /// Gives each link what is said beside it as the attribute `data-note`, for the print sheet to show.
    pub(crate) fn set_notes(&mut self, note: &Note) {
        match self {
            Markup::Element(element) => element.set_notes(note),
            Markup::Many(pieces) => set_notes(pieces, note),
            Markup::Live(piece, _) => {
                let note = Arc::clone(note);
                let of = std::mem::replace(piece, Box::new(|| Markup::Nothing));
                *piece = Box::new(move || {
                    let mut piece = of();
                    piece.set_notes(&note);
                    piece
                });
            }
            Markup::Nothing | Markup::Text(_) => {}
        }
    }
}

fn set_notes(pieces: &mut [Markup], note: &Note) {
    for piece in pieces {
        piece.set_notes(note);
    }
}

impl Element {
    fn set_notes(&mut self, note: &Note) {
        let parts = &mut *self.0;
        for (name, value) in &parts.attributes {
            let Value::Still(value) = value else { continue };
            if *name == "class" && NOT_PRINTED.contains(&&**value) {
                return;
            }
            if *name == "href" {
                let text = if let [Markup::Text(text)] = &parts.children[..] { text.clone() } else { "".into() };
                let (href, note) = (value.clone(), Arc::clone(note));
                // Not before the page is written: what changes stands among what does not, and has its place in the order.
                parts.attributes.push(("data-note", Value::Live(Box::new(move || note(&href, &text)))));
                return;
            }
        }
        if parts.tag != "nav" {
            set_notes(&mut parts.children, note);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{el, live, many};
    use super::*;
    use leptos::prelude::RenderHtml;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn links_are_noted_in_the_order_of_the_page_but_for_those_that_are_not_printed() {
        let link = |href: &'static str, text: &'static str| el("a").attr("href", href).add(text);
        let mut page = many([
            el("p").add(link("/a", "A")).add(live(move || link("/b", "B").into())),
            el("nav").add(link("/c", "C")),
            el("div").class("actions").add(link("/d", "D")),
            el("p").add(link("/e", "/e").add(el("em"))),
        ]);
        let count = AtomicUsize::new(0);
        let note: Note =
            Arc::new(move |href, text| Some(format!("{}{href}{text}", count.fetch_add(1, Ordering::Relaxed))));
        page.set_notes(&note);
        assert_eq!(
            page.to_html(),
            "<p><a href=\"/a\" data-note=\"0/aA\">A</a><a href=\"/b\" data-note=\"1/bB\">B</a></p>\
             <nav><a href=\"/c\">C</a></nav><div class=\"actions\"><a href=\"/d\">D</a></div>\
             <p><a href=\"/e\" data-note=\"2/e\">/e<em></em></a></p>"
        );
    }

    #[test]
    fn what_is_not_noted_is_not_printed() {
        let sheet = include_str!("../../style/print.css");
        for class in NOT_PRINTED {
            let class = class.split(' ').next().unwrap_or_default();
            assert!(sheet.contains(&format!("  .{class},\n")), "style/print.css does not hide .{class}");
        }
    }
}
