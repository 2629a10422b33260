//! Accounts on paper: who owes what and why, what is booked by hand and by how many people, and whether the ledger is
//! right.

use std::process::Command as Program;

use domain::access::Actor;
use domain::case::Case;
use domain::field::FieldError;
use domain::id::{AccountId, CustomerId};
use domain::ledger::check::Fault;
use domain::ledger::{Booking, EntryKind, Key, LedgerAccount, Party};
use domain::line::diagnosis::Verdict;
use domain::money::{Currency, Money};
use domain::policy::Policy;
use domain::reason::Reason;
use domain::refusal::Refusal;
use service::accounts::by_hand::{Entered, RawBooking};
use service::accounts::statement::{RawPeriod, StatementFile};
use service::accounts::{AccountsView, HandState};
use service::{Command, Desk, Error};
use uuid::Uuid;
use words::{Lang, Words};

use crate::advance::{decided, sent_of};
use crate::harness::{World, line};

const PRICE: i64 = 24_900;
const OWN: &str = "ND4K24071201";
const SPARE: &str = "ND4K26010001";
const NOW: RawPeriod<'static> = RawPeriod {
    from: "",
    until: "",
    currency: "",
};

const fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::Usd)
}

fn account(case: &Case) -> Party {
    Party::Customer(case.customer)
}

/// A form with a name of its own.
struct Form(String);

impl Form {
    fn new(world: &World) -> Self {
        Self(world.desk.name_for_booking().to_string())
    }

    fn of<'a>(&'a self, kind: &'a str, amount: &'a str, why: &'a str) -> RawBooking<'a> {
        RawBooking {
            name: &self.0,
            kind,
            amount,
            why,
            entry: "",
        }
    }

    fn back<'a>(&'a self, entry: &'a Key, why: &'a str) -> RawBooking<'a> {
        RawBooking {
            name: &self.0,
            entry: entry.as_str(),
            why,
            ..RawBooking::default()
        }
    }

    fn name(&self) -> Uuid {
        self.0.parse().unwrap()
    }
}

async fn book(
    world: &World,
    by: &Actor,
    party: Party,
    kind: &str,
    amount: &str,
) -> service::Result<Entered> {
    let form = Form::new(world);
    let raw = form.of(kind, amount, "transfer 17");
    world.desk.book_by_hand(by, party, raw).await
}

async fn owed(world: &World, party: Party) -> i64 {
    let mut tx = world.desk.store.read().await.unwrap();
    tx.balance_of(party, Currency::Usd).await.unwrap().minor
}

/// A customer to whom a replacement was sent in advance, which is charged.
async fn charged(world: &World) -> Case {
    sent_of(world, OWN, SPARE).await
}

async fn is_right(world: &World) {
    let check = world.desk.check_ledger(&Desk::ITSELF).await.unwrap();
    assert_eq!(check.findings, []);
}

#[tokio::test]
async fn s13_s14_a_statement_says_what_was_charged_and_credited_and_what_is_left() {
    let world = World::new().await;
    let case = charged(&world).await;
    let me = account(&case);
    world.pass_days(10);
    let case = decided(&world, &case, OWN, Verdict::DefectInWarranty).await;
    let view = world.desk.account(&world.sales, me, NOW).await.unwrap();
    let sheet = &view.sheet;
    assert_eq!(sheet.statement.opening, usd(0));
    assert_eq!(sheet.statement.closing, usd(0));
    let rows: Vec<_> = sheet
        .statement
        .rows
        .iter()
        .map(|row| {
            let entry = &sheet.entries[row.of];
            assert_eq!(sheet.number_of(entry), Some(case.number));
            (entry.booking.kind, row.added.minor, row.balance.minor)
        })
        .collect();
    assert_eq!(
        rows,
        [
            (EntryKind::AdvanceCharge, PRICE, PRICE),
            (EntryKind::AdvanceCreditCustomer, -PRICE, 0),
        ]
    );
    // From the day after the charge on it is what stood before.
    let from = world.today() - jiff::Span::new().days(9);
    let from = from.to_string();
    let later = RawPeriod { from: &from, ..NOW };
    let view = world.desk.account(&world.sales, me, later).await.unwrap();
    assert_eq!(view.sheet.statement.opening, usd(PRICE));
    assert_eq!(view.sheet.statement.rows.len(), 1);
    is_right(&world).await;
}

