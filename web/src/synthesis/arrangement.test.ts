import { describe, expect, it } from 'vitest';
import type { Line } from '../protocol/messages';
import { arrangementOf, wordsOf, type Arrangement, type BoardNote } from './arrangement';
import { arrowOnLine, arrowOnTheme, placing } from './moving';
import { joining, namesOf, samePoints, themeSuggestions } from './proposing';
import { EVERYTHING, showsLine, showsNote } from './filter';

const notes: BoardNote[] = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, at) => ({
  id, group: 1 + (at % 3), text: `Innspill ${id} om lokaler på Grønland`, standing: id === 'f' ? 'held' : 'received',
}));

function line(id: number, theme: number, behind: string[], more: Partial<Line> = {}): Line {
  return { id, theme, rank: id, level: 1, notes: behind, wording: null, quoted: false, placed_by_hand: false, ...more };
}

function boardOf(lines: Line[], leftOut: Record<string, string> = {}): Arrangement {
  const themes = [1, 2].map((id) => ({ id, heading: `Tema ${id}`, rank: id, named_by_hand: false }));
  const records = {
    themes,
    linesOf: (theme: number) => lines.filter((line) => line.theme === theme),
    place: (note: string) => {
      const found = lines.find((line) => line.notes.includes(note));
      if (found) return { is: 'line' as const, line: found };
      return leftOut[note] ? { is: 'left_out' as const, reason: leftOut[note] } : { is: 'nowhere' as const };
    },
  };
  return arrangementOf(records, notes, new Map(notes.map((note) => [note.id, note])), false);
}

describe('the board in reading order', () => {
  it('has every printable note in exactly one place', () => {
    const board = boardOf([line(1, 1, ['a', 'b']), line(2, 2, ['c'])], { d: 'Utenfor oppdraget' });
    expect(board.sections.map((section) => [section.id, section.notes, section.groups])).toEqual([[1, 2, 2], [2, 1, 1]]);
    expect(board.leftOut.map(({ note, reason }) => [note.id, reason])).toEqual([['d', 'Utenfor oppdraget']]);
    expect(board.unplaced.map((note) => note.id)).toEqual(['e']);
  });

  it('lets the first printed note speak when nobody has reworded the line', () => {
    const board = boardOf([]);
    expect(wordsOf(line(1, 1, ['f', 'a']), board.notes)).toBe('Innspill a om lokaler på Grønland');
    expect(wordsOf(line(1, 1, ['a'], { wording: 'Flere lokaler' }), board.notes)).toBe('Flere lokaler');
  });
});

describe('moving', () => {
  const nested = [line(1, 1, ['a']), line(2, 1, ['b'], { level: 2 }), line(3, 1, ['c']), line(4, 2, ['d'])];

  it('takes along what is nested under a line', () => {
    expect(placing([{ line: 1 }], { theme: 2, before: 4 }, boardOf(nested))).toEqual([{ type: 'move_lines', lines: [1, 2], theme: 2, before: 4 }]);
  });

  it('asks for nothing when the line stands there already', () => {
    expect(placing([{ line: 1 }], { theme: 1, before: 3 }, boardOf(nested))).toEqual([]);
    expect(placing([{ line: 3 }], { theme: 1, before: null }, boardOf(nested))).toEqual([]);
  });

  it('gives notes and lines of one selection a command each', () => {
    const commands = placing([{ note: 'e' }, { line: 3 }], { theme: 2, before: null }, boardOf(nested));
    expect(commands.map((command) => command.type)).toEqual(['move_lines', 'place_notes']);
  });

  it('goes past whole blocks with the arrow keys, and on into the next theme', () => {
    const board = boardOf(nested);
    expect(arrowOnLine(1, 'down', board)).toEqual({ type: 'move_lines', lines: [1, 2], theme: 1, before: null });
    expect(arrowOnLine(3, 'up', board)).toEqual({ type: 'move_lines', lines: [3], theme: 1, before: 1 });
    expect(arrowOnLine(3, 'down', board)).toEqual({ type: 'move_lines', lines: [3], theme: 2, before: 4 });
    expect(arrowOnLine(4, 'up', board)).toEqual({ type: 'move_lines', lines: [4], theme: 1, before: null });
    expect(arrowOnLine(1, 'up', board)).toBeNull();
  });

  it('nests one step below the line above, and no deeper', () => {
    const board = boardOf(nested);
    expect(arrowOnLine(3, 'in', board)).toEqual({ type: 'nest_line', line: 3, level: 2 });
    expect(arrowOnLine(1, 'in', board)).toBeNull();
    expect(arrowOnLine(2, 'in', board)).toBeNull();
    expect(arrowOnLine(2, 'out', board)).toEqual({ type: 'nest_line', line: 2, level: 1 });
    expect(arrowOnLine(4, 'out', board)).toBeNull();
  });

  it('moves themes', () => {
    const board = boardOf(nested);
    expect(arrowOnTheme(1, 'down', board)).toEqual({ type: 'move_theme', theme: 1, before: null });
    expect(arrowOnTheme(2, 'up', board)).toEqual({ type: 'move_theme', theme: 2, before: 1 });
    expect(arrowOnTheme(2, 'down', board)).toBeNull();
  });
});

