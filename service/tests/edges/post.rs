//! Letters leave the house once, whole, and with nothing slipped into their heads.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use domain::time::Timestamp;
use service::post::{
    Attachment, Correspondent, Encryption, Letter, MessageId, PostError, SmtpSettings, Transport,
};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

use crate::harness::World;

fn letter() -> Letter {
    Letter {
        message_id: MessageId::new("0190-slip", "returns.example").unwrap(),
        written_at: Timestamp::from_micros(1_790_000_000_000_000),
        from: Correspondent {
            name: Some("Norte Returns".into()),
            email: "returns@norte.example".into(),
        },
        to: Correspondent {
            name: Some("Ana Muñoz".into()),
            email: "ana@example.com".into(),
        },
        reply_to: Some(Correspondent {
            name: None,
            email: "case+7@norte.example".into(),
        }),
        subject: "Su devolución R-7K3M-9QXD-5".into(),
        text: "Hola Ana,\n\nenvíe la cámara.\n.\nUna línea que empieza por un punto.".into(),
        html: "<p>Hola Ana,</p><p>envíe la cámara.</p>".into(),
        attachments: vec![Attachment {
            name: "R-7K3M-9QXD-5.pdf".into(),
            media_type: "application/pdf".into(),
            bytes: Bytes::from_static(b"%PDF-1.7 not a real one"),
        }],
        headers: vec![("Auto-Submitted".into(), "auto-generated".into())],
    }
}

fn mime(letter: &Letter) -> String {
    String::from_utf8(letter.to_mime().unwrap().formatted()).unwrap()
}

