// The page's side of the painter: it paints in a worker, and where no worker can be had, on the page itself.
import { scriptUrl } from '../ui/scriptUrl';
import { Painter, type Picture } from './painter';
import type { ToPainter } from './painter.worker';
import painterUrl from './painter.worker?worker&url';

export class Painting {
  /** Null once it has failed: from then on the page paints. */
  #worker = this.#started();
  #onPage: Painter | null = null;
  #anew = () => {};

  /** From now on the painter paints here, and knows no word. If it fails, `anew` is asked for another canvas and all outlines. */
  on(canvas: HTMLCanvasElement, anew: () => void): void {
    this.#anew = anew;
    if (!('transferControlToOffscreen' in canvas)) this.#giveUp();
    if (this.#worker) {
      const handed = canvas.transferControlToOffscreen();
      this.#say({ canvas: handed }, [handed]);
    } else {
      this.#onPage = new Painter(canvas);
    }
  }

  show(picture: Picture): void {
    if (this.#onPage) this.#onPage.show(picture);
    else this.#say({ picture });
  }

  #say(message: ToPainter, handed: Transferable[] = []): void {
    this.#worker?.postMessage(message, handed);
  }

  #started(): Worker | null {
    try {
      const worker = new Worker(scriptUrl(painterUrl), { type: 'module' });
      worker.addEventListener('error', (event) => {
        console.warn('the cloud is painted on the page, since its worker failed', event.message);
        this.#giveUp();
        this.#anew();
      });
      return worker;
    } catch (error) {
      console.warn('the cloud is painted on the page, since it got no worker', error);
      return null;
    }
  }

  #giveUp(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }
}
