//! The two codes as black and white modules.

use barcoders::sym::code128::Code128;
use qrcode::{Color, EcLevel, QrCode};

use super::SlipError;

/// Chooses character set B of Code 128, which holds every printable ASCII character.
const SET_B: char = '\u{0181}';

pub(super) struct Codes {
    /// The bar code from left to right; true is black.
    pub(super) bars: Vec<bool>,
    /// The QR code row by row; true is black.
    pub(super) squares: Vec<Vec<bool>>,
}

impl Codes {
    pub(super) fn of(number: &str, link: &str) -> Result<Self, SlipError> {
        let bars = Code128::new(format!("{SET_B}{number}"))
            .map_err(|error| SlipError::Code(error.to_string()))?;
        // A slip is folded, taped over and rained on: a quarter of it may be unreadable.
        let squares = QrCode::with_error_correction_level(link, EcLevel::Q)
            .or_else(|_| QrCode::with_error_correction_level(link, EcLevel::L))
            .map_err(|error| SlipError::Code(error.to_string()))?;
        let dark: Vec<bool> = squares
            .to_colors()
            .into_iter()
            .map(|color| color == Color::Dark)
            .collect();
        Ok(Self {
            bars: bars
                .encode()
                .into_iter()
                .map(|module| module == 1)
                .collect(),
            squares: dark.chunks(squares.width()).map(<[bool]>::to_vec).collect(),
        })
    }
}

/// The runs of black in a row of modules: where each starts and how long it is.
pub(super) fn runs(modules: &[bool]) -> Vec<(u16, u16)> {
    let mut runs: Vec<(u16, u16)> = Vec::new();
    for (place, &black) in (0_u16..).zip(modules) {
        match runs.last_mut() {
            Some((start, len)) if black && *start + *len == place => *len += 1,
            _ if black => runs.push((place, 1)),
            _ => {}
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_join_neighbours() {
        assert_eq!(runs(&[true, true, false, true]), [(0, 2), (3, 1)]);
        assert_eq!(runs(&[]), []);
    }

    #[test]
    fn a_number_outside_ascii_has_no_bar_code() {
        assert!(matches!(
            Codes::of("R-Ñ", "https://example.com"),
            Err(SlipError::Code(_))
        ));
        assert!(matches!(
            Codes::of("R-7", &"x".repeat(4_000)),
            Err(SlipError::Code(_))
        ));
    }
}
