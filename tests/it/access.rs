//! Who may do what, tried at the wire: every command in every role, every address with every key, and what each may see.

use moteplass::keys::Key;
use moteplass::protocol::{Access, Denial, ServerMessage, Spot};
use moteplass::workshop::command::{BoardCommand, Command};
use moteplass::workshop::ids::{AttachmentId, GroupId, LineId, NoteId, ParticipantId, QuestionId};
use moteplass::workshop::people::{Person, Role};
use moteplass::workshop::refusal::Refusal;
use moteplass::workshop::settings::{DocumentOptions, Form, Part, PartText, Settings};
use moteplass::workshop::words::{CloudSettings, WordDecision};
use reqwest::Method;

use crate::house::House;
use crate::screens::{Phone, Screen, Told, new_note_id};

/// One of each command, in an order in which each makes sense after those before it.
fn one_of_each(note: &NoteId) -> Vec<Command> {
    let note = note.clone();
    let question = QuestionId(1);
    let group = GroupId(1);
    vec![
        Command::Join { seat: None, group },
        Command::ChangeGroup { group },
        Command::GivePerson { person: Person { name: "Ane Ås".into(), ..Person::default() } },
        Command::WriteNote { note: new_note_id(), question, text: "Fra bordet".into(), group: None },
        Command::WriteNote { note: new_note_id(), question, text: "For bordet".into(), group: Some(group) },
        Command::CorrectNote { note: note.clone(), text: "Rettet".into() },
        Command::Support { note: note.clone(), agree: true },
        Command::HoldNote { note: note.clone() },
        Command::ReleaseNote { note: note.clone() },
        Command::Describe { settings: Settings { title: "Nytt navn".into(), ..Settings::default() } },
        Command::AddQuestion {
            title: "Og ellers?".into(),
            lead: String::new(),
            form: Form::List,
            minutes: 5,
        },
        Command::ChangeQuestion {
            question,
            title: "Hva nå?".into(),
            lead: String::new(),
            form: Form::List,
            minutes: 5,
        },
        Command::MoveQuestion { question, before: None },
        Command::RemoveQuestion { question: QuestionId(5) },
        Command::AddGroup { name: "Bord ni".into() },
        Command::RenameGroup { group, name: "Vinduet".into() },
        Command::RemoveGroup { group: GroupId(8) },
        Command::OpenQuestion { question, minutes: Some(5) },
        Command::ExtendTime { question, minutes: 5 },
        Command::CloseQuestion { question },
        Command::BlankWall { blank: true },
        Command::SetCloud { question: QuestionId(4), settings: CloudSettings::default() },
        Command::DecideWord {
            question: QuestionId(4),
            decision: WordDecision::Hide { word: "kommune".into() },
        },
        Command::Arrange {
            question,
            step: BoardCommand::AddTheme { heading: "Møteplasser".into(), before: None },
        },
        Command::WritePart {
            part: Part::Summary,
            text: PartText { heading: String::new(), text: "Takk.".into() },
        },
        Command::SetDocument { options: DocumentOptions::default() },
        Command::DescribeAttachment { attachment: AttachmentId(1), title: "Kart".into(), alt: String::new() },
        Command::MoveAttachment { attachment: AttachmentId(1), before: None },
        Command::RemoveAttachment { attachment: AttachmentId(1) },
        Command::WithdrawNote { note: note.clone() },
        Command::EraseNote { note },
        Command::ErasePerson { participant: ParticipantId(1) },
    ]
}

