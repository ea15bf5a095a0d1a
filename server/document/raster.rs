//! How large a PNG or JPEG is, read from its head.

use crate::workshop::attachment::FileKind;

/// What every PNG begins with.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// What every JPEG begins with.
const JPEG: &[u8] = b"\xff\xd8\xff";

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

#[cfg(test)]
mod tests {
    use super::*;

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
