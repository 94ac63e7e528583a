//! Fetching: the one door to the network.

use crate::{
    failure::Failure,
    model::{PageData, ReadError},
    route::Route,
    shown::read,
};
use futures::future::{Either, select};
use gloo_net::http::Request;
use gloo_timers::future::TimeoutFuture;
use std::pin::pin;
use web_sys::{AbortController, RequestCache};

/// How long an answer may take, in milliseconds.
const TIME_OUT: u32 = 10_000;

/// How long to wait before asking again for what may pass, in milliseconds: once for each further try.
const BACK_OFF: [u32; 2] = [400, 1_600];

/// Fetches the document at `url`, which is that of `route`; asks again where that may help. `fresh` passes every cache by.
pub(super) async fn fetch(url: &str, route: &Route, fresh: bool, abort: &AbortController) -> Result<PageData, Failure> {
    let mut answer = try_once(url, route, fresh, abort).await;
    for delay in BACK_OFF {
        match answer {
            Err(failure) if failure.may_pass() && !abort.signal().aborted() => {
                TimeoutFuture::new(delay).await;
                answer = try_once(url, route, fresh, abort).await;
            }
            _ => break,
        }
    }
    answer
}

async fn try_once(url: &str, route: &Route, fresh: bool, abort: &AbortController) -> Result<PageData, Failure> {
    match select(pin!(ask(url, route, fresh, abort)), pin!(TimeoutFuture::new(TIME_OUT))).await {
        Either::Left((answer, _)) => answer,
        Either::Right(_) => {
            abort.abort();
            Err(Failure::TooSlow)
        }
    }
}

async fn ask(url: &str, route: &Route, fresh: bool, abort: &AbortController) -> Result<PageData, Failure> {
    let cache = if fresh { RequestCache::Reload } else { RequestCache::Default };
    let request = Request::get(url).cache(cache).abort_signal(Some(&abort.signal()));
    let response = request.send().await.map_err(|_| no_answer())?;
    let content_type = response.headers().get("content-type").unwrap_or_default();
    if let Some(failure) = Failure::of_answer(response.status(), &content_type) {
        return Err(failure);
    }
    let text = response.text().await.map_err(|_| no_answer())?;
    read(route, &text).map_err(|error| match error {
        ReadError::Newer(_) => Failure::Newer,
        ReadError::Malformed(_) => Failure::NotUnderstood,
    })
}

/// Why there was no answer, as far as the browser knows.
fn no_answer() -> Failure {
    if super::window().navigator().on_line() { Failure::Unreachable } else { Failure::Offline }
}
