//! Calendars read back by another program: what each meeting says, and that it says it to the same diary entry.

use crate::support::published::{self, text};
use crate::support::site::{Edit, Edit::*, Site};
use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarProperty};
use std::collections::BTreeMap;

type Files = BTreeMap<String, Vec<u8>>;

const AUTUMN: &str = "councils/alpha/meetings/autumn.toml";
const JOINT: Edit = Write(
    "councils/beta/meetings/joint.toml",
    "name = \"Joint meeting\"\nstart = \"2026-12-01T10:00:00+00:00\"\ntimezone = \"Europe/London\"\nstatus = \"tentative\"\n\
     organization_ids = [\"beta\", \"alpha\"]\n",
);

/// Publishes the sample site, changed.
fn publish(edits: &[Edit]) -> Files {
    let site = Site::new(edits);
    let (content, problems) = site.read_and_check();
    assert_eq!(problems.errors(), 0, "{}", problems.render(false));
    published::publish(&content, None)
}

/// The meetings of a calendar, as the other program reads them.
fn events(files: &Files, address: &str) -> Vec<ICalendarComponent> {
    let calendar = ICalendar::parse(text(files, address)).unwrap_or_else(|entry| panic!("{address}: {entry:?}"));
    calendar.components.into_iter().filter(|component| component.component_type.is_event()).collect()
}

fn alpha(files: &Files) -> Vec<ICalendarComponent> {
    events(files, "/councils/alpha/calendar.ics")
}

fn value(event: &ICalendarComponent, property: &ICalendarProperty) -> Option<String> {
    let value = event.property(property)?.values.first()?;
    value.as_text().map(str::to_owned).or_else(|| value.as_integer().map(|number| number.to_string()))
}

/// The second of Unix time.
fn moment(event: &ICalendarComponent, property: &ICalendarProperty) -> Option<i64> {
    event.property(property)?.values.first()?.as_partial_date_time()?.to_timestamp()
}

fn seconds(time: &str) -> i64 {
    time.parse::<jiff::Timestamp>().unwrap().as_second()
}

#[test]
fn a_meeting_is_one_entry_whatever_changes() {
    let before = alpha(&publish(&[]));
    let after = alpha(&publish(&[
        Replace(AUTUMN, "start = \"2026-09-17T13:30", "name = \"Moved\"\nsequence = 3\nstart = \"2026-09-17T14:30"),
        Replace("councils/alpha/council.toml", "name = \"", "name = \"New "),
    ]));
    let uid = |events: &[ICalendarComponent]| events[0].uid().unwrap().to_owned();
    assert_eq!((uid(&before), uid(&after)), ("autumn.alpha@gazette.example".into(), uid(&before)));
    let sequence = |events: &[ICalendarComponent]| value(&events[0], &ICalendarProperty::Sequence).unwrap();
    assert_eq!([sequence(&before), sequence(&after)], ["0", "3"]);
    let stamp = |events: &[ICalendarComponent]| moment(&events[0], &ICalendarProperty::Dtstamp).unwrap();
    assert_eq!([stamp(&before), stamp(&after)], [seconds("2000-01-01T00:00:00Z"), seconds("2000-01-01T00:00:03Z")]);
}

#[test]
fn times_are_right_on_both_sides_of_a_change_of_the_clocks() {
    let files = publish(&[
        Write(
            "councils/alpha/meetings/summer.toml",
            "start = \"2027-03-28T00:30:00+00:00\"\nend = \"2027-03-28T02:30:00+01:00\"\ntimezone = \"Europe/London\"\nstatus = \"confirmed\"\n",
        ),
        Write(
            "councils/alpha/meetings/winter.toml",
            "start = \"2027-11-04T10:00:00+00:00\"\ntimezone = \"Europe/London\"\nstatus = \"confirmed\"\n",
        ),
    ]);
    let times = |property| alpha(&files).iter().map(|event| moment(event, property)).collect::<Vec<_>>();
    let all = |times: [Option<&str>; 3]| times.map(|time| time.map(seconds)).to_vec();
    assert_eq!(
        times(&ICalendarProperty::Dtstart),
        all([Some("2026-09-17T12:30:00Z"), Some("2027-03-28T00:30:00Z"), Some("2027-11-04T10:00:00Z")])
    );
    // Where no end is known, none is made up.
    assert_eq!(
        times(&ICalendarProperty::Dtend),
        all([Some("2026-09-17T15:00:00Z"), Some("2027-03-28T01:30:00Z"), None])
    );
}

#[test]
fn a_cancelled_meeting_stays_and_says_so() {
    let cancelled = "\"cancelled\"\nstatus_note = \"No trains run;\\nwe meet, all being well, in May.\"";
    let nobody = Replace(AUTUMN, "attendance = [{ person_id = \"ada-example\", status = \"present\" }]", "");
    let files = publish(&[Replace(AUTUMN, "\"passed\"", cancelled), nobody]);
    let events = alpha(&files);
    assert_eq!(format!("{:?}", events[0].status().unwrap()), "Cancelled");
    assert!(value(&events[0], &ICalendarProperty::Summary).unwrap().starts_with("Cancelled: "));
    let description = value(&events[0], &ICalendarProperty::Description).unwrap();
    assert!(
        description.starts_with("No trains run; we meet, all being well, in May.\n17 September 2026, 13:30 to 16:00 "),
        "{description}"
    );
    let page = text(&files, "/councils/alpha/meetings/autumn/index.html");
    assert!(page.contains("did not take place.</strong></p><p class=\"standing\">No trains run;"), "{page}");
}

