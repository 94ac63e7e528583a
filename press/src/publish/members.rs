//! The members of a council as files to download: as a table (RFC 4180), as open data (Popolo 1.0), as cards for an address
//! book (vCard 4.0, RFC 6350). They hold nothing that the pages do not show.

use super::{PublishError, output::Output, seats::Seats};
use crate::content::{Content, Council, Vacancy};
use calcard::vcard::{VCard, VCardEntry, VCardProperty, VCardValue, VCardVersion};
use csv::{QuoteStyle, Terminator, WriterBuilder};
use gazette::{
    model::{Href, Member, Membership, Organization, Person, Site, Slug, WebLink},
    route::{Route, member_files},
};
use serde_json::{Map, Value, json};
use std::{collections::BTreeSet, path::Path};

/// The media type of the table (RFC 7111 has the parameter `header`).
pub(super) const CSV: &str = "text/csv; charset=utf-8; header=present";

/// The media type of cards.
pub(super) const VCARD: &str = "text/vcard; charset=utf-8";

/// Writes the files of each council that has members.
pub(super) fn write(
    content: &Content,
    seats: &Seats<'_>,
    site: &Site,
    output: &Output<'_>,
) -> Result<(), PublishError> {
    content.councils.iter().filter(|council| council.has_members_page()).try_for_each(|council| {
        let list = List { content, council, members: seats.in_order(council), site };
        let [(_, csv), (_, popolo), (_, vcard)] = member_files(&council.organization.id);
        output.write_if_new(&csv, list.csv()?)?;
        output.write_if_new(&popolo, format!("{:#}\n", list.popolo()))?;
        output.write_if_new(&vcard, list.vcards())
    })
}

/// The members of a council, and where the rest is to be found.
struct List<'a> {
    content: &'a Content,
    council: &'a Council,
    members: Vec<Member>,
    site: &'a Site,
}

