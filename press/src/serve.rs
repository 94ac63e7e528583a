//! A server for looking at a site on one's own machine: it answers as a static host does, `_headers` and all, and shows each
//! edit at once.

mod host;
mod watch;

use axum::{
    Router,
    extract::{Request, State},
    response::{
        IntoResponse, Response,
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

/// Where the pages ask for the script that loads them anew, and the script for word of changes.
const SCRIPT: &str = "/_press/reload.js";
const CHANGES: &str = "/_press/changes";

/// What is served, and where.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// The folder of the published site.
    pub out: PathBuf,
    /// The path under which the site lives: empty, or such as `/gazette`.
    pub base: String,
    /// The port; 0 for any that is free.
    pub port: u16,
    /// Folders in which a change makes the site be published anew; none, to serve it as it stands.
    pub watched: Vec<PathBuf>,
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

/// Serves until the process is ended. `ready` is given the address once there is somebody to answer there; `publish` is called
/// when something changed, and says whether there is a new site to show.
///
/// # Errors
/// See [`ServeError`].
pub fn serve(
    options: &ServeOptions,
    ready: impl FnOnce(&str),
    publish: impl Fn() -> bool + Send + 'static,
) -> Result<(), ServeError> {
    let host = Host::new(&options.out, &options.base)?;
    let (news, changes) = channel(());
    let _watcher = watch::watch(&options.watched, move || {
        if publish() {
            news.send_replace(());
        }
    })?;
    let runtime = tokio::runtime::Runtime::new().map_err(ServeError::Server)?;
    runtime.block_on(async {
        let address = (Ipv4Addr::LOCALHOST, options.port);
        let listener = TcpListener::bind(address).await.map_err(|error| ServeError::Port(options.port, error))?;
        let port = listener.local_addr().map_err(ServeError::Server)?.port();
        ready(&format!("http://127.0.0.1:{port}{}/", options.base));
        axum::serve(listener, router(host, changes, !options.watched.is_empty())).await.map_err(ServeError::Server)
    })
}

#[derive(Clone)]
struct Served {
    host: Arc<Host>,
    changes: Receiver<()>,
    is_watched: bool,
}

fn router(host: Host, changes: Receiver<()>, is_watched: bool) -> Router {
    let served = Served { host: Arc::new(host), changes, is_watched };
    let router = Router::new().fallback(answer);
    let router = if is_watched {
        let script = include_str!("serve/reload.js");
        router
            .route(SCRIPT, get(move || async move { ([("content-type", "text/javascript")], script) }))
            .route(CHANGES, get(say_changes))
    } else {
        router
    };
    router.with_state(served)
}

async fn answer(State(served): State<Served>, request: Request) -> Response {
    let addition = if served.is_watched {
        format!("<script type=\"module\" src=\"{SCRIPT}\" data-changes=\"{CHANGES}\"></script>")
    } else {
        String::new()
    };
    served.host.answer(request.uri().path(), &addition).await
}

async fn say_changes(State(served): State<Served>) -> impl IntoResponse {
    Sse::new(changes(served.changes))
}

fn changes(mut changes: Receiver<()>) -> impl Stream<Item = Result<Event, Infallible>> {
    // What changed before a page asked, it has seen.
    changes.mark_unchanged();
    WatchStream::from_changes(changes).map(|()| Ok(Event::default().data("changed")))
}
