//! Passwords that everybody tries.
//!
//! Lists of leaked passwords hold few of twelve characters and more, and those are a well-known word with something
//! at the end, two such words, or a walk over the keyboard.
//! So the list here is of the parts, and a password is common when little is left once its parts are taken out.

/// The parts, one a line, in small letters.
const PARTS: &str = include_str!("common.txt");

/// Rows that fingers walk along, forwards and backwards.
const ROWS: [&str; 9] = [
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiop",
    "azertyuiop",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "1q2w3e4r5t6y7u8i9o0p",
];

/// How many different characters must be left for a password to be somebody's own.
const OWN: usize = 4;

/// Whether little of the password is left without common parts, walks, repetitions and the words `about` its owner.
pub(super) fn is_common(password: &str, about: &[&str]) -> bool {
    let small = password.to_lowercase();
    let plain: String = small.chars().map(unmasked).collect();
    [small, plain]
        .iter()
        .any(|text| own_characters(text, about) < OWN)
}

/// The letter that a digit or sign stands for in `p4$$w0rd`.
fn unmasked(character: char) -> char {
    match character {
        '0' => 'o',
        '1' | '!' | '|' => 'i',
        '3' | '€' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' | '+' => 't',
        other => other,
    }
}

fn own_characters(text: &str, about: &[&str]) -> usize {
    let words = about
        .iter()
        .flat_map(|words| words.split(|c: char| !c.is_alphanumeric()));
    let about: Vec<String> = words
        .filter(|word| word.chars().count() > 2)
        .map(str::to_lowercase)
        .collect();
    let mut parts: Vec<&str> = PARTS
        .lines()
        .chain(about.iter().map(String::as_str))
        .collect();
    // The longest first: `password` before `pass`.
    parts.sort_unstable_by_key(|part| std::cmp::Reverse(part.len()));
    let mut rest = text.to_owned();
    for part in parts {
        rest = rest.replace(part, "\n");
    }
    let mut own: Vec<char> = without_walks(&rest)
        .into_iter()
        .filter(|c| c.is_alphanumeric())
        .collect();
    own.sort_unstable();
    own.dedup();
    own.len()
}

/// The characters that are not part of a walk or a repetition of three or more.
fn without_walks(text: &str) -> Vec<char> {
    let characters: Vec<char> = text.chars().collect();
    let mut own = Vec::new();
    let mut start = 0;
    while start < characters.len() {
        let len = walk(&characters[start..]);
        if len >= 3 {
            start += len;
        } else {
            own.push(characters[start]);
            start += 1;
        }
    }
    own
}

/// How long the walk is that the text begins with.
fn walk(text: &[char]) -> usize {
    let steps = |follows: &dyn Fn(char, char) -> bool| {
        1 + text.windows(2).take_while(|w| follows(w[0], w[1])).count()
    };
    let mut longest = steps(&|one, next| one == next);
    for row in ROWS {
        let follows = |one: char, next: char| {
            row.chars()
                .zip(row.chars().skip(1))
                .any(|pair| pair == (one, next))
        };
        longest = longest
            .max(steps(&follows))
            .max(steps(&|one, next| follows(next, one)));
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_that_everybody_tries_are_common() {
        for password in [
            "password1234",
            "Password123!",
            "P4$$w0rd2024",
            "qwertyuiop123",
            "123456789012",
            "1qaz2wsx3edc",
            "aaaaaaaaaaaa",
            "iloveyou1234",
            "Welcome2026!!",
            "adminadmin123",
            "letmeinplease",
            "changemechangeme",
            "contraseña1234",
            "summer2025!!!!",
            "football12345",
        ] {
            assert!(is_common(password, &[]), "{password}");
        }
    }

    #[test]
    fn what_others_know_of_a_person_is_common() {
        assert!(is_common("anasouza2026", &["Ana Souza"]));
        assert!(is_common(
            "norte-camera-1",
            &["Norte Optics", "ana@norte.example"]
        ));
    }

    #[test]
    fn a_phrase_of_ones_own_is_not() {
        for password in [
            "correct horse battery staple",
            "tidy wombat garage",
            "gV7#kq2!xwPz",
            "der Regen fällt leise",
        ] {
            assert!(!is_common(password, &["Ana Souza", "Norte"]), "{password}");
        }
    }

    #[test]
    fn the_list_is_sorted_small_and_without_repetition() {
        let parts: Vec<&str> = PARTS.lines().collect();
        assert!(parts.is_sorted() && parts.windows(2).all(|pair| pair[0] != pair[1]));
        assert!(
            parts
                .iter()
                .all(|part| part.len() > 2 && *part == part.to_lowercase())
        );
        assert!(parts.len() >= 300, "{}", parts.len());
    }
}
