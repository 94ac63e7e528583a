//! The folder that the site becomes: new files are written beside it, and take their places when all are there.
//!
//! Where the folder stands as an earlier build left it, files that would be the same are not written again.

use super::{PublishError, encoding::Encoding};
use crate::{
    digest::Digest,
    memory::{Memory, Written},
};
use std::{
    collections::HashMap,
    fs::{self, TryLockError},
    io,
    path::{Path, PathBuf},
    process,
    sync::{Mutex, PoisonError},
};

/// A site as it grows, in a folder that is removed again unless it is finished.
pub(super) struct Output<'a> {
    out: PathBuf,
    new: PathBuf,
    /// By what other processes know that the new folder is being written: nothing where the system cannot say.
    _lock: Option<fs::File>,
    memory: &'a Memory,
    /// What stands in the folder; nothing where it is to be replaced as a whole.
    before: Option<&'a HashMap<String, Written>>,
    /// Whether files are written compressed, too.
    compress: bool,
    files: Mutex<Files>,
}

#[derive(Default)]
struct Files {
    /// Every file of the site.
    all: HashMap<String, Written>,
    /// Those that were written now.
    new: Vec<String>,
}

impl<'a> Output<'a> {
    /// Begins to publish to `out`.
    pub(super) fn begin(out: &Path, memory: &'a Memory, compress: bool) -> Result<Output<'a>, PublishError> {
        let before = memory.outputs(out);
        if before.is_none() && !may_be_replaced(out).map_err(PublishError::file("read", out))? {
            return Err(PublishError::NotASite(out.to_owned()));
        }
        let new = beside(out, "new");
        if let Some(parent) = new.parent() {
            fs::create_dir_all(parent).map_err(PublishError::file("make the folder", parent))?;
        }
        clear_away(out);
        fs::create_dir(&new).map_err(PublishError::file("make the folder", &new))?;
        let lock = lock(&new).ok();
        Ok(Output { out: out.to_owned(), new, _lock: lock, memory, before, compress, files: Mutex::default() })
    }

    /// Whether the file at an address, from the site's root, stands there as it was made from these inputs. Then it stays.
    pub(super) fn keeps(&self, address: &str, inputs: Digest) -> bool {
        let mut compressed = self.encodings(address).iter().map(|encoding| encoding.address(address));
        self.keeps_one(address, inputs) && compressed.all(|address| self.keeps_one(&address, inputs))
    }

    fn encodings(&self, address: &str) -> &'static [Encoding] {
        if self.compress { Encoding::of(address) } else { &[] }
    }

    fn keeps_one(&self, address: &str, inputs: Digest) -> bool {
        let before = self.before.and_then(|before| before.get(address));
        let kept = before.filter(|before| before.is(inputs, &file(&self.out, address)));
        if let Some(kept) = kept {
            self.add(address, kept.clone());
        }
        kept.is_some()
    }

    /// Writes a file that was made from `inputs`.
    pub(super) fn write(&self, address: &str, inputs: Digest, content: impl AsRef<[u8]>) -> Result<(), PublishError> {
        let content = content.as_ref();
        for encoding in self.encodings(address) {
            let compressed = encoding.compress(address, content);
            let compressed = compressed.map_err(PublishError::file("compress", &file(&self.out, address)))?;
            self.write_one(&encoding.address(address), inputs, &compressed)?;
        }
        self.write_one(address, inputs, content)
    }

    fn write_one(&self, address: &str, inputs: Digest, content: &[u8]) -> Result<(), PublishError> {
        let file = self.new_file(address)?;
        let written = (|| {
            let mut opened = fs::File::create(&file)?;
            io::Write::write_all(&mut opened, content)?;
            Written::new(inputs, &opened.metadata()?)
        })();
        self.add_new(address, written.map_err(PublishError::file("write", &file))?);
        Ok(())
    }

    /// Writes a file that is quickly made, unless it is there.
    pub(super) fn write_if_new(&self, address: &str, content: impl AsRef<[u8]>) -> Result<(), PublishError> {
        let inputs = Digest::of(content.as_ref());
        if self.keeps(address, inputs) { Ok(()) } else { self.write(address, inputs, content) }
    }

    /// Writes a file that is made from `inputs`, unless it is there.
    pub(super) fn write_made(
        &self,
        address: &str,
        inputs: Digest,
        make: impl FnOnce() -> Result<Vec<u8>, PublishError>,
    ) -> Result<(), PublishError> {
        if self.keeps(address, inputs) { Ok(()) } else { self.write(address, inputs, make()?) }
    }

