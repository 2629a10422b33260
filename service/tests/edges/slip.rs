//! The slip is printed, scanned and read aloud: by a renderer, a code reader and a reader of structure that are not ours.

use std::path::Path;
use std::process::Command;

use rxing::{BarcodeFormat, helpers};
use service::slip::{Fact, Paper, Section, SlipError, SlipText, slip};

const NUMBER: &str = "R-7K3M-9QXD-5";
const LINK: &str = "https://returns.norte.example/t/8sJq0dGk2vYbH1mZpX4cRw7LtN3uAe5fQi6oSxVyBnM";

fn fact(label: &str, value: &str) -> Fact {
    Fact {
        label: label.into(),
        value: value.into(),
    }
}

fn section(heading: &str, lines: &[&str]) -> Section {
    Section {
        heading: heading.into(),
        lines: lines.iter().map(|&line| line.into()).collect(),
    }
}

fn english() -> SlipText {
    SlipText {
        language: "en".into(),
        title: "RMA slip R-7K3M-9QXD-5".into(),
        maker: "Norte Optics".into(),
        ticket: fact("Ticket", "T-104233"),
        number: fact("RMA number", NUMBER),
        write_outside:
            "Write this number on the outside of the box. Boxes without it are sent back.".into(),
        barcode_description: "Bar code of the RMA number R-7K3M-9QXD-5.".into(),
        link: LINK.into(),
        link_caption: "Scan to see where your return is. No account needed.".into(),
        link_description: "QR code that opens the tracking page of this return.".into(),
        ship_to: section(
            "Ship to",
            &[
                "Norte Optics Returns",
                "Dock 4, 1200 Harbor Way",
                "Long Beach, CA 90802",
                "United States",
            ],
        ),
        from: section(
            "From",
            &[
                "Ana Muñoz",
                "221B Calle Mayor, 3.º izq.",
                "28013 Madrid",
                "Spain",
            ],
        ),
        facts: vec![
            fact("Device", "Vigía D4 dome camera"),
            fact("Serial number", "NV4-88213-0C7"),
            fact("Ship before", "Friday, 11 December 2026"),
        ],
        pack: section(
            "Put into the box",
            &["The camera", "This slip", "Soft padding on all six sides"],
        ),
        leave_out: section(
            "Leave at home",
            &["Power supply and cables", "Mounting screws", "Memory cards"],
        ),
    }
}

/// The longest words that a translation and a customer came up with.
fn spanish() -> SlipText {
    let long = "Escriba este número de autorización de devolución, con letra clara y grande, en el exterior de la caja; \
                las cajas que lleguen sin él se devolverán al remitente sin abrir.";
    SlipText {
        language: "es".into(),
        title: "Hoja de devolución R-7K3M-9QXD-5".into(),
        maker: "Compañía Norteña de Óptica y Videovigilancia Profesional, S. A. de C. V.".into(),
        ticket: fact("Número de solicitud de asistencia técnica", "T-104233"),
        number: fact("Número de autorización de devolución de mercancía (RMA)", NUMBER),
        write_outside: long.into(),
        link_caption: "Escanee el código con la cámara de su teléfono para seguir en todo momento su devolución.".into(),
        ship_to: section(
            "Enviar a la siguiente dirección",
            &[
                "Centro de Devoluciones y Reparaciones de la Compañía Norteña de Óptica, Edificio Administrativo",
                "Prolongación Avenida de los Insurgentes Revolucionarios Sur 12345, Piso 17, Puerta 4-B",
                "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-Extraordinariamente-Largo-Sin-Espacios",
                "03100 Ciudad de México, Estados Unidos Mexicanos",
            ],
        ),
        from: section("Remitente", &["María de los Ángeles Fernández-Villaverde y Rodríguez de la Cámara"; 6]),
        facts: vec![fact("Descripción del equipo devuelto", "Grabador de vídeo en red de treinta y dos canales"); 6],
        pack: section("Qué debe incluir en la caja", &[long; 5]),
        leave_out: section("Qué debe dejar en casa", &[long; 5]),
        ..english()
    }
}

fn run(tool: &str, arguments: &[&str], dir: &Path) -> String {
    let output = Command::new(tool)
        .args(arguments)
        .current_dir(dir)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{tool}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A slip in a folder of its own.
fn printed(text: &SlipText, paper: Paper) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("slip.pdf"), slip(text, paper).unwrap()).unwrap();
    folder
}

/// Leaves the slips where a person can look at them: `cargo test -p service look_at -- --ignored`.
#[test]
#[ignore = "for human eyes"]
fn look_at_the_slips() {
    for (name, text) in [("english", english()), ("spanish", spanish())] {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("slip-{name}.pdf"));
        std::fs::write(&path, slip(&text, Paper::Letter).unwrap()).unwrap();
        println!("{}", path.display());
    }
}

/// What a code reader finds on the printed page.
fn scanned(folder: &Path) -> Vec<(BarcodeFormat, String)> {
    run(
        "pdftoppm",
        &[
            "-r",
            "150",
            "-gray",
            "-png",
            "-singlefile",
            "slip.pdf",
            "page",
        ],
        folder,
    );
    let page = image::open(folder.join("page.png")).unwrap().into_luma8();
    let (width, height) = page.dimensions();
    let found = helpers::detect_multiple_in_luma(page.into_raw(), width, height).unwrap();
    found
        .iter()
        .map(|code| (*code.getBarcodeFormat(), code.getText().to_owned()))
        .collect()
}

