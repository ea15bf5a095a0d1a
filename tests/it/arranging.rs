//! Several of the secretariat arrange at once: each step is seen by all, people decide, and the machine only proposes.

use moteplass::protocol::{CloudPicture, ListedWord, ProposalPicture, ServerMessage};
use moteplass::workshop::board::Place;
use moteplass::workshop::command::{BoardCommand, Command};
use moteplass::workshop::dismissal::Dismissal;
use moteplass::workshop::event::Event;
use moteplass::workshop::ids::{NoteId, QuestionId, ThemeId};
use moteplass::workshop::state::State;
use moteplass::workshop::words::{CloudSettings, WordDecision};

use crate::house::House;
use crate::screens::{Desk, Screen, new_note_id, writing};

const QUESTION: QuestionId = QuestionId(1);

async fn step(desk: &mut Desk, step: BoardCommand) -> moteplass::workshop::ids::Revision {
    desk.ask(Command::Arrange { question: QUESTION, step }).await.revision()
}

fn last_proposal(screen: &Screen) -> Option<&ProposalPicture> {
    screen.pictures.iter().rev().find_map(|message| match message {
        ServerMessage::Proposal(picture) if picture.question == QUESTION => Some(picture),
        _ => None,
    })
}

fn clouds(screen: &Screen) -> impl DoubleEndedIterator<Item = &CloudPicture> {
    screen.pictures.iter().filter_map(|message| match message {
        ServerMessage::Cloud(picture) => Some(picture),
        _ => None,
    })
}

/// The word as the screen's newest list has it.
fn listed<'a>(screen: &'a Screen, text: &str) -> Option<&'a ListedWord> {
    clouds(screen).next_back()?.list.iter().find(|word| word.text == text)
}

#[tokio::test]
async fn what_one_moves_all_see_and_each_undoes_its_own() {
    let house = House::open().await;
    let mut one = house.desk_with_open_question().await;
    let mut other = house.secretariat().await;
    let mut phone = house.phone(1).await;
    let (note, _) = phone.write("En møteplass i nærmiljøet").await;
    step(&mut one, BoardCommand::AddTheme { heading: "Møteplasser".into(), before: None }).await;
    step(&mut other, BoardCommand::AddTheme { heading: "Penger".into(), before: None }).await;
    let place = BoardCommand::PlaceNotes { notes: vec![note.clone()], theme: ThemeId(1), before: None };
    let placed = step(&mut other, place).await;
    one.wait_for(placed).await;
    let state = State::replay(&one.events);
    assert!(matches!(state.board(QUESTION).place(&note), Place::Line(line) if line.theme == ThemeId(1)));

    let undone = step(&mut one, BoardCommand::Undo).await;
    other.wait_for(undone).await;
    let seen: Vec<&Event> = other.events.iter().map(|recorded| &recorded.event).collect();
    assert!(matches!(seen.last(), Some(Event::BoardChanged { undoes: Some(_), .. })));
    let headings = |screen: &Screen| {
        let state = State::replay(&screen.events);
        let themes = state.board(QUESTION).themes_in_order();
        themes.into_iter().map(|theme| theme.heading.clone()).collect::<Vec<_>>()
    };
    one.wait_for(undone).await;
    assert_eq!(headings(&one), headings(&other));
}

