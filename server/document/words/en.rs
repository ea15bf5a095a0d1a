//! The document in English.

use super::{Facts, Words};
use crate::workshop::words::Counting;

pub static WORDS: Words = Words {
    to: "To",
    from: "From",
    place: "Place",
    date: "Date",
    subject: "The input of a workshop, with an account of every note",
    contents: "Contents",
    questions_follow: "The groups discussed:",
    quotations: "Lines in italics are quotations, printed letter by letter.",
    other_input: "Other input",
    no_answers: "No input is printed under this question.",
    summary: "Summary and conclusion",
    attachments: "Attachments",
    attachment: "Attachment",
    picture_file: "picture",
    text_file: "text",
    follows_as_file: |name, about| format!("The attachment is a file of its own: {name} ({about})."),
    download: "Download",
    document_file: "input-document.pdf",
    account_file: "account.csv",
    decimal_point: '.',
    contact: "Contact",
    participants: "Participants",
    organisations: "Organisations that took part",
    name: "Name",
    organisation: "Organisation",
    person_title: "Title",
    word: "Word",
    share: "Share",
    said_by: |counting| match counting {
        Counting::Participants => "Participants",
        Counting::Groups => "Groups",
        Counting::Mentions => "Notes",
    },
    cloud_alt: |count, largest| match count {
        0 => "Empty word cloud: no words are shown.".into(),
        1 => format!("Word cloud with one word: {}.", WORDS.list(largest)),
        _ => format!(
            "Word cloud with {count} words. The largest are {}. All words are in the table below the figure.",
            WORDS.list(largest)
        ),
    },
    cloud_caption: |question| format!("Word cloud: {question}"),
    cloud_table: |counting| match counting {
        Counting::Participants => "The words of the cloud and how many participants said them".into(),
        Counting::Groups => "The words of the cloud and how many groups said them".into(),
        Counting::Mentions => "The words of the cloud and how many notes say them".into(),
    },
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    and: "and",
    introduction,
    account: "Account of the input",
    account_lead: "Each note that was received has exactly one place in this account: printed as a line of its \
                   own, merged with others that say the same, counted in the word cloud, or not printed, with \
                   the reason.",
    account_table: "The input, question by question",
    question: "Question",
    total: "Total",
    received: "Received",
    printed: "Printed",
    merged: "Merged",
    in_cloud: "In the cloud",
    left_out: "Left out",
    withdrawn: "Withdrawn",
    held: "Held back",
    erased: "Erased",
    not_printed: "Not printed",
    not_printed_table: "Input that is not printed",
    annex_merged: "Merged input",
    annex_merged_lead: "The lines below are made of several notes. Each note is shown as it was received.",
    annex_left_out: "Input left out",
    annex_received: "All input as received",
    annex_received_lead: "Input that was withdrawn, held back or erased is not shown.",
    groups: |count| if count == 1 { "1 group".into() } else { format!("{count} groups") },
    note_id: "Id",
    group: "Group",
    theme: "Theme",
    line: "Line",
    note: "Note",
    became: "Became",
    reason_heading: "Reason",
    page: "Page",
    page_of: "of",
    figure: "Figure",
    table: "Table",
    skip_to_content: "Skip to the content",
    draft_whole: |[people, groups, notes, questions]| {
        let people = match people {
            0 => String::new(),
            1 => "1 participant in ".into(),
            many => format!("{many} participants in "),
        };
        let notes = if notes == 1 { "1 piece of input".into() } else { format!("{notes} pieces of input") };
        let questions = if questions == 1 { "1 question".into() } else { format!("{questions} questions") };
        format!("{people}{} gave {notes} to {questions}.", (WORDS.groups)(groups))
    },
    draft_themes: |question, themes| {
        format!("On the question “{question}”, these themes gather most groups: {themes}.")
    },
    draft_lines: |question, lines| {
        format!("On the question “{question}”, several groups said the same: {lines}.")
    },
    draft_cloud: |question, largest| {
        format!("In the word cloud for “{question}”, these words are largest: {largest}.")
    },
    draft_count: |question, notes, groups| {
        let printed = if notes == 1 {
            "1 piece of input is printed".into()
        } else {
            format!("{notes} pieces of input are printed")
        };
        format!("On the question “{question}”, {printed}, from {}.", (WORDS.groups)(groups))
    },
    workshop: "Workshop",
    receipt: "Receipt for a note",
    receipt_code: "Receipt",
    receipt_where: "Where the note stands",
    receipt_lead: "This is how it is in the document now. The secretariat may still move and reword lines.",
    receipt_bullet: |line, under| format!("The note is printed as the line “{line}” under “{under}”."),
    receipt_merged: |line, under| {
        format!("The note is merged with others in the line “{line}” under “{under}”.")
    },
    receipt_figure: |word| format!("The note is counted in the word cloud, in the word “{word}”."),
    receipt_omitted: |reason| format!("The note is not printed. Reason: {reason}"),
    no_glyph: "[sign]",
    nothing_to_see: "[no visible characters]",
    reason_withdrawn: "Withdrawn by its writer",
    reason_held: "Held back by the facilitator",
    reason_erased: "Erased on request",
    reason_left_out: "Left out by the secretariat",
};

fn introduction(facts: &Facts) -> Vec<String> {
    let mut first = String::from("This document brings together the input from the workshop");
    if let Some(date) = &facts.date {
        first += &format!(" on {date}");
    }
    if !facts.place.is_empty() {
        first += &format!(" ({})", facts.place);
    }
    first += ".";
    if !facts.organiser.is_empty() {
        first += &format!(" It was organised by {}.", facts.organiser);
    }
    let people = match facts.participants {
        0 => String::new(),
        1 => "One participant".into(),
        count => format!("{count} participants"),
    };
    let from = match facts.organisations {
        0 => String::new(),
        1 => " from one organisation".into(),
        count => format!(" from {count} organisations"),
    };
    let groups = match facts.groups {
        0 | 1 => String::new(),
        count => format!("{count} groups"),
    };
    match (people.is_empty(), groups.is_empty()) {
        (false, false) => first += &format!(" {people}{from} answered the questions in {groups}."),
        (false, true) => first += &format!(" {people}{from} answered the questions."),
        (true, false) => first += &format!(" The questions were answered in {groups}."),
        (true, true) => {}
    }
    let mut second = String::from(
        "The input is the participants' own. The secretariat has arranged it, and notes that say the same \
         are one line.",
    );
    if facts.account {
        second += " The account at the end shows that every note has its place.";
    }
    vec![first, second]
}