/// Who may ask for a command at all, said once more and apart from the server's own list.
fn allowed(command: &Command) -> &'static [Role] {
    use Role::{Facilitator, Participant, Secretariat};
    match command {
        Command::Join { .. }
        | Command::ChangeGroup { .. }
        | Command::GivePerson { .. }
        | Command::Support { .. }
        | Command::WriteNote { group: None, .. } => &[Participant],
        Command::CorrectNote { .. } | Command::WithdrawNote { .. } => {
            &[Participant, Facilitator, Secretariat]
        }
        Command::WriteNote { group: Some(_), .. }
        | Command::EraseNote { .. }
        | Command::ErasePerson { .. }
        | Command::HoldNote { .. }
        | Command::ReleaseNote { .. }
        | Command::Describe { .. }
        | Command::SetCloud { .. }
        | Command::DecideWord { .. }
        | Command::Arrange { .. }
        | Command::WritePart { .. }
        | Command::SetDocument { .. }
        | Command::AddAttachment { .. }
        | Command::DescribeAttachment { .. }
        | Command::MoveAttachment { .. }
        | Command::RemoveAttachment { .. } => &[Facilitator, Secretariat],
        Command::AddQuestion { .. }
        | Command::ChangeQuestion { .. }
        | Command::RemoveQuestion { .. }
        | Command::MoveQuestion { .. }
        | Command::AddGroup { .. }
        | Command::RenameGroup { .. }
        | Command::RemoveGroup { .. }
        | Command::OpenQuestion { .. }
        | Command::CloseQuestion { .. }
        | Command::ExtendTime { .. }
        | Command::BlankWall { .. } => &[Facilitator],
    }
}

/// Tries every command on one screen; the note is another phone's at the same table.
async fn try_all(screen: &mut Screen, role: Role, note: &NoteId) {
    for command in one_of_each(note) {
        let (may, asked) = (allowed(&command).contains(&role), format!("{role:?}: {command:?}"));
        let told = screen.ask(command).await;
        assert_eq!(told != Told::Refused(Refusal::NotAllowed), may, "{asked} was told {told:?}");
        assert!(!matches!(told, Told::Busy | Told::Fault), "{asked} was told {told:?}");
    }
}

#[tokio::test]
async fn every_command_in_every_role() {
    for role in [Role::Participant, Role::Facilitator, Role::Secretariat, Role::Wall] {
        let house = House::open().await;
        let mut desk = house.desk_with_open_question().await;
        let (note, _) = house.phone(1).await.write("Et annet bords ord").await;
        match role {
            Role::Participant => try_all(&mut *house.phone(1).await, role, &note).await,
            Role::Facilitator => try_all(&mut desk, role, &note).await,
            Role::Secretariat => try_all(&mut *house.secretariat().await, role, &note).await,
            Role::Wall => try_all(&mut *house.wall().await, role, &note).await,
        }
    }
}

#[tokio::test]
async fn a_phone_without_a_table_writes_nothing() {
    let house = House::open().await;
    let _desk = house.desk_with_open_question().await;
    let (note, _) = house.phone(1).await.write("Noens ord").await;
    let mut phone = Phone::arrive(&house).await;
    for command in one_of_each(&note) {
        if matches!(command, Command::Join { .. }) {
            continue;
        }
        let told = phone.ask(command.clone()).await;
        let expected = if allowed(&command).contains(&Role::Participant) {
            Refusal::NotJoined
        } else {
            Refusal::NotAllowed
        };
        assert_eq!(told, Told::Refused(expected), "{command:?}");
    }
}

#[tokio::test]
async fn nobody_changes_what_another_wrote() {
    let house = House::open().await;
    let mut desk = house.desk_with_open_question().await;
    let (note, _) = house.phone(1).await.write("Mitt").await;
    let mut neighbour = house.phone(1).await;
    for screen in [&mut *neighbour, &mut *desk] {
        let correct = Command::CorrectNote { note: note.clone(), text: "Ditt".into() };
        assert_eq!(screen.ask(correct).await, Told::Refused(Refusal::NotYours));
        let withdraw = Command::WithdrawNote { note: note.clone() };
        assert_eq!(screen.ask(withdraw).await, Told::Refused(Refusal::NotYours));
    }
}

