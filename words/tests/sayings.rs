//! The catalogue as customers read it.

use words::{Lang, Words};

const EN: Words = Words::new(Lang::En);
const ES: Words = Words::new(Lang::Es);

#[test]
fn an_error_says_what_to_do() {
    assert_eq!(
        EN.error_serial_length(12, 16, 9),
        "Enter the serial number from the label, 12 to 16 letters and digits. Yours has 9."
    );
    assert_eq!(
        ES.error_serial_length(12, 16, 9),
        "Escriba el número de serie de la etiqueta, de 12 a 16 letras y cifras. El suyo tiene 9."
    );
    assert_eq!(EN.error_missing("your name"), "Enter your name.");
    assert_eq!(EN.error_summary_title(), "There is a problem");
    assert_eq!(
        ES.error_file_named("box.heic", ES.error_file_empty()),
        "box.heic: El archivo seleccionado está vacío."
    );
}

#[test]
fn a_status_says_the_fact_then_the_date_then_who_acts() {
    let by = jiff::civil::date(2026, 3, 19);
    assert_eq!(
        EN.status_being_diagnosed_sentence("recorder", EN.day(by)),
        "Your recorder is on our bench. We expect to tell you the result by Thursday 19 March. \
         You don't need to do anything."
    );
    assert_eq!(
        ES.status_being_diagnosed_sentence("grabador", ES.day(by)),
        "Su grabador está en nuestro banco de pruebas. Esperamos comunicarle el resultado como muy tarde el \
         jueves 19 de marzo. No tiene que hacer nada."
    );
}

#[test]
fn a_count_takes_its_plural() {
    assert_eq!(
        [0, 1, 2].map(|count| EN.number_devices(count)),
        ["0 devices", "1 device", "2 devices"]
    );
    assert_eq!(
        [0, 1, 2].map(|count| ES.number_devices(count)),
        ["0 equipos", "1 equipo", "2 equipos"]
    );
    assert_eq!(EN.number_devices(12_000), "12,000 devices");
    assert_eq!(EN.number_devices(-1), "−1 device");
}

#[test]
fn a_spanish_million_is_followed_by_de() {
    let shorten = |max| ES.error_too_long(max, "la nota", "2");
    assert_eq!(shorten(1), "Acorte la nota a un carácter. Ahora tiene 2.");
    assert_eq!(
        shorten(0),
        "Acorte la nota a 0 caracteres como máximo. Ahora tiene 2."
    );
    assert_eq!(
        shorten(500),
        "Acorte la nota a 500 caracteres como máximo. Ahora tiene 2."
    );
    assert_eq!(
        shorten(2_000_000),
        "Acorte la nota a 2.000.000 de caracteres como máximo. Ahora tiene 2."
    );
    assert_eq!(
        shorten(1_000_001),
        "Acorte la nota a 1.000.001 caracteres como máximo. Ahora tiene 2."
    );
}

/// The house voice, on the files themselves.
#[test]
fn nobody_shouts_and_nobody_says_please_note() {
    let locales = concat!(env!("CARGO_MANIFEST_DIR"), "/locales");
    for entry in std::fs::read_dir(locales).expect("the locales") {
        let path = entry.expect("a file").path();
        let text = std::fs::read_to_string(&path).expect("a text");
        for (index, line) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.starts_with('#'))
        {
            let lower = line.to_lowercase();
            let bad = ["!", "please note", "tenga en cuenta", "  "]
                .into_iter()
                .find(|bad| lower.trim().contains(bad));
            assert_eq!(bad, None, "{}:{}: {line}", path.display(), index + 1);
        }
    }
}