#[tokio::test]
async fn a_customer_sees_their_own_account_and_nobody_elses() {
    let world = World::new().await;
    let case = charged(&world).await;
    let mine = world.desk.own_account(&World::customer(&case), NOW).await;
    assert_eq!(mine.unwrap().standing.holder.party, account(&case));
    for stranger in [
        Actor::Visitor,
        Actor::Holder {
            cases: vec![case.id],
        },
        world.supervisor.clone(),
    ] {
        let seen = world.desk.own_account(&stranger, NOW).await;
        assert!(matches!(seen, Err(Error::SignInNeeded)), "{stranger:?}");
    }
    let customer = World::customer(&case);
    let at_desk = world.desk.account(&customer, account(&case), NOW).await;
    assert!(matches!(at_desk, Err(Error::NotFound)));
}

#[tokio::test]
async fn accounts_are_there_for_sales_supervisors_and_administrators_only() {
    let world = World::new().await;
    let case = charged(&world).await;
    let me = account(&case);
    for outsider in [&world.technician, &world.clerk] {
        let all = world.desk.accounts(outsider, "", "", "").await;
        assert!(matches!(all, Err(Error::NotFound)));
        let one = world.desk.account(outsider, me, NOW).await;
        assert!(matches!(one, Err(Error::NotFound)));
        let booked = book(&world, outsider, me, "payment", "1").await;
        assert!(matches!(booked, Err(Error::NotFound)));
    }
    for insider in [&world.sales, &world.supervisor, &world.admin] {
        world.desk.accounts(insider, "", "", "").await.unwrap();
        world.desk.account(insider, me, NOW).await.unwrap();
    }
    let nobody = Party::Customer(CustomerId::new(Uuid::from_u128(9)));
    let missing = world.desk.account(&world.sales, nobody, NOW).await;
    assert!(matches!(missing, Err(Error::NotFound)));
    let missing = book(&world, &world.sales, nobody, "payment", "1").await;
    assert!(matches!(missing, Err(Error::NotFound)));
    // The command line sees, and books nothing: people do.
    let by_itself = book(&world, &Desk::ITSELF, me, "payment", "1").await;
    assert!(matches!(by_itself, Err(Error::NotFound)));
}

