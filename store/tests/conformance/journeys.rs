//! Whole cases through all their stages: after each step the memory gives back the very same value.

use domain::account::Credit;
use domain::advance::Chosen;
use domain::case::advance::{AdvanceRequest, Proof};
use domain::case::{Case, Outcome};
use domain::estimate::{Alternative, Remedy};
use domain::event::{SalesReason, StepOutcome};
use domain::id::{AttachmentId, EstimateId, LineId, RmaId, StaffId};
use domain::ledger::{Party, PayWay};
use domain::line::Line;
use domain::line::diagnosis::{PartUse, Verdict};
use domain::line::void::VoidProposal;
use domain::money::{Currency, Money, Rate};
use domain::policy::condition::VoidCode;
use domain::product::{Family, FaultCode, bench_tests};
use domain::queue::View;
use domain::reason::{Piece, Reason};
use domain::serial::Serial;
use domain::shipment::ShipService;
use domain::stock::{Given, Supply};
use domain::turnaround::Stay;
use domain::warranty::Warranty;
use jiff::civil::date;
use store::{Slice, StoreResult};
use uuid::Uuid;

use crate::cast::{Desk, address, fresh, fresh_serial, serial, warranty};
use crate::place::{Place, both};

both!(
    under_warranty_with_every_delay_to_the_parcel_back,
    out_of_warranty_by_estimate,
    declined_and_sent_back,
    declined_and_disposed_of,
    found_void_and_overturned,
    silent_and_sent_back,
    replaced_when_dead_on_arrival,
    nothing_wrong_with_it,
    another_device_in_the_box,
    another_device_that_was_none,
    a_parcel_after_the_last_day,
    a_serial_that_only_the_dock_could_read,
    ended_before_a_device_came,
    authorised_and_never_sent,
    sent_in_advance_and_credited,
    sent_in_advance_with_nothing_wrong_and_taken_back,
    in_advance_refused_and_allowed_later,
);

/// A device from the shelf that costs us something.
fn given(serial: Serial) -> Given<'static> {
    Given {
        serial,
        sku: "DM-4K",
        cost: Some(Money::new(4_000, Currency::Usd)),
    }
}

/// A case on its way, its memory with it.
struct Journey {
    place: Place,
    desk: Desk,
    case: Case,
    line: LineId,
    told: usize,
}

impl Journey {
    async fn begin(place: Place, serial_is_read: bool, warranty: Warranty) -> StoreResult<Self> {
        let desk = Desk::open(&place).await?;
        let mut filing = if serial_is_read {
            desk.filing(fresh_serial())
        } else {
            desk.scant_filing()
        };
        filing.device.warranty = warranty;
        let (case, events) = Case::file(&desk.owner(), filing);
        place
            .write(async |tx| {
                tx.insert_case(&case).await?;
                tx.append_events(case.id, &events).await
            })
            .await?;
        Ok(Self {
            place,
            desk,
            case,
            line: LineId::new(fresh()),
            told: events.len(),
        })
    }

    async fn covered(place: Place) -> StoreResult<Self> {
        Self::begin(place, true, warranty(date(2025, 6, 1))).await
    }

    /// One command: saved, read back, compared.
    async fn go(
        &mut self,
        command: impl FnOnce(&mut Case, &Desk, LineId) -> Outcome,
    ) -> StoreResult<()> {
        let seen = self.case.version;
        let events = command(&mut self.case, &self.desk, self.line)
            .expect("a command that is possible here");
        self.case.version = seen + 1;
        self.told += events.len();
        let case = &self.case;
        self.place
            .write(async |tx| {
                tx.save_case(case, seen).await?;
                tx.append_events(case.id, &events).await
            })
            .await?;
        self.desk.now = self.desk.now.plus_minutes(7);
        self.place
            .read(async |tx| {
                assert_eq!(tx.case(case.id).await?.as_ref(), Some(case));
                let row = tx
                    .queue_page(Slice::View(case.view()), (i64::MIN, Uuid::nil()), 9)
                    .await?
                    .remove(0);
                assert_eq!(
                    row.due_at,
                    case.due_at().map(domain::time::Timestamp::micros)
                );
                let all = tx.events_of(case.id).await?;
                assert_eq!(all.len(), self.told);
                assert!(
                    all.into_iter()
                        .map(|one| one.event)
                        .collect::<Vec<_>>()
                        .ends_with(&events)
                );
                Ok(())
            })
            .await
    }

