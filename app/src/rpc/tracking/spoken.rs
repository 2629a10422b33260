//! The page models of a case, put into words.

use domain::advance::{Advance, AdvanceState};
use domain::estimate::{Alternative, Estimate, EstimateState, Remedy};
use domain::event::What;
use domain::field::FieldErrors;
use domain::ledger::{Party, PayWay};
use domain::line::Outcome;
use domain::line::diagnosis::Verdict;
use domain::line::state::State;
use domain::line::void::{VoidFinding, VoidState};
use domain::money::Money;
use domain::policy::condition::VoidEffect;
use domain::shipment::Outbound;
use domain::status::{Header, Signal};
use domain::time::{Date, Timestamp};
use domain::warranty::Warranty;
use service::carriers;
use service::conversation::{self, Author};
use service::say;
use service::tracking::LineView;
use service::{Desk, Refused};

use super::Link;
use super::case::{
    Acts, CasePage, Documents, Facts, Live, Message, MoneyBox, MoneyRow, Parcel, Parcels, Reply,
    Stamp, Stub, Tense, Thread, VoidBox,
};
use super::estimate::{EstimatePage, Way};
use super::shared::Look;
use crate::routes::Place;
use crate::rpc;

/// How many of the latest stamps are shown; older ones are folded away.
const RECENT: usize = 3;

/// One case.
pub fn case(look: &Look, refused: Option<&Refused>) -> CasePage {
    let (words, view) = (look.words, &look.view);
    let number = look.number();
    let (earlier, stamps) = look.stamps();
    CasePage {
        title: view.status.name.clone(),
        live: Live {
            url: format!("/events/{number}"),
            version: view.version,
            news: words.track_news().into(),
            go: words.track_news_go().into(),
        },
        signal: signal_key(view.header.signal()).into(),
        signal_word: view.status.signal.clone(),
        sentence: view.status.sentence.clone(),
        changed: words.track_changed(look.stamp(view.changed_at)),
        reference: if view.is_authorised {
            words.track_reference_rma().into()
        } else {
            words.track_reference_ticket().into()
        },
        stub: look.stub(),
        void: look.void(),
        hidden: (!view.is_own()).then(|| {
            (
                words.track_hidden().into(),
                look.show_all(words.track_hidden_go()),
            )
        }),
        stamps_title: words.track_stamps_title().into(),
        earlier,
        stamps,
        parcels: look.parcels(),
        money: look
            .money()
            .into_iter()
            .chain(look.advance_money())
            .collect(),
        documents: look.documents(),
        facts: look.facts(),
        thread: look.thread(refused),
        acts: look.acts(),
        number,
    }
}

impl Look {
    fn stamp(&self, at: Timestamp) -> String {
        self.words.stamp(self.desk.calendar.zone.local(at))
    }

    fn day(&self, at: Timestamp) -> String {
        self.desk.calendar.zone.date(at).to_string()
    }

    fn link(&self, part: &str, label: &str) -> Link {
        Link {
            href: self.part(part).path(),
            label: label.into(),
        }
    }

    /// Where what is hidden from who only holds a link is shown.
    fn show_all(&self, label: &str) -> Link {
        self.link("code", label)
    }

    /// Where what is charged on account stands; nothing for who only holds a link.
    fn statement(&self) -> Option<Link> {
        self.view.is_own().then(|| Link {
            href: Place::Statement.path(),
            label: self.words.account_link().into(),
        })
    }

    /// What the customer does about a replacement that was sent in advance, when it is their turn.
    fn advance_stub(&self) -> Option<Stub> {
        let words = self.words;
        let advance = self
            .view
            .lines
            .iter()
            .find_map(|line| line.advance.as_ref())?;
        match advance.state {
            AdvanceState::Choosing => Some(Stub {
                title: words.advance_stub_choose().into(),
                link: Some(self.link("advance", words.advance_stub_choose_go())),
                ..Stub::default()
            }),
            AdvanceState::ComingBack => Some(Stub {
                title: words.advance_stub_send_back().into(),
                text: words.advance_stub_send_back_text().into(),
                to: self.desk.maker.address.clone(),
                link: Some(self.link("advance", words.advance_link_follow())),
                ..Stub::default()
            }),
            AdvanceState::Approved if advance.charge_failed => Some(Stub {
                title: words.advance_stub_card().into(),
                text: words.advance_stub_card_text().into(),
                link: Some(self.link("advance", words.advance_stub_card_go())),
                ..Stub::default()
            }),
            AdvanceState::Requested
            | AdvanceState::Denied
            | AdvanceState::Withdrawn
            | AdvanceState::Approved
            | AdvanceState::Charged
            | AdvanceState::Shipped
            | AdvanceState::AwaitingDefective
            | AdvanceState::DefectiveIn
            | AdvanceState::Resolved => None,
        }
    }

