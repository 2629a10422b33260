//! The filing: a draft per browser, answered page by page, sent once.
//!
//! The browser's cookie holds a [`Token`]; the draft is found by its hash. What was typed is kept right or wrong:
//! a page reads its own part again to say what is wrong with it, so a refused page needs no memory of its own.

mod files;
mod resume;
mod send;

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::case::Case;
use domain::field::FieldErrors;
use domain::id::DraftId;
use domain::intake::{self, Facts, RawIntake, Step, answer, fields, step};
use domain::number::CaseNumber;
use domain::policy::Policy;
use domain::time::Timestamp;
use domain::unit::Unit;
use domain::warranty::{Basis, Warranty};
use store::{Attachment, AttachmentOwner, Draft, Product, Tx};

use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::limits::counted;
use crate::tokens::Token;

pub use files::{MAX_FILES, MAX_TOTAL_BYTES, OpenFile, Purpose, Upload, Viewer};
pub use send::Sending;
pub use store::Attachment as File;

/// How many filings may be begun from one address within an hour; behind one there may be a whole company.
const BEGUN_PER_HOUR: i64 = 60;
/// Minutes after the last answer of a filing for which the same person sits at the browser.
const SAME_SITTING: i64 = 30;
/// The hour in which beginnings are counted, in seconds.
const HOUR: i64 = 3600;

/// A browser that files.
#[derive(Debug, Clone, Copy)]
pub struct Browser<'a> {
    /// The secret of its draft, when it has one.
    pub token: Option<&'a Token>,
    /// The language that its customer reads, by its code.
    pub language: &'a str,
    /// Where it comes from, for the limit on beginnings.
    pub address: &'a str,
}

/// What our records tell of the device that is being filed.
#[derive(Debug, Clone)]
pub struct Known {
    /// For the parsing.
    pub facts: Facts,
    /// The device, when we sold one with this serial.
    pub unit: Option<Unit>,
    /// Its product: of the serial, otherwise the one that was picked.
    pub product: Option<Product>,
    /// How it stands today, given the day of purchase that was typed.
    pub warranty: Warranty,
    /// By what it is decided: the version in force.
    pub policy: Arc<Policy>,
    /// The case that is open for it already, if any.
    pub open_case: Option<Box<Case>>,
}

/// A draft with what belongs to it.
#[derive(Debug, Clone)]
pub struct OpenDraft {
    /// Its identity.
    pub id: DraftId,
    /// What was typed.
    pub answers: RawIntake,
    /// When it was saved last.
    pub saved_at: Timestamp,
    /// Until when it is kept.
    pub kept_until: Timestamp,
    /// What our records tell.
    pub known: Known,
    /// Its files, in the order in which they came.
    pub files: Vec<Attachment>,
    /// The case that it became, once it is sent.
    pub sent_as: Option<CaseNumber>,
}

impl OpenDraft {
    /// The page to show when this one is asked for: nothing is skipped, and a device that is in a return
    /// already goes no further than its serial.
    pub fn page_for(&self, asked: Step) -> Step {
        if self.known.open_case.is_some() {
            return Step::Serial;
        }
        if step::may_show(asked, &self.answers, &self.known.facts) {
            asked
        } else {
            self.next_page()
        }
    }

    /// The first page that still needs an answer.
    pub fn next_page(&self) -> Step {
        if self.known.open_case.is_some() {
            return Step::Serial;
        }
        step::next_step(&self.answers, &self.known.facts)
    }

    /// What is wrong with a page that was sent; nothing for one that was not.
    pub fn errors(&self, step: Step) -> FieldErrors {
        if !self.answers.is_answered(step) {
            return FieldErrors::new();
        }
        step.parse(&self.answers, &self.known.facts)
            .err()
            .unwrap_or_default()
    }

    /// The pages of this filing, in their order.
    pub fn path(&self) -> Vec<Step> {
        Step::path(&self.answers, &self.known.facts)
    }

    /// Where an answered page leads.
    fn after(&self, step: Step, to_check: bool) -> Step {
        if to_check || !self.errors(step).is_empty() {
            return if self.errors(step).is_empty() {
                self.next_page()
            } else {
                step
            };
        }
        let next = self.path().into_iter().find(|later| *later > step);
        self.page_for(next.unwrap_or(Step::Check))
    }
}

/// Where an answer leads.
#[derive(Debug, Clone)]
pub struct Progress {
    /// A secret for the browser's cookie, when the draft is a new one.
    pub fresh: Option<Token>,
    /// What comes next.
    pub next: Next,
    /// When it was saved.
    pub saved_at: Timestamp,
}

/// What comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// A page of the filing.
    Page(Step),
    /// It was sent before, as this case.
    Sent(CaseNumber),
}

/// What a page held.
pub type Posted = BTreeMap<String, String>;

impl Desk {
    /// The draft of this browser; `None` when it has none, or none any more.
    pub async fn open_draft(&self, token: Option<&Token>) -> Result<Option<OpenDraft>> {
        let mut tx = self.store.read().await?;
        match self.draft_of(&mut tx, token).await? {
            Some(draft) => self.with_records(&mut tx, draft).await.map(Some),
            None => Ok(None),
        }
    }

