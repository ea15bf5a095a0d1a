// Generated from server/protocol.rs by `UPDATE_BINDINGS=1 cargo test bindings`. Never edited.

export const PROTOCOL_VERSION = 1;

export type NoteId = string;

export type QuestionId = number;

export type GroupId = number;

export type ParticipantId = number;

export type ThemeId = number;

export type LineId = number;

export type AttachmentId = number;

export type Revision = number;

export type Moment = number;

export type Settings = { title: string, place: string, date: string | null, organiser: string, 
/**
 * Those the document is addressed to, in order.
 */
recipients: Array<string>, 
/**
 * Name, e-mail or telephone of whoever answers for the document.
 */
contact: string, 
/**
 * The language of screens and document.
 */
language: Language, };

export type Language = "nb" | "nn" | "en";

export type Form = "themes" | "list" | "cloud";

export type Phase = { "type": "waiting" } | { "type": "open", ends_at: Moment | null, } | { "type": "closed" };

export type Part = "introduction" | "summary" | "attachments" | "contact" | "greeting";

export type PartText = { 
/**
 * Replaces the usual heading when it is not empty.
 */
heading: string, 
/**
 * Paragraphs with an empty line between them.
 */
text: string, };

export type ParticipantList = "consenting" | "organisations" | "nobody";

export type DocumentOptions = { participants: ParticipantList, 
/**
 * Which groups stand behind a line, in brackets after it.
 */
group_names: boolean, 
/**
 * How many groups stand behind a line, in brackets after it.
 */
group_count: boolean, 
/**
 * Themes and plain lines by the number of groups behind them instead of by hand.
 */
order_by_weight: boolean, 
/**
 * Annex of merged notes and what became of them, and of those left out.
 */
annex_merged: boolean, 
/**
 * Annex of all notes as they were received.
 */
annex_received: boolean, 
/**
 * The account of every note at the end.
 */
account: boolean, };

export type Group = { id: GroupId, 
/**
 * What the group is called on every screen: «Gruppe 3» or a name of its own.
 */
name: string, };

export type Person = { name: string, organisation: string, title: string, 
/**
 * A separate yes to being printed in the participant list; no unless said.
 */
may_be_printed: boolean, };

export type SeatHash = string;

export type Role = "participant" | "facilitator" | "secretariat" | "wall";

export type By = { role: Role, 
/**
 * Set for a phone that has joined.
 */
participant?: ParticipantId, 
/**
 * Set for staff: which browser, so that undo is one person's own.
 */
hand?: Hand, };

export type Hand = { id: string, initials: string, };

export type FileKind = "pdf" | "png" | "jpeg" | "text";

export type Attachment = { id: AttachmentId, 
/**
 * What the file is called.
 */
name: string, kind: FileKind, 
/**
 * What the document calls it; the file's name when it is empty.
 */
title: string, 
/**
 * What a picture shows, for those who do not see it.
 */
alt: string, size_bytes: number, };

export type NoteText = string;

export type Standing = "received" | "held" | "withdrawn" | "erased";

export type Counting = "participants" | "groups" | "mentions";

export type CloudSettings = { counting: Counting, 
/**
 * Whether the wall shows a word that one person alone has said; no unless the workshop says so.
 */
lone_words: boolean, };

export type WordDecision = { "type": "merge", word: string, into: string, } | { "type": "split", word: string, } | { "type": "hide", word: string, } | { "type": "show", word: string, } | { "type": "rename", word: string, to: string, };

export type Theme = { id: ThemeId, heading: string, 
/**
 * Order among the question's themes, ascending.
 */
rank: number, 
/**
 * Whether a person chose the heading; the machine never changes such a one.
 */
named_by_hand: boolean, };

export type Line = { id: LineId, 
/**
 * The theme it stands under, or [`ROOT`].
 */
theme: ThemeId, 
/**
 * Order within the theme, ascending.
 */
rank: number, 
/**
 * 1 to 3; a line of level 2 belongs to the nearest line of level 1 above it.
 */
level: number, 
/**
 * The notes behind the line; never empty.
 */
notes: Array<NoteId>, 
/**
 * The secretariat's wording; without it the first note speaks for itself.
 */
wording: string | null, 
/**
 * Whether it is printed as a quotation.
 */
quoted: boolean, 
/**
 * Whether a person placed it; the machine never moves such a one.
 */
placed_by_hand: boolean, };

export type LeftOut = { reason: string, };

export type Change = { "record": "theme", id: ThemeId, from: Theme | null, to: Theme | null, } | { "record": "line", id: LineId, from: Line | null, to: Line | null, } | { "record": "left_out", note: NoteId, from: LeftOut | null, to: LeftOut | null, } | { "record": "dismissed", dismissal: Dismissal, from: boolean, to: boolean, };

