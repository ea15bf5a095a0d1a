//! What goes wrong over HTTP, as `application/problem+json`: a code that the browser has a sentence for, and a number that
//! whoever reads the log can find.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::keys::random_mark;
use crate::workshop::refusal::Refusal;

/// Why a request was not carried out.
#[derive(Debug)]
pub enum Problem {
    /// There is nothing at this address.
    NotFound,
    /// No key, or one that leads nowhere.
    UnknownKey,
    /// The key does not let its holder do this.
    NotAllowed,
    /// The request could not be read; where it goes wrong.
    Malformed(String),
    /// The rules said no.
    Refused(Refusal),
    /// The account of the document does not hold; which note has no place, or two.
    Unaccounted(String),
    /// Too many tries from here.
    TooManyTries,
    /// Too much to do, or stopping: come back.
    Busy,
    /// Something broke.
    Broken(anyhow::Error),
}

/// The body, after RFC 9457; `code` and `request` are ours.
#[derive(Serialize)]
struct Body<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'static str,
    status: u16,
    code: &'static str,
    request: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<&'a Refusal>,
}

/// Seconds after which one who is turned away may come back.
const RETRY_AFTER_SECONDS: &str = "3";

impl Problem {
    fn facts(&self) -> (StatusCode, &'static str, &'static str) {
        match self {
            Self::NotFound => (StatusCode::NOT_FOUND, "not_found", "There is nothing here"),
            Self::UnknownKey => (StatusCode::UNAUTHORIZED, "unknown_key", "The key leads nowhere"),
            Self::NotAllowed => (StatusCode::FORBIDDEN, "not_allowed", "The key does not allow this"),
            Self::Malformed(_) => (StatusCode::BAD_REQUEST, "malformed", "The request cannot be read"),
            Self::Refused(_) => (StatusCode::UNPROCESSABLE_ENTITY, "refused", "The rules say no"),
            Self::Unaccounted(_) => (StatusCode::CONFLICT, "unaccounted", "A note is not accounted for"),
            Self::TooManyTries => (StatusCode::TOO_MANY_REQUESTS, "too_many_tries", "Too many tries"),
            Self::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy", "Not now"),
            Self::Broken(_) => (StatusCode::INTERNAL_SERVER_ERROR, "broken", "Something broke"),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, code, title) = self.facts();
        let request = random_mark().unwrap_or_else(|_| "0".into());
        if let Self::Broken(error) = &self {
            tracing::error!(request, error = format!("{error:#}"), "a request broke");
        }
        let body = Body {
            kind: "about:blank",
            title,
            status: status.as_u16(),
            code,
            request,
            detail: if let Self::Malformed(detail) | Self::Unaccounted(detail) = &self {
                Some(detail)
            } else {
                None
            },
            refusal: if let Self::Refused(refusal) = &self { Some(refusal) } else { None },
        };
        let mut response = (status, serde_json::to_vec(&body).unwrap_or_default()).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if matches!(status, StatusCode::SERVICE_UNAVAILABLE | StatusCode::TOO_MANY_REQUESTS) {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER_SECONDS));
        }
        response
    }
}

impl From<anyhow::Error> for Problem {
    fn from(error: anyhow::Error) -> Self {
        Self::Broken(error)
    }
}

/// There is nothing at this address.
pub async fn not_found() -> Problem {
    Problem::NotFound
}

/// The answer to newcomers while the server stops.
pub fn stopping() -> Response {
    Problem::Busy.into_response()
}
