//! Files that customers and staff add, and who may have them back.
//!
//! The bytes are durable before the row that names them is written. What is not taken leaves nothing behind.

use domain::access::{Permit, Sight};
use domain::field::{FieldError, FieldErrors};
use domain::id::AttachmentId;
use store::{Attachment, AttachmentOwner, Draft, Tx};

use crate::blobs::{BlobError, BlobId, BlobStream, BlobWriter};
use crate::change::{Command, Need};
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::limits::Limit;
use crate::pictures::{self, Accepted};
use crate::tokens::Token;
use crate::visits::Visit;

/// The most files of one filing or case that a customer adds.
pub const MAX_FILES: u32 = 10;
/// The most bytes that they have together, as they are kept.
pub const MAX_TOTAL_BYTES: u64 = 40 * 1024 * 1024;
/// Posts of files to one unsent filing in a quarter of an hour.
const POSTS_OF_DRAFT: Limit = Limit {
    name: "files-draft",
    most: 40,
};
/// Posts of files to unsent filings from one place; behind one address there may be a whole company.
const POSTS_FROM_PLACE: Limit = Limit {
    name: "files-place",
    most: 200,
};
/// The longest name that is kept, in characters.
const MAX_NAME: usize = 120;
/// The field under which what is wrong with a file is said.
pub(crate) const FIELD: &str = "files";

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// It shows when and where the device was bought.
    Proof,
    /// It shows the device, by the customer.
    Photo,
    /// It shows the device, by the bench.
    Bench,
    /// Any other paper.
    Document,
}

impl Purpose {
    const fn key(self) -> &'static str {
        match self {
            Self::Proof => "proof",
            Self::Photo => "photo",
            Self::Bench => "bench",
            Self::Document => "document",
        }
    }

    const fn need(self) -> Need {
        match self {
            Self::Bench => Need::Permit(Permit::Bench),
            Self::Proof | Self::Photo | Self::Document => Need::OwnOr(Permit::Converse),
        }
    }
}

/// A file that has arrived.
pub struct Upload {
    /// The name that it was given; never used as a path.
    pub name: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Its bytes, as far as they were taken.
    pub contents: std::result::Result<BlobWriter, BlobError>,
}

/// Who wants to have a file back: a browser may come with a draft and through both doors.
#[derive(Debug, Clone)]
pub struct Viewer {
    /// The secret of its draft.
    pub draft: Option<Token>,
    /// Its visits.
    pub visits: Vec<Visit>,
}

/// A file that is given back.
pub struct OpenFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Whether a browser may show it: only what was written anew.
    pub inline: bool,
    /// How many bytes.
    pub len: u64,
    /// The bytes.
    pub bytes: BlobStream,
}

impl Desk {
    /// Begins to take a file.
    pub async fn file_writer(&self) -> Result<BlobWriter> {
        self.blobs
            .writer(pictures::MAX_BYTES)
            .await
            .map_err(Error::internal)
    }

    /// Whether a file may be added to the unsent filing of this browser: asked before its bytes are taken, and
    /// counted. What a customer takes off again lies on the disk for a day.
    pub async fn may_add_draft_file(&self, token: &Token, ip: &str) -> Result<()> {
        let mut tx = self.store.read().await?;
        let draft = still_unsent(self.draft_of(&mut tx, Some(token)).await?)?;
        drop(tx);
        self.count_try(&[(POSTS_OF_DRAFT, &draft.to_string()), (POSTS_FROM_PLACE, ip)])
            .await
    }

