// A cloud that stands still: nothing comes to it and nothing moves, but what may not be shown any longer leaves it at once.
import type { CloudPicture } from '../protocol/messages';

/** The frozen cloud without the words that are no longer said, or that somebody has hidden; the same object while it has all. */
export function stillSaid(frozen: CloudPicture, newest: CloudPicture | undefined): CloudPicture {
  if (!newest) return frozen;
  const said = new Set(newest.words.flatMap((word) => [word.text, ...(word.earlier ?? [])]));
  const words = frozen.words.filter((word) => said.has(word.text));
  return words.length === frozen.words.length ? frozen : { ...frozen, words };
}