impl List<'_> {
    /// A line for each seat, now and before, in a form that spreadsheets take for what it is: they know UTF-8 by its mark, and
    /// run no field.
    fn csv(&self) -> Result<Vec<u8>, PublishError> {
        let mut writer = WriterBuilder::new()
            .terminator(Terminator::CRLF)
            .quote_style(QuoteStyle::Necessary)
            .from_writer("\u{feff}".as_bytes().to_vec());
        let written = (|| {
            writer.write_record([
                "name",
                "sort_name",
                "role",
                "post_title",
                "sector",
                "on_behalf_of",
                "start_date",
                "end_date",
                "voting",
                "url",
            ])?;
            for member in &self.members {
                let Membership { role, post_title, sector, start_date, end_date, voting, .. } = &member.membership;
                let text = |text: &Option<String>| text.clone().unwrap_or_default();
                let date = |date: &Option<_>| date.as_ref().map(ToString::to_string).unwrap_or_default();
                let voting = match voting {
                    Some(true) => "yes",
                    Some(false) => "no",
                    None => "",
                };
                let fields = [
                    member.name.clone(),
                    self.sort_name(&member.membership.person_id),
                    role.clone(),
                    text(post_title),
                    text(sector),
                    self.sits_for(&member.membership).unwrap_or_default(),
                    date(start_date),
                    date(end_date),
                    voting.to_owned(),
                    self.page_of(&member.membership.person_id),
                ];
                writer.write_record(fields.map(harmless))?;
            }
            Ok(writer.into_inner().map_err(csv::IntoInnerError::into_error)?)
        })();
        let [(_, path), ..] = member_files(&self.council.organization.id);
        written.map_err(|error: csv::Error| PublishError::file("write", Path::new(&path))(error.into()))
    }

    /// The council, its members and its vacancies in the terms of Popolo. Fields that Popolo has not are named as on the site.
    fn popolo(&self) -> Value {
        let council = &self.council.organization;
        let seats = self.members.iter().map(|member| &member.membership);
        let people: BTreeSet<&Slug> = seats.clone().map(|seat| &seat.person_id).collect();
        let people = people.into_iter().filter_map(|id| self.content.person(id));
        let for_whom = seats.clone().filter_map(|seat| seat.on_behalf_of_id.as_ref());
        let wanted = self.council.vacancies.iter().filter_map(|vacancy| vacancy.on_behalf_of_id.as_ref());
        let bodies: BTreeSet<&Slug> = for_whom.chain(wanted).chain(&council.parent_id).chain([&council.id]).collect();
        let bodies = bodies.into_iter().filter_map(|id| self.content.council(id));
        json!({
            "persons": people.map(|person| self.person(&person.person)).collect::<Vec<_>>(),
            "organizations": bodies.map(|body| self.organization(&body.organization)).collect::<Vec<_>>(),
            "memberships": seats.map(membership).collect::<Vec<_>>(),
            "posts": self.council.vacancies.iter().map(|vacancy| self.post(vacancy)).collect::<Vec<_>>(),
        })
    }

    fn person(&self, person: &Person) -> Value {
        object([
            ("id", json!(person.id)),
            ("name", json!(person.name)),
            ("sort_name", json!(person.sort_name)),
            ("honorific_prefix", json!(person.honorific_prefix)),
            ("honorific_suffix", json!(person.honorific_suffix)),
            ("image", json!(person.image.as_ref().map(|image| self.absolute(&image.src)))),
            ("summary", json!(person.summary)),
            ("links", self.links(&person.links)),
            ("sources", json!([{ "url": self.page_of(&person.id) }])),
        ])
    }

    fn organization(&self, body: &Organization) -> Value {
        let mut names: Vec<Value> = body.other_names.iter().map(|name| json!(name)).collect();
        names.extend(body.short_name.iter().map(|name| json!({ "name": name, "note": "Short name" })));
        object([
            ("id", json!(body.id)),
            ("name", json!(body.name)),
            ("other_names", json!(names)),
            ("classification", json!(body.classification)),
            ("parent_id", json!(body.parent_id)),
            ("abstract", json!(body.abstract_)),
            ("founding_date", json!(body.founding_date)),
            ("dissolution_date", json!(body.dissolution_date)),
            ("contact_details", json!(body.contact_details)),
            ("links", self.links(&body.links)),
            ("sources", json!([{ "url": self.site.url.absolute(&Route::Council(body.id.clone()).path()) }])),
        ])
    }

    /// A seat that nobody has. When a post was made is not known, only since when nobody has it.
    fn post(&self, vacancy: &Vacancy) -> Value {
        let sector = vacancy.sector.as_ref().map(|sector| format!(", {sector}")).unwrap_or_default();
        object([
            ("id", json!(vacancy.id)),
            ("label", json!(format!("{}{sector}", vacancy.role))),
            ("role", json!(vacancy.role)),
            ("organization_id", json!(self.council.organization.id)),
            ("on_behalf_of_id", json!(vacancy.on_behalf_of_id)),
            ("on_behalf_of", json!(vacancy.on_behalf_of)),
            ("sector", json!(vacancy.sector)),
            ("note", json!(vacancy.note)),
            ("vacant_since", json!(vacancy.since)),
        ])
    }

    fn links(&self, links: &[WebLink]) -> Value {
        let link = |link: &WebLink| object([("url", json!(self.absolute(&link.url))), ("note", json!(link.note))]);
        links.iter().map(link).collect()
    }

    /// A card for each person who is a member on the day of the build.
    fn vcards(&self) -> String {
        let today = self.content.today;
        let mut told = BTreeSet::new();
        let current = |member: &&Member| member.membership.is_held_on(today);
        let members = self.members.iter().filter(current);
        let people = members.filter(|member| told.insert(&member.membership.person_id));
        people.filter_map(|member| self.vcard(&self.content.person(&member.membership.person_id)?.person)).collect()
    }

    /// Nothing, where it cannot be written: writing text cannot fail.
    fn vcard(&self, person: &Person) -> Option<String> {
        let council = &self.council.organization.name;
        let today = self.content.today;
        let seats = || {
            let seats = self.members.iter().map(|member| &member.membership);
            seats.filter(|seat| seat.person_id == person.id && seat.is_held_on(today))
        };
        let page = self.page_of(&person.id);
        let mut entries = vec![
            text(VCardProperty::Uid, page.clone()),
            text(VCardProperty::Fn, one_line(&person.full_name())),
            VCardEntry::new(VCardProperty::N).with_values(name_in_parts(person)),
        ];
        for seat in seats() {
            // Whoever says what post he or she has says for whom in it.
            let body = self.sits_for(seat).or_else(|| seat.post_title.is_none().then(|| council.clone()));
            entries.extend(body.map(|name| text(VCardProperty::Org, one_line(&name))));
            entries.extend(seat.post_title.as_ref().map(|title| text(VCardProperty::Title, one_line(title))));
            entries.push(text(VCardProperty::Role, one_line(&format!("{}, {council}", seat.role))));
        }
        entries.push(text(VCardProperty::Url, page));
        let mut card = String::new();
        VCard { entries }.write_to(&mut card, VCardVersion::V4_0).ok()?;
        Some(card)
    }

    fn sort_name(&self, person: &Slug) -> String {
        self.content.person(person).and_then(|person| person.person.sort_name.clone()).unwrap_or_default()
    }

    /// The name of the organisation that a member sits for.
    fn sits_for(&self, seat: &Membership) -> Option<String> {
        let of_site = || Some(self.content.council(seat.on_behalf_of_id.as_ref()?)?.organization.name.clone());
        seat.on_behalf_of.as_ref().map(|body| body.name.clone()).or_else(of_site)
    }

    /// The address of a person's page.
    fn page_of(&self, person: &Slug) -> String {
        self.site.url.absolute(&Route::Person(person.clone()).path())
    }

    fn absolute(&self, href: &Href) -> String {
        href.site_path().map_or_else(|| href.to_string(), |path| self.site.url.absolute(path))
    }
}