    /// Adds a file to the unsent filing of this browser; the same file only once, however often it is sent.
    pub async fn add_draft_file(&self, token: &Token, upload: Upload) -> Result<()> {
        let mut tx = self.store.read().await?;
        let draft = still_unsent(self.draft_of(&mut tx, Some(token)).await?)?;
        let owner = AttachmentOwner::Draft(draft);
        let kept = tx.attachments(owner).await?;
        room_for(&kept, 0)?;
        drop(tx);
        let (file, bytes) = self.accept(upload, "customer", Some(&kept)).await?;
        let mut tx = self.store.write().await?;
        let draft = self.unsent_to_change(&mut tx, token).await?;
        let owner = AttachmentOwner::Draft(draft);
        let kept = tx.attachments(owner).await?;
        if is_kept(&kept, &file) {
            return Ok(());
        }
        room_for(&kept, bytes)?;
        tx.insert_attachment(owner, &file).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Takes a file off the unsent filing of this browser. Its bytes are swept up when no row names them.
    pub async fn remove_draft_file(&self, token: &Token, file: AttachmentId) -> Result<()> {
        let mut tx = self.store.write().await?;
        let draft = self.unsent_to_change(&mut tx, token).await?;
        tx.remove_attachment(file, draft).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Whether a file for this purpose may be added to a case: asked before its bytes are taken.
    pub async fn may_add_case_file(&self, command: Command<'_>, purpose: Purpose) -> Result<()> {
        let mut tx = self.store.read().await?;
        self.case_for(&mut tx, command.actor, command.number, purpose.need())
            .await
            .map(drop)
    }

    /// Adds a file to a case, the same only once: its customer's own, or somebody's who works on it. What the bench
    /// photographs is the bench's to add.
    pub async fn add_case_file(&self, command: Command<'_>, upload: Upload) -> Result<()> {
        let need = upload.purpose.need();
        let mut tx = self.store.read().await?;
        let case = self
            .case_for(&mut tx, command.actor, command.number, need)
            .await?;
        let owner = AttachmentOwner::Case(case.id);
        let by_staff = command.actor.staff().is_some();
        let kept = if by_staff {
            None
        } else {
            Some(of_customer(tx.attachments(owner).await?))
        };
        if let Some(kept) = &kept {
            room_for(kept, 0)?;
        }
        drop(tx);
        let (file, bytes) = self
            .accept(
                upload,
                if by_staff { "staff" } else { "customer" },
                kept.as_deref(),
            )
            .await?;
        let mut tx = self.store.write().await?;
        let kept = tx.attachments(owner).await?;
        if is_kept(&kept, &file) {
            return Ok(());
        }
        if !by_staff {
            room_for(&of_customer(kept), bytes)?;
        }
        let name = file.name.clone();
        self.change_in(&mut tx, command, need, |case, act| case.add_file(act, name))
            .await?;
        tx.insert_attachment(owner, &file).await?;
        tx.commit().await?;
        Ok(())
    }

    /// A file, for those who may see it; for everybody else there is none.
    pub async fn open_file(
        &self,
        viewer: &Viewer,
        file: AttachmentId,
        small: bool,
    ) -> Result<OpenFile> {
        let mut tx = self.store.read().await?;
        let (file, owners) = tx.attachment(file).await?.ok_or(Error::NotFound)?;
        let mut seen = false;
        for owner in owners {
            seen = seen || self.may_have(&mut tx, viewer, owner).await?;
        }
        drop(tx);
        if !seen {
            return Err(Error::NotFound);
        }
        self.opened(file, small).await
    }

    async fn may_have(&self, tx: &mut Tx, viewer: &Viewer, owner: AttachmentOwner) -> Result<bool> {
        match owner {
            AttachmentOwner::Draft(id) => {
                let draft = self.draft_of(tx, viewer.draft.as_ref()).await?;
                Ok(draft.is_some_and(|draft| draft.id == id && draft.case.is_none()))
            }
            AttachmentOwner::Case(id) => {
                let Some(case) = tx.case(id).await? else {
                    return Ok(false);
                };
                Ok(viewer.visits.iter().any(|visit| {
                    matches!(
                        visit.actor.may_see(case.id, case.customer),
                        Some(Sight::Own | Sight::Desk)
                    )
                }))
            }
        }
    }

    async fn opened(&self, file: Attachment, small: bool) -> Result<OpenFile> {
        let (hash, media_type) = match (&file.thumbnail, small) {
            (Some(thumbnail), true) => (thumbnail.as_str(), "image/jpeg".to_owned()),
            (None, true) => return Err(Error::NotFound),
            (_, false) => (file.sha256.as_str(), file.media_type.clone()),
        };
        let id = BlobId::parse(hash).ok_or_else(|| Error::internal("a file has no hash"))?;
        let (len, bytes) = self.blobs.stream(id).await.map_err(Error::internal)?;
        Ok(OpenFile {
            inline: media_type.starts_with("image/"),
            name: file.name,
            media_type,
            len,
            bytes,
        })
    }

    async fn unsent_to_change(&self, tx: &mut Tx, token: &Token) -> Result<domain::id::DraftId> {
        still_unsent(self.draft_to_change(tx, Some(token)).await?)
    }

    /// Checks a file, writes its bytes and describes the row that is to name them. What does not fit beside `kept` is
    /// not written: refused files fill no disk.
    async fn accept(
        &self,
        upload: Upload,
        added_by: &str,
        kept: Option<&[Attachment]>,
    ) -> Result<(Attachment, u64)> {
        let checked = match upload.contents {
            Ok(writer) => self.pictures.accept(writer).await,
            Err(error) => Err(error.into()),
        };
        let Accepted {
            kind,
            bytes,
            id,
            picture,
        } = checked.map_err(|rejected| FieldErrors::one(FIELD, rejected.into()))?;
        if let Some(kept) = kept {
            room_for(kept, bytes.len() as u64)?;
        }
        self.blobs.put(&bytes).await.map_err(Error::internal)?;
        let thumbnail = match picture {
            Some(picture) => {
                let small = self.blobs.put(&picture.thumbnail).await;
                Some(small.map_err(Error::internal)?.id.to_string())
            }
            None => None,
        };
        let len = bytes.len() as u64;
        let file = Attachment {
            id: self.fresh(),
            purpose: upload.purpose.key().to_owned(),
            name: name(&upload.name, kind.extension()),
            media_type: kind.media_type().to_owned(),
            sha256: id.to_string(),
            bytes: i64::try_from(len).map_err(Error::internal)?,
            thumbnail,
            added_by: added_by.to_owned(),
            added_at: self.now().micros(),
        };
        Ok((file, len))
    }
}

fn still_unsent(draft: Option<Draft>) -> Result<domain::id::DraftId> {
    draft
        .filter(|draft| draft.case.is_none())
        .map(|draft| draft.id)
        .ok_or(Error::NotFound)
}

/// Whether this very file was added before: a browser that was cut off, or whose customer cancelled too late, sends it
/// again.
fn is_kept(kept: &[Attachment], file: &Attachment) -> bool {
    kept.iter().any(|one| {
        (&one.sha256, &one.name, &one.purpose, &one.added_by)
            == (&file.sha256, &file.name, &file.purpose, &file.added_by)
    })
}

fn of_customer(files: Vec<Attachment>) -> Vec<Attachment> {
    files
        .into_iter()
        .filter(|file| file.added_by == "customer")
        .collect()
}

/// Whether one more file of so many bytes fits beside these.
fn room_for(files: &[Attachment], more: u64) -> Result<()> {
    let wrong = |error| Err(FieldErrors::one(FIELD, error).into());
    if files.len() >= MAX_FILES as usize {
        return wrong(FieldError::TooManyFiles { max: MAX_FILES });
    }
    let kept: u64 = files
        .iter()
        .map(|file| u64::try_from(file.bytes).unwrap_or(0))
        .sum();
    if kept + more > MAX_TOTAL_BYTES {
        return wrong(FieldError::QuotaReached {
            max_bytes: MAX_TOTAL_BYTES,
        });
    }
    Ok(())
}

/// The last part of a name, without what no name needs, ending as its content says.
fn name(given: &str, extension: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .filter(|sign| {
            !sign.is_control() && !matches!(sign, '"' | '<' | '>' | '\u{202a}'..='\u{202e}')
        })
        .collect();
    let stem = clean
        .rsplit_once('.')
        .map_or(clean.as_str(), |(stem, _)| stem)
        .trim();
    let stem: String = stem.chars().take(MAX_NAME).collect();
    let stem = if stem.is_empty() { "file" } else { &stem };
    format!("{stem}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_name_and_no_path_and_ends_as_its_content_says() {
        for (given, kept) in [
            ("IMG_1.HEIC.png", "IMG_1.HEIC.jpg"),
            ("../../etc/passwd", "passwd.jpg"),
            ("C:\\Users\\Ana\\label.jpeg", "label.jpg"),
            ("a\r\nSet-Cookie: x\".jpg", "aSet-Cookie: x.jpg"),
            ("", "file.jpg"),
            (".jpg", "file.jpg"),
        ] {
            assert_eq!(name(given, "jpg"), kept, "{given:?}");
        }
    }
}
