//! `mailto:` addresses (RFC 6068).

/// The address that opens a new message without a recipient, with this subject and body. Line ends become `%0D%0A`.
pub fn mailto(subject: &str, body: &str) -> String {
    let body = body.replace("\r\n", "\n").replace(['\r', '\n'], "\r\n");
    let mut address = "mailto:?subject=".to_owned();
    encode(subject, &mut address);
    address.push_str("&body=");
    encode(&body, &mut address);
    address
}

/// Writes a header field's value with what RFC 6068 lets stand in it, the unreserved characters of RFC 3986, and all else
/// percent-encoded. A space becomes `%20`, never `+`, which mail programs show as it is.
fn encode(text: &str, to: &mut String) {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            to.push(byte.into());
        } else {
            to.extend(['%', DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
        }
    }
}

/// The message that passes a page on: its title as the subject, what it is about and its address as the body.
pub fn share_by_mail(title: &str, summary: &str, address: &str) -> String {
    let paragraphs = if summary.is_empty() { &[title, address][..] } else { &[title, summary, address] };
    mailto(title, &(paragraphs.join("\n\n") + "\n"))
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
