//! The phones of the simulation: they come and go, write, send, and keep until it is received.

use std::collections::VecDeque;

use super::{Heard, Line, NOTES_A_PHONE, Phone, Said, World, events_in};
use crate::room::Answer;
use crate::workshop::command::Command;
use crate::workshop::ids::{GroupId, NoteId, QuestionId, Revision};

impl World {
    pub(super) fn connect(&mut self, number: usize) {
        let phone = &mut self.phones[number];
        if phone.line.is_some() || self.server.is_none() {
            return;
        }
        let hello = Said::Hello { epoch_known: phone.has_been_here, after: phone.position };
        self.lines_made += 1;
        let line = Line {
            room: phone.room,
            seat: phone.seat.clone(),
            up: VecDeque::from([hello]),
            down: VecDeque::new(),
            follower: None,
            broken: false,
        };
        self.lines.insert(self.lines_made, line);
        phone.line = Some(self.lines_made);
        phone.greeted = false;
        phone.in_flight.clear();
    }

    /// The phone hears no more on this line. What it had said may be lost from any point on, or still be on its way.
    pub(super) fn break_line(&mut self, number: usize) {
        let phone = &mut self.phones[number];
        let Some(line) = phone.line.take().and_then(|line| self.lines.get_mut(&line)) else { return };
        let arrives = self.chance.below(line.up.len() + 1);
        line.up.truncate(arrives);
        line.down.clear();
        line.follower = None;
        line.broken = true;
    }

    pub(super) fn write(&mut self, number: usize) {
        let phone = &mut self.phones[number];
        if phone.written == NOTES_A_PHONE {
            return;
        }
        phone.written += 1;
        let note = NoteId::parse(&format!("phone-{number}-note-{}", phone.written)).expect("an id");
        let text = format!("Innspill {} fra mobil {number}", phone.written);
        let command = Command::WriteNote { note: note.clone(), question: QuestionId(1), text, group: None };
        phone.outbox.push((note, command));
    }

    /// Sends one thing that waits and is not on its way.
    pub(super) fn send(&mut self, number: usize) {
        let phone = &mut self.phones[number];
        let Some(line) = phone.line.filter(|_| phone.greeted).and_then(|line| self.lines.get_mut(&line))
        else {
            return;
        };
        let join = Command::Join { seat: None, group: GroupId(1) };
        let join = (!phone.joined).then(|| ("join".to_owned(), join));
        let notes = phone.outbox.iter().map(|(note, command)| (note.as_str().to_owned(), command.clone()));
        // The page shows where to write when the phone has its seat.
        let notes = notes.take(if phone.joined { NOTES_A_PHONE } else { 0 });
        let next = join.into_iter().chain(notes).find(|(mark, _)| !phone.in_flight.contains(mark));
        if let Some((mark, command)) = next {
            phone.in_flight.insert(mark.clone());
            line.up.push_back(Said::Ask { mark, command });
        }
    }

    pub(super) fn deliver_down(&mut self, number: usize) {
        let phone = &mut self.phones[number];
        let Some(line) = phone.line.and_then(|line| self.lines.get_mut(&line)) else {
            // The phone finds out that the line is dead.
            phone.line = None;
            return;
        };
        match line.down.pop_front() {
            Some(heard) => phone.hear(heard),
            None if line.broken => phone.line = None,
            None => {}
        }
    }
}

impl Phone {
    fn hear(&mut self, heard: Heard) {
        match heard {
            Heard::Welcome { reset } => {
                self.greeted = true;
                self.has_been_here = true;
                if reset {
                    self.seen.clear();
                    self.position = Revision(0);
                }
            }
            Heard::Events(frame) => {
                let (head, events) = events_in(&frame);
                assert!(head > self.position, "no frame goes back");
                self.position = head;
                self.seen.extend(events);
            }
            Heard::Answer { mark, answer } => {
                self.in_flight.remove(&mark);
                match answer {
                    Answer::Accepted(_) if mark == "join" => self.joined = true,
                    Answer::Accepted(revision) => self.is_received(&mark, revision),
                    // Asked again when its turn comes.
                    Answer::Busy | Answer::Broken | Answer::TooFast { .. } => {}
                    Answer::Refused(refusal) => panic!("{mark} was refused: {refusal:?}"),
                }
            }
        }
    }

    fn is_received(&mut self, mark: &str, revision: Revision) {
        let note = NoteId::parse(mark).expect("an id");
        self.outbox.retain(|(waiting, _)| *waiting != note);
        let before = self.received.insert(note, revision);
        assert!(before.is_none_or(|before| before == revision), "a repeat has the first answer");
    }
}
