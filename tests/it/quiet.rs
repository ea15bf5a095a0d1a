//! The log of a server never holds what people wrote or said of themselves, or anything that opens a door.

use moteplass::protocol::Access;
use moteplass::workshop::command::Command;
use moteplass::workshop::people::Person;

use crate::program::Program;
use crate::screens::{Desk, Phone, Screen};

#[tokio::test]
async fn no_note_name_code_or_key_is_in_the_log() {
    let mut program = Program::start(&["--log", "debug"], &[]).await;
    let doors = program.new_workshop().await;
    let url = program.url("ws", "/ws");
    let mut desk = Desk::open_at(&url, &doors.facilitator).await;
    desk.open_question(1).await;
    let mut phone = Phone::arrive_at(&url, &doors.code).await;
    phone.sit(1).await;
    let (note, _) = phone.write("Kjøpesenteret trenger benker").await;
    let person = Person { name: "Gunnvor Testheim".into(), ..Person::default() };
    phone.ask(Command::GivePerson { person }).await.revision();
    phone
        .ask(Command::CorrectNote { note: note.clone(), text: "Torget trenger benker".into() })
        .await
        .revision();
    desk.ask(Command::EraseNote { note }).await.revision();
    // What goes wrong is logged too: a wrong code, a wrong command, a line that breaks, a page that is not there.
    let wrong = Access::Code { code: "WWWWWW".into(), seat: "et-sete-som-ingen-andre-har".into() };
    assert!(Screen::try_enter(&url, wrong, None, None).await.is_err());
    phone.say_text(r#"{"mark":"1","command":{"type":"write_note","text":"Hemmelig rusk"}}"#.into()).await;
    phone.answer("1").await;
    drop(phone);
    let key = doors.facilitator.as_str();
    let document =
        reqwest::Client::new().get(program.url("http", "/api/workshop/document.html")).bearer_auth(key);
    document.send().await.expect("an answer");
    reqwest::get(program.url("http", &format!("/{}", doors.code))).await.expect("an answer");
    drop(desk);
    program.tell_to_stop();
    assert!(program.ended().await.success());
    let logged = program.logged();
    assert!(logged.contains("stopped"), "there is a log");
    let secrets = ["benker", "Testheim", "rusk", "et-sete", "WWWWWW", &doors.code, key];
    for secret in secrets {
        assert!(!logged.contains(secret), "{secret} is in the log");
    }
}
