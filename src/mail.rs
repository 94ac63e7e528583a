//! `mailto:` addresses (RFC 6068), and the message that passes a page on.

/// The most characters that an address may have: some mail programs, and some browsers, cut or refuse longer ones.
pub const LONGEST: usize = 2_000;

/// The address that opens a new message without a recipient, with this subject and body. Line ends become `%0D%0A`.
pub fn mailto(subject: &str, body: &str) -> String {
    let mut address = "mailto:?subject=".to_owned();
    encode(subject, &mut address);
    address.push_str("&body=");
    let mut before = 0;
    for byte in body.bytes() {
        match byte {
            b'\n' if before == b'\r' => {}
            b'\r' | b'\n' => address.push_str("%0D%0A"),
            _ => encode_byte(byte, &mut address),
        }
        before = byte;
    }
    address
}

/// Writes a header field's value with what RFC 6068 lets stand in it, the unreserved characters of RFC 3986, and all else
/// percent-encoded. A space becomes `%20`, never `+`, which mail programs show as it is.
pub(crate) fn encode(text: &str, to: &mut String) {
    for byte in text.bytes() {
        encode_byte(byte, to);
    }
}

/// Writes a byte, as above.
pub(crate) fn encode_byte(byte: u8, to: &mut String) {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
        to.push(byte.into());
    } else {
        to.extend(['%', DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
    }
}

/// The address of the message that passes a page on, with its title as the subject.
pub fn share_by_mail(title: &str, summary: &str, address: &str) -> String {
    mailto(title, &message(title, summary, address))
}

/// The message that passes a page on: its title, what it is about, and its address.
pub fn message(title: &str, summary: &str, address: &str) -> String {
    let between = if summary.is_empty() { "" } else { "\n\n" };
    [title, between, summary, "\n\n", address, "\n"].concat()
}

/// The message without the summary, or with it again, before the address. What the reader wrote stays as it is.
pub fn with_summary(message: &str, summary: &str, address: &str, is_wanted: bool) -> String {
    if summary.is_empty() {
        return message.to_owned();
    }
    let paragraph = [summary, "\n\n"].concat();
    let (before, after) = cut(message, &paragraph).unwrap_or((message, ""));
    let without = [before, after].concat();
    if !is_wanted {
        return without;
    }
    match cut(&without, address) {
        Some((before, after)) => [before, &paragraph, address, after].concat(),
        None => [&without, "\n\n", summary].concat(),
    }
}

/// What stands before and after `part` in a text. The standard library's search is for texts that are far longer, and so is its code.
fn cut<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let begins = |at: &usize| text.get(*at..).is_some_and(|rest| rest.starts_with(part));
    let at = (0..text.len()).find(begins)?;
    Some((text.get(..at)?, text.get(at + part.len()..)?))
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

    /// What has gone wrong elsewhere: characters of more than one code unit, marks that are not seen, marks that mean something in
    /// an address or a message, ends of lines of all kinds.
    const NAUGHTY: [&str; 24] = [
        "",
        " ",
        "  two  spaces ",
        "a\tb",
        "\"double\" 'single' “curly” «guillemets» `back`",
        "Tea & cake + 100 % #1? = ;/:@,$!*()[]{}<>|\\^~",
        "%20%0D%0A&subject=x&body=y&bcc=z@z.example",
        "mailto:a@b.example?subject=x",
        "👩\u{200d}👩\u{200d}👧\u{200d}👦 🏳\u{fe0f}\u{200d}🌈 👍🏽 🇪🇺",
        "\u{1f600}\u{10ffff}\u{10000}\u{ffff}\u{fffd}",
        "e\u{301} \u{e9} Z\u{351}\u{36b}\u{343}a\u{322}lgo n\u{303}",
        "\u{202e}reversed\u{202c} \u{2067}isolated\u{2069} \u{200f}\u{200e}",
        "العربية עברית فارسی",
        "中文 日本語 한국어 ไทย हिन्दी தமிழ் አማርኛ",
        "Ångström ĲSSELMEER İstanbul ﬁ ẞ ǅ",
        "\u{feff}\u{200b}\u{ad}\u{2060}\u{a0}\u{3000}",
        "\u{1}\u{7}\u{8}\u{b}\u{c}\u{1b}[31m\u{7f}\u{85}\u{9f}",
        "\u{2028}\u{2029}",
        "<script>alert('x')</script> <!-- --> ]]> &amp; &#x27;",
        "'; DROP TABLE readers; --",
        "../../etc/passwd C:\\ ~ $(true) `true`",
        "=?utf-8?Q?=41?= =41=\n.",
        "\n\nempty lines\n\n\n",
        "Straße, Łódź, Çeşme, Þingvellir, Đà Nẵng, Ōsaka, Xʼajaw",
    ];

    fn parts(address: &str) -> (String, String) {
        let (subject, body) = address.strip_prefix("mailto:?subject=").unwrap().split_once("&body=").unwrap();
        let decode = |text: &str| percent_decode_str(text).decode_utf8().unwrap().into_owned();
        (decode(subject), decode(body))
    }

    #[test]
    fn naughty_strings_arrive_as_they_were_sent() {
        let long = "é".repeat(10_000);
        for text in NAUGHTY.into_iter().chain([&*long]) {
            let address = mailto(text, text);
            assert_eq!(parts(&address), (text.to_owned(), text.replace('\n', "\r\n")), "{text:?}");
            assert!(address.bytes().all(|byte| byte.is_ascii_graphic() && !b"+\"<>'".contains(&byte)), "{address}");
        }
    }

    #[test]
    fn every_end_of_line_becomes_the_one_of_mail() {
        for text in ["a\nb", "a\r\nb", "a\rb"] {
            assert!(mailto("", text).ends_with("&body=a%0D%0Ab"), "{text:?}");
        }
        assert!(mailto("", "a\n\r\n\rb").ends_with("&body=a%0D%0A%0D%0A%0D%0Ab"));
    }

    #[test]
    fn a_message_can_go_without_its_summary_and_with_it_again() {
        let whole = message("T", "It is so.", "https://x.example/a");
        assert_eq!(whole, "T\n\nIt is so.\n\nhttps://x.example/a\n");
        let with = |message: &str, is_wanted| with_summary(message, "It is so.", "https://x.example/a", is_wanted);
        let without = with(&whole, false);
        assert_eq!(without, message("T", "", "https://x.example/a"));
        assert_eq!(with(&without, true), whole);
        // Twice is as once.
        assert_eq!(with(&whole, true), whole);
        assert_eq!(with(&without, false), without);
        // What the reader wrote stays.
        let own = format!("Look!\n\n{whole}\nYours, Ada");
        assert_eq!(with(&own, false), "Look!\n\nT\n\nhttps://x.example/a\n\nYours, Ada");
        assert_eq!(with(&with(&own, false), true), own);
        assert_eq!(with_summary(&whole, "", "https://x.example/a", false), whole);
        // The reader may have taken the address away, or changed the summary.
        assert_eq!(with("Hello", true), "Hello\n\nIt is so.");
        assert_eq!(with("It is not so.", false), "It is not so.");
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
