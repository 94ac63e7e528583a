//! What one build remembers for the next: what it read, and from what it wrote each file.
//!
//! No result depends on it. Where nothing is remembered, or by another press, everything is made anew.

use crate::{
    content::{Content, File, KnownArticle},
    digest::Digest,
    typography::Writing,
};
use rayon::prelude::*;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{
    borrow::Cow,
    collections::HashMap,
    fs::{self, Metadata},
    io::{self, BufWriter},
    path::{Path, PathBuf},
    process,
    sync::Arc,
    time::SystemTime,
};

/// What an earlier build left.
#[derive(Debug, Default)]
pub struct Memory {
    /// Where it is kept; nowhere for a build that nobody is to remember.
    place: Option<Place>,
    /// How the articles were written: their words were set so.
    writing: String,
    articles: HashMap<String, Arc<KnownArticle>>,
    files: HashMap<String, KnownFile>,
    site: Option<Folder>,
    outputs: HashMap<String, Written>,
}

#[derive(Debug, Serialize, Deserialize)]
struct KnownFile {
    stamp: Stamp,
    file: File,
}

/// By what a file is known to be the same: a file with the same stamp has the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    size: u64,
    modified: SystemTime,
    /// When anything of the file was changed, its name included, and its number: where the system knows.
    unix: Option<(i64, i64, u64)>,
}

/// A file of the site as a build left it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Written {
    /// From what it was made.
    inputs: Digest,
    size: u64,
    modified: SystemTime,
}

/// A folder, told apart from another that has taken its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Folder {
    created: SystemTime,
    number: u64,
}

#[derive(Debug)]
struct Place {
    file: PathBuf,
    new: PathBuf,
    /// When the build began, by the clock of the folder's own disk.
    begun: SystemTime,
}

/// The file's first part: who wrote it. What follows is read only by the same press.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Writer {
    version: String,
    program: Option<Stamp>,
}

/// What follows: in parts, since several are written and read at once.
#[derive(Serialize, Deserialize)]
struct Stored<'a> {
    writing: String,
    files: HashMap<String, KnownFile>,
    site: Option<Folder>,
    begun: SystemTime,
    #[serde(borrow)]
    articles: Vec<Part<'a>>,
    #[serde(borrow)]
    outputs: Vec<Part<'a>>,
}

/// Some entries of a map.
#[derive(Serialize, Deserialize)]
struct Part<'a>(#[serde(borrow, with = "serde_bytes")] Cow<'a, [u8]>);

/// How many entries a part has.
const PART: usize = 1024;

impl Part<'_> {
    fn all<T: Serialize + Sync>(entries: &[T]) -> postcard::Result<Vec<Part<'static>>> {
        entries.par_chunks(PART).map(|entries| Ok(Part(postcard::to_allocvec(entries)?.into()))).collect()
    }

    fn entries<T: DeserializeOwned + Send>(parts: &[Part<'_>]) -> postcard::Result<Vec<T>> {
        let parts: Vec<Vec<T>> =
            parts.par_iter().map(|Part(bytes)| postcard::from_bytes(bytes)).collect::<Result<_, _>>()?;
        Ok(parts.into_iter().flatten().collect())
    }
}

impl Memory {
    /// No memory, and none for the next build.
    pub fn none() -> Memory {
        Memory::default()
    }

