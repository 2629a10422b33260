//! What the forms of the filing do.

use std::collections::BTreeMap;

use domain::id::AttachmentId;
use domain::intake::{Step, fields};
use service::filing::{Browser, Next, Progress, Sending, step_named};
use service::tokens::Token;
use service::visits::DoorKind;

use crate::cookies;
use crate::error::AppError;
use crate::routes::Place;
use crate::rpc;

/// The secret of this browser's filing.
pub fn token() -> Option<Token> {
    rpc::cookie(cookies::filing(rpc::is_secure())).and_then(|text| Token::parse(&text))
}

/// The address of a page.
pub fn address(step: Step, to_check: bool) -> String {
    let place = Place::FileStep(step.key().into());
    if to_check {
        place.with("check", "1")
    } else {
        place.path()
    }
}

/// The page with this key.
pub fn step(key: &str) -> Result<Step, AppError> {
    step_named(key).ok_or(AppError::NotFound).map_err(rpc::fail)
}

/// Where an answer leads; a new filing's secret goes to the browser.
fn follow(progress: &Progress, to_check: bool) -> String {
    if let Some(token) = &progress.fresh {
        hold(token);
    }
    match progress.next {
        Next::Page(step) => address(step, to_check && step != Step::Check),
        Next::Sent(number) => Place::FileSent(number.ticket()).path(),
    }
}

fn hold(token: &Token) {
    let secure = rpc::is_secure();
    rpc::set_cookie(&cookies::secret(
        cookies::filing(secure),
        &token.expose(),
        secure,
    ));
}

pub async fn begin(serial: &str) -> Result<(), AppError> {
    let (token, ip) = (token(), rpc::client_ip());
    let browser = Browser {
        token: token.as_ref(),
        language: rpc::reader().lang.code(),
        address: &ip,
    };
    let begun = rpc::desk()?.begin_filing(browser, serial).await;
    let progress = begun.map_err(rpc::wrong)?;
    rpc::redirect(&follow(&progress, false));
    Ok(())
}

pub async fn answer(
    key: &str,
    to_check: bool,
    posted: &BTreeMap<String, String>,
) -> Result<(), AppError> {
    let (step, token, ip) = (step(key)?, token(), rpc::client_ip());
    let browser = Browser {
        token: token.as_ref(),
        language: rpc::reader().lang.code(),
        address: &ip,
    };
    let answered = rpc::desk()?
        .answer_page(browser, step, posted, to_check)
        .await;
    let progress = answered.map_err(rpc::wrong)?;
    rpc::redirect(&follow(&progress, to_check));
    Ok(())
}

pub async fn keep(key: &str, posted: &BTreeMap<String, String>) -> Result<String, AppError> {
    let (step, token, ip) = (step(key)?, token(), rpc::client_ip());
    let reader = rpc::reader();
    let browser = Browser {
        token: token.as_ref(),
        language: reader.lang.code(),
        address: &ip,
    };
    let desk = rpc::desk()?;
    let kept = desk.keep_typed(browser, step, posted).await;
    let progress = kept.map_err(rpc::wrong)?;
    if let Some(token) = &progress.fresh {
        hold(token);
    }
    let at = desk.calendar.zone.local(progress.saved_at);
    let words = reader.words();
    Ok(words.common_saved_at(words.time(at)))
}

pub async fn remove_file(file: &str) -> Result<(), AppError> {
    let proof = address(Step::Proof, false);
    let (Some(token), Ok(file)) = (token(), file.parse::<AttachmentId>()) else {
        rpc::redirect(&proof);
        return Ok(());
    };
    let removed = rpc::desk()?.remove_draft_file(&token, file).await;
    removed.map_err(rpc::wrong)?;
    rpc::redirect(&proof);
    Ok(())
}

/// The name of the form, under which a refused one is found again.
pub const LATER: &str = "later";

pub async fn mail_link(key: &str, email: &str) -> Result<(), AppError> {
    let place = Place::FileStep(step(key)?.key().into());
    let Some(token) = token() else {
        rpc::redirect(&Place::File.path());
        return Ok(());
    };
    let sent = rpc::desk()?
        .mail_resume_link(&token, email, &rpc::client_ip())
        .await;
    let done = place.with("again", "sent");
    rpc::finish(sent, |_| done, LATER, &place, &[(fields::EMAIL, email)]).await
}

pub async fn resume(token: &str) -> Result<(), AppError> {
    let link = Token::parse(token)
        .ok_or(AppError::NotFound)
        .map_err(rpc::fail)?;
    let mine = rpc::desk()?.resume_draft(&link).await.map_err(rpc::wrong)?;
    hold(&mine);
    rpc::redirect(&Place::File.path());
    Ok(())
}

pub async fn send() -> Result<(), AppError> {
    let Some(token) = token() else {
        rpc::redirect(&Place::File.path());
        return Ok(());
    };
    let (desk, visit) = (rpc::desk()?, rpc::customer().await?);
    let sending = desk.send_filing(&token, &visit, &rpc::agent()).await;
    match sending.map_err(rpc::wrong)? {
        Sending::Sent { number, session } => {
            if let Some(session) = session {
                rpc::open_session(DoorKind::Portal, &session);
            }
            rpc::redirect(&Place::FileSent(number.ticket()).path());
        }
        Sending::NotYet(step) => rpc::redirect(&address(step, true)),
    }
    Ok(())
}
