//! Letters.

use store::{Mail, StoreResult};

use crate::cast::{Desk, NOW, fresh, fresh_serial};
use crate::place::{Place, both};

both!(
    a_letter_is_written_once,
    a_sent_letter_forgets_its_text,
    the_latest_letters_come_first,
    an_enclosure_is_named_until_its_letter_has_left
);

fn letter(created_at: i64) -> Mail {
    let id = fresh();
    Mail {
        id,
        message_id: format!("<{id}@calltag.example>"),
        recipient: "Jane@example.com".into(),
        subject: "Su devolución".into(),
        body_text: "https://calltag.example/l/secret".into(),
        body_html: "<p>…</p>".into(),
        attachment_name: None,
        attachment_sha256: None,
        case_id: None,
        created_at,
        sent_at: None,
    }
}

async fn a_letter_is_written_once(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let case = desk.file(&place, fresh_serial()).await?;
    let whole = Mail {
        attachment_name: Some("R-7K3M.pdf".into()),
        attachment_sha256: Some("ab".repeat(32)),
        case_id: Some(case.id.uuid()),
        ..letter(NOW)
    };
    let again = Mail {
        subject: "Another".into(),
        ..whole.clone()
    };
    place
        .write(async |tx| {
            tx.insert_mail(&whole).await?;
            tx.insert_mail(&again).await
        })
        .await?;
    assert_eq!(
        place
            .read(async |tx| tx.mail(whole.id).await)
            .await?
            .as_ref(),
        Some(&whole)
    );
    assert_eq!(place.read(async |tx| tx.mail(fresh()).await).await?, None);
    let double = Mail {
        message_id: whole.message_id,
        ..letter(NOW)
    };
    let taken = place.write(async |tx| tx.insert_mail(&double).await).await;
    assert!(
        taken
            .expect_err("a Message-ID that is used")
            .is_taken("mail_message_id", "mail.message_id")
    );
    Ok(())
}

async fn a_sent_letter_forgets_its_text(place: Place) -> StoreResult<()> {
    let (kept, private) = (letter(NOW), letter(NOW));
    place
        .write(async |tx| {
            tx.insert_mail(&kept).await?;
            tx.insert_mail(&private).await?;
            tx.mark_mail_sent(kept.id, NOW + 1, true).await?;
            tx.mark_mail_sent(private.id, NOW + 1, false).await?;
            tx.mark_mail_sent(private.id, NOW + 2, true).await
        })
        .await?;
    let sent = Mail {
        sent_at: Some(NOW + 1),
        ..kept
    };
    assert_eq!(
        place
            .read(async |tx| tx.mail(sent.id).await)
            .await?
            .as_ref(),
        Some(&sent)
    );
    let sent = Mail {
        sent_at: Some(NOW + 1),
        body_text: String::new(),
        body_html: String::new(),
        ..private
    };
    assert_eq!(
        place
            .read(async |tx| tx.mail(sent.id).await)
            .await?
            .as_ref(),
        Some(&sent)
    );
    Ok(())
}

async fn the_latest_letters_come_first(place: Place) -> StoreResult<()> {
    let letters = [letter(NOW + 1), letter(NOW), letter(NOW), letter(NOW + 2)];
    place
        .write(async |tx| {
            for letter in &letters {
                tx.insert_mail(letter).await?;
            }
            Ok(())
        })
        .await?;
    let latest = place.read(async |tx| tx.latest_mail(3).await).await?;
    assert_eq!(
        latest,
        [letters[3].clone(), letters[0].clone(), letters[2].clone()]
    );
    Ok(())
}

async fn an_enclosure_is_named_until_its_letter_has_left(place: Place) -> StoreResult<()> {
    Desk::open(&place).await?;
    let slip = "cd".repeat(32);
    let with_slip = Mail {
        attachment_name: Some("R-7K3M.pdf".into()),
        attachment_sha256: Some(slip.clone()),
        ..letter(NOW)
    };
    let named = async || place.read(async |tx| tx.is_named(&slip).await).await;
    assert!(!named().await?);
    place
        .write(async |tx| tx.insert_mail(&with_slip).await)
        .await?;
    assert!(named().await?, "it goes with a letter that has not left");
    place
        .write(async |tx| tx.mark_mail_sent(with_slip.id, NOW, true).await)
        .await?;
    assert!(!named().await?, "it has left with its letter");
    Ok(())
}
