//! A way to find things in a list: by what they say, by what they have in common, in another order, laid out otherwise.
//!
//! The list itself stands on the page whole, and can be read without any of this. Its items carry what they are found by: for
//! each facet and each order an attribute `data-<name>`, by whose letters they are sorted, and, where there are words by which one may look for them besides
//! those that they show, `data-search`. [`crate::browser::filter`] shows and hides them. The choice stands in the address.

use crate::{
    browser::filter,
    markup::{Element, Markup, el},
    t,
    words::Word,
};

/// The filter of a list: one on a page.
pub(crate) struct Filter {
    /// What it is for, such as `Find members`.
    pub(crate) label: Word,
    /// The id of the element that holds the items: rows of a table, or items of lists, which may stand in sections.
    pub(crate) list: &'static str,
    /// What a number of items is called, such as `12 members`.
    pub(crate) counted: Word,
    /// What some of all are called, such as `3 of 12 members`.
    pub(crate) some_of: Word,
    /// How many there are.
    pub(crate) count: usize,
    /// What items have in common.
    pub(crate) facets: Vec<Facet>,
    /// In which orders they can be shown. The first is the one in which they stand.
    pub(crate) orders: &'static [Choice],
    /// How they can be laid out: the word that the element with the items has as its `data-view`. The first is the usual way,
    /// and has none.
    pub(crate) layouts: &'static [Choice],
}

