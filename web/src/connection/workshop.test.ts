// The fold says what the server's own state says, for every kind of event.
import { beforeEach, expect, test } from 'vitest';
import type { Event, Line, ServerMessage, Settings } from '../protocol/messages';
import { ROOT } from './board.svelte';
import { WholeWorkshop } from './whole.svelte';

let workshop: WholeWorkshop;
let revision = 0;

function happens(...events: Event[]): void {
  const recorded = events.map((event) => ({ revision: ++revision, at: revision * 1_000, by: { role: 'facilitator' as const }, event }));
  workshop.receive({ type: 'events', head: revision, events: recorded });
}

const settings: Settings = {
  title: 'Møteplass folkehelse', place: 'Fjordvik', date: '2026-05-04', organiser: 'Fjordvik kommune', recipients: ['Departementet'],
  contact: '', language: 'nb',
};
const question = (id: number): Event => ({ type: 'question_added', question: id, title: `Spørsmål ${id}`, lead: '', form: 'themes', minutes: 15 });
const note = (id: string, group = 1): Event => ({ type: 'note_written', note: id, question: 1, group, author: 7, text: `Innspill ${id}` });
const line = (id: number, rank: number, ...notes: string[]): Line => ({
  id, theme: ROOT, rank, level: 1, notes, wording: null, quoted: false, placed_by_hand: true,
});

beforeEach(() => {
  workshop = new WholeWorkshop();
  revision = 0;
  happens({ type: 'described', settings }, question(1), question(2), question(3), { type: 'group_added', group: { id: 1, name: 'Gruppe 1' } });
});

test('questions keep their order, and only one is open', () => {
  happens({ type: 'question_moved', question: 3, before: 1 }, { type: 'question_opened', question: 1, ends_at: 9_000 });
  expect(workshop.questions.map(({ id }) => id)).toEqual([3, 1, 2]);
  happens({ type: 'question_opened', question: 2, ends_at: null });
  expect(workshop.openQuestion?.id).toBe(2);
  expect(workshop.question(1)?.phase).toEqual({ type: 'closed' });
  happens({ type: 'end_moved', question: 2, ends_at: 12_000 });
  expect(workshop.openQuestion?.phase).toEqual({ type: 'open', ends_at: 12_000 });
  happens({ type: 'question_closed', question: 2 }, { type: 'question_moved', question: 3, before: null }, { type: 'question_removed', question: 1 });
  expect(workshop.openQuestion).toBeNull();
  expect(workshop.questions.map(({ id }) => id)).toEqual([2, 3]);
});

test('a note is written, corrected, supported, held, released and withdrawn', () => {
  happens(note('a'), { type: 'note_corrected', note: 'a', text: 'Bedre' }, { type: 'note_supported', note: 'a', participant: 8, agree: true });
  expect(workshop.notes.get('a')).toMatchObject({ text: 'Bedre', standing: 'received', author: 7, supporters: new Set([8]) });
  happens({ type: 'note_supported', note: 'a', participant: 8, agree: false }, { type: 'note_held', note: 'a' });
  expect(workshop.notes.get('a')).toMatchObject({ standing: 'held', supporters: new Set() });
  happens({ type: 'note_released', note: 'a' }, { type: 'note_withdrawn', note: 'a' });
  expect(workshop.notesOf(1)[0]?.standing).toBe('withdrawn');
  happens({ type: 'note_erased', note: 'a' });
  expect(workshop.notes.get('a')).toMatchObject({ text: '', standing: 'erased', author: null });
});

test('what comes twice changes nothing', () => {
  happens(note('a'), { type: 'note_corrected', note: 'a', text: 'Bedre' });
  happens(note('a'), question(1));
  expect(workshop.notes.get('a')?.text).toBe('Bedre');
  expect(workshop.questions).toHaveLength(3);
});

test('groups and participants', () => {
  happens(
    { type: 'group_added', group: { id: 2, name: 'Gruppe 2' } },
    { type: 'participant_joined', participant: 7, seat: '', group: 1 },
    { type: 'group_changed', participant: 7, group: 2 },
    { type: 'group_renamed', group: 2, name: 'Vindusbordet' },
    { type: 'group_removed', group: 1 },
    { type: 'person_given', participant: 7, person: { name: 'Åse Ødegård', organisation: '', title: '', may_be_printed: false } },
  );
  expect(workshop.groups).toEqual([{ id: 2, name: 'Vindusbordet' }]);
  expect(workshop.participants.get(7)).toMatchObject({ group: 2, person: { name: 'Åse Ødegård' } });
});

