import { readFileSync } from "node:fs";

/** A document of `content/production.ndjson`, as it stands in its line. */
export interface ContentDocument {
  _id: string;
  _type: string;
  [field: string]: unknown;
}

/** Where the documents and pictures stand that a new lake begins with. */
export const contentFolder = new URL("../../content/", import.meta.url);

/** Every document of the newsroom's content, in the order of its lines. */
export function readContent(): ContentDocument[] {
  return readFileSync(new URL("production.ndjson", contentFolder), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as ContentDocument);
}

/** One thing inside a document with the path that leads to it. */
export interface Found {
  path: string;
  value: Record<string, unknown>;
}

/** Every object inside a value, outermost first. */
export function* objectsIn(value: unknown, path = ""): Generator<Found> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* objectsIn(item, `${path}[${index}]`);
  } else if (isObject(value)) {
    yield { path, value };
    for (const [name, field] of Object.entries(value))
      yield* objectsIn(field, path ? `${path}.${name}` : name);
  }
}

/** Whether a value is an object with fields. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The id that a reference holds; nothing for anything else. */
export function refOf(value: unknown): string | undefined {
  return isObject(value) && typeof value["_ref"] === "string" ? value["_ref"] : undefined;
}

/** A list field; empty where there is none. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A field of words; empty where there is none. */
export function wordsOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
