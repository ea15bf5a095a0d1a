// The secretariat's hands on the board: what is before them, what is chosen, and every step they ask for.
import { tick } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import type { Connection } from '../connection/connection.svelte';
import type { BoardCommand, Command, Dismissal, Line, LineId, NoteId, ProposalPicture, QuestionId, Spot, ThemeId } from '../protocol/messages';
import { open } from '../ui/open.svelte';
import { toasts } from '../ui/toasts.svelte';
import { sentence } from '../words/refusals';
import { synthesisWords } from '../words/synthesis';
import { ROOT, arrangementOf, wordsOf, type Arrangement, type BoardNote } from './arrangement';
import type { Drop } from './drag';
import { EVERYTHING, SCREENFUL, SHOWN_FIRST, type Filter } from './filter';
import { blocksOf, placing, type Card, type Target } from './moving';
import { namesOf, samePoints, themeSuggestions } from './proposing';

/** A dialog that asks for something before a step is made. */
export type Asking =
  | { is: 'nothing' }
  | { is: 'where'; cards: readonly Card[]; asOne?: boolean }
  | { is: 'reason'; notes: readonly NoteId[] }
  | { is: 'wording'; line: LineId }
  | { is: 'heading'; cards: readonly Card[] }
  | { is: 'merging'; theme: ThemeId }
  | { is: 'removing'; theme: ThemeId }
  | { is: 'history' };

/** Frames to wait for the fold at most: about two seconds, after which the answer stands alone. */
const SEEN_FRAMES_MAX = 120;

export class Arranging {
  readonly connection: Connection;
  /** The question before us; the first until another is chosen. */
  chosen = $state<QuestionId | null>(null);
  filter = $state<Filter>(EVERYTHING);
  /** Names of the chosen cards. */
  selected = new SvelteSet<string>();
  /** Where a dragged card would land. */
  over = $state.raw<Drop | null>(null);
  /** A card is being dragged. */
  lifted = $state(false);
  asking = $state.raw<Asking>({ is: 'nothing' });
  /** So many cards of each list are drawn. */
  drawn = $state(SCREENFUL);
  /** Themes whose lines are drawn, since they have been near what is seen; the others are as high as their lines would be. */
  near = new SvelteSet<ThemeId>();
  /** Themes of which all lines are drawn, however many. */
  whole = new SvelteSet<ThemeId>();
  /** Where cards were put last: most likely where the next one goes. */
  lastTheme: ThemeId | null = null;

