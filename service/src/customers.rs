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
use crate::limits::{AddressLimits, Limit};
use crate::tokens::{OneTimeCode, Token};
use crate::visits::Visit;

/// Tries that one code allows (ASVS 6.6.3); with the limits on asking that leaves nothing to guess.
const TRIES: i64 = 5;

/// Codes that are asked for.
const ASK: AddressLimits = AddressLimits {
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

/// Codes that are entered.
const ENTER: AddressLimits = AddressLimits {
    // A code used up, and the next one. Who types somebody else's address does not use up one code after the other.
    here: Limit {
        name: "enter-address-place",
        most: 10,
    },
    place: Limit {
        name: "enter-place",
        most: 40,
    },
    anywhere: Limit {
        name: "enter-address",
        most: 30,
    },
};

impl Desk {
    /// Sends a code to an address, if it is a customer's. The answer is the same when it is not.
    pub async fn ask_code(&self, email: &str, lang: Lang, ip: &str) -> Result<()> {
        let email = parsed_email(email)?;
        self.count_try_for(&ASK, &email.canonical_for_search(), ip)
            .await?;
        let job = Job::SignInCode {
            email: email.to_string(),
            language: lang.code().to_owned(),
        };
        let mut tx = self.store.write().await?;
        self.enqueue(&mut tx, &at_once(self.now(), job)).await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(())
    }

    /// Signs a customer in with the code from their mailbox; the answer is the secret for the cookie.
    ///
    /// What the browser had opened as a guest stays open. A wrong code, one tried too often and one for an unknown
    /// address are told alike.
    pub async fn enter_code(
        &self,
        email: &str,
        code: &str,
        visit: &Visit,
        agent: &str,
        ip: &str,
    ) -> Result<Token> {
        let mut errors = FieldErrors::new();
        let email = errors.take("email", Email::parse(email));
        let code = errors.take("code", parsed_code(code));
        let (email, code) = errors.into_result(email.zip(code))?;
        self.count_try_for(&ENTER, &email.canonical_for_search(), ip)
            .await?;
        let mut tx = self.store.write().await?;
        let found = self.customer_of_code(&mut tx, &email, &code).await?;
        let entered = match found {
            Ok(customer) => {
                let owner = SessionOwner::Customer(customer);
                Ok(self.begin_session(&mut tx, owner, visit, agent).await?)
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
    ) -> Result<std::result::Result<CustomerId, FieldError>> {
        let wrong = Ok(Err(FieldError::WrongCode));
        let Some(row) = tried(tx, email).await? else {
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

/// The latest code of an address with this try counted already: tries that come together cannot pass each other,
/// for the count holds the row until the transaction ends.
async fn tried(tx: &mut Tx, email: &Email) -> Result<Option<CodeRow>> {
    let Some(row) = tx.latest_code(email).await? else {
        return Ok(None);
    };
    tx.miss_code(row.id).await?;
    let again = tx.latest_code(email).await?;
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
