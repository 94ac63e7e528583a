//! Gazette, the single-page application: a society's news and the public record of its councils.
//!
//! An address becomes a [`route::Route`], the route names one JSON document, the page fetches it into a [`model`] value,
//! and [`views`] turn that value into markup. `press` walks the same road natively, from files.

pub mod app;
pub mod browser;
pub mod citation;
pub mod failure;
pub mod mail;
pub mod markup;
pub mod model;
mod pages;
#[cfg(not(target_arch = "wasm32"))]
pub mod prerender;
pub mod qr_file;
pub mod route;
pub mod shown;
mod views;
pub mod words;