    /// Whether a replacement is out and the defective device is awaited.
    fn awaits_defective(&self) -> bool {
        let mut advances = self.view.lines.iter().flat_map(|line| &line.advance);
        advances.any(|advance| advance.state.awaits_verdict())
    }

    fn stub(&self) -> Stub {
        let (words, view) = (self.words, &self.view);
        let stub = |title: &str, text: &str, link: Option<Link>| Stub {
            title: title.into(),
            text: text.into(),
            link,
            ..Stub::default()
        };
        if view.may.answer_estimate {
            let link = self.link("estimate", words.track_stub_choose_go());
            return stub(words.track_stub_choose(), "", Some(link));
        }
        if let Some(stub) = self.advance_stub() {
            return stub;
        }
        match view.header {
            Header::WaitingForYou => {
                let href = if view.is_own() {
                    "#text".into()
                } else {
                    self.part("code").path()
                };
                let label = words.track_stub_answer_go().into();
                stub(words.track_stub_answer(), "", Some(Link { href, label }))
            }
            Header::WaitingForYourUnit => Stub {
                to: self.desk.maker.address.clone(),
                note: if self.awaits_defective() {
                    words.track_stub_send_note_advance().into()
                } else {
                    words.track_stub_send_note().into()
                },
                ..stub(
                    words.track_stub_send(),
                    words.track_stub_send_text(),
                    Some(self.slip(words.track_stub_send_go())),
                )
            },
            Header::Finished | Header::ClosedWithoutRepair => {
                stub(words.track_stub_over(), words.track_stub_over_text(), None)
            }
            Header::Requested
            | Header::OnItsWayToUs
            | Header::Received
            | Header::BeingDiagnosed
            | Header::WaitingForParts
            | Header::BeingRepaired
            | Header::BeingReplaced
            | Header::Testing
            | Header::OnItsWayBack => stub(
                words.track_stub_nothing(),
                words.track_stub_nothing_text(),
                None,
            ),
        }
    }

    fn slip(&self, label: &str) -> Link {
        Link {
            href: format!("/slip/{}.pdf", self.number()),
            label: label.into(),
        }
    }

    /// What happened long ago, to be folded away, then everything else.
    fn stamps(&self) -> (Option<(String, Vec<Stamp>)>, Vec<Stamp>) {
        let mut stamps = self.past();
        let old = stamps.len().saturating_sub(RECENT);
        let earlier = (old > 1).then(|| {
            let count = i64::try_from(old).unwrap_or(i64::MAX);
            let old = stamps.drain(..old).collect();
            (self.words.track_stamps_earlier(count), old)
        });
        stamps.extend(self.ahead());
        (earlier, stamps)
    }

    fn past(&self) -> Vec<Stamp> {
        let words = self.words;
        let is_replaced = self.view.lines.iter().any(|line| line.is_replaced);
        let mut stamps: Vec<Stamp> = self
            .view
            .events
            .iter()
            .filter_map(|event| {
                Some(Stamp {
                    tense: Tense::Past,
                    trouble: say::timeline::is_trouble(&event.what),
                    ahead: String::new(),
                    mark: say::timeline::mark(words, &event.what).into(),
                    text: if let (What::AdvanceDenied { reason }, false) =
                        (&event.what, self.view.is_own())
                    {
                        say::reasons::outward(words, reason)
                    } else {
                        say::timeline::happened(words, &event.what, is_replaced)?
                    },
                    when: self.stamp(event.at),
                    datetime: self.day(event.at),
                })
            })
            .collect();
        if let Some(last) = stamps.last_mut() {
            last.tense = Tense::Now;
        }
        stamps
    }

