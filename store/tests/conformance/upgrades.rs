//! Upgrades that we sold ourselves.

use domain::access::Role;
use domain::product::Family;
use domain::time::Timestamp;
use domain::unit::Upgrade;
use store::{NewUnit, StoreResult};

use crate::cast::{NOW, fresh, fresh_serial, product, staff, unit};
use crate::place::{Place, both};

both!(an_upgrade_is_noted_with_its_device_and_no_other);

async fn an_upgrade_is_noted_with_its_device_and_no_other(place: Place) -> StoreResult<()> {
    let sold = |id| NewUnit {
        id,
        serial: fresh_serial(),
        sku: "NVR-16".into(),
        sold_via: None,
        sold_to: None,
        invoiced_on: None,
        shipped_on: None,
        made_on: None,
    };
    let (ours, other) = (unit(), unit());
    let seller = place
        .write(async |tx| {
            tx.put_product(&product("NVR-16", Family::Recorder)).await?;
            tx.insert_unit(&sold(ours)).await?;
            tx.insert_unit(&sold(other)).await?;
            staff(tx, "sales@calltag.example", Role::Sales).await
        })
        .await?;
    let upgrade = |what: &str, at: i64| Upgrade {
        what: what.into(),
        serial: "ZDH0X4K1".into(),
        by: seller,
        at: Timestamp::from_micros(at),
        note: "Order 4711".into(),
    };
    let (first, second) = (
        upgrade("Unidad de 8 TB", NOW),
        Upgrade {
            serial: String::new(),
            note: String::new(),
            ..upgrade("Memory", NOW + 1)
        },
    );
    place
        .write(async |tx| {
            tx.insert_upgrade(fresh(), ours, &second).await?;
            tx.insert_upgrade(fresh(), ours, &first).await
        })
        .await?;
    place
        .read(async |tx| {
            assert_eq!(tx.upgrades_of(ours).await?, [first, second]);
            assert_eq!(tx.upgrades_of(other).await?, []);
            Ok(())
        })
        .await?;
    assert!(
        place
            .write(async |tx| tx
                .insert_upgrade(fresh(), unit(), &upgrade("Drive", NOW))
                .await)
            .await
            .is_err(),
        "of a device that we never sold"
    );
    Ok(())
}