/// The lines of the head, unfolded.
fn head(mime: &str) -> Vec<String> {
    let head = mime.split("\r\n\r\n").next().unwrap();
    head.replace("\r\n ", " ")
        .split("\r\n")
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_letter_carries_text_html_and_the_slip() {
    let mime = mime(&letter());
    let head = head(&mime);
    for line in [
        "Message-ID: <0190-slip@returns.example>",
        "Date: Mon, 21 Sep 2026 14:13:20 +0000",
        "Reply-To: case+7@norte.example",
        "Auto-Submitted: auto-generated",
    ] {
        assert!(head.iter().any(|have| have == line), "{line} in {head:#?}");
    }
    for part in [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "application/pdf",
    ] {
        assert!(mime.contains(part), "{part}");
    }
    assert!(mime.contains("filename=\"R-7K3M-9QXD-5.pdf\""));
}

#[test]
fn the_same_letter_has_the_same_bytes() {
    assert_eq!(mime(&letter()), mime(&letter()));
}

#[test]
fn nothing_can_add_a_header() {
    let evil = "x\r\nBcc: victim@example.com\r\n\r\nbody\n\rBcc: other@example.com";
    let mut letter = letter();
    letter.subject = evil.into();
    letter.to.name = Some(evil.into());
    letter.from.name = Some(format!("{evil}ñ\u{2028}Bcc: third@example.com"));
    letter.headers = vec![("X-Case".into(), evil.into())];
    letter.attachments[0].name = format!("{evil}.pdf");
    let mime = mime(&letter);
    assert!(
        !mime
            .lines()
            .any(|line| line.to_lowercase().starts_with("bcc:")),
        "{mime}"
    );
    let names: Vec<String> = head(&mime)
        .iter()
        .map(|line| line.split(':').next().unwrap().to_owned())
        .collect();
    assert_eq!(
        names,
        [
            "Message-ID",
            "Date",
            "From",
            "To",
            "Subject",
            "Reply-To",
            "X-Case",
            "MIME-Version",
            "Content-Type"
        ]
    );
}

#[test]
fn an_address_that_is_none_cannot_be_written_to() {
    for email in [
        "",
        "ana",
        "ana@",
        "ana@example.com\r\nBcc: v@example.com",
        "a@b.c,d@e.f",
        "<ana@example.com>",
    ] {
        let mut letter = letter();
        letter.to.email = email.into();
        let error = letter.to_mime().unwrap_err();
        assert!(
            matches!(error, PostError::Unaddressable(_)) && error.is_permanent(),
            "{email}"
        );
    }
}

#[test]
fn the_name_of_a_letter_is_plain() {
    for (key, domain) in [
        ("", "x"),
        ("a b", "x"),
        ("../a", "x"),
        ("a", ""),
        ("a@b", "x"),
        ("a\n", "x"),
        (">", "x"),
    ] {
        assert_eq!(MessageId::new(key, domain), None, "{key} {domain}");
    }
}

fn laid_into(dir: &std::path::Path) -> Vec<String> {
    let names = std::fs::read_dir(dir).unwrap();
    let mut names: Vec<String> = names
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn a_folder_holds_every_letter_once() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("mail");
    let post = Transport::folder(&dir);
    let first = letter();
    post.send(&first).await.unwrap();
    // The job runs again and writes the letter anew.
    post.send(&Letter {
        written_at: first.written_at.plus_seconds(5),
        ..first.clone()
    })
    .await
    .unwrap();
    let other = MessageId::new("0191", "returns.example").unwrap();
    post.send(&Letter {
        message_id: other,
        written_at: Timestamp::from_micros(9),
        ..first.clone()
    })
    .await
    .unwrap();
    let names = laid_into(&dir);
    assert_eq!(
        names,
        [
            "0000000000000009-0191@returns.example.eml",
            "1790000000000000-0190-slip@returns.example.eml"
        ]
    );
    assert_eq!(
        std::fs::read_to_string(dir.join(&names[1])).unwrap(),
        mime(&first)
    );
}

#[tokio::test]
async fn memory_holds_every_letter_once() {
    let post = Transport::memory();
    post.send(&letter()).await.unwrap();
    post.send(&letter()).await.unwrap();
    assert_eq!(post.sent(), [letter()]);
}

/// What a mail server answers to the command that matters in a story.
#[derive(Clone, Copy)]
struct Manners {
    to_recipient: &'static str,
    to_sign_in: &'static str,
}

const WELCOMING: Manners = Manners {
    to_recipient: "250 2.1.5 OK",
    to_sign_in: "235 2.7.0 OK",
};

/// A mail server that speaks enough of RFC 5321 to take one letter, and what was said to it.
async fn mail_server(manners: Manners) -> (u16, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = Arc::new(Mutex::new(Vec::new()));
    let ears = Arc::clone(&heard);
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.unwrap();
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        write
            .write_all(b"220 mail.example ESMTP\r\n")
            .await
            .unwrap();
        let mut in_letter = false;
        while let Ok(Some(line)) = lines.next_line().await {
            let answer = match line.split(' ').next().unwrap() {
                "." if in_letter => {
                    in_letter = false;
                    "250 2.0.0 Queued"
                }
                _ if in_letter => "",
                "EHLO" => "250-mail.example\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 AUTH PLAIN",
                "AUTH" => manners.to_sign_in,
                "RCPT" => manners.to_recipient,
                "DATA" => {
                    in_letter = true;
                    "354 Go on"
                }
                "QUIT" => "221 2.0.0 Bye",
                _ => "250 2.0.0 OK",
            };
            ears.lock().unwrap().push(line);
            if !answer.is_empty() {
                write
                    .write_all(format!("{answer}\r\n").as_bytes())
                    .await
                    .unwrap();
            }
        }
    });
    (port, heard)
}

fn relay(port: u16, credentials: Option<(String, String)>) -> Transport {
    let settings = SmtpSettings {
        host: "127.0.0.1".into(),
        port,
        encryption: Encryption::None,
        credentials,
        timeout: Duration::from_secs(5),
    };
    Transport::smtp(&settings).unwrap()
}