#[tokio::test]
async fn the_list_says_who_owes_what_since_when_and_what_is_left() {
    let world = World::new().await;
    let case = charged(&world).await;
    let me = account(&case);
    let dealer = store::Account {
        id: Uuid::from_u128(77),
        name: "Delta Supply".into(),
        kind: "distributor".into(),
    };
    let mut tx = world.desk.store.write().await.unwrap();
    let dealer = Party::Account(tx.put_account(&dealer).await.unwrap());
    tx.commit().await.unwrap();
    world.pass_days(35);
    book(&world, &world.sales, dealer, "goodwill", "50")
        .await
        .unwrap();
    let list = async |view, text| {
        let found = world.desk.accounts(&world.sales, view, text, "").await;
        found.unwrap()
    };
    let all = list("", "").await;
    assert_eq!(all.view, AccountsView::All);
    let parties = |all: &service::accounts::Accounts| -> Vec<Party> {
        all.rows.iter().map(|row| row.holder.party).collect()
    };
    assert_eq!(parties(&all), [me, dealer]);
    let mine = &all.rows[0];
    assert_eq!(mine.holder.owed, usd(PRICE));
    assert_eq!(mine.open.overdue(30, all.today), usd(PRICE));
    assert_eq!(
        mine.open.aged(domain::account::Age::ToSixty, all.today),
        usd(PRICE)
    );
    assert_eq!(mine.credit.left(), Some(usd(100_000 - PRICE)));
    assert_eq!(parties(&list("owing", "").await), [me]);
    assert_eq!(parties(&list("credit", "").await), [dealer]);
    assert_eq!(parties(&list("", "delta").await), [dealer]);
    assert_eq!(parties(&list("", "JANE@").await), [me]);
    assert!(parties(&list("", "nobody").await).is_empty());
    let odd = world.desk.accounts(&world.sales, "large", "", "").await;
    assert!(matches!(odd, Err(Error::NotFound)));
    let odd = world.desk.accounts(&world.sales, "", "", "x~y").await;
    assert!(matches!(odd, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_payment_is_booked_once_however_often_its_form_is_sent() {
    let world = World::new().await;
    let case = charged(&world).await;
    let me = account(&case);
    let form = Form::new(&world);
    let raw = form.of("payment", "100.00", " transfer  17 ");
    for _ in 0..3 {
        let entered = world.desk.book_by_hand(&world.sales, me, raw).await;
        assert_eq!(entered.unwrap(), Entered::Booked);
    }
    assert_eq!(owed(&world, me).await, PRICE - 10_000);
    // The page was kept open and sent again with something else in it.
    let other = form.of("payment", "70", "transfer 17");
    let refused = world.desk.book_by_hand(&world.sales, me, other).await;
    assert!(
        matches!(refused, Err(Error::Refused(Refusal::BookedOtherwise))),
        "{refused:?}"
    );
    let mut tx = world.desk.store.read().await.unwrap();
    let entry = tx.entry(&Key::by_hand(form.name())).await.unwrap().unwrap();
    assert_eq!(
        entry.booking.reason,
        Reason::PaymentReceived {
            reference: "transfer 17".into()
        }
    );
    drop(tx);
    is_right(&world).await;
}

#[tokio::test]
async fn every_field_of_a_form_says_what_is_wrong_with_it() {
    let world = World::new().await;
    let case = charged(&world).await;
    let form = Form::new(&world);
    let wrong = async |kind: &str, amount: &str, why: &str| {
        let raw = form.of(kind, amount, why);
        let refused = world
            .desk
            .book_by_hand(&world.sales, account(&case), raw)
            .await;
        match refused {
            Err(Error::Invalid(errors)) => errors,
            other => panic!("{other:?}"),
        }
    };
    let all = wrong("", "much", " ").await;
    assert_eq!(all.get("kind"), Some(FieldError::ChooseOne));
    assert_eq!(all.get("amount"), Some(FieldError::NotAnAmount));
    assert_eq!(all.get("why"), Some(FieldError::Missing));
    let nothing = wrong("reversal", "0", "x").await;
    assert_eq!(nothing.get("kind"), Some(FieldError::ChooseOne));
    assert_eq!(nothing.get("amount"), Some(FieldError::Missing));
    let beyond = wrong("payment", "10000000.01", "x").await;
    assert!(matches!(
        beyond.get("amount"),
        Some(FieldError::OutOfRange { .. })
    ));
}

#[tokio::test]
async fn no_more_is_paid_out_than_the_account_is_owed() {
    let world = World::new().await;
    let case = charged(&world).await;
    let me = account(&case);
    book(&world, &world.sales, me, "payment", "300")
        .await
        .unwrap();
    let credit = usd(30_000 - PRICE);
    let refused = book(&world, &world.sales, me, "pay-out", "51.01").await;
    assert!(
        matches!(&refused, Err(Error::Refused(Refusal::PayOutOverCredit { credit: left })) if *left == credit),
        "{refused:?}"
    );
    book(&world, &world.sales, me, "pay-out", "51")
        .await
        .unwrap();
    assert_eq!(owed(&world, me).await, 0);
    let refused = book(&world, &world.sales, me, "write-off", "0.01").await;
    assert!(matches!(
        refused,
        Err(Error::Refused(Refusal::WriteOffOverDebt { .. }))
    ));
    is_right(&world).await;
}

#[tokio::test]
async fn above_an_amount_a_second_person_confirms() {
    let world = World::new().await;
    let case = charged(&world).await;
    let me = account(&case);
    let form = Form::new(&world);
    let raw = form.of("payment", "500.01", "transfer 17");
    for _ in 0..2 {
        let entered = world.desk.book_by_hand(&world.supervisor, me, raw).await;
        assert_eq!(entered.unwrap(), Entered::Waits);
    }
    assert_eq!(owed(&world, me).await, PRICE, "nothing is booked yet");
    let list = world.desk.accounts(&world.sales, "", "", "").await.unwrap();
    assert_eq!(list.waiting.len(), 1);
    assert_eq!(list.waiting[0].1, "Jane Doe");
    let own = world.desk.confirm_booking(&world.supervisor, &form.0).await;
    assert!(
        matches!(own, Err(Error::Refused(Refusal::BookingNeedsSecondPerson))),
        "{own:?}"
    );
    for outsider in [&world.sales, &world.technician, &Desk::ITSELF] {
        let confirmed = world.desk.confirm_booking(outsider, &form.0).await;
        assert!(matches!(confirmed, Err(Error::NotFound)), "{confirmed:?}");
    }
    let confirmed = world.desk.confirm_booking(&world.admin, &form.0).await;
    assert_eq!(confirmed.unwrap(), me);
    assert_eq!(owed(&world, me).await, PRICE - 50_001);
    let again = world.desk.confirm_booking(&world.admin, &form.0).await;
    assert!(matches!(again, Err(Error::Conflict)));
    // Sent once more, the form has been booked.
    let entered = world.desk.book_by_hand(&world.supervisor, me, raw).await;
    assert_eq!(entered.unwrap(), Entered::Booked);
    let view = world.desk.account(&world.sales, me, NOW).await.unwrap();
    assert!(matches!(view.by_hand[0].state, HandState::Confirmed(_)));
    let up_to = book(&world, &world.sales, me, "goodwill", "500").await;
    assert_eq!(up_to.unwrap(), Entered::Booked, "up to it one is enough");
    is_right(&world).await;
}

#[tokio::test]
async fn what_waited_is_refused_with_a_reason_or_taken_back() {
    let world = World::new().await;
    let case = charged(&world).await;
    let me = account(&case);
    let enter = async || {
        let form = Form::new(&world);
        let raw = form.of("goodwill", "900", "A hard year.");
        let entered = world.desk.book_by_hand(&world.sales, me, raw).await;
        assert_eq!(entered.unwrap(), Entered::Waits);
        form.0
    };
    let first = enter().await;
    let without = world
        .desk
        .refuse_booking(&world.supervisor, &first, " ")
        .await;
    match without {
        Err(Error::Invalid(errors)) => {
            assert_eq!(errors.get("answer"), Some(FieldError::Missing));
        }
        other => panic!("{other:?}"),
    }
    world
        .desk
        .refuse_booking(&world.supervisor, &first, "Too much.")
        .await
        .unwrap();
    world.pass_hours(1);
    let second = enter().await;
    world
        .desk
        .refuse_booking(&world.sales, &second, "")
        .await
        .unwrap();
    let late = world.desk.confirm_booking(&world.admin, &second).await;
    assert!(matches!(late, Err(Error::Conflict)));
    assert_eq!(owed(&world, me).await, PRICE);
    let view = world.desk.account(&world.sales, me, NOW).await.unwrap();
    let answers: Vec<_> = view
        .by_hand
        .iter()
        .map(|one| match &one.state {
            HandState::Refused { answer, .. } => answer.as_str(),
            HandState::Waiting | HandState::Confirmed(_) => "?",
        })
        .collect();
    assert_eq!(answers, ["", "Too much."]);
}

#[tokio::test]
async fn a_pay_out_that_waited_is_looked_at_again_before_it_is_booked() {
    let world = World::new().await;
    let case = charged(&world).await;
    let me = account(&case);
    // Two people enter the same credit, each for a second person.
    book(&world, &world.sales, me, "payment", "499")
        .await
        .unwrap();
    book(&world, &world.sales, me, "payment", "499")
        .await
        .unwrap();
    let (one, other) = (Form::new(&world), Form::new(&world));
    for form in [&one, &other] {
        let raw = form.of("pay-out", "600", "back to the bank");
        let entered = world.desk.book_by_hand(&world.sales, me, raw).await;
        assert_eq!(entered.unwrap(), Entered::Waits);
    }
    let first = world.desk.confirm_booking(&world.admin, &one.0).await;
    first.unwrap();
    let second = world.desk.confirm_booking(&world.admin, &other.0).await;
    assert!(
        matches!(
            second,
            Err(Error::Refused(Refusal::PayOutOverCredit { .. }))
        ),
        "{second:?}"
    );
    is_right(&world).await;
}

#[tokio::test]
async fn an_entry_is_taken_back_once_and_only_by_its_own_account() {
    let world = World::new().await;
    let case = charged(&world).await;
    let me = account(&case);
    let paid = Form::new(&world);
    let raw = paid.of("payment", "100", "cheque 4");
    world
        .desk
        .book_by_hand(&world.sales, me, raw)
        .await
        .unwrap();
    let key = Key::by_hand(paid.name());
    let back = Form::new(&world);
    for _ in 0..2 {
        let raw = back.back(&key, "The cheque bounced.");
        let entered = world.desk.book_by_hand(&world.sales, me, raw).await;
        assert_eq!(entered.unwrap(), Entered::Booked);
    }
    assert_eq!(owed(&world, me).await, PRICE);
    let refused = async |entry: &Key| {
        let form = Form::new(&world);
        let raw = form.back(entry, "Once more.");
        world.desk.book_by_hand(&world.sales, me, raw).await
    };
    let again = refused(&key).await;
    assert!(
        matches!(again, Err(Error::Refused(Refusal::ReversedAlready))),
        "{again:?}"
    );
    let of_reversal = refused(&Key::by_hand(back.name())).await;
    assert!(matches!(
        of_reversal,
        Err(Error::Refused(Refusal::NotReversible))
    ));
    let charge = Key::of_advance(line(&case).id, 1, EntryKind::AdvanceCharge);
    let of_advance = refused(&charge).await;
    assert!(matches!(
        of_advance,
        Err(Error::Refused(Refusal::NotReversible))
    ));
    let missing = refused(&Key::kept("nothing".into())).await;
    assert!(matches!(missing, Err(Error::NotFound)));
    is_right(&world).await;
}

#[tokio::test]
async fn s13_who_owes_up_to_the_limit_pays_before_the_next_replacement() {
    let world = World::new().await;
    let first = charged(&world).await;
    let limit = world.policy.credit_limit().minor;
    // Three more would owe too much: what the first owes counts.
    let policy = Policy {
        credit_limit_minor: PRICE * 2 - 1,
        ..Policy::default()
    };
    assert!(limit > policy.credit_limit_minor);
    let world = world.under(policy).await;
    let case = crate::advance::with_proof(&world, "ND4K24071299", 7).await;
    let owner = World::customer(&case);
    let yes = service::advance::RawAdvance {
        way: "account".into(),
        consent: "yes".into(),
        price: "24900".into(),
    };
    let case = world
        .desk
        .ask_advance(Command::portal(&owner, case.number), line(&case).id, yes)
        .await
        .unwrap();
    let approve = || {
        let command = world.at_desk(&world.technician, &case);
        world.desk.approve_advance(command, line(&case).id)
    };
    let refused = approve().await;
    let reason = Reason::AdvanceOverLimit {
        limit: usd(PRICE * 2 - 1),
        owed: usd(PRICE),
        amount: usd(PRICE),
    };
    assert!(
        matches!(&refused, Err(Error::Refused(Refusal::Denied { reason: why })) if *why == reason),
        "{refused:?}"
    );
    book(&world, &world.sales, account(&first), "payment", "0.01")
        .await
        .unwrap();
    approve().await.unwrap();
}

#[tokio::test]
async fn a_statement_in_a_file_runs_nothing_and_its_numbers_are_numbers() {
    let world = World::new().await;
    let case = charged(&world).await;
    let me = account(&case);
    let form = Form::new(&world);
    let raw = form.of("goodwill", "12.50", "=HYPERLINK(\"http://x\")");
    world
        .desk
        .book_by_hand(&world.sales, me, raw)
        .await
        .unwrap();
    let sheet = world.desk.own_account(&World::customer(&case), NOW).await;
    let csv = world
        .desk
        .statement_file(sheet.unwrap(), Words::new(Lang::En), StatementFile::Csv)
        .await
        .unwrap();
    let csv = String::from_utf8(csv).unwrap();
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 5, "{csv}");
    assert_eq!(
        lines[0],
        "Date,Return,What it is,Why,Amount,Balance,Currency"
    );
    assert!(lines[1].ends_with(",,,0.00,USD"), "{csv}");
    let number = case.number.rma();
    assert!(
        lines[2].starts_with(&format!("2026-03-03,{number},Replacement in advance,")),
        "{csv}"
    );
    assert!(lines[2].ends_with(",249.00,249.00,USD"), "{csv}");
    assert!(
        lines[3].contains("\"'=HYPERLINK(\"\"http://x\"\")\",-12.50,236.50,USD"),
        "{csv}"
    );
    assert!(lines[4].ends_with(",,,236.50,USD"), "{csv}");
}

#[tokio::test]
async fn a_statement_on_paper_is_tagged_and_takes_as_many_pages_as_it_needs() {
    let world = World::new().await;
    let case = charged(&world).await;
    let me = account(&case);
    for n in 0..60 {
        let form = Form::new(&world);
        let why = format!("transfer {n} of a long row that came in on the same day");
        let raw = form.of("payment", "1", &why);
        world
            .desk
            .book_by_hand(&world.sales, me, raw)
            .await
            .unwrap();
    }
    for (lang, heading) in [(Lang::En, "Statement"), (Lang::Es, "Extracto")] {
        let view = world.desk.account(&world.sales, me, NOW).await.unwrap();
        let pdf = world
            .desk
            .statement_file(view.sheet, Words::new(lang), StatementFile::Pdf)
            .await
            .unwrap();
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("statement.pdf"), &pdf).unwrap();
        let run = |program: &str, arguments: &[&str]| {
            let done = Program::new(program)
                .args(arguments)
                .current_dir(folder.path())
                .output()
                .unwrap();
            String::from_utf8_lossy(&done.stdout).into_owned()
        };
        let info = run("pdfinfo", &["statement.pdf"]);
        assert!(info.contains("Tagged:          yes"), "{info}");
        let pages = info
            .lines()
            .find_map(|line| line.strip_prefix("Pages:"))
            .and_then(|pages| pages.trim().parse::<u32>().ok());
        assert!(pages.is_some_and(|pages| pages > 1), "{info}");
        let structure = run("pdfinfo", &["-struct-text", "statement.pdf"]);
        for tag in ["H1", "Table", "TR", "TH", "TD"] {
            assert!(structure.contains(tag), "{tag} in {structure}");
        }
        assert!(structure.contains(heading), "{structure}");
        assert_eq!(structure.matches("TR").count(), 64, "one table");
        let text = run("pdftotext", &["-layout", "statement.pdf", "-"]);
        assert!(text.contains("Jane Doe"), "{text}");
        assert!(text.contains("transfer 59"), "{text}");
        assert!(
            !text.contains('?'),
            "a sign that the typeface lacks: {text}"
        );
    }
}

#[tokio::test]
async fn the_check_names_the_entries_that_break_a_rule() {
    let world = World::new().await;
    let case = charged(&world).await;
    let me = account(&case);
    is_right(&world).await;
    let how = store::Circumstances {
        at: world.now(),
        by: domain::event::By::Desk,
        source: domain::access::Source::Command,
        policy: 1,
        case: None,
        unit: None,
    };
    let paid = Booking {
        key: Key::by_hand("somebody's own"),
        kind: EntryKind::Payment,
        debit: LedgerAccount::Bank,
        credit: LedgerAccount::CustomerAccount,
        amount: usd(60_000),
        tax: usd(0),
        payer: me,
        payee: Party::Maker,
        line: None,
        reverses: None,
        reason: Reason::Stated { why: "?".into() },
    };
    let credited = Booking {
        key: Key::of_advance(line(&case).id, 1, EntryKind::AdvanceCreditCustomer),
        kind: EntryKind::AdvanceCreditCustomer,
        debit: LedgerAccount::AdvanceDeposits,
        amount: usd(PRICE + 1),
        payer: Party::Maker,
        payee: me,
        line: Some(line(&case).id),
        ..paid.clone()
    };
    let in_case = store::Circumstances {
        case: Some(case.id),
        ..how
    };
    let mut tx = world.desk.store.write().await.unwrap();
    tx.book(&how, &paid).await.unwrap();
    tx.book(&in_case, &credited).await.unwrap();
    tx.commit().await.unwrap();
    let check = world.desk.check_ledger(&Desk::ITSELF).await.unwrap();
    let found: Vec<_> = check
        .findings
        .iter()
        .map(|finding| (finding.key.clone(), finding.fault))
        .collect();
    assert_eq!(
        found,
        [
            (paid.key, Fault::OnePerson),
            (credited.key.clone(), Fault::Unexplained),
            (credited.key, Fault::CreditOverCharge),
        ]
    );
    assert_eq!(check.entries, 3);
    let outside = world.desk.check_ledger(&world.clerk).await;
    assert!(matches!(outside, Err(Error::NotFound)));
}

#[tokio::test]
async fn the_whole_ledger_is_a_table() {
    let world = World::new().await;
    let case = charged(&world).await;
    book(&world, &world.sales, account(&case), "payment", "20")
        .await
        .unwrap();
    let mut bytes = Vec::new();
    let written = world.desk.export_ledger(&Desk::ITSELF, &mut bytes).await;
    assert_eq!(written.unwrap(), 2);
    let text = String::from_utf8(bytes).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(
        lines[0].starts_with("seq,key,at,kind,debit,credit,amount"),
        "{text}"
    );
    let me = account(&case).account_name().unwrap();
    assert!(
        lines[1].contains(",advance-charge,customer-account,advance-deposits,249.00,0.00,USD,"),
        "{text}"
    );
    assert!(
        lines[2].contains(&format!(
            ",payment,bank,customer-account,20.00,0.00,USD,{me},maker,{me},"
        )),
        "{text}"
    );
    let dealer = Party::Account(AccountId::new(Uuid::from_u128(4)));
    assert_eq!(owed(&world, dealer).await, 0);
}
