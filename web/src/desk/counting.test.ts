import { expect, it } from 'vitest';
import type { Note, Question } from '../connection/workshop.svelte';
import { countTable } from './counting';

const groups = [{ id: 1, name: 'Gruppe 1' }, { id: 2, name: 'Gruppe 2' }];

function question(id: number, phase: Question['phase']): Question {
  return { id, title: '', lead: '', form: 'themes', minutes: 15, phase };
}

function note(group: number, standing: Note['standing'] = 'received'): Note {
  return { id: '', question: 1, group, author: null, text: '', writtenAt: 0, correctedAt: null, standing, supporters: new Set() };
}

it('tells a silent group from one that has not been asked', () => {
  const questions = [question(1, { type: 'open', ends_at: null }), question(2, { type: 'waiting' })];
  const rows = countTable(groups, questions, (id) => (id === 1 ? [note(1), note(1), note(1, 'held'), note(2, 'withdrawn')] : []), [
    { id: 1, group: 2, person: null },
  ]);
  expect(rows.map(({ people, sum }) => [people, sum])).toEqual([[0, 2], [1, 0]]);
  expect(rows[0]?.cells).toEqual([{ is: 'notes', count: 2 }, { is: 'not_asked' }]);
  expect(rows[1]?.cells).toEqual([{ is: 'silent' }, { is: 'not_asked' }]);
});
