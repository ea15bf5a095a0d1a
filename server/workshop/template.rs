//! Malen: what a new workshop starts with.

use super::event::Event;
use super::ids::{GroupId, QuestionId};
use super::people::Group;
use super::settings::{Form, Language, Settings};

/// Groups that a new workshop has until someone says otherwise.
pub const GROUPS_AT_START: u16 = 8;
/// Minutes that each question is open until someone says otherwise.
const MINUTES_AT_START: u16 = 15;

/// The events that make a new workshop from the standard template: its facts, five questions, and groups by number.
pub fn standard(settings: Settings, groups: u16) -> Vec<Event> {
    let language = settings.language;
    let questions =
        questions(language).into_iter().zip(1..).map(|((title, form), number)| Event::QuestionAdded {
            question: QuestionId(number),
            title: title.into(),
            lead: String::new(),
            form,
            minutes: MINUTES_AT_START,
        });
    let groups = (1..=groups).map(|number| Event::GroupAdded {
        group: Group { id: GroupId(number), name: group_name(language, number) },
    });
    std::iter::once(Event::Described { settings: settings.clone() }).chain(questions).chain(groups).collect()
}

/// What a group is called when it has no name of its own.
pub fn group_name(language: Language, number: u16) -> String {
    match language {
        Language::Nb | Language::Nn => format!("Gruppe {number}"),
        Language::En => format!("Group {number}"),
    }
}

fn questions(language: Language) -> [(&'static str, Form); 5] {
    let titles = match language {
        Language::Nb => [
            "Hvilke erfaringer har dere fra samarbeid mellom offentlig og frivillig sektor?",
            "Hva er de største bremseklossene for frivillig aktivitet?",
            "Hva er de viktigste tiltakene kommunen kan gjøre for å bedre samarbeidet med frivilligheten?",
            "Hvilke konkrete temaer innen helse og trivsel ønsker dere å samarbeide om fremover?",
            "Hvilke tiltak bør fremmes nasjonalt for å få til lokale, nyskapende samarbeid mellom \
             frivilligheten og kommunene?",
        ],
        Language::Nn => [
            "Kva erfaringar har de frå samarbeid mellom offentleg og frivillig sektor?",
            "Kva er dei største bremseklossane for frivillig aktivitet?",
            "Kva er dei viktigaste tiltaka kommunen kan gjere for å betre samarbeidet med frivilligheita?",
            "Kva konkrete tema innan helse og trivsel ønskjer de å samarbeide om framover?",
            "Kva tiltak bør fremjast nasjonalt for å få til lokale, nyskapande samarbeid mellom \
             frivilligheita og kommunane?",
        ],
        Language::En => [
            "What is your experience of cooperation between the public and the voluntary sector?",
            "What are the greatest obstacles to voluntary activity?",
            "What are the most important things the municipality can do to improve cooperation with the \
             voluntary sector?",
            "Which topics within health and well-being would you like to work together on?",
            "Which measures should be taken nationally to support local, innovative cooperation between \
             the voluntary sector and the municipalities?",
        ],
    };
    let forms = [Form::Themes, Form::Themes, Form::List, Form::Cloud, Form::List];
    std::array::from_fn(|at| (titles[at], forms[at]))
}
