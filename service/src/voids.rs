//! A warranty found void, from both sides: proposed and confirmed at the bench, contested by the customer, decided by a
//! third person (S24).

use domain::access::{Actor, Permit, Role};
use domain::case::Case;
use domain::contact::country::Country;
use domain::field::{FieldError, FieldErrors, typed};
use domain::id::{AttachmentId, LineId};
use domain::line::Line;
use domain::line::void::{VoidFinding, VoidProposal};
use domain::number::CaseNumber;
use domain::policy::condition::{VoidCode, VoidEffect};
use domain::unit::{UnitVoid, Upgrade};
use domain::warranty::Warranty;
use store::{Attachment, AttachmentOwner, Tx};

use crate::change::{Command, Need};
use crate::desk::Desk;
use crate::error::Result;
use crate::floor::BENCH_PHOTO;
use crate::support::NOTE;

const BENCH: Need = Need::Permit(Permit::Bench);
/// The longest appeal, in characters.
const APPEAL: u32 = 4000;

/// A proposal, as the form sends it.
#[derive(Debug, Clone, Default)]
pub struct RawVoid {
    /// The keys of the conditions.
    pub codes: Vec<String>,
    /// What was seen, in words that the customer may read.
    pub note: String,
    /// The photos of the bench that show it.
    pub photos: Vec<String>,
}

/// What the second and the third person may decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruling {
    /// It stays.
    Stays,
    /// It does not.
    Falls,
}

impl Ruling {
    /// The one with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        match key {
            "yes" => Some(Self::Stays),
            "no" => Some(Self::Falls),
            _ => None,
        }
    }
}

/// A device's warranty, as the desk works on it.
#[derive(Debug, Clone)]
pub struct WarrantyView {
    /// The case.
    pub case: Case,
    /// The device, once there is an RMA.
    pub line: Option<LineId>,
    /// The conditions that count in the customer's country, each with what it does.
    pub codes: Vec<(VoidCode, VoidEffect)>,
    /// The photos of the bench.
    pub photos: Vec<Attachment>,
    /// What the customer sent to show the purchase.
    pub proofs: Vec<Attachment>,
    /// The upgrades that we sold, each with who noted it; `None` when our records do not know the device.
    pub upgrades: Option<Vec<(Upgrade, String)>>,
    /// The names of those who had a part in the finding, and of the one who decided the appeal.
    pub names: Vec<(domain::id::StaffId, String)>,
    /// What whoever looks may do now.
    pub may: MayAboutWarranty,
}

impl WarrantyView {
    /// The device.
    pub fn device(&self) -> Option<&Line> {
        self.case.line(self.line?)
    }

    /// What was found.
    pub fn finding(&self) -> Option<&VoidFinding> {
        self.device()?.void.as_ref()
    }
}

/// What somebody may do about a warranty now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each act is possible or not by itself"
)]
pub struct MayAboutWarranty {
    /// Propose that it is void.
    pub propose: bool,
    /// Agree or disagree with a proposal.
    pub decide: bool,
    /// Decide an appeal.
    pub rule: bool,
    /// Note an upgrade that we sold.
    pub note_upgrade: bool,
}

impl Desk {
    /// A technician proposes that the warranty is void, or this damage excluded.
    pub async fn propose_void(
        &self,
        command: Command<'_>,
        line: LineId,
        raw: RawVoid,
    ) -> Result<Case> {
        let mut tx = self.store.write().await?;
        // Who does not work at the bench is not told what the form lacks.
        let before = self
            .case_for(&mut tx, command.actor, command.number, BENCH)
            .await?;
        let mut errors = FieldErrors::new();
        let codes = errors.take("codes", codes(&raw.codes));
        let note = errors.take("note", required_lines(&raw.note, NOTE));
        let photos = errors.take("photos", photos(&raw.photos));
        let ((codes, note), photos) = errors.into_result(codes.zip(note).zip(photos))?;
        // Only what the bench itself photographed, and of this case.
        let kept = tx.attachments(AttachmentOwner::Case(before.id)).await?;
        let is_of_bench = |id: &AttachmentId| {
            kept.iter()
                .any(|file| file.id == id.uuid() && file.purpose == BENCH_PHOTO)
        };
        if !photos.iter().all(is_of_bench) {
            return Err(FieldErrors::one("photos", FieldError::NotInList).into());
        }
        let upgrades = upgrades_of(&mut tx, before.line(line)).await?;
        let proposal = VoidProposal {
            codes,
            note,
            photos,
        };
        let case = self
            .change_in(&mut tx, command, BENCH, |case, act| {
                case.propose_void(act, line, proposal, &upgrades)
            })
            .await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(case)
    }