    /// Copies a file whose bytes are known by `inputs`, unless it is there.
    pub(super) fn copy(&self, from: &Path, address: &str, inputs: Digest) -> Result<(), PublishError> {
        if self.keeps(address, inputs) {
            return Ok(());
        }
        if !self.encodings(address).is_empty() {
            return self.write(address, inputs, fs::read(from).map_err(PublishError::file("read", from))?);
        }
        let file = self.new_file(address)?;
        let copied = fs::copy(from, &file).and_then(|_| Written::new(inputs, &fs::metadata(&file)?));
        self.add_new(address, copied.map_err(PublishError::file("copy", from))?);
        Ok(())
    }

    fn new_file(&self, address: &str) -> Result<PathBuf, PublishError> {
        let file = file(&self.new, address);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(PublishError::file("make the folder", folder))?;
        }
        Ok(file)
    }

    fn add(&self, address: &str, written: Written) {
        self.files.lock().unwrap_or_else(PoisonError::into_inner).all.insert(address.to_owned(), written);
    }

    fn add_new(&self, address: &str, written: Written) {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.all.insert(address.to_owned(), written);
        files.new.push(address.to_owned());
    }

    /// Puts what was written in its place, and takes away what is no longer part of the site. Gives all files of the site.
    pub(super) fn finish(self) -> Result<HashMap<String, Written>, PublishError> {
        let files = std::mem::take(&mut *self.files.lock().unwrap_or_else(PoisonError::into_inner));
        match self.before {
            Some(before) => self.amend(before, &files)?,
            None => self.replace()?,
        }
        Ok(files.all)
    }

    /// Moves each new file into the site. Should that be cut short, no memory is left of the state between.
    fn amend(&self, before: &HashMap<String, Written>, files: &Files) -> Result<(), PublishError> {
        let gone: Vec<&String> = before.keys().filter(|address| !files.all.contains_key(*address)).collect();
        if files.new.is_empty() && gone.is_empty() {
            return Ok(());
        }
        self.memory.forget().map_err(PublishError::file("change", &self.out))?;
        for address in gone {
            remove(&self.out, address)?;
        }
        for address in &files.new {
            let (from, to) = (file(&self.new, address), file(&self.out, address));
            let moved = fs::rename(&from, &to).or_else(|_| {
                to.parent().map_or(Ok(()), fs::create_dir_all)?;
                fs::rename(&from, &to)
            });
            moved.map_err(PublishError::file("write", &to))?;
        }
        Ok(())
    }

    /// Puts the new folder in the old one's place.
    fn replace(&self) -> Result<(), PublishError> {
        let old = beside(&self.out, "old");
        let had_old = self.out.exists();
        let _lock = lock(&self.out);
        if had_old {
            fs::rename(&self.out, &old).map_err(PublishError::file("move", &self.out))?;
        }
        if let Err(error) = fs::rename(&self.new, &self.out) {
            if had_old {
                fs::rename(&old, &self.out).map_err(PublishError::file("move", &old))?;
            }
            return Err(PublishError::file("move", &self.new)(error));
        }
        if had_old {
            fs::remove_dir_all(&old).map_err(PublishError::file("remove", &old))?;
        }
        Ok(())
    }
}

impl Drop for Output<'_> {
    fn drop(&mut self) {
        // Once it has replaced the old one, it is there no more.
        let _ = fs::remove_dir_all(&self.new);
    }
}

/// The file at an address.
fn file(folder: &Path, address: &str) -> PathBuf {
    folder.join(address.trim_start_matches('/'))
}

/// Removes a file of the site, and each folder that it leaves empty.
fn remove(out: &Path, address: &str) -> Result<(), PublishError> {
    let file = file(out, address);
    match fs::remove_file(&file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(PublishError::file("remove", &file)(error));
        }
        _ => {}
    }
    let folders = file.ancestors().skip(1).take_while(|folder| *folder != out);
    // A folder that holds anything else cannot be removed, and is to stay.
    let _ = folders.map(fs::remove_dir).take_while(Result::is_ok).count();
    Ok(())
}

