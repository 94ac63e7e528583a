//! A new file of content to begin with: every field is there, with what it is for.

mod sentences;

use crate::{
    content, schema,
    source::{Document, Source, nearest},
};
use clap::ValueEnum;
use gazette::model::{Date, Slug};
use jiff::{civil, tz::TimeZone};
use std::{
    fmt, fs,
    io::{self, Write},
    path::{Path, PathBuf},
    str::FromStr,
};

pub(crate) use sentences::left_over;

/// What can be begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// News: articles/<ID>.md
    Article,
    /// A council: councils/<ID>/council.toml
    Council,
    /// A meeting of a council, named as <COUNCIL>/<ID>: councils/<COUNCIL>/meetings/<ID>.toml
    Meeting,
    /// A paper of a council, named as <COUNCIL>/<ID>: councils/<COUNCIL>/papers/<ID>.md
    Paper,
    /// A person: people/<ID>.toml
    Person,
    /// A page such as "About": pages/<ID>.md
    Page,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Kind::Article => "article",
            Kind::Council => "council",
            Kind::Meeting => "meeting",
            Kind::Paper => "paper",
            Kind::Person => "person",
            Kind::Page => "page",
        }
    }

    fn is_of_a_council(self) -> bool {
        matches!(self, Kind::Meeting | Kind::Paper)
    }

    fn template(self) -> &'static str {
        match self {
            Kind::Article => include_str!("new/article.md"),
            Kind::Council => include_str!("new/council.toml"),
            Kind::Meeting => include_str!("new/meeting.toml"),
            Kind::Paper => include_str!("new/paper.md"),
            Kind::Person => include_str!("new/person.toml"),
            Kind::Page => include_str!("new/page.md"),
        }
    }
}

/// The id of what is begun, behind that of its council where it is a council's: `summer`, or `local-council/summer`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Id {
    council: Option<Slug>,
    id: Slug,
}

impl FromStr for Id {
    type Err = <Slug as FromStr>::Err;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('/') {
            Some((council, id)) => Ok(Id { council: Some(council.parse()?), id: id.parse()? }),
            None => Ok(Id { council: None, id: text.parse()? }),
        }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.council {
            Some(council) => write!(formatter, "{council}/{}", self.id),
            None => self.id.fmt(formatter),
        }
    }
}

/// What is to be begun.
#[derive(Clone, Copy, Debug)]
pub struct Beginning<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: &'a Id,
    /// Its title or name; made from the id where there is none.
    pub title: Option<&'a str>,
    /// The day that stands in it until the editor writes another.
    pub today: Date,
    /// The time zone of a meeting (IANA name), where the council's other meetings name none.
    pub zone: &'a str,
}

/// Why a file was not begun.
#[derive(Debug)]
pub enum NewError {
    /// It is there already.
    Exists(PathBuf),
    /// There is no content to add to.
    NoContent(PathBuf),
    /// The id of a meeting or paper does not say of which council. Where one comes to mind, it is here.
    WhichCouncil(Kind, Id, Option<String>),
    /// There is no such council, but perhaps one that was meant.
    NoCouncil(Slug, Option<String>),
    /// The id names a council, but what is begun is no council's.
    OfNoCouncil(Kind, Id),
    /// It could not be written.
    Write(PathBuf, io::Error),
}

impl fmt::Display for NewError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NewError::Exists(file) => {
                write!(formatter, "`{}` is there already: choose another id, or edit that file", file.display())
            }
            NewError::NoContent(folder) => {
                write!(formatter, "there is no folder `{}`: name the content's folder with --content", folder.display())
            }
            NewError::WhichCouncil(kind, id, council) => {
                let (word, council) = (kind.word(), council.as_deref().unwrap_or("<council>"));
                write!(formatter, "a {word} is a council's: write `press new {word} {council}/{id}`")
            }
            NewError::NoCouncil(council, Some(near)) => {
                write!(formatter, "there is no council `{council}`: did you mean `{near}`?")
            }
            NewError::NoCouncil(council, None) => {
                write!(formatter, "there is no council `{council}`: `press new council {council}` begins one")
            }
            NewError::OfNoCouncil(kind, id) => {
                let (word, id) = (kind.word(), &id.id);
                write!(formatter, "the id of {} {word} has no slash: write `press new {word} {id}`", article(word))
            }
            NewError::Write(file, error) => write!(formatter, "`{}` cannot be written: {error}", file.display()),
        }
    }
}

fn article(word: &str) -> &'static str {
    if word.starts_with('a') { "an" } else { "a" }
}

impl std::error::Error for NewError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            NewError::Write(_, error) => Some(error),
            _ => None,
        }
    }
}

/// Begins a file in the folder `content`, and says which. Nothing is ever overwritten.
///
/// # Errors
/// The file is there already, its council is not, or it cannot be written.
pub fn begin(content: &Path, beginning: &Beginning<'_>) -> Result<PathBuf, NewError> {
    if !content.is_dir() {
        return Err(NewError::NoContent(content.to_owned()));
    }
    let place = place(content, beginning)?;
    let file = content.join(&place);
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::AlreadyExists => NewError::Exists(file.clone()),
        _ => NewError::Write(file.clone(), error),
    };
    for ending in ["json", "md", "toml"] {
        let other = file.with_extension(ending);
        if other.exists() {
            return Err(NewError::Exists(other));
        }
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let text = with_schema(content, beginning.kind, &place, &fill_in(content, beginning));
    fs::File::create_new(&file).and_then(|mut file| file.write_all(text.as_bytes())).map_err(failed)?;
    Ok(file)
}

