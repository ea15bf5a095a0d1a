//! The document's own words, in bokmål, nynorsk and English: every heading and sentence that no participant wrote.

mod en;
mod nb;
mod nn;

use super::account::{Omission, Sum};
use crate::workshop::settings::{Date, Language};
use crate::workshop::words::Counting;

/// The fixed words of one language. A sentence with a number or a name in it is a function.
pub struct Words {
    pub to: &'static str,
    pub from: &'static str,
    pub place: &'static str,
    pub date: &'static str,
    pub subject: &'static str,
    pub contents: &'static str,
    pub questions_follow: &'static str,
    pub quotations: &'static str,
    pub other_input: &'static str,
    pub no_answers: &'static str,
    pub summary: &'static str,
    pub attachments: &'static str,
    /// One of them, before its number.
    pub attachment: &'static str,
    pub picture_file: &'static str,
    pub text_file: &'static str,
    /// The name of a file, and its kind and size.
    pub follows_as_file: fn(&str, &str) -> String,
    pub download: &'static str,
    /// Names of files in the parcel.
    pub document_file: &'static str,
    pub account_file: &'static str,
    pub decimal_point: char,
    pub contact: &'static str,
    pub participants: &'static str,
    pub organisations: &'static str,
    pub name: &'static str,
    pub organisation: &'static str,
    pub person_title: &'static str,
    pub word: &'static str,
    pub share: &'static str,
    pub said_by: fn(Counting) -> &'static str,
    pub cloud_alt: fn(u32, &[&str]) -> String,
    pub cloud_caption: fn(&str) -> String,
    pub cloud_table: fn(Counting) -> String,
    pub months: [&'static str; 12],
    pub and: &'static str,
    pub introduction: fn(&Facts) -> Vec<String>,
    pub account: &'static str,
    pub account_lead: &'static str,
    pub account_table: &'static str,
    pub question: &'static str,
    pub total: &'static str,
    pub received: &'static str,
    pub printed: &'static str,
    pub merged: &'static str,
    pub in_cloud: &'static str,
    pub left_out: &'static str,
    pub withdrawn: &'static str,
    pub held: &'static str,
    pub erased: &'static str,
    pub not_printed: &'static str,
    pub not_printed_table: &'static str,
    pub annex_merged: &'static str,
    pub annex_merged_lead: &'static str,
    pub annex_left_out: &'static str,
    pub annex_received: &'static str,
    pub annex_received_lead: &'static str,
    pub groups: fn(u32) -> String,
    pub note_id: &'static str,
    pub group: &'static str,
    pub theme: &'static str,
    pub line: &'static str,
    pub note: &'static str,
    pub became: &'static str,
    pub reason_heading: &'static str,
    pub page: &'static str,
    pub page_of: &'static str,
    pub figure: &'static str,
    pub table: &'static str,
    pub skip_to_content: &'static str,
    /// Participants, groups, notes and questions, in numbers.
    pub draft_whole: fn([u32; 4]) -> String,
    /// A question, and its heaviest themes.
    pub draft_themes: fn(&str, &str) -> String,
    /// A question, and its heaviest lines.
    pub draft_lines: fn(&str, &str) -> String,
    /// A question, and the largest words of its cloud.
    pub draft_cloud: fn(&str, &str) -> String,
    /// A question, its printed notes, and the groups that wrote them.
    pub draft_count: fn(&str, u32, u32) -> String,
    pub workshop: &'static str,
    pub receipt: &'static str,
    pub receipt_code: &'static str,
    pub receipt_where: &'static str,
    pub receipt_lead: &'static str,
    /// A line, and the heading over it.
    pub receipt_bullet: fn(&str, &str) -> String,
    pub receipt_merged: fn(&str, &str) -> String,
    /// A word of the cloud.
    pub receipt_figure: fn(&str) -> String,
    /// A reason.
    pub receipt_omitted: fn(&str) -> String,
    pub no_glyph: &'static str,
    /// Printed for a text that has no letter to see.
    pub nothing_to_see: &'static str,
    reason_withdrawn: &'static str,
    reason_held: &'static str,
    reason_erased: &'static str,
    reason_left_out: &'static str,
}

/// What the introduction tells when the secretariat has not written one.
pub struct Facts<'a> {
    pub organiser: &'a str,
    pub place: &'a str,
    pub date: Option<String>,
    pub participants: u32,
    pub organisations: u32,
    pub groups: u32,
    /// Whether the account is printed.
    pub account: bool,
}