    /// A second person agrees or disagrees, in words. What voids all is noted with the device itself.
    pub async fn decide_void(
        &self,
        command: Command<'_>,
        line: LineId,
        ruling: &str,
        words: &str,
    ) -> Result<Case> {
        let mut errors = FieldErrors::new();
        let ruling = errors.take(
            "ruling",
            Ruling::from_key(ruling).ok_or(FieldError::ChooseOne),
        );
        let words = errors.take("words", required_lines(words, NOTE));
        let (ruling, words) = errors.into_result(ruling.zip(words))?;
        let mut tx = self.store.write().await?;
        let before = self
            .case_for(&mut tx, command.actor, command.number, BENCH)
            .await?;
        let upgrades = upgrades_of(&mut tx, before.line(line)).await?;
        let case = self
            .change_in(&mut tx, command, BENCH, |case, act| match ruling {
                Ruling::Stays => case.confirm_void(act, line, words, &upgrades),
                Ruling::Falls => case.refuse_void(act, line, words),
            })
            .await?;
        note_void(&mut tx, case.line(line)).await?;
        tx.commit().await?;
        self.work.notify_one();
        Ok(case)
    }

    /// The customer contests it. Theirs alone.
    pub async fn appeal_void(&self, command: Command<'_>, text: &str) -> Result<Case> {
        let text = required_lines(text, APPEAL).map_err(|error| FieldErrors::one("text", error))?;
        self.change(command, Need::Own, |case, act| {
            let line = found(case).ok_or(domain::refusal::Refusal::NoVoid)?;
            case.appeal_void(act, line, text)
        })
        .await
    }

    /// A supervisor who was neither of the two decides the appeal, in words for the customer.
    pub async fn rule_on_appeal(
        &self,
        command: Command<'_>,
        line: LineId,
        ruling: &str,
        words: &str,
    ) -> Result<Case> {
        let mut errors = FieldErrors::new();
        let ruling = errors.take(
            "ruling",
            Ruling::from_key(ruling).ok_or(FieldError::ChooseOne),
        );
        let words = errors.take("words", required_lines(words, NOTE));
        let (ruling, words) = errors.into_result(ruling.zip(words))?;
        let mut tx = self.store.write().await?;
        let case = self
            .change_in(
                &mut tx,
                command,
                Need::Permit(Permit::Oversee),
                |case, act| match ruling {
                    Ruling::Stays => case.uphold_void(act, line, words),
                    Ruling::Falls => case.overturn_void(act, line, words),
                },
            )
            .await?;
        if let Some(unit) = case
            .line(line)
            .filter(|line| line.void.as_ref().is_some_and(|void| !void.stands()))
            .and_then(|line| line.unit)
        {
            tx.set_unit_void(unit, None).await?;
        }
        tx.commit().await?;
        self.work.notify_one();
        Ok(case)
    }

    /// A device's warranty with its proofs, its upgrades and what was found, and what this person may do about it.
    pub async fn warranty_view(&self, actor: &Actor, number: CaseNumber) -> Result<WarrantyView> {
        let mut tx = self.store.read().await?;
        let case = self
            .case_for(&mut tx, actor, number, Need::Permit(Permit::SeeDesk))
            .await?;
        let files = tx.attachments(AttachmentOwner::Case(case.id)).await?;
        let of = |purpose: &str| -> Vec<Attachment> {
            files
                .iter()
                .filter(|file| file.purpose == purpose)
                .cloned()
                .collect()
        };
        let line = case.lines().first();
        let unit = line.and_then(|line| line.unit).or(case.device.unit);
        let staff = tx.all_staff().await?;
        let name = |id| {
            staff
                .iter()
                .find(|member| member.id == id)
                .map_or_else(String::new, |member| member.name.clone())
        };
        let upgrades = match unit {
            Some(unit) => Some(
                tx.upgrades_of(unit)
                    .await?
                    .into_iter()
                    .map(|upgrade| {
                        let by = name(upgrade.by);
                        (upgrade, by)
                    })
                    .collect(),
            ),
            None => None,
        };
        let policy = self.policy_of(&mut tx, &case).await?;
        let concerned = line
            .and_then(|line| line.void.as_ref())
            .map(concerned)
            .unwrap_or_default();
        Ok(WarrantyView {
            codes: counting(&policy.voiding, case.address.country),
            photos: of(BENCH_PHOTO),
            proofs: of("proof"),
            may: may(actor, line, unit.is_some()),
            line: line.map(|line| line.id),
            names: concerned.into_iter().map(|id| (id, name(id))).collect(),
            upgrades,
            case,
        })
    }
}

/// The device about whose warranty something was found.
pub(crate) fn found(case: &Case) -> Option<LineId> {
    case.lines()
        .iter()
        .find(|line| line.void.is_some())
        .map(|line| line.id)
}

