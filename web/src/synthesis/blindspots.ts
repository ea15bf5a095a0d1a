// Blindsonekart: which groups said how much to which question, and the views that one note alone holds.
import type { GroupId, Line, NoteId, QuestionId } from '../protocol/messages';
import type { BoardNote } from './arrangement';

/** `silent`: nothing. `thin`: less than half of what the middle group said to that question. */
export type Voice = 'silent' | 'thin' | 'rich';

export interface Spot {
  question: QuestionId;
  count: number;
  voice: Voice;
}

/** One row a group, one spot a question. A question that nobody has answered says nothing of anybody. */
export function blindSpots(
  groups: readonly { id: GroupId }[],
  questions: readonly { id: QuestionId }[],
  notesOf: (question: QuestionId) => readonly BoardNote[],
): Map<GroupId, Spot[]> {
  const rows = new Map<GroupId, Spot[]>(groups.map(({ id }) => [id, []]));
  for (const question of questions) {
    const counts = new Map<GroupId, number>(groups.map(({ id }) => [id, 0]));
    for (const note of notesOf(question.id)) if (note.standing === 'received') counts.set(note.group, (counts.get(note.group) ?? 0) + 1);
    const middle = median([...counts.values()]);
    for (const [group, count] of counts) {
      const voice: Voice = count === 0 ? 'silent' : count < middle / 2 ? 'thin' : 'rich';
      rows.get(group)?.push({ question: question.id, count, voice });
    }
  }
  return rows;
}

/** Notes that stand alone in their line: easily drowned by lines that many stand behind. */
export function loneViews(lines: readonly Line[], notes: ReadonlyMap<NoteId, BoardNote>): { line: Line; note: BoardNote }[] {
  return lines.flatMap((line) => {
    const [only, second] = line.notes.flatMap((id) => notes.get(id) ?? []).filter((note) => note.standing === 'received');
    return only && !second ? [{ line, note: only }] : [];
  });
}

function median(counts: number[]): number {
  const sorted = counts.sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
