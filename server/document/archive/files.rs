//! From the attachments of an archive to events: each file is looked at as if it were sent in.

use std::collections::BTreeSet;

use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;

use super::read::{Log, Problem};
use super::{Archive, ArchivedAttachment};
use crate::document::attachable::taken_in;
use crate::workshop::attachment::{Attachment, Content};
use crate::workshop::event::Event;
use crate::workshop::ids::AttachmentId;
use crate::workshop::people::Role;
use crate::workshop::refusal::Refusal;

/// Adds the files of an archive, in their order.
pub fn attachments(archive: &Archive, log: &mut Log) -> Result<(), Problem> {
    let (mut known, mut ids): (Vec<Attachment>, _) = (Vec::new(), BTreeSet::new());
    for (at, archived) in archive.attachments.iter().enumerate() {
        let place = format!("attachments[{at}]");
        let attachment = attachment(at, archived, &place)?;
        if !ids.insert(attachment.id) {
            let what = format!("two attachments have the id {}", attachment.id);
            return Err(Problem::at(place + ".id", what));
        }
        let attachment = attachment.checked(&known).map_err(|refusal| Problem::at(place, refusal))?;
        known.push(attachment.clone());
        log.push(Role::Secretariat, Event::AttachmentAdded { attachment });
    }
    Ok(())
}

fn attachment(at: usize, archived: &ArchivedAttachment, place: &str) -> Result<Attachment, Problem> {
    let wrong = |what: &dyn std::fmt::Display| Problem::at(format!("{place}.content"), what);
    let bytes =
        BASE64.decode(&archived.content).map_err(|error| wrong(&format!("is not base64: {error}")))?;
    let (kind, content) = taken_in(Content::new(bytes)).map_err(|refusal: Refusal| wrong(&refusal))?;
    Ok(Attachment {
        id: archived.id.unwrap_or(AttachmentId(u32::try_from(at + 1).unwrap_or(u32::MAX))),
        name: archived.name.clone(),
        kind,
        title: archived.title.clone(),
        alt: archived.alt.clone(),
        size_bytes: content.size_bytes(),
        content,
    })
}
