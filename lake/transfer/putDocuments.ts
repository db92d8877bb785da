import { isDeepStrictEqual } from "node:util";
import type { LakeDocument } from "../document.ts";
import { faultOf, limits } from "../mutations/checkDocument.ts";
import type { Lake } from "../openLake.ts";
import { readDocument } from "../storage/documents.ts";
import type { LoggedChange } from "../storage/log.ts";

/** Documents written in one transaction: fewer cost more waiting for the disk, more hold up others longer. */
export const batchSize = 500;

export interface PutDocument {
  line: number;
  id: string;
  document: Record<string, unknown>;
  /** Why it cannot be stored, as far as that is known before it is looked at. */
  fault: string | null;
}

export type PutResult =
  | { line: number; id: string; outcome: "created" | "replaced" | "unchanged" }
  | { line: number; id: string; outcome: "refused"; reason: string };

/**
 * Puts documents in as they are, system attributes included, in one transaction; those that cannot be stored are left out.
 * A document that says what the stored one says is not touched. References are not checked: that is an import's right.
 */
export function putDocuments(
  lake: Lake,
  documents: PutDocument[],
  author: string,
): Promise<PutResult[]> {
  return lake.write(() => {
    const transactionId = lake.newId();
    const at = lake.now().toISOString();
    const changes: LoggedChange[] = [];
    lake.store.begin();
    const results = documents.map(({ line, id, document, fault }): PutResult => {
      const reason = fault ?? whyRefused(document);
      if (reason !== null) return { line, id, outcome: "refused", reason };
      const beforeText = lake.store.read(id);
      const before = readDocument(lake.store, id);
      const after = stamped(document, before, transactionId, at);
      if (before && isDeepStrictEqual(before, after)) return { line, id, outcome: "unchanged" };
      lake.store.write(after, before);
      changes.push({ id, rev: after._rev, mutations: null, before: beforeText });
      return { line, id, outcome: before ? "replaced" : "created" };
    });
    lake.store.flushCounts();
    if (changes.length > 0) {
      const request = "import";
      lake.log.append({ id: transactionId, at, author, request, results: "[]" }, changes);
    }
    return results;
  });
}

/** Says why the lake does not take a document, or gives null. */
export function whyRefused(document: Record<string, unknown>): string | null {
  const fault = faultOf(document);
  if (fault) return fault;
  const rev = document["_rev"];
  if (rev !== undefined && (typeof rev !== "string" || !/^[\w.-]{1,128}$/.test(rev))) {
    return `Its _rev ${JSON.stringify(rev).slice(0, 100)} is no revision`;
  }
  const bytes = Buffer.byteLength(JSON.stringify(document));
  return bytes > limits.document
    ? `It has ${bytes} bytes as JSON; at most ${limits.document} can be stored`
    : null;
}

/** What the file does not say of revision and times stays as it is while the content does. */
function stamped(
  content: Record<string, unknown>,
  before: LakeDocument | null,
  transactionId: string,
  at: string,
): LakeDocument {
  const { _id, _type, _rev, _createdAt, _updatedAt, ...attributes } = content;
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  const document = {
    _id: String(_id),
    _type: String(_type),
    _rev: text(_rev) ?? before?._rev ?? transactionId,
    _createdAt: text(_createdAt) ?? before?._createdAt ?? at,
    _updatedAt: text(_updatedAt) ?? before?._updatedAt ?? at,
    ...attributes,
  };
  if (!before || isDeepStrictEqual(before, document)) return document;
  return { ...document, _rev: text(_rev) ?? transactionId, _updatedAt: text(_updatedAt) ?? at };
}
