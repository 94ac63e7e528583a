//! Fetching: the one door to the network.

use super::{sleep, window};
use crate::{
    failure::Failure,
    model::{Document, PageData, ReadError},
    route::Route,
    shown::read,
};
use futures::future::{Either, select};
use js_sys::Promise;
use std::pin::pin;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCache, RequestInit, Response};

/// How long an answer may take, in milliseconds.
const TIME_OUT: i32 = 10_000;

/// How long to wait before asking again for what may pass, in milliseconds: once for each further try.
const BACK_OFF: [i32; 2] = [400, 1_600];

/// Fetches the document at `url`, which is that of `route`; asks again where that may help. `fresh` passes every cache by.
pub(super) async fn fetch(
    url: &str,
    route: &Route,
    fresh: bool,
    abort: &AbortController,
) -> Result<Document<PageData>, Failure> {
    let mut answer = try_once(url, route, fresh, abort).await;
    for delay in BACK_OFF {
        match answer {
            Err(failure) if failure.may_pass() && !abort.signal().aborted() => {
                sleep(delay).await;
                answer = try_once(url, route, fresh, abort).await;
            }
            _ => break,
        }
    }
    answer
}

async fn try_once(
    url: &str,
    route: &Route,
    fresh: bool,
    abort: &AbortController,
) -> Result<Document<PageData>, Failure> {
    match select(pin!(ask(url, route, fresh, abort)), pin!(sleep(TIME_OUT))).await {
        Either::Left((answer, _)) => answer,
        Either::Right(_) => {
            abort.abort();
            Err(Failure::TooSlow)
        }
    }
}

async fn ask(url: &str, route: &Route, fresh: bool, abort: &AbortController) -> Result<Document<PageData>, Failure> {
    let options = RequestInit::new();
    options.set_cache(if fresh { RequestCache::Reload } else { RequestCache::Default });
    options.set_signal(Some(&abort.signal()));
    let response = result_of(Ok(window().fetch_with_str_and_init(url, &options))).await?;
    let response: Response = response.dyn_into().map_err(|_| no_answer())?;
    let content_type = response.headers().get("content-type").ok().flatten().unwrap_or_default();
    if let Some(failure) = Failure::of_answer(response.status(), &content_type) {
        return Err(failure);
    }
    let text = result_of(response.text()).await?.as_string().unwrap_or_default();
    read(route, &text).map_err(|error| match error {
        ReadError::Newer(_) => Failure::Newer,
        ReadError::Malformed(_) => Failure::NotUnderstood,
    })
}

/// What a promise of the network gives; where it gives nothing, why.
async fn result_of(promise: Result<Promise, JsValue>) -> Result<JsValue, Failure> {
    JsFuture::from(promise.map_err(|_| no_answer())?).await.map_err(|_| no_answer())
}

/// Why there was no answer, as far as the browser knows.
fn no_answer() -> Failure {
    if window().navigator().on_line() { Failure::Unreachable } else { Failure::Offline }
}
