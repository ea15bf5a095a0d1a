//! What someone asks for, in the imperative; and which roles may ask.

use serde::{Deserialize, Serialize};

use super::attachment::Attachment;
use super::dismissal::Dismissal;
use super::ids::{AttachmentId, GroupId, LineId, NoteId, ParticipantId, QuestionId, Revision, ThemeId};
use super::people::{Person, Role, SeatHash};
use super::settings::{DocumentOptions, Form, Part, PartText, Settings};
use super::words::{CloudSettings, WordDecision};

/// Something that a person asks the workshop to do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Command {
    // ── participants ──
    /// Sit down at a table; the seat is filled in by the server from the phone's secret.
    Join {
        #[serde(skip)]
        seat: Option<SeatHash>,
        group: GroupId,
    },
    ChangeGroup {
        group: GroupId,
    },
    /// Say who one is; an empty name takes it back.
    GivePerson {
        person: Person,
    },
    /// Say one thing. `group` is for staff who write on behalf of a table.
    WriteNote {
        note: NoteId,
        question: QuestionId,
        text: String,
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        group: Option<GroupId>,
    },
    CorrectNote {
        note: NoteId,
        text: String,
    },
    WithdrawNote {
        note: NoteId,
    },
    /// Say «enig», or take it back.
    Support {
        note: NoteId,
        agree: bool,
    },

    // ── forgetting ──
    /// Empty a note's text for good, at somebody's request; the note is still counted.
    EraseNote {
        note: NoteId,
    },
    /// Take away what a participant said about themselves.
    ErasePerson {
        participant: ParticipantId,
    },

    // ── leading ──
    Describe {
        settings: Settings,
    },
    AddQuestion {
        title: String,
        lead: String,
        form: Form,
        minutes: u16,
    },
    ChangeQuestion {
        question: QuestionId,
        title: String,
        lead: String,
        form: Form,
        minutes: u16,
    },
    RemoveQuestion {
        question: QuestionId,
    },
    /// Put a question before another, or last.
    MoveQuestion {
        question: QuestionId,
        before: Option<QuestionId>,
    },
    AddGroup {
        name: String,
    },
    RenameGroup {
        group: GroupId,
        name: String,
    },
    RemoveGroup {
        group: GroupId,
    },
    /// Open one question to all phones; another that is open closes. Minutes: none means no clock.
    OpenQuestion {
        question: QuestionId,
        minutes: Option<u16>,
    },
    CloseQuestion {
        question: QuestionId,
    },
    /// Give the open question so many minutes more (or fewer), counted from its end or from now, whichever is later.
    ExtendTime {
        question: QuestionId,
        minutes: i16,
    },
    HoldNote {
        note: NoteId,
    },
    ReleaseNote {
        note: NoteId,
    },
    BlankWall {
        blank: bool,
    },
    SetCloud {
        question: QuestionId,
        settings: CloudSettings,
    },
    DecideWord {
        question: QuestionId,
        decision: WordDecision,
    },

    // ── arranging ──
    Arrange {
        question: QuestionId,
        step: BoardCommand,
    },
    WritePart {
        part: Part,
        text: PartText,
    },
    SetDocument {
        options: DocumentOptions,
    },
    /// Add a file after those that are there; it comes over HTTP, never over the line. Its id is given by the workshop.
    #[serde(skip)]
    AddAttachment {
        attachment: Attachment,
    },
    /// Say what a file is called in the document, and what a picture shows.
    DescribeAttachment {
        attachment: AttachmentId,
        title: String,
        alt: String,
    },
    /// Put a file before another, or last.
    MoveAttachment {
        attachment: AttachmentId,
        before: Option<AttachmentId>,
    },
    /// Take a file away for good.
    RemoveAttachment {
        attachment: AttachmentId,
    },
}

