//! The pages of `web/`, built and compressed by `build.rs` and embedded in the binary.

use std::sync::LazyLock;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::document;

/// One built file.
pub struct Asset {
    /// Where it is served, such as `/index.html`.
    pub path: &'static str,
    pub media_type: &'static str,
    /// A fingerprint of the bytes.
    pub etag: &'static str,
    /// Whether the name changes with the bytes.
    pub immutable: bool,
    pub raw: &'static [u8],
    pub gzip: Option<&'static [u8]>,
    pub brotli: Option<&'static [u8]>,
    /// `script-src` and `style-src` of a page; inline code is named by its hash.
    pub sources: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The page of desk, wall, secretariat and organiser.
const STAFF_PAGE: &str = "/staff.html";
/// The document's preview stands in a frame under the staff page's policy, so its style is named there by its hash;
/// `style-src` is the last of a page's own sources.
static PREVIEW_STYLE: LazyLock<String> = LazyLock::new(|| {
    let hash = BASE64_STANDARD.encode(Sha256::digest(document::html::style()));
    format!(" 'sha256-{hash}'")
});
/// The source of the style of pages that the document's writer makes, as a policy names it.
pub fn style_source() -> &'static str {
    &PREVIEW_STYLE
}

/// What any page may do, whatever its scripts. Pictures may be `data:` for the icons in the style sheet.
/// Svelte makes its templates through the first named policy, and the page starts its worker through the second; nothing
/// else may turn text into code.
const POLICY: &str = "default-src 'none'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; \
    manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types svelte-trusted-html moteplass-worker; ";
/// The worker that keeps the participants' page on the phone, and what it may do: fetch that page.
const WORKER: &str = "/sw.js";
const WORKER_POLICY: &str = "default-src 'none'; connect-src 'self'";
/// A file whose name holds its hash never changes.
const CACHE_FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Pages and whatever else keeps its name: ask each time, answered with 304 when nothing is new.
const CACHE_AND_ASK: &str = "no-cache";
/// The first part of a path that leads to the staff's page; any other path without a dot is a join code.
const STAFF_PATHS: &[&str] = &["desk", "secretariat", "wall", "new"];

/// How the bytes of an answer are packed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Coding {
    Brotli,
    Gzip,
    Plain,
}

/// Answers any path that no other route took: a built file, or the page that the path leads to.
pub async fn serve(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let Some(asset) = find(uri.path()).or_else(|| find(page_at(uri.path())?)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (coding, bytes) = packed(asset, &headers);
    let etag = etag(asset, coding);
    let mut response = if is_known(&headers, &etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let body = if method == Method::HEAD { Body::empty() } else { Body::from(bytes) };
        let mut response = Response::new(body);
        describe(response.headers_mut(), asset, coding, bytes.len());
        response
    };
    let caching = if asset.immutable { CACHE_FOR_EVER } else { CACHE_AND_ASK };
    protect(response.headers_mut(), asset);
    set(response.headers_mut(), header::ETAG, &etag);
    set(response.headers_mut(), header::VARY, "accept-encoding");
    set(response.headers_mut(), header::CACHE_CONTROL, caching);
    response
}

/// The page that a path without a dot leads to.
fn page_at(path: &str) -> Option<&'static str> {
    if path.contains('.') {
        return None;
    }
    let first = path.split('/').nth(1).unwrap_or_default();
    Some(if STAFF_PATHS.contains(&first) { STAFF_PAGE } else { "/index.html" })
}

fn find(path: &str) -> Option<&'static Asset> {
    let at = ASSETS.binary_search_by(|asset| asset.path.cmp(path)).ok()?;
    Some(&ASSETS[at])
}

fn packed(asset: &Asset, headers: &HeaderMap) -> (Coding, &'static [u8]) {
    match (asset.brotli, asset.gzip) {
        (Some(brotli), _) if accepts(headers, "br") => (Coding::Brotli, brotli),
        (_, Some(gzip)) if accepts(headers, "gzip") => (Coding::Gzip, gzip),
        (Some(_) | None, Some(_) | None) => (Coding::Plain, asset.raw),
    }
}