/// Where the file belongs within the content.
fn place(content: &Path, beginning: &Beginning<'_>) -> Result<String, NewError> {
    let Beginning { kind, id: Id { council, id }, .. } = beginning;
    let whole_id = beginning.id.clone();
    match (kind, council) {
        (Kind::Meeting | Kind::Paper, None) => {
            let councils = councils(content);
            let only = councils.first().filter(|_| councils.len() == 1).cloned();
            return Err(NewError::WhichCouncil(*kind, whole_id, only));
        }
        (Kind::Meeting | Kind::Paper, Some(council)) if !content.join(format!("councils/{council}")).is_dir() => {
            let councils = councils(content);
            let near = nearest(council.as_str(), councils.iter().map(String::as_str)).map(str::to_owned);
            return Err(NewError::NoCouncil(council.clone(), near));
        }
        (_, Some(_)) if !kind.is_of_a_council() => return Err(NewError::OfNoCouncil(*kind, whole_id)),
        _ => {}
    }
    let council = council.as_ref().map_or("", Slug::as_str);
    Ok(match kind {
        Kind::Article => format!("articles/{id}.md"),
        Kind::Council => format!("councils/{id}/council.toml"),
        Kind::Meeting => format!("councils/{council}/meetings/{id}.toml"),
        Kind::Paper => format!("councils/{council}/papers/{id}.md"),
        Kind::Person => format!("people/{id}.toml"),
        Kind::Page => format!("pages/{id}.md"),
    })
}

/// The ids of the councils that have a folder.
fn councils(content: &Path) -> Vec<String> {
    let entries = fs::read_dir(content.join("councils")).into_iter().flatten().flatten();
    let mut ids: Vec<String> = entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.parse::<Slug>().is_ok())
        .collect();
    ids.sort();
    ids
}

/// The text, with the schema named in its first line of fields, where one can be had: from the folder that `press schema`
/// writes, else from the published site.
fn with_schema(content: &Path, kind: Kind, place: &str, text: &str) -> String {
    let address = schema::content_address(kind.word());
    let beside = schema::folder_beside(content).join(format!("content/{}.json", kind.word()));
    let address = if beside.is_file() {
        // From the file's own folder up to the content's, and out of it.
        Some(format!("{}..{address}", "../".repeat(place.matches('/').count())))
    } else {
        let site = content::read_site(content).ok().flatten();
        site.map(|site| site.url().absolute(&address))
    };
    let Some(address) = address else { return text.to_owned() };
    match text.strip_prefix("+++\n") {
        Some(rest) => format!("+++\n#:schema {address}\n\n{rest}"),
        None => format!("#:schema {address}\n\n{text}"),
    }
}

/// The text of a field at the top of a file.
fn text_of(file: &Path, field: &str) -> Option<String> {
    let source = Source::read(file, &file.to_string_lossy()).ok()?;
    let document = Document::parse(&source).ok()?;
    document.fields.root().get(field)?.text().map(str::to_owned)
}

fn fill_in(content: &Path, beginning: &Beginning<'_>) -> String {
    let Beginning { kind, id: Id { council, id }, title, today, zone } = beginning;
    let title = title.map(str::trim).filter(|title| !title.is_empty());
    let title = title.map_or_else(|| title_from(id), str::to_owned);
    let title = toml::Value::String(title.replace(char::is_control, " ")).to_string();
    let mut text = kind.template().replace("{id}", id.as_str()).replace("{today}", &today.to_string());
    if let (Kind::Meeting, Some(council)) = (kind, council) {
        let zone = if is_utc(zone) && is_british(content) { "Europe/London" } else { zone };
        let (zone, offset) = zone_of(&content.join(format!("councils/{council}/meetings")), zone, *today);
        text = text.replace("{council}", council.as_str()).replace("{zone}", &zone).replace("{offset}", &offset);
    }
    // The title last: it may hold anything.
    text.replace("{title}", &title)
}

/// Whether it is the time zone of devices that nobody told where they are.
fn is_utc(zone: &str) -> bool {
    ["UTC", "Etc/UTC"].contains(&zone)
}

/// Whether the site is in a language of which the country is known to be Britain.
fn is_british(content: &Path) -> bool {
    let language = text_of(&content.join("site.toml"), "language");
    language.is_some_and(|language| ["en-GB", "cy", "cy-GB"].contains(&language.as_str()))
}

/// The time zone of a new meeting, and its offset on the day at half past one: that of the latest other meeting by name,
/// else `zone`, else UTC.
fn zone_of(meetings: &Path, zone: &str, day: Date) -> (String, String) {
    let entries = fs::read_dir(meetings).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.sort();
    let known = files.iter().rev().find_map(|file| text_of(file, "timezone"));
    let mut zones = known.into_iter().chain([zone.to_owned()]);
    let found = zones.find_map(|zone| offset_of(&zone, day).map(|offset| (zone, offset)));
    found.unwrap_or_else(|| ("UTC".to_owned(), "+00:00".to_owned()))
}

fn offset_of(zone: &str, day: Date) -> Option<String> {
    let day: civil::Date = day.to_string().parse().ok()?;
    let time = day.at(13, 30, 0, 0).to_zoned_datetime(TimeZone::get(zone).ok()?).ok()?;
    Some(time.strftime("%:z").to_string())
}

/// `summer-meeting` as `Summer meeting`.
fn title_from(id: &Slug) -> String {
    let words = id.as_str().replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
