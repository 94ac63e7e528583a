//! The members of councils: as files that other programs read, and on the pages that compare two councils.

use crate::support::published::{self, text};
use crate::support::site::{Edit, Edit::*, Site};
use calcard::{
    Entry, Parser,
    vcard::{VCard, VCardProperty},
};
use gazette::{
    model::{MembersPage, PersonPage},
    route::Route,
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

type Files = BTreeMap<String, Vec<u8>>;

const ALPHA: &str = "councils/alpha/council.toml";
const ADA: &str = "people/ada-example.toml";

fn publish(edits: &[Edit]) -> Files {
    let site = Site::new(edits);
    let (content, problems) = site.read_and_check();
    assert_eq!(problems.errors(), 0, "{}", problems.render(false));
    published::publish(&content, None)
}

fn document<T: DeserializeOwned>(files: &Files, address: &str) -> T {
    serde_json::from_str(text(files, address)).unwrap()
}

fn rows(files: &Files) -> Vec<BTreeMap<String, String>> {
    let table = text(files, "/councils/alpha/members.csv").strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn the_table_is_one_to_every_spreadsheet() {
    let files = publish(&[
        Replace(ADA, "name = \"Ada Example\"", "name = \"Adá \\\"the\\\" Example, jr\""),
        Replace(ALPHA, "role = \"Chair\"", "role = \"=HYPERLINK(\\\"https://elsewhere.example\\\")\"\nsector = \"+1\""),
        Replace(ALPHA, "role = \"Member\"\n", "role = \"Member\"\npost_title = \"-2\\r\\n@3\"\nvoting = false\n"),
    ]);
    let table = text(&files, "/councils/alpha/members.csv");
    assert!(table.starts_with("\u{feff}name,sort_name,role,"), "{table}");
    assert!(table.ends_with("\r\n"));
    let rows = rows(&files);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0]["name"], "Adá \"the\" Example, jr");
    assert_eq!(rows[0]["role"], "'=HYPERLINK(\"https://elsewhere.example\")");
    assert_eq!(rows[0]["sector"], "'+1");
    assert_eq!((&*rows[0]["start_date"], &*rows[0]["end_date"]), ("2026-03", "2026"));
    assert_eq!(rows[1]["post_title"], "'-2\r\n@3");
    assert_eq!((&*rows[1]["on_behalf_of"], &*rows[1]["voting"]), ("Beta Council", "no"));
    assert_eq!(rows[1]["url"], "https://gazette.example/people/bilal-sample");
}

/// The cards of a file, as the other program reads them.
fn cards(file: &str) -> Vec<VCard> {
    let mut parser = Parser::new(file);
    let mut cards = Vec::new();
    loop {
        match parser.entry() {
            Entry::VCard(card) => cards.push(card),
            Entry::Eof => return cards,
            other => panic!("{other:?}"),
        }
    }
}

fn values(card: &VCard, property: &VCardProperty) -> Vec<String> {
    let entries = card.entries.iter().filter(|entry| entry.name == *property);
    entries.flat_map(|entry| &entry.values).map(|value| value.as_text().unwrap().to_owned()).collect()
}

#[test]
fn a_card_reads_back_whole_however_long() {
    let name = format!("Zoë; Ünal, {}", "ж𝒢".repeat(40));
    let edit: &'static str =
        format!("name = \"{name}\"\nhonorific_prefix = \"Dr\"\nsort_name = \"Ünal; a, Zoë\"").leak();
    let files = publish(&[
        Replace(ADA, "name = \"Ada Example\"\nsort_name = \"Example, Ada\"", edit),
        Replace(ALPHA, "role = \"Chair\"", "role = \"Chair\"\npost_title = \"Head of IT,\\u0007 Süd\\\\West\""),
        Append(ALPHA, "\n[[memberships]]\nid = \"again\"\nperson_id = \"ada-example\"\nrole = \"Editor\"\n"),
    ]);
    let file = text(&files, "/councils/alpha/members.vcf");
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
    for line in file.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line:?}", line.len());
    }
    assert!(file.contains("TITLE:Head of IT\\,  Süd\\\\West\r\n"), "{file}");
    assert!(file.contains("\r\nN:Ünal\\; a;Zoë;;Dr;\r\n"), "{file}");
    let cards = cards(file);
    // Whoever has two seats has one card.
    assert_eq!(cards.len(), 2);
    let of = |property| values(&cards[0], &property);
    assert_eq!(of(VCardProperty::Fn), [format!("Dr {name}")]);
    assert_eq!(of(VCardProperty::N), ["Ünal; a", "Zoë", "", "Dr", ""]);
    assert_eq!(of(VCardProperty::Uid), ["https://gazette.example/people/ada-example"]);
    assert_eq!(of(VCardProperty::Role), ["Chair, Alpha Council", "Editor, Alpha Council"]);
    assert_eq!(values(&cards[1], &VCardProperty::Org), ["Beta Council"]);
}

