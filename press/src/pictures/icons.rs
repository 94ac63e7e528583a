//! The site's icons, drawn of the society's logo: for browsers, for the first screens of telephones, and for those who install it.

use super::{cache::Cache, measured};
use crate::{
    content::{Content, File},
    digest::{Digest, Digesting},
    publish::PublishError,
};
use share_images::{ICON_RECIPE, Icon, draw_icon, ico, is_whole};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// An icon, and where it is.
#[derive(Clone, Debug)]
pub(crate) struct Drawn {
    /// Its address from the site's root.
    pub address: &'static str,
    pub file: PathBuf,
    /// What it was drawn from.
    pub digest: Digest,
}

/// The address of the icon that browsers and others look for.
pub(crate) const FAVICON: &str = "/favicon.ico";

/// The address of the icon for the first screen of Apple's telephones.
pub(crate) const APPLE: &str = "/apple-touch-icon.png";

/// The icons that a manifest names: their addresses, their sizes, and whether any shape may be cut out of them, in whose middle the
/// logo is safe (W3C, Web Application Manifest, icon masks).
pub(crate) const OF_MANIFEST: [(&str, u16, bool); 3] =
    [("/icon-192.png", 192, false), ("/icon-512.png", 512, false), ("/icon-maskable-512.png", 512, true)];

/// The largest icon, in pixels.
pub(crate) const LARGEST: u16 = 512;

/// The size of the icon that browsers look for.
const SMALL: u8 = 32;

/// How an icon is laid out: its address, its size, how much of it is logo in hundredths, and whether that stands on the ground of
/// pages.
fn all() -> impl Iterator<Item = (&'static str, u16, u8, bool)> {
    let of_browsers = [(FAVICON, u16::from(SMALL), 100, false), (APPLE, 180, 80, true)];
    let of_manifest = OF_MANIFEST.map(|(address, size, is_maskable)| {
        let share = if is_maskable { 56 } else { 100 };
        (address, size, share, is_maskable)
    });
    of_browsers.into_iter().chain(of_manifest)
}

/// Draws each icon that is not in the cache, where there is a logo.
pub(super) fn draw(content: &Content, cache: &Cache) -> Result<Vec<Drawn>, PublishError> {
    let Some(logo) = content.logo() else { return Ok(Vec::new()) };
    let ground = content.site.colours().grounds()[0].to_string();
    let draw = |(address, size, share, is_on_ground): (&'static str, u16, u8, bool)| {
        let icon = Icon { size, share, ground: is_on_ground.then_some(ground.as_str()) };
        drawn(content, logo, address, &icon, cache)
    };
    all().map(draw).collect()
}

fn drawn(
    content: &Content,
    logo: &File,
    address: &'static str,
    icon: &Icon,
    cache: &Cache,
) -> Result<Drawn, PublishError> {
    let of = (ICON_RECIPE, content.fonts.digest, &logo.sha256, icon.size, icon.share, icon.ground, address);
    let digest = Digesting::default().add_json(&of).finish();
    let name = format!("icon-{}.png", digest.short());
    if let Some(file) = cache.drawn(&name, is_whole) {
        return Ok(Drawn { address, file, digest });
    }
    let drawn = draw_icon(&measured(logo)?, icon, content.fonts.get()).map_err(io::Error::other);
    let kept = drawn.and_then(|png| cache.keep_drawn(&name, &png));
    let file = kept.map_err(PublishError::file("draw an icon of", &logo.disk))?;
    Ok(Drawn { address, file, digest })
}

impl Drawn {
    /// The file as it is published.
    pub(crate) fn published(&self) -> Result<Vec<u8>, PublishError> {
        let png = fs::read(&self.file).map_err(PublishError::file("read", Path::new(&self.file)))?;
        Ok(if self.address == FAVICON { ico(&png, SMALL) } else { png })
    }
}
