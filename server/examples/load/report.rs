//! The rounds put together: medians and spread, as a table and as JSON.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use serde_json::{Map, Value, json};

use crate::Result;
use crate::figures::{FIGURES, Figure, Figures, Target};

/// What to put together, and what to say about it.
#[derive(Args)]
pub struct Report {
    /// The folder of this run.
    #[arg(long)]
    folder: PathBuf,
    /// The file for flat JSON.
    #[arg(long)]
    json: Option<PathBuf>,
    /// The file for a table in Markdown.
    #[arg(long)]
    markdown: Option<PathBuf>,
    /// How many returns the database has.
    #[arg(long)]
    cases: u32,
    /// What else belongs to it: `key=value`.
    #[arg(long, value_parser = about)]
    about: Vec<(String, String)>,
}

fn about(text: &str) -> std::result::Result<(String, String), &'static str> {
    let (key, value) = text.split_once('=').ok_or("must be key=value")?;
    Ok((key.to_owned(), value.to_owned()))
}

/// A figure over all rounds.
struct Row {
    figure: &'static Figure,
    median: f64,
    min: f64,
    max: f64,
}

impl Row {
    fn of(figure: &'static Figure, rounds: &[Figures]) -> Option<Self> {
        let mut values: Vec<f64> = rounds.iter().map(|round| round.get(figure.key)).collect();
        values.sort_unstable_by(f64::total_cmp);
        let (min, max) = (*values.first()?, *values.last()?);
        let (low, high) = (values[(values.len() - 1) / 2], values[values.len() / 2]);
        Some(Self {
            figure,
            median: f64::midpoint(low, high),
            min,
            max,
        })
    }

    /// Whether it is what it should be; `None` when nothing is asked of it.
    fn is_met(&self) -> Option<bool> {
        self.figure.target.map(|target| match target {
            Target::AtMost(most) => self.median <= most,
            Target::AtLeast(least) => self.median >= least,
        })
    }

    /// Name, median with its unit, spread, target, verdict.
    fn cells(&self) -> [String; 5] {
        let unit = self.figure.unit;
        let target = match self.figure.target {
            Some(Target::AtMost(most)) => format!("≤ {most}"),
            Some(Target::AtLeast(least)) => format!("≥ {least}"),
            None => String::new(),
        };
        let verdict = match self.is_met() {
            Some(true) => "met",
            Some(false) => "MISSED",
            None => "",
        };
        [
            self.figure.what.to_owned(),
            format!("{} {unit}", short(self.median)),
            format!("{} – {}", short(self.min), short(self.max)),
            target,
            verdict.to_owned(),
        ]
    }
}

/// Three figures that say something, and not more.
fn short(value: f64) -> String {
    let decimals = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        _ => 2,
    };
    format!("{value:.decimals$}")
}

const HEAD: [&str; 5] = ["figure", "median", "spread", "target", ""];

impl Report {
    /// Prints the table and writes the files that are asked for.
    pub fn print(&self) -> Result<()> {
        let lines = std::fs::read_to_string(self.folder.join("rounds.jsonl"))?;
        let rounds = lines.lines().map(serde_json::from_str);
        let rounds: Vec<Figures> = rounds.collect::<std::result::Result<_, _>>()?;
        let rows = FIGURES.iter().filter_map(|figure| Row::of(figure, &rounds));
        let rows: Vec<Row> = rows.collect();
        print!("{}", plain(&rows));
        if let Some(file) = &self.json {
            let text = serde_json::to_string_pretty(&self.flat(&rows, rounds.len()))?;
            std::fs::write(file, text + "\n")?;
        }
        if let Some(file) = &self.markdown {
            std::fs::write(file, self.markdown(&rows))?;
        }
        Ok(())
    }

    /// One level, no lists: `key`, `key_min`, `key_max`, and `key_target` and `key_met` where there is a target.
    fn flat(&self, rows: &[Row], rounds: usize) -> Value {
        let mut flat = Map::new();
        for (key, value) in &self.about {
            flat.insert(key.clone(), json!(value));
        }
        flat.insert("cases".into(), json!(self.cases));
        flat.insert("rounds".into(), json!(rounds));
        for row in rows {
            let key = row.figure.key;
            flat.insert(key.into(), json!(row.median));
            flat.insert(format!("{key}_min"), json!(row.min));
            flat.insert(format!("{key}_max"), json!(row.max));
            if let (Some(Target::AtMost(target) | Target::AtLeast(target)), Some(is_met)) =
                (row.figure.target, row.is_met())
            {
                flat.insert(format!("{key}_target"), json!(target));
                flat.insert(format!("{key}_met"), json!(is_met));
            }
        }
        flat.into()
    }

    fn markdown(&self, rows: &[Row]) -> String {
        let mut text = String::new();
        for (key, value) in &self.about {
            _ = writeln!(text, "- {key}: {value}");
        }
        _ = writeln!(text, "- returns: {}", self.cases);
        _ = writeln!(text, "\n| {} |\n|---|--:|--:|--:|---|", HEAD.join(" | "));
        for row in rows {
            _ = writeln!(text, "| {} |", row.cells().join(" | "));
        }
        text
    }
}

/// Columns for the eye: names to the left, figures to the right.
fn plain(rows: &[Row]) -> String {
    let head = HEAD.map(str::to_owned);
    let cells: Vec<_> = std::iter::once(head)
        .chain(rows.iter().map(Row::cells))
        .collect();
    let width = |column: usize| cells.iter().map(|row| row[column].chars().count()).max();
    let widths: [usize; 5] = std::array::from_fn(|column| width(column).unwrap_or_default());
    let mut text = String::new();
    for [what, median, spread, target, verdict] in &cells {
        let [a, b, c, d, _] = widths;
        let line = format!("{what:a$}  {median:>b$}  {spread:>c$}  {target:>d$}  {verdict}");
        _ = writeln!(text, "{}", line.trim_end());
    }
    text
}