#[tokio::test]
async fn a_mail_server_gets_the_whole_letter() {
    let (port, heard) = mail_server(WELCOMING).await;
    relay(port, None).send(&letter()).await.unwrap();
    let heard = heard.lock().unwrap().clone();
    let said = |start: &str| heard.iter().any(|line| line.starts_with(start));
    assert!(said("MAIL FROM:<returns@norte.example>") && said("RCPT TO:<ana@example.com>"));
    let (start, end) = (
        heard.iter().position(|line| line == "DATA"),
        heard.iter().position(|line| line == "."),
    );
    // A line that begins with a dot is sent with two (RFC 5321, section 4.5.2).
    let lines = heard[start.unwrap() + 1..end.unwrap()].iter();
    let lines: Vec<&str> = lines
        .map(|line| line.strip_prefix('.').unwrap_or(line))
        .collect();
    let received = lines.join("\r\n");
    assert_eq!(received.trim_end(), mime(&letter()).trim_end());
}

#[tokio::test]
async fn a_recipient_refused_for_good_is_not_tried_again() {
    let (port, _) = mail_server(Manners {
        to_recipient: "550 5.1.1 No such person",
        ..WELCOMING
    })
    .await;
    let error = relay(port, None).send(&letter()).await.unwrap_err();
    assert!(
        matches!(&error, PostError::Refused(why) if why.contains("No such person")),
        "{error}"
    );
    assert!(error.is_permanent());
}

#[tokio::test]
async fn what_is_refused_for_good_is_stuck_work_after_one_try() {
    let (port, _) = mail_server(Manners {
        to_recipient: "550 5.1.1 No such person",
        ..WELCOMING
    })
    .await;
    let mut world = World::new().await;
    world.desk.post = Arc::new(relay(port, None));
    world.authorised("ND4K24090001", true).await;
    world.desk.work_off().await.unwrap();
    let stuck = world.desk.stuck_work(&world.admin).await.unwrap();
    let [letter] = stuck.as_slice() else {
        panic!("one letter is stuck: {stuck:?}");
    };
    assert_eq!((letter.kind.as_str(), letter.attempts), ("letter", 1));
    let why = letter.last_error.as_deref().unwrap();
    assert!(why.contains("No such person"), "{why}");
}

#[tokio::test]
async fn a_busy_mail_server_is_tried_again() {
    let (port, _) = mail_server(Manners {
        to_recipient: "451 4.7.1 Try later",
        ..WELCOMING
    })
    .await;
    let error = relay(port, None).send(&letter()).await.unwrap_err();
    assert!(
        matches!(error, PostError::NotNow(_)) && !error.is_permanent(),
        "{error}"
    );
}

#[tokio::test]
async fn a_mail_server_that_is_not_there_is_tried_again() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let error = relay(port, None).send(&letter()).await.unwrap_err();
    assert!(!error.is_permanent(), "{error}");
}

#[tokio::test]
async fn our_own_wrong_password_loses_no_letter() {
    let (port, _) = mail_server(Manners {
        to_sign_in: "535 5.7.8 Wrong",
        ..WELCOMING
    })
    .await;
    let mail = relay(port, Some(("calltag".into(), "wrong".into())));
    let error = mail.send(&letter()).await.unwrap_err();
    assert!(!error.is_permanent(), "{error}");
    assert!(!format!("{mail:?} {error:?}").contains("wrong"));
}

#[tokio::test]
async fn a_mail_server_that_is_down_for_days_loses_no_letter() {
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = closed.local_addr().unwrap().port();
    drop(closed);
    let mut world = World::new().await;
    let mailbox = Arc::clone(&world.desk.post);
    world.desk.post = Arc::new(relay(port, None));
    world.authorised("ND4K24090001", true).await;
    for _ in 0..80 {
        world.desk.work_off().await.unwrap();
        world.desk.clock.advance(Duration::from_secs(121));
    }
    let stuck = world.desk.stuck_work(&world.admin).await.unwrap();
    assert!(stuck.is_empty(), "{stuck:?}");
    // It answers again: what waited leaves within two minutes, once.
    world.desk.post = mailbox;
    world.desk.clock.advance(Duration::from_secs(121));
    let sent = world.letters().await;
    let slips = sent.iter().filter(|letter| !letter.attachments.is_empty());
    assert_eq!(slips.count(), 1);
    assert_eq!(world.letters().await.len(), sent.len());
}
