//! What a society chooses in `site.toml` for how its pages look. Of colours: which others follow from them, and whether all can be read.
//!
//! Contrast is that of WCAG 2.2, from relative luminance. A colour is made lighter and darker in Okhsl, where it keeps the hue that
//! people see. What follows from the ground is also as quiet as it: the saturation of Okhsl is a share of what can be shown at that
//! lightness, so that it would turn an almost white yellow into lemon.

use gazette::model::Href;
use palette::{FromColor, IntoColor, Okhsl, Oklch, Srgb, color_difference::Wcag21RelativeContrast};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The least contrast of text with what is behind it (WCAG 2.2, 1.4.3).
const TEXT: f32 = 4.5;

/// The least contrast of what is no text but must be seen (WCAG 2.2, 1.4.11).
const GRAPHICS: f32 = 3.0;

/// Into how many steps all from black to white is divided where the nearest colour is looked for.
const STEPS: u16 = 400;

/// The colours of `style/tokens.css`: in light, and in dark.
const LIGHT: Scheme = Scheme {
    ground: Colour::new(0xf8, 0xf4, 0xea),
    tint: Colour::new(0xee, 0xe7, 0xd7),
    line: Colour::new(0xcd, 0xc3, 0xaf),
    grey: Colour::new(0x53, 0x60, 0x6d),
    ink: Colour::new(0x14, 0x27, 0x3c),
    accent: Colour::new(0x9e, 0x1f, 0x2c),
    focus: Colour::new(0x0b, 0x5c, 0xad),
};
const DARK: Scheme = Scheme {
    ground: Colour::new(0x10, 0x16, 0x1d),
    tint: Colour::new(0x1c, 0x25, 0x2f),
    line: Colour::new(0x3f, 0x4b, 0x57),
    grey: Colour::new(0xa9, 0xb4, 0xbe),
    ink: Colour::new(0xec, 0xe7, 0xdc),
    accent: Colour::new(0xf2, 0xa3, 0xa0),
    focus: Colour::new(0x8c, 0xc4, 0xff),
};

/// How light the ground, the tint on it and lines are in dark (Okhsl), whatever their hue.
const NIGHT: [f32; 3] = [0.07, 0.14, 0.30];

/// How vivid they are at most.
const NIGHTS_SATURATION: f32 = 0.3;

/// By how much the tint and lines are darker than the ground in light.
const TINT: f32 = 0.045;
const LINE: f32 = 0.17;

/// The society's own colours and fonts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Theme {
    /// The colour of marks, of the lines below links, of the band above each page, and of small text such as an article's kind and the
    /// numbers of lists, so that it needs a contrast of 4.5 to 1. In dark it is made as light as must be.
    accent: Option<Colour>,
    /// The colour of paper: a light one, of which those of panels and lines are made. In dark there is a dark one of the same hue.
    ground: Option<Colour>,
    /// The fonts of text and headlines: a variable font, or one for each weight, and perhaps italic. Files in `files`.
    #[serde(default)]
    text_fonts: Vec<Href>,
    /// The fonts of labels, navigation and notes.
    #[serde(default)]
    label_fonts: Vec<Href>,
}

/// The society's own colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Colours {
    /// That of marks.
    accent: Option<Colour>,
    /// That of paper.
    ground: Option<Colour>,
}

/// A colour, written as `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String", extend("pattern" = "^#[0-9A-Fa-f]{6}$"))]
pub struct Colour(Srgb<u8>);

/// Why a text is no colour. Its `Display` says what to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColourError(String);

/// The colours of all pages, in light or in dark.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Scheme {
    ground: Colour,
    tint: Colour,
    line: Colour,
    grey: Colour,
    ink: Colour,
    accent: Colour,
    focus: Colour,
}

/// A colour of the society's that cannot be read, or on which something cannot.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    /// The field that holds it.
    pub field: &'static str,
    pub message: String,
    /// The nearest colour of the same hue that will do.
    pub instead: Colour,
}

/// A colour on another, with less contrast than it must have.
struct Faint {
    what: &'static str,
    colour: Colour,
    on: Behind,
    least: f32,
}

/// What stands behind a text.
#[derive(Clone, Copy)]
struct Behind {
    name: &'static str,
    colour: Colour,
}

impl Theme {
    /// The colours.
    pub(crate) fn colours(&self) -> Colours {
        Colours { accent: self.accent, ground: self.ground }
    }

