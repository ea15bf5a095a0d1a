//! What kind of picture a PNG or JPEG is, how large, and which way up.

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageResult};

use crate::workshop::attachment::FileKind;

/// What every PNG begins with.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// What every JPEG begins with.
const JPEG: &[u8] = b"\xff\xd8\xff";
/// How much of a photograph is kept when it is written anew, in per cent: what no eye tells from the original.
const QUALITY: u8 = 90;

/// Which of the two it is, by its first bytes.
pub fn kind(bytes: &[u8]) -> Option<FileKind> {
    if bytes.starts_with(PNG) {
        Some(FileKind::Png)
    } else if bytes.starts_with(JPEG) {
        Some(FileKind::Jpeg)
    } else {
        None
    }
}

/// Width and height in pixels; `None` when the head does not tell.
pub fn size(bytes: &[u8]) -> Option<[u32; 2]> {
    let size = match kind(bytes)? {
        FileKind::Png => {
            let field = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
            // The first chunk is IHDR: length, name, width, height.
            [field(16)?, field(20)?]
        }
        FileKind::Jpeg => size_of_jpeg(bytes)?,
        FileKind::Pdf | FileKind::Text => return None,
    };
    (size[0] > 0 && size[1] > 0).then_some(size)
}

/// Goes from segment to segment until one that begins a frame.
fn size_of_jpeg(bytes: &[u8]) -> Option<[u32; 2]> {
    let short = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        match *bytes.get(at + 1)? {
            // Fill before a marker.
            0xff => at += 1,
            // Begins a frame: length, precision, height, width. Three of the numbers in between mean something else.
            0xc4 | 0xc8 | 0xcc => at += 2 + usize::from(short(at + 2)?),
            0xc0..=0xcf => return Some([short(at + 7)?.into(), short(at + 5)?.into()]),
            // Markers without a segment.
            0x01 | 0xd0..=0xd8 => at += 2,
            _segment => at += 2 + usize::from(short(at + 2)?),
        }
    }
}

/// A JPEG whose head says that it was held another way is turned as it was held, since not every reader of documents turns
/// it; what the camera wrote into it (where, and when) is left out. `None` when it is upright as it is.
pub fn upright(jpeg: &[u8]) -> ImageResult<Option<Vec<u8>>> {
    let mut decoder = JpegDecoder::new(Cursor::new(jpeg))?;
    let orientation = decoder.orientation()?;
    if orientation == Orientation::NoTransforms {
        return Ok(None);
    }
    let colours = decoder.icc_profile()?;
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    if let Some(colours) = colours {
        // Every JPEG can hold them.
        let _ = encoder.set_icc_profile(colours);
    }
    picture.write_with_encoder(encoder)?;
    Ok(Some(bytes))
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::*;

    /// A picture of 40 × 20 that is red to the left and blue to the right.
    fn lying() -> Vec<u8> {
        let colour = |x: u32| if x < 20 { Rgb([220, 30, 30]) } else { Rgb([30, 30, 220]) };
        let picture = RgbImage::from_fn(40, 20, |x, _| colour(x));
        let mut bytes = Vec::new();
        JpegEncoder::new(&mut bytes).encode_image(&picture).expect("a picture");
        bytes
    }

    /// The same with a head that says how the camera was held.
    fn held(orientation: u8) -> Vec<u8> {
        let mut tiff = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        tiff.extend([orientation, 0, 0, 0, 0, 0, 0]);
        let length = u16::try_from(tiff.len() + 2).expect("a short head").to_be_bytes();
        let plain = lying();
        [&plain[..2], &[0xff, 0xe1], &length, &tiff, &plain[2..]].concat()
    }

    #[test]
    fn a_photograph_is_turned_as_it_was_held() {
        assert_eq!(upright(&lying()).expect("a picture"), None);
        assert_eq!(upright(&held(1)).expect("a picture"), None);
        let turned = upright(&held(6)).expect("a picture").expect("it lies on its side");
        assert_eq!(size(&turned), Some([20, 40]));
        let seen = image::load_from_memory_with_format(&turned, image::ImageFormat::Jpeg).expect("a picture");
        let seen = seen.to_rgb8();
        let (top, bottom) = (seen.get_pixel(10, 5), seen.get_pixel(10, 35));
        assert!(top[0] > 150 && top[2] < 100, "a quarter to the right brings the left side up: {top:?}");
        assert!(bottom[2] > 150 && bottom[0] < 100, "{bottom:?}");
        assert_eq!(upright(&turned).expect("a picture"), None, "and is done");
        assert!(upright(&held(6)[..60]).is_err());
    }

    #[test]
    fn the_head_tells_the_size() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x01\x2c\0\0\0\xc8\x08\x02";
        assert_eq!(size(png), Some([300, 200]));
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc4\0\x03c\xff\xc2\0\x0b\x08\0\xc8\x01\x2c\x03\0\0";
        assert_eq!(size(jpeg), Some([300, 200]));
        for bent in [&jpeg[..12], b"\xff\xd8\xffabc", b"\x89PNG\r\n\x1a\n", b"GIF89a"] {
            assert_eq!(size(bent), None);
        }
    }
}
