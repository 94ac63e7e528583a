//! The folder that the site becomes: written anew beside the old one, then put in its place.

use super::PublishError;
use std::{
    fs, io,
    path::{Path, PathBuf},
    process,
};

/// A new folder, removed again unless it is finished.
pub(super) struct Output {
    out: PathBuf,
    new: PathBuf,
}

impl Output {
    /// Begins to publish to `out`.
    pub(super) fn begin(out: &Path) -> Result<Output, PublishError> {
        if !may_be_replaced(out).map_err(PublishError::file("read", out))? {
            return Err(PublishError::NotASite(out.to_owned()));
        }
        let new = beside(out, "new");
        if let Some(parent) = new.parent() {
            fs::create_dir_all(parent).map_err(PublishError::file("make the folder", parent))?;
        }
        fs::create_dir(&new).map_err(PublishError::file("make the folder", &new))?;
        Ok(Output { out: out.to_owned(), new })
    }

    /// Writes a file; `path` is its address from the site's root.
    pub(super) fn write(&self, path: &str, content: impl AsRef<[u8]>) -> Result<(), PublishError> {
        let file = self.file(path)?;
        fs::write(&file, content).map_err(PublishError::file("write", &file))
    }

    /// Copies a file; `path` is its address from the site's root.
    pub(super) fn copy(&self, from: &Path, path: &str) -> Result<(), PublishError> {
        let file = self.file(path)?;
        fs::copy(from, &file).map(|_| ()).map_err(PublishError::file("copy", from))
    }

    fn file(&self, path: &str) -> Result<PathBuf, PublishError> {
        let file = self.new.join(path.trim_start_matches('/'));
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(PublishError::file("make the folder", folder))?;
        }
        Ok(file)
    }

    /// Puts the new folder in the old one's place.
    pub(super) fn finish(self) -> Result<(), PublishError> {
        let old = beside(&self.out, "old");
        let had_old = self.out.exists();
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

impl Drop for Output {
    fn drop(&mut self) {
        // Once finished, it is there no more.
        let _ = fs::remove_dir_all(&self.new);
    }
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
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    out.with_file_name(format!(".{name}.{what}-{}", process::id()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_replaced_only_when_the_new_one_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("dist");
        let publish = |text: &str| {
            let output = Output::begin(&out).unwrap();
            output.write("/data/home.json", text).unwrap();
            output
        };
        publish("first").finish().unwrap();
        drop(publish("second"));
        assert_eq!(fs::read_to_string(out.join("data/home.json")).unwrap(), "first");
        publish("third").finish().unwrap();
        assert_eq!(fs::read_to_string(out.join("data/home.json")).unwrap(), "third");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "something was left beside the site");
    }

    #[test]
    fn what_is_no_site_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("thesis.txt"), "years of work").unwrap();
        assert!(matches!(Output::begin(folder.path()), Err(PublishError::NotASite(_))));
    }
}