    async fn authorise(&mut self) -> StoreResult<()> {
        self.go(|case, desk, _| {
            case.record_step(
                &desk.act(),
                "power".into(),
                StepOutcome::Fine,
                "12,1 V".into(),
            )
        })
        .await?;
        self.go(|case, desk, _| case.require_bench(&desk.act(), "Dead after a reset".into()))
            .await?;
        self.go(|case, desk, line| case.issue_rma(&desk.act(), RmaId::new(fresh()), line))
            .await?;
        self.go(|case, desk, _| case.authorisation_sent(&desk.act()))
            .await
    }

    async fn arrive(&mut self) -> StoreResult<()> {
        self.authorise().await?;
        let serial = self.case.device.serial.clone();
        self.go(|case, desk, line| case.receive(&desk.act(), line, serial))
            .await?;
        self.go(|case, desk, line| case.begin_diagnosis(&desk.act(), line))
            .await
    }

    async fn conclude(&mut self, verdict: Verdict) -> StoreResult<()> {
        self.diagnose(verdict).await?;
        self.go(|case, desk, line| case.reach_verdict(&desk.act(), line, verdict))
            .await
    }

    /// All that a verdict needs.
    async fn diagnose(&mut self, verdict: Verdict) -> StoreResult<()> {
        let nothing = verdict == Verdict::NoFaultFound;
        let fault = if nothing {
            FaultCode::NoFault
        } else {
            FaultCode::PowerStage
        };
        self.go(|case, desk, line| {
            case.record_test(&desk.act(), line, "boot".into(), nothing, "0,2 A".into())
        })
        .await?;
        self.go(|case, desk, line| {
            case.record_findings(
                &desk.act(),
                line,
                fault,
                "The power stage has failed.".into(),
            )
        })
        .await
    }

    async fn return_it(&mut self) -> StoreResult<()> {
        self.go(|case, desk, line| {
            case.ship_out(
                &desk.act(),
                line,
                "ups".into(),
                ShipService::SecondDay,
                "1Z999AA10123456784".into(),
            )
        })
        .await?;
        self.was_here().await?;
        self.go(|case, desk, line| case.deliver(&desk.act(), line))
            .await?;
        assert!(self.case.is_over());
        assert_eq!(self.case.view(), View::Closed);
        Ok(())
    }

    async fn settled_advances(&self) -> StoreResult<Vec<Case>> {
        let customer = self.case.customer;
        self.place
            .read(async |tx| tx.cases_with_settled_advance(customer).await)
            .await
    }

    /// From its arrival until the day on which our parcel left.
    async fn was_here(&self) -> StoreResult<()> {
        let line = self.case.line(self.line).expect("its line");
        let stay = Stay {
            arrived_at: line.received_at.expect("it arrived"),
            left_on: line.outbound.as_ref().expect("it left").shipped_on,
        };
        let next_day = stay.left_on.tomorrow().expect("a day");
        self.place
            .read(async |tx| {
                assert_eq!(tx.stays_since(stay.left_on).await?, [stay]);
                assert_eq!(tx.stays_since(next_day).await?, []);
                Ok(())
            })
            .await
    }

    async fn repair(&mut self) -> StoreResult<()> {
        self.go(|case, desk, line| case.start_repair(&desk.act(), line))
            .await?;
        let part = PartUse {
            sku: "PS-1".into(),
            name: "Power stage".into(),
            quantity: 2,
            cost: Some(Money::new(1_250, Currency::Usd)),
        };
        self.go(|case, desk, line| case.use_part(&desk.act(), line, part))
            .await?;
        self.go(|case, desk, line| case.finish_repair(&desk.act(), line))
            .await?;
        for test in bench_tests(Family::Dome) {
            self.go(|case, desk, line| {
                case.record_test(&desk.act(), line, test.key.into(), true, String::new())
            })
            .await?;
        }
        self.go(|case, desk, line| case.pass_tests(&desk.act(), line))
            .await
    }
}

