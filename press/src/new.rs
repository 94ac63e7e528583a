//! A new file of content to begin with: every field is there, with what it is for.

use clap::ValueEnum;
use gazette::model::{Date, Slug};
use std::{
    fmt, fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

/// What can be begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kind {
    /// News: articles/<ID>.md
    Article,
    /// A council: councils/<ID>/council.toml
    Council,
    /// A person: people/<ID>.toml
    Person,
    /// A page such as "About": pages/<ID>.md
    Page,
}

impl Kind {
    fn file(self, id: &Slug) -> String {
        match self {
            Kind::Article => format!("articles/{id}.md"),
            Kind::Council => format!("councils/{id}/council.toml"),
            Kind::Person => format!("people/{id}.toml"),
            Kind::Page => format!("pages/{id}.md"),
        }
    }

    fn template(self) -> &'static str {
        match self {
            Kind::Article => include_str!("new/article.md"),
            Kind::Council => include_str!("new/council.toml"),
            Kind::Person => include_str!("new/person.toml"),
            Kind::Page => include_str!("new/page.md"),
        }
    }
}

/// Why a file was not begun.
#[derive(Debug)]
pub enum NewError {
    /// It is there already.
    Exists(PathBuf),
    /// There is no content to add to.
    NoContent(PathBuf),
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
            NewError::Write(file, error) => write!(formatter, "`{}` cannot be written: {error}", file.display()),
        }
    }
}

impl std::error::Error for NewError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            NewError::Write(_, error) => Some(error),
            NewError::Exists(_) | NewError::NoContent(_) => None,
        }
    }
}

/// Begins a file in the folder `content`, and says which. Nothing is ever overwritten.
///
/// # Errors
/// The file is there already, or cannot be written.
pub fn begin(content: &Path, kind: Kind, id: &Slug, title: Option<&str>, today: Date) -> Result<PathBuf, NewError> {
    if !content.is_dir() {
        return Err(NewError::NoContent(content.to_owned()));
    }
    let file = content.join(kind.file(id));
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
    let text = fill_in(kind.template(), id, title, today);
    fs::File::create_new(&file).and_then(|mut file| file.write_all(text.as_bytes())).map_err(failed)?;
    Ok(file)
}

fn fill_in(template: &str, id: &Slug, title: Option<&str>, today: Date) -> String {
    let title = title.map(str::trim).filter(|title| !title.is_empty());
    let title = title.map_or_else(|| title_from(id), str::to_owned);
    let title = toml::Value::String(title.replace(char::is_control, " ")).to_string();
    // The title last: it may hold anything.
    template.replace("{id}", id.as_str()).replace("{today}", &today.to_string()).replace("{title}", &title)
}

/// `summer-meeting` as `Summer meeting`.
fn title_from(id: &Slug) -> String {
    let words = id.as_str().replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