#[test]
fn only_who_sits_there_now_has_a_card() {
    let files = publish(&[Replace(ALPHA, "end_date = \"2026\"", "end_date = \"2026-10\"")]);
    let cards = cards(text(&files, "/councils/alpha/members.vcf"));
    let names: Vec<_> = cards.iter().flat_map(|card| values(card, &VCardProperty::Fn)).collect();
    assert_eq!(names, ["Bilal Sample"]);
    assert_eq!(rows(&files).len(), 2);
}

/// What the specification of Popolo says of the fields of its classes: those that are text, dates, and lists of objects of
/// another class. A class may have more than these.
fn popolo(class: &str) -> ([&'static [&'static str]; 3], &'static [(&'static str, &'static str)]) {
    match class {
        "person" => (
            [
                &["id", "name"],
                &[
                    "family_name",
                    "given_name",
                    "additional_name",
                    "honorific_prefix",
                    "honorific_suffix",
                    "patronymic_name",
                    "sort_name",
                    "email",
                    "gender",
                    "image",
                    "summary",
                    "biography",
                    "national_identity",
                ],
                &["birth_date", "death_date"],
            ],
            &[
                ("other_names", "other_name"),
                ("contact_details", "contact_detail"),
                ("links", "link"),
                ("sources", "link"),
            ],
        ),
        "organization" => (
            [
                &["id", "name"],
                &["classification", "parent_id", "area_id", "abstract", "description", "image"],
                &["founding_date", "dissolution_date"],
            ],
            &[
                ("other_names", "other_name"),
                ("contact_details", "contact_detail"),
                ("links", "link"),
                ("sources", "link"),
            ],
        ),
        "membership" => (
            [
                &["id", "person_id", "organization_id"],
                &["label", "role", "post_id", "on_behalf_of_id", "area_id"],
                &["start_date", "end_date"],
            ],
            &[("contact_details", "contact_detail"), ("links", "link"), ("sources", "link")],
        ),
        "post" => (
            [&["id", "label", "organization_id"], &["role", "area_id"], &["start_date", "end_date"]],
            &[("contact_details", "contact_detail"), ("links", "link"), ("sources", "link")],
        ),
        "other_name" => ([&["name"], &["note"], &["start_date", "end_date"]], &[]),
        "contact_detail" => ([&["type", "value"], &["label", "note"], &["valid_from", "valid_until"]], &[]),
        "link" => ([&["url"], &["note"], &[]], &[]),
        _ => panic!("{class} is no class of Popolo"),
    }
}

/// Fields of this site's own.
const OWN: [&str; 5] = ["post_title", "sector", "voting", "note", "vacant_since"];

fn assert_popolo(class: &str, object: &Value) {
    let ([needed, texts, dates], lists) = popolo(class);
    let fields = object.as_object().unwrap();
    for name in needed {
        assert!(fields.get(*name).is_some_and(Value::is_string), "{class} without {name}: {object}");
    }
    for (name, value) in fields {
        let name = name.as_str();
        if let Some((_, class)) = lists.iter().find(|(list, _)| *list == name) {
            value.as_array().unwrap().iter().for_each(|item| assert_popolo(class, item));
        } else if dates.contains(&name) {
            let parts: Vec<&str> = value.as_str().unwrap().split('-').collect();
            assert!(
                parts.len() <= 3 && parts[0].len() == 4 && parts[1..].iter().all(|part| part.len() == 2),
                "{value}"
            );
        } else if ["url", "image"].contains(&name) {
            assert!(value.as_str().unwrap().contains("://"), "{value} is to be had from nowhere else");
        } else {
            assert!(
                needed.contains(&name) || texts.contains(&name) || OWN.contains(&name) || name == "on_behalf_of_id",
                "{class} has no {name}"
            );
            assert!(value.is_string() || name == "voting", "{class} {name}: {value}");
        }
    }
}

