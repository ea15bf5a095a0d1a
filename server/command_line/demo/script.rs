//! What happens in the example, and when: which questions are answered already, and which the phones answer now.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::phone;
use crate::document::archive::{Archive, ArchivedNote, ArchivedParticipant, ArchivedPhase, GroupRef};
use crate::keys::{Key, seat_of};
use crate::protocol::Access;
use crate::workshop::command::Command;
use crate::workshop::ids::{GroupId, ParticipantId, QuestionId};
use crate::workshop::note::Standing;

/// Questions that are answered before the visitor arrives; the rest are answered while they watch.
const ANSWERED: usize = 3;
/// How long the phones take over one question.
const QUESTION_SECONDS: u64 = 150;
/// Minutes on the clock of each question.
const MINUTES: u16 = 15;
/// Commands that may wait for one simulated phone.
const WAITING_MAX: usize = 256;

/// How quickly the example goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Over some minutes, as in a room.
    Lifelike,
    /// As fast as the server takes it.
    Fast,
}

/// The example, ready to be played.
pub struct Script {
    /// What there is from the start.
    pub opening: Archive,
    pace: Pace,
    phones: BTreeMap<ParticipantId, Key>,
    /// The questions that are answered live, each with who does what, in order.
    live: Vec<(QuestionId, Vec<Deed>)>,
}

/// One thing that one simulated phone does.
struct Deed {
    phone: ParticipantId,
    command: Command,
}

impl Script {
    /// Reads the example and splits it into what has been and what is to come.
    pub fn of(example: &str, pace: Pace) -> Result<Self> {
        let mut opening: Archive = serde_json::from_str(example).context("the example is not an archive")?;
        let mut phones = BTreeMap::new();
        for (participant, number) in opening.participants.iter_mut().zip(1..) {
            let key = Key::random()?;
            participant.seat = seat_of(key.as_str());
            phones.insert(participant.id.unwrap_or(ParticipantId(number)), key);
        }
        let mut live: Vec<(QuestionId, Vec<Deed>)> = Vec::new();
        for (question, number) in opening.questions.iter_mut().zip(1_u16..).skip(ANSWERED) {
            question.phase = ArchivedPhase::Waiting;
            live.push((question.id.unwrap_or(QuestionId(number)), Vec::new()));
        }
        let numbers: BTreeMap<QuestionId, usize> =
            live.iter().enumerate().map(|(at, (question, _))| (*question, at)).collect();
        let (to_come, before): (Vec<_>, Vec<_>) =
            opening.notes.into_iter().partition(|note| numbers.contains_key(&note.question));
        opening.notes = before;
        opening.boards.retain(|board| !numbers.contains_key(&board.question));
        for note in to_come {
            live[numbers[&note.question]].1.extend(deeds_of(&note, &opening.participants, &phones));
        }
        Ok(Self { opening, pace, phones, live })
    }

    /// Opens the remaining questions one after another and lets the phones answer, until all is said or it is over.
    pub async fn play(self, server: SocketAddr, code: String, facilitator: Key, over: CancellationToken) {
        let url = format!("ws://{server}");
        let mut tasks = JoinSet::new();
        let mut phones = BTreeMap::new();
        for (id, key) in &self.phones {
            let (to_phone, commands) = mpsc::channel(WAITING_MAX);
            let access = Access::Code { code: code.clone(), seat: key.as_str().to_owned() };
            tasks.spawn(phone::follow(format!("{url}/ws"), access, commands, over.clone()));
            phones.insert(*id, to_phone);
        }
        let (to_desk, commands) = mpsc::channel(WAITING_MAX);
        let access = Access::Key { key: facilitator.as_str().to_owned() };
        tasks.spawn(phone::follow(format!("{url}/ws/desk"), access, commands, over.clone()));
        let playing = async {
            for (question, deeds) in self.live {
                let open = Command::OpenQuestion { question, minutes: Some(MINUTES) };
                let _ = to_desk.send(open).await;
                let total = deeds.len().max(1);
                for (number, deed) in deeds.into_iter().enumerate() {
                    tokio::time::sleep(pause(self.pace, number, total)).await;
                    if let Some(phone) = phones.get(&deed.phone) {
                        // A phone that has left the room says nothing more.
                        let _ = phone.send(deed.command).await;
                    }
                }
            }
            over.cancelled().await;
        };
        tokio::select! {
            () = playing => {}
            () = over.cancelled() => {}
        }
        while tasks.join_next().await.is_some() {}
    }
}

/// What the phones do with one note of the example: one writes it, others agree.
fn deeds_of(
    note: &ArchivedNote,
    participants: &[ArchivedParticipant],
    phones: &BTreeMap<ParticipantId, Key>,
) -> Vec<Deed> {
    let at_table = |wanted: &Option<GroupRef>| {
        let sits = |participant: &&ArchivedParticipant| participant.group == *wanted;
        participants.iter().find(sits).and_then(|participant| participant.id)
    };
    let author = note.author.filter(|author| phones.contains_key(author)).or_else(|| at_table(&note.group));
    let (Some(author), Some(id)) = (author, note.id.clone()) else { return Vec::new() };
    if note.standing == Standing::Erased {
        return Vec::new();
    }
    let write = Command::WriteNote {
        note: id.clone(),
        question: note.question,
        text: note.text.clone(),
        group: None::<GroupId>,
    };
    let mut deeds = vec![Deed { phone: author, command: write }];
    let agree = |phone: &ParticipantId| Deed {
        phone: *phone,
        command: Command::Support { note: id.clone(), agree: true },
    };
    deeds.extend(note.supporters.iter().map(agree));
    if note.standing == Standing::Withdrawn {
        deeds.push(Deed { phone: author, command: Command::WithdrawNote { note: id } });
    }
    deeds
}

/// The time before the next deed: quick at first, slower as the room has said most of it.
fn pause(pace: Pace, number: usize, total: usize) -> Duration {
    match pace {
        Pace::Fast => Duration::from_millis(5),
        Pace::Lifelike => {
            let mean_ms = QUESTION_SECONDS * 1_000 / total as u64;
            Duration::from_millis(mean_ms / 2 + mean_ms * number as u64 / total as u64)
        }
    }
}
