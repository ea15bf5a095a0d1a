//! The document in bokmål.

use super::{Facts, Words};
use crate::workshop::words::Counting;

pub static WORDS: Words = Words {
    to: "Til",
    from: "Fra",
    place: "Sted",
    date: "Dato",
    subject: "Samlede innspill fra en møteplass, med regnskap over hvert innspill",
    contents: "Innhold",
    questions_follow: "Dette ble drøftet i gruppene:",
    quotations: "Linjer i kursiv er sitater, gjengitt bokstav for bokstav.",
    other_input: "Øvrige innspill",
    no_answers: "Ingen innspill er gjengitt under dette spørsmålet.",
    summary: "Oppsummering og konklusjon",
    attachments: "Vedlegg",
    attachment: "Vedlegg",
    picture_file: "bilde",
    text_file: "tekst",
    follows_as_file: |name, about| format!("Vedlegget er en egen fil: {name} ({about})."),
    download: "Last ned",
    document_file: "innspillsdokument.pdf",
    account_file: "regnskap.csv",
    decimal_point: ',',
    contact: "Kontakt",
    participants: "Deltakerliste",
    organisations: "Organisasjoner som deltok",
    name: "Navn",
    organisation: "Organisasjon",
    person_title: "Tittel",
    word: "Ord",
    share: "Andel",
    said_by: |counting| match counting {
        Counting::Participants => "Deltakere",
        Counting::Groups => "Grupper",
        Counting::Mentions => "Innspill",
    },
    cloud_alt: |count, largest| match count {
        0 => "Tom ordsky: ingen ord er tatt med.".into(),
        1 => format!("Ordsky med ett ord: {}.", WORDS.list(largest)),
        _ => format!(
            "Ordsky med {count} ord. Størst er {}. Alle ordene står i tabellen under figuren.",
            WORDS.list(largest)
        ),
    },
    cloud_caption: |question| format!("Ordsky: {question}"),
    cloud_table: |counting| match counting {
        Counting::Participants => "Ordene i ordskyen og hvor mange deltakere som nevnte dem".into(),
        Counting::Groups => "Ordene i ordskyen og hvor mange grupper som nevnte dem".into(),
        Counting::Mentions => "Ordene i ordskyen og hvor mange innspill som nevner dem".into(),
    },
    months: [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ],
    and: "og",
    introduction,
    account: "Regnskap over innspillene",
    account_lead: "Hvert innspill som kom inn, har nøyaktig én plass i dette regnskapet: gjengitt som egen \
                   linje, slått sammen med andre som sier det samme, talt med i ordskyen, eller ikke gjengitt, \
                   med årsak.",
    account_table: "Innspillene, spørsmål for spørsmål",
    question: "Spørsmål",
    total: "I alt",
    received: "Innkommet",
    printed: "Gjengitt",
    merged: "Slått sammen",
    in_cloud: "I ordskyen",
    left_out: "Utelatt",
    withdrawn: "Trukket",
    held: "Holdt tilbake",
    erased: "Slettet",
    not_printed: "Ikke gjengitt",
    not_printed_table: "Innspill som ikke er gjengitt",
    annex_merged: "Sammenslåtte innspill",
    annex_merged_lead: "Linjene under er satt sammen av flere innspill. Her står hvert av dem slik det kom inn.",
    annex_left_out: "Utelatte innspill",
    annex_received: "Alle innspill slik de kom inn",
    annex_received_lead: "Innspill som er trukket, holdt tilbake eller slettet, er ikke gjengitt.",
    groups: |count| if count == 1 { "1 gruppe".into() } else { format!("{count} grupper") },
    note_id: "Id",
    group: "Gruppe",
    theme: "Tema",
    line: "Linje",
    note: "Innspill",
    became: "Ble til",
    reason_heading: "Årsak",
    page: "Side",
    page_of: "av",
    figure: "Figur",
    table: "Tabell",
    skip_to_content: "Hopp til innholdet",
    draft_whole: |[people, groups, notes, questions]| {
        let people = match people {
            0 => String::new(),
            1 => "1 deltaker i ".into(),
            many => format!("{many} deltakere i "),
        };
        format!("{people}{} ga {notes} innspill til {questions} spørsmål.", (WORDS.groups)(groups))
    },
    draft_themes: |question, themes| {
        format!("På spørsmålet «{question}» samler disse temaene flest grupper: {themes}.")
    },
    draft_lines: |question, lines| {
        format!("På spørsmålet «{question}» har flere grupper sagt det samme: {lines}.")
    },
    draft_cloud: |question, largest| {
        format!("I ordskyen til «{question}» er disse ordene størst: {largest}.")
    },
    draft_count: |question, notes, groups| {
        format!("På spørsmålet «{question}» er {notes} innspill fra {} gjengitt.", (WORDS.groups)(groups))
    },
    workshop: "Møteplass",
    receipt: "Kvittering for innspill",
    receipt_code: "Kvittering",
    receipt_where: "Hvor innspillet står",
    receipt_lead: "Slik er det i innspillsdokumentet nå. Sekretariatet kan fortsatt flytte og omformulere linjer.",
    receipt_bullet: |line, under| format!("Innspillet er gjengitt som linjen «{line}» under «{under}»."),
    receipt_merged: |line, under| {
        format!("Innspillet er slått sammen med andre i linjen «{line}» under «{under}».")
    },
    receipt_figure: |word| format!("Innspillet er talt med i ordskyen, i ordet «{word}»."),
    receipt_omitted: |reason| format!("Innspillet er ikke gjengitt. Årsak: {reason}"),
    no_glyph: "[tegn]",
    nothing_to_see: "[uten synlige tegn]",
    reason_withdrawn: "Trukket av den som skrev det",
    reason_held: "Holdt tilbake av prosesslederen",
    reason_erased: "Slettet på forespørsel",
    reason_left_out: "Utelatt av sekretariatet",
};

fn introduction(facts: &Facts) -> Vec<String> {
    let mut first = String::from("Dette dokumentet samler innspillene fra møteplassen");
    if let Some(date) = &facts.date {
        first += &format!(" {date}");
    }
    if !facts.place.is_empty() {
        first += &format!(" ({})", facts.place);
    }
    first += ".";
    if !facts.organiser.is_empty() {
        first += &format!(" Arrangør var {}.", facts.organiser);
    }
    let people = match facts.participants {
        0 => String::new(),
        1 => "Én deltaker".into(),
        count => format!("{count} deltakere"),
    };
    let from = match facts.organisations {
        0 => String::new(),
        1 => " fra én organisasjon".into(),
        count => format!(" fra {count} organisasjoner"),
    };
    let groups = match facts.groups {
        0 | 1 => String::new(),
        count => format!("{count} grupper"),
    };
    match (people.is_empty(), groups.is_empty()) {
        (false, false) => first += &format!(" {people}{from} svarte på spørsmålene i {groups}."),
        (false, true) => first += &format!(" {people}{from} svarte på spørsmålene."),
        (true, false) => first += &format!(" Spørsmålene ble besvart i {groups}."),
        (true, true) => {}
    }
    let mut second = String::from(
        "Innspillene er deltakernes egne. Sekretariatet har ordnet dem, og innspill som sier det samme, \
         er samlet i én linje.",
    );
    if facts.account {
        second += " Regnskapet bakerst viser at hvert innspill har fått sin plass.";
    }
    vec![first, second]
}
