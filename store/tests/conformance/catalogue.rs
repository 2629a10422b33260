//! What we make and what we sold.

use domain::id::AccountId;
use domain::money::{Currency, Money};
use domain::policy::condition::VoidCode;
use domain::product::Family;
use domain::serial::Serial;
use domain::unit::{Unit, UnitVoid};
use jiff::civil::date;
use store::{Account, NewUnit, Part, Product, StoreResult};

use crate::cast::{fresh, product, serial, unit};
use crate::place::{Place, both};

both!(
    a_product_is_kept_new_and_changed,
    a_unit_is_found_by_a_serial_that_reads_alike,
    a_replacement_inherits_and_both_name_each_other,
    a_unit_remembers_that_it_was_found_void_until_it_is_so_no_longer,
    a_unit_is_taken_in_once,
    a_unit_is_kept_new_and_changed,
    an_account_is_known_by_its_name,
    parts_are_those_of_the_family,
    stock_is_never_taken_below_zero,
);

async fn a_product_is_kept_new_and_changed(place: Place) -> StoreResult<()> {
    let recorder = product("NVR-16", Family::Recorder);
    let dome = product("DM-4K", Family::Dome);
    let bare = Product {
        accessories: vec![],
        warranty_months: 0,
        ..product("DM-2K", Family::Dome)
    };
    place
        .write(async |tx| {
            for product in [&recorder, &dome, &bare] {
                tx.put_product(product).await?;
            }
            Ok(())
        })
        .await?;
    place
        .read(async |tx| {
            assert_eq!(
                tx.products().await?,
                [bare.clone(), dome.clone(), recorder],
                "by family and name"
            );
            assert_eq!(tx.product("DM-4K").await?, Some(dome));
            assert_eq!(tx.product("DM-8K").await?, None);
            Ok(())
        })
        .await?;
    let changed = Product {
        family: Family::Bullet,
        name: "Otro «nombre»".into(),
        picture: "bullet".into(),
        price: Money::new(0, Currency::Eur),
        warranty_months: 36,
        accessories: vec!["Bracket".into()],
        cost: Some(Money::new(4_000, Currency::Eur)),
        ..bare
    };
    place
        .write(async |tx| tx.put_product(&changed).await)
        .await?;
    assert_eq!(
        place.read(async |tx| tx.product("DM-2K").await).await?,
        Some(changed)
    );
    Ok(())
}

fn sold(serial: Serial) -> NewUnit {
    NewUnit {
        id: unit(),
        serial,
        sku: "DM-4K".into(),
        sold_via: None,
        sold_to: None,
        invoiced_on: None,
        shipped_on: None,
        made_on: None,
    }
}

async fn found(place: &Place, text: &str) -> StoreResult<Option<Unit>> {
    place
        .read(async |tx| tx.unit_by_serial(&serial(text)).await)
        .await
}

async fn a_unit_is_found_by_a_serial_that_reads_alike(place: Place) -> StoreResult<()> {
    let dome = product("DM-4K", Family::Dome);
    let account = Account {
        id: fresh(),
        name: "Northern Supplies".into(),
        kind: "distributor".into(),
    };
    let whole = NewUnit {
        sold_via: Some(AccountId::new(account.id)),
        sold_to: Some("Jane Doe".into()),
        invoiced_on: Some(date(2025, 6, 1)),
        shipped_on: Some(date(2025, 6, 3)),
        made_on: Some(date(2025, 2, 28)),
        ..sold(serial("DM4K21A00O17"))
    };
    let (bare, twin) = (sold(serial("DM4K21A99999")), sold(serial("DM4K2IA00017")));
    place
        .write(async |tx| {
            tx.put_product(&dome).await?;
            tx.put_account(&account).await?;
            assert!(tx.insert_unit(&bare).await?);
            assert!(tx.insert_unit(&whole).await?);
            Ok(())
        })
        .await?;
    let expected = Unit {
        id: whole.id,
        serial: whole.serial.clone(),
        sku: dome.sku.clone(),
        product: dome.name.clone(),
        family: Family::Dome,
        warranty_months: 24,
        sold_via: whole.sold_via,
        invoiced_on: whole.invoiced_on,
        shipped_on: whole.shipped_on,
        made_on: whole.made_on,
        replaces: None,
        replaced_by: None,
        inherits: None,
        void: None,
    };
    assert_eq!(
        found(&place, "DM4K21A00017").await?,
        Some(expected),
        "O reads like 0"
    );
    let known = found(&place, "DM4K21A99999").await?.expect("a unit");
    assert_eq!(
        (
            known.sold_via,
            known.invoiced_on,
            known.shipped_on,
            known.made_on
        ),
        (None, None, None, None)
    );
    assert_eq!(found(&place, "DM4K21A11111").await?, None);

    place.write(async |tx| tx.insert_unit(&twin).await).await?;
    assert_eq!(
        found(&place, "DM4K21A00O17").await?.map(|unit| unit.id),
        Some(whole.id),
        "the exact one goes before"
    );
    assert_eq!(
        found(&place, "DM4K2IA00017").await?.map(|unit| unit.id),
        Some(twin.id)
    );
    Ok(())
}

