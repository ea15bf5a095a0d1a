//! The laws of a cloud, held against random words: all are placed, on the canvas, none on another, the same every time.

use proptest::prelude::*;

use super::glyphs::Outline;
use super::{Font, Layout, Options, Palette, Word, outline, place, png, svg};

const CANVAS: [u32; 2] = [640, 360];

fn words(list: &[(&str, f64)]) -> Vec<Word> {
    list.iter().map(|(text, weight)| Word { text: (*text).to_owned(), weight: *weight }).collect()
}

fn lay_out(words: &[Word], previous: Option<&Layout>) -> Layout {
    place(words, &Options { canvas: CANVAS, font: Font::embedded(), previous, recompose: false })
}

fn is_where_it_was(was: &super::Placed, is: &super::Placed) -> bool {
    let is_near = |a: f64, b: f64| (a - b).abs() < 0.01;
    was.text == is.text && is_near(was.x, is.x) && is_near(was.y, is.y) && is_near(was.size, is.size)
}

/// Asserts what holds for every cloud.
fn check(words: &[Word], layout: &Layout) {
    assert_eq!(layout.words.len(), words.len(), "every word is placed");
    assert!(layout.dropped.is_empty());
    let mut inked = vec![false; (CANVAS[0] * CANVAS[1]) as usize];
    for word in &layout.words {
        let weight = words.iter().find(|given| given.text == word.text).map(|given| given.weight);
        for other in &layout.words {
            let other_weight = words.iter().find(|given| given.text == other.text).map(|given| given.weight);
            if weight == other_weight {
                assert!((word.size - other.size).abs() < 1e-9, "equal weights have equal sizes");
            } else if weight > other_weight {
                assert!(word.size > other.size, "the heavier word is the larger");
            }
        }
        for (x, y) in pixels(word) {
            assert!((0..CANVAS[0] as i32).contains(&x), "{} leaves the canvas", word.text);
            assert!((0..CANVAS[1] as i32).contains(&y), "{} leaves the canvas", word.text);
            let pixel = &mut inked[y as usize * CANVAS[0] as usize + x as usize];
            assert!(!*pixel, "{} stands on another word", word.text);
        }
        pixels(word)
            .into_iter()
            .for_each(|(x, y)| inked[y as usize * CANVAS[0] as usize + x as usize] = true);
    }
}

/// The pixels whose middle is within a word's outline: what is drawn, found without the masks that placed it.
fn pixels(word: &super::Placed) -> Vec<(i32, i32)> {
    let outline = Outline::of(Font::embedded(), &word.text);
    let ink = outline.ink;
    let at = |y: f32| (word.y + f64::from(y) * word.size) as i32;
    let mut found = Vec::new();
    for row in at(ink.top) - 1..=at(ink.bottom) + 1 {
        let y = ((f64::from(row) + 0.5 - word.y) / word.size) as f32;
        let mut crossings: Vec<(f32, i32)> = Vec::new();
        for contour in &outline.contours {
            for (a, b) in contour.iter().zip(contour.iter().cycle().skip(1)) {
                if (a[1] <= y) != (b[1] <= y) {
                    crossings.push((
                        a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]),
                        if a[1] <= y { 1 } else { -1 },
                    ));
                }
            }
        }
        crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut turns = 0;
        for pair in crossings.windows(2) {
            turns += pair[0].1;
            if turns != 0 {
                let x = |em: f32| (word.x + f64::from(em) * word.size - 0.5).ceil() as i32;
                (x(pair[0].0)..x(pair[1].0)).for_each(|column| found.push((column, row)));
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn every_word_is_placed_on_the_canvas_and_on_no_other(
        given in prop::collection::btree_map("[a-zæøåA-ZÆØÅčđŋšŧž –-]{1,14}", 1..40u32, 0..30),
    ) {
        let words: Vec<Word> =
            given.iter().map(|(text, weight)| Word { text: text.clone(), weight: f64::from(*weight) }).collect();
        let layout = lay_out(&words, None);
        check(&words, &layout);
        prop_assert_eq!(&layout, &lay_out(&words, None));
        prop_assert_eq!(&layout, &lay_out(&words, Some(&layout)), "nothing new moves nothing");

        let half = &words[..words.len() / 2];
        let before = lay_out(half, Some(&Layout::default()));
        check(half, &before);
        let after = lay_out(&words, Some(&before));
        check(&words, &after);
        prop_assert_eq!(&after, &lay_out(&words, Some(&before)));
        let again = lay_out(&words, Some(&after));
        prop_assert!(after.words.iter().zip(&again.words).all(|(was, is)| is_where_it_was(was, is)));
    }
}

#[test]
fn no_word_one_word_and_one_of_sixty_letters() {
    assert!(lay_out(&[], None).words.is_empty());
    assert!(lay_out(&[], Some(&Layout::default())).words.is_empty());
    for list in [words(&[("natur", 1.0)]), words(&[(&"folkehelse".repeat(6), 1.0)])] {
        check(&list, &lay_out(&list, None));
        check(&list, &lay_out(&list, Some(&Layout::default())));
    }
}

#[test]
fn a_word_that_does_not_change_stays() {
    let before = words(&[("natur", 3.0), ("idrett", 2.0), ("kultur", 2.0)]);
    let first = lay_out(&before, Some(&Layout::default()));
    let again = lay_out(&before, Some(&first));
    assert!(first.words.iter().zip(&again.words).all(|(was, is)| is_where_it_was(was, is)));
}

#[test]
fn a_thousand_words_have_a_place() {
    let many: Vec<Word> = (0..1000)
        .map(|n| Word { text: format!("ord{n}"), weight: f64::from(1000 / (n + 1)).max(1.0) })
        .collect();
    check(&many, &lay_out(&many, None));
}

#[test]
fn what_the_font_lacks_breaks_nothing() {
    let list = words(&[
        ("😀", 3.0),
        ("健康", 2.0),
        ("tur 🥾", 2.0),
        (" ", 1.0),
        ("\u{202e}omvendt", 1.0),
        ("", 1.0),
    ]);
    let layout = lay_out(&list, None);
    assert_eq!(layout.words.len(), list.len());
    assert_eq!(layout, lay_out(&list, None));
}

#[test]
fn the_font_has_the_letters_of_norway() {
    for letter in "ABCÆØÅabcæøåáčđŋšŧžÁČĐŊŠŦŽïöäüǥǧǩǯʒ0123456789«»“”„‘’–—…!?&%§€".chars()
    {
        assert!(outline(Font::embedded(), &letter.to_string()).len() > 10, "{letter}");
    }
}

#[test]
fn pictures_are_safe_and_say_what_they_are() {
    let list = words(&[("<b>&", 2.0), ("helse", 1.0)]);
    let layout = lay_out(&list, None);
    let picture = svg(&layout, Font::embedded(), "Ordsky <1>", "helse & \"trivsel\"", &Palette::print());
    assert!(picture.contains("<title>Ordsky &lt;1&gt;</title>"));
    assert!(picture.contains("<desc>helse &amp; &quot;trivsel&quot;</desc>"));
    assert_eq!(picture.matches("<path").count(), 2);
    assert!(png(&layout, Font::embedded(), &Palette::print(), 320).starts_with(b"\x89PNG"));
}
