//! `press`, the native tool of Gazette: an editor's Markdown and TOML become a site.
//!
//! Content is read ([`content`]) and checked ([`check`]); every problem is shown with its place ([`problem`]); pictures are made
//! smaller ([`pictures`]); what is sound is published ([`publish`]).

pub mod check;
pub mod cli;
pub mod content;
pub mod digest;
pub mod generate;
pub mod language;
pub mod markdown;
pub mod memory;
pub mod new;
pub mod pictures;
pub mod problem;
pub mod promise;
pub mod publish;
pub mod schema;
pub mod serve;
pub mod source;
mod terms;
pub mod theme;
mod typefaces;
pub mod typography;
mod wording;
