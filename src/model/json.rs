//! JSON as a value. In a browser the browser's own parser reads the text: it is there already, and another is a download.

use serde_json::Value;

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    /// `null`, and what is not there.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number that is not negative.
    Whole(u64),
    /// Any other number. Documents have none.
    Number,
    /// A string.
    Text(String),
    /// An array.
    Array(Vec<Json>),
    /// An object.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// What an object has under this name.
    pub(super) fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(fields) => fields.iter().find(|(of, _)| of == name).map(|(_, value)| value),
            _ => None,
        }
    }
}

impl From<Value> for Json {
    fn from(value: Value) -> Json {
        match value {
            Value::Null => Json::Null,
            Value::Bool(is) => Json::Bool(is),
            Value::Number(number) => number.as_u64().map_or(Json::Number, Json::Whole),
            Value::String(text) => Json::Text(text),
            Value::Array(items) => Json::Array(items.into_iter().map(Json::from).collect()),
            Value::Object(fields) => {
                Json::Object(fields.into_iter().map(|(name, value)| (name, value.into())).collect())
            }
        }
    }
}

/// Parses JSON text.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn parse(json: &str) -> Result<Json, String> {
    serde_json::from_str::<Value>(json).map(Json::from).map_err(|error| error.to_string())
}

/// Parses JSON text.
#[cfg(target_arch = "wasm32")]
pub(super) fn parse(json: &str) -> Result<Json, String> {
    match js_sys::JSON::parse(json) {
        Ok(value) => Ok(browser::json_of(&value, 0)),
        Err(error) => Err(js_sys::Error::from(error).message().into()),
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use super::Json;
    use js_sys::{Array, Object};
    use wasm_bindgen::{JsCast, JsValue};

    /// How deep values may lie within each other, as with `serde_json`: the stack of the program is not endless.
    const DEPTH: u32 = 128;

    /// A value that the browser has parsed. What lies too deep is left out.
    pub(super) fn json_of(value: &JsValue, depth: u32) -> Json {
        if let Some(text) = value.as_string() {
            Json::Text(text)
        } else if let Some(number) = value.as_f64() {
            whole(number)
        } else if let Some(is) = value.as_bool() {
            Json::Bool(is)
        } else if !value.is_object() || depth == DEPTH {
            Json::Null
        } else if Array::is_array(value) {
            Json::Array(value.unchecked_ref::<Array>().iter().map(|item| json_of(&item, depth + 1)).collect())
        } else {
            let field = |entry: JsValue| {
                let entry: Array = entry.unchecked_into();
                (entry.get(0).as_string().unwrap_or_default(), json_of(&entry.get(1), depth + 1))
            };
            Json::Object(Object::entries(value.unchecked_ref()).iter().map(field).collect())
        }
    }

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        clippy::float_cmp,
        reason = "a number that changes by the cast is not a whole one, and is told by that"
    )]
    fn whole(number: f64) -> Json {
        if number as u64 as f64 == number { Json::Whole(number as u64) } else { Json::Number }
    }
}
