//! Asks everything, and keeps what came back.

use tokio::sync::OnceCell;

use super::calls::{self, Call};
use super::outcome::{Outcome, told};
use super::subject::{Names, Whose};
use crate::cast::Who;
use crate::world::World;

/// A call with the answers that everybody got.
pub struct Row {
    pub call: Call,
    pub cells: Vec<(Who, Cell)>,
}

impl Row {
    /// How the table calls it.
    pub fn name(&self) -> String {
        self.call.name()
    }
}

/// What one person was answered.
pub struct Cell {
    /// About their own; `None` when they can have none.
    pub own: Option<Seen>,
    /// About somebody else's.
    pub other: Option<Seen>,
    /// About what does not exist.
    pub missing: Option<Seen>,
}

impl Cell {
    /// The answers there are.
    pub fn all(&self) -> impl Iterator<Item = &Seen> {
        [&self.own, &self.other, &self.missing]
            .into_iter()
            .flatten()
    }
}

/// An answer.
pub struct Seen {
    pub outcome: Outcome,
    /// All of it but the names of what was asked for.
    pub text: String,
}

/// The whole table, asked once for all stories.
pub async fn rows() -> &'static [Row] {
    static ROWS: OnceCell<Vec<Row>> = OnceCell::const_new();
    ROWS.get_or_init(|| rows_of(calls::all())).await
}

/// Asks these.
pub async fn rows_of(calls: impl Iterator<Item = Call>) -> Vec<Row> {
    let mut house = House(World::new().await);
    let mut rows = Vec::new();
    for call in calls {
        let mut answers = Vec::new();
        for who in Who::all() {
            let cell = Cell {
                own: house.ask(&call, who, Whose::Own).await,
                other: house.ask(&call, who, Whose::Other).await,
                missing: house.ask(&call, who, Whose::Missing).await,
            };
            answers.push((who, cell));
        }
        rows.push(Row {
            call,
            cells: answers,
        });
    }
    rows
}

/// A world that is replaced when something in it has changed.
struct House(World);

impl House {
    async fn ask(&mut self, call: &Call, who: Who, whose: Whose) -> Option<Seen> {
        let names: Names = call.of.named(self.0.cast, who, whose)?;
        let ask = call.ask(&names).by(self.0.cast.cookies(who));
        let answer = self.0.ask(ask).await;
        let outcome = Outcome::of(call, &answer);
        let text = told(&answer, &names.told());
        if call.acts() && outcome == Outcome::Done {
            self.0 = World::new().await;
        }
        Some(Seen { outcome, text })
    }
}
