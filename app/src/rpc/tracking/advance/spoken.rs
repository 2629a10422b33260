//! The page of a replacement in advance, put into words.

use domain::advance::settlement::{Outlook, Prospect};
use domain::advance::{Advance, AdvanceState, Chosen};
use domain::ledger::PayWay;
use domain::money::Money;
use domain::payment::{Decline, PaymentKind};
use domain::reason::{Piece, Reason};
use domain::stock::Supply;
use service::Refused;
use service::advance::{AdvanceView, Offer};
use service::say::{errors, reasons, refusals, status};

use super::super::Link;
use super::super::estimate::Way;
use super::super::shared::Look;
use super::{AdvancePage, Ask, CardForm, EndRow, Ends, PART};
use crate::forms::{Choice, Choices};
use crate::rpc;

/// The page.
pub fn page(
    look: &Look,
    view: &AdvanceView,
    refused: Option<&Refused>,
    is_unreached: bool,
) -> AdvancePage {
    let about = About { look, view };
    let words = look.words;
    let Head {
        title,
        lead,
        more,
        why,
    } = about.head();
    let ask = about.ask(refused);
    let choose = about.choose();
    let withdraw = about.withdraw();
    let card = about.card(is_unreached);
    let acts = ask.is_some() || !choose.is_empty() || withdraw.is_some() || card.is_some();
    let prove = acts.then(|| look.prove(PART)).flatten();
    let shown = prove.is_none();
    AdvancePage {
        number: look.number(),
        line: view.line.id.to_string(),
        back: Link {
            href: look.place().path(),
            label: words.advance_back().into(),
        },
        product: view.line.product.clone(),
        reference: if look.view.is_authorised {
            words.track_reference_rma().into()
        } else {
            words.track_reference_ticket().into()
        },
        title,
        lead,
        more,
        why,
        problems: rpc::problems(words, refused, |field| about.what(field).to_owned()),
        facts: about.facts(),
        ends: about.ends(),
        proof: about.proof(),
        prove,
        ask: ask.filter(|_| shown),
        card: card.filter(|_| shown),
        choose,
        withdraw: withdraw.filter(|_| shown),
    }
}

struct About<'a> {
    look: &'a Look,
    view: &'a AdvanceView,
}

/// What stands above everything else.
struct Head {
    title: String,
    lead: String,
    more: String,
    why: Option<(String, String)>,
}