#[tokio::test]
async fn themes_are_proposed_while_the_room_talks_and_keep_what_people_placed() {
    let house = House::open().await;
    let mut desk = house.desk_with_open_question().await;
    let mut phone = house.phone(1).await;
    let texts = [
        "Kommunen mangler lokaler til frivillige lag",
        "Vi får ikke leie lokaler av kommunen",
        "Lokaler koster for mye for lagene",
        "Det tar for lang tid å søke om tilskudd",
        "Søknader om tilskudd er for vanskelige",
        "Tilskudd kommer for sent på året",
    ];
    for text in texts {
        phone.write(text).await.1.revision();
    }
    let last = phone.write("Søknadsskjemaet for tilskudd er langt").await.1.revision();
    desk.wait_until(|desk| last_proposal(desk).is_some_and(|picture| picture.revision >= last)).await;
    let proposal = last_proposal(&desk).expect("a proposal").clone();
    let themed: usize = proposal.themes.iter().map(|theme| theme.notes.len()).sum();
    assert_eq!(themed + proposal.alone.len(), 7, "every note once");

    // A person puts the last note somewhere of its own; the next proposal keeps it there.
    let moved = State::replay(&desk.events).notes.iter().last().expect("a note").id.clone();
    step(&mut desk, BoardCommand::AddTheme { heading: "Skjemaer".into(), before: None }).await;
    let place = BoardCommand::PlaceNotes { notes: vec![moved.clone()], theme: ThemeId(1), before: None };
    let placed = step(&mut desk, place).await;
    desk.wait_until(|desk| last_proposal(desk).is_some_and(|picture| picture.revision >= placed)).await;
    let picture = last_proposal(&desk).expect("a proposal");
    let home = picture.themes.iter().find(|theme| theme.notes.iter().any(|note| note.note == moved));
    let home = home.expect("the note is in a theme");
    assert_eq!(home.theme, Some(ThemeId(1)));
    assert_eq!(home.heading, "Skjemaer");
}

#[tokio::test]
async fn what_one_said_no_to_no_run_proposes_to_anybody() {
    let house = House::open().await;
    let mut one = house.desk_with_open_question().await;
    let mut other = house.secretariat().await;
    let mut phone = house.phone(1).await;
    let texts = [
        "Kommunen mangler lokaler til frivillige lag",
        "Kommunen mangler lokaler til frivillige lag.",
        "Vi får ikke leie lokaler av kommunen",
        "Lokaler koster for mye for lagene",
        "Søknader om tilskudd er for vanskelige",
        "Tilskudd kommer for sent på året",
    ];
    for text in texts {
        phone.write(text).await.1.revision();
    }
    let is_themed = |desk: &Screen| {
        last_proposal(desk).is_some_and(|at| !at.themes.is_empty() && !at.same_point.is_empty())
    };
    other.wait_until(is_themed).await;
    let proposal = last_proposal(&other).expect("a proposal").clone();
    let theme = &proposal.themes[0];
    let placements = theme.notes.iter().map(|proposed| Dismissal::Placement {
        note: proposed.note.clone(),
        theme: theme.theme,
        heading: theme.heading.clone(),
    });
    let stack = Dismissal::SamePoint { notes: proposal.same_point[0].notes.clone() };
    let suggestions = placements.chain([stack]).collect();
    step(&mut other, BoardCommand::Dismiss { suggestions }).await;

    let last = phone.write("Prisen på lokaler").await.1.revision();
    let has_run =
        |desk: &Screen| last_proposal(desk).is_some_and(|at| at.revision >= last && !at.alone.is_empty());
    one.wait_until(has_run).await;
    let picture = last_proposal(&one).expect("a proposal");
    let dismissed = |note: &NoteId| theme.notes.iter().any(|proposed| proposed.note == *note);
    let again = picture.themes.iter().filter(|other| other.heading == theme.heading);
    assert!(again.flat_map(|theme| &theme.notes).all(|proposed| !dismissed(&proposed.note)));
    assert!(picture.same_point.iter().all(|stack| stack.notes != proposal.same_point[0].notes));
}

