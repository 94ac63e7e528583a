//! The success criteria of WCAG 2.2, levels A and AA (<https://www.w3.org/TR/WCAG22/>). 4.1.1 is no longer one.

use crate::source::nearest;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, de::Error as _};
use std::fmt;

/// A success criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, JsonSchema)]
#[schemars(with = "String", extend("pattern" = "^[1-4]\\.[1-5]\\.[1-9][0-9]?$"))]
pub(crate) struct Criterion {
    /// Its number, such as `1.4.3`.
    pub(crate) number: &'static str,
    /// Its name.
    pub(crate) name: &'static str,
}

const ALL: [(&str, &str); 55] = [
    ("1.1.1", "Non-text Content"),
    ("1.2.1", "Audio-only and Video-only (Prerecorded)"),
    ("1.2.2", "Captions (Prerecorded)"),
    ("1.2.3", "Audio Description or Media Alternative (Prerecorded)"),
    ("1.2.4", "Captions (Live)"),
    ("1.2.5", "Audio Description (Prerecorded)"),
    ("1.3.1", "Info and Relationships"),
    ("1.3.2", "Meaningful Sequence"),
    ("1.3.3", "Sensory Characteristics"),
    ("1.3.4", "Orientation"),
    ("1.3.5", "Identify Input Purpose"),
    ("1.4.1", "Use of Color"),
    ("1.4.2", "Audio Control"),
    ("1.4.3", "Contrast (Minimum)"),
    ("1.4.4", "Resize Text"),
    ("1.4.5", "Images of Text"),
    ("1.4.10", "Reflow"),
    ("1.4.11", "Non-text Contrast"),
    ("1.4.12", "Text Spacing"),
    ("1.4.13", "Content on Hover or Focus"),
    ("2.1.1", "Keyboard"),
    ("2.1.2", "No Keyboard Trap"),
    ("2.1.4", "Character Key Shortcuts"),
    ("2.2.1", "Timing Adjustable"),
    ("2.2.2", "Pause, Stop, Hide"),
    ("2.3.1", "Three Flashes or Below Threshold"),
    ("2.4.1", "Bypass Blocks"),
    ("2.4.2", "Page Titled"),
    ("2.4.3", "Focus Order"),
    ("2.4.4", "Link Purpose (In Context)"),
    ("2.4.5", "Multiple Ways"),
    ("2.4.6", "Headings and Labels"),
    ("2.4.7", "Focus Visible"),
    ("2.4.11", "Focus Not Obscured (Minimum)"),
    ("2.5.1", "Pointer Gestures"),
    ("2.5.2", "Pointer Cancellation"),
    ("2.5.3", "Label in Name"),
    ("2.5.4", "Motion Actuation"),
    ("2.5.7", "Dragging Movements"),
    ("2.5.8", "Target Size (Minimum)"),
    ("3.1.1", "Language of Page"),
    ("3.1.2", "Language of Parts"),
    ("3.2.1", "On Focus"),
    ("3.2.2", "On Input"),
    ("3.2.3", "Consistent Navigation"),
    ("3.2.4", "Consistent Identification"),
    ("3.2.6", "Consistent Help"),
    ("3.3.1", "Error Identification"),
    ("3.3.2", "Labels or Instructions"),
    ("3.3.3", "Error Suggestion"),
    ("3.3.4", "Error Prevention (Legal, Financial, Data)"),
    ("3.3.7", "Redundant Entry"),
    ("3.3.8", "Accessible Authentication (Minimum)"),
    ("4.1.2", "Name, Role, Value"),
    ("4.1.3", "Status Messages"),
];

/// A number that no criterion has.
#[derive(Debug)]
pub(crate) struct NoCriterion(String);

impl<'de> Deserialize<'de> for Criterion {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Criterion::try_from(String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl TryFrom<String> for Criterion {
    type Error = NoCriterion;

    fn try_from(text: String) -> Result<Self, NoCriterion> {
        let found = ALL.iter().find(|(number, _)| *number == text);
        found.map(|&(number, name)| Criterion { number, name }).ok_or(NoCriterion(text))
    }
}

impl fmt::Display for NoCriterion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` is no success criterion of WCAG 2.2 at level A or AA: ", self.0)?;
        let by_name = ALL.iter().find(|(_, name)| name.eq_ignore_ascii_case(self.0.trim()));
        match by_name.map(|(number, _)| *number).or_else(|| nearest(&self.0, ALL.iter().map(|(number, _)| *number))) {
            Some(number) => write!(formatter, "did you mean `{number}`?"),
            None => formatter.write_str("write its number, such as `1.4.3`; https://www.w3.org/TR/WCAG22/ lists them"),
        }
    }
}
