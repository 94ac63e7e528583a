//! Whether pictures are of a size for pages, and whether those for previews, and icons, can be drawn.

use super::Report;
use crate::{
    content::{Content, File},
    pictures::{icons, share},
};
use picture_versions::LARGEST_SIDE;
use share_images::{Icon, draw_icon};
use std::{collections::HashSet, fs};

/// The most bytes that a picture's file should have: previews elsewhere, and old browsers, fetch it as it is.
const HEAVIEST: u64 = 4_000_000;

pub(super) fn sizes(content: &Content, report: &mut Report<'_>) {
    let mut told = HashSet::new();
    for picture in content.pictures_to_come_too() {
        let Some(file) = content.files.get(picture.src.as_str()).filter(|file| told.insert(&file.url)) else {
            continue;
        };
        let side = file.width.max(file.height).unwrap_or_default();
        if side > LARGEST_SIDE && file.mime_type != "image/svg+xml" {
            let message = format!("the picture is {side} pixels long, and {LARGEST_SIDE} is the most");
            report.error(
                message,
                picture.place(),
                "make it smaller: pages show no more than 1,440 pixels of its width",
            );
        } else if file.size > HEAVIEST {
            let megabytes = file.size.div_ceil(100_000);
            let message = format!("the picture's file has {}.{} MB", megabytes / 10, megabytes % 10);
            report.warning(message, picture.place(), "make it smaller: 4 MB is the most that a page should carry");
        }
    }
}

pub(super) fn share_images(content: &Content, report: &mut Report<'_>) {
    for (lacking, place) in share::undrawn(content) {
        let code = u32::from(lacking);
        let message =
            format!("no font has the character U+{code:04X} of this title, so its image for previews is not drawn");
        report.warning(message, place, "put a font that has it into `fonts`, in the folder of the content");
    }
}

pub(super) fn logo(content: &Content, report: &mut Report<'_>) {
    // That it is a picture of this site is another promise.
    let Some(logo) = content.logo().filter(|logo| logo.mime_type.starts_with("image/")) else { return };
    let place = content.site.fields.place("logo");
    let anew = || format!("open `{}`, look at it, and save it anew as SVG", logo.disk.display());
    match logo.mime_type.as_str() {
        "image/svg+xml" => {}
        "image/png" => {
            let (Some(width), Some(height)) = (logo.width, logo.height) else {
                let message = "the logo’s file is damaged, or is no PNG, though its name says so";
                return report.error(message, place, anew());
            };
            let least = icons::LARGEST;
            if width.min(height) < least.into() {
                let message = format!("the logo has {width} × {height} pixels, and the largest icon {least} × {least}");
                report.warning(
                    message,
                    place.clone(),
                    "give one that is larger, or better an SVG, which has every size",
                );
            }
        }
        other => {
            let message = format!("the logo is {other}, of which no icons are drawn");
            return report.error(message, place, "save it as SVG, or as a PNG of at least 512 pixels");
        }
    }
    if let Err(why) = drawn(logo, content) {
        report.error(format!("no icon can be drawn of the logo: {why}"), place, anew());
    }
}

/// Draws the smallest icon: where that can be drawn, all can.
fn drawn(logo: &File, content: &Content) -> Result<(), String> {
    let bytes = fs::read(&logo.disk).map_err(|error| error.to_string())?;
    draw_icon(&bytes, &Icon { size: 32, share: 100, ground: None }, content.fonts.get()).map(drop)
}
