// What changed between a note's own words and the secretariat's wording, word by word.

export interface Piece {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** More words than this are compared as two whole texts: the table grows with the square. */
const WORDS_MAX = 600;

/** The pieces of both texts, in reading order; what was taken away stands before what came instead. */
export function differenceOf(original: string, wording: string): Piece[] {
  const was = original.match(/\s+|[^\s]+/g) ?? [];
  const is = wording.match(/\s+|[^\s]+/g) ?? [];
  if (was.length > WORDS_MAX || is.length > WORDS_MAX) return whole(original, wording);
  const common = commonLengths(was, is);
  const pieces: Piece[] = [];
  let i = 0;
  let j = 0;
  while (i < was.length || j < is.length) {
    if (i < was.length && j < is.length && was[i] === is[j]) {
      add(pieces, 'same', was[i]!);
      i++;
      j++;
    } else if (j >= is.length || (i < was.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      add(pieces, 'removed', was[i++]!);
    } else {
      add(pieces, 'added', is[j++]!);
    }
  }
  return pieces;
}

function whole(original: string, wording: string): Piece[] {
  if (original === wording) return [{ kind: 'same', text: original }];
  return [
    { kind: 'removed', text: original },
    { kind: 'added', text: wording },
  ];
}

/** How many words the rests of both texts have in common, from each pair of places on. */
function commonLengths(was: readonly string[], is: readonly string[]): number[][] {
  const common = Array.from({ length: was.length + 1 }, () => new Array<number>(is.length + 1).fill(0));
  for (let i = was.length - 1; i >= 0; i--) {
    for (let j = is.length - 1; j >= 0; j--) {
      common[i]![j] = was[i] === is[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  return common;
}

/** Neighbours of the same kind are one piece; an added word is put after what it replaces. */
function add(pieces: Piece[], kind: Piece['kind'], text: string): void {
  const last = pieces.at(-1);
  if (last?.kind === kind) {
    last.text += text;
    return;
  }
  const before = pieces.at(-2);
  if (kind === 'removed' && last?.kind === 'added' && before?.kind === 'removed') {
    before.text += text;
    return;
  }
  if (kind === 'removed' && last?.kind === 'added') {
    pieces.splice(-1, 0, { kind, text });
    return;
  }
  pieces.push({ kind, text });
}
