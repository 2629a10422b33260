//! A language for tests of pages: English about 40 % longer and full of accents, so that a text that is cut off,
//! or that did not come from the catalogue, can be seen.

use super::message::{Message, Piece};

/// Its tag: the region `XA` is private (ISO 3166-1) and the usual one for this purpose.
pub const CODE: &str = "en-XA";

const VOWELS: [(char, char); 10] = [
    ('a', 'á'),
    ('e', 'é'),
    ('i', 'í'),
    ('o', 'ó'),
    ('u', 'ú'),
    ('A', 'Á'),
    ('E', 'É'),
    ('I', 'Í'),
    ('O', 'Ó'),
    ('U', 'Ú'),
];

/// Stretches what is prose; signs of numbers stay, since they are no words.
pub fn stretch(messages: &mut [Message]) {
    for message in messages
        .iter_mut()
        .filter(|message| !message.key.starts_with("number-"))
    {
        pieces(&mut message.pieces);
    }
}

fn pieces(list: &mut [Piece]) {
    for piece in list {
        match piece {
            Piece::Text(said) => *said = text(said),
            Piece::Variable(_) => {}
            Piece::Select {
                variants,
                otherwise,
                ..
            } => {
                for (_, said) in variants {
                    pieces(said);
                }
                pieces(otherwise);
            }
        }
    }
}

fn text(said: &str) -> String {
    let mut stretched = String::with_capacity(said.len() * 2);
    for letter in said.chars() {
        match VOWELS.iter().find(|(plain, _)| *plain == letter) {
            Some((_, accented)) => stretched.extend([accented, accented]),
            None => stretched.push(letter),
        }
    }
    stretched
}
