import type { DocumentStore } from "../storage/documents.ts";
import type { Log } from "../storage/log.ts";

/** Gives a document's text as a transaction left it, whether or not the transaction touched it. */
export function textAt(id: string, seq: number, log: Log, store: DocumentStore): string | null {
  // Read first: if another process writes in between, the log already has what was read.
  const now = store.read(id);
  const later = log.textAfter(id, seq);
  return later === undefined ? now : later;
}
