//! After it was sent, and before it goes on in another browser.

use domain::case::Case;
use domain::number::CaseNumber;
use domain::policy::Policy;
use domain::time::Date;
use service::Desk;
use service::tokens::Token;
use words::Words;

use super::{Link, ResumePage, SentPage, StampRow};
use crate::error::AppError;
use crate::routes::Place;
use crate::rpc;

pub async fn load(number: &str) -> Result<SentPage, AppError> {
    let number = CaseNumber::parse(number)
        .map_err(|_| AppError::NotFound)
        .map_err(rpc::fail)?;
    let (desk, visit) = (rpc::desk()?, rpc::customer().await?);
    let filed = desk.filed_case(&visit.actor, number).await;
    let (case, policy) = filed.map_err(rpc::wrong)?;
    Ok(page(rpc::reader().words(), &desk, &policy, &case))
}

fn page(words: Words, desk: &Desk, policy: &Policy, case: &Case) -> SentPage {
    let answer_by = words.date(answer_day(desk, case));
    SentPage {
        title: words.file_sent_title().to_owned(),
        word: words.file_sent_signal().to_owned(),
        sentence: words.file_sent_sentence(&case.device.product),
        next: words.file_sent_next(&answer_by),
        reference_label: words.file_sent_reference().to_owned(),
        reference: case.number.ticket(),
        keep: words.file_sent_keep(case.contact.email.masked()),
        track: Link {
            text: words.file_sent_track().to_owned(),
            href: Place::TrackCase(case.number.ticket()).path(),
        },
        another: words.file_sent_another().to_owned(),
        steps_title: words.file_sent_steps().to_owned(),
        steps: steps(words, desk, policy, case),
        packing_title: words.file_sent_packing().to_owned(),
        packing: [
            words.file_sent_packing_wait(),
            words.file_sent_packing_box(),
            words.file_sent_packing_slip(),
            words.file_sent_packing_parts(),
        ]
        .map(str::to_owned)
        .into(),
        help: words.file_sent_help(&desk.maker.phone, &desk.maker.email),
    }
}

/// The day by which a technician answers.
fn answer_day(desk: &Desk, case: &Case) -> Date {
    let day = desk.calendar.business_day_of(case.opened_at);
    desk.calendar.add_business_days(day, 1)
}

fn steps(words: Words, desk: &Desk, policy: &Policy, case: &Case) -> Vec<StampRow> {
    let step = |mark: &str, when: String, text: String| StampRow {
        mark: mark.to_owned(),
        when,
        text,
        done: false,
    };
    let filed = words.stamp(desk.calendar.zone.local(case.opened_at));
    vec![
        StampRow {
            done: true,
            ..step(
                words.file_sent_step_filed(),
                filed,
                words.file_sent_step_filed_text().to_owned(),
            )
        },
        step(
            words.file_sent_step_support(),
            words.file_sent_by(words.short_date(answer_day(desk, case))),
            words.file_sent_step_support_text().to_owned(),
        ),
        step(
            words.file_sent_step_rma(),
            String::new(),
            words.file_sent_step_rma_text(policy.rma_valid_days),
        ),
        step(
            words.file_sent_step_bench(),
            String::new(),
            words.file_sent_step_bench_text().to_owned(),
        ),
        step(
            words.file_sent_step_back(),
            String::new(),
            words.file_sent_step_back_text().to_owned(),
        ),
    ]
}

pub async fn resume(token: &str) -> Result<ResumePage, AppError> {
    let link = Token::parse(token)
        .ok_or(AppError::NotFound)
        .map_err(rpc::fail)?;
    let desk = rpc::desk()?;
    let draft = desk.draft_by_link(&link).await.map_err(rpc::wrong)?;
    let words = rpc::reader().words();
    let device = draft.known.product.as_ref().map_or_else(
        || words.file_resume_no_device().to_owned(),
        |product| product.name.clone(),
    );
    let until = words.date(desk.calendar.zone.date(draft.kept_until));
    Ok(ResumePage {
        title: words.file_resume_title().to_owned(),
        text: words.file_resume_text(device, until),
        moves: words.file_resume_move().to_owned(),
        go: words.file_resume_go().to_owned(),
        token: token.to_owned(),
    })
}
