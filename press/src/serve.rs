//! A server for looking at a site on one's own machine: it answers as a static host does, `_headers` and all, and shows each
//! edit at once.

mod host;
mod watch;

use axum::{
    Router,
    extract::{RawQuery, Request, State as AxumState},
    response::{
        Response,
        sse::{Event, Sse},
    },
    routing::get,
};
use host::Host;
use std::{convert::Infallible, fmt, io, net::Ipv4Addr, path::PathBuf, sync::Arc};
use tokio::{
    net::TcpListener,
    sync::watch::{Receiver, channel},
};
use tokio_stream::{Stream, StreamExt, wrappers::WatchStream};
use watch::Watched;

/// Where the pages ask for the script that lets them follow, and the script for word of changes.
const SCRIPT: &str = "/_press/follow.js";
const CHANGES: &str = "/_press/changes";

/// What is added to each page of a site that is watched: with the number of its edition, by which word of changes is asked for.
fn addition(edition: u64) -> String {
    format!("<script type=\"module\" src=\"{SCRIPT}\" data-changes=\"{CHANGES}?{edition}\"></script>")
}

/// What is served, and where.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// The folder of the published site.
    pub out: PathBuf,
    /// The path under which the site lives: empty, or such as `/gazette`.
    pub base: String,
    /// The port; 0 for any that is free.
    pub port: u16,
}

/// Why nothing is served.
#[derive(Debug)]
pub enum ServeError {
    /// The port cannot be had.
    Port(u16, io::Error),
    /// The folder, or one that is watched, cannot be read.
    Folder(PathBuf, String),
    /// The server stopped.
    Server(io::Error),
}

impl fmt::Display for ServeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ServeError::Port(port, error) => {
                write!(formatter, "port {port} cannot be had: {error}; name another with --port")
            }
            ServeError::Folder(folder, problem) => {
                write!(formatter, "`{}` cannot be served: {problem}", folder.display())
            }
            ServeError::Server(error) => write!(formatter, "the server stopped: {error}"),
        }
    }
}

impl std::error::Error for ServeError {}

/// How the site is that is served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It is what the content says.
    Current,
    /// The content cannot be published, for this reason; what is served is the last site that could be.
    Behind(String),
}

/// The site as it is now.
#[derive(Clone, Debug)]
struct News {
    /// How often it was published, since the server was started.
    edition: u64,
    state: State,
}

impl News {
    /// The news when the site was published, or could not be, after an edition.
    fn after(edition: u64, state: State) -> News {
        News { edition: edition + u64::from(state == State::Current), state }
    }
}

/// Serves a folder as it stands until the process is ended. `ready` is given the address once there is somebody to answer there.
///
/// # Errors
/// See [`ServeError`].
pub fn serve(options: &ServeOptions, ready: impl FnOnce(&str)) -> Result<(), ServeError> {
    let host = Host::new(&options.out, &options.base)?;
    run(options, Router::new().fallback(answer).with_state(Served { host: Arc::new(host), news: None }), ready)
}

/// Serves a site that `publish` makes anew after each change in the folders `watched`, and shows that in the open pages.
///
/// # Errors
/// See [`ServeError`].
pub fn watch(
    options: &ServeOptions,
    watched: &[PathBuf],
    ready: impl FnOnce(&str),
    publish: impl Fn() -> State + Send + 'static,
) -> Result<(), ServeError> {
    // What is changed while the site is published for the first time is published next.
    let watched = Watched::begin(watched)?;
    let (sender, news) = channel(News::after(0, publish()));
    watched.tell(move || {
        let edition = sender.borrow().edition;
        sender.send_replace(News::after(edition, publish()));
    });
    let host = Arc::new(Host::watching(&options.out, &options.base));
    let served = Served { host, news: Some(news.clone()) };
    let script = ([("content-type", "text/javascript")], include_str!("serve/follow.js"));
    let router = Router::new()
        .fallback(answer)
        .with_state(served)
        .route(SCRIPT, get(move || async move { script }))
        .route(CHANGES, get(move |shown: RawQuery| async move { Sse::new(events(news, edition_of(&shown))) }));
    run(options, router, ready)
}

fn run(options: &ServeOptions, router: Router, ready: impl FnOnce(&str)) -> Result<(), ServeError> {
    let runtime = tokio::runtime::Runtime::new().map_err(ServeError::Server)?;
    runtime.block_on(async {
        let address = (Ipv4Addr::LOCALHOST, options.port);
        let listener = TcpListener::bind(address).await.map_err(|error| ServeError::Port(options.port, error))?;
        let port = listener.local_addr().map_err(ServeError::Server)?.port();
        ready(&format!("http://127.0.0.1:{port}{}/", options.base));
        axum::serve(listener, router).await.map_err(ServeError::Server)
    })
}

#[derive(Clone)]
struct Served {
    host: Arc<Host>,
    /// Word of a site that is watched.
    news: Option<Receiver<News>>,
}

async fn answer(AxumState(served): AxumState<Served>, request: Request) -> Response {
    // The number comes before the page is read: should the next edition be published meanwhile, the page is loaded once too often.
    let addition = served.news.map_or_else(String::new, |news| addition(news.borrow().edition));
    served.host.answer(request.uri().path(), &addition).await
}

/// The edition of the page that asks for word of changes.
fn edition_of(RawQuery(query): &RawQuery) -> Option<u64> {
    query.as_deref()?.parse().ok()
}

/// Word of the site for a page of an edition: that there is another; and what is wrong, as long as something is.
fn events(news: Receiver<News>, shown: Option<u64>) -> impl Stream<Item = Result<Event, Infallible>> {
    WatchStream::new(news).filter_map(move |News { edition, state }| match state {
        _ if Some(edition) != shown => Some(Ok(Event::default().event("current").data("published"))),
        State::Behind(why) => Some(Ok(Event::default().event("behind").data(why))),
        State::Current => None,
    })
}