    fn ahead(&self) -> impl Iterator<Item = Stamp> {
        let words = self.words;
        self.view.ahead.iter().map(move |step| Stamp {
            tense: Tense::Future,
            trouble: false,
            ahead: words.track_mark_ahead().to_owned(),
            mark: step.mark.clone(),
            text: step.text.clone(),
            when: step
                .by
                .map(|by| words.track_by(words.short_date(by)))
                .unwrap_or_default(),
            datetime: step.by.map(|by| by.to_string()).unwrap_or_default(),
        })
    }

    fn parcels(&self) -> Option<Parcels> {
        let parcels: Vec<Parcel> = self
            .view
            .lines
            .iter()
            .flat_map(|line| {
                [
                    self.sent_in_advance(line),
                    self.inbound(line),
                    self.outbound(line),
                ]
            })
            .flatten()
            .collect();
        (!parcels.is_empty()).then(|| Parcels {
            title: self.words.track_parcels_title().into(),
            parcels,
        })
    }

    fn inbound(&self, line: &LineView) -> Option<Parcel> {
        let parcel = line.inbound.as_ref()?;
        let told = self.desk.calendar.zone.date(parcel.told_at);
        let signal = if line.state == State::InTransitIn {
            Signal::Moving
        } else {
            Signal::Done
        };
        Some(self.parcel(
            self.words.track_parcel_in(),
            (&parcel.carrier, &parcel.tracking),
            signal,
            self.words.track_parcel_in_told(self.words.date(told)),
        ))
    }

    fn sent_in_advance(&self, line: &LineView) -> Option<Parcel> {
        let sent = line.advance.as_ref()?.sent.as_ref()?;
        Some(self.to_customer(self.words.advance_parcel(), &sent.parcel))
    }

    fn outbound(&self, line: &LineView) -> Option<Parcel> {
        let parcel = line.outbound.as_ref()?;
        let title = if line.is_replaced {
            self.words.advance_parcel()
        } else {
            self.words.track_parcel_back()
        };
        Some(self.to_customer(title, parcel))
    }

    fn to_customer(&self, title: &str, parcel: &Outbound) -> Parcel {
        let words = self.words;
        let (signal, text) = match parcel.delivered_at {
            Some(at) => {
                let on = words.date(self.desk.calendar.zone.date(at));
                (Signal::Done, words.track_parcel_back_delivered(on))
            }
            None => (
                Signal::Moving,
                words.track_parcel_back_expected(words.date(parcel.expected_on)),
            ),
        };
        self.parcel(title, (&parcel.carrier, &parcel.tracking), signal, text)
    }

    fn parcel(
        &self,
        title: &str,
        (carrier, tracking): (&str, &str),
        signal: Signal,
        text: String,
    ) -> Parcel {
        let follow = carriers::tracking_url(carrier, tracking);
        let carrier = say::status::carrier(carrier);
        Parcel {
            title: title.into(),
            tracking: tracking.into(),
            signal: signal_key(signal).into(),
            signal_word: say::status::signal(self.words, signal).into(),
            text,
            follow: follow.map(|href| Link {
                href,
                label: self.words.track_parcel_follow(&carrier),
            }),
            carrier,
        }
    }

    fn money(&self) -> Option<MoneyBox> {
        let words = self.words;
        let line = self
            .view
            .lines
            .iter()
            .find(|line| line.is_covered || line.estimate.is_some())?;
        let free = Money::zero(self.desk.maker.currency);
        let mut rows = vec![row(
            words.track_money_diagnosis(),
            self.amount(free),
            words.track_money_free(),
        )];
        // What was dead on arrival travels free, and its owner sees what it would have cost (S10).
        if line.verdict == Some(Verdict::Doa) {
            rows.push(MoneyRow {
                was: self.amount(self.view.policy.ground_price()),
                ..row(
                    words.track_money_freight(),
                    self.amount(free),
                    words.track_money_doa(),
                )
            });
        }
        let accepted = line.estimate.as_ref().and_then(Estimate::accepted);
        let waits = line.estimate.as_ref().is_some_and(Estimate::is_open);
        if let Some((way, total)) = accepted.and_then(|way| Some((way, way.total()?))) {
            rows.push(row(&self.remedy(way), self.amount(total), ""));
            rows.push(row(words.track_money_total(), self.amount(total), ""));
        } else if waits {
            let ways = line.estimate.iter().flat_map(|one| &one.alternatives);
            rows.extend(ways.filter_map(|way| {
                let total = self.amount(way.total()?);
                Some(row(&self.remedy(way), total, words.track_money_choice()))
            }));
        } else {
            rows.push(row(words.track_money_total(), self.amount(free), ""));
        }
        let is_charged = !waits && accepted.is_some();
        let text = if waits {
            words.track_money_sent().to_owned()
        } else if is_charged {
            // An accepted estimate is charged on account, and only there (S9).
            [
                words.track_money_accepted(),
                words.track_money_on_statement(),
            ]
            .join(" ")
        } else if line.is_covered {
            words.track_money_warranty().to_owned()
        } else {
            String::new()
        };
        Some(MoneyBox {
            title: words.track_money_title().into(),
            rows,
            instead: words.track_money_instead().into(),
            has_total: !waits,
            text,
            link: self.statement().filter(|_| is_charged),
        })
    }

