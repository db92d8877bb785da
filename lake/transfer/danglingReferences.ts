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
  return ids.flatMap((id) => {
    const document = readDocument(lake.store, id);
    if (!document) return [];
    return [...references(document)]
      .filter(([target, strong]) => strong && !lake.store.exists(target))
      .map(([target]) => ({ id, target }));
  });
}