    /// The addresses of the fonts of text, and of those of labels.
    pub(crate) fn fonts(&self) -> [&[Href]; 2] {
        [&self.text_fonts, &self.label_fonts]
    }
}

impl Colours {
    /// The style that sets the society's colours in the place of those of `style/tokens.css`; empty where there are none.
    pub(crate) fn style(self) -> String {
        let (light, dark) = (self.light(), self.dark());
        let both = |name: &str, of: fn(&Scheme) -> Colour| format!("--{name}:light-dark({},{})", of(&light), of(&dark));
        let mut tokens = Vec::new();
        if self.ground.is_some() {
            tokens.push(both("paper", |scheme| scheme.ground));
            tokens.push(both("tint", |scheme| scheme.tint));
            tokens.push(both("line", |scheme| scheme.line));
        }
        if self.accent.is_some() {
            tokens.push(both("red", |scheme| scheme.accent));
            tokens.push(format!("--banner:{}", light.accent));
        }
        if tokens.is_empty() { String::new() } else { format!("@layer tokens{{:root{{{}}}}}", tokens.join(";")) }
    }

    /// The colour behind the text of pages: in light, and in dark.
    pub(crate) fn grounds(self) -> [Colour; 2] {
        [self.light().ground, self.dark().ground]
    }

    /// The colour of marks, in light.
    pub(crate) fn accent(self) -> Colour {
        self.light().accent
    }

    /// What cannot be read. That in dark everything can follows from how those colours are made.
    pub(crate) fn faults(self) -> Vec<Fault> {
        let ground = self.ground.and_then(|ground| {
            let with = |ground| Colours { ground: Some(ground), ..self };
            let faint = |ground| with(ground).light().faint(self.accent.is_none());
            Some(Fault::new("ground", &faint(ground)?, ground.nearest(|ground| faint(ground).is_none())))
        });
        // What is said of the accent holds for a ground that will do.
        let mended = Colours { ground: ground.as_ref().map_or(self.ground, |fault| Some(fault.instead)), ..self };
        let accent = self.accent.and_then(|accent| {
            let faint = |accent| Scheme { accent, ..mended.light() }.faint(true);
            Some(Fault::new("accent", &faint(accent)?, accent.nearest(|accent| faint(accent).is_none())))
        });
        ground.into_iter().chain(accent).collect()
    }

    fn light(self) -> Scheme {
        let accent = self.accent.unwrap_or(LIGHT.accent);
        let Some(ground) = self.ground else { return Scheme { accent, ..LIGHT } };
        let lightness = ground.okhsl().lightness;
        let darker = |by: f32| ground.at((lightness - by).max(0.0)).as_quiet_as(ground);
        Scheme { ground, tint: darker(TINT), line: darker(LINE), accent, ..LIGHT }
    }

    fn dark(self) -> Scheme {
        let mut dark = DARK;
        if let Some(ground) = self.ground {
            let muted = ground.muted(NIGHTS_SATURATION);
            [dark.ground, dark.tint, dark.line] = NIGHT.map(|lightness| muted.at(lightness).as_quiet_as(ground));
        }
        if let Some(accent) = self.accent {
            dark.accent = accent.nearest(|accent| Scheme { accent, ..dark }.faint(true).is_none());
        }
        dark
    }
}

impl Scheme {
    /// The first of its colours that cannot be read where it stands; the accent only where it is asked for.
    fn faint(&self, with_accent: bool) -> Option<Faint> {
        let texts = [
            ("text", self.ink, TEXT),
            ("small text", self.grey, TEXT),
            ("the mark of the focus", self.focus, GRAPHICS),
        ];
        let accent = with_accent.then_some(("text in the accent", self.accent, TEXT));
        let all = texts.into_iter().chain(accent);
        let behind = [("the paper", self.ground), ("panels (made of that of the paper)", self.tint)]
            .map(|(name, colour)| Behind { name, colour });
        let each = all.flat_map(|(what, colour, least)| behind.map(|on| Faint { what, colour, on, least }));
        each.into_iter().find(|faint| faint.contrast() < faint.least)
    }
}

impl Faint {
    fn contrast(&self) -> f32 {
        self.colour.contrast(self.on.colour)
    }
}

