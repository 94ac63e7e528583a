//! What a page is, in the words of schema.org, for search engines (JSON-LD 1.1).

use gazette::{
    model::{
        Article, Author, Council, Date, DateTime, Head, Href, Image, Location, Meeting, MeetingPage, MeetingStatus,
        MeetingSummary, Membership, Named, PageData, PaperPage, PaperType, Site, Slug,
    },
    route::Route,
};
use serde_json::{Map, Value, json};

/// The graph of a page: what it is, and the places above it. Nothing, where the page has no address.
pub(super) fn json_ld(
    head: &Head,
    image: Option<&Image>,
    data: Option<&PageData>,
    site: &Site,
    today: Date,
) -> Option<Value> {
    let url = head.url.as_deref()?;
    let words = Words { site, url, today };
    let mut graph = match data {
        Some(PageData::Home(_)) => vec![words.website(head), words.publisher()],
        Some(PageData::Article(article)) => vec![words.article(head, image, article)],
        Some(PageData::Meeting(page)) => vec![words.meeting_page(page).unwrap_or_else(|| words.page(head))],
        Some(PageData::Paper(page)) => vec![words.paper(head, page)],
        Some(PageData::Council(council)) => words.council(head, council),
        Some(PageData::Person(_)) => vec![words.profile(head)],
        _ => vec![words.page(head)],
    };
    if !head.above.is_empty() {
        graph.push(words.breadcrumbs(head));
    }
    Some(json!({ "@context": "https://schema.org", "@graph": graph }))
}

/// What is said of one page.
struct Words<'a> {
    site: &'a Site,
    /// The page's address, absolute.
    url: &'a str,
    /// The day as seen from which meetings are to come.
    today: Date,
}

