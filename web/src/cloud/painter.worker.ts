// The painter of the cloud at work: one canvas at a time, and the pictures that it shall show.
import { Painter, type Picture } from './painter';

/** What the page says. */
export type ToPainter = { canvas: OffscreenCanvas } | { picture: Picture };

let painter: Painter | undefined;

addEventListener('message', ({ data }: MessageEvent<ToPainter>) => {
  if ('canvas' in data) painter = new Painter(data.canvas);
  else painter?.show(data.picture);
});
