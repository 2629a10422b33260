//! The ledger: only ever added, each effect once, balances from the entries themselves.

use domain::access::Source;
use domain::case::Case;
use domain::event::By;
use domain::id::{AccountId, CustomerId, LineId};
use domain::ledger::{Booking, EntryKind, Key, LedgerAccount, Party};
use domain::money::{Currency, Money};
use domain::product::Family;
use domain::reason::Reason;
use domain::time::Timestamp;
use store::{Circumstances, FamilyCost, StoreResult};

use crate::cast::{Desk, NOW, fresh, fresh_serial, unit};
use crate::place::{Place, both};

both!(
    entries_come_back_as_they_were_booked,
    an_effect_is_booked_once,
    an_entry_is_taken_back_once,
    entries_are_only_ever_added,
    a_balance_is_the_sum_of_the_entries_of_its_holder_and_currency,
    what_warranties_cost_is_summed_by_family_and_currency,
);

/// The circumstances of an entry of the `n`th microsecond.
pub fn how(n: i64) -> Circumstances {
    Circumstances {
        at: Timestamp::from_micros(NOW + n),
        by: By::Desk,
        source: Source::Clock,
        policy: 1,
        case: None,
        unit: None,
    }
}

fn why() -> Reason {
    Reason::Stated {
        why: "«Cash» on the counter".into(),
    }
}

/// A payment of a customer on account.
fn payment(key: &str, from: Party, minor: i64, currency: Currency) -> Booking {
    Booking {
        key: Key::by_hand(key),
        kind: EntryKind::Payment,
        debit: LedgerAccount::Bank,
        credit: from.account().expect("an account"),
        amount: Money::new(minor, currency),
        tax: Money::zero(currency),
        payer: from,
        payee: Party::Maker,
        line: None,
        reverses: None,
        reason: why(),
    }
}

/// What is booked by hand in other stories as well: a payment on this account.
pub fn paid(from: Party, minor: i64) -> Booking {
    payment(&fresh().to_string(), from, minor, Currency::Usd)
}

/// A charge on this account.
pub fn charged(party: Party, minor: i64) -> Booking {
    Booking {
        kind: EntryKind::RepairCharge,
        debit: party.account().expect("an account"),
        credit: LedgerAccount::RepairRevenue,
        ..paid(party, minor)
    }
}

fn somebody() -> Party {
    Party::Customer(CustomerId::new(fresh()))
}

async fn entries_come_back_as_they_were_booked(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let case = desk.file(&place, fresh_serial()).await?;
    let me = Party::Customer(desk.customer);
    let mut charge = payment("a", me, 18_900, Currency::Usd);
    charge.kind = EntryKind::AdvanceCharge;
    charge.debit = LedgerAccount::CustomerAccount;
    charge.credit = LedgerAccount::AdvanceDeposits;
    charge.line = Some(LineId::new(fresh()));
    charge.tax = Money::new(1_512, Currency::Usd);
    let forfeit = Booking {
        key: Key::by_hand("b"),
        kind: EntryKind::AdvanceForfeit,
        debit: LedgerAccount::AdvanceDeposits,
        credit: LedgerAccount::SalesRevenue,
        ..charge.clone()
    };
    let in_case = Circumstances {
        by: By::Staff(desk.staff),
        source: Source::Console,
        case: Some(case.id),
        ..how(7)
    };
    place
        .write(async |tx| {
            tx.book(&in_case, &charge).await?;
            tx.book(&in_case, &forfeit).await
        })
        .await?;
    place
        .read(async |tx| {
            let all = tx.entries_of_case(case.id).await?;
            assert_eq!(all.len(), 2);
            assert_eq!(all[0].booking, charge);
            assert_eq!(all[1].booking, forfeit);
            assert!(all[0].seq < all[1].seq);
            assert_eq!(all[0].at, in_case.at);
            assert_eq!(all[0].by, in_case.by);
            assert_eq!(all[0].source, in_case.source);
            assert_eq!(all[0].policy, 1);
            assert_eq!(all[0].case, Some(case.id));
            assert_eq!((all[0].holder, all[1].holder), (Some(me), None));
            assert_eq!(tx.entry(&charge.key).await?.as_ref(), Some(&all[0]));
            assert_eq!(tx.entry(&Key::by_hand("none")).await?, None);
            assert_eq!(
                tx.entries_of(me).await?,
                all[..1],
                "the other is on no account"
            );
            assert_eq!(tx.entries_of(Party::Maker).await?, []);
            assert_eq!(tx.entries_after(0, 1).await?, all[..1]);
            assert_eq!(tx.entries_after(all[0].seq, 9).await?, all[1..]);
            Ok(())
        })
        .await
}

