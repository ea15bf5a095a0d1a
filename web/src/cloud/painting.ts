// The page's side of the painter.
import { scriptUrl } from '../ui/scriptUrl';
import type { Picture } from './painter';
import type { ToPainter } from './painter.worker';
import painterUrl from './painter.worker?worker&url';

export class Painting {
  readonly #worker = new Worker(scriptUrl(painterUrl), { type: 'module' });

  /** From now on the painter paints here, and knows no word. */
  on(canvas: HTMLCanvasElement): void {
    const handed = canvas.transferControlToOffscreen();
    this.#say({ canvas: handed }, [handed]);
  }

  show(picture: Picture): void {
    this.#say({ picture });
  }

  #say(message: ToPainter, handed: Transferable[] = []): void {
    this.#worker.postMessage(message, handed);
  }
}