#[tokio::test]
async fn the_cloud_grows_on_the_wall_without_lone_held_or_hidden_words() {
    let house = House::open().await;
    let mut desk = house.desk().await;
    let mut wall = house.wall().await;
    let cloud = QuestionId(4);
    desk.open_question(cloud.0).await;
    for (group, text) in [(1, "Ensomhet"), (2, "ensomhet"), (3, "Psykisk helse"), (4, "Psykisk helse")] {
        house.phone(group).await.write_as(&new_note_id(), cloud.0, text).await.revision();
    }
    let mut phone = house.phone(5).await;
    let alone = new_note_id();
    let written = phone.write_as(&alone, cloud.0, "Sjakk").await.revision();
    let words = |screen: &Screen| {
        let mut words: Vec<String> = clouds(screen)
            .next_back()
            .map(|cloud| cloud.words.iter().map(|word| word.text.clone()).collect())
            .unwrap_or_default();
        words.sort();
        words
    };
    let drawn = |revision| {
        move |screen: &Screen| clouds(screen).next_back().is_some_and(|cloud| cloud.revision >= revision)
    };
    wall.wait_until(drawn(written)).await;
    assert_eq!(words(&wall), ["ensomhet", "psykisk helse"], "a word that one alone has said is not shown");
    desk.wait_until(drawn(written)).await;
    let sjakk = listed(&desk, "sjakk").expect("the desk's list has it");
    assert!(sjakk.alone && !sjakk.hidden && sjakk.notes == [alone.clone()]);

    let settings = CloudSettings { lone_words: true, ..CloudSettings::default() };
    let shown = desk.ask(Command::SetCloud { question: cloud, settings }).await.revision();
    wall.wait_until(drawn(shown)).await;
    assert_eq!(words(&wall), ["ensomhet", "psykisk helse", "sjakk"]);

    desk.ask(Command::HoldNote { note: alone }).await.revision();
    let decision = WordDecision::Hide { word: "ensomhet".into() };
    let hidden = desk.ask(Command::DecideWord { question: cloud, decision }).await.revision();
    wall.wait_until(drawn(hidden)).await;
    assert_eq!(words(&wall), ["psykisk helse"]);
    let outlines = clouds(&wall).flat_map(|cloud| &cloud.words).filter(|word| word.outline.is_some()).count();
    assert_eq!(outlines, 3, "each word's outline is sent once");
    desk.wait_until(drawn(hidden)).await;
    assert!(listed(&desk, "ensomhet").is_some_and(|word| word.hidden));
    assert!(listed(&desk, "psykisk helse").is_some_and(|word| word.notes.len() == 2));
    assert!(listed(&desk, "sjakk").is_none(), "held back");
    assert!(clouds(&wall).all(|cloud| cloud.list.is_empty()), "the list is for staff");
}

#[tokio::test]
async fn two_words_that_each_one_has_said_alone_are_merged_into_one_that_shows() {
    let house = House::open().await;
    let mut desk = house.desk().await;
    let mut wall = house.wall().await;
    let question = QuestionId(4);
    desk.open_question(question.0).await;
    for (group, text) in [(1, "Sjakk"), (2, "Brettspill"), (3, "Korsang"), (4, "Korsang")] {
        house.phone(group).await.write_as(&new_note_id(), question.0, text).await.revision();
    }
    let merge = |word: &str, into: &str| {
        let decision = WordDecision::Merge { word: word.into(), into: into.into() };
        Command::DecideWord { question, decision }
    };
    let merged = desk.ask(merge("brettspill", "sjakk")).await.revision();
    let shows = |text: &'static str, revision| {
        move |screen: &Screen| {
            let newest = clouds(screen).next_back().filter(|cloud| cloud.revision >= revision);
            newest.is_some_and(|cloud| cloud.words.iter().any(|word| word.text == text && word.count == 2))
        }
    };
    wall.wait_until(shows("sjakk", merged)).await;

    // A frozen wall that shows what is merged now learns that it is still said, and of nothing that it never showed.
    let merged = desk.ask(merge("sjakk", "korsang")).await.revision();
    wall.wait_until(|screen| clouds(screen).next_back().is_some_and(|cloud| cloud.revision >= merged)).await;
    let words = &clouds(&wall).next_back().expect("a cloud").words;
    assert!(matches!(words.as_slice(), [word] if word.count == 4 && word.earlier == ["sjakk"]));
}

#[tokio::test]
async fn a_desk_that_comes_late_sees_the_pictures_at_once() {
    let house = House::open().await;
    let _desk = house.desk_with_open_question().await;
    let mut phone = house.phone(1).await;
    for number in 0..3 {
        phone.send(&number.to_string(), writing(&new_note_id(), 1, "Vi trenger flere lokaler")).await;
    }
    let last = phone.answer("2").await.revision();
    let mut late = house.secretariat().await;
    late.wait_until(|desk| desk.counts.revision >= last && last_proposal(desk).is_some()).await;
    assert_eq!(late.counts.participants, 1);
    assert_eq!(late.counts.groups.iter().map(|count| count.notes).sum::<u32>(), 3);
}