#[test]
fn s3_both_codes_can_be_scanned_from_paper() {
    for (text, paper) in [(english(), Paper::Letter), (spanish(), Paper::A4)] {
        let found = scanned(printed(&text, paper).path());
        assert!(
            found.contains(&(BarcodeFormat::CODE_128, NUMBER.into())),
            "{found:?}"
        );
        assert!(
            found.contains(&(BarcodeFormat::QR_CODE, LINK.into())),
            "{found:?}"
        );
    }
}

#[test]
fn it_is_one_tagged_page_of_the_paper_asked_for() {
    for (paper, size) in [
        (Paper::Letter, "612 x 792 pts (letter)"),
        (Paper::A4, "595.28 x 841.89 pts (A4)"),
    ] {
        let info = run("pdfinfo", &["slip.pdf"], printed(&english(), paper).path());
        let says = |key: &str, value: &str| {
            info.lines()
                .any(|line| line.starts_with(key) && line.ends_with(value))
        };
        assert!(
            says("Pages:", "1") && says("Tagged:", "yes") && says("Page size:", size),
            "{info}"
        );
        assert!(says("Title:", "RMA slip R-7K3M-9QXD-5"), "{info}");
    }
}

#[test]
fn a_screen_reader_hears_everything_in_order() {
    let folder = printed(&english(), Paper::Letter);
    let structure = run("pdfinfo", &["-struct-text", "slip.pdf"], folder.path());
    for tag in ["H1", "H2", "L ", "LI", "Figure", "Link"] {
        assert!(structure.contains(tag), "{tag} in {structure}");
    }
    let said = [
        "Norte Optics",
        NUMBER,
        "Write this",
        "Ship to",
        "Dock 4",
        "Calle Mayor",
        "NV4-88213-0C7",
        "This slip",
    ];
    let places: Vec<_> = said.iter().map(|words| structure.find(words)).collect();
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{places:?} {structure}"
    );
}

#[test]
fn it_says_that_it_meets_pdf_ua() {
    // The library refuses to write what does not, and then says so in the document's metadata.
    let pdf = slip(&english(), Paper::Letter).unwrap();
    assert!(String::from_utf8_lossy(&pdf).contains("<pdfuaid:part>1</pdfuaid:part>"));
}

/// Every word with its left, top, right and bottom edge in points.
fn words(folder: &Path) -> Vec<([f32; 4], String)> {
    let boxes = run("pdftotext", &["-bbox", "slip.pdf", "-"], folder);
    let word = |line: &str| {
        let parts: Vec<&str> = line.split('"').collect();
        let edge = |place: usize| parts.get(place)?.parse::<f32>().ok();
        let text = parts.get(8)?.trim_start_matches('>').split('<').next()?;
        Some(([edge(1)?, edge(3)?, edge(5)?, edge(7)?], text.to_owned()))
    };
    boxes
        .lines()
        .filter(|line| line.contains("<word"))
        .filter_map(word)
        .collect()
}

#[test]
fn long_words_and_addresses_stay_on_the_tag() {
    for (paper, (width, height)) in [
        (Paper::Letter, (612.0, 792.0)),
        (Paper::A4, (595.28, 841.89)),
    ] {
        let folder = printed(&spanish(), paper);
        let words = words(folder.path());
        assert!(words.len() > 300, "{}", words.len());
        for ([left, top, right, bottom], word) in &words {
            let inside =
                *left > 40.0 && *top > 40.0 && *right < width - 40.0 && *bottom < height - 30.0;
            assert!(inside, "{word} at {left} {top} {right} {bottom}");
        }
    }
}

/// A word without the room that the typeface keeps above capitals and below descenders.
fn seen(([left, top, right, bottom], word): ([f32; 4], String)) -> ([f32; 4], String) {
    let height = bottom - top;
    (
        [left, top + height * 0.24, right, bottom - height * 0.02],
        word,
    )
}

#[test]
fn no_two_words_lie_on_each_other() {
    let folder = printed(&spanish(), Paper::Letter);
    let words: Vec<_> = words(folder.path()).into_iter().map(seen).collect();
    for (place, (one, text)) in words.iter().enumerate() {
        for (other, under) in &words[place + 1..] {
            let wide = one[2].min(other[2]) - one[0].max(other[0]);
            let high = one[3].min(other[3]) - one[1].max(other[1]);
            assert!(
                wide <= 0.5 || high <= 0.5,
                "{text} {one:?} {under} {other:?}"
            );
        }
    }
}

#[test]
fn a_name_in_letters_that_the_typeface_lacks_does_no_harm() {
    let mut text = english();
    text.from.lines = vec![
        "王小明".into(),
        "Αθήνα".into(),
        "\u{202e}evil\u{0}\n".into(),
        String::new(),
    ];
    let folder = printed(&text, Paper::Letter);
    assert!(run("pdftotext", &["slip.pdf", "-"], folder.path()).contains("???"));
}

#[test]
fn a_novel_is_refused() {
    let mut text = english();
    text.pack.lines = vec!["The camera and everything that was ever said about it.".into(); 200];
    assert!(matches!(
        slip(&text, Paper::Letter),
        Err(SlipError::TooLong)
    ));
}

#[test]
fn the_same_words_give_the_same_bytes() {
    assert_eq!(
        slip(&english(), Paper::A4).unwrap(),
        slip(&english(), Paper::A4).unwrap()
    );
}
