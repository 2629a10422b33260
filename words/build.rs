//! Turns `locales/*.ftl` into typed methods, or says why the catalogue is refused.

use std::path::{Path, PathBuf};
use std::{fs, io, process};

use catalogue::{PSEUDO, REFERENCE, Source};

#[path = "build/catalogue.rs"]
mod catalogue;

const LOCALES: &str = "locales";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={LOCALES}");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=build.rs");
    match catalogue::generate(&sources()?) {
        Ok(rust) => fs::write(out_file(), rust),
        Err(problems) => {
            for problem in problems {
                println!("cargo::error={problem}");
            }
            process::exit(1);
        }
    }
}

fn sources() -> io::Result<Vec<Source>> {
    let mut sources = Vec::new();
    for entry in fs::read_dir(LOCALES)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            sources.push(source(&path)?);
        }
    }
    if cfg!(feature = "pseudo") {
        let reference = sources.iter().find(|source| source.code == REFERENCE);
        let pseudo = reference.map(|source| Source {
            code: PSEUDO.to_owned(),
            ..source.clone()
        });
        sources.extend(pseudo);
    }
    Ok(sources)
}

fn source(path: &Path) -> io::Result<Source> {
    println!("cargo::rerun-if-changed={}", path.display());
    let code = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    Ok(Source {
        code,
        file: format!("words/{}", path.display()),
        text: fs::read_to_string(path)?,
    })
}

#[expect(
    clippy::disallowed_methods,
    reason = "a build script is told its output folder by Cargo, at run time"
)]
fn out_file() -> PathBuf {
    PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default()).join("catalogue.rs")
}
