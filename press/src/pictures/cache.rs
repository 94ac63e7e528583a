//! Versions of pictures that were made before, kept in a folder: no picture is made smaller twice.
//!
//! Files are named by what they hold, and written whole or not at all, so that any number of programs may share a folder.

use crate::digest::hexadecimal;
use picture_versions::{RECIPE, Version};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    collections::HashSet,
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
    process,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::SystemTime,
};

/// How many bytes of versions that no picture has now are kept, in case that they are wanted again.
const UNUSED: u64 = 256 * 1024 * 1024;

/// A folder of versions.
pub(super) struct Cache {
    folder: PathBuf,
    /// The names of the files that were asked for or written.
    used: Mutex<HashSet<OsString>>,
}

/// A version that is in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// Its width in pixels.
    pub width: u32,
    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Where it is.
    pub file: PathBuf,
}

/// What is written of a version.
#[derive(Serialize, Deserialize)]
struct Entry {
    width: u32,
    sha256: String,
}

impl Cache {
    /// The cache in a folder, which is made where it is not there.
    pub(super) fn open(folder: &Path) -> io::Result<Cache> {
        let folder = folder.join("pictures");
        fs::create_dir_all(&folder)?;
        Ok(Cache { folder, used: Mutex::default() })
    }

    /// The versions of the picture with this SHA-256, where all of them are there and whole.
    pub(super) fn get(&self, picture: &str) -> Option<Vec<Kept>> {
        let list = list_name(picture);
        let entries: Vec<Entry> = serde_json::from_slice(&fs::read(self.folder.join(&list)).ok()?).ok()?;
        let kept: Option<Vec<Kept>> = entries.into_iter().map(|entry| self.kept(entry)).collect();
        self.note(list, kept.as_deref()?);
        kept
    }

    /// Keeps the versions of the picture with this SHA-256.
    pub(super) fn put(&self, picture: &str, versions: &[Version]) -> io::Result<Vec<Kept>> {
        let (mut entries, mut kept) = (Vec::new(), Vec::new());
        for Version { width, bytes } in versions {
            let (width, sha256) = (*width, hexadecimal(&Sha256::digest(bytes)));
            let name = file_name(&sha256);
            self.write(&name, bytes)?;
            kept.push(Kept { width, file: self.folder.join(name), sha256: sha256.clone() });
            entries.push(Entry { width, sha256 });
        }
        let list = list_name(picture);
        self.write(&list, &serde_json::to_vec(&entries)?)?;
        self.note(list, &kept);
        Ok(kept)
    }

    /// Where a file that was drawn before is, if it is there and whole.
    pub(super) fn drawn(&self, name: &str, is_whole: impl Fn(&[u8]) -> bool) -> Option<PathBuf> {
        let file = self.folder.join(name);
        is_whole(&fs::read(&file).ok()?).then(|| self.drawn_at(file, name))
    }

    /// Keeps a file that was drawn.
    pub(super) fn keep_drawn(&self, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        self.write(name, bytes)?;
        Ok(self.drawn_at(self.folder.join(name), name))
    }

    fn drawn_at(&self, file: PathBuf, name: &str) -> PathBuf {
        self.note(name.to_owned(), &[]);
        file
    }

    /// Takes away, oldest first, what was not asked for since the cache was opened and is more than [`UNUSED`] bytes.
    pub(super) fn prune(&self) -> io::Result<()> {
        self.prune_to(UNUSED)
    }

    fn prune_to(&self, bytes: u64) -> io::Result<()> {
        let used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        let mut unused = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            // Another program may have taken it away.
            let Ok(metadata) = entry.metadata() else { continue };
            if metadata.is_file() && !used.contains(&entry.file_name()) {
                let written = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
                unused.push((written, entry.path(), metadata.len()));
            }
        }
        unused.sort();
        let mut total: u64 = unused.iter().map(|(_, _, size)| size).sum();
        for (_, file, size) in unused {
            if total <= bytes {
                break;
            }
            let _ = fs::remove_file(file);
            total -= size;
        }
        Ok(())
    }

    fn kept(&self, Entry { width, sha256 }: Entry) -> Option<Kept> {
        let file = self.folder.join(file_name(&sha256));
        let bytes = fs::read(&file).ok()?;
        (hexadecimal(&Sha256::digest(bytes)) == sha256).then_some(Kept { width, sha256, file })
    }

    fn note(&self, list: String, kept: &[Kept]) {
        let mut used = self.used.lock().unwrap_or_else(PoisonError::into_inner);
        used.insert(list.into());
        used.extend(kept.iter().filter_map(|kept| kept.file.file_name()).map(Into::into));
    }

    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let new = self.folder.join(format!(".new-{}-{number}", process::id()));
        let written = fs::write(&new, bytes).and_then(|()| fs::rename(&new, self.folder.join(name)));
        if written.is_err() {
            let _ = fs::remove_file(&new);
        }
        written
    }
}

fn list_name(picture: &str) -> String {
    format!("{picture}-{RECIPE}.json")
}

fn file_name(sha256: &str) -> String {
    format!("{sha256}.webp")
}

#[cfg(test)]
mod tests;