export type Deed = "theme_added" | "theme_renamed" | "theme_moved" | "themes_merged" | "theme_split" | "theme_removed" | "notes_placed" | "lines_moved" | "line_nested" | "line_reworded" | "lines_joined" | "line_split" | "line_quoted" | "notes_left_out" | "notes_taken_back" | "proposal_taken" | "suggestions_dismissed" | "imported" | "undone" | "redone" | "returned";

export type Dismissal = { "type": "placement", note: NoteId, 
/**
 * The theme on the board that it was suggested for; without it, a new one with the heading.
 */
theme: ThemeId | null, heading: string, } | { "type": "same_point", notes: Array<NoteId>, };

export type Command = { "type": "join", group: GroupId, } | { "type": "change_group", group: GroupId, } | { "type": "give_person", person: Person, } | { "type": "write_note", note: NoteId, question: QuestionId, text: string, group?: GroupId, } | { "type": "correct_note", note: NoteId, text: string, } | { "type": "withdraw_note", note: NoteId, } | { "type": "support", note: NoteId, agree: boolean, } | { "type": "erase_note", note: NoteId, } | { "type": "erase_person", participant: ParticipantId, } | { "type": "describe", settings: Settings, } | { "type": "add_question", title: string, lead: string, form: Form, minutes: number, } | { "type": "change_question", question: QuestionId, title: string, lead: string, form: Form, minutes: number, } | { "type": "remove_question", question: QuestionId, } | { "type": "move_question", question: QuestionId, before: QuestionId | null, } | { "type": "add_group", name: string, } | { "type": "rename_group", group: GroupId, name: string, } | { "type": "remove_group", group: GroupId, } | { "type": "open_question", question: QuestionId, minutes: number | null, } | { "type": "close_question", question: QuestionId, } | { "type": "extend_time", question: QuestionId, minutes: number, } | { "type": "hold_note", note: NoteId, } | { "type": "release_note", note: NoteId, } | { "type": "blank_wall", blank: boolean, } | { "type": "set_cloud", question: QuestionId, settings: CloudSettings, } | { "type": "decide_word", question: QuestionId, decision: WordDecision, } | { "type": "arrange", question: QuestionId, step: BoardCommand, } | { "type": "write_part", part: Part, text: PartText, } | { "type": "set_document", options: DocumentOptions, } | { "type": "describe_attachment", attachment: AttachmentId, title: string, alt: string, } | { "type": "move_attachment", attachment: AttachmentId, before: AttachmentId | null, } | { "type": "remove_attachment", attachment: AttachmentId, };

export type BoardCommand = { "type": "add_theme", heading: string, before: ThemeId | null, } | { "type": "rename_theme", theme: ThemeId, heading: string, 
/**
 * How far whoever asks had read; a heading that a colleague has given since is not written over.
 */
seen?: Revision, } | { "type": "move_theme", theme: ThemeId, before: ThemeId | null, } | { "type": "merge_themes", from: ThemeId, into: ThemeId, } | { "type": "split_theme", theme: ThemeId, lines: Array<LineId>, heading: string, } | { "type": "remove_theme", theme: ThemeId, } | { "type": "place_notes", notes: Array<NoteId>, theme: ThemeId, before: LineId | null, } | { "type": "move_lines", lines: Array<LineId>, theme: ThemeId, before: LineId | null, } | { "type": "nest_line", line: LineId, level: number, } | { "type": "reword_line", line: LineId, wording: string | null, 
/**
 * How far whoever asks had read; words that a colleague has given since are not written over.
 */
seen?: Revision, } | { "type": "join_lines", lines: Array<LineId>, } | { "type": "join_notes", line: LineId, notes: Array<NoteId>, } | { "type": "split_line", line: LineId, } | { "type": "quote_line", line: LineId, quoted: boolean, } | { "type": "leave_out", notes: Array<NoteId>, reason: string, } | { "type": "take_back", notes: Array<NoteId>, } | { "type": "take_proposal", themes: Array<ProposedPlacement>, } | { "type": "dismiss", suggestions: Array<Dismissal>, } | { "type": "undo" } | { "type": "redo" } | { "type": "return_to", revision: Revision, };

export type ProposedPlacement = { 
/**
 * A theme that is there already, or a new one with the heading.
 */
theme: ThemeId | null, heading: string, notes: Array<NoteId>, };

export type Recorded = { revision: Revision, at: Moment, 
/**
 * Who did it; left out where nobody is to be told.
 */
by?: By, event: Event, };

