//! `mailto:` addresses (RFC 6068).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What RFC 6068 lets stand in a header field's value: the unreserved characters of RFC 3986. A space becomes `%20`, never
/// `+`, which mail programs show as it is.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The address that opens a new message without a recipient, with this subject and body. Line ends become `%0D%0A`.
pub fn mailto(subject: &str, body: &str) -> String {
    let body = body.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n");
    format!("mailto:?subject={}&body={}", utf8_percent_encode(subject, ENCODED), utf8_percent_encode(&body, ENCODED))
}

/// The message that passes a page on: its title as the subject, what it is about and its address as the body.
pub fn share_by_mail(title: &str, summary: &str, address: &str) -> String {
    let body = if summary.is_empty() {
        format!("{title}\n\n{address}\n")
    } else {
        format!("{title}\n\n{summary}\n\n{address}\n")
    };
    mailto(title, &body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use percent_encoding::percent_decode_str;
    use proptest::prelude::*;

    #[test]
    fn a_message_is_encoded_as_rfc_6068_says() {
        assert_eq!(
            mailto("Tea & cake + 100%?", "One\nTwo\r\nThree"),
            "mailto:?subject=Tea%20%26%20cake%20%2B%20100%25%3F&body=One%0D%0ATwo%0D%0AThree"
        );
    }

    proptest! {
        #[test]
        fn every_character_survives(subject in "\\PC*", line in "\\PC*") {
            let address = mailto(&subject, &line);
            let (head, body) = address.split_once("&body=").unwrap();
            let decode = |text: &str| percent_decode_str(text).decode_utf8().unwrap().into_owned();
            prop_assert_eq!(decode(head.strip_prefix("mailto:?subject=").unwrap()), subject);
            prop_assert_eq!(decode(body), line);
            prop_assert!(address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'+'));
        }
    }
}