/// The conditions that count in this country.
fn counting(
    voiding: &domain::policy::condition::Voiding,
    country: Country,
) -> Vec<(VoidCode, VoidEffect)> {
    VoidCode::ALL
        .iter()
        .filter_map(|&code| Some((code, voiding.effect(code, country)?)))
        .collect()
}

fn may(actor: &Actor, line: Option<&Line>, is_known: bool) -> MayAboutWarranty {
    use domain::line::state::Action;
    use domain::line::void::{VoidAction, VoidState};

    let me = actor.staff();
    let state = line.and_then(|line| line.void.as_ref().map(|void| void.state));
    let can = |action: VoidAction| state.is_some_and(|state| state.after(action).is_some());
    let on_bench = line.is_some_and(|line| line.state.after(Action::ReachVerdict).is_some());
    let voidable = line.is_some_and(|line| match line.warranty {
        Warranty::Covered { .. } | Warranty::Unproven => true,
        Warranty::Ended { .. } | Warranty::Void { .. } => false,
    });
    let had_part = |id| {
        line.and_then(|line| line.void.as_ref())
            .is_some_and(|void| concerned(void).contains(&id))
    };
    let is_other = me.is_some_and(|(id, _)| !had_part(id));
    let is_supervisor = me.is_some_and(|(_, role)| role == Role::Supervisor);
    MayAboutWarranty {
        propose: actor.may(Permit::Bench)
            && on_bench
            && voidable
            && state.is_none_or(|state| state == VoidState::Refused),
        decide: actor.may(Permit::Bench) && on_bench && can(VoidAction::Confirm) && is_other,
        rule: is_supervisor && can(VoidAction::Uphold) && is_other,
        note_upgrade: actor.may(Permit::NoteUpgrade) && is_known,
    }
}

/// Who had a part in a finding.
fn concerned(void: &VoidFinding) -> Vec<domain::id::StaffId> {
    let ruling = void
        .appeal
        .as_ref()
        .and_then(|appeal| appeal.ruling.as_ref());
    [
        Some(void.proposed_by),
        void.decided.as_ref().map(|one| one.by),
        ruling.map(|one| one.by),
    ]
    .into_iter()
    .flatten()
    .collect()
}

async fn upgrades_of(tx: &mut Tx, line: Option<&Line>) -> Result<Vec<Upgrade>> {
    match line.and_then(|line| line.unit) {
        Some(unit) => Ok(tx.upgrades_of(unit).await?),
        None => Ok(Vec::new()),
    }
}

/// What voids all is remembered by the device, so that its next return and the look-up know.
async fn note_void(tx: &mut Tx, line: Option<&Line>) -> Result<()> {
    let Some((line, unit)) = line.and_then(|line| Some((line, line.unit?))) else {
        return Ok(());
    };
    if let (Warranty::Void { since }, Some(void)) = (line.standing(), &line.void) {
        let void = UnitVoid {
            codes: void.codes.clone(),
            since,
        };
        tx.set_unit_void(unit, Some(&void)).await?;
    }
    Ok(())
}

fn codes(raw: &[String]) -> std::result::Result<Vec<VoidCode>, FieldError> {
    let mut codes = raw
        .iter()
        .map(|key| VoidCode::from_key(key).ok_or(FieldError::NotInList))
        .collect::<std::result::Result<Vec<_>, _>>()?;
    codes.sort_unstable();
    codes.dedup();
    some(codes)
}

fn photos(raw: &[String]) -> std::result::Result<Vec<AttachmentId>, FieldError> {
    let mut photos = raw
        .iter()
        .map(|id| id.parse().map_err(|_| FieldError::NotInList))
        .collect::<std::result::Result<Vec<AttachmentId>, _>>()?;
    photos.sort_unstable();
    photos.dedup();
    some(photos)
}

fn some<T>(all: Vec<T>) -> std::result::Result<Vec<T>, FieldError> {
    if all.is_empty() {
        Err(FieldError::ChooseOne)
    } else {
        Ok(all)
    }
}

fn required_lines(raw: &str, most: u32) -> std::result::Result<String, FieldError> {
    let text = typed::lines(raw, most)?;
    if text.is_empty() {
        Err(FieldError::Missing)
    } else {
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_read_once_each_in_the_order_of_the_list() {
        let read = codes(&["WV-04".into(), "WV-01".into(), "WV-04".into()]);
        assert_eq!(read, Ok(vec![VoidCode::Label, VoidCode::CutCable]));
        assert_eq!(codes(&[]), Err(FieldError::ChooseOne));
        assert_eq!(codes(&["WV-99".into()]), Err(FieldError::NotInList));
    }
}
