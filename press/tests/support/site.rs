//! A copy of the base site, changed for one test.

use press::{check, content::Content, memory::Memory, problem::Problems};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A change to a file of the base, named from its root.
#[derive(Clone, Copy)]
pub(crate) enum Edit {
    /// Writes the file anew, or a new file.
    Write(&'static str, &'static str),
    /// Writes bytes that may not be text.
    Bytes(&'static str, &'static [u8]),
    /// Writes at the end.
    Append(&'static str, &'static str),
    /// Replaces a text that must be there.
    Replace(&'static str, &'static str, &'static str),
    /// Copies the file.
    Copy(&'static str, &'static str),
    /// Makes a symbolic link.
    Link(&'static str, &'static str),
    /// Takes the file away.
    Remove(&'static str),
}

/// A site in a folder of its own, which goes with it.
pub(crate) struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    /// The base with `edits`.
    pub(crate) fn new(edits: &[Edit]) -> Site {
        let site = Site { folder: tempfile::tempdir().unwrap() };
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base"), &site.content());
        for edit in edits {
            site.edit(edit);
        }
        site
    }

    pub(crate) fn content(&self) -> PathBuf {
        self.folder.path().join("content")
    }

    pub(crate) fn read_and_check(&self) -> (Content, Problems) {
        check::read_and_check(&self.content(), "2026-11-24".parse().unwrap(), &Memory::none(), &|| ()).unwrap()
    }

    /// All that is said, with paths that are the same everywhere.
    pub(crate) fn problems(&self) -> String {
        let (_, problems) = self.read_and_check();
        problems.render(false).replace(&format!("{}/", self.folder.path().display()), "")
    }

    fn edit(&self, edit: &Edit) {
        let file = |name: &str| {
            let file = self.content().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            file
        };
        match *edit {
            Edit::Write(name, text) => fs::write(file(name), text).unwrap(),
            Edit::Bytes(name, bytes) => fs::write(file(name), bytes).unwrap(),
            Edit::Append(name, text) => {
                let old = fs::read_to_string(file(name)).unwrap();
                fs::write(file(name), old + text).unwrap();
            }
            Edit::Replace(name, from, to) => {
                let old = fs::read_to_string(file(name)).unwrap();
                assert!(old.contains(from), "{name} does not hold {from:?}");
                fs::write(file(name), old.replacen(from, to, 1)).unwrap();
            }
            Edit::Copy(from, to) => _ = fs::copy(file(from), file(to)).unwrap(),
            Edit::Link(name, target) => link(target, &file(name)),
            Edit::Remove(name) => fs::remove_file(file(name)).unwrap(),
        }
    }
}

#[cfg(unix)]
fn link(target: &str, at: &Path) {
    std::os::unix::fs::symlink(target, at).unwrap();
}

#[cfg(not(unix))]
fn link(_: &str, _: &Path) {}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}