impl Words<'_> {
    fn website(&self, head: &Head) -> Value {
        object([
            ("@type", json!("WebSite")),
            ("name", json!(self.site.name)),
            ("alternateName", json!(self.site.short_name)),
            ("description", json!(head.description)),
            ("url", json!(self.url)),
            ("inLanguage", json!(self.site.language)),
            ("publisher", json!({ "@id": self.publisher_id() })),
        ])
    }

    /// The society whose site it is.
    fn publisher(&self) -> Value {
        object([
            ("@type", json!("Organization")),
            ("@id", json!(self.publisher_id())),
            ("name", json!(self.site.name)),
            ("alternateName", json!(self.site.short_name)),
            ("url", json!(self.site.url.to_string())),
        ])
    }

    fn publisher_id(&self) -> String {
        format!("{}#publisher", self.site.url)
    }

    fn article(&self, head: &Head, image: Option<&Image>, article: &Article) -> Value {
        let authors: Vec<Value> = article.authors.iter().map(|author| self.author(author)).collect();
        let councils: Vec<Value> = article.councils.iter().map(|body| self.body(&body.id, Some(&body.name))).collect();
        let topics: Vec<&str> = article.tags.iter().map(|topic| topic.title.as_str()).collect();
        let corrections: Vec<&str> = article.changes.iter().map(|change| change.note.as_str()).collect();
        object([
            ("@type", json!("NewsArticle")),
            ("headline", json!(head.title)),
            ("description", json!(head.description)),
            ("url", json!(self.url)),
            ("mainEntityOfPage", json!(self.url)),
            ("datePublished", json!(article.date_published)),
            ("dateModified", json!(article.date_modified.unwrap_or(article.date_published))),
            ("timeRequired", json!(article.reading_minutes.map(|minutes| format!("PT{minutes}M")))),
            ("inLanguage", json!(article.language.as_ref().unwrap_or(&self.site.language))),
            ("author", if authors.is_empty() { self.publisher() } else { json!(authors) }),
            ("publisher", self.publisher()),
            ("image", image.or(article.image.as_ref()).map_or(Value::Null, |image| self.image(image))),
            ("articleSection", json!(topics)),
            ("about", json!(councils)),
            ("correction", json!(corrections)),
            ("creativeWorkStatus", json!(article.withdrawn.as_ref().map(|_| "Withdrawn"))),
            ("license", json!(self.site.licence.as_ref().and_then(|licence| self.web_address(&licence.url)))),
        ])
    }

    fn author(&self, author: &Author) -> Value {
        object([
            ("@type", json!("Person")),
            ("name", json!(author.name)),
            ("jobTitle", json!(author.role)),
            ("url", json!(author.url.as_ref().and_then(|href| self.web_address(href)))),
        ])
    }

    fn image(&self, image: &Image) -> Value {
        object([
            ("@type", json!("ImageObject")),
            ("url", json!(self.web_address(&image.src))),
            ("width", json!(image.width)),
            ("height", json!(image.height)),
            ("caption", json!(image.caption)),
            ("creditText", json!(image.credit)),
        ])
    }

    /// The council, and an event for each of its meetings to come.
    fn council(&self, head: &Head, council: &Council) -> Vec<Value> {
        let body = &council.organization;
        let names: Vec<&str> =
            body.short_name.iter().chain(body.other_names.iter().map(|name| &name.name)).map(String::as_str).collect();
        let is_current = |membership: &&Membership| membership.is_held_on(self.today);
        let current = council.memberships.iter().filter(is_current);
        let members: Vec<Value> = current.map(|membership| self.member(membership, &council.people)).collect();
        let parent = body.parent_id.as_ref().map_or(Value::Null, |id| {
            let parent = council.organizations.iter().find(|other| other.id == *id);
            self.body(id, parent.map(|parent| parent.name.as_str()))
        });
        let organization = object([
            ("@type", json!("Organization")),
            ("@id", json!(self.url)),
            ("name", json!(body.name)),
            ("alternateName", json!(names)),
            ("description", json!(head.description)),
            ("url", json!(self.url)),
            ("foundingDate", json!(body.founding_date)),
            ("dissolutionDate", json!(body.dissolution_date)),
            ("parentOrganization", parent),
            ("member", json!(members)),
        ]);
        let to_come = council.meetings.iter().filter(|meeting| meeting.start.date() >= self.today);
        std::iter::once(organization).chain(to_come.filter_map(|meeting| self.meeting(meeting, council))).collect()
    }

    /// A body by its page, which says the rest.
    fn body(&self, id: &Slug, name: Option<&str>) -> Value {
        let url = self.site.url.absolute(&Route::Council(id.clone()).path());
        object([("@type", json!("Organization")), ("@id", json!(url)), ("name", json!(name)), ("url", json!(url))])
    }

    /// A seat: the role, and in it the person.
    fn member(&self, membership: &Membership, people: &[Named]) -> Value {
        let person = people.iter().find(|person| person.id == membership.person_id);
        object([
            ("@type", json!("OrganizationRole")),
            ("roleName", json!(membership.role)),
            ("startDate", json!(membership.start_date)),
            (
                "member",
                object([
                    ("@type", json!("Person")),
                    ("name", json!(person.map(|person| &person.name))),
                    ("url", json!(self.site.url.absolute(&Route::Person(membership.person_id.clone()).path()))),
                ]),
            ),
        ])
    }

    fn meeting_page(&self, page: &MeetingPage) -> Option<Value> {
        let Meeting { start, end, status, location, .. } = &page.meeting;
        let bodies: Vec<Value> = page.organizations.iter().map(|body| self.body(&body.id, Some(&body.name))).collect();
        let times = [Some(start), end.as_ref()];
        self.event(&page.meeting.title(), self.url, times, *status, location.as_ref(), &json!(bodies))
    }

    fn paper(&self, head: &Head, page: &PaperPage) -> Value {
        let paper = &page.paper;
        let publisher = self.body(&page.organization.id, Some(&page.organization.name));
        let people = page.people.iter().map(|person| {
            let url = self.site.url.absolute(&Route::Person(person.id.clone()).path());
            json!({ "@type": "Person", "name": person.name, "url": url })
        });
        let bodies = page.organizations.iter().map(|body| self.body(&body.id, Some(&body.name)));
        let authors: Vec<Value> = people.chain(bodies).collect();
        object([
            ("@type", json!(if paper.paper_type == PaperType::Report { "Report" } else { "DigitalDocument" })),
            ("name", json!(paper.name)),
            ("description", json!(head.description)),
            ("identifier", json!(paper.reference)),
            ("url", json!(self.url)),
            ("mainEntityOfPage", json!(self.url)),
            ("datePublished", json!(paper.date)),
            ("inLanguage", json!(self.site.language)),
            ("author", if authors.is_empty() { publisher.clone() } else { json!(authors) }),
            ("publisher", publisher),
        ])
    }

    fn meeting(&self, meeting: &MeetingSummary, council: &Council) -> Option<Value> {
        let MeetingSummary { start, end, status, location, .. } = meeting;
        let name = format!("{}: {}", council.organization.name, meeting.name);
        let url = self.site.url.absolute(&Route::Meeting(meeting.council_id.clone(), meeting.id.clone()).path());
        let body =
            json!({ "@type": "Organization", "@id": self.url, "name": council.organization.name, "url": self.url });
        self.event(&name, &url, [Some(start), end.as_ref()], *status, location.as_ref(), &body)
    }

    /// A meeting; nothing where it is not known where it will be, which search engines require.
    fn event(
        &self,
        name: &str,
        url: &str,
        [start, end]: [Option<&DateTime>; 2],
        status: MeetingStatus,
        location: Option<&Location>,
        organizer: &Value,
    ) -> Option<Value> {
        let (location, mode) = self.location(location?)?;
        let status = match status {
            MeetingStatus::Cancelled => "https://schema.org/EventCancelled",
            MeetingStatus::Tentative | MeetingStatus::Confirmed | MeetingStatus::Passed => {
                "https://schema.org/EventScheduled"
            }
        };
        Some(object([
            ("@type", json!("Event")),
            ("name", json!(name)),
            ("startDate", json!(start)),
            ("endDate", json!(end)),
            ("eventStatus", json!(status)),
            ("eventAttendanceMode", json!(mode)),
            ("location", location),
            ("organizer", organizer.clone()),
            ("url", json!(url)),
        ]))
    }

    /// Where a meeting is, and how one attends it: a place that names no town or street is online where it has an address on
    /// the web.
    fn location(&self, location: &Location) -> Option<(Value, &'static str)> {
        let has_address = [&location.street_address, &location.room, &location.locality, &location.postal_code];
        if has_address.iter().all(|part| part.is_none())
            && let Some(url) = location.url.as_ref().and_then(|href| self.web_address(href))
        {
            let place = [("@type", json!("VirtualLocation")), ("name", json!(location.name)), ("url", json!(url))];
            return Some((object(place), "https://schema.org/OnlineEventAttendanceMode"));
        }
        let in_words = location.in_words();
        if in_words.is_empty() {
            return None;
        }
        let address = object([
            ("@type", json!("PostalAddress")),
            ("streetAddress", json!(location.street_address)),
            ("addressLocality", json!(location.locality)),
            ("postalCode", json!(location.postal_code)),
        ]);
        let has_postal_address = address.as_object().is_some_and(|address| address.len() > 1);
        let place = object([
            ("@type", json!("Place")),
            ("name", json!(location.name.as_ref().unwrap_or(&in_words))),
            ("address", if has_postal_address { address } else { json!(in_words) }),
        ]);
        Some((place, "https://schema.org/OfflineEventAttendanceMode"))
    }

    fn profile(&self, head: &Head) -> Value {
        json!({ "@type": "ProfilePage", "url": self.url, "mainEntity": {
            "@type": "Person", "name": head.title, "description": head.description, "url": self.url,
        } })
    }

    fn page(&self, head: &Head) -> Value {
        json!({ "@type": "WebPage", "name": head.title, "description": head.description, "url": self.url })
    }

    fn breadcrumbs(&self, head: &Head) -> Value {
        let above = head.above.iter().map(|place| (place.title.as_str(), self.site.url.absolute(place.url.as_str())));
        let here = std::iter::once((head.title.as_str(), self.url.to_owned()));
        let items: Vec<Value> = above
            .chain(here)
            .zip(1..)
            .map(|((name, item), position)| {
                json!({ "@type": "ListItem", "position": position, "name": name, "item": item })
            })
            .collect();
        json!({ "@type": "BreadcrumbList", "itemListElement": items })
    }

    /// The address as it is to be had from anywhere, where it is one of the web.
    fn web_address(&self, href: &Href) -> Option<String> {
        let scheme = href.as_str().split(':').next().unwrap_or_default().to_ascii_lowercase();
        match href.site_path() {
            Some(path) => Some(self.site.url.absolute(path)),
            None => matches!(scheme.as_str(), "http" | "https").then(|| href.to_string()),
        }
    }
}

/// The object without what has nothing to say.
fn object<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let says_something = |value: &Value| !value.is_null() && value.as_array().is_none_or(|items| !items.is_empty());
    let fields = fields.into_iter().filter(|(_, value)| says_something(value));
    Value::Object(fields.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}