    /// Takes the answer of one page. A browser without a draft begins one with it, so that nothing typed is lost.
    pub async fn answer_page(
        &self,
        browser: Browser<'_>,
        step: Step,
        posted: &Posted,
        to_check: bool,
    ) -> Result<Progress> {
        self.write_draft(browser, |draft| {
            let before = device_as_typed(&draft.answers);
            draft.answers.answer(step, posted);
            // Another device or day of purchase has another answer, which is to be seen once more.
            if before != device_as_typed(&draft.answers) {
                draft.answers.ask_again(Step::Warranty);
            }
            (step, to_check)
        })
        .await
    }

    /// Keeps what a page holds while it is typed; does not count as an answer.
    pub async fn keep_typed(
        &self,
        browser: Browser<'_>,
        step: Step,
        posted: &Posted,
    ) -> Result<Progress> {
        self.write_draft(browser, |draft| {
            let before = draft.answers.clone();
            draft.answers.keep(step, posted);
            if before != draft.answers {
                draft.answers.ask_again(step);
            }
            (step, false)
        })
        .await
    }

    /// Every product, for who cannot read the serial.
    pub async fn products(&self) -> Result<Vec<Product>> {
        let mut tx = self.store.read().await?;
        Ok(tx.products().await?)
    }

    /// Begins a filing for the device with this serial. A draft that is not sent yet goes on with it; after one
    /// that was sent comes a new one, which knows who files.
    pub async fn begin_filing(&self, browser: Browser<'_>, serial: &str) -> Result<Progress> {
        let mut tx = self.store.write().await?;
        let policy = self.policy_in_force(&mut tx).await?;
        let before = self.draft_to_change(&mut tx, browser.token).await?;
        let fresh = match before {
            Some(draft) if draft.case.is_none() => None,
            Some(sent) => {
                let answers = self.who_files(&sent, browser.language);
                Some(self.new_draft(&mut tx, browser, answers, &policy).await?)
            }
            None => {
                let answers = RawIntake::new(browser.language);
                Some(self.new_draft(&mut tx, browser, answers, &policy).await?)
            }
        };
        tx.commit().await?;
        let token = fresh.as_ref().or(browser.token);
        if serial.trim().is_empty() {
            return Ok(Progress {
                fresh,
                next: Next::Page(Step::Serial),
                saved_at: self.now(),
            });
        }
        let posted = Posted::from([(fields::SERIAL.to_owned(), serial.to_owned())]);
        let browser = Browser { token, ..browser };
        let progress = self
            .answer_page(browser, Step::Serial, &posted, false)
            .await?;
        Ok(Progress { fresh, ..progress })
    }

    async fn write_draft(
        &self,
        browser: Browser<'_>,
        change: impl FnOnce(&mut Draft) -> (Step, bool),
    ) -> Result<Progress> {
        let mut tx = self.store.write().await?;
        let policy = self.policy_in_force(&mut tx).await?;
        let known = self.draft_to_change(&mut tx, browser.token).await?;
        let (mut draft, fresh) = if let Some(draft) = known {
            (draft, None)
        } else {
            let answers = RawIntake::new(browser.language);
            let token = self.new_draft(&mut tx, browser, answers, &policy).await?;
            let draft = self.draft_of(&mut tx, Some(&token)).await?;
            (draft.ok_or(Error::NotFound)?, Some(token))
        };
        let saved_at = self.now();
        if let Some(number) = number_of(&mut tx, &draft).await? {
            let next = Next::Sent(number);
            return Ok(Progress {
                fresh,
                next,
                saved_at,
            });
        }
        let (step, to_check) = change(&mut draft);
        draft.answers.speak(browser.language);
        tx.save_draft(
            draft.id,
            draft.version,
            &draft.answers,
            saved_at.micros(),
            draft_ends(saved_at, &policy).micros(),
        )
        .await?;
        let draft = self.with_policy(&mut tx, draft, policy).await?;
        tx.commit().await?;
        Ok(Progress {
            fresh,
            next: Next::Page(draft.after(step, to_check)),
            saved_at,
        })
    }

    async fn new_draft(
        &self,
        tx: &mut Tx,
        browser: Browser<'_>,
        answers: RawIntake,
        policy: &Policy,
    ) -> Result<Token> {
        let now = self.now();
        let hour = now.micros() / (HOUR * 1_000_000) * HOUR * 1_000_000;
        let place = counted(browser.address);
        let begun = tx.hit(&format!("filing:{place}"), hour).await?;
        if begun > BEGUN_PER_HOUR {
            return Err(Error::TooMany {
                retry_after_seconds: 3600,
            });
        }
        let token = Token::new(&self.entropy);
        let id = DraftId::new(self.fresh());
        let ends = draft_ends(now, policy).micros();
        tx.insert_draft(id, &token.hash(), &answers, now.micros(), ends)
            .await?;
        Ok(token)
    }

