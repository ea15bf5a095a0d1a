// Paints a word cloud and lets its words glide from one picture to the next. Runs in a worker, where it can: while words glide the page
// is free, and a slow laptop without a graphics card moves a hundred and fifty pictures of words far sooner than as many elements.

/** The size that outlines are drawn at. */
const OUTLINE_SIZE = 1_000;
const GLIDE_MS = 1_100;
const APPEAR_MS = 300;
const LEAVE_MS = 400;
/** The picture of a word is used again while it is at most so much larger than the word is to be. */
const SPARE = 1.08;
/** Empty pixels about the picture of a word, for edges that fall between pixels. */
const MARGIN = 2;

/** A cloud as it shall stand. */
export interface Picture {
  words: { text: string; x: number; y: number; size: number }[];
  /** Outlines, at `OUTLINE_SIZE`, of the words that have not been painted before. */
  outlines: Map<string, string>;
  /** Pixels of the canvas. */
  width: number;
  height: number;
  /** Where the cloud begins on the canvas, and how many pixels a unit of it has. */
  origin: [number, number];
  scale: number;
  ink: string;
  /** Whether the reader has asked for no movement. */
  still: boolean;
}

interface Place {
  x: number;
  y: number;
  size: number;
}

/** A word as it lies ready to be put down anywhere. */
interface Sprite {
  image: ImageBitmap | HTMLCanvasElement;
  /** Pixels for a unit of the outline. */
  scale: number;
}

interface Word {
  outline: Path2D;
  box: DOMRect;
  from: Place;
  to: Place;
  /** Milliseconds of the painter's clock. */
  glidesSince: number;
  appearsSince: number;
  leavesSince: number | null;
  sprite: Sprite | null;
}

type Canvas = OffscreenCanvas | HTMLCanvasElement;
type Pen = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

export class Painter {
  readonly #pen: Pen;
  readonly #words = new Map<string, Word>();
  #picture: Picture | null = null;
  #isPainting = false;

  constructor(canvas: Canvas) {
    this.#pen = canvas.getContext('2d') as Pen;
    // A graphics card that fell asleep or was taken away has forgotten what it held.
    canvas.addEventListener('contextrestored', () => {
      this.#forgetSprites();
      this.#begin();
    });
  }