    /// What was charged for a replacement in advance, and what became of it.
    fn advance_money(&self) -> Option<MoneyBox> {
        let words = self.words;
        let advance = self
            .view
            .lines
            .iter()
            .find_map(|line| line.advance.as_ref())?;
        let on = |at| words.date(self.desk.calendar.zone.date(at));
        let charged = words.advance_money_charged_on(on(advance.charged_at?));
        if advance.state == AdvanceState::Withdrawn {
            return None;
        }
        let mut rows = vec![row(
            words.advance_money_charged(),
            self.amount(advance.price),
            &charged,
        )];
        let mut left = advance.price;
        if let Some(ending) = advance
            .ending
            .as_ref()
            .filter(|ending| !ending.credited.is_zero())
        {
            let credited = Money::new(-ending.credited.minor, ending.credited.currency);
            let (Party::Account(_), Some(name)) = (advance.credit_to, &advance.distributor) else {
                left = left.checked_add(credited)?;
                let way = match advance.way {
                    PayWay::Account => words.advance_money_to_you(on(ending.at)),
                    PayWay::Card => words.advance_money_to_card(on(ending.at)),
                };
                rows.push(row(
                    words.advance_money_credited(),
                    self.amount(credited),
                    &way,
                ));
                return Some(self.sum(rows, left, advance));
            };
            rows.push(row(
                words.advance_money_credited(),
                self.amount(credited),
                &words.advance_money_to_distributor(name, on(ending.at)),
            ));
        }
        Some(self.sum(rows, left, advance))
    }

    fn sum(&self, mut rows: Vec<MoneyRow>, total: Money, advance: &Advance) -> MoneyBox {
        let words = self.words;
        let may_be_credited = advance.state.is_open() && advance.distributor.is_none();
        let (text, link) = match advance.way {
            PayWay::Account | PayWay::Card if total.is_zero() => ("", None),
            PayWay::Card => (words.advance_money_by_card(), None),
            PayWay::Account if may_be_credited => {
                (words.advance_money_on_statement(), self.statement())
            }
            PayWay::Account => (words.track_money_on_statement(), self.statement()),
        };
        rows.push(row(words.advance_money_total(), self.amount(total), ""));
        MoneyBox {
            title: words.advance_title().into(),
            rows,
            instead: words.track_money_instead().into(),
            has_total: true,
            text: text.into(),
            link,
        }
    }

