import { isRecord } from "./story/isRecord.ts";

/**
 * Notes what each page was made from, so that a change is known to touch it. A key is the id of a
 * document whose content was read, or names a piece of the index (site/indexKeys.ts).
 */
export interface Reads {
  /** Notes a key for the page that is being made. */
  note(key: string): void;
  /** Notes keys that were gathered elsewhere, documents with their revisions where these are known. */
  noteAll(keys: KeysRead): void;
  /** Whatever `work` reads is read for this page. */
  of<T>(page: string, work: () => T): T;
  /** What `work` read, beside what it gave, for `noteAll`. */
  gathered<T>(work: () => T): { value: T; keys: KeysRead };
}

/** Keys of what was read; of a document that a query returned, the revision. */
export type KeysRead = ReadonlyMap<string, string | undefined>;

/** Key of the question which documents refer to this one. */
export const referrersKey = (id: string) => `ref:${id}`;

/** Keeps the keys of each page until they are taken. */
export class PageReads implements Reads {
  readonly #pages = new Map<string, Map<string, string | undefined>>();
  /** Nothing while no page is made: what the update itself reads is no page's. */
  #current: Map<string, string | undefined> | undefined;

  note(key: string): void {
    if (this.#current && !this.#current.has(key)) this.#current.set(key, undefined);
  }

  noteAll(keys: KeysRead): void {
    for (const [key, revision] of keys)
      if (revision === undefined) this.note(key);
      else this.#current?.set(key, revision);
  }

  of<T>(page: string, work: () => T): T {
    let keys = this.#pages.get(page);
    if (!keys) this.#pages.set(page, (keys = new Map()));
    return this.#within(keys, work);
  }

  gathered<T>(work: () => T): { value: T; keys: KeysRead } {
    const keys = new Map<string, string | undefined>();
    return { value: this.#within(keys, work), keys };
  }

  /** All that was read for a page, and forgets it. */
  take(page: string): KeysRead {
    const keys = this.#pages.get(page) ?? new Map<string, undefined>();
    this.#pages.delete(page);
    return keys;
  }

  #within<T>(keys: Map<string, string | undefined>, work: () => T): T {
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
  gathered: (work) => ({ value: work(), keys: new Map() }),
};

/**
 * The documents that a query's row was made from: itself and those within it, with their revisions,
 * and those it names.
 */
export function idsIn(row: unknown): KeysRead {
  const found = new Map<string, string | undefined>();
  // A stack of our own: a document can be nested deeper than the call stack.
  const rest: unknown[] = [row];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (Array.isArray(next)) {
      for (const item of next) if (typeof item === "object" && item !== null) rest.push(item);
    } else if (isRecord(next)) {
      const { _id, _rev } = next;
      if (typeof _id === "string") found.set(_id, typeof _rev === "string" ? _rev : undefined);
      for (const [name, value] of Object.entries(next)) {
        if (typeof value === "string") {
          if (name === "_ref" && !isAsset(value) && !found.has(value)) found.set(value, undefined);
        } else if (typeof value === "object" && value !== null) rest.push(value);
      }
    }
  }
  return found;
}

// An asset is named by its content: it never changes.
const isAsset = (id: string) => id.startsWith("image-") || id.startsWith("file-");
