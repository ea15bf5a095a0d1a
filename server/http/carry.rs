//! A participant goes on with another device: the first asks for a short code, the second gives it and gets the seat's
//! secret. What is on its way is in memory only; after a restart one asks again.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{ConnectInfo, State};
use axum::http::HeaderMap;
use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use super::App;
use super::access::{by_code, enter, wrong_guess};
use super::problem::Problem;
use crate::keys::{JoinCode, seat_of};
use crate::store::WorkshopId;
use crate::workshop::ids::ParticipantId;

/// How long a code is good for: time to find the other device, too short to be left lying about.
const GOOD_SECONDS: u64 = 600;

/// Seats that are on their way to another device; one for each participant at most.
#[derive(Default)]
pub struct Carried(Mutex<HashMap<(WorkshopId, ParticipantId), OnItsWay>>);

struct OnItsWay {
    code: JoinCode,
    /// The secret that the seat is known by.
    seat: String,
    until: Instant,
}

impl Carried {
    fn give(&self, workshop: WorkshopId, participant: ParticipantId, code: JoinCode, seat: String) {
        let now = Instant::now();
        let mut carried = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        carried.retain(|_, on_its_way| on_its_way.until > now);
        let until = now + Duration::from_secs(GOOD_SECONDS);
        carried.insert((workshop, participant), OnItsWay { code, seat, until });
    }

    /// The secret that was given for this code, once.
    fn take(&self, workshop: WorkshopId, code: &JoinCode) -> Option<String> {
        let now = Instant::now();
        let mut carried = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (whose, _) = carried.iter().find(|((of, _), on_its_way)| {
            *of == workshop && on_its_way.code == *code && on_its_way.until > now
        })?;
        let whose = *whose;
        carried.remove(&whose).map(|on_its_way| on_its_way.seat)
    }
}

/// Who wants to go on elsewhere.
#[derive(Deserialize)]
pub struct Leaving {
    /// The join code of the workshop.
    code: String,
    /// The secret that the phone made for its seat.
    seat: String,
}

/// What is typed on the other device.
#[derive(Serialize)]
pub struct CarryCode {
    carry: String,
    good_seconds: u64,
}

/// Gives a participant a code for another device; an earlier one is no longer good.
pub async fn give(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Result<Json<Leaving>, JsonRejection>,
) -> Result<Json<CarryCode>, Problem> {
    let Json(leaving) = body.map_err(|rejection| Problem::Malformed(rejection.body_text()))?;
    let address = enter(&app, &headers, peer).await?;
    let workshop = by_code(&app, address, &leaving.code)?;
    let seat = seat_of(&leaving.seat).ok_or_else(|| Problem::Malformed("seat".into()))?;
    let state = app.0.rooms.open(workshop).await?.state();
    let participant = state.participant_in(&seat).ok_or(Problem::NotAllowed)?.id;
    let code = JoinCode::random()?;
    let carry = code.as_str().to_owned();
    app.0.carried.give(workshop, participant, code, leaving.seat);
    Ok(Json(CarryCode { carry, good_seconds: GOOD_SECONDS }))
}

/// Who arrives on the other device.
#[derive(Deserialize)]
pub struct Arriving {
    /// The join code of the workshop.
    code: String,
    /// The code from the first device, as it was typed.
    carry: String,
}

/// The seat's secret: from now on both devices are the same participant.
#[derive(Serialize)]
pub struct SeatSecret {
    seat: String,
}

/// Takes the code from the first device. A wrong one counts as a guess.
pub async fn take(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Result<Json<Arriving>, JsonRejection>,
) -> Result<Json<SeatSecret>, Problem> {
    let Json(arriving) = body.map_err(|rejection| Problem::Malformed(rejection.body_text()))?;
    let address = enter(&app, &headers, peer).await?;
    let workshop = by_code(&app, address, &arriving.code)?;
    let seat = JoinCode::parse(&arriving.carry).and_then(|code| app.0.carried.take(workshop, &code));
    let seat = seat.ok_or_else(|| wrong_guess(&app, address))?;
    Ok(Json(SeatSecret { seat }))
}
