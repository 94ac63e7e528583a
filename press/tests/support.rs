//! What the tests share.

pub(crate) mod bytes;
pub(crate) mod published;
pub(crate) mod site;
