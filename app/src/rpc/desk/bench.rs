//! The bench: what lies on it in the order of our promises, and the work on one device (S4, S5, S8 to S10, S16).

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

use super::{Fact, Sign};
use crate::error::AppError;
use crate::forms::{Choices, Field, Problems};

#[cfg(feature = "ssr")]
mod work;

/// The name of every refused form of the bench; the address tells of which device.
#[cfg(feature = "ssr")]
const FORM: &str = "bench";
/// The name under which photographs that were refused are kept.
#[cfg(feature = "ssr")]
const FILES: &str = "files";

/// What the list shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BenchPage {
    pub title: String,
    pub cards: Vec<BenchCard>,
}

/// A device in the list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BenchCard {
    pub href: String,
    pub number: String,
    pub sign: Sign,
    pub device: String,
    pub customer: String,
    pub symptom: String,
    /// Where it is.
    pub state: String,
    /// What we have promised.
    pub promise: String,
    /// Whether it is the one that is being worked on.
    pub current: bool,
}

/// What the page of one device shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BenchCasePage {
    pub title: String,
    pub number: String,
    /// The address of the case.
    pub case: String,
    pub sign: Sign,
    pub state: String,
    pub promise: String,
    pub device: String,
    /// What is on its label; says so when it could not be read.
    pub serial: String,
    pub symptom: String,
    pub description: String,
    pub facts: Vec<Fact>,
    pub queue: Vec<BenchCard>,
    /// What every form sends along.
    pub stand: BenchStand,
    pub problems: Option<Problems>,
    /// Why the form came back although nothing was wrong with it; empty when it did not.
    pub changed: String,
    pub acts: Vec<BenchAct>,
    pub checks: Vec<BenchCheck>,
    pub findings: Option<FindingsForm>,
    pub found: Vec<Fact>,
    pub verdicts: Vec<VerdictButton>,
    pub parts: Vec<PartRow>,
    pub use_part: Option<PartForm>,
    pub work: Option<WorkForm>,
    pub stock: Option<StockForm>,
    /// The serial of another device and the number of its product.
    pub replace: Option<(Field, Field)>,
    /// Where the work goes on, on another page: address and words.
    pub links: Vec<(String, String)>,
    pub photos: Vec<Photo>,
    /// Where photographs are posted.
    pub upload: String,
    pub history: Vec<(String, String)>,
}

/// What a form had before it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BenchStand {
    pub number: String,
    pub line: String,
    pub version: i64,
}

/// An act without more.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BenchAct {
    pub act: String,
    pub word: String,
    pub consequence: String,
    /// Whether it is what the work leads to.
    pub accent: bool,
}

/// A test of the family's list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BenchCheck {
    pub key: String,
    pub ask: String,
    pub expect: String,
    /// How it came out last; no key when it was not run.
    pub last: Sign,
    pub note: String,
    /// Whether it can be recorded now.
    pub open: bool,
}

/// The form for cause and findings.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FindingsForm {
    pub fault: Choices,
    pub findings: Field,
}

/// A verdict with what it causes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VerdictButton {
    pub verdict: String,
    pub signal: String,
    pub word: String,
    /// What it causes, and for whom.
    pub consequence: String,
    /// What stands against it; empty when nothing does.
    pub against: String,
}

/// A part that fits.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PartRow {
    pub sku: String,
    pub name: String,
    pub on_hand: String,
    /// How many of it are built in.
    pub used: String,
}

/// The form for a part.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PartForm {
    pub part: Choices,
    pub quantity: Field,
}

/// The form for time that was worked on the device.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WorkForm {
    /// How long until now.
    pub so_far: String,
    pub minutes: Field,
    pub note: Field,
}

/// The form for something that is out of stock (S5).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StockForm {
    pub remedy: Choices,
    pub item: Field,
    pub expected_on: Field,
}

/// A photograph.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Photo {
    pub href: String,
    /// The address of its small picture; empty when it has none.
    pub small: String,
    pub name: String,
}

#[server(input = GetUrl)]
pub async fn load_bench() -> Result<BenchPage, AppError> {
    let (desk, visit) = (crate::rpc::desk()?, crate::rpc::staff().await?);
    let list = desk.bench_list(&visit.actor).await;
    let list = list.map_err(crate::rpc::wrong)?;
    Ok(BenchPage {
        title: "Bench".into(),
        cards: list
            .iter()
            .map(|one| work::card(&desk, one, None))
            .collect(),
    })
}