fn membership(seat: &Membership) -> Value {
    object([
        ("id", json!(seat.id)),
        ("role", json!(seat.role)),
        ("person_id", json!(seat.person_id)),
        ("organization_id", json!(seat.organization_id)),
        ("on_behalf_of_id", json!(seat.on_behalf_of_id)),
        ("on_behalf_of", json!(seat.on_behalf_of)),
        ("start_date", json!(seat.start_date)),
        ("end_date", json!(seat.end_date)),
        ("post_title", json!(seat.post_title)),
        ("sector", json!(seat.sector)),
        ("voting", json!(seat.voting)),
    ])
}

/// Family name, given names, further names, and what stands before and after: as far as the sort name tells them apart.
fn name_in_parts(person: &Person) -> Vec<VCardValue> {
    let parts = person.sort_name.as_ref().and_then(|name| name.split_once(", "));
    let (family, given) = parts.unwrap_or(("", &person.name));
    let [prefix, suffix] =
        [&person.honorific_prefix, &person.honorific_suffix].map(|part| part.as_deref().unwrap_or(""));
    [family, given, "", prefix, suffix].map(|part| VCardValue::Text(one_line(part))).into()
}

fn text(property: VCardProperty, value: String) -> VCardEntry {
    VCardEntry::new(property).with_value(value)
}

/// The text without line breaks and other signs that are for machines.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// A field that no spreadsheet takes for a formula.
fn harmless(field: String) -> String {
    if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{field}") } else { field }
}

/// The object without what has nothing to say.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let says_something = |value: &Value| !value.is_null() && value.as_array().is_none_or(|items| !items.is_empty());
    let fields = fields.into_iter().filter(|(_, value)| says_something(value));
    Value::Object(fields.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_runs_no_field() {
        for (field, expected) in
            [("=1+1", "'=1+1"), ("-2", "'-2"), ("@a", "'@a"), ("\t=1", "'\t=1"), ("a=b", "a=b"), ("", "")]
        {
            assert_eq!(harmless(field.to_owned()), expected);
        }
    }
}
