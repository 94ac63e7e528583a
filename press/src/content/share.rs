//! The services by which readers may pass pages on, of which a site chooses in `site.toml`. This is the one table of their
//! addresses, each as the service documents it.

use gazette::model::{Href, Link};
use schemars::JsonSchema;
use serde::Deserialize;

/// A service by which readers may pass a page on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Service {
    /// `LinkedIn`.
    LinkedIn,
    /// Bluesky.
    Bluesky,
    /// Mastodon, at the reader's own server.
    Mastodon,
    /// `WhatsApp`.
    WhatsApp,
    /// X, once Twitter.
    X,
    /// Facebook.
    Facebook,
    /// Reddit.
    Reddit,
    /// Microsoft Teams.
    Teams,
}

impl Service {
    /// The service as it is published: its name, and the template of its address.
    pub(super) fn published(self) -> Option<Link> {
        let (title, template) = match self {
            Service::LinkedIn => ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={url}"),
            Service::Bluesky => ("Bluesky", "https://bsky.app/intent/compose?text={title}%0A{url}"),
            Service::Mastodon => ("Mastodon", "https://{server}/share?text={title}%0A{url}"),
            Service::WhatsApp => ("WhatsApp", "https://wa.me/?text={title}%0A{url}"),
            Service::X => ("X", "https://x.com/intent/post?text={title}&url={url}"),
            Service::Facebook => ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
            Service::Reddit => ("Reddit", "https://www.reddit.com/submit?url={url}&title={title}"),
            Service::Teams => ("Teams", "https://teams.microsoft.com/share?href={url}&msgText={title}"),
        };
        let url: Href = template.parse().ok()?;
        Some(Link { title: title.to_owned(), url })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gazette::model::{has_servers, share_address};

    #[test]
    fn each_service_opens_with_title_and_address_in_their_places() {
        for (word, expected) in [
            ("linkedin", "LinkedIn https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Fx.example%2Fa"),
            ("bluesky", "Bluesky https://bsky.app/intent/compose?text=A%20%26%20B%0Ahttps%3A%2F%2Fx.example%2Fa"),
            ("mastodon", "Mastodon https://social.example/share?text=A%20%26%20B%0Ahttps%3A%2F%2Fx.example%2Fa"),
            ("whatsapp", "WhatsApp https://wa.me/?text=A%20%26%20B%0Ahttps%3A%2F%2Fx.example%2Fa"),
            ("x", "X https://x.com/intent/post?text=A%20%26%20B&url=https%3A%2F%2Fx.example%2Fa"),
            ("facebook", "Facebook https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fx.example%2Fa"),
            ("reddit", "Reddit https://www.reddit.com/submit?url=https%3A%2F%2Fx.example%2Fa&title=A%20%26%20B"),
            ("teams", "Teams https://teams.microsoft.com/share?href=https%3A%2F%2Fx.example%2Fa&msgText=A%20%26%20B"),
        ] {
            let service: Service = serde_json::from_value(word.into()).unwrap();
            let Link { title, url } = service.published().unwrap();
            let address = share_address(&url, "A & B", "https://x.example/a", "social.example").unwrap();
            assert_eq!(format!("{title} {address}"), expected);
            assert_eq!(has_servers(&url), word == "mastodon");
        }
    }
}
