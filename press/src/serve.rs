//! A server for looking at a site on one's own machine: it answers as a static host does, `_headers` and all, and shows each
//! edit at once.

mod host;
mod watch;

use axum::{
    Router,
    extract::{Request, State as AxumState},
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

/// What is added to each page of a site that is watched.
const ADDITION: &str = "<script type=\"module\" src=\"/_press/follow.js\" data-changes=\"/_press/changes\"></script>";

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

/// Serves a folder as it stands until the process is ended. `ready` is given the address once there is somebody to answer there.
///
/// # Errors
/// See [`ServeError`].
pub fn serve(options: &ServeOptions, ready: impl FnOnce(&str)) -> Result<(), ServeError> {
    let host = Host::new(&options.out, &options.base)?;
    run(options, Router::new().fallback(answer).with_state(Served { host: Arc::new(host), addition: "" }), ready)
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
    let (news, states) = channel(publish());
    watched.tell(move || _ = news.send_replace(publish()));
    let served = Served { host: Arc::new(Host::watching(&options.out, &options.base)), addition: ADDITION };
    let script = ([("content-type", "text/javascript")], include_str!("serve/follow.js"));
    let router = Router::new()
        .fallback(answer)
        .with_state(served)
        .route(SCRIPT, get(move || async move { script }))
        .route(CHANGES, get(move || async move { Sse::new(events(states)) }));
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
    /// What is put at the end of each page's head.
    addition: &'static str,
}

async fn answer(AxumState(served): AxumState<Served>, request: Request) -> Response {
    served.host.answer(request.uri().path(), served.addition).await
}

/// Word of the site for one page: what is wrong, as long as something is; and each time that there is a new site.
fn events(states: Receiver<State>) -> impl Stream<Item = Result<Event, Infallible>> {
    let mut is_first = true;
    WatchStream::new(states).filter_map(move |state| {
        let is_seen = std::mem::take(&mut is_first) && state == State::Current;
        let event = match state {
            State::Current => Event::default().event("current").data("published"),
            State::Behind(why) => Event::default().event("behind").data(why),
        };
        // What was current when the page asked is what it shows.
        (!is_seen).then_some(Ok(event))
    })
}