describe('what is still worth suggesting', () => {
  const picture = {
    question: 1, revision: 1, alone: [],
    themes: [{ theme: null, heading: 'Lokaler', alternatives: ['Lokaler', 'Møteplasser'], notes: [{ note: 'a', shares: [] }, { note: 'e', shares: ['lokaler'] }] }],
    same_point: [{ notes: ['a', 'b', 'e'], groups: 3, sure: false }],
  };
  const board = boardOf([line(1, 1, ['a']), line(2, 1, ['b'])]);

  it('leaves out notes that are placed, and those that someone has said no to', () => {
    const [suggestion] = themeSuggestions(picture, board, new Set());
    expect(suggestion?.notes.map(({ note }) => note)).toEqual(['e']);
    expect(suggestion?.alternatives).toEqual(['Møteplasser']);
    expect(themeSuggestions(picture, board, namesOf([{ type: 'placement', note: 'e', theme: null, heading: 'lokaler' }]))).toEqual([]);
  });

  it('joins a stack of lines and loose notes', () => {
    const [stack] = samePoints(picture, board, new Set());
    expect(stack && joining(stack)).toEqual([
      { type: 'join_notes', line: 1, notes: ['e'] },
      { type: 'join_lines', lines: [1, 2] },
    ]);
    expect(samePoints(picture, board, namesOf([{ type: 'same_point', notes: ['a', 'b', 'e'] }]))).toEqual([]);
    expect(samePoints(picture, boardOf([line(1, 1, ['a', 'b', 'e'])]), new Set())).toEqual([]);
    expect(samePoints(picture, boardOf([]), new Set())[0]).toMatchObject({ lines: [], loose: ['a', 'b', 'e'] });
  });
});

describe('the filter', () => {
  const board = boardOf([]);
  it('finds every word in any order, and keeps å and ø apart from a and o', () => {
    expect(showsNote({ ...EVERYTHING, words: 'grønland LOKALER' }, notes[0]!)).toBe(true);
    expect(showsNote({ ...EVERYTHING, words: 'gronland' }, notes[0]!)).toBe(false);
  });
  it('knows groups and hands', () => {
    expect(showsLine({ ...EVERYTHING, group: 2 }, line(1, 1, ['a', 'b']), board.notes)).toBe(true);
    expect(showsLine({ ...EVERYTHING, group: 3 }, line(1, 1, ['a', 'b']), board.notes)).toBe(false);
    expect(showsLine({ ...EVERYTHING, show: 'by_hand' }, line(1, 1, ['a']), board.notes)).toBe(false);
    expect(showsLine({ ...EVERYTHING, show: 'alone' }, line(1, 1, ['a']), board.notes)).toBe(true);
  });
});