#[tokio::test]
async fn each_address_opens_only_to_the_right_keys() {
    let house = House::open().await;
    let stranger = Key::random().expect("randomness");
    let organiser = house.running().organiser_key.clone();
    let keys = [&house.keys.facilitator, &house.keys.secretariat, &house.keys.wall, &organiser, &stranger];
    // What facilitator, secretariat, wall, organiser and stranger get.
    let addresses = [
        ("/api/workshop/qr.svg", [200, 200, 200, 401, 401]),
        ("/api/workshop/archive", [200, 200, 403, 401, 401]),
        ("/api/workshop/account.json", [200, 200, 403, 401, 401]),
        ("/api/workshop/remarks.json", [200, 200, 403, 401, 401]),
        ("/api/workshop/summary.json", [200, 200, 403, 401, 401]),
        ("/api/workshop/cloud/4.svg", [404, 404, 403, 401, 401]),
        ("/api/workshop/document.md", [200, 200, 403, 401, 401]),
        ("/api/workshop/document.exe", [404, 404, 403, 401, 401]),
        ("/api/workshop", [404, 404, 404, 404, 404]),
        ("/healthz", [200, 200, 200, 200, 200]),
        ("/readyz", [200, 200, 200, 200, 200]),
    ];
    for (address, expected) in addresses {
        let mut got = Vec::new();
        for key in keys {
            let answer = house.request(Method::GET, address, key).send().await.expect("an answer");
            assert_eq!(answer.headers()["x-content-type-options"], "nosniff", "{address}");
            assert_eq!(answer.headers()["referrer-policy"], "no-referrer", "{address}");
            got.push(answer.status().as_u16());
        }
        assert_eq!(got, expected, "{address}");
        let nobody = reqwest::get(house.url(address)).await.expect("an answer").status().as_u16();
        assert_eq!(nobody, expected[4], "{address}");
    }
}

