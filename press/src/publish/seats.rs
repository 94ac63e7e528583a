//! Who sits where: every seat by the person who has it, and what pages say of members from that.

use super::blocks::{around, heading, href, item, link, list, paragraph, table};
use super::head::in_a_row;
use crate::content::{Content, Council, Vacancy};
use deunicode::deunicode;
use gazette::{
    model::{Block, Member, MembersPage, Membership, Named, Page, PartialDate, Person, Site, Slug, Span, WebLink},
    route::{Route, member_files},
    t,
    words::Word,
};
use std::collections::{BTreeSet, HashMap};

/// The seats of all councils.
pub(super) struct Seats<'a> {
    content: &'a Content,
    of_people: HashMap<&'a Slug, Vec<&'a Membership>>,
    /// The councils that have, or had, a member in common: each pair in the order of the ids.
    pairs: BTreeSet<(&'a Slug, &'a Slug)>,
}

impl<'a> Seats<'a> {
    /// The seats that the content tells of.
    pub(super) fn new(content: &'a Content) -> Seats<'a> {
        let mut of_people = HashMap::<_, Vec<_>>::new();
        for membership in content.councils.iter().flat_map(|council| &council.memberships) {
            of_people.entry(&membership.person_id).or_default().push(membership);
        }
        let mut pairs = BTreeSet::new();
        for seats in of_people.values() {
            let councils: BTreeSet<&Slug> = seats.iter().map(|seat| &seat.organization_id).collect();
            for one in &councils {
                pairs.extend(councils.iter().filter(|other| one < *other).map(|other| (*one, *other)));
            }
        }
        Seats { content, of_people, pairs }
    }

    /// The seats of a person, on whichever council.
    pub(super) fn of(&self, person: &Slug) -> &[&'a Membership] {
        self.of_people.get(person).map_or(&[], Vec::as_slice)
    }

    /// The addresses of the pages about members: one for each council that has or had any or lacks some, and one for each two
    /// that share somebody.
    pub(super) fn routes(&self) -> impl Iterator<Item = Route> {
        let councils = self.content.councils.iter().filter(|council| council.has_members_page());
        let pages = councils.map(|council| Route::Members(council.organization.id.clone()));
        let pairs = self.pairs.iter().map(|&(one, other)| Route::Comparison(one.clone(), other.clone()));
        pages.chain(pairs)
    }

    /// The page of a council's members.
    pub(super) fn members(&self, id: &Slug, site: &Site) -> Option<MembersPage> {
        let council = self.content.council(id).filter(|council| council.has_members_page())?;
        let members = self.in_order(council);
        let bodies: BTreeSet<&Slug> =
            members.iter().filter_map(|member| member.membership.on_behalf_of_id.as_ref()).collect();
        Some(MembersPage {
            url: site.url.absolute(&Route::Members(id.clone()).path()),
            title: t!("{0}: members").with(&[&council.organization.name]),
            summary: self.summary(council)?,
            organization: self.named(id)?,
            organizations: bodies.into_iter().filter_map(|id| self.named(id)).collect(),
            members,
            body: [self.vacancies(council), self.in_common(id), downloads(id)].concat(),
        })
    }

    /// `Ada Example chairs the council. It has 12 members from 6 sectors, and 1 vacancy.` Nothing, where there is neither a
    /// member nor a vacancy.
    pub(super) fn summary(&self, council: &Council) -> Option<String> {
        if !council.has_members_page() {
            return None;
        }
        let is_current = |membership: &&Membership| membership.is_held_on(self.content.today);
        let current: Vec<_> = council.memberships.iter().filter(is_current).collect();
        let chairs = current.iter().filter(|membership| is_chair(&membership.role));
        let chairs: Vec<_> = chairs.filter_map(|seat| self.content.person(&seat.person_id)).collect();
        let chairs: Vec<_> = chairs.iter().map(|person| person.person.full_name()).collect();
        let chairs = in_a_row(chairs.iter())
            .map(|names| t!("{0} chairs the council. |{0} chair the council. ").counted_with(chairs.len(), &[&names]));
        let sectors: BTreeSet<&String> = current.iter().filter_map(|membership| membership.sector.as_ref()).collect();
        let members = t!("{0} member|{0} members").counted(current.len());
        let members = match sectors.len() {
            0 | 1 => members,
            count => t!("{0} from {1}").with(&[&members, &t!("{0} sector|{0} sectors").counted(count)]),
        };
        let vacancies = t!("{0} vacancy|{0} vacancies").counted(council.vacancies.len());
        let has = match (current.is_empty(), council.vacancies.is_empty()) {
            (true, true) => t!("It has no members at present.").text().to_owned(),
            (true, false) => t!("It has no members at present, and {0}.").with(&[&vacancies]),
            (false, true) => t!("It has {0}.").with(&[&members]),
            (false, false) => t!("It has {0}, and {1}.").with(&[&members, &vacancies]),
        };
        Some(chairs.unwrap_or_default() + &has)
    }

    /// The seats that nobody has, as a section.
    fn vacancies(&self, council: &Council) -> Vec<Block> {
        let vacancies = council.vacancies.iter().map(|vacancy| self.vacancy(vacancy));
        section("page-vacancies", t!("Vacancies"), vacancies.collect())
    }

    /// Which seat, for whom, since when.
    fn vacancy(&self, vacancy: &Vacancy) -> Vec<Block> {
        let mut text = vec![Span::Strong(vec![Span::Text(vacancy.role.clone())])];
        text.extend(vacancy.sector.iter().map(|sector| Span::Text(format!(", {sector}"))));
        let name = vacancy.on_behalf_of.as_ref().map(|body| body.name.clone());
        match (vacancy.on_behalf_of_id.as_ref().and_then(|id| self.named(id)), name) {
            (Some(body), name) => {
                text.extend(around(t!(", for {0}"), link(&Route::Council(body.id), name.unwrap_or(body.name))));
            }
            (None, Some(name)) => text.push(Span::Text(t!(", for {0}").with(&[&name]))),
            (None, None) => {}
        }
        text.extend(vacancy.since.map(|date| Span::Text(t!(" (since {0})").with(&[&date.in_words()]))));
        text.extend(vacancy.note.iter().map(|note| Span::Text(format!(". {note}"))));
        item(&format!("vacancy-{}", vacancy.id), text)
    }

    /// The pages that compare a council with those that share, or shared, a member with it, as a section.
    fn in_common(&self, id: &Slug) -> Vec<Block> {
        let others = self.pairs.iter().filter_map(|&(one, other)| match () {
            () if one == id => Some(other),
            () if other == id => Some(one),
            () => None,
        });
        let links = others.filter_map(|other| {
            let text = vec![link(&comparison(id, other), t!("With {0}").with(&[&self.named(other)?.name]))];
            Some(item(&format!("with-{other}"), text))
        });
        section("page-in-common", t!("Members in common"), links.collect())
    }

    /// The page that compares the members of two councils, as on the day of the build.
    pub(super) fn comparison(&self, one: &Slug, other: &Slug, site: &Site) -> Option<Page> {
        let &(one, other) = self.pairs.get(&(one, other))?;
        let councils = [self.content.council(one)?, self.content.council(other)?];
        let names = councils.map(|council| council.organization.name.as_str());
        let mut people: Vec<&Person> = councils
            .iter()
            .flat_map(|council| &council.memberships)
            .filter_map(|membership| Some(&self.content.person(&membership.person_id)?.person))
            .collect();
        people.sort_by_key(|person| (sort_key(person), &person.id));
        people.dedup_by_key(|person| &person.id);
        let mut groups: [Vec<&Person>; 4] = Default::default();
        for person in people {
            let group = match councils.map(|council| self.sits(person, council)) {
                [Sits::Now, Sits::Now] => 0,
                [Sits::Now, Sits::Never] => 2,
                [Sits::Never, Sits::Now] => 3,
                [Sits::Never, _] | [_, Sits::Never] => continue,
                _ => 1,
            };
            groups[group].push(person);
        }
        let [both, before, only_one, only_other] = groups;
        let mut body = if both.is_empty() {
            vec![
                heading("page-both", t!("On both councils").text()),
                paragraph("page-nobody", t!("Nobody at present.").text()),
            ]
        } else {
            self.group("page-both", t!("On both councils").text(), &both, &councils)
        };
        body.extend(self.group("page-before", t!("On both, but not at present").text(), &before, &councils));
        body.extend(self.group("page-one", &t!("Only on {0}").with(&[names[0]]), &only_one, &councils[..1]));
        body.extend(self.group("page-other", &t!("Only on {0}").with(&[names[1]]), &only_other, &councils[1..]));
        body.push(list(
            "page-all",
            [one, other]
                .into_iter()
                .zip(names)
                .map(|(id, name)| {
                    item(
                        &format!("all-{id}"),
                        vec![link(&Route::Members(id.clone()), t!("All members of {0}").with(&[name]))],
                    )
                })
                .collect(),
        ));
        Some(Page {
            id: one.clone(),
            url: site.url.absolute(&Route::Comparison(one.clone(), other.clone()).path()),
            title: t!("{0} and {1}: members").with(&names),
            summary: t!("Who sits on both councils, and who on one of them.").text().to_owned(),
            date_modified: None,
            body,
        })
    }

    fn sits(&self, person: &Person, council: &Council) -> Sits {
        let mut sits = Sits::Never;
        for seat in self.on(person, council) {
            if seat.is_held_on(self.content.today) {
                return Sits::Now;
            }
            sits = Sits::AtAnotherTime;
        }
        sits
    }

    /// The seats of a person on a council.
    fn on(&self, person: &Person, council: &Council) -> impl Iterator<Item = &Membership> {
        let seats = self.of(&person.id).iter().copied();
        seats.filter(move |seat| seat.organization_id == council.organization.id)
    }

    /// People with their roles on each of the councils, where there are any.
    fn group(&self, id: &str, title: &str, people: &[&Person], councils: &[&Council]) -> Vec<Block> {
        if people.is_empty() {
            return Vec::new();
        }
        let header =
            std::iter::once(t!("Name").text()).chain(councils.iter().map(|council| &*council.organization.name));
        let rows = people.iter().map(|person| {
            let name = vec![link(&Route::Person(person.id.clone()), person.full_name())];
            let roles = councils.iter().map(|council| {
                let roles: Vec<_> = self.on(person, council).map(role_in_words).collect();
                vec![Span::Text(roles.join(", "))]
            });
            std::iter::once(name).chain(roles).collect()
        });
        vec![heading(id, title), table(&format!("{id}-table"), header, rows.collect())]
    }

    /// The members of a council: by their roles, in the order in which its file first names each, then by their names.
    pub(super) fn in_order(&self, council: &Council) -> Vec<Member> {
        let mut roles: Vec<&str> = Vec::new();
        for membership in &council.memberships {
            if !roles.contains(&membership.role.as_str()) {
                roles.push(&membership.role);
            }
        }
        let mut members: Vec<_> = council
            .memberships
            .iter()
            .filter_map(|membership| {
                let person = &self.content.person(&membership.person_id)?.person;
                let role = roles.iter().position(|role| *role == membership.role);
                Some(((role, sort_key(person), &membership.id), self.member(membership, person)))
            })
            .collect();
        members.sort_by(|(one, _), (other, _)| one.cmp(other));
        members.into_iter().map(|(_, member)| member).collect()
    }

    fn member(&self, membership: &Membership, person: &Person) -> Member {
        let current = self.of(&person.id).iter().filter(|seat| seat.is_held_on(self.content.today));
        let here = &membership.organization_id;
        let others: BTreeSet<&Slug> = current.map(|seat| &seat.organization_id).filter(|id| *id != here).collect();
        let also_on = others.into_iter().filter_map(|other| {
            Some(WebLink { url: href(&comparison(here, other).path())?, note: Some(self.named(other)?.name) })
        });
        let name = person.full_name();
        let plain = deunicode(&name);
        Member {
            search: (plain != name).then_some(plain),
            name,
            sort_key: sort_key(person),
            also_on: also_on.collect(),
            membership: membership.clone(),
        }
    }

    fn named(&self, id: &Slug) -> Option<Named> {
        let organization = &self.content.council(id)?.organization;
        Some(Named { id: id.clone(), name: organization.name.clone(), summary: None })
    }
}

/// Whether a person sits on a council.
#[derive(Clone, Copy)]
enum Sits {
    Now,
    AtAnotherTime,
    Never,
}

/// The page that compares two councils: it has one address, whichever is named first.
fn comparison(one: &Slug, other: &Slug) -> Route {
    Route::Comparison(one.min(other).clone(), one.max(other).clone())
}

/// The members as files, as a section.
fn downloads(council: &Slug) -> Vec<Block> {
    let files = member_files(council).into_iter().filter_map(|(name, path)| {
        let id = format!("download-{}", name.to_ascii_lowercase().replace(' ', "-"));
        Some(item(&id, vec![Span::Link(vec![Span::from(name)], href(&path)?)]))
    });
    section("page-downloads", t!("Download"), files.collect())
}

/// A heading with a list, where there are items.
fn section(id: &str, title: Word, items: Vec<Vec<Block>>) -> Vec<Block> {
    if items.is_empty() { Vec::new() } else { vec![heading(id, title.text()), list(&format!("{id}-list"), items)] }
}

/// `Chair (since 2026)`
fn role_in_words(seat: &Membership) -> String {
    let [start, end] = [seat.start_date, seat.end_date].map(|date| date.map(PartialDate::in_words));
    let role = &seat.role;
    match (start, end) {
        (None, None) => role.clone(),
        (Some(start), None) => t!("{0} (since {1})").with(&[role, &start]),
        (None, Some(end)) => t!("{0} (until {1})").with(&[role, &end]),
        (Some(start), Some(end)) => t!("{0} ({1} to {2})").with(&[role, &start, &end]),
    }
}

/// Whether a role is that of whoever leads the meetings, alone or with others.
fn is_chair(role: &str) -> bool {
    let role = role.to_lowercase();
    role.starts_with("chair") || role.starts_with("co-chair")
}

/// What people are sorted by: the sort name without accents, in small letters.
fn sort_key(person: &Person) -> String {
    deunicode(person.sort_name.as_ref().unwrap_or(&person.name)).to_lowercase()
}
