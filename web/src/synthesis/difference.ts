// What changed between a note's own words and the secretariat's wording, word by word.

export interface Piece {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** More words than this are compared as two whole texts: the table grows with the square. */
const WORDS_MAX = 600;
/** Texts that share less than this part of the longer one's words, and no more than that of the shorter one's, are two texts, and
 *  are easier read whole; a wording that only shortens the note is not. */
const SHARED_MIN = 0.3;
const SHARED_MIN_OF_SHORTER = 0.6;

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
  const shared = wordCount(pieces.flatMap(({ kind, text }) => (kind === 'same' ? [text] : [])).join(' '));
  const [fewest, most] = [wordCount(original), wordCount(wording)].sort((a, b) => a - b) as [number, number];
  const isAnotherText = shared < SHARED_MIN * most && shared <= SHARED_MIN_OF_SHORTER * fewest;
  return isAnotherText ? whole(original, wording) : withoutIslands(pieces);
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
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

/** A blank between two changed places is part of the change: «[-a b-]{+c d+}», not «[-a-]{+c+} [-b-]{+d+}». */
function withoutIslands(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const [at, piece] of pieces.entries()) {
    const island = piece.kind === 'same' && !piece.text.trim() && pieces[at - 1]?.kind === 'added' && pieces[at + 1]?.kind === 'removed';
    if (!island) {
      add(joined, piece.kind, piece.text);
      continue;
    }
    add(joined, 'removed', piece.text);
    add(joined, 'added', piece.text);
  }
  return joined;
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