#[test]
fn open_data_is_what_popolo_says() {
    let files = publish(&[
        Replace(
            ALPHA,
            "founding_date",
            "short_name = \"Alpha\"\nabstract = \"A\"\nother_names = [{ name = \"A\", end_date = \"2020-02\" }]\n\
             contact_details = [{ type = \"email\", value = \"a@b.example\", label = \"L\", note = \"N\" }]\n\
             links = [{ url = \"/news\", note = \"N\" }]\ndissolution_date = \"2027\"\nparent_id = \"beta\"\nfounding_date",
        ),
        Replace(ALPHA, "role = \"Chair\"", "role = \"Chair\"\nvoting = true\nsector = \"S\"\npost_title = \"P\""),
        Replace(ADA, "sort_name", "honorific_prefix = \"Dr\"\nhonorific_suffix = \"OBE\"\nsummary = \"S\"\nsort_name"),
    ]);
    let popolo: Value = document(&files, "/councils/alpha/popolo.json");
    let objects = popolo.as_object().unwrap();
    assert_eq!(objects.keys().collect::<Vec<_>>(), ["memberships", "organizations", "persons", "posts"]);
    let ids = |list: &str| -> Vec<&str> {
        popolo[list].as_array().unwrap().iter().map(|object| object["id"].as_str().unwrap()).collect()
    };
    for (list, class) in
        [("memberships", "membership"), ("organizations", "organization"), ("persons", "person"), ("posts", "post")]
    {
        popolo[list].as_array().unwrap().iter().for_each(|object| assert_popolo(class, object));
    }
    for seat in popolo["memberships"].as_array().unwrap() {
        assert!(ids("persons").contains(&seat["person_id"].as_str().unwrap()), "{seat}");
        assert!(ids("organizations").contains(&seat["organization_id"].as_str().unwrap()), "{seat}");
    }
    assert_eq!(ids("organizations"), ["alpha", "beta"]);
    assert_eq!(ids("posts"), ["carer"]);
}

#[test]
fn two_councils_are_compared_once_where_they_share_somebody() {
    let pages = |files: &Files| -> Vec<String> {
        files.keys().filter(|address| address.contains("/and/") && address.ends_with("html")).cloned().collect()
    };
    let files = publish(&[]);
    assert_eq!(pages(&files), ["/councils/alpha/members/and/beta/index.html"]);
    for council in ["alpha", "beta"] {
        let page = text(&files, &format!("/councils/{council}/members/index.html"));
        assert!(page.contains("href=\"/councils/alpha/members/and/beta\""), "{council} does not say so");
    }
    assert!(pages(&publish(&[Replace("councils/beta/council.toml", "ada-example", "bilal-sample")])).len() == 1);
    let apart = publish(&[Replace(
        "councils/beta/council.toml",
        "[[memberships]]\nid = \"ada\"\nperson_id = \"ada-example\"\nrole = \"Chair\"\n",
        "",
    )]);
    assert_eq!(pages(&apart), [""; 0]);
    assert!(!apart.contains_key("/councils/beta/members/index.html"), "nobody is a member of beta");
    assert!(!apart.contains_key("/councils/beta/members.csv"));
}

#[test]
fn who_sat_elsewhere_does_not_sit_there_too() {
    let also_on = |files: &Files| -> usize {
        let page: MembersPage = document(files, &Route::Members("alpha".parse().unwrap()).document());
        page.members.iter().map(|member| member.also_on.len()).sum()
    };
    assert_eq!(also_on(&publish(&[])), 1);
    let left = Replace("councils/beta/council.toml", "role = \"Chair\"", "role = \"Chair\"\nend_date = \"2026-11-23\"");
    assert_eq!(also_on(&publish(&[left])), 0);
}

#[test]
fn members_stand_by_role_and_then_by_the_name_they_are_sorted_by() {
    let person =
        |name: &str| format!("\n[[memberships]]\nid = \"{name}\"\nperson_id = \"{name}\"\nrole = \"Member\"\n");
    let more: &'static str = format!("{}{}", person("zoe"), person("emil")).leak();
    let files = publish(&[
        Append(ALPHA, more),
        Write("people/zoe.toml", "name = \"Zoe Ábel\"\nsort_name = \"Ábel, Zoe\"\n"),
        Write("people/emil.toml", "name = \"Émil\"\n"),
    ]);
    let page: MembersPage = document(&files, "/data/councils/alpha/members.json");
    let names: Vec<_> = page.members.iter().map(|member| member.name.as_str()).collect();
    assert_eq!(names, ["Ada Example", "Zoe Ábel", "Bilal Sample", "Émil"]);
    let search: Vec<_> = page.members.iter().map(|member| member.search.as_deref()).collect();
    assert_eq!(search, [None, Some("Zoe Abel"), None, Some("Emil")]);
}

#[test]
fn a_person_is_told_of_by_papers_and_items_of_agendas() {
    let files = publish(&[]);
    let page: PersonPage = document(&files, "/data/people/bilal-sample.json");
    let record = serde_json::to_string(&page.record).unwrap();
    assert!(record.contains("\"href\":\"/councils/alpha/papers/report\""), "{record}");
    let page: PersonPage = document(&files, "/data/people/ada-example.json");
    let record = serde_json::to_string(&page.record).unwrap();
    assert!(record.contains("\"href\":\"/councils/alpha/meetings/autumn#item-welcome\""), "{record}");
}