impl About<'_> {
    fn advance(&self) -> Option<&Advance> {
        self.view.advance()
    }

    fn money(&self, money: Money) -> String {
        reasons::spoken(self.look.words, money)
    }

    fn date(&self, at: domain::time::Timestamp) -> String {
        let date = self.look.desk.calendar.zone.date(at);
        self.look.words.date(date)
    }

    fn what(&self, field: &str) -> &'static str {
        let words = self.look.words;
        match field {
            "way" => words.advance_way_what(),
            "chosen" => words.advance_choice_what(),
            _ => words.advance_consent_what(),
        }
    }

    fn head(&self) -> Head {
        let words = self.look.words;
        let head = |title: &str, lead: String, more: String| Head {
            title: title.to_owned(),
            lead,
            more,
            why: None,
        };
        let title = words.advance_title();
        match self.advance() {
            Some(advance) if advance.state.is_open() => {
                let title = match advance.state {
                    AdvanceState::Choosing | AdvanceState::ComingBack => {
                        words.advance_choice_title()
                    }
                    AdvanceState::Requested
                    | AdvanceState::Denied
                    | AdvanceState::Withdrawn
                    | AdvanceState::Approved
                    | AdvanceState::Charged
                    | AdvanceState::Shipped
                    | AdvanceState::AwaitingDefective
                    | AdvanceState::DefectiveIn
                    | AdvanceState::Resolved => title,
                };
                head(title, self.state(advance), String::new())
            }
            Some(advance) if advance.state == AdvanceState::Resolved => {
                let why = advance
                    .ending
                    .as_ref()
                    .map(|ending| reasons::reason(words, &ending.reason));
                head(title, why.unwrap_or_default(), String::new())
            }
            Some(_) | None => match (&self.view.entitlement, self.over_limit()) {
                (Ok(_), Some(over)) => head(
                    title,
                    self.reason(over),
                    words.advance_over_limit_again().to_owned(),
                ),
                (Ok(reason), None) => {
                    let price = self.view.offer.as_ref().map(|offer| offer.price);
                    let lead = price.map(|price| words.advance_lead(self.money(price)));
                    Head {
                        why: Some((words.advance_why().to_owned(), self.reason(reason))),
                        ..head(title, lead.unwrap_or_default(), self.stock())
                    }
                }
                (Err(refusal), _) => {
                    // What it was refused for before says more than that it may not be asked for now.
                    let before = self.advance().and_then(|advance| advance.refused.as_ref());
                    let why = match before {
                        Some(reason) => self.reason(reason),
                        None => refusals::refusal(words, refusal),
                    };
                    head(
                        words.advance_no_title(),
                        why,
                        words.advance_other_way_text().to_owned(),
                    )
                }
            },
        }
    }

    /// Why, as far as it concerns whoever reads it.
    fn reason(&self, why: &Reason) -> String {
        if self.look.view.is_own() {
            reasons::reason(self.look.words, why)
        } else {
            reasons::outward(self.look.words, why)
        }
    }

    /// What the account could not bear, when a card may.
    fn over_limit(&self) -> Option<&Reason> {
        let refused = self.advance()?.refused.as_ref()?;
        let is_over = matches!(refused, Reason::AdvanceOverLimit { .. });
        (is_over && self.view.ways.contains(&PayWay::Card)).then_some(refused)
    }

    /// Whether one is there, and by when it comes; nothing when nobody counts them.
    fn stock(&self) -> String {
        let words = self.look.words;
        match self.view.supply {
            Supply::Uncounted => String::new(),
            Supply::There => {
                let (desk, ground) = (&self.look.desk, u32::from(self.view.policy.ground_days));
                let today = desk.calendar.business_day_of(desk.now());
                let [answer, leaves, there] = [1, 2, 2 + ground]
                    .map(|days| words.date(desk.calendar.add_business_days(today, days)));
                words.advance_stock_there(answer, leaves, there)
            }
            Supply::Awaited {
                expected_on: Some(on),
            } => words.advance_stock_awaited(words.date(on)),
            Supply::Awaited { expected_on: None } => {
                words.advance_stock_awaited_no_date().to_owned()
            }
        }
    }

    fn state(&self, advance: &Advance) -> String {
        let words = self.look.words;
        let is_unpaid = matches!(
            advance.state,
            AdvanceState::Requested | AdvanceState::Approved
        );
        if is_unpaid && !self.view.line.state.is_before_arrival() {
            return reasons::reason(words, &Reason::AdvanceDeviceHere);
        }
        match advance.state {
            AdvanceState::Requested if self.lacks_card() => {
                words.advance_state_requested_card().to_owned()
            }
            AdvanceState::Requested => words.advance_state_requested().to_owned(),
            AdvanceState::Approved => match &self.view.line.shortage {
                Some(shortage) => match shortage.expected_on {
                    Some(on) => words.advance_state_waits(words.date(on)),
                    None => words.advance_state_waits_no_date().to_owned(),
                },
                None if self.lacks_card() => words.advance_state_card_missing().to_owned(),
                None if advance.charge_failed => words.advance_state_card_failed().to_owned(),
                None => words.advance_state_approved().to_owned(),
            },
            AdvanceState::Charged => match &self.view.line.shortage {
                Some(shortage) => match shortage.expected_on {
                    Some(on) => words.advance_state_charged_waits(words.date(on)),
                    None => words.advance_state_charged_waits_no_date().to_owned(),
                },
                None => words.advance_state_charged().to_owned(),
            },
            AdvanceState::Shipped => words.advance_state_shipped().to_owned(),
            AdvanceState::AwaitingDefective => words.advance_state_awaiting().to_owned(),
            AdvanceState::DefectiveIn => words.advance_state_in().to_owned(),
            AdvanceState::Choosing => words.advance_choice_lead(self.until(advance)),
            AdvanceState::ComingBack => words.advance_choice_still().to_owned(),
            AdvanceState::Denied | AdvanceState::Withdrawn | AdvanceState::Resolved => {
                words.advance_state_resolved().to_owned()
            }
        }
    }

    /// Whether it is paid by a card that was not entered yet.
    fn lacks_card(&self) -> bool {
        let by_card = self
            .advance()
            .is_some_and(|advance| advance.way == PayWay::Card);
        by_card && self.view.card.is_none()
    }

    /// The card of an advance that is paid by one and not charged yet.
    fn card(&self, is_unreached: bool) -> Option<CardForm> {
        let words = self.look.words;
        let advance = self.advance()?;
        let waits = matches!(
            advance.state,
            AdvanceState::Requested | AdvanceState::Approved
        );
        if advance.way != PayWay::Card || !waits || !self.view.line.state.is_before_arrival() {
            return None;
        }
        let price = self.money(advance.price);
        let takes_cards = self.view.ways.contains(&PayWay::Card);
        let text = match &self.view.card {
            _ if !takes_cards => words.advance_card_off().to_owned(),
            _ if is_unreached => words.advance_card_unreached().to_owned(),
            None => words.advance_card_none().to_owned(),
            Some(_) if advance.charge_failed => self.declined(),
            Some(card) => words.advance_card_saved(card, price.as_str()),
        };
        let failed = match &self.view.card {
            Some(card) if takes_cards && advance.charge_failed && !is_unreached => {
                words.advance_card_failed_title(card)
            }
            Some(_) | None if takes_cards && is_unreached => words.advance_stub_card().to_owned(),
            Some(_) | None => String::new(),
        };
        let is_needed = self.view.card.is_none() || advance.charge_failed || !takes_cards;
        let go = if self.view.card.is_some() {
            words.advance_card_another()
        } else {
            words.advance_card_enter()
        };
        let instead = is_needed.then(|| {
            (
                words.advance_on_account().to_owned(),
                words.advance_on_account_consequence(price.as_str()),
            )
        });
        Some(CardForm {
            title: words.advance_card_title().to_owned(),
            failed,
            text,
            is_needed,
            action: if takes_cards {
                format!("{}/card/enter", self.look.place().path())
            } else {
                String::new()
            },
            consent: self.look.desk.card_consent(words),
            go: go.to_owned(),
            instead,
        })
    }

    /// Why the card was not charged, and what to do.
    fn declined(&self) -> String {
        let words = self.look.words;
        let mut charges = self
            .view
            .payments
            .iter()
            .filter(|payment| payment.kind == PaymentKind::Charge);
        let why = charges.next_back().and_then(|charge| charge.declined);
        let why = why.map(|why| match why {
            Decline::HolderNeeded => words.card_declined_holder_needed(),
            Decline::NoFunds => words.card_declined_no_funds(),
            Decline::CardInvalid => words.card_declined_card_invalid(),
            Decline::Refused => words.card_declined_refused(),
            Decline::NotTaken => words.card_declined_not_taken(),
        });
        let next = words.advance_card_failed();
        why.map_or_else(|| next.to_owned(), |why| format!("{why} {next}"))
    }

    fn until(&self, advance: &Advance) -> String {
        advance
            .choice
            .map(|choice| self.look.words.date(choice.open_until))
            .unwrap_or_default()
    }

    fn facts(&self) -> Vec<(String, Vec<String>)> {
        let words = self.look.words;
        let Some(advance) = self.advance() else {
            return Vec::new();
        };
        let mut facts = Vec::new();
        if let Some(at) = advance.charged_at {
            let on = words.advance_money_charged_on(self.date(at));
            let charged = vec![self.money(advance.price), on];
            facts.push((words.advance_money_charged().to_owned(), charged));
        }
        let mut fact = |name: &str, value: String| facts.push((name.to_owned(), vec![value]));
        if let Some(ending) = &advance.ending
            && !ending.credited.is_zero()
        {
            fact(words.advance_money_credited(), self.money(ending.credited));
        }
        if let Some(sent) = &advance.sent {
            let own = self.look.view.is_own();
            if own {
                fact(words.advance_serial(), sent.serial.to_string());
            }
            // What is to be decided now is not how it came.
            let is_over = matches!(
                advance.state,
                AdvanceState::Choosing | AdvanceState::ComingBack
            );
            if !is_over {
                fact(
                    words.mail_fact_carrier(),
                    status::carrier(&sent.parcel.carrier),
                );
                fact(words.mail_fact_tracking(), sent.parcel.tracking.clone());
                match sent.parcel.delivered_at {
                    Some(at) => fact(words.track_mark_delivered(), self.date(at)),
                    None => fact(
                        words.advance_expected(),
                        words.date(sent.parcel.expected_on),
                    ),
                }
            }
            match advance.state {
                AdvanceState::Shipped | AdvanceState::AwaitingDefective => {
                    fact(words.advance_return_by(), words.date(sent.return_by));
                }
                AdvanceState::ComingBack => {
                    let pieces = self.pieces_of(&sent.pieces);
                    facts.push((words.advance_choice_pieces().to_owned(), pieces));
                }
                AdvanceState::Choosing
                | AdvanceState::Requested
                | AdvanceState::Denied
                | AdvanceState::Withdrawn
                | AdvanceState::Approved
                | AdvanceState::Charged
                | AdvanceState::DefectiveIn
                | AdvanceState::Resolved => {}
            }
        }
        if let Some(advance) = self
            .advance()
            .filter(|advance| advance.state == AdvanceState::ComingBack)
        {
            let maker = &self.look.desk.maker;
            facts.push((
                words.advance_come_back_by().to_owned(),
                vec![self.until(advance)],
            ));
            facts.push((words.mail_fact_send_to().to_owned(), maker.address.clone()));
        }
        facts
    }

    /// Every end, while what comes of it is open.
    fn ends(&self) -> Option<Ends> {
        let words = self.look.words;
        let offer = self.view.offer.as_ref()?;
        let is_open = match self.advance() {
            Some(advance) => match advance.state {
                AdvanceState::Denied | AdvanceState::Withdrawn => self.view.entitlement.is_ok(),
                AdvanceState::Choosing | AdvanceState::ComingBack | AdvanceState::Resolved => false,
                AdvanceState::Requested
                | AdvanceState::Approved
                | AdvanceState::Charged
                | AdvanceState::Shipped
                | AdvanceState::AwaitingDefective
                | AdvanceState::DefectiveIn => true,
            },
            None => self.view.entitlement.is_ok(),
        };
        if !is_open {
            return None;
        }
        let mut heads = vec![
            words.advance_ends_what().to_owned(),
            words.advance_ends_in_the_end().to_owned(),
        ];
        heads.extend(
            offer
                .distributor
                .as_ref()
                .map(|name| words.advance_ends_distributor(name)),
        );
        Some(Ends {
            title: words.advance_ends_title().to_owned(),
            heads,
            rows: offer
                .outlook
                .iter()
                .map(|end| self.end(offer, end))
                .collect(),
        })
    }

    fn end(&self, offer: &Offer, end: &Outlook) -> EndRow {
        let words = self.look.words;
        let days = i64::from(self.view.policy.advance.return_days);
        let via = offer.distributor.as_deref();
        let (what, text) = match end.prospect {
            Prospect::Defective => (
                words.advance_end_defective().to_owned(),
                via.map_or_else(
                    || self.end_defective().to_owned(),
                    |name| words.advance_end_defective_via(name),
                ),
            ),
            Prospect::ReturnedComplete => (
                words.advance_end_returned().to_owned(),
                via.map_or_else(
                    || words.advance_end_returned_text().to_owned(),
                    |name| words.advance_end_returned_via(name),
                ),
            ),
            Prospect::ReturnedBare => (
                words.advance_end_returned_bare().to_owned(),
                words.advance_end_returned_bare_text(self.pieces(offer)),
            ),
            Prospect::Kept => (
                words.advance_end_kept().to_owned(),
                words.advance_end_kept_text().to_owned(),
            ),
            Prospect::NotReturned => (
                words.advance_end_not_returned(days.to_string()),
                words.advance_end_not_returned_text().to_owned(),
            ),
            Prospect::Void => (
                words.advance_end_void().to_owned(),
                words.advance_end_void_text().to_owned(),
            ),
        };
        let mut amounts = vec![self.money(end.customer)];
        amounts.extend(via.map(|_| self.money(end.distributor)));
        EndRow {
            what,
            text,
            amounts,
        }
    }

    /// Where the money goes when it is found defective: the way it came.
    fn end_defective(&self) -> &'static str {
        let words = self.look.words;
        let open = self.advance().filter(|advance| advance.state.is_open());
        match open.map(|advance| advance.way) {
            Some(PayWay::Card) => words.advance_end_defective_card(),
            None if self.view.ways.contains(&PayWay::Card) => words.advance_end_defective_either(),
            Some(PayWay::Account) | None => words.advance_end_defective_text(),
        }
    }

    fn pieces(&self, offer: &Offer) -> String {
        self.pieces_of(&offer.pieces).join(", ")
    }

    /// Each with what is deducted when it is missing.
    fn pieces_of(&self, pieces: &[Piece]) -> Vec<String> {
        pieces
            .iter()
            .map(|piece| {
                let name = reasons::piece(self.look.words, piece);
                format!("{name} {}", self.money(piece.price))
            })
            .collect()
    }

    /// Where the proof is added that is missing.
    fn proof(&self) -> Option<Link> {
        use domain::reason::Reason as R;
        use domain::refusal::Refusal;

        let refused = self.advance().and_then(|advance| advance.refused.as_ref());
        let missing = matches!(
            &self.view.entitlement,
            Err(Refusal::Denied {
                reason: R::AdvanceNoProof | R::AdvancePurchaseUnknown
            })
        ) || matches!(refused, Some(R::AdvanceProofMismatch));
        missing.then(|| Link {
            href: self.look.part("files").path(),
            label: self.look.words.advance_add_proof().to_owned(),
        })
    }

    fn ask(&self, refused: Option<&Refused>) -> Option<Ask> {
        let words = self.look.words;
        let offer = self.view.offer.as_ref()?;
        self.view.entitlement.as_ref().ok()?;
        let error = |field: &str| {
            refused
                .and_then(|refused| refused.errors.get(field))
                .map(|error| errors::field_error(words, error, self.what(field)))
                .unwrap_or_default()
        };
        let ways = self.view.ways.clone();
        let typed = refused.map_or("", |refused| refused.typed("way"));
        let only = ways.len() == 1;
        let choices = ways
            .into_iter()
            .map(|way| {
                let (label, hint) = match way {
                    PayWay::Account => (words.advance_account(), self.account_hint()),
                    PayWay::Card => (words.advance_card(), self.card_hint()),
                };
                Choice {
                    value: way.key().to_owned(),
                    label: label.to_owned(),
                    hint,
                    picture: String::new(),
                    chosen: only || typed == way.key(),
                }
            })
            .collect();
        Some(Ask {
            way: Choices {
                legend: words.advance_way().to_owned(),
                hint: String::new(),
                error: error("way"),
                choices,
            },
            consent: words.advance_consent(self.money(offer.price)),
            consent_error: error("consent"),
            consented: refused.is_some_and(|refused| {
                refused.typed("consent") == "yes" && refused.errors.get("consent").is_none()
            }),
            price: offer.price.minor.to_string(),
            go: words.advance_go().to_owned(),
            consequence: words.advance_go_consequence().to_owned(),
        })
    }

    /// What the account may still be charged.
    fn account_hint(&self) -> String {
        let credit = self.view.credit;
        let left = credit.left().unwrap_or(credit.limit);
        let words = self.look.words;
        words.advance_account_hint(self.money(credit.limit), self.money(left))
    }

    /// Which card would be charged.
    fn card_hint(&self) -> String {
        match &self.view.card {
            Some(card) => card.clone(),
            None => self.look.words.advance_card_hint_new().to_owned(),
        }
    }

    /// The two ways after no fault was found; the one of silence is marked (S17).
    fn choose(&self) -> Vec<Way> {
        let words = self.look.words;
        let Some(advance) = self.advance() else {
            return Vec::new();
        };
        let price = self.money(advance.price);
        let until = self.until(advance);
        let zero = self.money(Money::zero(advance.price.currency));
        let get = |pay: &str, text: String| {
            vec![
                (words.advance_money_credited().to_owned(), pay.to_owned()),
                (words.estimate_get().to_owned(), text),
            ]
        };
        let mut gets_back = get(&price, words.advance_choice_get_return(&price));
        let pieces = advance
            .sent
            .as_ref()
            .map(|sent| self.pieces_of(&sent.pieces));
        gets_back.extend(pieces.map(|pieces| {
            let title = words.advance_choice_pieces().to_owned();
            (title, pieces.join(", "))
        }));
        let back = Way {
            choice: Chosen::Return.key().to_owned(),
            title: words.advance_choice_return().to_owned(),
            text: words.advance_choice_return_text().to_owned(),
            facts: gets_back,
            go: match &advance.distributor {
                Some(name) => words.advance_choice_return_go_via(&price, name),
                None => words.advance_choice_return_go(&price),
            },
            silence: String::new(),
            is_default: false,
        };
        let keep = Way {
            choice: Chosen::Keep.key().to_owned(),
            title: words.advance_choice_keep().to_owned(),
            text: words.advance_choice_get_keep().to_owned(),
            facts: get(&zero, words.advance_choice_get_keep().to_owned()),
            go: words.advance_choice_keep_go(&price),
            silence: words.advance_choice_silence(until),
            is_default: true,
        };
        match advance.state {
            AdvanceState::Choosing => vec![back, keep],
            AdvanceState::ComingBack => vec![keep],
            AdvanceState::Requested
            | AdvanceState::Denied
            | AdvanceState::Withdrawn
            | AdvanceState::Approved
            | AdvanceState::Charged
            | AdvanceState::Shipped
            | AdvanceState::AwaitingDefective
            | AdvanceState::DefectiveIn
            | AdvanceState::Resolved => Vec::new(),
        }
    }

    fn withdraw(&self) -> Option<(String, String)> {
        let words = self.look.words;
        let advance = self.advance()?;
        let consequence = match advance.charged_at {
            Some(_) => words.advance_withdraw_consequence(),
            None => words.advance_withdraw_consequence_free(),
        };
        (advance.state.is_before_leaving() && self.view.line.state.is_before_arrival())
            .then(|| (words.advance_withdraw().to_owned(), consequence.to_owned()))
    }
}
