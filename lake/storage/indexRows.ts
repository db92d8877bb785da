import { isObject, type LakeDocument } from "../document.ts";

/** One row of `fields`: numbers, strings and booleans sort in this order of kinds, as GROQ sorts them. */
export interface IndexRow {
  path: string;
  kind: Kind;
  value: string | number;
}

export const kinds = { number: 2, string: 3, boolean: 4, long: 9 } as const;
export type Kind = (typeof kinds)[keyof typeof kinds];

/** Longer strings are not indexed; a list sorted by such a field is read whole. */
const longest = 200;

/** Lists what can be looked up of a document: its top-level scalars, and `<name>._ref` and `<name>.current`. */
export function indexRows(document: LakeDocument): IndexRow[] {
  const rows: IndexRow[] = [];
  for (const [name, value] of Object.entries(document)) {
    // Types have an index of their own, and nobody looks for a revision.
    if (name === "_type" || name === "_rev") continue;
    const row = indexRow(name, value);
    if (row) rows.push(row);
    if (!isObject(value)) continue;
    for (const inner of innerNames) {
      const innerRow = Object.hasOwn(value, inner)
        ? indexRow(`${name}.${inner}`, value[inner])
        : null;
      if (innerRow) rows.push(innerRow);
    }
  }
  return rows;
}

/** Attributes of top-level objects that are indexed too: what a reference and a slug are looked up by. */
export const innerNames = ["_ref", "current"];

/** Gives the row under which a scalar is found, or null for what is not indexed. */
export function indexRow(path: string, value: unknown): IndexRow | null {
  if (typeof value === "number") return { path, kind: kinds.number, value };
  if (typeof value === "boolean") return { path, kind: kinds.boolean, value: value ? 1 : 0 };
  if (typeof value !== "string") return null;
  if (value.length > longest) return { path, kind: kinds.long, value: "" };
  return { path, kind: kinds.string, value: sortKey(value) };
}

/**
 * Rewrites a string so that SQLite's order of bytes is JavaScript's order of UTF-16 units, which GROQ compares by.
 * The two differ only above U+D7FF: there the units move to code points that sort in their order.
 * Lone surrogates, which SQLite cannot hold, become ordinary code points on the way.
 */
export function sortKey(text: string): string {
  if (!/[\uD800-\uFFFF]/.test(text)) return text;
  let key = "";
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0xd800) key += text[at];
    else if (unit < 0xe000) key += String.fromCharCode(unit - 0xd800 + 0xe000);
    else key += String.fromCodePoint(unit - 0xe000 + 0x100000);
  }
  return key;
}