impl Fault {
    fn new(field: &'static str, faint: &Faint, instead: Colour) -> Fault {
        let Faint { what, colour, on, least } = faint;
        // Rounded down: what is too little never reads as if it were enough.
        let contrast = (faint.contrast() * 10.0).floor() / 10.0;
        let behind = format!("{}, the colour of {}", on.colour, on.name);
        let message =
            format!("{what}, {colour}, has a contrast of {contrast:.1} to 1 with {behind}, and {least} is the least");
        Fault { field, message, instead }
    }
}

impl Colour {
    const fn new(red: u8, green: u8, blue: u8) -> Colour {
        Colour(Srgb::new(red, green, blue))
    }

    fn okhsl(self) -> Okhsl {
        self.0.into_format::<f32>().into_color()
    }

    /// The same hue at another lightness, from 0 to 1.
    fn at(self, lightness: f32) -> Colour {
        let colour = Okhsl { lightness, ..self.okhsl() };
        Colour(Srgb::from_color(colour).into_format())
    }

    /// The same hue, no more vivid than so.
    fn muted(self, saturation: f32) -> Colour {
        let colour = self.okhsl();
        let muted = Okhsl { saturation: colour.saturation.min(saturation), ..colour };
        Colour(Srgb::from_color(muted).into_format())
    }

    /// The same hue and lightness, with no more colour in it than the other has.
    fn as_quiet_as(self, other: Colour) -> Colour {
        let [colour, most] = [self, other].map(|colour| Oklch::from_color(colour.0.into_format::<f32>()));
        let quiet = Oklch { chroma: colour.chroma.min(most.chroma), ..colour };
        Colour(Srgb::from_color(quiet).into_format())
    }

    /// From 1 to 21.
    fn contrast(self, other: Colour) -> f32 {
        self.0.into_format::<f32>().relative_contrast(other.0.into_format())
    }

    /// The colour of the same hue, and as near in lightness as can be, that will do. Where none will, it is the colour itself.
    fn nearest(self, will_do: impl Fn(Colour) -> bool) -> Colour {
        if will_do(self) {
            return self;
        }
        let lightness = self.okhsl().lightness;
        let away = (1..=STEPS).map(|step| f32::from(step) / f32::from(STEPS));
        let both = away.flat_map(|away| [lightness - away, lightness + away]);
        let within = both.filter(|lightness| (0.0..=1.0).contains(lightness));
        let ends = [0.0, 1.0];
        within.chain(ends).map(|lightness| self.at(lightness)).find(|&colour| will_do(colour)).unwrap_or(self)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{:x}", self.0)
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> String {
        colour.to_string()
    }
}

impl FromStr for Colour {
    type Err = ColourError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_colour = |digits: &&str| digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let digits = text.strip_prefix('#').filter(is_colour);
        digits.and_then(|digits| digits.parse().ok()).map(Colour).ok_or_else(|| ColourError(text.to_owned()))
    }
}

impl TryFrom<String> for Colour {
    type Error = ColourError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl fmt::Display for ColourError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` is no colour: write `#` and six digits of 0 to f, such as `#9e1f2c`", self.0)
    }
}

