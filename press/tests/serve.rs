//! The server for editors, as the pages that it answers with meet it.

use press::serve::{self, ServeOptions, State};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, channel},
    thread,
    time::Duration,
};

/// How long is waited for what must come, and for what must not.
const LONG: Duration = Duration::from_secs(10);
const SHORT: Duration = Duration::from_millis(400);

/// A site that is served, and published anew after each change of `content`, and of `app`, which is not there at first.
struct Served {
    folder: tempfile::TempDir,
    /// Hears each time that the site was published.
    published: Receiver<()>,
}

impl Served {
    fn start() -> Served {
        Served::with(|_| ())
    }

    /// A site whose first publishing does something in the folder that is watched.
    fn with(first: impl Fn(&Path) + Send + 'static) -> Served {
        let folder = tempfile::tempdir().unwrap();
        let [out, content, app] = ["out", "content", "app"].map(|name| folder.path().join(name));
        fs::create_dir(&out).unwrap();
        fs::create_dir(&content).unwrap();
        fs::write(out.join("index.html"), "<!doctype html><html><head></head><body></body></html>").unwrap();
        let (tell, published) = channel();
        let (say, address) = channel();
        thread::spawn(move || {
            let options = ServeOptions { out, base: String::new(), port: 0 };
            let ready = move |address: &str| say.send(address.to_owned()).unwrap();
            let is_first = std::cell::Cell::new(true);
            let watched = [content.clone(), app];
            let publish = move || {
                if is_first.take() {
                    first(&content);
                }
                // The test may be over.
                let _ = tell.send(());
                State::Current
            };
            serve::watch(&options, &watched, ready, publish)
        });
        address.recv_timeout(LONG).unwrap();
        let served = Served { folder, published };
        served.published.recv_timeout(LONG).unwrap();
        served
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Whether the site is published anew within a time.
    fn is_published_within(&self, time: Duration) -> bool {
        self.published.recv_timeout(time).is_ok()
    }

    /// Waits until nothing is published any more.
    fn settle(&self) {
        while self.is_published_within(SHORT) {}
    }
}

#[test]
fn what_is_saved_while_the_site_is_first_published_is_published_next() {
    let served = Served::with(|content| fs::write(content.join("site.toml"), "saved").unwrap());
    assert!(served.is_published_within(LONG));
}

#[test]
fn a_folder_that_was_removed_and_made_again_is_watched_on() {
    let served = Served::start();
    let content = served.file("content");
    fs::remove_dir_all(&content).unwrap();
    served.settle();
    fs::create_dir_all(content.join("articles")).unwrap();
    assert!(served.is_published_within(LONG), "the folder is there again");
    served.settle();
    fs::write(content.join("articles/first.md"), "text").unwrap();
    assert!(served.is_published_within(LONG), "a file in the new folder was changed");
}

#[test]
fn a_folder_in_whose_place_another_was_moved_is_watched_on() {
    let served = Served::start();
    let (content, new) = (served.file("content"), served.file("new"));
    for _ in 0..2 {
        fs::create_dir_all(new.join("articles")).unwrap();
        fs::remove_dir_all(&content).unwrap();
        fs::rename(&new, &content).unwrap();
        assert!(served.is_published_within(LONG), "another folder is there");
        served.settle();
        fs::write(content.join("articles/first.md"), "text").unwrap();
        assert!(served.is_published_within(LONG), "a file in the new folder was changed");
        served.settle();
    }
}

#[test]
fn a_folder_that_comes_later_is_watched_from_then_on() {
    let served = Served::start();
    let app = served.file("app");
    fs::create_dir(&app).unwrap();
    assert!(served.is_published_within(LONG), "the folder is there");
    served.settle();
    fs::write(app.join("gazette.js"), "export {};").unwrap();
    assert!(served.is_published_within(LONG), "a file in it was changed");
}

#[test]
fn what_lies_beside_the_folders_is_not_watched() {
    let served = Served::start();
    fs::write(served.file("notes.txt"), "text").unwrap();
    fs::rename(served.file("notes.txt"), served.file("contents")).unwrap();
    fs::write(served.file("out/index.html"), "<!doctype html>").unwrap();
    assert!(!served.is_published_within(SHORT));
}
