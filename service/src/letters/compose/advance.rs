//! The replacement in advance: asked for, charged, sent, credited or not (S11 to S17).

use domain::advance::{Advance, Sent};
use domain::ledger::{Party, PayWay};
use domain::line::Line;
use domain::money::Money;
use domain::reason::Reason;

use super::super::layout::{Choice, LetterText};
use super::{Topic, fact};
use crate::carriers;
use crate::jobs::LetterKind;
use crate::say::{reasons, status};

/// The letter of this kind about the advance; without one there is nothing to say.
pub(super) fn letter(topic: &Topic<'_>, kind: LetterKind) -> Option<LetterText> {
    let advance = topic.advance()?;
    let about = About { topic, advance };
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the kinds of an advance; `compose::letter` decides all kinds, one arm each"
    )]
    match kind {
        LetterKind::AdvanceRequested => Some(about.requested()),
        LetterKind::AdvanceDenied => Some(about.denied()),
        LetterKind::AdvanceCharged => Some(about.charged()),
        LetterKind::AdvanceChargeFailed => Some(about.charge_failed()),
        LetterKind::AdvanceWithdrawn => Some(about.withdrawn()),
        LetterKind::AdvanceShipped => about.shipped(),
        LetterKind::AdvanceReminder => about.reminder(),
        LetterKind::AdvanceExtended => about.extended(),
        LetterKind::AdvanceCredited => Some(about.credited()),
        LetterKind::AdvanceChoice => about.choice(),
        LetterKind::AdvanceSendBack => about.send_back(),
        LetterKind::AdvanceReturned => Some(about.returned()),
        LetterKind::AdvanceForfeited => Some(about.forfeited()),
        _ => None,
    }
}

struct About<'a> {
    topic: &'a Topic<'a>,
    advance: &'a Advance,
}