/// A folder is replaced where it is empty, or a site that was published before.
fn may_be_replaced(out: &Path) -> io::Result<bool> {
    match fs::read_dir(out) {
        Ok(mut entries) => Ok(entries.next().is_none() || out.join("data/home.json").is_file()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

/// A folder beside `out` that only this process uses.
fn beside(out: &Path, what: &str) -> PathBuf {
    out.with_file_name(format!("{}{}", name_beside(out, what), process::id()))
}

/// The name of such a folder, up to the process's number.
fn name_beside(out: &Path, what: &str) -> String {
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    format!(".{name}.{what}-")
}

/// Clears away, as far as that can be done, what builds that were killed left beside the site.
fn clear_away(out: &Path) {
    let new = left_beside(out, "new");
    // Where there is no site, what was moved out of the new one's way is the last that there was.
    let old = if out.exists() { left_beside(out, "old") } else { Vec::new() };
    for folder in new.into_iter().chain(old) {
        let _ = fs::remove_dir_all(folder);
    }
}

/// The folders beside `out` that no process uses any more.
fn left_beside(out: &Path, what: &str) -> Vec<PathBuf> {
    let (own, name) = (beside(out, what), name_beside(out, what));
    let parent = own.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let entries = fs::read_dir(parent).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| {
        let file_name = entry.file_name();
        let number = file_name.to_str().and_then(|file_name| file_name.strip_prefix(&name));
        number.is_some_and(|number| number.parse::<u32>().is_ok()) && entry.file_type().is_ok_and(|kind| kind.is_dir())
    });
    let is_left = |folder: &PathBuf| match lock(folder) {
        Ok(_) => true,
        Err(TryLockError::WouldBlock) => false,
        // Where the system cannot say, the number of a process was another's before: in a container often each time.
        Err(TryLockError::Error(_)) => folder.file_name() == own.file_name(),
    };
    folders.map(|entry| entry.path()).filter(is_left).collect()
}

/// Says of a folder that this process uses it, as long as what is returned lives.
fn lock(folder: &Path) -> Result<fs::File, TryLockError> {
    let opened = fs::File::open(folder).map_err(TryLockError::Error)?;
    opened.try_lock()?;
    Ok(opened)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_replaced_only_when_the_new_one_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("dist");
        let memory = Memory::none();
        let publish = |text: &str| {
            let output = Output::begin(&out, &memory, false).unwrap();
            output.write_if_new("/data/home.json", text).unwrap();
            output
        };
        publish("first").finish().unwrap();
        drop(publish("second"));
        assert_eq!(fs::read_to_string(out.join("data/home.json")).unwrap(), "first");
        publish("third").finish().unwrap();
        assert_eq!(fs::read_to_string(out.join("data/home.json")).unwrap(), "third");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "something was left beside the site");
    }

    /// The folder in which another process would write the site.
    fn of_another(out: &Path, what: &str) -> PathBuf {
        let folder = beside(out, what).with_extension(format!("{what}-0"));
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("half"), "of a page").unwrap();
        folder
    }

    #[test]
    fn what_a_build_left_that_was_killed_is_cleared_away() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("dist");
        let memory = Memory::none();
        let publish = || {
            let output = Output::begin(&out, &memory, false).unwrap();
            output.write_if_new("/data/home.json", "whole").unwrap();
            output.finish().unwrap();
        };
        publish();
        for what in ["new", "old"] {
            of_another(&out, what);
            let own = beside(&out, what);
            fs::create_dir(&own).unwrap();
            fs::write(own.join("half"), "of a page").unwrap();
        }
        publish();
        assert!(!out.join("half").exists());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "something was left beside the site");
    }

    #[test]
    fn what_another_build_is_writing_stays_and_so_does_what_only_looks_like_it() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("dist");
        let other = of_another(&out, "new");
        let _lock = lock(&other).unwrap();
        let mine = ["dist.new-1", ".dist.new-", ".dist.new-one", ".dist.newer-1", ".other.new-1"];
        for name in mine {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        fs::write(folder.path().join(".dist.new-2"), "a file").unwrap();
        Output::begin(&out, &Memory::none(), false).unwrap().finish().unwrap();
        assert!(other.join("half").is_file());
        assert!(mine.iter().all(|name| folder.path().join(name).is_dir()));
        assert!(folder.path().join(".dist.new-2").is_file());
    }

    #[test]
    fn the_last_site_stays_where_its_build_was_killed_before_the_new_one_took_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("dist");
        let old = of_another(&out, "old");
        drop(Output::begin(&out, &Memory::none(), false).unwrap());
        assert!(old.is_dir());
    }

    #[test]
    fn what_is_no_site_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("thesis.txt"), "years of work").unwrap();
        assert!(matches!(Output::begin(folder.path(), &Memory::none(), false), Err(PublishError::NotASite(_))));
    }
}
