export interface LakeDocument {
  _id: string;
  _type: string;
  _rev: string;
  _createdAt: string;
  _updatedAt: string;
  [attribute: string]: unknown;
}

/** Tells whether a value out of JSON is an object, so that its attributes may be read. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads a document back from its stored text; what the lake has written it trusts. */
export function parseDocument(text: string): LakeDocument {
  const document: LakeDocument = JSON.parse(text);
  return document;
}