/// One step on the board of a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum BoardCommand {
    AddTheme {
        heading: String,
        before: Option<ThemeId>,
    },
    RenameTheme {
        theme: ThemeId,
        heading: String,
        /// How far whoever asks had read; a heading that a colleague has given since is not written over.
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        seen: Option<Revision>,
    },
    MoveTheme {
        theme: ThemeId,
        before: Option<ThemeId>,
    },
    MergeThemes {
        from: ThemeId,
        into: ThemeId,
    },
    /// Take some lines of a theme out into a new theme after it.
    SplitTheme {
        theme: ThemeId,
        lines: Vec<LineId>,
        heading: String,
    },
    /// Remove a theme; its notes are unplaced again.
    RemoveTheme {
        theme: ThemeId,
    },
    /// Give notes that stand nowhere a line each; theme 0 is the question's own list.
    PlaceNotes {
        notes: Vec<NoteId>,
        theme: ThemeId,
        before: Option<LineId>,
    },
    MoveLines {
        lines: Vec<LineId>,
        theme: ThemeId,
        before: Option<LineId>,
    },
    NestLine {
        line: LineId,
        level: u8,
    },
    /// Put a line in other words; `None` goes back to the note's own.
    RewordLine {
        line: LineId,
        wording: Option<String>,
        /// How far whoever asks had read; words that a colleague has given since are not written over.
        #[serde(default)]
        #[cfg_attr(test, ts(optional))]
        seen: Option<Revision>,
    },
    /// Make one line of several; the first keeps its words and place.
    JoinLines {
        lines: Vec<LineId>,
    },
    /// Add notes that stand nowhere to a line that says the same.
    JoinNotes {
        line: LineId,
        notes: Vec<NoteId>,
    },
    /// Give each note of a joined line its own line again.
    SplitLine {
        line: LineId,
    },
    QuoteLine {
        line: LineId,
        quoted: bool,
    },
    LeaveOut {
        notes: Vec<NoteId>,
        reason: String,
    },
    /// Make notes unplaced again, from a line or from those left out.
    TakeBack {
        notes: Vec<NoteId>,
    },
    /// Take over themes that were proposed. Only notes that stand nowhere are placed; what people placed stays.
    TakeProposal {
        themes: Vec<ProposedPlacement>,
    },
    /// Say no to suggestions, for all of the secretariat and for every run to come.
    Dismiss {
        suggestions: Vec<Dismissal>,
    },
    /// Take back this pair of hands' latest step that still stands.
    Undo,
    /// Do again what was last taken back.
    Redo,
    /// Make the board what it was after an earlier step, whoever made those since; itself a step that can be undone.
    ReturnTo {
        revision: Revision,
    },
}

/// A proposed theme as the secretariat takes it over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ProposedPlacement {
    /// A theme that is there already, or a new one with the heading.
    pub theme: Option<ThemeId>,
    pub heading: String,
    pub notes: Vec<NoteId>,
}

impl Command {
    /// Whether someone of this role may ask for this at all; the rules of each command come after.
    pub fn allowed_to(&self, role: Role) -> bool {
        use Role::{Facilitator, Participant, Secretariat};
        let allowed: &[Role] = match self {
            Self::Join { .. } | Self::ChangeGroup { .. } | Self::GivePerson { .. } | Self::Support { .. } => {
                &[Participant]
            }
            Self::WriteNote { group, .. } => {
                if group.is_some() {
                    &[Facilitator, Secretariat]
                } else {
                    &[Participant]
                }
            }
            Self::CorrectNote { .. } | Self::WithdrawNote { .. } => &[Participant, Facilitator, Secretariat],
            Self::EraseNote { .. }
            | Self::ErasePerson { .. }
            | Self::Describe { .. }
            | Self::HoldNote { .. }
            | Self::ReleaseNote { .. }
            | Self::SetCloud { .. }
            | Self::DecideWord { .. }
            | Self::Arrange { .. }
            | Self::WritePart { .. }
            | Self::SetDocument { .. }
            | Self::AddAttachment { .. }
            | Self::DescribeAttachment { .. }
            | Self::MoveAttachment { .. }
            | Self::RemoveAttachment { .. } => &[Facilitator, Secretariat],
            Self::AddQuestion { .. }
            | Self::ChangeQuestion { .. }
            | Self::RemoveQuestion { .. }
            | Self::MoveQuestion { .. }
            | Self::AddGroup { .. }
            | Self::RenameGroup { .. }
            | Self::RemoveGroup { .. }
            | Self::OpenQuestion { .. }
            | Self::CloseQuestion { .. }
            | Self::ExtendTime { .. }
            | Self::BlankWall { .. } => &[Facilitator],
        };
        allowed.contains(&role)
    }
}