export type Event = { "type": "described", settings: Settings, } | { "type": "question_added", question: QuestionId, title: string, lead: string, form: Form, minutes: number, } | { "type": "question_changed", question: QuestionId, title: string, lead: string, form: Form, minutes: number, } | { "type": "question_removed", question: QuestionId, } | { "type": "question_moved", question: QuestionId, before: QuestionId | null, } | { "type": "group_added", group: Group, } | { "type": "group_renamed", group: GroupId, name: string, } | { "type": "group_removed", group: GroupId, } | { "type": "participant_joined", participant: ParticipantId, seat: SeatHash, group: GroupId, } | { "type": "group_changed", participant: ParticipantId, group: GroupId, } | { "type": "person_given", participant: ParticipantId, person: Person | null, } | { "type": "question_opened", question: QuestionId, ends_at: Moment | null, } | { "type": "question_closed", question: QuestionId, } | { "type": "end_moved", question: QuestionId, ends_at: Moment, } | { "type": "wall_blanked", blank: boolean, } | { "type": "note_written", note: NoteId, question: QuestionId, group: GroupId, author: ParticipantId | null, text: NoteText, } | { "type": "note_corrected", note: NoteId, text: NoteText, } | { "type": "note_withdrawn", note: NoteId, } | { "type": "note_supported", note: NoteId, participant: ParticipantId, agree: boolean, } | { "type": "note_held", note: NoteId, } | { "type": "note_released", note: NoteId, } | { "type": "note_erased", note: NoteId, } | { "type": "cloud_set", question: QuestionId, settings: CloudSettings, } | { "type": "word_decided", question: QuestionId, decision: WordDecision, } | { "type": "board_changed", question: QuestionId, deed: Deed, changes: Array<Change>, undoes: Revision | null, } | { "type": "part_written", part: Part, text: PartText, } | { "type": "document_set", options: DocumentOptions, } | { "type": "attachment_added", attachment: Attachment, } | { "type": "attachment_described", attachment: AttachmentId, title: string, alt: string, } | { "type": "attachment_moved", attachment: AttachmentId, before: AttachmentId | null, } | { "type": "attachment_removed", attachment: AttachmentId, };

export type Refusal = { "code": "not_allowed" } | { "code": "malformed" } | { "code": "not_joined" } | { "code": "not_yours" } | { "code": "unknown", what: Thing, } | { "code": "not_opened" } | { "code": "gone" } | { "code": "id_taken" } | { "code": "empty", what: Measure, } | { "code": "too_much", what: Measure, max: number, is: number, } | { "code": "in_use", what: Thing, } | { "code": "collision" } | { "code": "nothing_to_undo" } | { "code": "quotation_differs" } | { "code": "out_of_range", what: Measure, } | { "code": "unfit_file", why: Unfit, };

export type Unfit = "unknown_kind" | "damaged" | "locked" | "empty";

export type Thing = "question" | "group" | "note" | "theme" | "line" | "participant" | "attachment";

export type Measure = "note_chars" | "note_bytes" | "title_chars" | "person_chars" | "part_chars" | "reason_chars" | "wording_chars" | "notes" | "participants" | "groups" | "questions" | "themes" | "recipients" | "word_decisions" | "batch" | "attachments" | "file_bytes" | "all_files_bytes" | "pixels" | "alt_chars" | "minutes" | "level";

export type ClientMessage = { "type": "hello", access: Access, 
/**
 * The epoch that `after` counts in; `None` at the first visit.
 */
epoch: string | null, 
/**
 * The last revision that this browser has.
 */
after: Revision, 
/**
 * Staff only: which pair of hands.
 */
hand: Hand | null, } | { "type": "ask", mark: string, command: Command, } | { "type": "look", question: QuestionId | null, at?: Spot, } | { "type": "ping" };

export type Access = { "type": "code", code: string, seat: string, } | { "type": "key", key: string, };

export type ServerMessage = { "type": "welcome" } & Welcome | { "type": "events", head: Revision, events: Array<Recorded>, } | { "type": "accepted", mark: string, revision: Revision, } | { "type": "refused", mark: string, refusal: Refusal, } | { "type": "busy", mark: string, 
/**
 * How many milliseconds to wait first, at least.
 */
wait_ms: number, } | { "type": "fault", mark: string, request: string, } | { "type": "denied", reason: Denial, } | { "type": "counts" } & Counts | { "type": "cloud" } & CloudPicture | { "type": "proposal" } & ProposalPicture | { "type": "presence", desks: Array<Desk>, } | { "type": "pong", now: Moment, };