    /// What was found about the warranty, and what may be done about it.
    fn void(&self) -> Option<VoidBox> {
        let words = self.words;
        let (line, void) = self
            .view
            .lines
            .iter()
            .find_map(|line| Some((line, line.void.as_ref()?)))?;
        let (title, text) = match (void.state, void.effect) {
            (VoidState::Overturned, _) => (
                words.void_box_overturned(),
                say::voids::stands(words, &line.warranty),
            ),
            (VoidState::Appealed, VoidEffect::VoidAll) => (
                words.void_box_void_appealed(),
                words.void_box_void_text().to_owned(),
            ),
            (VoidState::Appealed, VoidEffect::ExcludeDamage) => (
                words.void_box_excluded_appealed(),
                words.void_box_excluded_text().to_owned(),
            ),
            (_, VoidEffect::VoidAll) => {
                (words.void_box_void(), words.void_box_void_text().to_owned())
            }
            (_, VoidEffect::ExcludeDamage) => (
                words.void_box_excluded(),
                words.void_box_excluded_text().to_owned(),
            ),
        };
        let goes_on = match (void.effect, line.warranty) {
            (VoidEffect::ExcludeDamage, Warranty::Covered { ends_on, .. }) => {
                Some(words.void_box_goes_on(words.date(ends_on)))
            }
            (VoidEffect::ExcludeDamage | VoidEffect::VoidAll, _) => None,
        };
        Some(VoidBox {
            title: title.into(),
            pending: self.pending(void),
            text,
            codes: say::voids::codes(words, &void.codes),
            seen: words.void_box_seen(&void.note),
            photos_title: words.void_box_photos().into(),
            photos: self.photos_of(void),
            standing: goes_on.into_iter().chain(self.of_appeal(void)).collect(),
            appeal: self
                .view
                .may
                .appeal
                .then(|| self.link("appeal", words.void_appeal_button())),
        })
    }

    /// That an appeal waits to be decided, and until when; empty when none does.
    fn pending(&self, void: &VoidFinding) -> String {
        let waits = void.appeal.as_ref().filter(|one| one.ruling.is_none());
        waits.map_or_else(String::new, |appeal| {
            let calendar = &self.desk.calendar;
            let by = say::voids::ruling_by(appeal.at, calendar, self.desk.now());
            let on = self.words.date(calendar.zone.date(appeal.at));
            self.words.void_box_appealed(on, self.words.date(by))
        })
    }

    /// How an appeal was decided, or until when there may be one.
    fn of_appeal(&self, void: &VoidFinding) -> Vec<String> {
        let words = self.words;
        let on = |at| words.date(self.desk.calendar.zone.date(at));
        let Some(appeal) = &void.appeal else {
            let until = void.counts.filter(|_| self.view.may.appeal);
            return until
                .map(|counts| words.void_box_until(words.date(counts.appeal_until)))
                .into_iter()
                .collect();
        };
        let Some(ruling) = &appeal.ruling else {
            return Vec::new();
        };
        let said = if void.stands() {
            words.void_box_upheld(on(ruling.at))
        } else {
            words.void_box_overturned_text(on(ruling.at))
        };
        vec![said, words.void_box_words(&ruling.words)]
    }

    fn photos_of(&self, void: &VoidFinding) -> Vec<(Link, String)> {
        let files = self.view.files.iter().flatten();
        files
            .filter(|file| void.photos.iter().any(|id| id.uuid() == file.id))
            .map(|file| {
                let href = format!("/files/{}", file.id);
                let small = file.thumbnail.as_ref().map(|_| format!("{href}/small"));
                let label = file.name.clone();
                (Link { href, label }, small.unwrap_or_default())
            })
            .collect()
    }

    fn remedy(&self, way: &Alternative) -> String {
        match way.remedy {
            Remedy::Repair => self.words.track_money_repair(),
            Remedy::Replace => self.words.track_money_replacement(),
        }
        .to_owned()
    }

    fn amount(&self, money: Money) -> String {
        amount(self.words, money)
    }

    /// The files of the case, each with its size; none for who only holds a link.
    pub(super) fn files(&self) -> Vec<(Link, String)> {
        let link = |file: &service::tracking::Attachment| {
            let size = u64::try_from(file.bytes).unwrap_or(0);
            let link = Link {
                href: format!("/files/{}", file.id),
                label: file.name.clone(),
            };
            (link, self.words.file_size(size))
        };
        self.view.files.iter().flatten().map(link).collect()
    }

    fn documents(&self) -> Option<Documents> {
        let words = self.words;
        let slip = self
            .view
            .may
            .print_slip
            .then(|| (self.slip(words.track_document_slip()), String::new()));
        let items: Vec<_> = slip.into_iter().chain(self.files()).collect();
        (!items.is_empty()).then(|| Documents {
            title: words.track_documents_title().into(),
            items,
        })
    }

