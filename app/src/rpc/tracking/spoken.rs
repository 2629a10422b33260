//! The page models of a case, put into words.

use domain::estimate::{Alternative, Estimate, EstimateState, Remedy};
use domain::field::FieldErrors;
use domain::line::state::State;
use domain::money::Money;
use domain::status::{Header, Signal};
use domain::time::{Date, Timestamp};
use service::carriers;
use service::conversation::{self, Author};
use service::say;
use service::tracking::LineView;
use service::{Desk, Refused};

use super::Link;
use super::case::{
    Acts, CasePage, Documents, Facts, Live, Message, MoneyBox, Parcel, Parcels, Reply, Stamp, Stub,
    Tense, Thread,
};
use super::estimate::{EstimatePage, Way};
use super::shared::Look;
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
        hidden: (!view.is_own()).then(|| {
            let link = Link {
                href: look.part("code").path(),
                label: words.track_hidden_go().into(),
            };
            (words.track_hidden().into(), link)
        }),
        stamps_title: words.track_stamps_title().into(),
        earlier,
        stamps,
        parcels: look.parcels(),
        money: look.money(),
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
                note: words.track_stub_send_note().into(),
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
                    text: say::timeline::happened(words, &event.what)?,
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
            .flat_map(|line| [self.inbound(line), self.outbound(line)])
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

    fn outbound(&self, line: &LineView) -> Option<Parcel> {
        let (words, parcel) = (self.words, line.outbound.as_ref()?);
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
        Some(self.parcel(
            words.track_parcel_back(),
            (&parcel.carrier, &parcel.tracking),
            signal,
            text,
        ))
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
        let mut rows = vec![(
            words.track_money_diagnosis().to_owned(),
            self.amount(free),
            words.track_money_free().to_owned(),
        )];
        let accepted = line.estimate.as_ref().and_then(Estimate::accepted);
        let waits = line.estimate.as_ref().is_some_and(Estimate::is_open);
        if let Some((way, total)) = accepted.and_then(|way| Some((way, way.total()?))) {
            rows.push((self.remedy(way), self.amount(total), String::new()));
            rows.push((
                words.track_money_total().to_owned(),
                self.amount(total),
                String::new(),
            ));
        } else if waits {
            let ways = line.estimate.iter().flat_map(|one| &one.alternatives);
            rows.extend(ways.filter_map(|way| {
                let why = words.track_money_choice().to_owned();
                Some((self.remedy(way), self.amount(way.total()?), why))
            }));
        } else {
            rows.push((
                words.track_money_total().to_owned(),
                self.amount(free),
                String::new(),
            ));
        }
        let text = if waits {
            words.track_money_sent()
        } else if accepted.is_some() {
            words.track_money_accepted()
        } else if line.is_covered {
            words.track_money_warranty()
        } else {
            ""
        };
        Some(MoneyBox {
            title: words.track_money_title().into(),
            rows,
            has_total: !waits,
            text: text.into(),
        })
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
        let links: Vec<Link> = [
            (may.answer_estimate, "estimate", words.estimate_link()),
            (may.tell_parcel, "parcel", parcel),
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

/// The day so many business days after today.
fn today_and(desk: &Desk, days: u32) -> Date {
    let today = desk.calendar.zone.date(desk.now());
    desk.calendar.add_business_days(today, days)
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