/// What a request for an advance of this device brings with it.
fn request(desk: &Desk) -> AdvanceRequest {
    let me = Party::Customer(desk.customer);
    let price = Money::new(18_900, Currency::Usd);
    AdvanceRequest {
        proof: Proof::Sent,
        price,
        tax: Money::zero(Currency::Usd),
        priced: Reason::AdvancePrice {
            base: price,
            share: Rate::from_percent(100),
            charged: price,
        },
        way: PayWay::Account,
        bill_to: me,
        credit_to: me,
        distributor: Some("Cedar «Supply»".into()),
    }
}

impl Journey {
    async fn send_in_advance(&mut self) -> StoreResult<Serial> {
        self.authorise().await?;
        self.go(|case, desk, line| case.ask_advance(&desk.owner(), line, request(desk)))
            .await?;
        self.go(|case, desk, line| {
            case.approve_advance(&desk.act(), line, credit(), Supply::Uncounted)
        })
        .await?;
        let spare = fresh_serial();
        let pieces = vec![
            Piece {
                name: Some("Screws".into()),
                price: Money::new(945, Currency::Usd),
            },
            Piece {
                name: None,
                price: Money::new(945, Currency::Usd),
            },
        ];
        let sent = spare.clone();
        self.go(|case, desk, line| {
            case.ship_advance(
                &desk.act(),
                line,
                given(sent),
                pieces,
                "ups".into(),
                ShipService::Ground,
                "1Z999AA10123456784".into(),
            )
        })
        .await?;
        let due = self.case.line(self.line).and_then(Line::advance_due);
        self.place
            .read(async |tx| {
                let found = tx.case_by_advance(&spare).await?;
                assert_eq!(found.as_ref(), Some(&self.case));
                let page = tx
                    .queue_page(Slice::Advances, (i64::MIN, Uuid::nil()), 9)
                    .await?;
                assert_eq!(page.len(), 1);
                assert_eq!(page[0].due_at, due.map(domain::time::Timestamp::micros));
                assert_eq!(tx.queue_count(Slice::Advances).await?, 1);
                Ok(())
            })
            .await?;
        Ok(spare)
    }

    async fn come_in(&mut self) -> StoreResult<()> {
        let serial = self.case.device.serial.clone();
        self.go(|case, desk, line| case.receive(&desk.act(), line, serial))
            .await?;
        self.go(|case, desk, line| case.begin_diagnosis(&desk.act(), line))
            .await
    }

    async fn nobody_waits_for_an_advance(&self, spare: &Serial) -> StoreResult<()> {
        self.place
            .read(async |tx| {
                assert_eq!(tx.case_by_advance(spare).await?, None);
                assert_eq!(tx.queue_count(Slice::Advances).await?, 0);
                Ok(())
            })
            .await
    }
}

fn credit() -> Credit {
    Credit {
        owed: Money::zero(Currency::Usd),
        limit: Money::new(100_000, Currency::Usd),
    }
}

async fn sent_in_advance_and_credited(place: Place) -> StoreResult<()> {
    let mut journey = Journey::begin(place, true, warranty(date(2026, 3, 1))).await?;
    let spare = journey.send_in_advance().await?;
    journey
        .go(|case, desk, line| case.advance_delivered(&desk.act(), line))
        .await?;
    journey
        .go(|case, desk, line| case.extend_advance(&desk.act(), line, 7, "On holiday".into()))
        .await?;
    journey.come_in().await?;
    journey.conclude(Verdict::DefectInWarranty).await?;
    assert!(journey.case.is_over());
    journey.nobody_waits_for_an_advance(&spare).await
}

async fn sent_in_advance_with_nothing_wrong_and_taken_back(place: Place) -> StoreResult<()> {
    let mut journey = Journey::begin(place, true, warranty(date(2026, 3, 1))).await?;
    let spare = journey.send_in_advance().await?;
    journey.come_in().await?;
    journey.conclude(Verdict::NoFaultFound).await?;
    assert_eq!(journey.settled_advances().await?, []);
    journey
        .go(|case, desk, line| case.choose_advance(&desk.owner(), line, Chosen::Return))
        .await?;
    journey
        .go(|case, desk, line| case.take_advance_back(&desk.act(), line, &[0]))
        .await?;
    journey.nobody_waits_for_an_advance(&spare).await?;
    assert_eq!(
        journey.settled_advances().await?,
        std::slice::from_ref(&journey.case)
    );
    journey
        .go(|case, desk, line| case.acknowledge_no_fault(&desk.act(), line))
        .await?;
    journey.return_it().await
}