async fn an_effect_is_booked_once(place: Place) -> StoreResult<()> {
    let booking = payment("once", somebody(), 100, Currency::Usd);
    place
        .write(async |tx| tx.book(&how(1), &booking).await)
        .await?;
    let again = place
        .write(async |tx| tx.book(&how(2), &booking).await)
        .await
        .expect_err("a refusal");
    assert!(
        again.is_taken("ledger_entry_key", "ledger_entry.key"),
        "{again}"
    );
    Ok(())
}

async fn an_entry_is_taken_back_once(place: Place) -> StoreResult<()> {
    let me = somebody();
    let booking = payment("wrong", me, 100, Currency::Usd);
    let back = booking.reversed(why());
    let other_name = Booking {
        key: Key::by_hand("another reversal"),
        ..back.clone()
    };
    place
        .write(async |tx| {
            tx.book(&how(1), &booking).await?;
            tx.book(&how(2), &back).await
        })
        .await?;
    place
        .write(async |tx| tx.book(&how(3), &other_name).await)
        .await
        .expect_err("a refusal");
    let left = place
        .read(async |tx| tx.balance_of(me, Currency::Usd).await)
        .await?;
    assert!(left.is_zero());
    Ok(())
}

async fn entries_are_only_ever_added(place: Place) -> StoreResult<()> {
    let booking = payment("kept", somebody(), 100, Currency::Usd);
    place
        .write(async |tx| tx.book(&how(1), &booking).await)
        .await?;
    for change in [
        "update ledger_entry set amount_minor = 1",
        "delete from ledger_entry",
    ] {
        let refused = place.raw(change).await.expect_err("a refusal");
        assert!(
            refused.to_string().contains("entries are only ever added"),
            "{refused}"
        );
    }
    Ok(())
}

async fn a_balance_is_the_sum_of_the_entries_of_its_holder_and_currency(
    place: Place,
) -> StoreResult<()> {
    let (me, dealer) = (somebody(), Party::Account(AccountId::new(fresh())));
    let mut charge = payment("1", me, 500, Currency::Usd);
    charge.kind = EntryKind::RepairCharge;
    charge.debit = LedgerAccount::CustomerAccount;
    charge.credit = LedgerAccount::RepairRevenue;
    place
        .write(async |tx| {
            tx.book(&how(1), &charge).await?;
            tx.book(&how(2), &payment("2", me, 200, Currency::Usd))
                .await?;
            tx.book(&how(3), &payment("3", me, 70, Currency::Eur))
                .await?;
            tx.book(&how(4), &payment("4", dealer, 900, Currency::Usd))
                .await
        })
        .await?;
    place
        .read(async |tx| {
            let of = [
                (me, Currency::Usd, 300),
                (me, Currency::Eur, -70),
                (dealer, Currency::Usd, -900),
                (somebody(), Currency::Usd, 0),
                (Party::Carrier, Currency::Usd, 0),
            ];
            for (party, currency, minor) in of {
                assert_eq!(
                    tx.balance_of(party, currency).await?,
                    Money::new(minor, currency),
                    "{party:?}"
                );
            }
            Ok(())
        })
        .await?;
    // The unit is only named in the circumstances: a device of ours that the memory does not know is refused.
    let unknown = Circumstances {
        unit: Some(unit()),
        ..how(5)
    };
    place
        .write(async |tx| tx.book(&unknown, &payment("5", me, 1, Currency::Usd)).await)
        .await
        .expect_err("a refusal");
    Ok(())
}

async fn what_warranties_cost_is_summed_by_family_and_currency(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let (one, other) = (desk.authorise(&place).await?, desk.authorise(&place).await?);
    let cost = |key: &str, case: &Case, minor, currency| Booking {
        kind: EntryKind::WarrantyCost,
        debit: LedgerAccount::WarrantyExpense,
        credit: LedgerAccount::Inventory,
        payer: Party::Maker,
        line: case.lines().first().map(|line| line.id),
        ..payment(key, somebody(), minor, currency)
    };
    let booked = [
        (0, cost("before", &one, 9_999, Currency::Usd)),
        (5, cost("first part", &one, 1_250, Currency::Usd)),
        (6, cost("second part", &one, 300, Currency::Usd)),
        (7, cost("another device", &other, 4_000, Currency::Usd)),
        (8, cost("in euros", &other, 70, Currency::Eur)),
        (9, payment("no cost", somebody(), 500, Currency::Usd)),
    ];
    place
        .write(async |tx| {
            for (n, booking) in &booked {
                tx.book(&how(*n), booking).await?;
            }
            Ok(())
        })
        .await?;
    let since = |n| Timestamp::from_micros(NOW + n);
    let of = |minor, currency, devices| FamilyCost {
        family: Family::Dome,
        cost: Money::new(minor, currency),
        devices,
    };
    place
        .read(async |tx| {
            assert_eq!(
                tx.warranty_costs(since(5)).await?,
                [of(5_550, Currency::Usd, 2), of(70, Currency::Eur, 1)]
            );
            assert_eq!(tx.warranty_costs(since(9)).await?, []);
            Ok(())
        })
        .await
}
