//! Letters laid into a folder.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tokio::task::spawn_blocking;

use super::{Letter, PostError};

/// Writes `<micros>-<message id>.eml`, whole or not at all, unless the folder holds the letter already.
pub(super) async fn lay_into(dir: &Path, letter: &Letter) -> Result<(), PostError> {
    let mime = letter.to_mime()?.formatted();
    let ending = format!("-{}.eml", letter.message_id.as_str());
    // Sixteen digits last until the year 2286, so that names sort by time.
    let name = format!("{:016}{ending}", letter.written_at.micros().max(0));
    let dir = dir.to_owned();
    let written = spawn_blocking(move || write_once(&dir, &name, &ending, &mime)).await;
    Ok(written.map_err(io::Error::other)??)
}

fn write_once(dir: &Path, name: &str, ending: &str, mime: &[u8]) -> io::Result<()> {
    fs::create_dir_all(dir)?;
    if holds(dir, ending)? {
        return Ok(());
    }
    let unfinished = dir.join(format!(".{name}.part"));
    let mut file = fs::File::create(&unfinished)?;
    file.write_all(mime)?;
    file.sync_all()?;
    fs::rename(&unfinished, dir.join(name))?;
    fs::File::open(dir)?.sync_all()
}

/// Whether a letter of that name was laid into the folder before, at whatever time.
fn holds(dir: &Path, ending: &str) -> io::Result<bool> {
    for entry in fs::read_dir(dir)? {
        if entry?.file_name().to_string_lossy().ends_with(ending) {
            return Ok(true);
        }
    }
    Ok(false)
}