async fn a_replacement_inherits_and_both_name_each_other(place: Place) -> StoreResult<()> {
    let (old, spare, stocked) = (
        serial("DM4K21A00017"),
        serial("DM4K21A00099"),
        serial("DM4K21A00098"),
    );
    let term = crate::cast::warranty(date(2025, 6, 1));
    let sold = sold(old);
    let on_shelf = NewUnit {
        id: unit(),
        serial: stocked.clone(),
        ..sold.clone()
    };
    let known = place
        .write(async |tx| {
            tx.put_product(&product("DM-4K", Family::Dome)).await?;
            tx.insert_unit(&sold).await?;
            tx.insert_unit(&on_shelf).await?;
            tx.put_replacement(unit(), &spare, "DM-4K", Some(sold.id), &term)
                .await?;
            // One from the shelf that is known already keeps its identity.
            tx.put_replacement(unit(), &stocked, "DM-4K", None, &term)
                .await?;
            tx.ship_unit(&spare, date(2026, 3, 12)).await?;
            tx.ship_unit(&spare, date(2026, 4, 1)).await?;
            tx.unit_by_serial(&spare).await
        })
        .await?
        .expect("a unit");
    assert_eq!(
        (known.replaces, known.inherits, known.shipped_on),
        (Some(sold.id), Some(term), Some(date(2026, 3, 12)))
    );
    let replaced = found(&place, "DM4K21A00017").await?.expect("a unit");
    assert_eq!(replaced.replaced_by, Some(known.id));
    let stocked = found(&place, "DM4K21A00098").await?.expect("a unit");
    assert_eq!((stocked.id, stocked.inherits), (on_shelf.id, Some(term)));
    place
        .write(async |tx| tx.give_unit_back(sold.id).await)
        .await?;
    let back = found(&place, "DM4K21A00017").await?.expect("a unit");
    assert_eq!(back.replaced_by, None);
    Ok(())
}

async fn a_unit_remembers_that_it_was_found_void_until_it_is_so_no_longer(
    place: Place,
) -> StoreResult<()> {
    let sold = sold(serial("DM4K21A00017"));
    let void = UnitVoid {
        codes: vec![VoidCode::CutCable, VoidCode::Water],
        since: date(2026, 3, 10),
    };
    place
        .write(async |tx| {
            tx.put_product(&product("DM-4K", Family::Dome)).await?;
            tx.insert_unit(&sold).await?;
            tx.set_unit_void(sold.id, Some(&void)).await?;
            // A list of sold devices that is read in again says nothing about it.
            let known = NewUnit {
                sold_to: Some("Jane Doe".into()),
                ..sold.clone()
            };
            tx.put_unit(&known).await
        })
        .await?;
    let known = found(&place, "DM4K21A00017").await?.expect("a unit");
    assert_eq!(known.void, Some(void));
    place
        .write(async |tx| tx.set_unit_void(sold.id, None).await)
        .await?;
    let known = found(&place, "DM4K21A00017").await?.expect("a unit");
    assert_eq!(known.void, None);
    Ok(())
}

async fn a_unit_is_taken_in_once(place: Place) -> StoreResult<()> {
    place
        .write(async |tx| {
            tx.put_product(&product("DM-4K", Family::Dome)).await?;
            assert_eq!(tx.count_units().await?, 0);
            assert!(tx.insert_unit(&sold(serial("DM4K21A00017"))).await?);
            assert!(!tx.insert_unit(&sold(serial("DM4K21A00017"))).await?);
            assert!(tx.insert_unit(&sold(serial("DM4K21A00018"))).await?);
            assert_eq!(tx.count_units().await?, 2);
            Ok(())
        })
        .await?;
    let stray = NewUnit {
        sku: "none".into(),
        ..sold(serial("DM4K21A00019"))
    };
    assert!(
        place
            .write(async |tx| tx.insert_unit(&stray).await)
            .await
            .is_err(),
        "a unit of no product"
    );
    Ok(())
}

