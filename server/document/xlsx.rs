//! The workshop as an Excel workbook: all notes, the account, and the words of each cloud, as real tables.

use anyhow::{Context, Result};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Table, TableColumn, TableStyle, Workbook, Worksheet,
};

use super::account::Account;
use super::outline::{self, Block, InputDocument};
use super::rows::{self, Row};
use super::words;
use crate::workshop::state::State;

/// How wide the columns of the notes are, in characters.
const NOTE_WIDTHS: [f64; rows::COLUMNS] = [38.0, 34.0, 16.0, 26.0, 60.0, 60.0, 16.0, 30.0];
/// The widths of the columns of other tables: of numbers and of words.
const NUMBER_WIDTH: f64 = 14.0;
const WORDS_WIDTH: f64 = 44.0;
/// The height of a line of text, in points.
const LINE_POINTS: f64 = 15.0;
/// The lines that the tallest row Excel takes has room for.
const LINES_MAX: usize = 27;
/// Excel's number for A4.
const A4: u8 = 9;
/// The longest name of a sheet that Excel takes.
const SHEET_NAME_CHARS_MAX: usize = 31;

/// The whole file.
pub fn xlsx(document: &InputDocument, account: &Account, state: &State) -> Result<Vec<u8>> {
    let words = words::of(document.language);
    let mut book = Workbook::new();
    book.set_properties(&properties(document)?);
    let notes: Vec<Vec<String>> = rows::of(account, state, words).map(|Row(cells)| cells.into()).collect();
    let headings = rows::headings(words);
    let columns: Vec<outline::Column> =
        headings.into_iter().map(|heading| outline::Column { heading, numeric: false }).collect();
    sheet(&mut book, words.note, &columns, &notes, &NOTE_WIDTHS)?;
    let mut tables = 0;
    for block in &document.blocks {
        if let Block::Table(table) = block {
            tables += 1;
            let name = if table.caption.is_empty() { words.participants } else { &table.caption };
            let width = |column: &outline::Column| if column.numeric { NUMBER_WIDTH } else { WORDS_WIDTH };
            let widths: Vec<f64> = table.columns.iter().map(width).collect();
            sheet(&mut book, &format!("{tables} {name}"), &table.columns, &table.rows, &widths)?;
        }
    }
    book.save_to_buffer().context("cannot write the workbook")
}

fn properties(document: &InputDocument) -> Result<DocProperties> {
    let date = document.date.map(|date| date.0);
    let (year, month, day) =
        date.map_or((1980, 1, 1), |date| (date.year().unsigned_abs(), date.month(), date.day()));
    let created = ExcelDateTime::from_ymd(year, month.unsigned_abs(), day.unsigned_abs())
        .context("the date is not one that Excel knows")?;
    Ok(DocProperties::new()
        .set_title(&document.title)
        .set_subject(&document.subject)
        .set_author(&document.organiser)
        .set_creation_datetime(&created))
}

/// A sheet with one table: a header row that stays in sight, and text as text, whatever it begins with.
fn sheet(
    book: &mut Workbook,
    name: &str,
    columns: &[outline::Column],
    rows: &[Vec<String>],
    widths: &[f64],
) -> Result<()> {
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(name)).with_context(|| format!("cannot name the sheet {name}"))?;
    sheet.set_freeze_panes(1, 0).context("cannot freeze the header row")?;
    // On paper: all columns on one page, and the header on each.
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_footer("&C&P / &N");
    sheet.set_repeat_rows(0, 0).context("cannot repeat the header row")?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (at, width) in (0..).zip(widths) {
        sheet.set_column_width(at, *width).context("cannot set a column's width")?;
        sheet.set_column_format(at, &wrapped).context("cannot set a column's format")?;
    }
    for (row, cells) in (1..).zip(rows) {
        for ((at, cell), column) in (0..).zip(cells).zip(columns) {
            write_cell(sheet, row, at, cell, column.numeric)?;
        }
        // Not every program finds the height of a row by itself.
        let lines = cells.iter().zip(widths).map(|(cell, width)| lines(cell, *width as usize)).max();
        let height = lines.unwrap_or(1).min(LINES_MAX) as f64 * LINE_POINTS;
        sheet.set_row_height(row, height).context("cannot set a row's height")?;
    }
    let last_row = u32::try_from(rows.len().max(1)).context("too many rows for one sheet")?;
    let last_column = u16::try_from(columns.len().saturating_sub(1)).context("too many columns")?;
    let bold = Format::new().set_bold();
    let heading =
        |column: &outline::Column| TableColumn::new().set_header(&column.heading).set_header_format(&bold);
    let headings: Vec<TableColumn> = columns.iter().map(heading).collect();
    let table = Table::new().set_columns(&headings).set_style(TableStyle::Medium2);
    sheet.add_table(0, 0, last_row, last_column, &table).context("cannot make the table")?;
    Ok(())
}

/// The lines that a text takes in a column of some width, in characters.
fn lines(text: &str, width: usize) -> usize {
    let (mut lines, mut taken) = (1, 0);
    for word in text.split(' ') {
        let letters = word.chars().count();
        if taken > 0 && taken + letters > width {
            (lines, taken) = (lines + 1, 0);
        }
        // A word longer than the column is broken.
        lines += letters.saturating_sub(1) / width;
        taken += letters.saturating_sub(1) % width + 2;
    }
    lines
}

fn write_cell(sheet: &mut Worksheet, row: u32, at: u16, cell: &str, numeric: bool) -> Result<()> {
    match cell.parse::<f64>() {
        Ok(number) if numeric => sheet.write_number(row, at, number),
        Ok(_) | Err(_) => sheet.write_string(row, at, cell),
    }
    .with_context(|| format!("cannot write row {row}"))?;
    Ok(())
}

/// Excel takes no `[]:*?/\` in the name of a sheet, and no apostrophe at its ends.
fn sheet_name(name: &str) -> String {
    let clean: String = name
        .chars()
        .map(|letter| if "[]:*?/\\".contains(letter) { ' ' } else { letter })
        .take(SHEET_NAME_CHARS_MAX)
        .collect();
    clean.trim_matches([' ', '\'']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_high_as_its_text() {
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("kort", 10), 1);
        assert_eq!(lines("to ord her", 10), 1);
        assert_eq!(lines("flere ord enn en linje", 10), 3);
        assert_eq!(lines("frivillighetspolitikk", 10), 3);
    }
}
