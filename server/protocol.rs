//! What crosses the wire between server and browsers: two enums tagged `type`, one for each direction.
//!
//! The TypeScript in `web/src/protocol/` is generated from here by a test and never edited.
//! Position is (epoch, revision): the client says what it has, the server sends what came since. Another epoch, or a
//! position that cannot be, starts the log anew (`reset`). Ephemeral things (presence) are never stored.

use serde::{Deserialize, Serialize};

use crate::workshop::command::Command;
use crate::workshop::event::Recorded;
use crate::workshop::ids::{GroupId, LineId, Moment, NoteId, ParticipantId, QuestionId, Revision, ThemeId};
use crate::workshop::people::{Hand, Role};
use crate::workshop::refusal::Refusal;

/// The version of this protocol; a page of another version is asked to load again when nothing is waiting to be sent.
pub const PROTOCOL_VERSION: u32 = 1;

/// From a browser to the server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ClientMessage {
    /// The first message of every connection: who I am and how far I have come.
    Hello {
        access: Access,
        /// The epoch that `after` counts in; `None` at the first visit.
        #[serde(default)]
        epoch: Option<String>,
        /// The last revision that this browser has.
        #[serde(default)]
        after: Revision,
        /// Staff only: which pair of hands.
        #[serde(default)]
        hand: Option<Hand>,
    },
    /// Please do this. `mark` comes back with the answer; for a note it is the note's id.
    Ask { mark: String, command: Command },
    /// Staff only, never stored: which question this desk has before it, and where on its board the hands are.
    Look {
        question: Option<QuestionId>,
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        at: Option<Spot>,
    },
    /// Are you there?
    Ping,
}

/// What lets a browser in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Access {
    /// A phone: the join code, and the secret that it made for its seat (22 or more letters of base64url).
    Code { code: String, seat: String },
    /// Staff and wall: the secret of their link.
    Key { key: String },
}

/// From the server to a browser.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ServerMessage {
    /// Answer to `Hello`.
    Welcome(Welcome),
    /// What happened, as this viewer may see it; afterwards the viewer is at `head`.
    Events {
        head: Revision,
        events: Vec<Recorded>,
    },
    /// It is saved, at this revision.
    Accepted {
        mark: String,
        revision: Revision,
    },
    /// The rules said no; nothing was changed.
    Refused {
        mark: String,
        refusal: Refusal,
    },
    /// Not now: the server is full, or this phone is faster than any hand. Nothing was changed; try again.
    Busy {
        mark: String,
        /// How many milliseconds to wait first, at least.
        #[serde(default)]
        wait_ms: u32,
    },
    /// Something broke; the number is for whoever reads the server's log. Nothing was said to be saved.
    Fault {
        mark: String,
        request: String,
    },
    /// The door is shut: this code or key does not lead anywhere.
    Denied {
        reason: Denial,
    },
    /// How many have joined and written, for desk and wall.
    Counts(Counts),
    /// The word cloud of a question at a revision, for desk and wall.
    Cloud(CloudPicture),
    /// Themes proposed for a question at a revision, for desk and secretariat.
    Proposal(ProposalPicture),
    /// Who of the staff is here and where they work.
    Presence {
        desks: Vec<Desk>,
    },
    Pong {
        now: Moment,
    },
}

/// What a browser needs to begin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Welcome {
    pub version: u32,
    pub epoch: String,
    /// What you have missed is shown when you are told that you are here.
    pub head: Revision,
    /// Forget everything: what you had belongs to another log.
    pub reset: bool,
    /// The server's clock, for time left.
    pub now: Moment,
    pub role: Role,
    /// Set for a phone whose seat is known.
    #[serde(default)]
    pub you: Option<ParticipantId>,
    /// The group of a phone whose seat is known.
    #[serde(default)]
    pub group: Option<GroupId>,
    pub code: String,
    /// The whole address that the QR code holds.
    pub join_url: String,
    /// Staff only: the links to hand out.
    #[serde(default)]
    pub links: Option<Links>,
}

/// The addresses of one workshop; each holds its own secret.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Links {
    pub join: String,
    /// Only for the facilitator.
    #[serde(default)]
    pub facilitator: Option<String>,
    pub secretariat: String,
    pub wall: String,
}

/// Why the door is shut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Denial {
    /// No workshop has this code or key.
    Unknown,
    /// Too many wrong codes from here; wait a little.
    TooManyTries,
    /// The server is stopping or full; come back.
    Busy,
    /// The message could not be read.
    Malformed,
}

/// How many have joined and how many notes there are. A picture: the newest replaces the one before.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Counts {
    pub revision: Revision,
    /// Participants who have joined.
    pub participants: u32,
    /// Phones that are connected now.
    pub connected: u32,
    pub groups: Vec<GroupCount>,
}

/// One group's count for one question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GroupCount {
    pub question: QuestionId,
    pub group: GroupId,
    /// Notes that are received and neither held back nor withdrawn.
    pub notes: u32,
}

/// A word cloud as it stands. A picture: the newest replaces the one before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CloudPicture {
    pub question: QuestionId,
    pub revision: Revision,
    /// Width and height that x, y and size are measured in.
    pub canvas: [f64; 2],
    pub words: Vec<CloudPictureWord>,
    /// Every word of the question, the most said first, also those that the wall does not show; for staff only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional, as = "Option<Vec<ListedWord>>"))]
    pub list: Vec<ListedWord>,
}

