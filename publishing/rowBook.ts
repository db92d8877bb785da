import { idsIn } from "../site/reads.ts";
import type { KnownRow } from "./manifest.ts";

/** The index's rows as they were read, and which documents each was made from. */
export class RowBook {
  readonly #types = new Map<string, { type: string; from: readonly string[] }>();
  /** Rows by the id of another document that they print something of: a quote's speaker. */
  readonly #madeFrom = new Map<string, Set<string>>();

  has(id: string): boolean {
    return this.#types.has(id);
  }

  typeOf(id: string): string | undefined {
    return this.#types.get(id)?.type;
  }

  put({ id, type, row }: KnownRow): void {
    this.remove(id);
    const from = [...idsIn(row).keys()];
    this.#types.set(id, { type, from });
    for (const other of from) {
      if (other === id) continue;
      const rows = this.#madeFrom.get(other);
      if (rows) rows.add(id);
      else this.#madeFrom.set(other, new Set([id]));
    }
  }

  remove(id: string): void {
    for (const from of this.#types.get(id)?.from ?? []) this.#madeFrom.get(from)?.delete(id);
    this.#types.delete(id);
  }

  /** Rows that print something of another document. */
  madeFrom(id: string): Iterable<string> {
    return this.#madeFrom.get(id) ?? [];
  }

  isMadeFrom(row: string, id: string): boolean {
    return this.#madeFrom.get(id)?.has(row) ?? false;
  }
}
