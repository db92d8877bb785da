import { isDocumentId } from "../documentId.ts";
import { isObject } from "../document.ts";

export const limits = {
  /** Bytes of one document as JSON. */
  document: 32 * 1024 * 1024,
  /** Objects and arrays inside one another, the document itself not counted. */
  depth: 20,
  /** Attributes of one object. */
  attributes: 5000,
};

/** Tells what is wrong with a document that somebody wants stored, or null. */
export function faultOf(document: Record<string, unknown>): string | null {
  const { _id: id, _type: type } = document;
  if (!isDocumentId(id)) {
    return `The document ID ${show(id)} is not valid: an ID has at most 128 of a-z, A-Z, 0-9, "-", "_" and ".", starts with a letter, a digit or "_", and holds no two dots in a row nor one at its end.`;
  }
  if (typeof type !== "string" || type === "" || type.length > 128 || !type.isWellFormed()) {
    return `Document "${id}" has no valid _type: ${show(type)} is not a string of 1 to 128 characters.`;
  }
  for (const name of ["_createdAt", "_updatedAt"]) {
    const value = document[name];
    if (value !== undefined && (typeof value !== "string" || Number.isNaN(Date.parse(value)))) {
      return `Document "${id}" has the ${name} ${show(value)}, which is not a date and time such as 2026-11-02T09:00:00Z.`;
    }
  }
  return faultWithin(document, id, "", 0);
}

function faultWithin(value: unknown, id: string, path: string, depth: number): string | null {
  if (depth > limits.depth) {
    return `Document "${id}" is nested deeper than ${limits.depth} levels at ${path.slice(0, 200)}.`;
  }
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) {
      const fault = isNested(item) ? faultWithin(item, id, `${path}[${at}]`, depth + 1) : null;
      if (fault) return fault;
    }
    return null;
  }
  if (!isObject(value)) return null;
  const entries = Object.entries(value);
  if (entries.length > limits.attributes) {
    return `Document "${id}" has ${entries.length} attributes in ${path.slice(0, 200) || "itself"}; an object has at most ${limits.attributes}. Make a list of them.`;
  }
  for (const [name, inner] of entries) {
    const here = path === "" ? name : `${path}.${name}`;
    if (isRefusedName(name))
      return `Document "${id}" has an attribute that may not be named so: ${here}.`;
    const fault = isNested(inner) ? faultWithin(inner, id, here, depth + 1) : null;
    if (fault) return fault;
  }
  return null;
}

/** Tells whether no attribute and no path may have this name: programs that read the document would trip over it. */
export function isRefusedName(name: string): boolean {
  return refusedNames.has(name);
}

// The first three reach the prototype of what a document is copied into; groq-js calls the fourth on every object.
const refusedNames = new Set(["__proto__", "constructor", "prototype", "hasOwnProperty"]);

function isNested(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function show(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 160) ?? "undefined";
}
