//! A static host: which file answers an address, and with which headers.

use super::ServeError;
use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use std::{
    fs,
    path::{Component, Path, PathBuf},
};

/// A folder that is served under a path.
pub(super) struct Host {
    out: PathBuf,
    base: String,
}

impl Host {
    /// A host for the folder, which must hold a published site.
    pub(super) fn new(out: &Path, base: &str) -> Result<Host, ServeError> {
        match fs::metadata(out.join("_headers")) {
            Ok(_) => Ok(Host { out: out.to_owned(), base: base.to_owned() }),
            Err(error) => Err(ServeError::Folder(out.to_owned(), format!("it has no `_headers`: {error}"))),
        }
    }

    /// A host for a folder in which a site may be published any time.
    pub(super) fn watching(out: &Path, base: &str) -> Host {
        Host { out: out.to_owned(), base: base.to_owned() }
    }

    /// The answer to a request for `path`. `addition` is put at the end of each page's head.
    pub(super) async fn answer(&self, path: &str, addition: &str) -> Response {
        let found = match self.file(path) {
            Some(file) => read(StatusCode::OK, file).await,
            None => None,
        };
        let found = match found {
            Some(found) => Some(found),
            None => read(StatusCode::NOT_FOUND, self.out.join("404.html")).await,
        };
        let Some((status, file, bytes)) = found else { return nothing(addition) };
        let kind = mime_guess::from_path(&file).first_or_octet_stream();
        let is_page = kind == mime_guess::mime::TEXT_HTML;
        let bytes = if is_page { with_addition(bytes, addition) } else { bytes };
        let kind =
            if kind.type_() == mime_guess::mime::TEXT { format!("{kind}; charset=utf-8") } else { kind.to_string() };
        let mut response = Response::new(Body::from(bytes));
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=0, must-revalidate"));
        if let Ok(kind) = HeaderValue::from_str(&kind) {
            headers.insert(header::CONTENT_TYPE, kind);
        }
        for (name, value) in self.headers_for(path) {
            headers.insert(name, value);
        }
        response
    }

    /// The file that answers: the one named, or the `index.html` of the folder named.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let path = path.strip_prefix(&self.base)?;
        let path = percent_decode(path)?;
        let relative = Path::new(path.trim_start_matches('/'));
        let is_within = relative.components().all(|component| matches!(component, Component::Normal(_)));
        let file = self.out.join(relative);
        let index = file.join("index.html");
        is_within.then(|| if index.is_file() { index } else { file })
    }

    /// What `_headers` says for a path. It is read at each request: publishing anew replaces it.
    fn headers_for(&self, path: &str) -> Vec<(HeaderName, HeaderValue)> {
        let text = fs::read_to_string(self.out.join("_headers")).unwrap_or_default();
        headers_of(&text, path)
    }
}

/// The headers of all rules whose pattern fits the path.
fn headers_of(text: &str, path: &str) -> Vec<(HeaderName, HeaderValue)> {
    let mut fits = false;
    let mut headers = Vec::new();
    for line in text.lines() {
        if !line.starts_with(' ') {
            fits = pattern_fits(line, path);
        } else if let Some((name, value)) = line.split_once(':').filter(|_| fits) {
            let (name, value) = (name.trim().parse(), value.trim().parse());
            headers.extend(name.ok().zip(value.ok()));
        }
    }
    headers
}

/// Whether a pattern fits a path: `*` at its end stands for any rest, `:name` for one segment.
fn pattern_fits(pattern: &str, path: &str) -> bool {
    if let Some(start) = pattern.strip_suffix('*') {
        return path.starts_with(start);
    }
    let (pattern, path): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    pattern.len() == path.len()
        && pattern.iter().zip(path).all(|(&pattern, segment)| pattern.starts_with(':') || pattern == segment)
}

/// A file to answer with, where it can be read.
async fn read(status: StatusCode, file: PathBuf) -> Option<(StatusCode, PathBuf, Vec<u8>)> {
    let bytes = tokio::fs::read(&file).await.ok()?;
    Some((status, file, bytes))
}

fn with_addition(page: Vec<u8>, addition: &str) -> Vec<u8> {
    match String::from_utf8(page) {
        Ok(page) => page.replacen("</head>", &format!("{addition}</head>"), 1).into_bytes(),
        Err(error) => error.into_bytes(),
    }
}

/// A path with its `%xx` as the characters they stand for; `None` where they stand for none.
fn percent_decode(path: &str) -> Option<String> {
    percent_encoding::percent_decode_str(path).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

/// The answer where not even the site's own page for this is there.
fn nothing(addition: &str) -> Response {
    let page = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Nothing is published yet</title>{addition}</head>\
         <body><main><h1>Nothing is published yet</h1></main></body></html>\n"
    );
    let mut response = Response::new(Body::from(page));
    *response.status_mut() = StatusCode::NOT_FOUND;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADERS: &str = "/*\n  X-All: a: b\n/app/*\n  X-App: c\n/one\n  X-One: d\n/a/:any/b\n  X-Any: e\n";

    #[test]
    fn a_rule_is_for_the_paths_that_its_pattern_fits() {
        let names = |path| {
            let headers = headers_of(HEADERS, path);
            headers.iter().map(|(name, value)| format!("{name}={}", value.to_str().unwrap())).collect::<Vec<_>>()
        };
        assert_eq!(names("/news"), ["x-all=a: b"]);
        assert_eq!(names("/app/x.js"), ["x-all=a: b", "x-app=c"]);
        assert_eq!(names("/one"), ["x-all=a: b", "x-one=d"]);
        assert_eq!(names("/a/x/b"), ["x-all=a: b", "x-any=e"]);
        assert_eq!(names("/a/x/y/b"), ["x-all=a: b"]);
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let host = Host { out: "/srv/dist".into(), base: "/gazette".into() };
        for path in
            ["/gazette/../secret", "/gazette/%2e%2e/secret", "/gazette/a/../../secret", "/other", "/gazette/%ff"]
        {
            assert_eq!(host.file(path), None, "{path}");
        }
        assert_eq!(host.file("/gazette/news/a"), Some("/srv/dist/news/a".into()));
    }
}
