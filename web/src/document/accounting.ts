// The account as the server gives it, counted for one line: «Innkommet 109 = gjengitt 96 + …».
import type { NoteId, Standing } from '../protocol/messages';

/** Where one note rests in the document. */
export interface AccountEntry {
  id: NoteId;
  as: 'bullet' | 'merged' | 'figure' | 'omitted';
  at?: string;
  under?: string;
  reason?: string;
  edited?: boolean;
}

export const RESTING_PLACES = ['bullet', 'merged', 'figure', 'left_out', 'withdrawn', 'held', 'erased'] as const;
export type RestingPlace = (typeof RESTING_PLACES)[number];

/** How many notes rest in each way. What is omitted is told apart by where the note stands. */
export function sumOf(entries: readonly AccountEntry[], standingOf: (note: NoteId) => Standing): Map<RestingPlace, number> {
  const sum = new Map<RestingPlace, number>();
  for (const entry of entries) {
    const standing = standingOf(entry.id);
    const place = entry.as !== 'omitted' ? entry.as : standing === 'received' ? 'left_out' : standing;
    sum.set(place, (sum.get(place) ?? 0) + 1);
  }
  return sum;
}
