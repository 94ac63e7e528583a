//! Watching folders: what is changed together is told together.
//!
//! A folder may be taken away, and another put in its place, or come only later: so the folder above is watched, too, for that alone.

use super::ServeError;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher, event::ModifyKind};
use std::{
    fs, io,
    path::{self, Path, PathBuf},
    sync::mpsc::{self, Receiver},
    thread,
    time::Duration,
};

/// How long it must be quiet before a change is told: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(40);

/// Folders that are watched.
pub(super) struct Watched {
    watcher: RecommendedWatcher,
    folders: Vec<Folder>,
    changes: Receiver<Change>,
}

/// A folder, and how events name it.
#[derive(Clone, Debug)]
struct Folder {
    path: PathBuf,
    /// Where it is, where `path` is a link to it.
    target: PathBuf,
    above: Option<PathBuf>,
}

/// What was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Change {
    /// Something in a folder.
    Within,
    /// The folder itself came or went.
    Folder,
}

impl Watched {
    /// Watches these folders from now on.
    pub(super) fn begin(folders: &[PathBuf]) -> Result<Watched, ServeError> {
        let failed = |folder: &Path, why: String| ServeError::Folder(folder.to_owned(), why);
        let found = folders.iter().map(|folder| Folder::of(folder).map_err(|error| failed(folder, error.to_string())));
        let found: Vec<Folder> = found.collect::<Result<_, _>>()?;
        let (sender, changes) = mpsc::channel();
        let of_events = found.clone();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            if let Some(change) = event.ok().and_then(|event| change(&event, &of_events)) {
                // Nobody listens any more only when the program ends.
                let _ = sender.send(change);
            }
        });
        let first = folders.first().map_or(Path::new("."), PathBuf::as_path);
        let mut watcher = watcher.map_err(|error| failed(first, error.to_string()))?;
        watch(&mut watcher, &found).map_err(|(folder, error)| failed(&folder.path, error.to_string()))?;
        Ok(Watched { watcher, folders: found, changes })
    }

    /// Calls `tell` after each change, those included that were before, until the program ends.
    pub(super) fn tell(mut self, tell: impl Fn() + Send + 'static) {
        thread::spawn(move || {
            while let Ok(mut change) = self.changes.recv() {
                while let Ok(next) = self.changes.recv_timeout(QUIET) {
                    change = if next == Change::Folder { next } else { change };
                }
                if change == Change::Folder {
                    self.watch_again();
                }
                tell();
            }
        });
    }

    /// Watches the folders that are there now anew. What is in them by then is seen by whoever is told next.
    fn watch_again(&mut self) {
        for folder in &self.folders {
            // What is gone was watched no more.
            let _ = self.watcher.unwatch(&folder.path);
        }
        let _ = watch(&mut self.watcher, &self.folders);
    }
}

impl Folder {
    fn of(folder: &Path) -> io::Result<Folder> {
        let path = path::absolute(folder)?;
        let (Some(above), Some(name)) = (path.parent(), path.file_name()) else {
            let path = fs::canonicalize(path)?;
            return Ok(Folder { target: path.clone(), path, above: None });
        };
        let above = fs::canonicalize(above)?;
        let path = above.join(name);
        let target = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        Ok(Folder { path, target, above: Some(above) })
    }

    fn is(&self, path: &Path) -> bool {
        path == self.path || path == self.target
    }

    fn holds(&self, path: &Path) -> bool {
        path.starts_with(&self.path) || path.starts_with(&self.target)
    }
}

/// Watches the folders that are there, and those above all: these first, since one of them may be a folder that is watched itself.
fn watch<'a>(watcher: &mut RecommendedWatcher, folders: &'a [Folder]) -> Result<(), (&'a Folder, notify::Error)> {
    for above in folders.iter().filter_map(|folder| folder.above.as_ref()) {
        // Where that is not allowed, a folder is watched as long as it stays.
        let _ = watcher.watch(above, RecursiveMode::NonRecursive);
    }
    let mut done = Ok(());
    for folder in folders.iter().filter(|folder| folder.path.exists()) {
        if let Err(error) = watcher.watch(&folder.path, RecursiveMode::Recursive) {
            done = Err((folder, error));
        }
    }
    done
}

/// What an event says of the folders; nothing of what lies beside them.
fn change(event: &Event, folders: &[Folder]) -> Option<Change> {
    // Too much was changed at once to be told.
    if event.need_rescan() {
        return Some(Change::Folder);
    }
    let moves = match event.kind {
        EventKind::Create(_) | EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)) => true,
        EventKind::Modify(_) => false,
        _ => return None,
    };
    let is_any = |says: fn(&Folder, &Path) -> bool| {
        event.paths.iter().any(|path| folders.iter().any(|folder| says(folder, path)))
    };
    if moves && is_any(Folder::is) { Some(Change::Folder) } else { is_any(Folder::holds).then_some(Change::Within) }
}
