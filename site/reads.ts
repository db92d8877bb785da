import { isRecord } from "./story/isRecord.ts";

/**
 * Notes what each page was made from, so that a change is known to touch it. A key is the id of a
 * document whose content was read, or names a piece of the index (site/indexKeys.ts).
 */
export interface Reads {
  /** Notes a key for the page that is being made. */
  note(key: string): void;
  /** Notes keys that were gathered elsewhere: of a fact that many pages of a batch show. */
  noteAll(keys: Iterable<string>): void;
  /** Whatever `work` reads is read for this page. */
  of<T>(page: string, work: () => T): T;
  /** What `work` read, beside what it gave, for `noteAll`. */
  gathered<T>(work: () => T): { value: T; keys: ReadonlySet<string> };
}

/** Key of the question which documents refer to this one. */
export const referrersKey = (id: string) => `ref:${id}`;

/** Keeps the keys of each page until they are taken. */
export class PageReads implements Reads {
  readonly #pages = new Map<string, Set<string>>();
  #current = new Set<string>();

  note(key: string): void {
    this.#current.add(key);
  }

  noteAll(keys: Iterable<string>): void {
    for (const key of keys) this.#current.add(key);
  }

  of<T>(page: string, work: () => T): T {
    let keys = this.#pages.get(page);
    if (!keys) this.#pages.set(page, (keys = new Set()));
    return this.#within(keys, work);
  }

  gathered<T>(work: () => T): { value: T; keys: ReadonlySet<string> } {
    const keys = new Set<string>();
    return { value: this.#within(keys, work), keys };
  }

  /** All that was read for a page, and forgets it. */
  take(page: string): ReadonlySet<string> {
    const keys = this.#pages.get(page) ?? new Set();
    this.#pages.delete(page);
    return keys;
  }

  #within<T>(keys: Set<string>, work: () => T): T {
    const before = this.#current;
    this.#current = keys;
    try {
      return work();
    } finally {
      this.#current = before;
    }
  }
}

/** For pages that nobody keeps up to date: a preview. */
export const noReads: Reads = {
  note() {},
  noteAll() {},
  of: (_page, work) => work(),
  gathered: (work) => ({ value: work(), keys: new Set() }),
};

/** The documents that a query's row was made from: its own id, those within it, those it names. */
export function idsIn(row: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  // A stack of our own: a document can be nested deeper than the call stack.
  const rest: unknown[] = [row];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (Array.isArray(next)) {
      for (const item of next) if (typeof item === "object" && item !== null) rest.push(item);
    } else if (isRecord(next)) {
      for (const [name, value] of Object.entries(next)) {
        if (typeof value === "string") {
          if ((name === "_id" || name === "_ref") && !isAsset(value)) found.add(value);
        } else if (typeof value === "object" && value !== null) rest.push(value);
      }
    }
  }
  return found;
}

// An asset is named by its content: it never changes.
const isAsset = (id: string) => id.startsWith("image-") || id.startsWith("file-");
