//! The program itself, started as whoever runs it does.

use std::path::Path;
use std::process::{Command, Output};

use domain::policy::Policy;
use service::demo::History;
use store::Store;

/// Starts `calltag serve`. Its address is nobody's (RFC 5737), so that it ends there at the latest.
fn serve(folder: &Path) -> Output {
    calltag(folder, &["serve"])
}

/// Starts `calltag` in this folder, whose database is `desk.db`.
fn calltag(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_calltag"))
        .args(args)
        .current_dir(folder)
        .env_clear()
        .env("CALLTAG_DATABASE_URL", "sqlite://desk.db")
        .env("CALLTAG_FILES_DIR", "files")
        .env("CALLTAG_MAIL_DIR", "mail")
        .env("CALLTAG_HTTP_LISTEN", "192.0.2.1:80")
        .output()
        .unwrap()
}

#[tokio::test]
async fn a_desk_in_earnest_is_not_opened_on_the_demonstration() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("desk.db").display());
    let desk = crate::world::desk(Store::open(&url).await.unwrap());
    desk.load_history(History::of(1)).await.unwrap();
    desk.store.close().await;
    let ended = serve(folder.path());
    assert_eq!(ended.status.code(), Some(1));
    let why = String::from_utf8_lossy(&ended.stderr);
    assert!(
        why.contains("this database holds the demonstration: start it with `calltag demo`"),
        "{why}"
    );
    assert!(ended.stdout.is_empty(), "no link in is printed");
}

#[test]
fn the_policy_is_printed_and_replayed_on_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let shown = calltag(folder.path(), &["policy", "show"]);
    assert_eq!(shown.status.code(), Some(0), "{shown:?}");
    let policy: Policy = serde_json::from_slice(&shown.stdout).unwrap();
    assert_eq!(policy, Policy::default());
    let since = ["--version", "1", "--since", "2026-01-31"];
    let replayed = calltag(folder.path(), &[&["policy", "replay"][..], &since].concat());
    assert_eq!(
        String::from_utf8_lossy(&replayed.stdout),
        "Version 1 would have decided 0 of 0 returns differently.\n"
    );
    let unknown = calltag(folder.path(), &["policy", "show", "--version", "7"]);
    assert_eq!(unknown.status.code(), Some(1));
    let why = String::from_utf8_lossy(&unknown.stderr);
    assert!(why.contains("there is no such version"), "{why}");
}
