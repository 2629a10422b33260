//! What is wrong with a field, and what to do about it.

use domain::field::FieldError;
use words::Words;

/// Says what is wrong with a field. `what` names it in the sentence: "your name", "a description".
pub fn field_error(words: Words, error: FieldError, what: &str) -> String {
    use FieldError as E;
    match error {
        E::Missing => words.error_missing(what),
        E::TooLong { max, got } => words.error_too_long(i64::from(max), what, got),
        E::TooShort { min, got } => words.error_too_short(i64::from(min), what, got),
        E::SerialLength { min, max, got } => words.error_serial_length(min, max, got),
        E::SerialCharacter { character } => words.error_serial_character(character),
        E::SerialTwice => words.error_serial_twice(what),
        E::NotAnEmail => words.error_email().to_owned(),
        E::NotAPhone => words.error_phone().to_owned(),
        E::BadPostcode => words.error_postcode("62701"),
        E::MistypedReference => words.error_reference_mistyped(what),
        E::NotAReference => words.error_reference("R-7K3M-9QXD-5"),
        E::NoMatch => words.error_refused_no_match().to_owned(),
        E::NotATrackingNumber => words.error_tracking("1Z999AA10123456784"),
        E::MistypedTrackingNumber => words.error_tracking_mistyped().to_owned(),
        E::NotADate => words.error_date_invalid("2026-03-19"),
        E::DateInFuture => words.error_date_not_future().to_owned(),
        E::DateInPast => words.error_date_not_past().to_owned(),
        E::DateTooOld { before } => words.error_date_before(words.date(before)),
        E::NotAnAmount => words.error_not_a_number(what, "1,234.50"),
        E::NotANumber => words.error_not_a_number(what, "2"),
        E::OutOfRange { min, max } => {
            words.error_out_of_range(words.number(min), words.number(max))
        }
        E::ChooseOne | E::NotInList if what.is_empty() => words.error_choose_one().to_owned(),
        E::ChooseOne | E::NotInList => words.error_choose(what),
        E::NotConfirmed | E::PromptInstead => words.error_missing_answer().to_owned(),
        E::Taken => words.error_taken(what),
        E::NoFile
        | E::WrongFileType
        | E::HeicFile
        | E::FileTooBig { .. }
        | E::EmptyFile
        | E::TooManyPixels { .. }
        | E::TooManyFiles { .. }
        | E::QuotaReached { .. }
        | E::DamagedFile
        | E::LockedFile
        | E::HarmfulFile
        | E::UploadFailed => file_error(words, error),
        E::WrongCode
        | E::CodeExpired
        | E::WeakPassword { .. }
        | E::CommonPassword
        | E::PasswordsDiffer
        | E::WrongCredentials
        | E::TooManyAttempts => sign_in_error(words, error),
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the errors of files alone come here"
)]
fn file_error(words: Words, error: FieldError) -> String {
    use FieldError as E;
    match error {
        E::NoFile => words.error_file_none().to_owned(),
        E::WrongFileType => words.error_file_type().to_owned(),
        E::HeicFile => words.error_file_heic().to_owned(),
        E::FileTooBig { max_bytes } => words.error_file_over(words.file_size(max_bytes)),
        E::EmptyFile => words.error_file_empty().to_owned(),
        E::TooManyPixels { max_megapixels } => words.error_file_megapixels(max_megapixels),
        E::TooManyFiles { max } => words.error_file_too_many(i64::from(max)),
        E::QuotaReached { max_bytes } => words.error_file_over_quota(words.file_size(max_bytes)),
        E::DamagedFile => words.error_file_damaged().to_owned(),
        E::LockedFile => words.error_file_password().to_owned(),
        E::HarmfulFile => words.error_file_virus().to_owned(),
        _ => words.error_file_failed().to_owned(),
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "the errors of signing in alone come here"
)]
fn sign_in_error(words: Words, error: FieldError) -> String {
    use FieldError as E;
    match error {
        E::WrongCode => words.error_code_wrong().to_owned(),
        E::CodeExpired => words.error_refused_expired_code().to_owned(),
        E::WeakPassword { min } => words.error_password_short(min),
        E::CommonPassword => words.error_password_common().to_owned(),
        E::PasswordsDiffer => words.error_passwords_differ().to_owned(),
        E::WrongCredentials => words.error_credentials().to_owned(),
        _ => words.error_too_many_attempts().to_owned(),
    }
}