impl std::error::Error for ColourError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        text.parse().unwrap()
    }

    /// Colours all round, pale and vivid, from black to white.
    fn all() -> impl Iterator<Item = Colour> {
        let channel = || (0..=u8::MAX).step_by(85);
        channel().flat_map(move |red| {
            channel().flat_map(move |green| channel().map(move |blue| Colour::new(red, green, blue)))
        })
    }

    #[test]
    fn colours_are_those_of_the_pages() {
        let tokens = include_str!("../../style/tokens.css");
        for (light, dark, names) in [
            (LIGHT.ground, DARK.ground, ["paper", "cream", "night"]),
            (LIGHT.tint, DARK.tint, ["tint", "sand", "dusk"]),
            (LIGHT.line, DARK.line, ["line", "stone", "steel"]),
            (LIGHT.grey, DARK.grey, ["grey", "slate", "mist"]),
            (LIGHT.ink, DARK.ink, ["ink", "navy", "chalk"]),
            (LIGHT.accent, DARK.accent, ["red", "crimson", "rose"]),
            (LIGHT.focus, DARK.focus, ["blue", "azure", "sky"]),
        ] {
            let [name, raw_light, raw_dark] = names;
            for line in [
                format!("--{raw_light}: {light};"),
                format!("--{raw_dark}: {dark};"),
                format!("--{name}: light-dark(var(--{raw_light}), var(--{raw_dark}));"),
            ] {
                assert!(tokens.contains(&line), "style/tokens.css has no `{line}`");
            }
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        // From https://webaim.org/resources/contrastchecker/, cut behind two places.
        for (one, other, expected) in [
            ("#000000", "#ffffff", 21.0),
            ("#767676", "#ffffff", 4.54),
            ("#777777", "#ffffff", 4.47),
            ("#ff0000", "#ffffff", 3.99),
        ] {
            let contrast = colour(one).contrast(colour(other));
            assert!((expected - 0.001..expected + 0.01).contains(&contrast), "{one} on {other}: {contrast}");
        }
    }

    #[test]
    fn all_can_be_read_in_the_colours_that_are_there() {
        for scheme in [LIGHT, DARK] {
            assert!(scheme.faint(true).is_none(), "{scheme:?}");
        }
    }

    /// What press says to write will do, for whatever was chosen; and in dark all can be read.
    #[test]
    fn what_is_named_instead_can_be_read_in_light_and_dark() {
        let (accents, grounds) = (all().map(|accent| (Some(accent), None)), all().map(|ground| (None, Some(ground))));
        let both = all().zip(all().skip(7).chain(all())).map(|(accent, ground)| (Some(accent), Some(ground)));
        for (accent, ground) in accents.chain(grounds).chain(both) {
            let mut theme = Colours { accent, ground };
            for fault in theme.faults() {
                let field = if fault.field == "ground" { &mut theme.ground } else { &mut theme.accent };
                *field = Some(fault.instead);
            }
            assert!(theme.faults().is_empty(), "{theme:?} {:?}", theme.faults());
            assert!(theme.light().faint(true).is_none() && theme.dark().faint(true).is_none(), "{theme:?}");
        }
    }

    /// How far the channels of a colour are apart, from 0 to 255.
    fn spread(colour: Colour) -> u8 {
        let channels = [colour.0.red, colour.0.green, colour.0.blue];
        channels.iter().max().unwrap() - channels.iter().min().unwrap()
    }

    #[test]
    fn panels_and_lines_are_as_quiet_as_a_pale_ground() {
        for text in ["#fffef5", "#fff4dc", "#fefefa", "#fff5f5", "#f4f7ff", "#f4faf6", "#ffffff", "#808080"] {
            let ground = colour(text);
            let theme = Colours { accent: None, ground: Some(ground) };
            for scheme in [theme.light(), theme.dark()] {
                for each in [scheme.ground, scheme.tint, scheme.line] {
                    assert!(spread(each) <= spread(ground) + spread(ground) / 2, "{text}: {each}");
                }
            }
        }
    }

    #[test]
    fn the_nearest_colour_has_the_hue_of_the_one_that_was_chosen() {
        let theme = Colours { accent: Some(colour("#e8a33a")), ground: None };
        let [fault] = &theme.faults()[..] else { panic!("{:?}", theme.faults()) };
        let [hue, chosen] = [fault.instead, colour("#e8a33a")].map(|colour| colour.okhsl().hue.into_degrees());
        assert!((hue - chosen).abs() < 2.0, "{hue} {chosen}");
        let contrast = fault.instead.contrast(LIGHT.tint);
        assert!((4.5..4.7).contains(&contrast), "{contrast} is not the nearest");
    }

    #[test]
    fn a_colour_is_written_with_six_digits() {
        assert_eq!(colour("#9E1f2C").to_string(), "#9e1f2c");
        for text in ["", "#", "9e1f2c", "#9e1", "#9e1f2", "#9e1f2g", "#9e1f2c00", "red", "#é1f2c", "#+9e1f2"] {
            assert!(text.parse::<Colour>().unwrap_err().to_string().contains("such as `#9e1f2c`"), "{text}");
        }
    }

    #[test]
    fn only_what_is_chosen_is_set() {
        assert_eq!(Colours::default().style(), "");
        let theme = Colours { accent: Some(colour("#00539f")), ground: None };
        assert!(theme.style().starts_with("@layer tokens{:root{--red:light-dark(#00539f,#"), "{}", theme.style());
        assert!(theme.style().ends_with(");--banner:#00539f}}"), "{}", theme.style());
        let theme = Colours { accent: None, ground: Some(colour("#ffffff")) };
        assert!(theme.style().starts_with("@layer tokens{:root{--paper:light-dark(#ffffff,#"), "{}", theme.style());
        assert!(!theme.style().contains("--red"), "{}", theme.style());
    }
}
