// The remarks on the document, in the order in which they are worth looking at, and the addresses of their places.
import type { At, Remark } from '../protocol/messages';

export type RemarkKind = Remark['remark'];

/** What can harm someone or mislead first; what is only untidy last. */
export const KINDS: readonly RemarkKind[] = [
  'names_a_person', 'tells_of_health', 'quotation_differs', 'number_without_source', 'sentence_without_sender',
  'picture_without_words', 'other_language', 'empty_theme', 'abbreviation', 'unplaced',
];

export function byKind(remarks: readonly Remark[]): [RemarkKind, Remark[]][] {
  return KINDS.map((kind): [RemarkKind, Remark[]] => [kind, remarks.filter((remark) => remark.remark === kind)]).filter(([, list]) => list.length > 0);
}

/** Where on the board it is, without the key. */
export function addressOf(at: At): string {
  const card = at.line !== undefined ? `line:${at.line}` : at.note !== undefined ? `note:${at.note}` : at.theme !== undefined ? `theme:${at.theme}` : '';
  return `/secretariat?question=${at.question ?? ''}${card && `&at=${encodeURIComponent(card)}`}`;
}
