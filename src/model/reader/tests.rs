use super::*;
use crate::model::{
    Align, Article, AttendanceStatus, CalloutKind, ChangeType, Council, Councils, Direction, Home, Kind, ListPage,
    MeetingPage, MeetingStatus, MeetingsPage, MembersPage, OrganizationStatus, Pack, Page, PaperPage, PaperType,
    PersonPage, PublicationKind, PublicationStatus, PublicationsPage, RelationType, Site,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::fmt::Debug;

fn read<T: Read>(value: &Value) -> Result<T, String> {
    reading(|reader| T::read(&value.clone().into(), reader))
}

fn read_by_serde<T: DeserializeOwned>(value: &Value) -> Result<T, ()> {
    serde_json::from_value(value.clone()).map_err(drop)
}

/// Both ways of reading must give the same for the sample, and for all that it becomes by one change.
fn assert_same<T: Read + DeserializeOwned + Serialize + PartialEq + Debug>(sample: &Value) {
    let whole: T = read_by_serde(sample).unwrap();
    let shown = format!("{whole:?}");
    assert!(!shown.contains("None") && !shown.contains("[]"), "the sample leaves something out: {shown}");
    assert_eq!(serde_json::to_value(&whole).unwrap(), *sample, "the sample holds what the type does not know");
    let mut changed = vec![sample.clone()];
    change_each(sample, &mut |value| changed.push(value));
    for value in changed {
        assert_eq!(read::<T>(&value).map_err(drop), read_by_serde(&value), "{value}");
    }
}

/// Calls `with` with copies of the value in which one thing, at whatever depth, is gone or is something else.
fn change_each(value: &Value, with: &mut dyn FnMut(Value)) {
    let fields: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(name, value)| (format!("/{name}"), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(place, value)| (format!("/{place}"), value)).collect(),
        _ => Vec::new(),
    };
    for (at, inner) in fields {
        let mut put = |new: Value| {
            let mut value = value.clone();
            *value.pointer_mut(&at).unwrap() = new;
            with(value);
        };
        for other in [json!(7), json!(-7), json!(7_000_000_000_u64), json!(1.5), json!("?"), json!(true)] {
            put(other);
        }
        change_each(inner, &mut put);
        if let Value::Object(fields) = value {
            let mut fields = fields.clone();
            fields.remove(&at[1..]);
            with(Value::Object(fields));
        }
    }
}

fn image() -> Value {
    json!({
        "src": "/i.png", "alt": "A", "width": 1, "height": 2, "caption": "C", "credit": "D",
        "srcset": [{"src": "/images/i-320.webp", "width": 320}],
    })
}

fn file() -> Value {
    json!({
        "url": "/f.pdf", "name": "F", "mime_type": "application/pdf", "size": 7_000_000_000_u64, "pages": 3,
        "sha256": "00", "accessible": true, "alternative_format_contact": "a@b.example",
    })
}

fn article_summary() -> Value {
    json!({
        "id": "a", "title": "T", "summary": "S", "date_published": "2026-01-02", "language": "cy", "kind": "case-study",
        "image": image(),
        "tags": [{"id": "t", "title": "T"}],
    })
}

fn named() -> Value {
    json!({"id": "n", "name": "N", "summary": "S"})
}

fn council_summary() -> Value {
    json!({"id": "c", "name": "C", "abstract": "A", "classification": "council", "status": "merged"})
}

fn location() -> Value {
    json!({
        "name": "L", "street_address": "S", "room": "R", "locality": "T", "postal_code": "P",
        "url": "https://map.example/",
    })
}

fn meeting_link() -> Value {
    json!({
        "council_id": "c", "id": "m", "name": "M", "start": "2026-01-02T10:00:00+01:00", "items": [named()],
    })
}

fn paper() -> Value {
    json!({
        "id": "p", "name": "P", "reference": "R", "date": "2026-01-02", "paper_type": "minutes", "abstract": "A",
        "main_file": file(),
    })
}

