//! What was typed into a form that was refused, kept until the form is shown again: Post/Redirect/Get without
//! losing a word.

use domain::field::FieldErrors;
use domain::refusal::Refusal;
use store::Echo;
use uuid::Uuid;

use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::limits::Limit;

/// Seconds for which a refused form can be shown again: a lunch and a phone call.
const KEPT: i64 = 4 * 3600;

/// Behind one address there may be a whole house of people who mistype.
const KEPT_FROM_PLACE: Limit = Limit {
    name: "refused-place",
    most: 600,
};

/// The name under which the reason of the rules is kept beside what was typed; no field is called so.
const REFUSAL: &str = "!refusal";

/// A refused form: what was typed and what was wrong with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refused {
    /// What was typed, field by field.
    pub fields: Vec<(String, String)>,
    /// What was wrong.
    pub errors: FieldErrors,
    /// Why the rules said no, when it was they.
    pub refusal: Option<Refusal>,
}

impl Refused {
    /// What was typed into a field; empty when nothing was.
    pub fn typed(&self, field: &str) -> &str {
        self.fields
            .iter()
            .find(|(name, _)| name == field)
            .map_or("", |(_, value)| value.as_str())
    }
}

impl Desk {
    /// Keeps a refused form from this place; the answer goes into the address it is shown at again.
    ///
    /// Anybody may send a form that is refused, so how many are kept from one place is limited.
    pub async fn keep_refused(&self, form: &str, refused: Refused, place: &str) -> Result<Uuid> {
        self.count_try(&[(KEPT_FROM_PLACE, place)]).await?;
        let id = self.entropy.uuid_v7(self.now());
        let mut fields = refused.fields;
        if let Some(refusal) = &refused.refusal {
            fields.push((
                REFUSAL.to_owned(),
                serde_json::to_string(refusal).map_err(Error::internal)?,
            ));
        }
        let echo = Echo {
            form: form.to_owned(),
            fields,
            errors: refused.errors,
        };
        let mut tx = self.store.write().await?;
        tx.insert_echo(id, &echo, self.now().plus_seconds(KEPT).micros())
            .await?;
        tx.commit().await?;
        Ok(id)
    }

    /// The refused form of this name; nothing when it is too old or was another form.
    pub async fn refused(&self, form: &str, id: Option<&str>) -> Result<Option<Refused>> {
        let Some(id) = id.and_then(|id| Uuid::parse_str(id).ok()) else {
            return Ok(None);
        };
        let mut tx = self.store.read().await?;
        let echo = tx
            .echo(id, self.now().micros())
            .await?
            .filter(|echo| echo.form == form);
        Ok(echo.map(|echo| {
            let (why, fields): (Vec<_>, Vec<_>) = echo
                .fields
                .into_iter()
                .partition(|(name, _)| name == REFUSAL);
            let refusal = why
                .first()
                .and_then(|(_, json)| serde_json::from_str(json).ok());
            Refused {
                fields,
                errors: echo.errors,
                refusal,
            }
        }))
    }
}
