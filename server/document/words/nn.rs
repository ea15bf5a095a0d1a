//! The document in nynorsk.

use super::{Facts, Words};
use crate::workshop::words::Counting;

pub static WORDS: Words = Words {
    to: "Til",
    from: "Frå",
    place: "Stad",
    date: "Dato",
    subject: "Samla innspel frå ein møteplass, med rekneskap over kvart innspel",
    contents: "Innhald",
    questions_follow: "Dette vart drøfta i gruppene:",
    quotations: "Linjer i kursiv er sitat, attgjevne bokstav for bokstav.",
    other_input: "Andre innspel",
    no_answers: "Ingen innspel er attgjevne under dette spørsmålet.",
    summary: "Oppsummering og konklusjon",
    attachments: "Vedlegg",
    attachment: "Vedlegg",
    picture_file: "bilete",
    text_file: "tekst",
    follows_as_file: |name, about| format!("Vedlegget er ei eiga fil: {name} ({about})."),
    download: "Last ned",
    document_file: "innspelsdokument.pdf",
    account_file: "rekneskap.csv",
    decimal_point: ',',
    contact: "Kontakt",
    participants: "Deltakarliste",
    organisations: "Organisasjonar som deltok",
    name: "Namn",
    organisation: "Organisasjon",
    person_title: "Tittel",
    word: "Ord",
    share: "Del",
    said_by: |counting| match counting {
        Counting::Participants => "Deltakarar",
        Counting::Groups => "Grupper",
        Counting::Mentions => "Innspel",
    },
    cloud_alt: |count, largest| match count {
        0 => "Tom ordsky: ingen ord er tekne med.".into(),
        1 => format!("Ordsky med eitt ord: {}.", WORDS.list(largest)),
        _ => format!(
            "Ordsky med {count} ord. Størst er {}. Alle orda står i tabellen under figuren.",
            WORDS.list(largest)
        ),
    },
    cloud_caption: |question| format!("Ordsky: {question}"),
    cloud_table: |counting| match counting {
        Counting::Participants => "Orda i ordskya og kor mange deltakarar som nemnde dei".into(),
        Counting::Groups => "Orda i ordskya og kor mange grupper som nemnde dei".into(),
        Counting::Mentions => "Orda i ordskya og kor mange innspel som nemner dei".into(),
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
    account: "Rekneskap over innspela",
    account_lead: "Kvart innspel som kom inn, har nøyaktig éin plass i denne rekneskapen: attgjeve som eiga \
                   linje, slått saman med andre som seier det same, talt med i ordskya, eller ikkje attgjeve, \
                   med årsak.",
    account_table: "Innspela, spørsmål for spørsmål",
    question: "Spørsmål",
    total: "I alt",
    received: "Innkome",
    printed: "Attgjeve",
    merged: "Slått saman",
    in_cloud: "I ordskya",
    left_out: "Utelate",
    withdrawn: "Trekt",
    held: "Halde tilbake",
    erased: "Sletta",
    not_printed: "Ikkje attgjeve",
    not_printed_table: "Innspel som ikkje er attgjevne",
    annex_merged: "Samanslåtte innspel",
    annex_merged_lead: "Linjene under er sette saman av fleire innspel. Her står kvart av dei slik det kom inn.",
    annex_left_out: "Utelatne innspel",
    annex_received: "Alle innspel slik dei kom inn",
    annex_received_lead: "Innspel som er trekte, haldne tilbake eller sletta, er ikkje attgjevne.",
    groups: |count| if count == 1 { "1 gruppe".into() } else { format!("{count} grupper") },
    note_id: "Id",
    group: "Gruppe",
    theme: "Tema",
    line: "Linje",
    note: "Innspel",
    became: "Vart til",
    reason_heading: "Årsak",
    page: "Side",
    page_of: "av",
    figure: "Figur",
    table: "Tabell",
    skip_to_content: "Hopp til innhaldet",
    draft_whole: |[people, groups, notes, questions]| {
        let people = match people {
            0 => String::new(),
            1 => "1 deltakar i ".into(),
            many => format!("{many} deltakarar i "),
        };
        format!("{people}{} gav {notes} innspel til {questions} spørsmål.", (WORDS.groups)(groups))
    },
    draft_themes: |question, themes| {
        format!("På spørsmålet «{question}» samlar desse temaa flest grupper: {themes}.")
    },
    draft_lines: |question, lines| {
        format!("På spørsmålet «{question}» har fleire grupper sagt det same: {lines}.")
    },
    draft_cloud: |question, largest| format!("I ordskya til «{question}» er desse orda størst: {largest}."),
    draft_count: |question, notes, groups| {
        let groups = (WORDS.groups)(groups);
        if notes == 1 {
            format!("På spørsmålet «{question}» er 1 innspel frå {groups} attgjeve.")
        } else {
            format!("På spørsmålet «{question}» er {notes} innspel frå {groups} attgjevne.")
        }
    },
    workshop: "Møteplass",
    receipt: "Kvittering for innspel",
    receipt_code: "Kvittering",
    receipt_where: "Kvar innspelet står",
    receipt_lead: "Slik er det i innspelsdokumentet no. Sekretariatet kan framleis flytte og omformulere linjer.",
    receipt_bullet: |line, under| format!("Innspelet er attgjeve som linja «{line}» under «{under}»."),
    receipt_merged: |line, under| {
        format!("Innspelet er slått saman med andre i linja «{line}» under «{under}».")
    },
    receipt_figure: |word| format!("Innspelet er talt med i ordskya, i ordet «{word}»."),
    receipt_omitted: |reason| format!("Innspelet er ikkje attgjeve. Årsak: {reason}"),
    no_glyph: "[teikn]",
    nothing_to_see: "[utan synlege teikn]",
    reason_withdrawn: "Trekt av den som skreiv det",
    reason_held: "Halde tilbake av prosessleiaren",
    reason_erased: "Sletta på førespurnad",
    reason_left_out: "Utelate av sekretariatet",
};

fn introduction(facts: &Facts) -> Vec<String> {
    let mut first = String::from("Dette dokumentet samlar innspela frå møteplassen");
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
        1 => "Éin deltakar".into(),
        count => format!("{count} deltakarar"),
    };
    let from = match facts.organisations {
        0 => String::new(),
        1 => " frå éin organisasjon".into(),
        count => format!(" frå {count} organisasjonar"),
    };
    let groups = match facts.groups {
        0 | 1 => String::new(),
        count => format!("{count} grupper"),
    };
    match (people.is_empty(), groups.is_empty()) {
        (false, false) => first += &format!(" {people}{from} svara på spørsmåla i {groups}."),
        (false, true) => first += &format!(" {people}{from} svara på spørsmåla."),
        (true, false) => first += &format!(" Spørsmåla vart drøfta i {groups}."),
        (true, true) => {}
    }
    let mut second = String::from(
        "Innspela er deltakarane sine eigne. Sekretariatet har ordna dei, og innspel som seier det same, \
         er samla i éi linje.",
    );
    if facts.account {
        second += " Rekneskapen bakarst viser at kvart innspel har fått plassen sin.";
    }
    vec![first, second]
}
