//! A file as a table: its heading, its lines, and what can be wrong with them before anybody looks at a value.

use std::io::{self, Read};

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::Refusal;
use crate::error::{Error, Result};

/// The longest line that is read, in bytes. Beyond it a quotation mark was opened and never closed.
const LONGEST: usize = 256 * 1024;

/// A column that a file may have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub name: &'static str,
    pub required: bool,
}

/// A reader that gives up when one line takes too much of it.
struct Metered<R> {
    inner: R,
    since: usize,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since > LONGEST {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        let got = self.inner.read(buffer)?;
        self.since += got;
        Ok(got)
    }
}

/// A file whose heading is understood.
pub(super) struct Table<R> {
    reader: Reader<Metered<R>>,
    /// The name of each column, in the order of the file.
    columns: Vec<&'static str>,
    over: bool,
}

/// A line of the file.
#[derive(Debug)]
pub(super) struct Line {
    number: u64,
    columns: Vec<(&'static str, Vec<u8>)>,
    /// What is wrong with the line as a whole.
    broken: Option<String>,
}

/// The values of a line, while they are read; collects what is wrong with them.
pub(super) struct Row<'a> {
    line: &'a Line,
    refusals: Vec<Refusal>,
}

impl<R: Read> Table<R> {
    /// Reads the heading; answers all that is wrong with it.
    pub(super) fn open(
        file: R,
        known: &[Column],
    ) -> Result<std::result::Result<Self, Vec<Refusal>>> {
        let metered = Metered {
            inner: file,
            since: 0,
        };
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(metered);
        let mut heading = ByteRecord::new();
        match reader.read_byte_record(&mut heading) {
            Ok(true) => {}
            Ok(false) => {
                return Ok(Err(vec![refusal(1, "", "The file is empty.".to_owned())]));
            }
            Err(error) => return broken(error).map(|reason| Err(vec![refusal(1, "", reason)])),
        }
        let number = heading.position().map_or(1, csv::Position::line);
        Ok(match columns(&heading, known) {
            Ok(columns) => Ok(Self {
                reader,
                columns,
                over: false,
            }),
            Err(reasons) => Err(reasons
                .into_iter()
                .map(|(column, reason)| refusal(number, &column, reason))
                .collect()),
        })
    }

    /// The next lines, at most so many; none when there are no more.
    pub(super) fn batch(&mut self, most: usize) -> Result<Vec<Line>> {
        let mut lines = Vec::new();
        while lines.len() < most && !self.over {
            lines.extend(self.next_line()?);
        }
        Ok(lines)
    }

    fn next_line(&mut self) -> Result<Option<Line>> {
        self.reader.get_mut().since = 0;
        let begins = self.reader.position().line();
        let mut record = ByteRecord::new();
        match self.reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => {
                self.over = true;
                return Ok(None);
            }
            Err(error) => {
                self.over = true;
                let broken = Some(broken(error)?);
                return Ok(Some(Line {
                    number: begins,
                    columns: Vec::new(),
                    broken,
                }));
            }
        }
        let number = first_line(begins, self.reader.position().line(), &record);
        if record.iter().all(<[u8]>::is_empty) {
            // A line of separators only, as spreadsheets leave them at the end.
            return Ok(None);
        }
        Ok(Some(self.line(number, &record)))
    }

    fn line(&self, number: u64, record: &ByteRecord) -> Line {
        let (got, wanted) = (record.len(), self.columns.len());
        let broken = (got != wanted).then(|| {
            let hint = if got > wanted {
                "A value that contains a comma must stand in quotation marks."
            } else {
                "Is a quotation mark missing?"
            };
            format!("The line has {got} values and the heading {wanted} columns. {hint}")
        });
        let columns = self.columns.iter().copied();
        Line {
            number,
            columns: columns.zip(record.iter().map(<[u8]>::to_vec)).collect(),
            broken,
        }
    }
}

/// The line on which a record begins: the reader counts empty lines before it as part of it.
fn first_line(begins: u64, ends: u64, record: &ByteRecord) -> u64 {
    let within = record
        .iter()
        .flatten()
        .filter(|&&byte| byte == b'\n')
        .count();
    let within = u64::try_from(within).unwrap_or(0);
    begins + (ends - begins).saturating_sub(within + 1)
}

