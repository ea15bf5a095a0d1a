// Records by id. A batch of changes is written to a copy and shown at once, so that five thousand notes that arrive
// together make one redraw.

/** What can be done with a table whatever is in it. */
export type AnyTable = Pick<Table<unknown, unknown>, 'clear' | 'show'>;

export class Table<Id, Row> {
  #rows = $state.raw<ReadonlyMap<Id, Row>>(new Map());
  #draft: Map<Id, Row> | null = null;

  /** The records as they were at the last `show`, in the order they came. */
  get rows(): ReadonlyMap<Id, Row> {
    return this.#rows;
  }

  /** The record as it is now, changes not yet shown included. */
  get(id: Id): Row | undefined {
    return (this.#draft ?? this.#rows).get(id);
  }

  set(id: Id, row: Row): void {
    this.#writable().set(id, row);
  }

  /** Changes a record that is there. */
  change(id: Id, change: (row: Row) => Row): void {
    const row = this.get(id);
    if (row !== undefined) this.set(id, change(row));
  }

  /** The record, made first if it is not there. */
  ensure(id: Id, make: () => Row): Row {
    const row = this.get(id) ?? make();
    if (this.get(id) === undefined) this.set(id, row);
    return row;
  }

  delete(id: Id): void {
    if (this.get(id) !== undefined) this.#writable().delete(id);
  }

  clear(): void {
    this.#draft = new Map();
  }

  /** Makes the changes since the last time visible. */
  show(): void {
    if (!this.#draft) return;
    this.#rows = this.#draft;
    this.#draft = null;
  }

  #writable(): Map<Id, Row> {
    return (this.#draft ??= new Map(this.#rows));
  }
}
