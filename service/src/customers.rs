//! Customers show that a mailbox is theirs by a code from it, and see their returns.
//!
//! Nothing here tells whether an address is known: asking answers the same always, and a code for an unknown
//! address is a wrong code (ASVS 6.3.8).

use domain::access::Actor;
use domain::case::Case;
use domain::contact::Email;
use domain::field::{FieldError, FieldErrors};
use domain::id::{CaseId, CustomerId};
use domain::time::Timestamp;
use store::{CodeRow, SessionOwner, Tx};
use words::Lang;

use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::jobs::{Job, at_once};
use crate::limits::{AddressLimits, DAY, Limit, QUARTER_HOUR, here};
use crate::tokens::{OneTimeCode, Token};
use crate::visits::Visit;

/// Tries that one code allows (ASVS 6.6.3). With the codes that an address gets in a day there are a hundred tries for
/// a million codes, from however many places somebody guesses.
const TRIES: i64 = 5;

/// Codes that are asked for.
const ASK: AddressLimits = AddressLimits {
    stretch: QUARTER_HOUR,
    here: Limit {
        name: "code-address-place",
        most: 5,
    },
    place: Limit {
        name: "code-place",
        most: 20,
    },
    // More mails than these are a nuisance to whoever gets them.
    anywhere: Limit {
        name: "code-address",
        most: 25,
    },
};

/// The same in a day: a mailbox that somebody fills slowly is full in the evening, too.
const ASK_IN_A_DAY: AddressLimits = AddressLimits {
    stretch: DAY,
    // Half of what the address has: a stranger in one place leaves codes for its owner in another.
    here: Limit {
        name: "code-day-address-place",
        most: 10,
    },
    place: Limit {
        name: "code-day-place",
        most: 400,
    },
    anywhere: Limit {
        name: "code-day-address",
        most: 20,
    },
};

/// Codes that are entered for one address from one place: a code used up, and the next one.
const ENTER_HERE: Limit = Limit {
    name: "enter-address-place",
    most: 10,
};
/// Codes that are entered from one place. From all places together none are counted: whoever did not ask for a code
/// has nothing to guess, and would only lock out who did.
const ENTER_PLACE: Limit = Limit {
    name: "enter-place",
    most: 40,
};

/// A code as it was sent to us.
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    /// What was typed.
    pub code: &'a str,
    /// The secret of the browser, when it has one.
    pub browser: Option<&'a Token>,
    /// The browser's name for itself.
    pub agent: &'a str,
}

impl Desk {
    /// Sends a code to an address, if it is a customer's. The answer is the same when it is not.
    ///
    /// The answer is the secret of the browser that may enter the code, for its cookie: the one that it came with, so
    /// that each of two pages in one browser can ask, or a new one. In any other browser the code is none and no try
    /// is counted: who merely knows an address uses up nobody's code (ASVS 6.6.2).
    pub async fn ask_code(
        &self,
        email: &str,
        lang: Lang,
        browser: Option<Token>,
        ip: &str,
    ) -> Result<Token> {
        let email = parsed_email(email)?;
        let key = email.canonical_for_search();
        self.count_try_for(&ASK, &key, ip).await?;
        self.count_try_for(&ASK_IN_A_DAY, &key, ip).await?;
        let browser = browser.unwrap_or_else(|| Token::new(&self.entropy));
        let job = Job::SignInCode {
            email: email.to_string(),
            language: lang.code().to_owned(),
            browser: browser.hash(),
        };
        let mut tx = self.store.write().await?;
        self.enqueue(&mut tx, &at_once(self.now(), job)).await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(browser)
    }

    /// Signs a customer in with the code from their mailbox; the answer is the secret for the cookie.
    ///
    /// What the browser had opened as a guest stays open. A wrong code, one tried too often, one that another browser
    /// asked for and one for an unknown address are told alike.
    pub async fn enter_code(
        &self,
        email: &str,
        entry: Entry<'_>,
        visit: &Visit,
        ip: &str,
    ) -> Result<Token> {
        let mut errors = FieldErrors::new();
        let email = errors.take("email", Email::parse(email));
        let code = errors.take("code", parsed_code(entry.code));
        let (email, code) = errors.into_result(email.zip(code))?;
        let here = here(&email.canonical_for_search(), ip);
        self.count_try(&[(ENTER_HERE, &here), (ENTER_PLACE, ip)])
            .await?;
        let mut tx = self.store.write().await?;
        let found = self
            .customer_of_code(&mut tx, &email, &code, entry.browser)
            .await?;
        let entered = match found {
            Ok(customer) => {
                let owner = SessionOwner::Customer(customer);
                Ok(self
                    .begin_session(&mut tx, owner, visit, entry.agent)
                    .await?)
            }
            Err(error) => Err(FieldErrors::one("code", error)),
        };
        // Also a wrong try is to be remembered.
        tx.commit().await?;
        Ok(entered?)
    }

    async fn customer_of_code(
        &self,
        tx: &mut Tx,
        email: &Email,
        code: &OneTimeCode,
        browser: Option<&Token>,
    ) -> Result<std::result::Result<CustomerId, FieldError>> {
        let wrong = Ok(Err(FieldError::WrongCode));
        let Some(browser) = browser else {
            return wrong;
        };
        let Some(row) = tried(tx, email, &browser.hash()).await? else {
            return wrong;
        };
        if row.attempts > TRIES || !code.matches(row.id.as_bytes(), &row.code_hash) {
            return wrong;
        }
        let now = self.now().micros();
        if row.expires_at <= now {
            // Only who has the mail learns that its code is too old.
            return Ok(Err(FieldError::CodeExpired));
        }
        let Some(customer) = tx.customer_by_email(email).await? else {
            return wrong;
        };
        if !tx.use_code(row.id, now).await? {
            return wrong;
        }
        Ok(Ok(CustomerId::new(customer.id)))
    }

    /// The returns of a customer who is signed in, the latest first, each with the moment since which it has stood
    /// where it stands.
    pub async fn returns(&self, actor: &Actor) -> Result<Vec<(Case, Timestamp)>> {
        let Actor::Customer { id, .. } = actor else {
            return Err(Error::SignInNeeded);
        };
        let mut tx = self.store.read().await?;
        let mut cases = Vec::new();
        for row in tx.rows_of(*id).await? {
            let Some(case) = tx.case(CaseId::new(row.id)).await? else {
                continue;
            };
            let events = tx.events_of(case.id).await?;
            let since = domain::status::since(events.iter().map(|one| &one.event));
            let since = since.unwrap_or(case.opened_at);
            cases.push((case, since));
        }
        Ok(cases)
    }
}

/// The latest code of an address that this browser asked for, with this try counted already: tries that come together
/// cannot pass each other, for the count holds the row until the transaction ends.
async fn tried(tx: &mut Tx, email: &Email, browser: &[u8]) -> Result<Option<CodeRow>> {
    let Some(row) = tx.latest_code(email, browser).await? else {
        return Ok(None);
    };
    tx.miss_code(row.id).await?;
    let again = tx.latest_code(email, browser).await?;
    Ok(again.filter(|again| again.id == row.id))
}

fn parsed_email(raw: &str) -> Result<Email> {
    Ok(Email::parse(raw).map_err(|error| FieldErrors::one("email", error))?)
}

fn parsed_code(raw: &str) -> std::result::Result<OneTimeCode, FieldError> {
    if raw.trim().is_empty() {
        return Err(FieldError::Missing);
    }
    OneTimeCode::parse(raw).ok_or(FieldError::WrongCode)
}