    fn facts(&self) -> Facts {
        let (words, view) = (self.words, &self.view);
        let device = vec![view.product.clone()];
        let serial = view
            .serial
            .as_ref()
            .map(|serial| (words.track_facts_serial().to_owned(), vec![serial.clone()]));
        let person = &view.person;
        let to = person.address.as_ref().map_or_else(
            || vec![person.town.clone()],
            |address| say::places::address(words, address),
        );
        let mut rows = vec![(words.track_facts_device().to_owned(), device)];
        rows.extend(serial);
        if view.is_authorised {
            let ticket = vec![view.number.ticket()];
            rows.push((words.track_reference_ticket().to_owned(), ticket));
        }
        rows.push((words.track_facts_to().to_owned(), to));
        rows.push((
            words.track_facts_email().to_owned(),
            vec![person.email.clone()],
        ));
        Facts {
            title: words.track_facts_title().into(),
            rows,
        }
    }

    fn thread(&self, refused: Option<&Refused>) -> Thread {
        let (words, view) = (self.words, &self.view);
        let messages: Vec<Message> = view
            .messages
            .iter()
            .flatten()
            .map(|message| self.message(message))
            .collect();
        let text = match &view.messages {
            None => {
                words.track_messages_hidden(i64::try_from(view.message_count).unwrap_or(i64::MAX))
            }
            Some(none) if none.is_empty() => words.track_messages_empty().to_owned(),
            Some(_) => String::new(),
        };
        let what = words.track_messages_what();
        let reply = (view.may.write && view.is_own()).then(|| Reply {
            text: rpc::field(
                words,
                refused,
                "text",
                (words.track_messages_label(), "", what),
                "",
            ),
            go: words.track_messages_go().into(),
        });
        Thread {
            title: words.track_messages_title().into(),
            text,
            show: view
                .messages
                .is_none()
                .then(|| self.show_all(words.track_messages_show())),
            messages,
            reply,
            problems: rpc::problems(words, refused, |_| what.to_owned()),
        }
    }

    fn message(&self, message: &conversation::Message) -> Message {
        let yours = message.author == Author::Customer;
        Message {
            yours,
            who: if yours {
                self.words.track_messages_you().to_owned()
            } else {
                message.author_name.clone()
            },
            when: self.stamp(message.at),
            datetime: self.day(message.at),
            text: message.body.clone(),
        }
    }

    fn acts(&self) -> Option<Acts> {
        let (words, may) = (self.words, &self.view.may);
        let is_told = self.view.lines.iter().any(|line| line.inbound.is_some());
        let parcel = if is_told {
            words.track_parcel_change()
        } else {
            words.track_parcel_tell()
        };
        let advance = if self.view.lines.iter().any(|line| line.advance.is_some()) {
            words.advance_link_follow()
        } else {
            words.advance_link()
        };
        let links: Vec<Link> = [
            (may.answer_estimate, "estimate", words.estimate_link()),
            (may.appeal, "appeal", words.void_appeal_title()),
            (may.tell_parcel, "parcel", parcel),
            (may.see_advance, "advance", advance),
            (may.change_address, "address", words.track_address_change()),
            (may.write, "files", words.track_files_add()),
            (may.cancel, "cancel", words.track_cancel_link()),
        ]
        .into_iter()
        .filter(|(possible, _, _)| *possible)
        .map(|(_, part, label)| self.link(part, label))
        .collect();
        let reopen = may.reopen.then(|| words.track_reopen().to_owned());
        (!links.is_empty() || reopen.is_some()).then(|| Acts {
            title: words.track_acts_title().into(),
            links,
            reopen,
        })
    }
}