async fn an_account_is_known_by_its_name(place: Place) -> StoreResult<()> {
    let account = |name: &str, kind: &str| Account {
        id: fresh(),
        name: name.into(),
        kind: kind.into(),
    };
    let (north, corner) = (
        account("Northern Supplies", "distributor"),
        account("Corner Shop", "dealer"),
    );
    place
        .write(async |tx| {
            assert_eq!(tx.put_account(&north).await?.uuid(), north.id);
            assert_eq!(tx.put_account(&corner).await?.uuid(), corner.id);
            assert_eq!(
                tx.put_account(&account("Northern Supplies", "dealer"))
                    .await?
                    .uuid(),
                north.id
            );
            Ok(())
        })
        .await?;
    let north = Account {
        kind: "dealer".into(),
        ..north
    };
    assert_eq!(
        place.read(async |tx| tx.accounts().await).await?,
        [corner, north]
    );
    Ok(())
}

fn part(sku: &str, family: Family, on_hand: i64) -> Part {
    Part {
        sku: sku.into(),
        name: format!("Part {sku}"),
        family: family.key().into(),
        on_hand,
        cost: None,
    }
}

async fn parts_are_those_of_the_family(place: Place) -> StoreResult<()> {
    let (lens, board) = (
        part("LENS", Family::Dome, 3),
        part("BOARD", Family::Dome, 0),
    );
    place
        .write(async |tx| {
            for one in [&lens, &board, &part("DISK", Family::Recorder, 1)] {
                tx.put_part(one).await?;
            }
            Ok(())
        })
        .await?;
    place
        .read(async |tx| {
            assert_eq!(tx.parts(Family::Dome).await?, [board, lens.clone()]);
            assert_eq!(tx.parts(Family::Kit).await?, []);
            assert_eq!(tx.part("LENS").await?, Some(lens));
            assert_eq!(tx.part("NONE").await?, None);
            Ok(())
        })
        .await?;
    let counted = Part {
        name: "Lens 4 mm".into(),
        on_hand: 8,
        cost: Some(Money::new(325, Currency::Eur)),
        ..part("LENS", Family::Bullet, 0)
    };
    place.write(async |tx| tx.put_part(&counted).await).await?;
    assert_eq!(
        place.read(async |tx| tx.part("LENS").await).await?,
        Some(counted)
    );
    let less_than_nothing = Part {
        cost: Some(Money::new(-1, Currency::Usd)),
        ..part("LENS", Family::Dome, 1)
    };
    for refused in [part("LENS", Family::Dome, -1), less_than_nothing] {
        assert!(
            place
                .write(async |tx| tx.put_part(&refused).await)
                .await
                .is_err()
        );
    }
    Ok(())
}

async fn stock_is_never_taken_below_zero(place: Place) -> StoreResult<()> {
    place
        .write(async |tx| tx.put_part(&part("LENS", Family::Dome, 10)).await)
        .await?;
    let hands: Vec<_> = (0..12)
        .map(|_| {
            let store = place.store.clone();
            tokio::spawn(async move {
                let mut tx = store.write().await?;
                let taken = tx.take_part("LENS", 3).await?;
                tx.commit().await?;
                StoreResult::Ok(taken)
            })
        })
        .collect();
    let mut taken = 0;
    for hand in hands {
        taken += u8::from(hand.await.expect("a hand that comes back")?);
    }
    assert_eq!(taken, 3, "ten are enough for three times three");
    place
        .write(async |tx| {
            assert_eq!(tx.part("LENS").await?.map(|part| part.on_hand), Some(1));
            assert!(!tx.take_part("NONE", 1).await?);
            assert!(tx.take_part("LENS", 1).await?, "the last one");
            assert!(!tx.take_part("LENS", 1).await?);
            assert!(
                !tx.take_part("LENS", -5).await?,
                "taking is not giving back"
            );
            Ok(())
        })
        .await
}

async fn a_unit_is_kept_new_and_changed(place: Place) -> StoreResult<()> {
    let first = sold(serial("DM4K21A00017"));
    let changed = NewUnit {
        sku: "DM-2K".into(),
        invoiced_on: Some(date(2025, 6, 1)),
        ..sold(serial("DM4K21A00017"))
    };
    place
        .write(async |tx| {
            tx.put_product(&product("DM-4K", Family::Dome)).await?;
            tx.put_product(&product("DM-2K", Family::Dome)).await?;
            assert!(tx.put_unit(&first).await?);
            assert!(!tx.put_unit(&first).await?, "all of it is there");
            assert!(tx.put_unit(&changed).await?);
            assert!(!tx.put_unit(&changed).await?);
            assert!(tx.put_unit(&first).await?, "a date may be taken back");
            assert!(tx.put_unit(&changed).await?);
            assert_eq!(tx.count_units().await?, 1);
            Ok(())
        })
        .await?;
    let kept = found(&place, "DM4K21A00017").await?.expect("a unit");
    assert_eq!(
        (kept.id, kept.sku.as_str(), kept.invoiced_on),
        (first.id, "DM-2K", changed.invoiced_on)
    );
    Ok(())
}