  /** Begins to move from what is seen now to another picture. */
  show(picture: Picture): void {
    const now = performance.now();
    if (picture.ink !== this.#picture?.ink) this.#forgetSprites();
    this.#picture = picture;
    const staying = new Set(picture.words.map(({ text }) => text));
    for (const [text, word] of this.#words) if (!staying.has(text)) word.leavesSince ??= now;
    for (const { text, x, y, size } of picture.words) this.#put(text, { x, y, size }, now);
    this.#begin();
  }

  #begin(): void {
    if (this.#isPainting || !this.#picture) return;
    this.#isPainting = true;
    requestAnimationFrame((now) => this.#frame(now));
  }

  #forgetSprites(): void {
    for (const word of this.#words.values()) word.sprite = null;
  }

  #put(text: string, to: Place, now: number): void {
    const known = this.#words.get(text);
    if (known) {
      known.leavesSince = null;
      if (known.to.x === to.x && known.to.y === to.y && known.to.size === to.size) return;
      Object.assign(known, { from: placeAt(known, now), to, glidesSince: now });
      return;
    }
    const outline = this.#picture?.outlines.get(text) ?? '';
    const word = { outline: new Path2D(outline), box: boxOf(outline), from: to, to, glidesSince: -Infinity, appearsSince: now, leavesSince: null, sprite: null };
    this.#words.set(text, word);
  }

  /** One frame, and the next for as long as a word is on its way. */
  #frame(now: number): void {
    const picture = this.#picture!;
    if (picture.still) for (const word of this.#words.values()) settle(word);
    for (const [text, word] of this.#words) if (hasLeft(word, now)) this.#words.delete(text);
    const words = [...this.#words.values()];
    this.#isPainting = words.some((word) => isOnItsWay(word, now));
    const { canvas } = this.#pen;
    // Setting the size of a canvas wipes it.
    if (canvas.width !== picture.width || canvas.height !== picture.height) Object.assign(canvas, { width: picture.width, height: picture.height });
    this.#pen.resetTransform();
    this.#pen.clearRect(0, 0, picture.width, picture.height);
    for (const word of words) {
      this.#pen.globalAlpha = opacityAt(word, now);
      // What moves is a picture of the word, put down quickly; what rests is drawn, as sharp as the screen can have it.
      if (this.#isPainting) this.#putDown(word, placeAt(word, now), picture);
      else this.#draw(word, picture);
    }
    if (this.#isPainting) requestAnimationFrame((now) => this.#frame(now));
  }

  #draw(word: Word, { origin, scale, ink }: Picture): void {
    const outlineScale = (word.to.size / OUTLINE_SIZE) * scale;
    this.#pen.setTransform(outlineScale, 0, 0, outlineScale, origin[0] + word.to.x * scale, origin[1] + word.to.y * scale);
    this.#pen.fillStyle = ink;
    this.#pen.fill(word.outline);
  }

  #putDown(word: Word, at: Place, { origin, scale, ink }: Picture): void {
    if (word.box.width === 0) return;
    const wanted = (word.to.size / OUTLINE_SIZE) * scale;
    if (!word.sprite || word.sprite.scale < wanted || word.sprite.scale > wanted * SPARE) word.sprite = spriteOf(word, wanted, ink);
    const outlineScale = (at.size / OUTLINE_SIZE) * scale;
    const { image } = word.sprite;
    const ratio = outlineScale / word.sprite.scale;
    const left = origin[0] + at.x * scale + word.box.x * outlineScale - MARGIN * ratio;
    const top = origin[1] + at.y * scale + word.box.y * outlineScale - MARGIN * ratio;
    this.#pen.drawImage(image, left, top, image.width * ratio, image.height * ratio);
  }
}

function spriteOf({ outline, box }: Word, scale: number, ink: string): Sprite {
  const canvas = unseenCanvas(Math.ceil(box.width * scale) + 2 * MARGIN, Math.ceil(box.height * scale) + 2 * MARGIN);
  const pen = canvas.getContext('2d') as Pen;
  pen.setTransform(scale, 0, 0, scale, MARGIN - box.x * scale, MARGIN - box.y * scale);
  pen.fillStyle = ink;
  pen.fill(outline);
  return { image: 'transferToImageBitmap' in canvas ? canvas.transferToImageBitmap() : canvas, scale };
}

/** A browser that lends workers no canvas paints on the page, and has the page's. */
function unseenCanvas(width: number, height: number): Canvas {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement('canvas'), { width, height });
}

/** The box of an outline, which is points in pairs; those that steer a curve may make it a little larger than it is. */
function boxOf(outline: string): DOMRect {
  const numbers = outline.match(/-?[\d.]+/g)?.map(Number) ?? [];
  if (numbers.length === 0) return new DOMRect();
  const across = numbers.filter((_, at) => at % 2 === 0);
  const down = numbers.filter((_, at) => at % 2 === 1);
  const [left, top] = [Math.min(...across), Math.min(...down)];
  return new DOMRect(left, top, Math.max(...across) - left, Math.max(...down) - top);
}

function settle(word: Word): void {
  word.glidesSince = word.appearsSince = -Infinity;
  if (word.leavesSince !== null) word.leavesSince = -Infinity;
}

function isOnItsWay(word: Word, now: number): boolean {
  return word.leavesSince !== null || now - word.glidesSince < GLIDE_MS || now - word.appearsSince < APPEAR_MS;
}

function hasLeft(word: Word, now: number): boolean {
  return word.leavesSince !== null && now - word.leavesSince >= LEAVE_MS;
}

function opacityAt(word: Word, now: number): number {
  const there = share(now - word.appearsSince, APPEAR_MS);
  return word.leavesSince === null ? there : there * (1 - share(now - word.leavesSince, LEAVE_MS));
}

function placeAt({ from, to, glidesSince }: Word, now: number): Place {
  const way = eased(share(now - glidesSince, GLIDE_MS));
  const between = (from: number, to: number) => from + (to - from) * way;
  return { x: between(from.x, to.x), y: between(from.y, to.y), size: between(from.size, to.size) };
}

function share(passed: number, whole: number): number {
  return Math.min(1, Math.max(0, passed / whole));
}

/** Sets off gently, is fastest a third of the way in time, and comes to rest slowly. */
function eased(time: number): number {
  return 1 - (1 - time) ** 3 * (1 + 3 * time);
}
