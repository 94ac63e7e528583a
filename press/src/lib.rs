//! `press`, the native tool of Gazette: an editor's Markdown and TOML become checked content.
//!
//! Content is read ([`content`]), checked ([`check`]), and every problem is shown with its place ([`problem`]).

pub mod check;
pub mod cli;
pub mod content;
pub mod markdown;
pub mod new;
pub mod problem;
pub mod source;
