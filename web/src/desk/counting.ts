// How many notes each group has given to each question, and which groups are silent.
import type { Group, GroupId, QuestionId } from '../protocol/messages';
import type { Participant } from '../connection/whole.svelte';
import type { Note, Question } from '../connection/workshop.svelte';

/** What one group has given to one question. `silent`: it has been asked and nothing has come. */
export type Cell = { is: 'not_asked' } | { is: 'silent' } | { is: 'notes'; count: number };

export interface Row {
  group: Group;
  people: number;
  cells: readonly Cell[];
  sum: number;
}

/** The table of groups and questions. Notes that are withdrawn or held back do not count. */
export function countTable(
  groups: readonly Group[],
  questions: readonly Question[],
  notesOf: (question: QuestionId) => readonly Note[],
  participants: Iterable<Participant>,
): Row[] {
  const people = new Map<GroupId, number>();
  for (const { group } of participants) people.set(group, (people.get(group) ?? 0) + 1);
  const counts = questions.map((question) => {
    const byGroup = new Map<GroupId, number>();
    for (const note of notesOf(question.id)) {
      if (note.standing === 'received') byGroup.set(note.group, (byGroup.get(note.group) ?? 0) + 1);
    }
    return byGroup;
  });
  return groups.map((group) => {
    const cells = questions.map((question, at): Cell => {
      const count = counts[at]?.get(group.id) ?? 0;
      if (count > 0) return { is: 'notes', count };
      return question.phase.type === 'waiting' ? { is: 'not_asked' } : { is: 'silent' };
    });
    const sum = cells.reduce((sum, cell) => sum + (cell.is === 'notes' ? cell.count : 0), 0);
    return { group, people: people.get(group.id) ?? 0, cells, sum };
  });
}
