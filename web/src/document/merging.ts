// Two people in the same text: what each changed is put together, paragraph by paragraph, when they changed different ones.

/** The text with both changes; null when both changed the same place, and someone must choose. */
export function mergeTexts(base: string, mine: string, theirs: string): string | null {
  if (mine === base || mine === theirs) return theirs;
  if (theirs === base) return mine;
  const was = base.split('\n');
  const [my, their] = [changeOf(was, mine.split('\n')), changeOf(was, theirs.split('\n'))];
  const [first, second] = my.from <= their.from ? [my, their] : [their, my];
  // Neighbouring lines count as the same place: a sentence may run over both.
  if (first.to >= second.from) return null;
  return [...was.slice(0, first.from), ...first.lines, ...was.slice(first.to, second.from), ...second.lines, ...was.slice(second.to)].join('\n');
}

/** Where a caret stands after the text round it was replaced by another. */
export function caretAfter(caret: number, was: string, is: string): number {
  let same = 0;
  while (same < caret && was[same] === is[same]) same++;
  return same === caret ? caret : Math.max(0, Math.min(is.length, caret + is.length - was.length));
}

/** The lines from `from` to before `to` became `lines`. */
interface LinesChange {
  from: number;
  to: number;
  lines: readonly string[];
}

function changeOf(was: readonly string[], is: readonly string[]): LinesChange {
  let from = 0;
  while (from < was.length && from < is.length && was[from] === is[from]) from++;
  let tail = 0;
  while (tail < was.length - from && tail < is.length - from && was[was.length - 1 - tail] === is[is.length - 1 - tail]) tail++;
  return { from, to: was.length - tail, lines: is.slice(from, is.length - tail) };
}