async fn in_advance_refused_and_allowed_later(place: Place) -> StoreResult<()> {
    let mut journey = Journey::covered(place).await?;
    journey.authorise().await?;
    journey
        .go(|case, desk, line| {
            case.allow_advance(
                &desk.act(),
                line,
                "Lost by our carrier".into(),
                date(2026, 12, 31),
            )
        })
        .await?;
    journey
        .go(|case, desk, line| case.ask_advance(&desk.owner(), line, request(desk)))
        .await?;
    journey
        .go(|case, desk, line| case.deny_advance(&desk.act(), line, Reason::AdvanceProofMismatch))
        .await?;
    journey
        .go(|case, desk, line| case.ask_advance(&desk.owner(), line, request(desk)))
        .await?;
    journey
        .go(|case, desk, line| case.withdraw_advance(&desk.owner(), line))
        .await
}

async fn under_warranty_with_every_delay_to_the_parcel_back(place: Place) -> StoreResult<()> {
    let mut journey = Journey::covered(place).await?;
    journey
        .go(|case, desk, _| case.start_support(&desk.act()))
        .await?;
    journey
        .go(|case, desk, _| case.ask_customer(&desk.act()))
        .await?;
    journey
        .go(|case, desk, _| case.customer_answered(&desk.owner()))
        .await?;
    journey.authorise().await?;
    journey
        .go(|case, desk, line| {
            case.customer_shipped(&desk.owner(), line, "DHL".into(), "00340434".into())
        })
        .await?;
    journey
        .go(|case, desk, line| {
            case.customer_shipped(&desk.owner(), line, "DHL".into(), "00340435".into())
        })
        .await?;
    let read = journey.case.device.serial.clone();
    journey
        .go(|case, desk, line| case.receive(&desk.act(), line, read))
        .await?;
    journey
        .go(|case, desk, line| case.begin_diagnosis(&desk.act(), line))
        .await?;
    journey
        .go(|case, desk, line| case.cannot_reproduce(&desk.act(), line))
        .await?;
    journey
        .go(|case, desk, line| case.resume_diagnosis(&desk.act(), line))
        .await?;
    journey
        .go(|case, desk, _| case.prove_purchase(&desk.act(), date(2025, 5, 2), 24))
        .await?;
    journey.conclude(Verdict::DefectInWarranty).await?;
    let expected = Some(date(2026, 3, 31));
    journey
        .go(|case, desk, line| {
            case.await_stock(
                &desk.act(),
                line,
                Remedy::Repair,
                "Power stage".into(),
                expected,
            )
        })
        .await?;
    journey
        .go(|case, desk, line| case.stock_arrived(&desk.act(), line))
        .await?;
    journey.repair().await?;
    journey
        .go(|case, desk, _| {
            let mut moved = address();
            moved.line1 = "Calle Mayor, 1".into();
            moved.postcode = None;
            case.change_address(&desk.owner(), moved)
        })
        .await?;
    journey.return_it().await
}

fn alternatives() -> Vec<Alternative> {
    let usd = |minor| Money::new(minor, Currency::Usd);
    let one = |remedy, parts, labour| Alternative {
        remedy,
        description: "Nueva etapa de potencia".into(),
        parts: usd(parts),
        labour: usd(labour),
        ready_in_days: 2,
    };
    vec![
        one(Remedy::Repair, 2_900, 4_500),
        one(Remedy::Replace, 18_900, 0),
    ]
}

/// Out of warranty, with an estimate that waits for an answer.
async fn quoted(place: Place) -> StoreResult<(Journey, EstimateId)> {
    let mut journey = Journey::begin(place, true, warranty(date(2020, 6, 1))).await?;
    journey.arrive().await?;
    journey.conclude(Verdict::DefectOutOfWarranty).await?;
    let id = EstimateId::new(fresh());
    journey
        .go(|case, desk, line| case.send_estimate(&desk.act(), line, id, alternatives()))
        .await?;
    Ok((journey, id))
}

