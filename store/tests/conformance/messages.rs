//! The conversation on a case.

use domain::id::{CaseId, MessageId};
use domain::time::Timestamp;
use store::{Author, Message, StoreResult};

use crate::cast::{Desk, NOW, fresh, fresh_serial};
use crate::place::{Place, both};

both!(a_note_stays_inside, a_customer_leaves_no_notes);

fn message(case: CaseId, n: i64, author: Author, internal: bool) -> Message {
    Message {
        id: MessageId::new(fresh()),
        case,
        at: Timestamp::from_micros(NOW + n),
        author,
        author_id: fresh(),
        author_name: "Robin Reyes".into(),
        internal,
        body: format!("¿Qué luz ve usted?\n{n}"),
    }
}

async fn a_note_stays_inside(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let case = desk.file(&place, fresh_serial()).await?.id;
    let other = desk.file(&place, fresh_serial()).await?.id;
    let question = message(case, 1, Author::Staff, false);
    let answer = message(case, 2, Author::Customer, false);
    let note = message(case, 2, Author::Staff, true);
    place
        .write(async |tx| {
            for one in [
                &note,
                &answer,
                &question,
                &message(other, 0, Author::Customer, false),
            ] {
                tx.insert_message(one).await?;
            }
            Ok(())
        })
        .await?;
    place
        .read(async |tx| {
            assert_eq!(
                tx.public_messages(case).await?,
                [question.clone(), answer.clone()]
            );
            assert_eq!(tx.messages(case).await?, [question, answer, note]);
            Ok(())
        })
        .await
}

async fn a_customer_leaves_no_notes(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let case = desk.file(&place, fresh_serial()).await?.id;
    let hidden = message(case, 1, Author::Customer, true);
    assert!(
        place
            .write(async |tx| tx.insert_message(&hidden).await)
            .await
            .is_err()
    );
    assert_eq!(place.read(async |tx| tx.messages(case).await).await?, []);
    Ok(())
}