/// The words of a language.
pub fn of(language: Language) -> &'static Words {
    match language {
        Language::Nb => &nb::WORDS,
        Language::Nn => &nn::WORDS,
        Language::En => &en::WORDS,
    }
}

impl Words {
    /// Why a note is not printed, when nobody has written a reason.
    pub fn reason(&self, omission: Omission) -> &'static str {
        match omission {
            Omission::Withdrawn => self.reason_withdrawn,
            Omission::Held => self.reason_held,
            Omission::Erased => self.reason_erased,
            Omission::LeftOut => self.reason_left_out,
        }
    }

    /// «4. mai 2026».
    pub fn long_date(&self, date: Date) -> String {
        let month = self.months[usize::try_from(date.0.month() - 1).unwrap_or_default()];
        let dot = if self.months[0] == en::WORDS.months[0] { "" } else { "." };
        format!("{}{dot} {month} {}", date.0.day(), date.0.year())
    }

    /// «340 kB», «1,2 MB».
    pub fn file_size(&self, bytes: u32) -> String {
        let kilobytes = bytes.div_ceil(1_000);
        if kilobytes < 1_000 {
            return format!("{kilobytes} kB");
        }
        let tenths = (u64::from(bytes) + 50_000) / 100_000;
        format!("{}{}{} MB", tenths / 10, self.decimal_point, tenths % 10)
    }

    /// «a, b og c».
    pub fn list(&self, words: &[&str]) -> String {
        match words {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [rest @ .., last] => format!("{} {} {last}", rest.join(", "), self.and),
        }
    }

    /// «Innkommet 109 · gjengitt 96 · slått sammen 9 · trukket 2 · holdt tilbake 2 = 109».
    pub fn sum(&self, sum: &Sum) -> String {
        let parts = [
            (self.printed, sum.printed),
            (self.merged, sum.merged),
            (self.in_cloud, sum.in_cloud),
            (self.left_out, sum.left_out),
            (self.withdrawn, sum.withdrawn),
            (self.held, sum.held),
            (self.erased, sum.erased),
        ];
        let mut text = format!("{} {}", self.received, sum.received);
        for (name, count) in parts.into_iter().filter(|(_, count)| *count > 0) {
            text += &format!(" · {} {count}", name.to_lowercase());
        }
        text + &format!(" = {}", sum.received)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_people_write_it() {
        let date = Date(jiff::civil::date(2026, 5, 4));
        assert_eq!(of(Language::Nb).long_date(date), "4. mai 2026");
        assert_eq!(of(Language::Nn).long_date(date), "4. mai 2026");
        assert_eq!(of(Language::En).long_date(date), "4 May 2026");
    }

    #[test]
    fn a_size_is_short() {
        assert_eq!(of(Language::Nb).file_size(12), "1 kB");
        assert_eq!(of(Language::Nb).file_size(340_000), "340 kB");
        assert_eq!(of(Language::Nn).file_size(1_249_999), "1,2 MB");
        assert_eq!(of(Language::En).file_size(8_388_608), "8.4 MB");
    }

    #[test]
    fn the_sum_reads_as_a_sentence() {
        let sum = Sum { received: 109, printed: 96, merged: 9, withdrawn: 2, held: 2, ..Sum::default() };
        assert_eq!(
            of(Language::Nb).sum(&sum),
            "Innkommet 109 · gjengitt 96 · slått sammen 9 · trukket 2 · holdt tilbake 2 = 109"
        );
    }
}
