import { parseDocument, type LakeDocument } from "../document.ts";
import type { DocumentStore } from "../storage/documents.ts";

/** A document as a transaction found it and leaves it. */
export interface Touched {
  id: string;
  beforeText: string | null;
  before: LakeDocument | null;
  after: LakeDocument | null;
  /** The mutations that touched it, as listeners are told of them. */
  mutations: Record<string, unknown>[];
  /** The first mutation that touched it, for messages. */
  index: number;
  operation: "none" | "create" | "update" | "delete";
}

/** The documents of a transaction under way: nothing of it is stored before all of it is found right. */
export interface DraftOfTransaction {
  touch(id: string, index: number): Touched;
  touched(): Touched[];
}

/** Begins an empty transaction over what is stored. */
export function draftOfTransaction(store: DocumentStore): DraftOfTransaction {
  const all = new Map<string, Touched>();
  return {
    touch(id, index) {
      const known = all.get(id);
      if (known) return known;
      const beforeText = store.read(id);
      const before = beforeText === null ? null : parseDocument(beforeText);
      const touched: Touched = {
        id,
        beforeText,
        before,
        after: before,
        mutations: [],
        index,
        operation: "none",
      };
      all.set(id, touched);
      return touched;
    },
    touched: () => [...all.values()],
  };
}