/// One word on the picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CloudPictureWord {
    pub text: String,
    pub count: u32,
    /// Start of the baseline.
    pub x: f64,
    pub y: f64,
    /// Font size, in the canvas's unit.
    pub size: f64,
    /// The outline at font size 1000 with the baseline at 0; only the first time that this viewer sees the word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub outline: Option<String>,
    /// What has been on the wall before and counts as this word now: what is frozen there is still said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(optional, as = "Option<Vec<String>>"))]
    pub earlier: Vec<String>,
}

/// One word as those see it who look after the cloud.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ListedWord {
    pub text: String,
    pub count: u32,
    /// Whether one person alone has said it.
    pub alone: bool,
    /// Whether somebody decided that it is not shown.
    pub hidden: bool,
    /// The notes behind the word.
    pub notes: Vec<NoteId>,
}

/// Themes as the machine proposes them. A picture: the newest replaces the one before; it places nothing by itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProposalPicture {
    pub question: QuestionId,
    pub revision: Revision,
    pub themes: Vec<ProposedTheme>,
    /// Notes that belong with no other, and those whose place somebody said no to.
    pub alone: Vec<NoteId>,
    /// Notes that say the same thing.
    pub same_point: Vec<ProposedStack>,
}

/// One proposed theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProposedTheme {
    /// The theme on the board that it continues, if it does.
    #[serde(default)]
    pub theme: Option<ThemeId>,
    pub heading: String,
    /// Other headings to choose from.
    pub alternatives: Vec<String>,
    pub notes: Vec<ProposedNote>,
}

/// One note in a proposed theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProposedNote {
    pub note: NoteId,
    /// Words that it shares with the theme.
    pub shares: Vec<String>,
}

/// Notes that say the same thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProposedStack {
    pub notes: Vec<NoteId>,
    /// How many groups stand behind it.
    pub groups: u32,
    /// Sure enough to be joined without asking; otherwise only suggested.
    pub sure: bool,
}

/// One of the staff at work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Desk {
    pub hand: Hand,
    pub role: Role,
    pub question: Option<QuestionId>,
    /// Where on the board of the question the hands are.
    #[serde(default)]
    pub at: Option<Spot>,
}

/// A place on a board where somebody works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Spot {
    Theme { theme: ThemeId },
    Line { line: LineId },
    Note { note: NoteId },
}

#[cfg(test)]
mod tests {
    //! Writes the TypeScript of the wire, or says that it is stale.

    use super::*;
    use crate::document::{lint, place, summary};
    use crate::workshop::{
        attachment, board, command, dismissal, event, ids, note, people, refusal, settings, words,
    };
    use ts_rs::{Config, TS};

    macro_rules! declarations {
        ($config:expr, $($kind:ty),+ $(,)?) => { [$(<$kind as TS>::decl($config)),+] };
    }

    #[test]
    fn typescript_bindings_are_current() {
        let config = Config::default();
        let declarations = declarations![
            &config,
            ids::NoteId,
            ids::QuestionId,
            ids::GroupId,
            ids::ParticipantId,
            ids::ThemeId,
            ids::LineId,
            ids::AttachmentId,
            ids::Revision,
            ids::Moment,
            settings::Settings,
            settings::Language,
            settings::Form,
            settings::Phase,
            settings::Part,
            settings::PartText,
            settings::ParticipantList,
            settings::DocumentOptions,
            people::Group,
            people::Person,
            people::SeatHash,
            people::Role,
            people::By,
            people::Hand,
            attachment::FileKind,
            attachment::Attachment,
            note::NoteText,
            note::Standing,
            words::Counting,
            words::CloudSettings,
            words::WordDecision,
            board::Theme,
            board::Line,
            board::LeftOut,
            board::Change,
            board::Deed,
            dismissal::Dismissal,
            command::Command,
            command::BoardCommand,
            command::ProposedPlacement,
            event::Recorded,
            event::Event,
            refusal::Refusal,
            refusal::Unfit,
            refusal::Thing,
            refusal::Measure,
            ClientMessage,
            Access,
            ServerMessage,
            Welcome,
            Links,
            Denial,
            Counts,
            GroupCount,
            CloudPicture,
            CloudPictureWord,
            ListedWord,
            ProposalPicture,
            ProposedTheme,
            ProposedNote,
            ProposedStack,
            Desk,
            Spot,
            place::At,
            lint::What,
            lint::Remark,
            summary::DraftSentence,
        ];
        let mut typescript = String::from(
            "// Generated from server/protocol.rs by `UPDATE_BINDINGS=1 cargo test bindings`. Never edited.\n",
        );
        typescript += &format!("\nexport const PROTOCOL_VERSION = {PROTOCOL_VERSION};\n");
        for declaration in declarations {
            typescript += &format!("\nexport {declaration}\n");
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/web/src/protocol/messages.ts");
        if std::env::var_os("UPDATE_BINDINGS").is_some() {
            std::fs::create_dir_all(std::path::Path::new(path).parent().expect("a folder"))
                .expect("a folder");
            std::fs::write(path, &typescript).expect("the file is written");
        }
        let on_disk = std::fs::read_to_string(path).unwrap_or_default();
        assert!(on_disk == typescript, "{path} is stale: run UPDATE_BINDINGS=1 cargo test bindings");
    }
}
