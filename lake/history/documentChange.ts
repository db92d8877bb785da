import { parseDocument, type LakeDocument } from "../document.ts";
import type { DocumentStore } from "../storage/documents.ts";
import type { Change, Log } from "../storage/log.ts";
import { textAt } from "./textAt.ts";
import { effectsBetween, type Effects } from "./effects.ts";

/** What a transaction did to one document; what costs something is worked out when it is first asked for. */
export interface DocumentChange {
  id: string;
  /** The revision it is left at; null when it is deleted. */
  rev: string | null;
  before(): LakeDocument | null;
  after(): LakeDocument | null;
  beforeText(): string | null;
  afterText(): string | null;
  /** The mutations that lead from before to after, as JSON. */
  mutationsText(): string;
  effects(): Effects;
}

/** A transaction out of the log. */
export interface TransactionChanges {
  seq: number;
  id: string;
  at: string;
  author: string;
  changes: DocumentChange[];
}

/** Reads what a transaction did from the changes that the log has of it. */
export function transactionOf(
  changes: [Change, ...Change[]],
  log: Log,
  store: DocumentStore,
): TransactionChanges {
  const [{ seq, transactionId, at, author }] = changes;
  return {
    seq,
    id: transactionId,
    at,
    author,
    changes: changes.map((change) => documentChange(change, log, store)),
  };
}

function documentChange(change: Change, log: Log, store: DocumentStore): DocumentChange {
  const { id, rev, seq, before } = change;
  const afterText = once(() => (rev === null ? null : textAt(id, seq, log, store)));
  const parsedBefore = once(() => parseOrNull(before));
  const parsedAfter = once(() => parseOrNull(afterText()));
  return {
    id,
    rev,
    before: parsedBefore,
    after: parsedAfter,
    beforeText: () => before,
    afterText,
    mutationsText: () =>
      change.mutations ??
      `[{"${before === null ? "create" : "createOrReplace"}":${afterText() ?? "null"}}]`,
    effects: once(() => effectsBetween(parsedBefore(), parsedAfter())),
  };
}

function parseOrNull(text: string | null): LakeDocument | null {
  return text === null ? null : parseDocument(text);
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
