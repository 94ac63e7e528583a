//! A file of content as it was read: its text, its fields with the place of each, and its Markdown.
//!
//! There is one way of reading for TOML, JSON and Markdown with TOML front matter. What the fields mean is not known
//! here.

mod fields;
mod read;
mod slips;
mod tree;

use crate::{
    problem::{Place, Problem},
    promise::Promise,
};
use std::{
    fs,
    io::Read,
    ops::Range,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

pub use fields::{Fields, names_of};
pub use read::nearest;
pub use tree::{Field, Node, Value};

/// The longest text that is read, in bytes.
pub const LONGEST: u64 = 8 * 1024 * 1024;

/// One file of text.
#[derive(Debug)]
pub struct Source {
    /// Its path, for people to read.
    pub path: String,
    /// Where it is, where it is read only when its text is asked for.
    file: Option<PathBuf>,
    text: OnceLock<String>,
}

impl Source {
    /// A file of which only the path is known.
    pub fn nameless(path: impl Into<String>) -> Arc<Source> {
        Source::new(path, "")
    }

    /// A text that comes from `path`.
    pub fn new(path: impl Into<String>, text: &str) -> Arc<Source> {
        Arc::new(Source { path: path.into(), file: None, text: OnceLock::from(plain(text)) })
    }

    /// A text that stays in its file until it is asked for: few are, and a site may have very many.
    pub fn in_file(path: impl Into<String>, file: &Path) -> Arc<Source> {
        Arc::new(Source { path: path.into(), file: Some(file.to_owned()), text: OnceLock::new() })
    }

    /// The text, with `\n` at the end of each line and no byte order mark. Empty for a file that is not text, or that was taken
    /// away meanwhile.
    pub fn text(&self) -> &str {
        self.text.get_or_init(|| self.read_again().map(|source| source.text().to_owned()).unwrap_or_default())
    }

    /// The file as it is now. `None` where it cannot be read, or there is none.
    pub fn read_again(&self) -> Option<Arc<Source>> {
        Source::read(self.file.as_deref()?, &self.path).ok()
    }

    /// Reads a file as text.
    ///
    /// # Errors
    /// The file cannot be read, is longer than [`LONGEST`], or is not UTF-8.
    pub fn read(file: &Path, path: &str) -> Result<Arc<Source>, Problem> {
        let refuse = |message: String| Problem::error(Promise::FilesAreRead, message, Source::nameless(path).whole());
        let mut bytes = Vec::new();
        fs::File::open(file)
            .and_then(|file| file.take(LONGEST + 1).read_to_end(&mut bytes))
            .map_err(|error| refuse(format!("the file cannot be read: {error}")))?;
        if bytes.len() as u64 > LONGEST {
            return Err(refuse(format!("the file is longer than {} MiB", LONGEST / 1024 / 1024))
                .help("split it, or put it in `files` and link to it"));
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Source::new(path, &text)),
            Err(error) => {
                let before = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
                let line = 1 + before.matches('\n').count();
                Err(refuse(format!("the file is not UTF-8 text: line {line} holds bytes that are no character"))
                    .help("save it with the encoding UTF-8"))
            }
        }
    }

    /// The place of some bytes of the file, or of as many of them as there are.
    pub fn place(self: &Arc<Source>, range: Range<usize>) -> Place {
        // Where the text was not read, the place was found in it earlier.
        let range = match self.text.get() {
            Some(text) => {
                let start = text.floor_char_boundary(range.start);
                start..text.floor_char_boundary(range.end).max(start)
            }
            None => range,
        };
        Place { source: Arc::clone(self), range: Some(range), label: String::new() }
    }

    /// The file as a whole.
    pub fn whole(self: &Arc<Source>) -> Place {
        Place { source: Arc::clone(self), range: None, label: String::new() }
    }
}

fn plain(text: &str) -> String {
    text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n")
}

/// A Markdown text with where it stands in its file.
#[derive(Clone, Debug)]
pub struct Text {
    source: Arc<Source>,
    markdown: String,
    /// Where the whole stands.
    whole: Range<usize>,
    /// Where the text begins, where it stands in the file letter for letter.
    start: Option<usize>,
}

impl Text {
    /// A text that stands at `whole`, perhaps behind quotation marks or written with escapes.
    pub fn new(source: &Arc<Source>, text: String, whole: Range<usize>) -> Text {
        let start = source.text().get(whole.clone()).and_then(|part| part.find(&text)).map(|found| whole.start + found);
        Text { source: Arc::clone(source), markdown: text, whole, start }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.markdown
    }

    /// The place of a part of the text.
    pub fn place(&self, range: Range<usize>) -> Place {
        let range = self.start.map_or_else(|| self.whole.clone(), |start| start + range.start..start + range.end);
        self.source.place(range)
    }

    /// The place of the whole.
    pub fn whole(&self) -> Place {
        self.source.place(self.whole.clone())
    }
}

/// A file taken apart: its fields, and its Markdown where it is a kind of file that has such a body.
#[derive(Debug)]
pub struct Document {
    /// The fields.
    pub fields: Fields,
    /// The Markdown.
    pub body: Option<Text>,
}

impl Document {
    /// Takes a file apart by the ending of its name: `.toml`, `.json` or `.md`.
    ///
    /// # Errors
    /// The file is not what its name says: see the problem.
    pub fn parse(source: &Arc<Source>) -> Result<Document, Problem> {
        let extension = Path::new(&source.path).extension().and_then(|extension| extension.to_str());
        match extension {
            Some("json") => {
                let mut root = tree::json(source)?;
                root.forget_schema();
                Ok(Document { fields: Fields::new(source, root), body: None })
            }
            Some("md") => {
                let (front, body) = front_matter(source)?;
                let root = tree::toml(source, front)?;
                let text = source.text()[body.clone()].to_owned();
                let body = Text { source: Arc::clone(source), markdown: text, start: Some(body.start), whole: body };
                Ok(Document { fields: Fields::new(source, root), body: Some(body) })
            }
            _ => {
                let root = tree::toml(source, 0..source.text().len())?;
                Ok(Document { fields: Fields::new(source, root), body: None })
            }
        }
    }
}

/// Where the fields and the text of a Markdown file are.
fn front_matter(source: &Arc<Source>) -> Result<(Range<usize>, Range<usize>), Problem> {
    const CHECK: Promise = Promise::FrontMatterIsThere;
    let first = source.text().lines().next().unwrap_or_default();
    if first.trim_end() != "+++" {
        let problem = Problem::error(CHECK, "the file does not begin with its fields", source.place(0..first.len()));
        return Err(problem.help(match first.trim_end() {
            "---" => "write the fields as TOML between two lines `+++`; YAML between lines `---` is not read",
            _ => "begin with a line `+++`, then the fields such as `title = \"…\"`, then a line `+++`, then the text",
        }));
    }
    let mut start = first.len() + 1;
    let fields_start = start;
    for line in source.text().get(start..).unwrap_or_default().split_inclusive('\n') {
        if line.trim_end() == "+++" {
            return Ok((fields_start..start, start + line.len()..source.text().len()));
        }
        start += line.len();
    }
    Err(Problem::error(CHECK, "the fields do not end", source.place(0..first.len()).labelled("they begin here"))
        .help("write a line `+++` after the last field"))
}

#[cfg(test)]
mod tests;
