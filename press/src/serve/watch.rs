//! Watching folders: what is changed together is told together.

use super::ServeError;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::{path::PathBuf, sync::mpsc, thread, time::Duration};

/// How long it must be quiet before a change is told: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(40);

/// Calls `tell` after each change in the folders, as long as what is returned lives.
pub(super) fn watch(
    folders: &[PathBuf],
    tell: impl Fn() + Send + 'static,
) -> Result<Option<RecommendedWatcher>, ServeError> {
    let Some(first) = folders.first() else { return Ok(None) };
    let (sender, changes) = mpsc::channel();
    let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| is_change(&event)) {
            // Nobody listens any more only when the program ends.
            let _ = sender.send(());
        }
    });
    let mut watcher = watcher.map_err(|error| ServeError::Folder(first.clone(), error.to_string()))?;
    for folder in folders {
        watcher
            .watch(folder, RecursiveMode::Recursive)
            .map_err(|error| ServeError::Folder(folder.clone(), error.to_string()))?;
    }
    thread::spawn(move || {
        while changes.recv().is_ok() {
            while changes.recv_timeout(QUIET).is_ok() {}
            tell();
        }
    });
    Ok(Some(watcher))
}

fn is_change(event: &Event) -> bool {
    matches!(event.kind, EventKind::Create(_) | EventKind::Modify(_) | EventKind::Remove(_))
}