impl About<'_> {
    fn price(&self) -> String {
        self.money(self.advance.price)
    }

    fn money(&self, money: Money) -> String {
        reasons::spoken(self.topic.words, money)
    }

    fn why(&self, reason: Option<&Reason>) -> Vec<String> {
        reason
            .map(|reason| reasons::reason(self.topic.words, reason))
            .into_iter()
            .collect()
    }

    fn requested(&self) -> LetterText {
        let (topic, words) = (self.topic, self.topic.words);
        let mut paragraphs = vec![
            reasons::reason(words, &self.advance.entitled),
            words.mail_advance_requested_next(topic.in_business_days(1)),
        ];
        if self.advance.way == PayWay::Card {
            paragraphs.push(words.mail_advance_requested_card().to_owned());
        }
        LetterText {
            paragraphs,
            facts: vec![fact(words.mail_fact_amount(), self.price())],
            ..topic.begin(
                words.mail_advance_requested_subject(topic.number()),
                words.mail_advance_requested_title(topic.device()),
            )
        }
    }

    fn denied(&self) -> LetterText {
        let (topic, words) = (self.topic, self.topic.words);
        let mut paragraphs = self.why(self.advance.refused.as_ref());
        paragraphs.push(words.mail_advance_denied_next().to_owned());
        LetterText {
            paragraphs,
            ..topic.begin(
                words.mail_advance_denied_subject(topic.number()),
                words.mail_advance_denied_title(topic.device()),
            )
        }
    }

    fn charged(&self) -> LetterText {
        let (topic, words) = (self.topic, self.topic.words);
        LetterText {
            paragraphs: vec![
                words.mail_advance_charged_text(self.price(), topic.device()),
                words.mail_advance_charged_next(topic.in_business_days(1)),
            ],
            facts: vec![fact(words.mail_fact_amount(), self.price())],
            ..topic.begin(
                words.mail_advance_charged_subject(topic.number()),
                words.mail_advance_charged_title(topic.device()),
            )
        }
    }

    fn charge_failed(&self) -> LetterText {
        let (topic, words) = (self.topic, self.topic.words);
        LetterText {
            paragraphs: vec![
                words.mail_advance_charge_failed_text(topic.device(), self.price()),
                words.mail_advance_charge_failed_next().to_owned(),
            ],
            ..topic.begin(
                words.mail_advance_charge_failed_subject(topic.number()),
                words.mail_advance_charge_failed_title().to_owned(),
            )
        }
    }

    fn withdrawn(&self) -> LetterText {
        let (topic, words) = (self.topic, self.topic.words);
        let mut paragraphs = self.why(self.advance.refused.as_ref());
        if self.advance.charged_at.is_some() {
            paragraphs.push(words.mail_advance_withdrawn_text().to_owned());
            paragraphs.extend(self.back_to_the_card());
        }
        LetterText {
            paragraphs,
            ..topic.begin(
                words.mail_advance_withdrawn_subject(topic.number()),
                words.mail_advance_withdrawn_title(topic.device()),
            )
        }
    }

    fn shipped(&self) -> Option<LetterText> {
        let (topic, words) = (self.topic, self.topic.words);
        let sent = self.advance.sent.as_ref()?;
        let by = words.date(sent.return_by);
        let parcel = &sent.parcel;
        let carrier = status::carrier(&parcel.carrier);
        let mut letter = topic.begin(
            words.mail_advance_shipped_subject(by.as_str(), topic.number()),
            words.mail_advance_shipped_title(topic.device()),
        );
        letter.paragraphs = vec![
            words.mail_advance_shipped_next(by.as_str()),
            words.mail_advance_shipped_charge(self.price()),
        ];
        letter.facts = vec![
            fact(words.mail_fact_replacement(), sent.serial.to_string()),
            fact(words.mail_fact_carrier(), carrier.as_str()),
            fact(words.mail_fact_tracking(), &parcel.tracking),
            fact(
                words.mail_fact_expected_back(),
                words.date(parcel.expected_on),
            ),
            fact(words.mail_fact_return_by(), by),
            self.in_the_box(sent),
        ];
        letter.notes = vec![words.mail_advance_shipped_keep().to_owned()];
        letter.link = carriers::tracking_url(&parcel.carrier, &parcel.tracking)
            .map(|url| (words.mail_shipped_track(carrier), url));
        Some(letter)
    }

    fn in_the_box(&self, sent: &Sent) -> (String, Vec<String>) {
        let words = self.topic.words;
        let pieces = sent
            .pieces
            .iter()
            .map(|piece| reasons::piece(words, piece))
            .collect();
        (words.mail_fact_in_the_box().to_owned(), pieces)
    }

    fn reminder(&self) -> Option<LetterText> {
        let (topic, words) = (self.topic, self.topic.words);
        let by = words.date(self.advance.sent.as_ref()?.return_by);
        Some(LetterText {
            paragraphs: vec![words.mail_advance_reminder_text(by.as_str(), self.price())],
            facts: vec![fact(words.mail_fact_return_by(), by.as_str())],
            ..topic.begin(
                words.mail_advance_reminder_subject(topic.device(), by.as_str(), topic.number()),
                words.mail_advance_reminder_title(topic.device()),
            )
        })
    }

    fn extended(&self) -> Option<LetterText> {
        let (topic, words) = (self.topic, self.topic.words);
        let by = words.date(self.advance.sent.as_ref()?.return_by);
        Some(LetterText {
            paragraphs: vec![words.mail_advance_extended_text(self.price())],
            facts: vec![fact(words.mail_fact_return_by(), by.as_str())],
            ..topic.begin(
                words.mail_advance_extended_subject(topic.device(), by.as_str(), topic.number()),
                words.mail_advance_extended_title(by.as_str()),
            )
        })
    }

    /// To whom it is credited is in the reason; a distributor's customer reads whom to ask (S15).
    fn credited(&self) -> LetterText {
        let (topic, words) = (self.topic, self.topic.words);
        let ending = self.advance.ending.as_ref();
        let at = topic.since(ending.map(|ending| ending.at));
        let mut paragraphs = self.why(ending.map(|ending| &ending.reason));
        let distributor = match self.advance.credit_to {
            Party::Account(_) => self.advance.distributor.as_deref(),
            Party::Customer(_) | Party::Maker | Party::Carrier => None,
        };
        let title = if let Some(distributor) = distributor {
            paragraphs.push(words.mail_advance_credited_distributor(
                distributor,
                at,
                topic.number(),
            ));
            words.mail_advance_credited_title_distributor(topic.device())
        } else {
            paragraphs.extend(self.back_to_the_card());
            words.mail_advance_credited_title(topic.device())
        };
        paragraphs.push(words.mail_advance_credited_keep(topic.device()));
        let amount = self.credited_amount();
        LetterText {
            paragraphs,
            facts: vec![fact(words.mail_fact_credited(), amount.as_str())],
            ..topic.begin(
                words.mail_advance_credited_subject(amount.as_str(), topic.number()),
                title,
            )
        }
    }

    /// What a card has paid goes back to it, and when that shows.
    fn back_to_the_card(&self) -> Option<String> {
        let words = self.topic.words;
        let by_card = self.advance.way == PayWay::Card;
        by_card.then(|| words.mail_advance_credited_card().to_owned())
    }

    fn credited_amount(&self) -> String {
        self.advance
            .ending
            .as_ref()
            .map(|ending| self.money(ending.credited))
            .unwrap_or_default()
    }

    fn choice(&self) -> Option<LetterText> {
        let (topic, words) = (self.topic, self.topic.words);
        let until = words.date(self.advance.choice?.open_until);
        let mut letter = topic.begin(
            words.mail_advance_choice_subject(until.as_str(), topic.number()),
            words.mail_advance_choice_title(topic.device()),
        );
        letter.paragraphs = vec![words.mail_advance_choice_text().to_owned()];
        // One click from the mail to the choice itself.
        let choose = format!("{}?to=advance", topic.link);
        letter.button = Some((words.mail_button_choose().to_owned(), choose));
        letter.choices = vec![
            Choice {
                name: words.mail_advance_choice_return().to_owned(),
                amount: self.price(),
                lines: vec![words.mail_advance_choice_return_text(self.price())],
            },
            Choice {
                name: words.mail_advance_choice_keep().to_owned(),
                amount: self.money(Money::zero(self.advance.price.currency)),
                lines: vec![words.mail_advance_choice_keep_text(self.price())],
            },
        ];
        letter.notes = vec![words.mail_advance_choice_silence(until)];
        Some(letter)
    }

    fn send_back(&self) -> Option<LetterText> {
        let (topic, words) = (self.topic, self.topic.words);
        let until = words.date(self.advance.choice?.open_until);
        let mut letter = topic.begin(
            words.mail_advance_send_back_subject(until.as_str(), topic.number()),
            words.mail_advance_send_back_title(topic.device()),
        );
        letter.paragraphs = vec![words.mail_advance_send_back_text(topic.number(), self.price())];
        letter.facts = self
            .advance
            .sent
            .as_ref()
            .map(|sent| self.in_the_box(sent))
            .into_iter()
            .collect();
        letter.facts.push((
            words.mail_fact_send_to().to_owned(),
            topic.maker.address.clone(),
        ));
        letter.notes = vec![words.mail_advance_choice_silence(until)];
        Some(letter)
    }

    fn returned(&self) -> LetterText {
        let (topic, words) = (self.topic, self.topic.words);
        let reason = self.advance.ending.as_ref().map(|ending| &ending.reason);
        let amount = self.credited_amount();
        let mut facts = vec![fact(words.mail_fact_amount(), self.price())];
        if let Some(Reason::AdvanceReturned { missing, .. }) = reason {
            facts.extend(missing.iter().map(|piece| {
                let name = words.mail_fact_deducted(reasons::piece(words, piece));
                fact(&name, self.money(piece.price))
            }));
        }
        facts.push(fact(words.mail_fact_credited(), amount.as_str()));
        let mut paragraphs = self.why(reason);
        if matches!(self.advance.credit_to, Party::Customer(_)) {
            paragraphs.extend(self.back_to_the_card());
        }
        LetterText {
            paragraphs,
            facts,
            ..topic.begin(
                words.mail_advance_returned_subject(amount, topic.number()),
                words.mail_advance_returned_title(topic.device()),
            )
        }
    }

    fn forfeited(&self) -> LetterText {
        let (topic, words) = (self.topic, self.topic.words);
        let reason = self.advance.ending.as_ref().map(|ending| &ending.reason);
        let mut paragraphs = self.why(reason);
        if let Some(Reason::DefectiveNotReturned { .. }) = reason {
            paragraphs.push(words.mail_advance_forfeited_late().to_owned());
        }
        LetterText {
            paragraphs,
            ..topic.begin(
                words.mail_advance_forfeited_subject(self.price(), topic.number()),
                words.mail_advance_forfeited_title(topic.device()),
            )
        }
    }
}

impl Topic<'_> {
    /// The advance that a letter is about: the one that is open, or the latest.
    fn advance(&self) -> Option<&Advance> {
        let lines = self.case.lines();
        lines
            .iter()
            .find(|line| line.has_open_advance())
            .or_else(|| lines.iter().rev().find(|line| line.advance.is_some()))
            .and_then(|line: &Line| line.advance.as_ref())
    }
}
