//! A council whose record is large: what a council of many years and many members would publish.

use super::Words;
use std::{
    fmt::Write,
    fs, io,
    path::{Path, PathBuf},
};

/// How much there is of everything.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Members, a fifth of them former ones; at least two.
    pub members: usize,
    /// Meetings, four in a year from 1990 on.
    pub meetings: usize,
    /// Items on the agenda of the last meeting, in tens: each first one has the others below it.
    pub items: usize,
    /// Papers, minutes of each meeting among them.
    pub papers: usize,
}

/// As large as a council is expected to become.
pub const LARGE: Size = Size { members: 250, meetings: 120, items: 400, papers: 1_000 };

/// The id of the council.
pub const COUNCIL: &str = "large-council";

const SECTORS: [&str; 6] = ["Local government", "Police", "Fire", "Health", "Education", "Housing"];

/// Adds the council, with the people who sit on it, to a folder of content.
///
/// # Errors
/// A file could not be written.
pub fn add(folder: &Path, size: Size, seed: u64) -> io::Result<()> {
    let council = folder.join("councils").join(COUNCIL);
    let (people, meetings, papers) = (folder.join("people"), council.join("meetings"), council.join("papers"));
    for folder in [&people, &meetings, &papers] {
        fs::create_dir_all(folder)?;
    }
    fs::write(council.join("council.toml"), body(size, seed))?;
    write_each(&people, "toml", size.members, "person", |number| person(number, seed))?;
    write_each(&meetings, "toml", size.meetings, "meeting", |number| meeting(number, size, seed))?;
    write_each(&papers, "md", size.papers, "paper", |number| paper(number, size, seed))
}

fn write_each(folder: &Path, ending: &str, count: usize, what: &str, text: impl Fn(usize) -> String) -> io::Result<()> {
    let file = |number| -> PathBuf { folder.join(format!("{}.{ending}", id(what, number))) };
    (0..count).try_for_each(|number| fs::write(file(number), text(number)))
}

fn id(what: &str, number: usize) -> String {
    format!("{what}-{number:04}")
}

/// A sentence without its full stop.
fn title(words: &mut Words, length: usize) -> String {
    words.sentence(length).trim_end_matches('.').to_owned()
}

/// The year and the month of a meeting.
fn month(meeting: usize) -> (usize, usize) {
    (1990 + meeting / 4, 1 + meeting % 4 * 3)
}

// Writing to a string cannot fail.

fn body(size: Size, seed: u64) -> String {
    let mut words = Words::new(seed, 1_000_000);
    let mut text = format!(
        "name = \"Large Council\"\nclassification = \"council\"\nstatus = \"active\"\nabstract = \"{}\"\n\
         meeting_pattern = {{ frequency = \"quarterly\" }}\n",
        words.sentence(20)
    );
    for number in 0..size.members {
        let role = if number == 0 { "Chair" } else { "Member" };
        let (post, sector) = (title(&mut words, 6), SECTORS[number % SECTORS.len()]);
        let id = id("person", number);
        let _ = write!(
            text,
            "\n[[memberships]]\nid = \"{id}\"\nperson_id = \"{id}\"\nrole = \"{role}\"\npost_title = \"{post}\"\n\
             sector = \"{sector}\"\nstart_date = \"1990-01\"\n"
        );
        if number % 5 == 4 {
            text += "end_date = \"2020\"\n";
        }
    }
    text
}

fn person(number: usize, seed: u64) -> String {
    let mut words = Words::new(seed, 2_000_000 + number);
    format!(
        "name = \"{} {number}\"\nsummary = \"Made up by a program. {}\"\n",
        title(&mut words, 2),
        words.sentence(12)
    )
}

fn meeting(number: usize, size: Size, seed: u64) -> String {
    let mut words = Words::new(seed, 3_000_000 + number);
    let (year, month) = month(number);
    let mut text = format!(
        "name = \"Meeting {number}\"\nstart = \"{year}-{month:02}-15T10:00:00+00:00\"\n\
         end = \"{year}-{month:02}-15T16:00:00+00:00\"\ntimezone = \"Etc/UTC\"\nstatus = \"passed\"\n\n\
         [location]\nname = \"House of the {}\"\nlocality = \"{}\"\n",
        words.word(),
        title(&mut words, 1)
    );
    for person in 0..size.members {
        let status = if person % 7 == 6 { "apologies" } else { "present" };
        let _ = write!(text, "\n[[attendance]]\nperson_id = \"{}\"\nstatus = \"{status}\"\n", id("person", person));
    }
    let papers: Vec<usize> = (size.meetings..size.papers).filter(|paper| meeting_of(*paper, size) == number).collect();
    let items = if number + 1 == size.meetings { size.items } else { papers.len() };
    for item in 0..items {
        let (place, below) = (1 + item / 10, item % 10);
        let printed = if below == 0 { place.to_string() } else { format!("{place}.{below}") };
        let _ = write!(
            text,
            "\n[[agenda]]\nid = \"item-{item}\"\norder = {}\nnumber = \"{printed}\"\nname = \"{}\"\nresult = \"{}\"\n\
             presenters = [\"{}\"]\n",
            item + 1,
            title(&mut words, 7),
            words.sentence(9),
            id("person", (number + item) % size.members.max(1))
        );
        if item % 4 == 3 {
            let _ = writeln!(text, "resolution_text = \"{}\"", words.sentence(20));
        }
        if let Some(paper) = papers.get(item) {
            let _ = writeln!(text, "papers = [\"{}\"]", id("paper", *paper));
        }
    }
    text
}

/// The meeting that takes a paper, or that minutes record.
fn meeting_of(paper: usize, size: Size) -> usize {
    paper % size.meetings.max(1)
}

/// The first papers are minutes, one for each meeting.
fn paper(number: usize, size: Size, seed: u64) -> String {
    let mut words = Words::new(seed, 4_000_000 + number);
    let meeting = meeting_of(number, size);
    let (year, month) = month(meeting);
    let (kind, day) = if number < size.meetings { ("minutes", 22) } else { ("report", 8) };
    let mut text = format!(
        "+++\nname = \"{} {number}\"\ndate = {year}-{month:02}-{day:02}\npaper_type = \"{kind}\"\n\
         reference = \"LARGE/{year}/{number}\"\nabstract = \"{}\"\nmeetings = [\"{}\"]\n\
         originators = [\"{}\"]\n+++\n",
        title(&mut words, 7),
        words.sentence(18),
        id("meeting", meeting),
        id("person", number % size.members.max(1))
    );
    for _ in 0..4 {
        let _ = write!(text, "\n## {}\n\n{} {}\n", title(&mut words, 4), words.sentence(30), words.sentence(25));
    }
    text
}
