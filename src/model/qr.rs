//! QR codes (ISO/IEC 18004): an address as a square of modules, drawn by `press` and written into documents as text.

use super::{reader::read_text, text::written_as_text};
use serde::{Deserialize, Serialize};
use std::{
    fmt::{self, Write},
    str::FromStr,
};

/// A QR code. As text it is the modules, row by row from the top left, dark ones as 1, four to a hexadecimal digit; how many
/// modules a side has follows from the number of digits, for a code has 21, 25, 29 and so on up to 177.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema), schemars(extend("pattern" = "^[0-9a-f]+$")))]
#[serde(try_from = "String", into = "String")]
pub struct Qr(Box<str>);

written_as_text!(Qr);
read_text!(Qr, Qr(Box::default()));

impl Qr {
    /// The width, in modules, of the quiet zone that must be left white on each side.
    pub const QUIET_ZONE: usize = 4;

    /// The code with so many modules a side, of which `is_dark` says the dark ones by column and row; `None` where no code has
    /// such a side.
    pub fn new(side: usize, is_dark: impl Fn(usize, usize) -> bool) -> Option<Qr> {
        let nibble = |first: usize| {
            let bit = |place: usize| place < side * side && is_dark(place % side, place / side);
            (first..first + 4).fold(0, |nibble, place| nibble * 2 + u32::from(bit(place)))
        };
        let digits = (0..digits_of(side)).filter_map(|digit| char::from_digit(nibble(digit * 4), 16));
        is_side(side).then(|| Qr(digits.collect::<String>().into()))
    }

    /// How many modules a side has.
    pub fn side(&self) -> usize {
        side_of(self.0.len()).unwrap_or_default()
    }

    /// Whether the module is dark.
    pub fn is_dark(&self, column: usize, row: usize) -> bool {
        let place = row * self.side() + column;
        let digit = self.0.as_bytes().get(place / 4).and_then(|&digit| char::from(digit).to_digit(16));
        digit.is_some_and(|digit| digit & (8 >> (place % 4)) != 0)
    }

    /// What a picture of it in modules takes in, the quiet zone too, as SVG's `viewBox`.
    pub fn view_box(&self) -> String {
        let whole = self.side() + 2 * Qr::QUIET_ZONE;
        format!("-{0} -{0} {whole} {whole}", Qr::QUIET_ZONE)
    }

    /// The dark modules as strokes of width 1, in SVG's language of paths: one stroke for each run in a row.
    pub fn strokes(&self) -> String {
        let side = self.side();
        let mut path = String::new();
        for row in 0..side {
            let (mut column, mut drawn_to) = (0, None);
            while column < side {
                let start = column;
                while column < side && self.is_dark(column, row) {
                    column += 1;
                }
                if column == start {
                    column += 1;
                    continue;
                }
                // Writing to a string never fails.
                let _ = match drawn_to {
                    None => write!(path, "M{start} {row}.5h{}", column - start),
                    Some(end) => write!(path, "m{} 0h{}", start - end, column - start),
                };
                drawn_to = Some(column);
            }
        }
        path
    }
}

/// Why a text is not a [`Qr`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrError;

impl fmt::Display for QrError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .write_str("this is not a QR code: no code has so many modules, or what is no hexadecimal digit is in it")
    }
}

impl std::error::Error for QrError {}

impl FromStr for Qr {
    type Err = QrError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if side_of(text.len()).is_some() && text.bytes().all(is_digit) { Ok(Qr(text.into())) } else { Err(QrError) }
    }
}

impl fmt::Display for Qr {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Whether a code has such a side.
fn is_side(side: usize) -> bool {
    matches!(side, 21..=177) && side % 4 == 1
}

/// How many digits the modules take.
fn digits_of(side: usize) -> usize {
    (side * side).div_ceil(4)
}

/// The side of the code whose modules take so many digits.
fn side_of(digits: usize) -> Option<usize> {
    (21..=177).step_by(4).find(|&side| digits_of(side) == digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_written_as_it_was_made() {
        for side in (21..=177).step_by(4) {
            let is_dark = |column, row| (column * 7 + row * 3) % 5 < 2;
            let code = Qr::new(side, is_dark).unwrap();
            let read: Qr = code.to_string().parse().unwrap();
            assert_eq!((read.side(), &read), (side, &code));
            for (column, row) in [(0, 0), (1, 0), (side - 1, 0), (0, 1), (3, side - 1), (side - 1, side - 1)] {
                assert_eq!(read.is_dark(column, row), is_dark(column, row), "{column}, {row} of {side}");
            }
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        for side in [0, 1, 17, 22, 23, 181] {
            assert_eq!(Qr::new(side, |_, _| true), None, "{side}");
        }
        assert!("0".repeat(111).parse::<Qr>().is_ok());
        for bad in [String::new(), "0".repeat(110), "0".repeat(112), "A".repeat(111), "g".repeat(111)] {
            assert_eq!(bad.parse::<Qr>(), Err(QrError), "{bad}");
        }
    }

    #[test]
    fn each_run_of_dark_modules_is_a_stroke() {
        let code =
            Qr::new(21, |column, row| row == 20 && (!(2..=18).contains(&column)) || (column, row) == (3, 0)).unwrap();
        assert_eq!(code.strokes(), "M3 0.5h1M0 20.5h2m17 0h2");
    }
}
