//! The way back: our parcel by hand of a carrier, ground by default (S6).

use domain::access::Permit;
use domain::case::Case;
use domain::field::{FieldError, FieldErrors};
use domain::id::LineId;
use domain::shipment::ShipService;
use domain::tracking_number::TrackingNumber;

use crate::carriers::{self, Carrier};
use crate::change::{Command, Need};
use crate::desk::Desk;
use crate::error::Result;

/// A parcel of ours, as the form sends it.
#[derive(Debug, Clone, Default)]
pub struct RawParcel {
    /// The carrier's key; UPS unless another is chosen.
    pub carrier: String,
    /// The service's key; ground unless another is chosen.
    pub service: String,
    /// The number on the label.
    pub tracking: String,
}

impl Desk {
    /// Hands the device to the carrier.
    pub async fn ship_out(
        &self,
        command: Command<'_>,
        line: LineId,
        raw: RawParcel,
    ) -> Result<Case> {
        let mut errors = FieldErrors::new();
        let parcel = parcel(&mut errors, &raw);
        let (service, carrier, tracking) = errors.into_result(parcel)?;
        let mut tx = self.store.write().await?;
        let case = self
            .change_in(&mut tx, command, Need::Permit(Permit::Ship), |case, act| {
                let carrier = carrier.key().to_owned();
                case.ship_out(act, line, carrier, service, tracking.to_string())
            })
            .await?;
        let sent = case.line(line);
        if let Some((serial, parcel)) =
            sent.and_then(|line| line.replacement.as_ref().zip(line.outbound.as_ref()))
        {
            tx.ship_unit(serial, parcel.shipped_on).await?;
        } else if let Some(unit) = sent.and_then(|line| line.unit) {
            // Its own device goes back: what was sent in advance does not stand for it any longer.
            tx.give_unit_back(unit).await?;
        }
        tx.commit().await?;
        self.work.notify_one();
        Ok(case)
    }

    /// Our parcel arrived: the case is over.
    pub async fn deliver(&self, command: Command<'_>, line: LineId) -> Result<Case> {
        self.change(command, Need::Permit(Permit::Ship), |case, act| {
            case.deliver(act, line)
        })
        .await
    }
}

/// What was typed of a parcel: how it travels, with whom, under which number.
pub(crate) fn parcel(
    errors: &mut FieldErrors,
    raw: &RawParcel,
) -> Option<(ShipService, &'static dyn Carrier, TrackingNumber)> {
    let service = errors.take("service", service(&raw.service));
    let carrier = errors.take("carrier", carrier(&raw.carrier));
    let tracking = errors.take("tracking", tracking(&raw.tracking, carrier));
    Some((service?, carrier?, tracking?))
}

fn carrier(raw: &str) -> std::result::Result<&'static dyn Carrier, FieldError> {
    match raw.trim() {
        "" => Ok(carriers::ALL[0]),
        key => carriers::by_key(key).ok_or(FieldError::NotInList),
    }
}

/// A number that can be the carrier's: of UPS's the check digit is counted.
fn tracking(
    raw: &str,
    carrier: Option<&dyn Carrier>,
) -> std::result::Result<TrackingNumber, FieldError> {
    let number = TrackingNumber::parse(raw)?;
    if carrier.is_none_or(|carrier| carrier.recognises(&number)) {
        Ok(number)
    } else {
        Err(FieldError::NotATrackingNumber)
    }
}

fn service(raw: &str) -> std::result::Result<ShipService, FieldError> {
    match raw.trim() {
        "" => Ok(ShipService::Ground),
        key => ShipService::from_key(key).ok_or(FieldError::NotInList),
    }
}