export type Welcome = { version: number, epoch: string, 
/**
 * What you have missed is shown when you are told that you are here.
 */
head: Revision, 
/**
 * Forget everything: what you had belongs to another log.
 */
reset: boolean, 
/**
 * The server's clock, for time left.
 */
now: Moment, role: Role, 
/**
 * Set for a phone whose seat is known.
 */
you: ParticipantId | null, 
/**
 * The group of a phone whose seat is known.
 */
group: GroupId | null, code: string, 
/**
 * The whole address that the QR code holds.
 */
join_url: string, 
/**
 * Staff only: the links to hand out.
 */
links: Links | null, };

export type Links = { join: string, 
/**
 * Only for the facilitator.
 */
facilitator: string | null, secretariat: string, wall: string, };

export type Denial = "unknown" | "too_many_tries" | "busy" | "malformed";

export type Counts = { revision: Revision, 
/**
 * Participants who have joined.
 */
participants: number, 
/**
 * Phones that are connected now.
 */
connected: number, groups: Array<GroupCount>, };

export type GroupCount = { question: QuestionId, group: GroupId, 
/**
 * Notes that are received and neither held back nor withdrawn.
 */
notes: number, };

export type CloudPicture = { question: QuestionId, revision: Revision, 
/**
 * Width and height that x, y and size are measured in.
 */
canvas: [number, number], words: Array<CloudPictureWord>, 
/**
 * Every word of the question, the most said first, also those that the wall does not show; for staff only.
 */
list?: Array<ListedWord>, };

export type CloudPictureWord = { text: string, count: number, 
/**
 * Start of the baseline.
 */
x: number, y: number, 
/**
 * Font size, in the canvas's unit.
 */
size: number, 
/**
 * The outline at font size 1000 with the baseline at 0; only the first time that this viewer sees the word.
 */
outline?: string, 
/**
 * What has been on the wall before and counts as this word now: what is frozen there is still said.
 */
earlier?: Array<string>, };

export type ListedWord = { text: string, count: number, 
/**
 * Whether one person alone has said it.
 */
alone: boolean, 
/**
 * Whether somebody decided that it is not shown.
 */
hidden: boolean, 
/**
 * The notes behind the word.
 */
notes: Array<NoteId>, };

export type ProposalPicture = { question: QuestionId, revision: Revision, themes: Array<ProposedTheme>, 
/**
 * Notes that belong with no other, and those whose place somebody said no to.
 */
alone: Array<NoteId>, 
/**
 * Notes that say the same thing.
 */
same_point: Array<ProposedStack>, };

export type ProposedTheme = { 
/**
 * The theme on the board that it continues, if it does.
 */
theme: ThemeId | null, heading: string, 
/**
 * Other headings to choose from.
 */
alternatives: Array<string>, notes: Array<ProposedNote>, };

export type ProposedNote = { note: NoteId, 
/**
 * Words that it shares with the theme.
 */
shares: Array<string>, };

export type ProposedStack = { notes: Array<NoteId>, 
/**
 * How many groups stand behind it.
 */
groups: number, 
/**
 * Sure enough to be joined without asking; otherwise only suggested.
 */
sure: boolean, };

export type Desk = { hand: Hand, role: Role, question: QuestionId | null, 
/**
 * Where on the board of the question the hands are.
 */
at: Spot | null, };

export type Spot = { "type": "theme", theme: ThemeId, } | { "type": "line", line: LineId, } | { "type": "note", note: NoteId, };

export type At = { part?: Part, question?: QuestionId, theme?: ThemeId, line?: LineId, note?: NoteId, };

export type What = { "remark": "number_without_source", number: string, } | { "remark": "quotation_differs" } | { "remark": "sentence_without_sender", sentence: string, } | { "remark": "empty_theme", heading: string, } | { "remark": "names_a_person", name: string, } | { "remark": "tells_of_health", word: string, } | { "remark": "abbreviation", abbreviation: string, } | { "remark": "other_language" } | { "remark": "unplaced" } | { "remark": "picture_without_words", name: string, };

export type Remark = ({ "remark": "number_without_source", number: string, } | { "remark": "quotation_differs" } | { "remark": "sentence_without_sender", sentence: string, } | { "remark": "empty_theme", heading: string, } | { "remark": "names_a_person", name: string, } | { "remark": "tells_of_health", word: string, } | { "remark": "abbreviation", abbreviation: string, } | { "remark": "other_language" } | { "remark": "unplaced" } | { "remark": "picture_without_words", name: string, }) & { part?: Part, question?: QuestionId, theme?: ThemeId, line?: LineId, note?: NoteId, };

export type DraftSentence = { text: string, 
/**
 * The themes, lines or questions that say so; empty for one that only counts.
 */
sources: Array<At>, };
