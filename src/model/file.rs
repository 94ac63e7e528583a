//! Files that pages hand out: PDFs and others, measured by `press`.

use super::{Href, reader::read_fields};
use serde::{Deserialize, Serialize};

/// A file (OParl `File`, in snake case).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct FileLink {
    /// Where it is, from the site's root.
    pub url: Href,
    /// What it is called.
    pub name: String,
    /// Its media type, such as `application/pdf`.
    pub mime_type: String,
    /// Its size in bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// How many pages it has, where it has pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// The SHA-256 of its bytes, in lower-case hexadecimal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Whether it meets accessibility standards, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accessible: Option<bool>,
    /// How to ask for it in another format.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alternative_format_contact: Option<String>,
}

read_fields!(FileLink { url, name, mime_type, size, pages, sha256, accessible, alternative_format_contact });
