//! The folder that holds the content: the one door to its files.
//!
//! Links out of a folder are not followed, hidden files are not content, and what systems put beside files is not seen.

use crate::{
    memory::Stamp,
    new,
    problem::{Place, Problem, Problems},
    promise::Promise,
    source::{Document, Source},
    typography::Writing,
};
use gazette::model::Slug;
use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// A file or a folder within the content.
#[derive(Debug)]
pub(super) struct Item {
    /// Its own name.
    pub name: String,
    /// Where it is.
    pub disk: PathBuf,
    /// Its path for people to read.
    pub shown: String,
    /// Its path from the content's folder, with a slash before it.
    pub below: String,
    /// Whether it is a folder.
    pub is_folder: bool,
}

/// A file that says what one thing is.
#[derive(Debug)]
pub(super) struct Found {
    /// The thing's id: the file's name.
    pub id: Slug,
    /// The council in whose folder it is.
    pub council: Option<Slug>,
    /// How texts are written, unless the file says otherwise.
    pub writing: Writing,
    item: Item,
}

const PLACED: Promise = Promise::ContentIsInItsPlace;

/// What stands in the folder of the content.
pub(super) fn open(folder: &Path) -> io::Result<Vec<Item>> {
    let shown = folder.display().to_string();
    let item = Item { name: String::new(), disk: folder.to_owned(), shown, below: String::new(), is_folder: true };
    let mut problems = Problems::default();
    let mut items = item.read(&mut problems)?;
    items.retain(|item| !item.is_hidden());
    Ok(items)
}

/// A file of a folder that may not be there.
pub(super) fn shown(folder: &Path, name: &str) -> Arc<Source> {
    Source::nameless(format!("{}/{name}", folder.display()))
}

/// Every file below a folder.
pub(super) fn all_files(folder: &Item, problems: &mut Problems) -> Vec<Item> {
    let mut files = Vec::new();
    let mut folders = folder.items_even_hidden(problems);
    while let Some(item) = folders.pop() {
        if item.is_folder {
            folders.extend(item.items_even_hidden(problems));
        } else {
            files.push(item);
        }
    }
    files.sort_by(|one, other| one.shown.cmp(&other.shown));
    files
}

/// The files of a folder that holds one sort of thing, each named by its id.
pub(super) fn documents(folder: &Item, endings: [&str; 2], writing: &Writing, problems: &mut Problems) -> Vec<Found> {
    let mut documents: Vec<Found> = Vec::new();
    let mut places: HashMap<Slug, usize> = HashMap::new();
    for item in folder.items(problems) {
        let Some((stem, _)) = item.name.rsplit_once('.').filter(|(_, end)| !item.is_folder && endings.contains(end))
        else {
            let problem = Problem::error(PLACED, format!("`{}` is no part of the content", item.name), item.place());
            problems.push(problem.help(format!("files here end in .{} or .{}", endings[0], endings[1])));
            continue;
        };
        let Some(id) = id(&item, stem, problems) else { continue };
        if let Some(first) = places.get(&id).and_then(|&place| documents.get(place)) {
            let problem = Problem::error(Promise::IdsAreUnique, format!("`{id}` is written twice"), item.place());
            problems.push(problem.and(first.item.place()).help("keep one of the files"));
            continue;
        }
        places.insert(id.clone(), documents.len());
        documents.push(Found { id, council: None, writing: writing.clone(), item });
    }
    documents
}

/// The id that a name gives.
pub(super) fn id(item: &Item, name: &str, problems: &mut Problems) -> Option<Slug> {
    match name.parse::<Slug>() {
        Ok(id) => Some(id),
        Err(error) => {
            problems.push(Problem::error(Promise::NamesAreIds, error.to_string(), item.place()).help("rename it"));
            None
        }
    }
}

/// Whether macOS or Windows puts a file of this name into the folders that people look at, without being asked.
fn is_of_a_system(name: &str) -> bool {
    const NAMES: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];
    name.starts_with("._") || NAMES.iter().any(|known| known.eq_ignore_ascii_case(name))
}

impl Found {
    /// The id, behind that of the council it belongs to.
    pub(super) fn key(&self) -> String {
        self.council.as_ref().map_or_else(|| self.id.to_string(), |council| format!("{council}/{}", self.id))
    }

    /// Reads the file, takes it apart, and sets the words in its fields.
    pub(super) fn open(&self, problems: &mut Problems) -> Option<Document> {
        let mut document = self.item.open(problems)?;
        let fields = document.fields.root_mut();
        self.writing.of(fields).set_fields(fields);
        Some(document)
    }

    /// The file, which is read only when its text is asked for.
    pub(super) fn source(&self) -> Arc<Source> {
        Source::in_file(&self.item.shown, &self.item.disk)
    }

    /// Its path from the content's folder.
    pub(super) fn path(&self) -> &str {
        &self.item.below
    }

    /// By what it is known to be the same file, where that can be told.
    pub(super) fn stamp(&self) -> Option<Stamp> {
        Stamp::of(&self.item.disk)
    }
}

impl Item {
    /// The item as the place of a problem.
    pub(super) fn place(&self) -> Place {
        Source::nameless(&self.shown).whole()
    }

    /// Reads the file and takes it apart.
    pub(super) fn open(&self, problems: &mut Problems) -> Option<Document> {
        let document = Source::read(&self.disk, &self.shown).and_then(|source| Document::parse(&source));
        let document = document.map_err(|problem| problems.push(problem)).ok()?;
        new::left_over(&document, problems);
        Some(document)
    }

    /// What stands in a folder, by name, without hidden files.
    pub(super) fn items(&self, problems: &mut Problems) -> Vec<Item> {
        let mut items = self.items_even_hidden(problems);
        items.retain(|item| !item.is_hidden());
        items
    }

    fn is_hidden(&self) -> bool {
        self.name.starts_with('.')
    }

    fn items_even_hidden(&self, problems: &mut Problems) -> Vec<Item> {
        self.read(problems).unwrap_or_else(|error| {
            problems.push(Problem::error(
                Promise::FilesAreRead,
                format!("the folder cannot be read: {error}"),
                self.place(),
            ));
            Vec::new()
        })
    }

    fn read(&self, problems: &mut Problems) -> io::Result<Vec<Item>> {
        let mut items = Vec::new();
        for entry in fs::read_dir(&self.disk)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if is_of_a_system(&name) {
                continue;
            }
            let shown = format!("{}/{name}", self.shown.trim_end_matches('/'));
            let file_type = entry.file_type()?;
            let below = format!("{}/{name}", self.below);
            let item = Item { name, disk: entry.path(), shown, below, is_folder: file_type.is_dir() };
            if file_type.is_symlink() && !self.holds(&item.disk) {
                let problem = Problem::error(PLACED, "a link that leads to no file of this folder", item.place());
                problems.push(problem.help("put a copy of the file here"));
                continue;
            }
            items.push(item);
        }
        items.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(items)
    }

    /// Whether a link leads to a file in this folder or below it.
    fn holds(&self, link: &Path) -> bool {
        let (Ok(target), Ok(folder)) = (link.canonicalize(), self.disk.canonicalize()) else { return false };
        target.is_file() && target.starts_with(folder)
    }
}