    /// A new filing of somebody who has just filed: nobody is asked twice who they are (WCAG 2.2, 3.3.7). Later it may
    /// be somebody else at the same browser.
    fn who_files(&self, before: &Draft, language: &str) -> RawIntake {
        let mut answers = RawIntake::new(language);
        if self.now() > Timestamp::from_micros(before.updated_at).plus_minutes(SAME_SITTING) {
            return answers;
        }
        for step in [Step::Contact, Step::Address] {
            for field in step.fields() {
                answers.prefill(field, before.answers.get(field));
            }
        }
        answers
    }

    async fn draft_of(&self, tx: &mut Tx, token: Option<&Token>) -> Result<Option<Draft>> {
        let Some(token) = token else { return Ok(None) };
        Ok(tx
            .draft_by_token(&token.hash(), self.now().micros())
            .await?)
    }

    /// The draft of this browser, which nobody else changes until this transaction ends. Without that, two that send
    /// it at the same moment would both find it unsent.
    async fn draft_to_change(&self, tx: &mut Tx, token: Option<&Token>) -> Result<Option<Draft>> {
        let Some(draft) = self.draft_of(tx, token).await? else {
            return Ok(None);
        };
        tx.hold_draft(draft.id).await?;
        // While this one waited, another may have sent it, changed it or taken it along.
        self.draft_of(tx, token).await
    }

    async fn with_records(&self, tx: &mut Tx, draft: Draft) -> Result<OpenDraft> {
        let policy = self.policy_in_force(tx).await?;
        self.with_policy(tx, draft, policy).await
    }

    async fn with_policy(
        &self,
        tx: &mut Tx,
        draft: Draft,
        policy: Arc<Policy>,
    ) -> Result<OpenDraft> {
        let sent_as = number_of(tx, &draft).await?;
        let mut known = self.look_up(tx, &draft.answers, policy).await?;
        if sent_as.is_some() {
            known.open_case = None;
        }
        let saved_at = Timestamp::from_micros(draft.updated_at);
        Ok(OpenDraft {
            id: draft.id,
            files: tx.attachments(AttachmentOwner::Draft(draft.id)).await?,
            kept_until: draft_ends(saved_at, &known.policy),
            answers: draft.answers,
            saved_at,
            known,
            sent_as,
        })
    }

    /// What our records tell of the device that these answers name.
    async fn look_up(
        &self,
        tx: &mut Tx,
        answers: &RawIntake,
        policy: Arc<Policy>,
    ) -> Result<Known> {
        let today = self.calendar.zone.date(self.now());
        let serial = answer::serial(answers).ok().flatten();
        let (unit, open_case) = match &serial {
            Some(serial) => (
                tx.unit_by_serial(serial).await?,
                tx.open_case_for_serial(serial).await?,
            ),
            None => (None, None),
        };
        let sku = unit
            .as_ref()
            .map_or_else(|| answers.get(fields::PRODUCT), |unit| unit.sku.as_str());
        let product = tx.product(sku).await?;
        let facts = Facts {
            today,
            serial_known: unit.is_some(),
            family: unit
                .as_ref()
                .map(|unit| unit.family)
                .or(product.as_ref().map(|product| product.family)),
        };
        Ok(Known {
            warranty: standing(answers, facts, unit.as_ref(), product.as_ref(), &policy),
            policy,
            facts,
            unit,
            product,
            open_case: open_case.map(Box::new),
        })
    }
}

/// Until when a draft is kept that was saved at this moment.
fn draft_ends(saved_at: Timestamp, policy: &Policy) -> Timestamp {
    saved_at.plus_days(i64::from(policy.draft_days))
}

/// How the device stands: from our records when we know it, otherwise, and until a proof is checked, from the
/// day of purchase that was typed and the product.
fn standing(
    answers: &RawIntake,
    facts: Facts,
    unit: Option<&Unit>,
    product: Option<&Product>,
    policy: &Policy,
) -> Warranty {
    let bought_on = answer::purchase(answers, facts.today)
        .ok()
        .and_then(|purchase| purchase.purchased_on);
    match (unit, product, bought_on) {
        (Some(unit), _, _) => Warranty::of(unit, bought_on, &policy.warranty, facts.today),
        (None, Some(product), Some(day)) => {
            let months = policy.warranty_months(product.family, product.warranty_months);
            Warranty::from_start(day, Basis::Stated, months, facts.today)
        }
        (None, _, _) => Warranty::Unproven,
    }
}

/// What decides the answer of the warranty.
fn device_as_typed(answers: &RawIntake) -> Vec<String> {
    [Step::Serial, Step::Product, Step::Purchase]
        .iter()
        .flat_map(|step| step.fields())
        .map(|field| answers.get(field).to_owned())
        .collect()
}

async fn number_of(tx: &mut Tx, draft: &Draft) -> Result<Option<CaseNumber>> {
    let Some(case) = draft.case else {
        return Ok(None);
    };
    Ok(tx.case(case).await?.map(|case| case.number))
}

/// Whether this may be the name of a page.
pub fn step_named(name: &str) -> Option<Step> {
    intake::Step::from_key(name)
}
