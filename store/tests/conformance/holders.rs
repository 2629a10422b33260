//! Whose accounts there are: found by name, by what they owe, page by page, with the returns of their entries.

use domain::id::CustomerId;
use domain::ledger::Party;
use domain::money::{Currency, Money};
use store::{Account, Circumstances, Holder, HolderPlace, HolderSlice, StoreResult};

use super::ledger::{charged, how, paid};
use crate::cast::{Desk, customer, fresh, fresh_number, fresh_serial};
use crate::place::{Place, both};

both!(
    those_with_the_largest_sums_come_first,
    accounts_are_found_by_any_part_of_a_name_or_address,
    an_account_is_found_by_its_holder,
    the_returns_of_its_entries_are_known_by_their_numbers,
);

async fn named(place: &Place, name: &str) -> StoreResult<Party> {
    let address = format!("{name}{}@example.com", fresh_number());
    let id = place.write(async |tx| customer(tx, &address).await).await?;
    Ok(Party::Customer(id))
}

async fn owes(place: &Place, party: Party, minor: i64) -> StoreResult<()> {
    let booking = if minor > 0 {
        charged(party, minor)
    } else {
        paid(party, -minor)
    };
    place
        .write(async |tx| tx.book(&how(1), &booking).await)
        .await
}

async fn list(place: &Place, slice: HolderSlice<'_>) -> StoreResult<Vec<Holder>> {
    place
        .read(async |tx| {
            tx.holders(slice, Currency::Usd, HolderPlace::FIRST, 50)
                .await
        })
        .await
}

fn parties(holders: &[Holder]) -> Vec<Party> {
    holders.iter().map(|one| one.party).collect()
}

async fn those_with_the_largest_sums_come_first(place: Place) -> StoreResult<()> {
    let account = Account {
        id: fresh(),
        name: "Delta Supply".into(),
        kind: "distributor".into(),
    };
    let dealer = place
        .write(async |tx| tx.put_account(&account).await)
        .await?;
    let dealer = Party::Account(dealer);
    let (little, much, credit) = (
        named(&place, "little").await?,
        named(&place, "much").await?,
        named(&place, "credit").await?,
    );
    named(&place, "nothing-was-booked").await?;
    owes(&place, little, 100).await?;
    owes(&place, much, 900).await?;
    owes(&place, credit, -500).await?;
    let all = list(&place, HolderSlice::All).await?;
    assert_eq!(parties(&all), [much, credit, little, dealer]);
    let owed: Vec<i64> = all.iter().map(|one| one.owed.minor).collect();
    assert_eq!(owed, [900, -500, 100, 0]);
    assert_eq!(all[3].name, "Delta Supply");
    assert_eq!(all[3].about, "distributor");
    let owing = list(&place, HolderSlice::Owing).await?;
    assert_eq!(parties(&owing), [much, little]);
    let credits = list(&place, HolderSlice::Credit).await?;
    assert_eq!(parties(&credits), [credit]);
    // Page by page, and those of one sum by their identity.
    let mut place_on = HolderPlace::FIRST;
    let mut seen = Vec::new();
    loop {
        let page = place
            .read(async |tx| {
                tx.holders(HolderSlice::All, Currency::Usd, place_on, 1)
                    .await
            })
            .await?;
        let Some(one) = page.first() else { break };
        place_on = HolderPlace {
            sum: one.owed.minor.abs(),
            id: match one.party {
                Party::Customer(id) => id.uuid(),
                Party::Account(id) => id.uuid(),
                Party::Maker | Party::Carrier => unreachable!(),
            },
        };
        seen.push(one.party);
    }
    assert_eq!(seen, parties(&all));
    Ok(())
}

async fn accounts_are_found_by_any_part_of_a_name_or_address(place: Place) -> StoreResult<()> {
    let one = named(&place, "under_score").await?;
    named(&place, "underxscore").await?;
    let found = list(&place, HolderSlice::Named("DER_SC")).await?;
    assert_eq!(parties(&found), [one], "the line is a letter like others");
    let by_name = list(&place, HolderSlice::Named("jane")).await?;
    assert_eq!(by_name.len(), 2, "whether anything was booked or not");
    assert_eq!(list(&place, HolderSlice::Named("%")).await?, []);
    assert_eq!(list(&place, HolderSlice::Named("!")).await?, []);
    Ok(())
}

async fn an_account_is_found_by_its_holder(place: Place) -> StoreResult<()> {
    let me = named(&place, "me").await?;
    owes(&place, me, 70).await?;
    let find = async |party, currency| {
        place
            .read(async |tx| tx.holder(party, currency).await)
            .await
    };
    let found = find(me, Currency::Usd).await?.expect("an account");
    assert_eq!(found.party, me);
    assert_eq!(found.name, "Jane Doe");
    assert!(found.about.starts_with("me"), "{}", found.about);
    assert_eq!(found.owed, Money::new(70, Currency::Usd));
    let euros = find(me, Currency::Eur).await?.expect("an account");
    assert_eq!(euros.owed, Money::zero(Currency::Eur));
    let nobody = Party::Customer(CustomerId::new(fresh()));
    assert_eq!(find(nobody, Currency::Usd).await?, None);
    assert_eq!(find(Party::Maker, Currency::Usd).await?, None);
    Ok(())
}

async fn the_returns_of_its_entries_are_known_by_their_numbers(place: Place) -> StoreResult<()> {
    let desk = Desk::open(&place).await?;
    let case = desk.file(&place, fresh_serial()).await?;
    let me = Party::Customer(desk.customer);
    let in_case = Circumstances {
        case: Some(case.id),
        ..how(1)
    };
    place
        .write(async |tx| {
            tx.book(&in_case, &charged(me, 100)).await?;
            tx.book(&in_case, &charged(me, 200)).await?;
            tx.book(&how(2), &paid(me, 50)).await
        })
        .await?;
    place
        .read(async |tx| {
            assert_eq!(tx.numbers_on(me).await?, [(case.id, case.number)]);
            assert_eq!(tx.numbers_on(Party::Maker).await?, []);
            Ok(())
        })
        .await
}