#[test]
fn a_joint_meeting_is_the_same_entry_in_both_calendars_and_once_in_that_of_all() {
    let files = publish(&[JOINT]);
    let uids = |address: &str| -> Vec<String> {
        events(&files, address).iter().map(|event| event.uid().unwrap().to_owned()).collect()
    };
    let (autumn, joint) = ("autumn.alpha@gazette.example", "joint.beta@gazette.example");
    assert_eq!(uids("/councils/beta/calendar.ics"), [joint]);
    assert_eq!(uids("/councils/alpha/calendar.ics"), [autumn, joint]);
    assert_eq!(uids("/calendar.ics"), [autumn, joint]);
    let events = events(&files, "/councils/alpha/calendar.ics");
    assert_eq!(format!("{:?}", events[1].status().unwrap()), "Tentative");
    let url = value(&events[1], &ICalendarProperty::Url).unwrap();
    let page = url.strip_prefix("https://gazette.example").unwrap();
    assert!(files.contains_key(&format!("{page}/index.html")), "{url} leads nowhere");
}

#[test]
fn a_meeting_by_itself_is_the_same_entry_as_in_the_councils_calendar() {
    let files = publish(&[
        JOINT,
        Replace(AUTUMN, "attendance = [{ person_id = \"ada-example\", status = \"present\" }]", ""),
        Replace(
            AUTUMN,
            "\"passed\"",
            "\"cancelled\"\nstatus_note = \"No trains run.\"\nsequence = 2\nlocation = { name = \"Rathaus\" }",
        ),
    ]);
    let one = events(&files, "/councils/alpha/meetings/autumn.ics");
    let [event] = &one[..] else { panic!("{one:?}") };
    assert_eq!(*event, alpha(&files)[0]);
    assert_eq!(event.uid(), Some("autumn.alpha@gazette.example"));
    assert_eq!(format!("{:?}", event.status().unwrap()), "Cancelled");
    assert_eq!(value(event, &ICalendarProperty::Sequence).unwrap(), "2");
    assert_eq!(value(event, &ICalendarProperty::Location).unwrap(), "Rathaus");
    let page = "https://gazette.example/councils/alpha/meetings/autumn";
    assert_eq!(value(event, &ICalendarProperty::Url).unwrap(), page);
    // The time of the place is said in words, for the diary shows that of its reader.
    assert_eq!(
        value(event, &ICalendarProperty::Description).unwrap(),
        format!(
            "No trains run.\n17 September 2026, 13:30 to 16:00 (Europe/London time, UTC+01:00). Agenda and papers: {page}"
        )
    );
    // A joint meeting is in the folder of one council.
    assert!(files.contains_key("/councils/beta/meetings/joint.ics"));
    assert!(!files.contains_key("/councils/alpha/meetings/joint.ics"));
}

#[test]
fn a_page_offers_the_calendar_to_subscribe_to_and_its_own_meetings_as_a_file() {
    let files = publish(&[]);
    let all = "/councils/alpha/calendar.ics";
    for (page, download) in [
        ("/councils/alpha/index.html", all),
        ("/councils/alpha/meetings/index.html", all),
        ("/councils/alpha/meetings/autumn/index.html", "/councils/alpha/meetings/autumn.ics"),
    ] {
        let html = text(&files, page);
        assert!(html.contains(&format!("href=\"webcal://gazette.example{all}\"")), "{page}");
        assert!(html.contains(&format!("href=\"{download}\"")), "{page}");
        assert!(html.contains(&format!("value=\"https://gazette.example{all}\"")), "{page}");
        assert_eq!(html.matches("Add to calendar").count(), 1, "{page}");
    }
}

#[test]
fn without_a_meeting_there_is_no_calendar() {
    let files = publish(&[]);
    assert!(!files.contains_key("/councils/beta/calendar.ics"));
    assert!(!text(&files, "/councils/beta/index.html").contains("calendar.ics"));
    assert!(
        text(&files, "/councils/alpha/index.html").contains("webcal://gazette.example/councils/alpha/calendar.ics")
    );
}

#[test]
fn any_text_is_folded_and_comes_back_whole() {
    let name = format!("Überprüfung; Teil 1, Raum\\Süd {} 老虎 Ende", "äöü 𝒢, ".repeat(40));
    let toml = name.replace('\\', "\\\\");
    let edit = format!("name = \"{toml}\"\nlocation = {{ name = \"Rathaus, Süd; \\u0007links\" }}\nstart = \"2026-09");
    let edit: &'static str = edit.leak();
    let files = publish(&[
        Replace(AUTUMN, "start = \"2026-09", edit),
        Replace("councils/alpha/council.toml", "name = \"", "name = \"Nord, Süd; "),
    ]);
    let file = text(&files, "/councils/alpha/calendar.ics");
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
    assert!(file.ends_with("END:VCALENDAR\r\n"));
    for line in file.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line:?}", line.len());
        assert!(!line.contains(char::is_control), "{line:?}");
    }
    assert!(file.contains("NAME;VALUE=TEXT:Nord\\, Süd\\; "), "{file}");
    let event = &alpha(&files)[0];
    assert!(value(event, &ICalendarProperty::Summary).unwrap().ends_with(&format!(": {name}")));
    assert_eq!(value(event, &ICalendarProperty::Location).unwrap(), "Rathaus, Süd;  links");
}

#[test]
fn the_same_content_is_the_same_bytes() {
    let is_calendar = |address: &str| address.rsplit_once('.').is_some_and(|(_, ending)| ending == "ics");
    let calendars = || publish(&[JOINT]).into_iter().filter(|(address, _)| is_calendar(address)).collect::<Files>();
    let one = calendars();
    assert_eq!(one.len(), 5);
    assert_eq!(one, calendars());
}