async fn out_of_warranty_by_estimate(place: Place) -> StoreResult<()> {
    let (mut journey, _) = quoted(place).await?;
    let corrected = EstimateId::new(fresh());
    journey
        .go(|case, desk, line| case.send_estimate(&desk.act(), line, corrected, alternatives()))
        .await?;
    journey
        .go(|case, desk, line| {
            case.accept_estimate(
                &desk.owner(),
                line,
                corrected,
                0,
                credit(),
                Supply::Uncounted,
            )
        })
        .await?;
    journey.repair().await?;
    journey.return_it().await
}

async fn declined_and_sent_back(place: Place) -> StoreResult<()> {
    let (mut journey, estimate) = quoted(place).await?;
    journey
        .go(|case, desk, line| case.decline_estimate(&desk.owner(), line, estimate))
        .await?;
    journey.return_it().await
}

async fn declined_and_disposed_of(place: Place) -> StoreResult<()> {
    let (mut journey, estimate) = quoted(place).await?;
    journey
        .go(|case, desk, line| case.dispose_by_consent(&desk.owner(), line, estimate))
        .await?;
    assert!(journey.case.is_over());
    Ok(())
}

async fn found_void_and_overturned(place: Place) -> StoreResult<()> {
    let mut journey = Journey::covered(place).await?;
    journey.arrive().await?;
    journey.diagnose(Verdict::WarrantyVoid).await?;
    let proposal = VoidProposal {
        codes: vec![VoidCode::CutCable],
        note: "El cable está cortado.".into(),
        photos: vec![AttachmentId::new(fresh())],
    };
    journey
        .go(|case, desk, line| case.propose_void(&desk.act(), line, proposal, &[]))
        .await?;
    let (second, third) = (StaffId::new(fresh()), StaffId::new(fresh()));
    journey
        .go(|case, desk, line| case.confirm_void(&desk.act_of(second), line, "Yes.".into(), &[]))
        .await?;
    journey
        .go(|case, desk, line| case.appeal_void(&desk.owner(), line, "No.".into()))
        .await?;
    assert_eq!(journey.case.view(), View::Trouble);
    journey
        .go(|case, desk, line| case.overturn_void(&desk.act_of(third), line, "Right.".into()))
        .await?;
    journey
        .go(|case, desk, line| case.reach_verdict(&desk.act(), line, Verdict::DefectInWarranty))
        .await?;
    journey.repair().await?;
    journey.return_it().await
}

async fn silent_and_sent_back(place: Place) -> StoreResult<()> {
    let (mut journey, estimate) = quoted(place).await?;
    journey.desk.now = journey.desk.now.plus_days(31);
    journey
        .go(|case, desk, line| case.expire_estimate(&desk.act(), line, estimate))
        .await?;
    journey.return_it().await
}

async fn replaced_when_dead_on_arrival(place: Place) -> StoreResult<()> {
    let mut journey = Journey::covered(place).await?;
    journey.arrive().await?;
    journey.conclude(Verdict::Doa).await?;
    journey
        .go(|case, desk, line| {
            case.await_stock(&desk.act(), line, Remedy::Replace, "Dome 4K".into(), None)
        })
        .await?;
    journey
        .go(|case, desk, line| case.stock_arrived(&desk.act(), line))
        .await?;
    journey
        .go(|case, desk, line| {
            case.assign_replacement(&desk.act(), line, given(serial("DM4K21A0IO99")))
        })
        .await?;
    journey.return_it().await
}

async fn nothing_wrong_with_it(place: Place) -> StoreResult<()> {
    let mut journey = Journey::covered(place).await?;
    journey.arrive().await?;
    journey.conclude(Verdict::NoFaultFound).await?;
    journey
        .go(|case, desk, line| case.acknowledge_no_fault(&desk.act(), line))
        .await?;
    journey.return_it().await
}