fn accepts(headers: &HeaderMap, coding: &str) -> bool {
    let offered = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    offered.flat_map(|value| value.split(',')).any(|offer| {
        let mut parts = offer.split(';').map(str::trim);
        let is_named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(coding));
        let is_forbidden = parts.any(|part| part.strip_prefix("q=").is_some_and(is_zero));
        is_named && !is_forbidden
    })
}

fn is_zero(quality: &str) -> bool {
    quality.parse::<f32>().is_ok_and(|quality| quality == 0.0)
}

/// Differs from coding to coding, since the bytes do.
fn etag(asset: &Asset, coding: Coding) -> String {
    let ending = match coding {
        Coding::Brotli => "-br",
        Coding::Gzip => "-gz",
        Coding::Plain => "",
    };
    format!("\"{}{ending}\"", asset.etag)
}

fn is_known(headers: &HeaderMap, etag: &str) -> bool {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    known.is_some_and(|known| known.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag))
}

fn describe(headers: &mut HeaderMap, asset: &Asset, coding: Coding, bytes: usize) {
    match coding {
        Coding::Brotli => set(headers, header::CONTENT_ENCODING, "br"),
        Coding::Gzip => set(headers, header::CONTENT_ENCODING, "gzip"),
        Coding::Plain => {}
    }
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes));
    set(headers, header::CONTENT_TYPE, asset.media_type);
}

/// Says what a page may do, also when it has not changed: a browser takes the headers of a 304 over into the page that
/// it has kept, and the server's usual policy would then forbid the page its own script.
fn protect(headers: &mut HeaderMap, asset: &Asset) {
    set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    if asset.media_type.starts_with("text/html") {
        let preview = if asset.path == STAFF_PAGE { PREVIEW_STYLE.as_str() } else { "" };
        set(headers, header::CONTENT_SECURITY_POLICY, &format!("{POLICY}{}{preview}", asset.sources));
        set(headers, header::REFERRER_POLICY, "no-referrer");
    }
    if asset.path == WORKER {
        set(headers, header::CONTENT_SECURITY_POLICY, WORKER_POLICY);
    }
}

/// All values here are visible ASCII; one that were not would only be left out.
fn set(headers: &mut HeaderMap, name: header::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_page(path: &str, expected: Option<&str>) {
        assert_eq!(page_at(path), expected, "{path}");
    }

    #[test]
    fn the_path_chooses_the_page() {
        check_page("/", Some("/index.html"));
        check_page("/ABCD", Some("/index.html"));
        check_page("/desk", Some("/staff.html"));
        check_page("/wall/", Some("/staff.html"));
        check_page("/deskabc", Some("/index.html"));
        check_page("/favicon.ico", None);
    }

    #[tokio::test]
    async fn a_page_that_has_not_changed_keeps_its_policy() {
        // Built without pages, there is nothing to ask for.
        let Some(page) = find("/index.html") else { return };
        let mut headers = HeaderMap::new();
        set(&mut headers, header::IF_NONE_MATCH, &etag(page, Coding::Plain));
        let response = serve(Method::GET, Uri::from_static("/"), headers).await;
        assert_eq!(response.status(), StatusCode::NOT_MODIFIED);
        let policy =
            response.headers().get(header::CONTENT_SECURITY_POLICY).and_then(|value| value.to_str().ok());
        assert!(policy.is_some_and(|policy| policy.contains(page.sources)), "{policy:?}");
    }

    #[track_caller]
    fn check_accepts(offered: &str, coding: &str, expected: bool) {
        let mut headers = HeaderMap::new();
        set(&mut headers, header::ACCEPT_ENCODING, offered);
        assert_eq!(accepts(&headers, coding), expected, "{offered}");
    }

    #[test]
    fn a_browser_gets_only_what_it_can_unpack() {
        check_accepts("gzip, deflate, br", "br", true);
        check_accepts("gzip;q=0.5, BR;q=1", "br", true);
        check_accepts("br;q=0, gzip", "br", false);
        check_accepts("gzip", "br", false);
    }
}