#[server(input = GetUrl)]
pub async fn load_bench_case(
    number: String,
    again: Option<String>,
) -> Result<BenchCasePage, AppError> {
    let (desk, visit) = (crate::rpc::desk()?, crate::rpc::staff().await?);
    let number = super::speak::number(&number)?;
    let bench = desk.bench(&visit.actor, number).await;
    let bench = bench.map_err(crate::rpc::wrong)?;
    let list = desk.bench_list(&visit.actor).await;
    let list = list.map_err(crate::rpc::wrong)?;
    let refused = match crate::rpc::refused(FORM, again.as_deref()).await? {
        None => crate::rpc::refused(FILES, again.as_deref()).await?,
        refused => refused,
    };
    work::page(&desk, &bench, &list, refused.as_ref())
        .ok_or_else(|| crate::rpc::fail(AppError::NotFound))
}

/// An act that needs no more than its name.
#[server]
pub async fn act_on_bench(
    number: String,
    line: String,
    version: i64,
    #[server(default)] act: String,
) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    let (desk, command, line) = (&at.desk, at.command(), at.line);
    let done = match act.as_str() {
        "begin" => desk.begin_diagnosis(command, line).await,
        "cannot-reproduce" => desk.cannot_reproduce(command, line).await,
        "resume" => desk.resume_diagnosis(command, line).await,
        "start-repair" => desk.start_repair(command, line).await,
        "stock-arrived" => desk.stock_arrived(command, line).await,
        "finish-repair" => desk.finish_repair(command, line).await,
        "pass-tests" => desk.pass_tests(command, line).await,
        "fail-test" => desk.fail_test(command, line).await,
        _ => return Err(crate::rpc::fail(AppError::Malformed)),
    };
    at.settle(done, &at.page(), FORM, &[]).await
}

/// Records a test.
#[server]
pub async fn record_bench_test(
    number: String,
    line: String,
    version: i64,
    key: String,
    #[server(default)] outcome: String,
    #[server(default)] note: String,
) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    let raw = service::bench::RawTest { key, outcome, note };
    let done = at.desk.record_test(at.seen(), at.line, raw).await;
    at.settle(done, &at.page(), FORM, &[]).await
}

/// Records cause and findings.
#[server]
pub async fn record_findings(
    number: String,
    line: String,
    version: i64,
    #[server(default)] fault: String,
    #[server(default)] findings: String,
) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    let raw = service::bench::RawFindings {
        fault: fault.clone(),
        findings: findings.clone(),
    };
    let done = at.desk.record_findings(at.command(), at.line, raw).await;
    let typed = [("fault", fault.as_str()), ("findings", findings.as_str())];
    at.settle(done, &at.page(), FORM, &typed).await
}

/// The verdict; one that costs the customer leads on to the estimate.
#[server]
pub async fn reach_verdict(
    number: String,
    line: String,
    version: i64,
    #[server(default)] verdict: String,
) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    let done = at.desk.reach_verdict(at.command(), at.line, &verdict).await;
    let next = work::after_verdict(&at, &done);
    at.settle(done, &next, FORM, &[]).await
}

/// Builds in a part.
#[server]
pub async fn use_part(
    number: String,
    line: String,
    version: i64,
    #[server(default)] part: String,
    #[server(default)] quantity: String,
) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    let done = at.desk.use_part(at.command(), at.line, &part, &quantity);
    let done = done.await;
    let typed = [("part", part.as_str()), ("quantity", quantity.as_str())];
    at.settle(done, &at.page(), FORM, &typed).await
}

/// Writes down time that was worked on the device.
#[server]
pub async fn log_work(
    number: String,
    line: String,
    version: i64,
    #[server(default)] minutes: String,
    #[server(default)] work: String,
) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    let done = at.desk.log_work(at.command(), at.line, &minutes, &work);
    let done = done.await;
    let typed = [("minutes", minutes.as_str()), ("work", work.as_str())];
    at.settle(done, &at.page(), FORM, &typed).await
}

/// Something is out of stock (S5).
#[server]
pub async fn await_stock(
    number: String,
    line: String,
    version: i64,
    #[server(default)] remedy: String,
    #[server(default)] item: String,
    #[server(default)] expected_on: String,
) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    let raw = service::bench::RawShortage {
        remedy: remedy.clone(),
        item: item.clone(),
        expected_on: expected_on.clone(),
    };
    let done = at.desk.await_stock(at.command(), at.line, raw).await;
    let typed = [
        ("remedy", remedy.as_str()),
        ("item", item.as_str()),
        ("expected_on", expected_on.as_str()),
    ];
    at.settle(done, &at.page(), FORM, &typed).await
}

/// Another device takes its place.
#[server]
pub async fn replace(
    number: String,
    line: String,
    version: i64,
    #[server(default)] serial: String,
    #[server(default)] product: String,
) -> Result<(), AppError> {
    let at = super::floor::AtHand::at((&number, &line, version), FORM).await?;
    let raw = service::bench::RawReplacement {
        serial: serial.clone(),
        product: product.clone(),
    };
    let done = at.desk.assign_replacement(at.command(), at.line, raw).await;
    let typed = [("serial", serial.as_str()), ("product", product.as_str())];
    at.settle(done, &at.page(), FORM, &typed).await
}