async fn another_device_in_the_box(place: Place) -> StoreResult<()> {
    let mut journey = Journey::covered(place).await?;
    journey.authorise().await?;
    journey
        .go(|case, desk, line| case.receive(&desk.act(), line, Some(serial("ZZ9900000001"))))
        .await?;
    assert_eq!(journey.case.view(), View::Trouble);
    journey
        .go(|case, desk, line| case.resolve_exception(&desk.act(), line, "A twin".into()))
        .await?;
    assert_eq!(journey.case.view(), View::Bench);

    let mut other = Journey::covered(journey.place).await?;
    other.authorise().await?;
    other
        .go(|case, desk, line| case.receive(&desk.act(), line, Some(serial("ZZ9900000002"))))
        .await?;
    other
        .go(|case, desk, line| case.reject_arrival(&desk.act(), line, "Not ours".into()))
        .await?;
    assert!(other.case.is_over());
    Ok(())
}

async fn another_device_that_was_none(place: Place) -> StoreResult<()> {
    let mut journey = Journey::covered(place).await?;
    journey.authorise().await?;
    journey
        .go(|case, desk, line| case.receive(&desk.act(), line, None))
        .await?;
    journey
        .go(|case, desk, line| case.wrong_unit(&desk.act(), line, &serial("ZZ9900000001")))
        .await?;
    journey
        .go(|case, desk, line| case.undo_wrong_unit(&desk.act(), line))
        .await?;
    assert_eq!(journey.case.view(), View::Bench);
    Ok(())
}

async fn a_parcel_after_the_last_day(place: Place) -> StoreResult<()> {
    let mut journey = Journey::covered(place).await?;
    journey.authorise().await?;
    journey
        .go(|case, desk, _| case.authorisation_sent(&desk.act()))
        .await?;
    journey.desk.now = journey.desk.now.plus_days(31);
    journey
        .go(|case, desk, _| case.expire_rma(&desk.act()))
        .await?;
    assert_eq!(journey.case.view(), View::Closed);
    journey
        .go(|case, desk, line| {
            let boss = domain::case::Act {
                role: Some(domain::access::Role::Supervisor),
                ..desk.act()
            };
            case.receive_late(&boss, line, "Strike".into())
        })
        .await?;
    assert_eq!(journey.case.view(), View::Bench);
    Ok(())
}

async fn a_serial_that_only_the_dock_could_read(place: Place) -> StoreResult<()> {
    let mut journey = Journey::begin(place, false, Warranty::Unproven).await?;
    journey.authorise().await?;
    let read = serial("DM4K21A00O17");
    journey
        .go(|case, desk, line| case.receive(&desk.act(), line, None))
        .await?;
    journey
        .go(|case, desk, line| case.unpack(&desk.act(), line, &read, None))
        .await?;
    let found = journey
        .place
        .read(async |tx| tx.open_case_for_serial(&read).await)
        .await?;
    assert_eq!(found, Some(journey.case));
    Ok(())
}

async fn ended_before_a_device_came(place: Place) -> StoreResult<()> {
    let mut fixed = Journey::covered(place).await?;
    fixed
        .go(|case, desk, _| case.start_support(&desk.act()))
        .await?;
    fixed
        .go(|case, desk, _| case.fix_remotely(&desk.act(), "A reset".into()))
        .await?;
    fixed.go(|case, desk, _| case.reopen(&desk.owner())).await?;
    fixed
        .go(|case, desk, _| case.hand_to_sales(&desk.act(), SalesReason::Upgrade))
        .await?;
    fixed
        .go(|case, desk, _| case.close_with_sales(&desk.act(), "Exchanged".into()))
        .await?;

    let mut solved = Journey::covered(fixed.place).await?;
    solved
        .go(|case, desk, _| case.start_support(&desk.act()))
        .await?;
    solved
        .go(|case, desk, _| case.fix_remotely(&desk.act(), "A reset".into()))
        .await?;
    let fixed_at = solved.desk.now;
    solved.desk.now = fixed_at.plus_days(15);
    solved
        .go(|case, desk, _| case.close_fixed(&desk.act(), fixed_at))
        .await?;
    assert!(solved.case.is_over());
    Ok(())
}

async fn authorised_and_never_sent(place: Place) -> StoreResult<()> {
    let mut journey = Journey::covered(place).await?;
    journey.authorise().await?;
    journey
        .go(|case, desk, _| case.extend_rma(&desk.act(), 14, "Holidays".into()))
        .await?;
    journey.desk.now = journey.desk.now.plus_days(60);
    journey
        .go(|case, desk, _| case.expire_rma(&desk.act()))
        .await?;
    assert!(journey.case.is_over());
    Ok(())
}