fn meeting() -> Value {
    json!({
        "council_id": "c", "id": "m", "organization_ids": ["c"], "name": "M", "start": "2026-01-02T10:00:00+01:00",
        "end": "2026-01-02T12:00:00+01:00", "timezone": "Europe/London", "status": "confirmed", "status_note": "N",
        "location": location(),
        "agenda": ["1 A"], "agenda_file": file(), "minutes_file": file(), "has_papers": true, "minutes_id": "p",
    })
}

fn agenda_item() -> Value {
    json!({
        "id": "i", "order": 1, "number": "1.1", "name": "N", "public": true, "result": "R", "resolution_text": "T",
        "presenters": ["p"], "papers": ["q"], "files": [file()],
    })
}

fn strategy() -> Value {
    json!({
        "id": "s", "title": "T", "summary": "S", "aligned_to": [{"title": "A", "url": "https://a.example/"}],
        "publication_ids": ["p"],
    })
}

fn publication() -> Value {
    json!({
        "id": "p", "title": "P", "kind": "guidance", "status": "in-production", "topics": ["t"], "date": "2026-01",
        "files": [file()], "part_of": "s",
    })
}

fn membership() -> Value {
    json!({
        "id": "m", "person_id": "p", "organization_id": "c", "role": "Chair", "on_behalf_of_id": "b", "on_behalf_of": {"name": "B"}, "post_title": "T",
        "sector": "S", "start_date": "2020", "end_date": "2021-02-03", "voting": false,
    })
}

fn web_link() -> Value {
    json!({"url": "https://a.example/", "note": "N"})
}

fn blocks() -> Value {
    let spans = json!([
        "plain", {"em": ["e"]}, {"strong": [{"code": "c"}]}, {"sup": ["1"]}, {"sub": ["2"]}, {"del": ["d"]},
        {"abbr": "A", "title": "T"}, {"link": ["l"], "href": "/news"},
        {"lang": "ar", "dir": "rtl", "text": ["t"]}, {"note": "n"}, {"br": true}
    ]);
    let paragraph = json!({"type": "paragraph", "id": "p", "text": ["p"]});
    json!([
        {"type": "paragraph", "id": "p", "text": spans},
        {"type": "heading", "id": "h", "level": 3, "text": ["h"]},
        {
            "type": "quote", "id": "q", "blocks": [paragraph],
            "attribution": {"name": "N", "role": "R", "person_id": "p", "url": "/people/p"},
        },
        {"type": "list", "id": "l", "ordered": true, "start": 3, "items": [[paragraph]]},
        {
            "type": "figure", "id": "f", "src": "/i.png", "width": 1, "height": 2, "alt": "A", "caption": "C",
            "credit": "D", "srcset": [{"src": "/images/i-320.webp", "width": 320}],
        },
        {"type": "table", "id": "t", "caption": "C", "header": [["a"]], "rows": [[["b"]]], "align": ["center"]},
        {"type": "code", "id": "c", "language": "rust", "text": "x"},
        {"type": "callout", "id": "k", "kind": "warning", "blocks": [paragraph]},
        {"type": "file", "id": "d", "file": file()},
        {"type": "passage", "id": "g", "lang": "he", "dir": "rtl", "blocks": [paragraph]},
        {"type": "footnotes", "id": "n", "items": [{"id": "n", "blocks": [paragraph]}]},
        {"type": "rule"}
    ])
}

fn meeting_page() -> Value {
    json!({
        "url": "https://x.example/councils/c/meetings/m", "council_id": "c",
        "meeting": {
            "id": "m", "organization_ids": ["c"], "name": "M", "start": "2026-01-02T10:00:00+01:00",
            "end": "2026-01-02T12:00:00+01:00", "timezone": "Europe/London", "status": "passed",
            "status_note": "N", "sequence": 2,
            "location": location(), "attendance": [{"person_id": "p", "status": "in-attendance"}],
            "agenda": [{
                "id": "i", "order": 1, "number": "1.1", "name": "N", "public": true, "result": "R",
                "resolution_text": "T", "presenters": ["p"], "papers": ["q"], "files": [file()],
            }],
            "agenda_file": file(), "minutes_file": file(), "files": [file()],
        },
        "organizations": [named()], "people": [named()], "papers": [paper()], "previous": meeting_link(),
        "next": meeting_link(),
    })
}