/// Something to choose: its word in the address, and its name. The usual choice has no word.
pub(crate) type Choice = (&'static str, Word);

/// What items have in common, such as a sector: each item has a value or none, and is shown where its value is chosen.
pub(crate) struct Facet {
    name: &'static str,
    label: Word,
    all: Word,
    is_alphabetical: bool,
    /// What items can have.
    pub(crate) values: Vec<Value>,
}

/// One of the values of a facet.
pub(crate) struct Value {
    key: String,
    /// Its name.
    pub(crate) label: String,
    /// How many items have it.
    pub(crate) count: usize,
}

impl Facet {
    /// A facet with the values in the order in which they are counted: its word in the address, its name, and what is chosen
    /// where all are shown, such as `All kinds`.
    pub(crate) fn new(name: &'static str, label: Word, all: Word) -> Facet {
        Facet { name, label, all, is_alphabetical: false, values: Vec::new() }
    }

    /// The same with the values in the order of the alphabet.
    pub(crate) fn alphabetical(name: &'static str, label: Word, all: Word) -> Facet {
        Facet { is_alphabetical: true, ..Facet::new(name, label, all) }
    }

    /// Counts an item that has this value. Gives what the item has as its attribute `data-<name>`; where an item has several
    /// values, it has them with a space between.
    pub(crate) fn count(&mut self, label: &str) -> String {
        let key = key(label);
        let mut place = self.values.len();
        for (at, value) in self.values.iter_mut().enumerate() {
            if value.key == key {
                value.count += 1;
                return key;
            }
            if self.is_alphabetical && place > at && *value.label > *label {
                place = at;
            }
        }
        self.values.insert(place, Value { key: key.clone(), label: label.to_owned(), count: 1 });
        key
    }
}

/// A value as the address has it: `local-government` of `Local government`.
fn key(label: &str) -> String {
    let mut key = String::new();
    let mut is_between = false;
    for c in label.chars() {
        if c.is_ascii() && !c.is_ascii_alphanumeric() {
            is_between = !key.is_empty();
            continue;
        }
        if std::mem::take(&mut is_between) {
            key.push('-');
        }
        key.push(c.to_ascii_lowercase());
    }
    key
}

/// The controls, to stand above the list. They need the application, and are hidden until it has started. `none` is what is
/// said where nothing is left to show.
pub(crate) fn filter_view(filter: Filter, none: Word) -> Option<Element> {
    let Filter { label, list, counted, some_of, count, facets, orders, layouts } = filter;
    if count < 2 {
        return None;
    }
    let search = el("input").attr("type", "search").attr("name", "q").attr("autocomplete", "off");
    let mut controls = el("div").class("filter-controls").add(control(t!("Search"), search));
    for Facet { name, label, all, values, .. } in facets {
        let mut options = vec![option(String::new(), all.text().to_owned())];
        // Where all have the same, there is nothing to choose.
        let mut is_choice = false;
        for Value { key, label, count: having } in values {
            is_choice |= having < count;
            options.push(option(key, format!("{label} ({having})")));
        }
        if is_choice {
            controls = controls.add(select(name, label, options));
        }
    }
    for (name, label, choices) in [("sort", t!("Sort by"), orders), ("view", t!("Show as"), layouts)] {
        let mut options = Vec::new();
        for (word, label) in choices {
            options.push(option((*word).to_owned(), label.text().to_owned()));
        }
        if options.len() > 1 {
            controls = controls.add(select(name, label, options));
        }
    }
    let clear = el("button").attr("type", "button").class("action filter-clear").attr("hidden", "");
    let clear = clear.add(t!("Clear filters"));
    let all = counted.counted(count);
    let result = el("div")
        .class("filter-result")
        .add(el("p").class("filter-count").add(all.clone()))
        .add(clear.on("click", |event| filter::clear(&event)));
    let filter = el("div")
        .class("filter needs-app")
        .attr("role", "search")
        .attr("aria-label", label)
        .attr("data-list", list)
        .attr("data-all", all)
        .attr("data-some", some_of.with(&["{0}", &count.to_string()]))
        .on("input", |event| filter::choose(&event))
        .add(controls)
        .add(result)
        .add(el("p").class("filter-none").attr("hidden", "").add(none));
    Some(filter)
}

fn option(value: String, label: String) -> Markup {
    el("option").attr("value", value).add(label).into()
}

fn select(name: &'static str, label: Word, options: Vec<Markup>) -> Element {
    control(label, el("select").attr("name", name).add(options))
}

fn control(label: Word, control: Element) -> Element {
    el("label").add(el("span").add(label)).add(control)
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::tachys::view::RenderHtml;

    fn html(facets: Vec<Facet>, count: usize) -> Option<String> {
        let orders = &[("", t!("Role")), ("name", t!("Name"))];
        let layouts = &[("", t!("Cards"))];
        let filter = Filter {
            label: t!("Find members"),
            list: "list",
            counted: t!("{0} member|{0} members"),
            some_of: t!("{0} of {1} members"),
            count,
            facets,
            orders,
            layouts,
        };
        filter_view(filter, t!("No paper matches.")).map(|view| Markup::from(view).to_html())
    }

    #[test]
    fn a_facet_counts_its_values() {
        let mut facet = Facet::alphabetical("sector", t!("Sector"), t!("All sectors"));
        let keys = ["Police", "Fire", "police", "Local government"].map(|label| facet.count(label));
        assert_eq!(keys, ["police", "fire", "police", "local-government"]);
        let html = html(vec![facet], 3).unwrap();
        let options = "<select name=\"sector\"><option value=\"\">All sectors</option>\
                       <option value=\"fire\">Fire (1)</option>\
                       <option value=\"local-government\">Local government (1)</option>\
                       <option value=\"police\">Police (2)</option></select>";
        assert!(html.contains(options), "{html}");
        assert!(html.contains("<p class=\"filter-count\">3 members</p>"), "{html}");
    }

    #[test]
    fn a_facet_may_keep_the_order_in_which_its_values_come() {
        let mut facet = Facet::new("year", t!("Year"), t!("All years"));
        for year in ["2026", "2027", "2025", "2027"] {
            facet.count(year);
        }
        let counts: Vec<_> = facet.values.iter().map(|value| (value.label.as_str(), value.count)).collect();
        assert_eq!(counts, [("2026", 1), ("2027", 2), ("2025", 1)]);
    }

    #[test]
    fn where_there_is_nothing_to_choose_there_is_no_control() {
        let mut facet = Facet::new("kind", t!("Kind"), t!("All kinds"));
        facet.count("Paper");
        facet.count("Paper");
        let html = html(vec![facet], 2).unwrap();
        assert!(!html.contains("name=\"kind\"") && !html.contains("name=\"view\"") && html.contains("name=\"sort\""));
    }

    #[test]
    fn a_list_of_one_needs_no_filter() {
        assert_eq!(html(Vec::new(), 1), None);
    }

    #[test]
    fn a_key_is_words_with_hyphens() {
        for (label, expected) in [
            ("Local government", "local-government"),
            (" A & B! ", "a-b"),
            ("Santé", "santé"),
            ("2026", "2026"),
            ("-", ""),
        ] {
            assert_eq!(key(label), expected, "{label:?}");
        }
    }
}