/// The estimate of a case; `None` when there never was one.
pub fn estimate(look: &Look, refused: Option<&Refused>) -> Option<EstimatePage> {
    let words = look.words;
    let (line, estimate) = look
        .view
        .lines
        .iter()
        .find_map(|line| Some((line, line.estimate.as_ref()?)))?;
    let until = words.date(estimate.valid_until);
    let (title, lead) = match estimate.state {
        EstimateState::Sent => (
            words.estimate_title(&line.product),
            words.estimate_lead(&until),
        ),
        EstimateState::Accepted => {
            let way = estimate.accepted()?;
            let total = look.amount(way.total()?);
            let title = match way.remedy {
                Remedy::Repair => words.estimate_accepted_repair(total),
                Remedy::Replace => words.estimate_accepted_replacement(total),
            };
            (title, words.estimate_accepted_text().to_owned())
        }
        EstimateState::Declined if line.outcome == Some(Outcome::DisposedByConsent) => (
            words.estimate_disposed().to_owned(),
            words.estimate_disposed_text().to_owned(),
        ),
        EstimateState::Declined => (
            words.estimate_declined().to_owned(),
            words.estimate_declined_text().to_owned(),
        ),
        EstimateState::Expired | EstimateState::Superseded => {
            (words.estimate_expired(until), String::new())
        }
    };
    let problems = refused.map(|refused| Refused {
        errors: FieldErrors::new(),
        ..refused.clone()
    });
    Some(EstimatePage {
        number: look.number(),
        back: Link {
            href: look.place().path(),
            label: words.estimate_back().into(),
        },
        title,
        lead,
        found: if line.findings.is_empty() {
            String::new()
        } else {
            words.estimate_found(&line.findings)
        },
        problems: rpc::problems(words, problems.as_ref(), |_| String::new()),
        dispose: estimate
            .is_open()
            .then(|| look.link("dispose", words.estimate_dispose_link())),
        ways: if estimate.is_open() {
            ways(&look.desk, look.words, estimate)
        } else {
            Vec::new()
        },
        prove: if estimate.is_open() {
            look.prove("estimate")
        } else {
            None
        },
        line: line.id.to_string(),
        estimate: estimate.id.to_string(),
    })
}

/// The ways of an estimate as its customer sees them, with the way of silence last.
pub fn ways(desk: &Desk, words: words::Words, estimate: &Estimate) -> Vec<Way> {
    let until = words.date(estimate.valid_until);
    let silence = words.estimate_silence(&until);
    let mut ways: Vec<Way> = estimate
        .alternatives
        .iter()
        .enumerate()
        .filter_map(|(index, one)| way(desk, words, (index, one), &silence))
        .collect();
    let free = amount(words, Money::zero(desk.maker.currency));
    ways.push(Way {
        choice: "return".into(),
        title: words.estimate_return_title().into(),
        text: words.estimate_return_text().into(),
        facts: facts(
            words,
            free,
            words.estimate_get_back(),
            words.estimate_today(words.date(today_and(desk, 1))),
        ),
        go: words.estimate_return_go().into(),
        silence: words.estimate_default(until),
        is_default: true,
    });
    ways
}

fn way(
    desk: &Desk,
    words: words::Words,
    (index, way): (usize, &Alternative),
    silence: &str,
) -> Option<Way> {
    let total = amount(words, way.total()?);
    let ready = today_and(desk, u32::from(way.ready_in_days));
    let (title, go, get) = match way.remedy {
        Remedy::Repair => (
            words.estimate_repair_title(),
            words.estimate_repair_go(&total),
            words.estimate_get_repair(),
        ),
        Remedy::Replace => (
            words.estimate_replace_title(),
            words.estimate_replace_go(&total),
            words.estimate_get_replacement(),
        ),
    };
    let by = words.estimate_today(words.date(ready));
    Some(Way {
        choice: index.to_string(),
        title: title.into(),
        text: way.description.clone(),
        facts: facts(words, total, get, by),
        go,
        silence: silence.to_owned(),
        is_default: false,
    })
}

/// The day so many business days after the one on which this moment counts.
fn today_and(desk: &Desk, days: u32) -> Date {
    let today = desk.calendar.business_day_of(desk.now());
    desk.calendar.add_business_days(today, days)
}

fn row(name: &str, amount: String, why: &str) -> MoneyRow {
    MoneyRow {
        name: name.to_owned(),
        amount,
        was: String::new(),
        why: why.to_owned(),
    }
}

fn amount(words: words::Words, money: Money) -> String {
    words.money(money.minor, money.currency.key())
}

fn facts(words: words::Words, pay: String, get: &str, by: String) -> Vec<(String, String)> {
    vec![
        (words.estimate_pay().to_owned(), pay),
        (words.estimate_get().to_owned(), get.to_owned()),
        (words.estimate_by().to_owned(), by),
    ]
}

const fn signal_key(signal: Signal) -> &'static str {
    match signal {
        Signal::Waiting => "waiting",
        Signal::WithUs => "with-us",
        Signal::Moving => "moving",
        Signal::Done => "done",
        Signal::Trouble => "trouble",
    }
}