fn whole_paper() -> Value {
    json!({
        "id": "p", "name": "P", "reference": "R", "date": "2026-01-02", "paper_type": "report", "abstract": "A",
        "body": blocks(), "main_file": file(), "files": [file()], "originators": ["o"], "supersedes": "q",
        "meetings": ["m"],
    })
}

#[test]
fn what_is_read_is_what_serde_reads() {
    assert_same::<Article>(&json!({
        "id": "a", "url": "https://x.example/news/a", "title": "T", "summary": "S", "date_published": "2026-01-02",
        "date_modified": "2026-01-03", "reading_minutes": 3, "language": "cy", "dir": "ltr", "authors": [{"name": "N", "role": "R", "url": "/people/n"}],
        "image": image(), "tags": [{"id": "t", "title": "T"}], "kind": "statement", "body": blocks(),
        "further_information": [{"title": "F", "url": "mailto:a@b.example"}], "related": [article_summary()],
        "councils": [named()], "people": [named()], "changes": [{"date": "2026", "note": "N"}],
        "withdrawn": {"date": "2026-02", "explanation": "E"}, "previous": {"id": "p", "title": "P"},
        "next": {"id": "n", "title": "N"},
    }));
    assert_same::<ListPage>(&json!({
        "topic": {"id": "t", "title": "T", "description": "D"}, "items": [article_summary()], "page": 2, "pages": 2,
    }));
    assert_same::<Councils>(&json!({"councils": [council_summary()]}));
    assert_same::<Council>(&json!({
        "url": "https://x.example/councils/c",
        "organization": {
            "id": "c", "name": "C", "short_name": "S", "classification": "council", "status": "active", "abstract": "A",
            "other_names": [{"name": "O", "start_date": "2001", "end_date": "2002"}], "founding_date": "2000-01",
            "dissolution_date": "2026-01-02", "parent_id": "p", "supported_by_id": "s", "links": [web_link()],
            "contact_details": [{"type": "email", "value": "a@b.example", "label": "L", "note": "N"}],
        },
        "body": blocks(), "memberships": [membership()], "members_summary": "S", "people": [named()],
        "organizations": [named()],
        "meeting_pattern": {"frequency": "quarterly", "place": "P", "note": "N"}, "meetings": [meeting()],
        "publications": [publication()],
        "strategies": [strategy()],
        "decisions": {"meeting": meeting_link(), "items": [agenda_item()]},
        "papers": [paper()],
        "relations": [{"type": "works-with", "from_id": "c", "to_id": "d", "note": "N"}],
        "changes": [{
            "type": "merger", "date": "2026", "original_ids": ["a"], "resulting_ids": ["c"], "description": "D",
        }],
        "articles": [article_summary()],
    }));
    assert_same::<MeetingsPage>(&json!({
        "url": "https://x.example/councils/c/meetings", "organization": named(), "meetings": [meeting()],
        "organizations": [named()],
    }));
    assert_same::<PublicationsPage>(&json!({
        "url": "https://x.example/councils/c/publications", "organization": named(), "strategies": [strategy()],
        "publications": [publication()], "topics": [{"id": "t", "title": "T"}], "papers": [paper()],
    }));
    assert_same::<MembersPage>(&json!({
        "url": "https://x.example/councils/c/members", "title": "T", "summary": "S", "organization": named(),
        "members": [{
            "membership": membership(), "name": "Dr P", "sort_key": "p, dr", "also_on": [web_link()], "search": "p",
        }],
        "organizations": [named()], "body": blocks(),
    }));
    assert_same::<MeetingPage>(&meeting_page());
    assert_same::<Pack>(&json!({
        "url": "https://x.example/councils/c/meetings/m/pack", "meeting": meeting_page(), "members": [named()],
        "papers": [whole_paper()],
    }));
    assert_same::<PaperPage>(&json!({
        "url": "https://x.example/councils/c/papers/p", "organization": named(),
        "paper": whole_paper(),
        "people": [named()], "organizations": [named()], "meetings": [meeting_link()], "supersedes": named(),
        "superseded_by": [named()],
    }));
    assert_same::<PersonPage>(&json!({
        "url": "https://x.example/people/p",
        "person": {
            "id": "p", "name": "P", "sort_name": "S", "honorific_prefix": "Dr", "honorific_suffix": "OBE",
            "image": image(), "summary": "S", "links": [web_link()],
        },
        "memberships": [membership()], "organizations": [named()],
        "record": blocks(),
        "articles": [article_summary()],
    }));
    assert_same::<Page>(&json!({
        "id": "p", "url": "https://x.example/p", "title": "T", "summary": "S", "date_modified": "2026-01-02",
        "body": blocks(),
    }));
    assert_same::<Home>(&json!({
        "articles": [article_summary()], "councils": [council_summary()], "meetings": [meeting()],
        "organizations": [named()], "publications": [publication()],
    }));
    assert_same::<Site>(&json!({
        "name": "N", "short_name": "S", "description": "D", "url": "https://x.example/gazette/", "language": "en-GB",
        "notice": "N", "contact": {"name": "N", "email": "a@b.example", "url": "/contact"},
        "licence": {"title": "L", "url": "https://l.example/"}, "navigation": [{"title": "T", "url": "/news"}], "footer": [{"title": "U", "url": "/about"}],
    }));
}