  words = $derived(synthesisWords());
  question = $derived(this.workshop.questions.find((question) => question.id === this.chosen) ?? this.workshop.questions[0] ?? null);
  /** The notes of the question; the same map until a note changes. */
  notes: ReadonlyMap<NoteId, BoardNote> = $derived(new Map(this.workshop.notesOf(this.question?.id ?? 0).map((note) => [note.id, note])));
  board: Arrangement = $derived.by(() => {
    const id = this.question?.id ?? 0;
    this.#arranged = arrangementOf(this.workshop.board(id), this.workshop.notesOf(id), this.notes, this.question?.form !== 'themes', this.#arranged);
    return this.#arranged;
  });
  /** The arrangement before, of which the next keeps what still holds. */
  #arranged: Arrangement | undefined;
  /** The newest proposal; held still while a hand is on a card, so that no card goes away from under it. */
  #proposal: ProposalPicture | undefined = $derived.by(() => {
    const newest = this.workshop.proposal(this.question?.id ?? 0);
    if (!this.lifted && open.menus === 0) this.#held = newest;
    return this.#held;
  });
  #held: ProposalPicture | undefined;
  #at: Spot | null = null;
  #dismissed = $derived(namesOf(this.workshop.board(this.question?.id ?? 0).dismissed));
  suggestions = $derived(themeSuggestions(this.#proposal, this.board, this.#dismissed));
  samePoints = $derived(samePoints(this.#proposal, this.board, this.#dismissed));

  constructor(connection: Connection) {
    this.connection = connection;
  }

  get workshop() {
    return this.connection.workshop;
  }

  choose(question: QuestionId): void {
    this.chosen = question;
    this.selected.clear();
    this.filter = EVERYTHING;
    this.near.clear();
    this.whole.clear();
    this.drawn = SCREENFUL;
    this.#at = null;
    this.connection.look(question);
  }

  /** Tells colleagues where on the board our hands are; what they know already is not said again. */
  workAt(spot: Spot | null): void {
    if (JSON.stringify(spot) === JSON.stringify(this.#at)) return;
    this.#at = spot;
    this.connection.look(this.question?.id ?? null, spot);
  }

  /** Draws the next helping of each list. */
  drawMore(): void {
    this.drawn = Math.min(this.drawn + SCREENFUL, SHOWN_FIRST);
  }

  /** The number that a question has on every screen. */
  numberOf(question: QuestionId): number {
    return this.workshop.questions.findIndex(({ id }) => id === question) + 1;
  }

  /** Asks for what is no step of the board, and says what came of it; whether it was done. */
  async ask(command: Command, said: string): Promise<boolean> {
    const why = sentence(await this.connection.ask(command));
    toasts.say(why ?? said, why === null ? {} : { kind: 'danger' });
    return why === null;
  }

  /** Asks for steps, one after the other, and says what came of them. */
  async make(steps: readonly BoardCommand[], said: string): Promise<boolean> {
    const question = this.question?.id;
    if (question === undefined || steps.length === 0) return false;
    for (const step of steps) {
      const answer = await this.connection.ask({ type: 'arrange', question, step });
      if (answer.is !== 'accepted') {
        toasts.say(sentence(answer) ?? '', { kind: 'danger', about: 'board' });
        return false;
      }
      await this.#seen(answer.revision);
    }
    toasts.say(said, { about: 'board' });
    return true;
  }

  /** Waits until the fold shows what was accepted, so that what comes next acts on it. */
  async #seen(revision: number): Promise<void> {
    for (let frame = 0; frame < SEEN_FRAMES_MAX && this.workshop.revision < revision; frame++) {
      await new Promise(requestAnimationFrame);
    }
    await tick();
  }

  /** Puts cards down, by whichever road. */
  async put(cards: readonly Card[], to: Target): Promise<void> {
    const notes = this.notesOf(cards);
    const heading = this.headingOf(to.theme);
    if (!(await this.make(placing(cards, to, this.board), this.words.said.moved(cards.length, heading)))) return;
    this.lastTheme = to.theme;
    this.selected.clear();
    await this.focusOn(notes[0]);
  }

  /** Puts notes down as one line with all of them behind it. */
  async putAsOne(cards: readonly Card[], to: Target): Promise<void> {
    const notes = this.notesOf(cards);
    await this.put(cards, to);
    const board = this.workshop.board(this.question?.id ?? 0);
    const places = notes.map((note) => board.place(note));
    const lines = places.flatMap((place) => (place.is === 'line' ? [place.line.id] : []));
    if (lines.length > 1 && (await this.make([{ type: 'join_lines', lines }], this.words.said.joined(lines.length)))) await this.focusOn(notes[0]);
  }

  /** A card is let go on a list. */
  drop(name: string, drop: Drop): void {
    const cards = this.with(name);
    if (drop.list === 'tray') {
      void this.takeBack(cards.flatMap((card) => ('line' in card ? this.notesOf([card]) : [])));
    } else if (drop.list === 'left_out') {
      this.asking = { is: 'reason', notes: this.notesOf(cards) };
    } else {
      const before = drop.before === null ? null : cardOf(drop.before);
      const theme = Number(drop.list.slice('theme:'.length));
      void this.put(cards, { theme, before: before && 'line' in before ? before.line : null });
    }
  }

  /** An arrow key on a line: a move or a nesting, or the end of the road. */
  async arrow(id: LineId, step: BoardCommand | null): Promise<void> {
    const line = this.line(id);
    if (!line) return;
    if (!step) return toasts.say(this.words.said.noFurther, { about: 'board' });
    const said = step.type === 'nest_line' ? this.words.said.nested(step.level) : this.words.said.moved(1, this.headingOf('theme' in step ? step.theme : line.theme));
    if (await this.make([step], said)) await this.focusOn(line.notes[0]);
  }

  /** An arrow key on a theme. */
  async arrowTheme(id: ThemeId, step: BoardCommand | null): Promise<void> {
    if (!step) return toasts.say(this.words.said.noFurther, { about: 'board' });
    if (!(await this.make([step], this.words.said.themeMoved(this.headingOf(id))))) return;
    document.querySelector<HTMLElement>(`[data-theme="${id}"] [data-focus]`)?.focus();
  }

  async undo(): Promise<void> {
    await this.make([{ type: 'undo' }], this.words.tools.undone);
  }

  async redo(): Promise<void> {
    await this.make([{ type: 'redo' }], this.words.tools.redone);
  }

  async takeBack(notes: readonly NoteId[]): Promise<void> {
    const took = notes.length > 0 && (await this.make([{ type: 'take_back', notes: [...notes] }], this.words.said.takenBack(notes.length)));
    if (took) this.selected.clear();
  }

  /** Puts the focus on the card that a note stands on, wherever it went. */
  async focusOn(note: NoteId | undefined): Promise<void> {
    if (note === undefined) return;
    const line = this.lineOf(note);
    const card = await this.drawnCard(line ? { line: line.id } : { note });
    card?.querySelector<HTMLElement>('[data-grip]')?.focus();
  }

  /** The element of a card; its theme is drawn first where it is not, as far as is needed. */
  async drawnCard(card: Card): Promise<HTMLElement | null> {
    const find = () => document.querySelector<HTMLElement>(`[data-card="${CSS.escape(nameOf(card))}"]`);
    const theme = 'line' in card ? this.line(card.line)?.theme : undefined;
    if (theme === undefined) return find();
    for (const drawn of [this.near, this.whole]) {
      const found = find();
      if (found) return found;
      drawn.add(theme);
      await tick();
    }
    return find();
  }

  /** A theme of its own for some cards: lines of one theme are split out in one step, so that undo is one step too. */
  async putUnderNewTheme(cards: readonly Card[], heading: string, asOne = false): Promise<boolean> {
    const said = this.words.said.themeAdded(heading);
    const lines = cards.flatMap((card) => ('line' in card ? (this.line(card.line) ?? []) : []));
    const from = lines[0]?.theme;
    if (from !== undefined && lines.length === cards.length && lines.every((line) => line.theme === from)) {
      const section = this.board.sections.find((section) => section.id === from);
      const moved = blocksOf(section?.lines ?? [], new Set(lines.map((line) => line.id))).map((line) => line.id);
      const done = await this.make([{ type: 'split_theme', theme: from, lines: moved, heading }], said);
      if (done) this.selected.clear();
      return done;
    }
    const known = new Set(this.board.sections.map((section) => section.id));
    if (!(await this.make([{ type: 'add_theme', heading, before: null }], said))) return false;
    const made = this.board.sections.find((section) => section.theme?.heading === heading && !known.has(section.id));
    const to: Target = { theme: made?.id ?? ROOT, before: null };
    if (made && cards.length) await (asOne ? this.putAsOne(cards, to) : this.put(cards, to));
    return true;
  }

  toggle(name: string): void {
    if (!this.selected.delete(name)) this.selected.add(name);
  }

  /** The card that is acted on, or all chosen ones when it is among them. */
  with(name: string): readonly Card[] {
    return (this.selected.has(name) ? [...this.selected] : [name]).flatMap((name) => cardOf(name) ?? []);
  }

  /** The notes behind some cards. */
  notesOf(cards: readonly Card[]): NoteId[] {
    return cards.flatMap((card) => ('note' in card ? [card.note] : (this.line(card.line)?.notes ?? [])));
  }

  line(id: LineId): Line | undefined {
    return this.workshop.board(this.question?.id ?? 0).lines.get(id);
  }

  /** The line that a note stands in. */
  lineOf(note: NoteId): Line | undefined {
    const place = this.workshop.board(this.question?.id ?? 0).place(note);
    return place.is === 'line' ? place.line : undefined;
  }

  note(id: NoteId): BoardNote | undefined {
    return this.notes.get(id);
  }

  headingOf(theme: ThemeId): string {
    if (theme === ROOT) return this.question?.form === 'themes' ? this.words.aloneList : this.words.rootList;
    return this.board.sections.find((section) => section.id === theme)?.theme?.heading ?? '';
  }

  groupName(group: number): string {
    return this.workshop.group(group)?.name ?? this.words.unknownGroup;
  }

  lineWords(line: Line): string {
    return wordsOf(line, this.notes);
  }

  /** Says no to suggestions; the button that was pressed goes with them, so the focus goes to the list. */
  async dismiss(suggestions: Dismissal[]): Promise<void> {
    if (!(await this.make([{ type: 'dismiss', suggestions }], this.words.said.dismissed))) return;
    if (document.activeElement === document.body) document.getElementById('tray-heading')?.focus();
  }
}

/** The name of a card, as it stands in `data-card`. */
export function nameOf(card: Card): string {
  return 'line' in card ? `line:${card.line}` : `note:${card.note}`;
}

/** The card with this name. */
export function cardOf(name: string): Card | null {
  const [kind, id] = [name.slice(0, 5), name.slice(5)];
  if (kind === 'line:') return { line: Number(id) };
  return kind === 'note:' ? { note: id } : null;
}
