//! Documents that have come, and those on their way: one fetch for each page, however often it is asked for.

use super::fetch::fetch;
use crate::{
    failure::Failure,
    model::{Document, PageData},
    route::Route,
};
use futures::{
    FutureExt,
    future::{LocalBoxFuture, Shared},
};
use std::{cell::RefCell, rc::Rc, sync::Arc};
use web_sys::AbortController;

type Answer = Result<Arc<Document<PageData>>, Failure>;

/// The documents of one visit.
pub(super) struct Store {
    base: String,
    // One visit opens few pages: looking through them takes less code than a map, and no longer.
    ready: RefCell<Vec<(Route, Arc<Document<PageData>>)>>,
    pending: RefCell<Vec<Pending>>,
}

/// A document on its way.
struct Pending {
    route: Route,
    answer: Shared<LocalBoxFuture<'static, Answer>>,
    abort: AbortController,
}

impl Store {
    /// An empty store for a site that lives under `base`.
    pub(super) fn new(base: &str) -> Store {
        Store { base: base.to_owned(), ready: RefCell::default(), pending: RefCell::default() }
    }

    /// The path under which the site lives: empty, or such as `/gazette`.
    pub(super) fn base(&self) -> &str {
        &self.base
    }

    /// The document, where it has come.
    pub(super) fn get(&self, route: &Route) -> Option<Arc<Document<PageData>>> {
        self.ready.borrow().iter().find(|(of, _)| of == route).map(|(_, data)| Arc::clone(data))
    }

    /// The document: at once where it has come, with the others who wait where it is on its way. `fresh` asks the site
    /// again, whatever there is.
    pub(super) async fn load(self: &Rc<Self>, route: &Route, fresh: bool) -> Answer {
        if let Some(data) = self.get(route).filter(|_| !fresh) {
            return Ok(data);
        }
        let pending = self.pending.borrow().iter().find(|pending| pending.route == *route).map(|it| it.answer.clone());
        let answer = match pending {
            Some(answer) => answer,
            None => self.begin(route, fresh)?,
        };
        answer.await
    }

    /// Gives up a document that nobody waits for any more.
    pub(super) fn abort(&self, route: &Route) {
        let mut pending = self.pending.borrow_mut();
        if let Some(place) = pending.iter().position(|pending| pending.route == *route) {
            pending.swap_remove(place).abort.abort();
        }
    }

    /// Takes a document that has come, or failed, from those on their way; another fetch of it may have begun since.
    fn forget(&self, abort: &AbortController) {
        self.pending.borrow_mut().retain(|pending| pending.abort != *abort);
    }

    fn begin(self: &Rc<Self>, route: &Route, fresh: bool) -> Result<Shared<LocalBoxFuture<'static, Answer>>, Failure> {
        let abort = AbortController::new().map_err(|_| Failure::Unreachable)?;
        let url = format!("{}{}", self.base, route.document());
        let answer = {
            let (store, route, abort) = (Rc::clone(self), route.clone(), abort.clone());
            async move {
                let answer = fetch(&url, &route, fresh, &abort).await.map(Arc::new);
                store.forget(&abort);
                if let Ok(data) = &answer {
                    let mut ready = store.ready.borrow_mut();
                    ready.retain(|(of, _)| *of != route);
                    ready.push((route, Arc::clone(data)));
                }
                answer
            }
        };
        let answer = answer.boxed_local().shared();
        let mut pending = self.pending.borrow_mut();
        pending.retain(|pending| pending.route != *route);
        pending.push(Pending { route: route.clone(), answer: answer.clone(), abort });
        Ok(answer)
    }
}
