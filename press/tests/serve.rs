//! The server for editors, as the pages that it answers with meet it.

use press::serve::{self, ServeOptions, State};
use std::{
    fs,
    io::{self, Read, Write},
    net::TcpStream,
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
    /// Where it answers, such as `127.0.0.1:8000`.
    host: String,
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
        let address = address.recv_timeout(LONG).unwrap();
        let host = address.trim_start_matches("http://").trim_end_matches('/').to_owned();
        let served = Served { folder, host, published };
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

    /// What is answered until a text was in it, or nothing came for a while.
    fn answer(&self, address: &str, until: &str, time: Duration) -> String {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(time)).unwrap();
        write!(stream, "GET {address} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.host).unwrap();
        let (mut bytes, mut part) = (Vec::new(), [0; 1024]);
        while !String::from_utf8_lossy(&bytes).contains(until) {
            match stream.read(&mut part) {
                Ok(0) => break,
                Ok(length) => bytes.extend(&part[..length]),
                Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => break,
                Err(error) => panic!("{address}: {error}"),
            }
        }
        String::from_utf8(bytes).unwrap()
    }

    /// Where the page hears of changes, as it says itself.
    fn changes(&self) -> String {
        let page = self.answer("/", "</html>", LONG);
        let (_, rest) = page.split_once("data-changes=\"").unwrap_or_else(|| panic!("{page}"));
        rest.split('"').next().unwrap().to_owned()
    }

    /// Whether who listens there is told within a time that there is a new site.
    fn is_told(&self, changes: &str, time: Duration) -> bool {
        self.answer(changes, "event: current", time).contains("event: current")
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

#[test]
fn a_page_that_was_answered_before_the_last_edit_was_published_is_told_as_soon_as_it_listens() {
    let served = Served::start();
    let old = served.changes();
    assert!(!served.is_told(&old, SHORT), "it is what was published last");
    fs::write(served.file("content/site.toml"), "saved").unwrap();
    assert!(served.is_published_within(LONG));
    thread::sleep(SHORT);
    assert!(served.is_told(&old, LONG));
    assert!(!served.is_told(&served.changes(), SHORT), "the page was loaded since");
}