test('a board is the sum of its changes', () => {
  const [first, second] = [line(1, 10, 'a'), line(2, 20, 'b')];
  const by = { question: 1, deed: 'notes_placed' as const, undoes: null };
  happens(note('a'), note('b'), note('c'), {
    type: 'board_changed', ...by,
    changes: [{ record: 'line', id: 2, from: null, to: second }, { record: 'line', id: 1, from: null, to: first }],
  });
  const board = workshop.board(1);
  expect(board.linesOf(ROOT).map(({ id }) => id)).toEqual([1, 2]);
  expect(board.place('a')).toEqual({ is: 'line', line: first });
  const joined = { ...first, notes: ['a', 'b'] };
  happens({
    type: 'board_changed', ...by, deed: 'lines_joined',
    changes: [
      { record: 'line', id: 1, from: first, to: joined },
      { record: 'line', id: 2, from: second, to: null },
      { record: 'left_out', note: 'c', from: null, to: { reason: 'Ikke et innspill' } },
    ],
  });
  expect(board.place('b')).toEqual({ is: 'line', line: joined });
  expect(board.place('c')).toEqual({ is: 'left_out', reason: 'Ikke et innspill' });
  expect(board.steps.map(({ deed }) => deed)).toEqual(['notes_placed', 'lines_joined']);
  expect(workshop.board(2).linesOf(ROOT)).toEqual([]);
});

test('decisions about words, parts and the document', () => {
  happens(
    { type: 'cloud_set', question: 1, settings: { counting: 'groups', lone_words: true } },
    { type: 'word_decided', question: 1, decision: { type: 'hide', word: 'ting' } },
    { type: 'part_written', part: 'summary', text: { heading: '', text: 'Kort sagt' } },
    { type: 'document_set', options: { ...workshop.document, group_names: true } },
    { type: 'wall_blanked', blank: true },
  );
  expect(workshop.cloud(1)).toEqual({ settings: { counting: 'groups', lone_words: true }, decisions: [{ type: 'hide', word: 'ting' }] });
  expect(workshop.parts.get('summary')?.text).toBe('Kort sagt');
  expect(workshop.document.group_names).toBe(true);
  expect(workshop.wallBlank).toBe(true);
});

test('an outline is sent once and remembered', () => {
  const word = { text: 'turlag', count: 3, x: 1, y: 2, size: 40 };
  const picture = { type: 'cloud' as const, question: 1, revision: 1, canvas: [1600, 900] as [number, number] };
  workshop.receive({ ...picture, words: [{ ...word, outline: 'M0 0' }] });
  workshop.receive({ ...picture, revision: 2, words: [{ ...word, count: 4 }] });
  expect(workshop.picture(1)?.words[0]?.count).toBe(4);
  expect(workshop.outline('turlag')).toBe('M0 0');
});

test('another log begins anew', () => {
  happens(note('a'));
  const welcome: ServerMessage = {
    type: 'welcome', version: 1, epoch: 'b', head: 0, reset: true, now: 0, role: 'participant', you: null, group: null,
    code: 'ABCD', join_url: '', links: null,
  };
  workshop.receive(welcome);
  expect(workshop.revision).toBe(0);
  expect(workshop.settings.title).toBe('Møteplass folkehelse');
  workshop.receive({ type: 'events', head: 0, events: [] });
  expect([workshop.notes.size, workshop.questions.length, workshop.groups.length, workshop.revision]).toEqual([0, 0, 0, 0]);
  expect(workshop.settings.title).toBe('');
});

test('what was missed is shown when all of it has come, and a new line shows what came before it broke', () => {
  const welcome = (head: number) =>
    workshop.receive({
      type: 'welcome', version: 1, epoch: 'a', head, reset: false, now: 0, role: 'facilitator', you: null, group: null,
      code: 'FJK234', join_url: '', links: null,
    });
  welcome(revision + 2);
  happens(note('a'));
  expect(workshop.notes.size).toBe(0);
  happens(note('b'));
  expect(workshop.notes.size).toBe(2);
  welcome(revision + 2);
  happens(note('c'));
  expect(workshop.notes.size).toBe(2);
  welcome(revision);
  expect(workshop.notes.size).toBe(3);
});
