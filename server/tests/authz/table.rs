//! The table as people read it.

use std::fmt::Write as _;

use super::cells::{Cell, Row, Seen};

const HEAD: &str = "\
# Who may do what. Written by `CALLTAG_BLESS=1 cargo test -p server authz`; read every line that changes.
#
# A cell holds what happens with one's own / with somebody else's / with what does not exist, one word when all are
# alike and when there is nothing that belongs to anybody. Whoever works here owns no return: the first two are
# customer A's and customer B's. A secret belongs to whoever has it: there it is a valid / an ended / a made-up one.
# The holder has opened customer A's returns by number and postcode.
#
# page  it is shown                           done  it happened
# goes  looking leads on to another page      form  it may be tried; the form comes back with what was wrong
# door  sign in, or show the code, first      none  there is no such thing
# late  not any more, or not on oneself       bad   it makes no sense
# asks  whose it is, whether it is there or not
# -     there is no such thing for them

";

/// The table.
pub fn written(rows: &[Row]) -> String {
    let name = rows.iter().map(|row| row.name().len()).max().unwrap_or(0);
    let mut columns: Vec<usize> = Vec::new();
    for row in rows {
        columns.resize(row.cells.len(), 0);
        for (width, (who, cell)) in columns.iter_mut().zip(&row.cells) {
            *width = (*width).max(who.name().len()).max(words(cell).len());
        }
    }
    let mut text = HEAD.to_owned();
    if let Some(row) = rows.first() {
        let names = row.cells.iter().map(|(who, _)| who.name().to_owned());
        line(&mut text, name, "#", names.zip(columns.iter().copied()));
    }
    for row in rows {
        let cells = row.cells.iter().map(|(_, cell)| words(cell));
        line(
            &mut text,
            name,
            &row.name(),
            cells.zip(columns.iter().copied()),
        );
    }
    text
}

fn line(text: &mut String, width: usize, name: &str, cells: impl Iterator<Item = (String, usize)>) {
    let mut line = format!("{name:width$}");
    for (cell, width) in cells {
        _ = write!(line, "  {cell:width$}");
    }
    _ = writeln!(text, "{}", line.trim_end());
}

fn words(cell: &Cell) -> String {
    let word = |seen: &Option<Seen>| seen.as_ref().map_or("-", |seen| seen.outcome.word());
    let all = [&cell.own, &cell.other, &cell.missing].map(word);
    let alike = all.iter().all(|word| *word == all[0]);
    if alike || (cell.other.is_none() && cell.missing.is_none()) {
        all[0].to_owned()
    } else {
        all.join("/")
    }
}
