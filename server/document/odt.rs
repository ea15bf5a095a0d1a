//! The document as OpenDocument text (ODF 1.3), which Norwegian state bodies must be able to offer for editing.

mod body;

use anyhow::Result;

use super::markup::escape;
use super::outline::InputDocument;
use super::package::{Part, package};
use super::{picture, words};
use body::Body;

const STYLES: &str = include_str!("odt/styles.xml");
const MIME_TYPE: &str = "application/vnd.oasis.opendocument.text";
/// The folder of the figures.
const PICTURES: &str = "Pictures";
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// The whole file.
pub fn odt(document: &InputDocument) -> Result<Vec<u8>> {
    let body = Body::of(document);
    let names = picture::names(&body.figures, PICTURES);
    let (manifest, styles, meta) = (manifest(&names), styles(document), meta(document));
    let parts = [
        Part::stored("mimetype", MIME_TYPE.as_bytes()),
        Part::new("META-INF/manifest.xml", &manifest),
        Part::new("content.xml", &body.xml),
        Part::new("styles.xml", &styles),
        Part::new("meta.xml", &meta),
    ];
    package(parts.into_iter().map(Ok).chain(picture::files(&body.figures, PICTURES)))
}

fn manifest(pictures: &[String]) -> String {
    let mut xml = format!(
        "{XML}<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" \
         manifest:version=\"1.3\"><manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" \
         manifest:media-type=\"{MIME_TYPE}\"/>"
    );
    let own = ["content.xml", "styles.xml", "meta.xml"].map(|name| (name, "text/xml"));
    let pictures =
        pictures.iter().map(|name| (&**name, body::media_type(name.rsplit('.').next().unwrap_or_default())));
    for (name, kind) in own.into_iter().chain(pictures) {
        xml +=
            &format!("<manifest:file-entry manifest:full-path=\"{name}\" manifest:media-type=\"{kind}\"/>");
    }
    xml + "</manifest:manifest>"
}

fn styles(document: &InputDocument) -> String {
    let words = words::of(document.language);
    let (language, country) = document.language_tag().split_once('-').unwrap_or(("nb", "NO"));
    STYLES
        .replace("{language}", language)
        .replace("{country}", country)
        .replace("{page}", words.page)
        .replace("{page_of}", words.page_of)
        .replace("{title}", &escape(&document.title))
}

fn meta(document: &InputDocument) -> String {
    let date = document.date.map_or(String::new(), |date| {
        format!("<meta:creation-date>{date}T00:00:00</meta:creation-date><dc:date>{date}T00:00:00</dc:date>")
    });
    format!(
        "{XML}<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"><office:meta>\
         <meta:generator>moteplass</meta:generator><dc:title>{}</dc:title><dc:subject>{}</dc:subject>\
         <meta:initial-creator>{2}</meta:initial-creator><dc:creator>{2}</dc:creator>\
         <dc:language>{3}</dc:language>{date}</office:meta></office:document-meta>",
        escape(&document.title),
        escape(&document.subject),
        escape(&document.organiser),
        document.language_tag(),
    )
}
