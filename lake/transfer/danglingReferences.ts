import type { Lake } from "../openLake.ts";
import { readDocument } from "../storage/documents.ts";
import { references } from "../storage/references.ts";

export interface DanglingReference {
  /** The document that refers. */
  id: string;
  /** The id that no document has. */
  target: string;
}

/** Finds strong references of these documents to documents that are not there. */
export function danglingReferences(lake: Lake, ids: string[]): DanglingReference[] {
  const there = new Map<string, boolean>();
  const isThere = (id: string) => {
    let known = there.get(id);
    if (known === undefined) there.set(id, (known = lake.store.exists(id)));
    return known;
  };
  return ids.flatMap((id) => {
    const document = readDocument(lake.store, id);
    if (!document) return [];
    return [...references(document)]
      .filter(([target, strong]) => strong && !isThere(target))
      .map(([target]) => ({ id, target }));
  });
}
