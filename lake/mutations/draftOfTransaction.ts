import { parseDocument, type LakeDocument } from "../document.ts";
import { refuseMutation } from "../refusal.ts";
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
  /** Length of its text, once somebody has patched it. */
  size?: number;
}

/** The documents of a transaction under way: nothing of it is stored before all of it is found right. */
export interface DraftOfTransaction {
  touch(id: string, index: number): Touched;
  touched(): Touched[];
  /** Refuses one patch more than a transaction may be busy with. */
  countPatch(touched: Touched): void;
}

/** Characters of documents that one transaction may patch, each document counted for each of its patches. */
const mostPatched = 256 * 1024 * 1024;

/** Begins an empty transaction over what is stored. */
export function draftOfTransaction(store: DocumentStore): DraftOfTransaction {
  const all = new Map<string, Touched>();
  let patched = 0;
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
    countPatch(touched) {
      touched.size ??= (touched.beforeText ?? JSON.stringify(touched.after)).length;
      patched += touched.size;
      if (patched <= mostPatched) return;
      throw refuseMutation(413, touched.index, {
        type: "transactionTooLargeError",
        description: `The transaction patches more than ${mostPatched} bytes of documents, ${touched.size} of them in "${touched.id}"; make several of it`,
      });
    },
  };
}
