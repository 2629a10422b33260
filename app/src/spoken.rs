//! Page models and frame in the reader's language.

use words::Lang;

use crate::frame::{Frame, TroubleWords};

/// Stands in the frame where the browser puts the reference of a failure.
const REFERENCE: &str = "{reference}";

pub fn frame(lang: Lang, maker: &str, help: &str) -> Frame {
    let words = words::Words::new(lang);
    let trouble = |title: &str, text: &str| TroubleWords {
        title: title.into(),
        text: text.into(),
    };
    Frame {
        page_title: words.common_page_title("{page}", maker),
        maker: maker.into(),
        offline: words.error_refused_offline().into(),
        troubles: vec![
            trouble(
                words.shell_trouble_not_found(),
                words.error_refused_not_found(),
            ),
            trouble(words.shell_trouble_changed(), words.error_refused_changed()),
            trouble(
                words.shell_trouble_too_many(),
                words.error_refused_too_many_tries(),
            ),
            trouble(
                words.shell_trouble_ended(),
                words.error_refused_expired_page(),
            ),
            trouble(
                words.shell_trouble_failed(),
                &words.error_refused_failed(help, REFERENCE),
            ),
            trouble(words.shell_trouble_offline(), words.error_refused_offline()),
        ],
        not_taken: words.shell_not_taken().into(),
        show_it: words.shell_not_taken_show().into(),
        back_to_start: words.shell_trouble_start().into(),
    }
}

/// The words of header and footer.
pub struct ShellWords {
    pub skip: &'static str,
    pub track: &'static str,
    pub sign_in: &'static str,
    pub returns: &'static str,
    pub sign_out: &'static str,
    pub language: &'static str,
    pub to_light: &'static str,
    pub to_dark: &'static str,
}

/// Where help is, the same sentence on every page of a customer (WCAG 2.2, 3.2.6).
pub fn help(lang: Lang, phone: &str, email: &str) -> String {
    words::Words::new(lang).shell_help(phone, email)
}

pub fn shell(lang: Lang) -> ShellWords {
    let words = words::Words::new(lang);
    ShellWords {
        skip: words.common_skip_to_content(),
        track: words.shell_find(),
        sign_in: words.sign_title(),
        returns: words.sign_returns(),
        sign_out: words.sign_out(),
        language: words.language_change(),
        to_light: words.shell_light(),
        to_dark: words.shell_dark(),
    }
}