#[tokio::test]
async fn only_the_organiser_makes_workshops() {
    let house = House::open().await;
    let make = |key: Key, body: &'static str| {
        let request = house.request(Method::POST, "/api/workshops", &key);
        request.header("content-type", "application/json").body(body).send()
    };
    let organiser = house.running().organiser_key.clone();
    let fine = r#"{"settings":{"title":"Møteplass idrett"},"groups":4}"#;
    let made = make(organiser.clone(), fine).await.expect("an answer");
    assert_eq!(made.status(), 201);
    let made: serde_json::Value = made.json().await.expect("JSON");
    let link = made["links"]["wall"].as_str().expect("a link");
    let key = link.split('#').nth(1).expect("a key in the fragment");
    let answer = house.request(Method::GET, "/api/workshop/qr.svg", &Key::parse(key).expect("a key")).send();
    assert_eq!(answer.await.expect("an answer").status(), 200);

    assert_eq!(make(house.keys.facilitator.clone(), fine).await.expect("an answer").status(), 401);
    for (body, status, code) in [
        ("{}", 400, "malformed"),
        ("nei", 400, "malformed"),
        (r#"{"settings":{"title":" "}}"#, 422, "refused"),
        (r#"{"settings":{"title":"x"},"groups":65000}"#, 422, "refused"),
    ] {
        let answer = make(organiser.clone(), body).await.expect("an answer");
        assert_eq!(answer.status(), status, "{body}");
        assert_eq!(answer.headers()["content-type"], "application/problem+json");
        let problem: serde_json::Value = answer.json().await.expect("JSON");
        assert_eq!(problem["code"], code);
        assert!(problem["request"].as_str().is_some_and(|request| !request.is_empty()));
    }
}

#[tokio::test]
async fn a_wrong_code_or_key_leads_nowhere() {
    let house = House::open().await;
    let seat = Key::random().expect("randomness").as_str().to_owned();
    let key = Key::random().expect("randomness").as_str().to_owned();
    let unknown = if house.code == "777777" { "888888" } else { "777777" };
    for (access, expected) in [
        (Access::Code { code: unknown.into(), seat: seat.clone() }, Denial::Unknown),
        (Access::Code { code: "tull".into(), seat }, Denial::Unknown),
        (Access::Code { code: house.code.clone(), seat: "kort".into() }, Denial::Malformed),
        (Access::Key { key }, Denial::Unknown),
        (Access::Key { key: house.code.clone() }, Denial::Unknown),
    ] {
        let entered = Screen::try_enter(&house.socket_url(), access, None, None).await;
        assert_eq!(entered.err(), Some(expected));
    }
}

#[tokio::test]
async fn a_code_is_understood_as_people_type_it() {
    let house = House::open().await;
    let (first, last) = house.code.split_at(3);
    for code in
        [format!(" {} ", house.code.to_lowercase()), format!("{first} {last}"), format!("{first}-{last}")]
    {
        let seat = Key::random().expect("randomness").as_str().to_owned();
        let access = Access::Code { code, seat };
        assert!(Screen::try_enter(&house.socket_url(), access, None, None).await.is_ok());
    }
}

#[tokio::test]
async fn each_screen_sees_its_own_part_and_no_more() {
    let house = House::open().await;
    let mut desk = house.desk_with_open_question().await;
    let mut wall = house.wall().await;
    let mut at_one = house.phone(1).await;
    let mut at_two = house.phone(2).await;
    let person =
        Person { name: "Ane Ås".into(), organisation: "Ås frivilligsentral".into(), ..Person::default() };
    at_one.ask(Command::GivePerson { person }).await.revision();
    let (held, _) = at_one.write("Et ord fra bord én").await;
    desk.ask(Command::HoldNote { note: held }).await.revision();
    let last = at_two.write("Et ord fra bord to").await.1.revision();
    desk.wait_for(last).await;
    wall.wait_until(|wall| wall.counts.revision >= last).await;
    // A question is opened last, so that everybody has something to come as far as.
    let open = desk.open_question(2).await;
    for screen in [&mut *wall, &mut *at_one, &mut *at_two, &mut *desk] {
        screen.wait_for(open).await;
    }

    let said = |screen: &Screen| screen.frames.concat();
    let hand = |screen: &Screen| said(screen).contains("initials");
    assert!(said(&at_one).contains("bord én") && !said(&at_one).contains("bord to"));
    assert!(said(&at_two).contains("bord to") && !said(&at_two).contains("bord én"));
    assert!(!said(&at_one).contains("Ane Ås") && !said(&at_one).contains("note_held"));
    assert!(!said(&wall).contains("bord én") && !said(&wall).contains("bord to"), "no words on the wall");
    assert!(!said(&wall).contains("Ane") && !said(&wall).contains("note_"));
    assert!(hand(&desk) && !hand(&at_one) && !hand(&wall));
    assert_eq!(desk.note_texts(), ["Et ord fra bord én", "Et ord fra bord to"]);
    assert!(said(&desk).contains("Ane Ås") && said(&desk).contains("\"seat\":\"\""));

    let counts = &wall.counts;
    assert_eq!(counts.participants, 2);
    let per_group: Vec<(u16, u32)> = counts.groups.iter().map(|count| (count.group.0, count.notes)).collect();
    assert_eq!(per_group, [(2, 1)], "a note that is held back is not counted on the wall");
}

#[tokio::test]
async fn links_are_given_only_to_those_who_may_hand_them_out() {
    let house = House::open().await;
    let facilitator = house.desk().await.welcome.links.clone().expect("links");
    assert!(facilitator.facilitator.expect("its own").ends_with(house.keys.facilitator.as_str()));
    assert!(facilitator.secretariat.ends_with(house.keys.secretariat.as_str()));
    let secretariat = house.secretariat().await.welcome.links.clone().expect("links");
    assert_eq!(secretariat.facilitator, None);
    assert!(secretariat.wall.ends_with(house.keys.wall.as_str()));
    assert_eq!(house.wall().await.welcome.links, None);
    assert_eq!(Phone::arrive(&house).await.welcome.links, None);
}

#[tokio::test]
async fn colleagues_see_who_is_here_and_where() {
    let house = House::open().await;
    let mut desk = house.desk().await;
    let mut colleague = house.secretariat().await;
    let spot = Spot::Line { line: LineId(7) };
    let look =
        moteplass::protocol::ClientMessage::Look { question: Some(QuestionId(2)), at: Some(spot.clone()) };
    colleague.say(&look).await;
    let at_two = |message: &ServerMessage| match message {
        ServerMessage::Presence { desks } => {
            desks.len() == 2
                && desks
                    .iter()
                    .any(|desk| desk.question == Some(QuestionId(2)) && desk.at.as_ref() == Some(&spot))
        }
        _ => false,
    };
    desk.wait_until(|desk| desk.pictures.last().is_some_and(at_two)).await;
}
