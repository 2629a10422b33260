//! The slip of an RMA, in its customer's language.

use domain::access::{Actor, Sight};
use domain::case::{Case, Rma};
use domain::number::CaseNumber;
use words::{Lang, Words};

use crate::desk::{Desk, Maker};
use crate::error::{Error, Result};
use crate::say::{devices, packing, places};
use crate::slip::{Fact, Paper, Section, SlipText, slip};

impl Desk {
    /// The slip of an RMA as a PDF. [`Error::NotFound`] when the actor may not see the case, or has no RMA yet.
    /// Who only holds a link gets it with the sender's address masked and without the serial.
    pub async fn slip(&self, actor: &Actor, number: CaseNumber, paper: Paper) -> Result<Vec<u8>> {
        let mut tx = self.store.read().await?;
        let case = tx.case_by_number(&number).await?.ok_or(Error::NotFound)?;
        drop(tx);
        let sight = actor
            .may_see(case.id, case.customer)
            .ok_or(Error::NotFound)?;
        self.slip_of(&case, sight, paper).await
    }

    /// The same, on the paper of the customer's country.
    pub async fn slip_to_print(&self, actor: &Actor, number: CaseNumber) -> Result<Vec<u8>> {
        let mut tx = self.store.read().await?;
        let case = tx.case_by_number(&number).await?.ok_or(Error::NotFound)?;
        drop(tx);
        let paper = Paper::of(case.address.country);
        self.slip(actor, number, paper).await
    }

    pub(super) async fn slip_of(&self, case: &Case, sight: Sight, paper: Paper) -> Result<Vec<u8>> {
        let rma = case.rma.as_ref().ok_or(Error::NotFound)?;
        let words = Words::new(Lang::parse(&case.language).unwrap_or(Lang::En));
        let text = slip_text(words, case, rma, &self.maker, sight);
        // Fonts are cut to size and compressed: too long for a thread that serves others.
        let made = tokio::task::spawn_blocking(move || slip(&text, paper)).await;
        made.map_err(Error::internal)?.map_err(Error::internal)
    }
}

fn slip_text(words: Words, case: &Case, rma: &Rma, maker: &Maker, sight: Sight) -> SlipText {
    let number = case.number.rma();
    SlipText {
        language: words.lang().code().to_owned(),
        title: words.slip_title(&number),
        maker: maker.name.clone(),
        ticket: fact(words.mail_number_ticket(), case.number.ticket()),
        write_outside: words.slip_write_outside().to_owned(),
        barcode_description: words.slip_barcode(&number),
        // The box travels through many hands, so its code opens the page that asks who one is.
        link: format!("{}/track/{number}", maker.public_url),
        link_caption: words.slip_link_caption().to_owned(),
        link_description: words.slip_link().to_owned(),
        ship_to: section(words.slip_to(), maker.address.clone()),
        from: section(words.slip_from(), from(words, case, sight)),
        facts: facts(words, case, rma, sight),
        pack: section(words.packing_in(), packing::pack(words, case.device.family)),
        leave_out: section(
            words.packing_out(),
            packing::leave_out(words, case.device.family),
        ),
        number: fact(words.mail_number_rma(), number),
    }
}

fn from(words: Words, case: &Case, sight: Sight) -> Vec<String> {
    match sight {
        Sight::Own | Sight::Desk => places::address(words, &case.address),
        Sight::Masked => {
            let masked = case.address.masked();
            vec![
                masked.city,
                devices::country(words, masked.country).to_owned(),
            ]
        }
    }
}

fn facts(words: Words, case: &Case, rma: &Rma, sight: Sight) -> Vec<Fact> {
    let serial = || {
        let serial = case.device.serial.as_ref();
        serial.map_or_else(
            || words.slip_serial_unknown().to_owned(),
            ToString::to_string,
        )
    };
    let device = fact(words.slip_device(), case.device.product.clone());
    let serial = match sight {
        Sight::Own | Sight::Desk => Some(fact(words.slip_serial(), serial())),
        Sight::Masked => None,
    };
    let deadline = fact(words.slip_deadline(), words.date(rma.valid_until));
    [Some(device), serial, Some(deadline)]
        .into_iter()
        .flatten()
        .collect()
}

fn fact(label: &str, value: String) -> Fact {
    Fact {
        label: label.to_owned(),
        value,
    }
}

fn section(heading: &str, lines: Vec<String>) -> Section {
    Section {
        heading: heading.to_owned(),
        lines,
    }
}