/// What the reader stumbled over, in words; what the file system says is nobody's fault here.
fn broken(error: csv::Error) -> Result<String> {
    match error.into_kind() {
        csv::ErrorKind::Io(cause) if cause.kind() == io::ErrorKind::FileTooLarge => Ok(format!(
            "The line is longer than {} kB, so the rest of the file was not read. Is a closing quotation mark missing?",
            LONGEST / 1024
        )),
        csv::ErrorKind::Io(cause) => Err(Error::internal(cause)),
        csv::ErrorKind::Utf8 { err, .. } => Err(Error::internal(err)),
        // Bytes of any number in a row are read one after the other: nothing else can go wrong.
        csv::ErrorKind::UnequalLengths { .. }
        | csv::ErrorKind::Seek
        | csv::ErrorKind::Serialize(_)
        | csv::ErrorKind::Deserialize { .. }
        | _ => Err(Error::internal("the file cannot be read")),
    }
}

type Reasons = Vec<(String, String)>;

fn columns(
    heading: &ByteRecord,
    known: &[Column],
) -> std::result::Result<Vec<&'static str>, Reasons> {
    let first = heading.get(0).unwrap_or_default();
    let one_of_a_kind = [
        (
            first.starts_with(&[0xff, 0xfe]) || first.starts_with(&[0xfe, 0xff]),
            "The file is written in UTF-16. Save it as CSV in UTF-8.",
        ),
        (
            heading.len() == 1 && first.contains(&b';'),
            "The columns are separated by semicolons. Save the file with commas.",
        ),
        (
            heading.len() == 1 && first.contains(&b'\t'),
            "The columns are separated by tabs. Save the file with commas.",
        ),
    ];
    if let Some((_, reason)) = one_of_a_kind.iter().find(|(is_so, _)| *is_so) {
        return Err(vec![(String::new(), (*reason).to_owned())]);
    }
    let (mut found, mut reasons) = (Vec::new(), Reasons::new());
    for name in heading {
        let typed = String::from_utf8_lossy(name).trim().to_owned();
        let plain = typed.to_lowercase().replace([' ', '-'], "_");
        match known.iter().find(|column| column.name == plain) {
            Some(column) if found.contains(&column.name) => {
                reasons.push((typed, "The heading names this column twice.".to_owned()));
            }
            Some(column) => found.push(column.name),
            None => reasons.push((typed, format!("There is no such column. {}", listed(known)))),
        }
    }
    for column in known {
        if column.required && !found.contains(&column.name) {
            let reason = format!("The column is missing. {}", listed(known));
            reasons.push((column.name.to_owned(), reason));
        }
    }
    if reasons.is_empty() {
        Ok(found)
    } else {
        Err(reasons)
    }
}

fn listed(known: &[Column]) -> String {
    let names: Vec<&str> = known.iter().map(|column| column.name).collect();
    format!("The columns are: {}.", names.join(", "))
}

fn refusal(line: u64, column: &str, reason: String) -> Refusal {
    Refusal {
        line,
        column: column.to_owned(),
        reason,
    }
}

impl Line {
    /// Why a value of this line was not taken.
    pub(super) fn refusal(&self, column: &str, reason: String) -> Refusal {
        refusal(self.number, column, reason)
    }

    /// Reads the values; answers what was made of them, or all that is wrong.
    pub(super) fn read<T>(
        &self,
        read: impl FnOnce(&mut Row<'_>) -> Option<T>,
    ) -> std::result::Result<T, Vec<Refusal>> {
        if let Some(reason) = &self.broken {
            return Err(vec![self.refusal("", reason.clone())]);
        }
        let mut row = Row {
            line: self,
            refusals: Vec::new(),
        };
        let value = read(&mut row).filter(|_| row.refusals.is_empty());
        value.ok_or(row.refusals)
    }
}

impl Row<'_> {
    /// The text of a column; empty when the file does not have it.
    pub(super) fn text(&mut self, column: &'static str) -> Option<&str> {
        let value = self.line.columns.iter().find(|(name, _)| *name == column);
        let Some((_, bytes)) = value else {
            return Some("");
        };
        match std::str::from_utf8(bytes) {
            Ok(text) => Some(text),
            Err(error) => {
                let at = error.valid_up_to() + 1;
                let reason = format!(
                    "The value is not UTF-8 text, from its byte {at} on. Save the file as CSV in UTF-8."
                );
                self.refuse(column, reason);
                None
            }
        }
    }

    /// Notes why a value is not taken.
    pub(super) fn refuse(&mut self, column: &'static str, reason: String) {
        self.refusals.push(self.line.refusal(column, reason));
    }
}
