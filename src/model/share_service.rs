//! The services by which readers may pass a page on, as the site has chosen them: nothing of them is loaded, they are links.
//!
//! A service's address is a template, with `{url}` and `{title}` for what is passed on, and `{server}` as its host where each
//! reader has a server of his or her own.

use super::Href;
use crate::mail::encode;

/// Whether each reader has a server of his or her own.
pub fn has_servers(template: &Href) -> bool {
    template.as_str().starts_with("https://{server}")
}

/// The address that opens the service, at `server` where it has several, with title and address of a page.
pub fn share_address(template: &Href, title: &str, url: &str, server: &str) -> Option<Href> {
    let mut address = String::new();
    for (place, part) in template.as_str().split('{').enumerate() {
        let (name, rest) = if place == 0 { ("", part) } else { part.split_once('}')? };
        match name {
            "server" => address += server,
            "title" => encode(title, &mut address),
            "url" => encode(url, &mut address),
            _ => {}
        }
        address += rest;
    }
    address.parse().ok()
}

/// The host of a server as a reader may write it: `social.example`, `https://Social.example/@ada` or `@ada@social.example`.
pub fn server_of(words: &str) -> Option<String> {
    let mut host = String::new();
    for c in words.trim().chars() {
        match c {
            // What came before was a scheme, or a name.
            '/' if host.is_empty() || host.ends_with(':') => host.clear(),
            '@' => host.clear(),
            '/' | '?' | '#' => break,
            c if !c.is_ascii() || c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':') => {
                host.push(c.to_ascii_lowercase());
            }
            _ => return None,
        }
    }
    (host.contains('.') && !host.starts_with('.')).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn service(template: &str) -> Href {
        template.parse().unwrap()
    }

    #[test]
    fn title_and_address_take_their_places_whatever_they_hold() {
        let service = service("https://s.example/post?text={title}%0A{url}");
        let address = share_address(&service, "Tea & {url} + “cake”?", "https://x.example/a#b", "").unwrap();
        assert_eq!(
            address.as_str(),
            "https://s.example/post?text=Tea%20%26%20%7Burl%7D%20%2B%20%E2%80%9Ccake%E2%80%9D%3F%0Ahttps%3A%2F%2Fx.example%2Fa%23b"
        );
        assert!(!has_servers(&service));
    }

    #[test]
    fn a_reader_has_a_server_of_his_own() {
        let service = service("https://{server}/share?text={url}");
        assert!(has_servers(&service));
        let address = share_address(&service, "T", "u", "social.example").unwrap();
        assert_eq!(address.as_str(), "https://social.example/share?text=u");
        // Without one there is no address.
        assert_eq!(share_address(&service, "T", "u", ""), None);
    }

    #[test]
    fn a_server_is_known_by_its_host_however_it_is_written() {
        for words in [
            "social.example",
            " Social.Example ",
            "https://social.example",
            "https://social.example/@ada",
            "social.example/about?x#y",
            "@ada@social.example",
            "ada@social.example",
        ] {
            assert_eq!(server_of(words).as_deref(), Some("social.example"), "{words:?}");
        }
        assert_eq!(server_of("bücher.example:8080").as_deref(), Some("bücher.example:8080"));
        for bad in [
            "",
            "social",
            "@ada",
            ".example",
            "a b.example",
            "a.example\\@b",
            "javascript:alert(1.1)",
            "a.b\"x",
            "https://",
        ] {
            assert_eq!(server_of(bad), None, "{bad:?}");
        }
    }
}
