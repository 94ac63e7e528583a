//! How large an SVG picture says that it is.

/// Width and height in CSS pixels, where the picture states them; an error where it is no SVG.
pub(super) fn size(bytes: &[u8]) -> Result<(Option<u32>, Option<u32>), ()> {
    let text = std::str::from_utf8(bytes).map_err(drop)?;
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(text, options).map_err(drop)?;
    let svg = document.root_element();
    if svg.tag_name().name() != "svg" {
        return Err(());
    }
    let stated = (svg.attribute("width").and_then(pixels), svg.attribute("height").and_then(pixels));
    match stated {
        (Some(_), Some(_)) => Ok(stated),
        _ => Ok(svg.attribute("viewBox").map_or((None, None), view_box)),
    }
}

fn view_box(text: &str) -> (Option<u32>, Option<u32>) {
    let numbers: Vec<_> = text.split([' ', ',', '\n', '\t']).filter(|number| !number.is_empty()).collect();
    match numbers[..] {
        [_, _, width, height] => (pixels(width), pixels(height)),
        _ => (None, None),
    }
}

/// A length in pixels, rounded. Other units depend on where the picture stands.
fn pixels(length: &str) -> Option<u32> {
    let length: f64 = length.trim().trim_end_matches("px").parse().ok()?;
    // From here to the largest picture anyone has, every number fits.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
    (0.5..=1_000_000.0).contains(&length).then(|| length.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn an_svg_states_its_size_or_its_shape() {
        for (attributes, expected) in [
            (r#"width="120" height="60px""#, (Some(120), Some(60))),
            (r#"viewBox="0 0 24.4 48""#, (Some(24), Some(48))),
            (r#"width="100%" height="100%" viewBox="0,0,10,20""#, (Some(10), Some(20))),
            (r#"width="1e99" height="-4""#, (None, None)),
            ("", (None, None)),
        ] {
            let svg = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>"#);
            assert_eq!(size(svg.as_bytes()), Ok(expected), "{attributes}");
        }
        assert_eq!(size(b"<html/>"), Err(()));
        assert_eq!(size(b"\xff"), Err(()));
    }
}
