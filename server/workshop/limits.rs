//! How much of each thing one workshop may hold. A limit met is a refusal that names it, never a hang or a cut.

/// Characters (graphemes) in one note: a full screen of text on a phone, several times over.
pub const NOTE_CHARS_MAX: usize = 2_000;
/// Bytes in one note: 8 for each of those characters, what an emoji with a skin colour takes. Without it a character may
/// be any number of marks on top of each other, and a note of 2,000 might not fit in a message.
pub const NOTE_BYTES_MAX: usize = 16_000;
/// Notes in one workshop: 50 people who each write 400.
pub const NOTES_MAX: usize = 20_000;
/// Participants in one workshop: a full congress hall.
pub const PARTICIPANTS_MAX: usize = 20_000;
/// Groups in one workshop.
pub const GROUPS_MAX: usize = 1_000;
/// Questions in one workshop.
pub const QUESTIONS_MAX: usize = 30;
/// Themes under one question.
pub const THEMES_MAX: usize = 500;
/// Lines or notes named in one command on the board.
pub const BOARD_BATCH_MAX: usize = 5_000;
/// Decisions about words in one word cloud.
pub const WORD_DECISIONS_MAX: usize = 2_000;
/// Characters in a title, heading, name, place or the like.
pub const TITLE_CHARS_MAX: usize = 300;
/// Characters in one of the secretariat's own texts, such as the summary: some 30 pages.
pub const PART_CHARS_MAX: usize = 60_000;
/// Files that follow one document.
pub const ATTACHMENTS_MAX: usize = 20;
/// Bytes in one attached file: a report of some hundred pages, or a photograph from a phone.
pub const ATTACHMENT_BYTES_MAX: usize = 8_000_000;
/// Bytes in all attached files: what an e-mail to a ministry can carry, with the document itself.
pub const ATTACHMENTS_BYTES_MAX: usize = 16_000_000;
/// Characters in the words that stand in for a picture.
pub const ALT_CHARS_MAX: usize = 1_000;
/// Characters in the reason a note is left out with.
pub const REASON_CHARS_MAX: usize = 500;
/// Longest time for one question, in minutes: a whole day.
pub const MINUTES_MAX: u16 = 24 * 60;
/// Levels of nested lines in the document.
pub const LINE_LEVELS_MAX: u8 = 3;