#[test]
fn every_word_is_read_as_serde_reads_it() {
    fn assert_words<T: Read + DeserializeOwned + PartialEq + Debug>(words: &[&str]) {
        for word in words {
            let word = json!(word);
            assert_eq!(read::<T>(&word).map_err(drop), Ok(read_by_serde(&word).unwrap()));
        }
        for word in ["", "New", "news-", "newsupdate", "casestudy", "CaseStudy", "case-", "-news"] {
            assert!(read::<T>(&json!(word)).is_err(), "{word:?} was read");
        }
    }
    assert_words::<Align>(&["start", "center", "end"]);
    assert_words::<Direction>(&["ltr", "rtl"]);
    assert_words::<AttendanceStatus>(&["present", "apologies", "absent", "in-attendance"]);
    assert_words::<CalloutKind>(&["note", "tip", "important", "warning", "caution"]);
    assert_words::<ChangeType>(&["merger", "rename", "split", "closure"]);
    assert_words::<Kind>(&["news", "update", "case-study", "statement"]);
    assert_words::<MeetingStatus>(&["tentative", "confirmed", "cancelled", "passed"]);
    assert_words::<OrganizationStatus>(&["active", "merged", "closed"]);
    assert_words::<PaperType>(&["agenda", "report", "paper", "minutes"]);
    assert_words::<PublicationKind>(&["booklet", "guidance", "strategy", "report"]);
    assert_words::<PublicationStatus>(&["in-production", "published", "superseded"]);
    assert_words::<RelationType>(&["works-with", "shares-members", "reports-to", "represents-on"]);
}

#[test]
fn a_problem_names_its_field() {
    let page = json!({"councils": [council_summary(), {"id": "c", "name": "C", "status": "asleep"}]});
    assert_eq!(read::<Councils>(&page), Err("in `classification`: a string was expected".to_owned()));
    let page = json!({"councils": [council_summary(), 7]});
    assert_eq!(read::<Councils>(&page), Err("in `councils`: an object was expected".to_owned()));
    let kind: Result<Kind, String> = reading(|reader| reader.field(&json!({"kind": "gossip"}).into(), "kind"));
    assert_eq!(kind, Err("in `kind`: `gossip` cannot be read".to_owned()));
}