    /// What the last build of the site in `out` left in the folder `cache`; nothing where `fresh`.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn open(cache: &Path, out: &Path, fresh: bool) -> io::Result<Memory> {
        fs::create_dir_all(cache)?;
        let name = Digest::of(std::path::absolute(out)?.as_os_str().as_encoded_bytes()).short();
        let file = cache.join(format!("build-{name}"));
        let new = cache.join(format!("build-{name}.new-{}", process::id()));
        let begun = fs::File::create(&new)?.metadata()?.modified()?;
        let mut memory = if fresh { Memory::none() } else { read(&file).unwrap_or_default() };
        memory.place = Some(Place { file, new, begun });
        Ok(memory)
    }

    /// The article at a path of the content, where its file is still the same, and texts are still written in this way.
    pub(crate) fn article(&self, path: &str, stamp: &Stamp, writing: &Writing) -> Option<&Arc<KnownArticle>> {
        let known = self.articles.get(path).filter(|known| known.stamp == *stamp)?;
        (self.writing == writing.name()).then_some(known)
    }

    /// The measured file at an address, where it is still the same.
    pub(crate) fn file(&self, url: &str, stamp: &Stamp) -> Option<&File> {
        self.files.get(url).filter(|known| known.stamp == *stamp).map(|known| &known.file)
    }

    /// The files that stand in the site's folder, by address; none where it is no longer the folder that was written.
    pub(crate) fn outputs(&self, out: &Path) -> Option<&HashMap<String, Written>> {
        self.site.as_ref().filter(|site| Folder::of(out).as_ref() == Some(site)).map(|_| &self.outputs)
    }

    /// Remembers nothing any more: until this build has left its own memory, the site's folder is between two states.
    ///
    /// # Errors
    /// The memory cannot be removed.
    pub(crate) fn forget(&self) -> io::Result<()> {
        match self.place.as_ref().map(|place| fs::remove_file(&place.file)) {
            Some(Err(error)) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Leaves for the next build what this one read, and what it wrote to `out`.
    ///
    /// # Errors
    /// It cannot be written: then nothing is remembered.
    pub(crate) fn save(self, content: &Content, out: &Path, outputs: HashMap<String, Written>) -> io::Result<()> {
        let Some(place) = &self.place else { return Ok(()) };
        let articles = content.articles.iter().chain(content.left_out.iter().map(|left_out| &left_out.article));
        let articles: Vec<_> = articles.filter_map(|article| Some((&article.path, article.known.as_ref()?))).collect();
        let files = content.files.iter().filter_map(|file| {
            let stamp = file.stamp.clone()?;
            Some((file.url.clone(), KnownFile { stamp, file: file.clone() }))
        });
        let stored = Stored {
            writing: content.site.writing().name(),
            files: files.collect(),
            site: Folder::of(out),
            begun: place.begun,
            articles: Part::all(&articles).map_err(io::Error::other)?,
            outputs: Part::all(&outputs.into_iter().collect::<Vec<_>>()).map_err(io::Error::other)?,
        };
        let file = BufWriter::new(fs::File::create(&place.new)?);
        let file = postcard::to_io(&writer(), file).and_then(|file| postcard::to_io(&stored, file));
        file.map_err(io::Error::other)?.into_inner()?;
        fs::rename(&place.new, &place.file)
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        if let Some(place) = &self.place {
            // Once the memory is saved, it is there no more.
            let _ = fs::remove_file(&place.new);
        }
    }
}

/// Reads a memory. Nothing of it is used whose file was changed when it had begun to be read, or later: the stamp might be that
/// of the time before.
fn read(file: &Path) -> Option<Memory> {
    let bytes = fs::read(file).ok()?;
    let (by, rest) = postcard::take_from_bytes::<Writer>(&bytes).ok()?;
    if by != writer() {
        return None;
    }
    let stored: Stored<'_> = postcard::from_bytes(rest).ok()?;
    let begun = stored.begun;
    let mut articles: Vec<(String, Arc<KnownArticle>)> = Part::entries(&stored.articles).ok()?;
    articles.retain(|(_, known)| known.stamp.is_before(begun));
    let outputs: Vec<(String, Written)> = Part::entries(&stored.outputs).ok()?;
    let mut files = stored.files;
    files.retain(|_, known| known.stamp.is_before(begun));
    Some(Memory {
        place: None,
        writing: stored.writing,
        articles: articles.into_iter().collect(),
        files,
        site: stored.site,
        outputs: outputs.into_iter().collect(),
    })
}

/// This very program: another one may read and write differently.
fn writer() -> Writer {
    let program = std::env::current_exe().ok().and_then(|program| Stamp::of(&program));
    Writer { version: env!("CARGO_PKG_VERSION").to_owned(), program }
}

impl Stamp {
    /// The stamp of a file; none where it cannot be had.
    pub fn of(file: &Path) -> Option<Stamp> {
        let metadata = fs::metadata(file).ok()?;
        Some(Stamp { size: metadata.len(), modified: metadata.modified().ok()?, unix: unix(&metadata) })
    }

    fn is_before(&self, moment: SystemTime) -> bool {
        self.modified < moment
    }
}

#[cfg(unix)]
#[allow(clippy::unnecessary_wraps, reason = "other systems have none")]
fn unix(metadata: &Metadata) -> Option<(i64, i64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((metadata.ctime(), metadata.ctime_nsec(), metadata.ino()))
}

#[cfg(not(unix))]
fn unix(_: &Metadata) -> Option<(i64, i64, u64)> {
    None
}

impl Folder {
    fn of(folder: &Path) -> Option<Folder> {
        let metadata = fs::metadata(folder).ok()?;
        let number = unix(&metadata).map_or(0, |(_, _, number)| number);
        Some(Folder { created: metadata.created().ok()?, number })
    }
}

impl Written {
    /// A file that was just written from `inputs`.
    pub(crate) fn new(inputs: Digest, metadata: &Metadata) -> io::Result<Written> {
        Ok(Written { inputs, size: metadata.len(), modified: metadata.modified()? })
    }

    /// Whether the file was made from these inputs, and stands there as it was written.
    pub(crate) fn is(&self, inputs: Digest, file: &Path) -> bool {
        self.inputs == inputs
            && fs::metadata(file).is_ok_and(|metadata| {
                metadata.len() == self.size && metadata.modified().is_ok_and(|modified| modified == self.modified)
            })
    }
}
