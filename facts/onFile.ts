/** A document as the lake stores it. Of its fields nothing is certain. */
export interface StoredDocument {
  readonly _id: string;
  readonly _type: string;
  readonly [field: string]: unknown;
}

/** The documents that a rule can look up, by the ids that references hold. */
export interface OnFile {
  get(id: string): StoredDocument | undefined;
  /** All documents of a type that are at hand, in the order they were handed in. */
  ofType(type: string): readonly StoredDocument[];
  /** Corrections of a document, in the order they were handed in. */
  correctionsOf(id: string): readonly StoredDocument[];
}

/**
 * Puts documents on file. Of a document and its draft the one handed in last counts; both are
 * found under the published id, which is what references hold.
 */
export function onFile(documents: Iterable<StoredDocument>): OnFile {
  const byId = new Map<string, StoredDocument>();
  for (const document of documents) byId.set(publishedId(document._id), document);
  const byType = Map.groupBy(byId.values(), (document) => document._type);
  const corrections = Map.groupBy(byType.get("correction") ?? [], (correction) =>
    referenceIn(correction["corrects"]),
  );
  return {
    get: (id) => byId.get(id),
    ofType: (type) => byType.get(type) ?? [],
    correctionsOf: (id) => corrections.get(id) ?? [],
  };
}

/** The id that readers' documents refer to: without `drafts.` or `versions.<release>.` before it. */
export function publishedId(id: string): string {
  return id.replace(/^(?:drafts|versions\.[^.]+)\./, "");
}

/** The id that a value refers to, when it is a reference at all. */
export function referenceIn(value: unknown): string | undefined {
  const ref = fieldOf(value, "_ref");
  return typeof ref === "string" ? ref : undefined;
}

/** A field of a value that may be anything. */
export function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
  const found: unknown = Reflect.get(value, name);
  return found;
}

/** Words in a field: nothing where there are none, or none that can be read. */
export function wordsIn(value: unknown, name: string): string | undefined {
  const words = fieldOf(value, name);
  return typeof words === "string" && words.trim() !== "" ? words.trim() : undefined;
}
