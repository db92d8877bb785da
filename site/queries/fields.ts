import type { Telling } from "../tell.ts";
import { isRecord } from "../story/isRecord.ts";
import { wordsOf } from "../story/plainText.ts";

/** Where what was wrong with a document's fields is kept until there is a file to say it on. */
export type Problems = Omit<Telling, "rule">[];

type Row = Readonly<Record<string, unknown>>;
type Name<T> = keyof NonNullable<T> & string;
type Item<T> = NonNullable<T> extends readonly (infer I)[] ? I : never;

/**
 * A document as a query returned it, read field by field. The type says what the query promises;
 * what is stored may be anything, so each field is checked here once, and a wrong one is missing
 * and told.
 */
export interface Fields<T> {
  id: string;
  /** Words without control characters; `null` where there are none. */
  text(name: Name<T>): string | null;
  /** A finite number. */
  number(name: Name<T>): number | null;
  /** True only where the field is. */
  flag(name: Name<T>): boolean;
  /** A day, `2017-09-28`. */
  day(name: Name<T>): string | null;
  /** A point in time that a clock of ours can tell. */
  instant(name: Name<T>): string | null;
  /** The part of an address that documents make: `[a-z0-9-]`. */
  slug(name: Name<T>): string | null;
  choice<const C extends string>(name: Name<T>, of: readonly C[]): C | null;
  object<K extends Name<T>>(name: K): Fields<NonNullable<T>[K]> | null;
  list<K extends Name<T>>(name: K): Fields<Item<NonNullable<T>[K]>>[];
  /** Strings of an array, without holes. */
  texts(name: Name<T>): string[];
  /** As it is stored: for a text, which is read by its own rules. */
  raw(name: Name<T>): unknown;
}

/** Reads a document, or a part of one, as the type of its query's result. */
export function fieldsOf<T>(
  value: unknown,
  problems: Problems,
  { id, at = "" }: { id?: string; at?: string } = {},
): Fields<T> | null {
  if (!isRecord(value)) return null;
  const row: Row = value;
  const documentId = typeof row["_id"] === "string" ? row["_id"].toWellFormed() : (id ?? "");
  const within = typeof row["_id"] === "string" ? "" : at;
  const path = (name: string) => (within ? `${within}.${name}` : name);
  const wrong = (name: string, message: string) => {
    problems.push({ id: documentId, field: path(name), message });
    return null;
  };
  const has = (name: string) =>
    Object.hasOwn(row, name) && row[name] !== null && row[name] !== undefined;
  const checked = <V>(name: string, read: (value: unknown) => V | null, must: string): V | null => {
    if (!has(name)) return null;
    return read(row[name]) ?? wrong(name, `It must be ${must}; it is left out.`);
  };
  const items = (name: string): unknown[] => {
    if (!has(name)) return [];
    const value = row[name];
    return Array.isArray(value) ? value : (wrong(name, "It must be a list; it is left out."), []);
  };
  return {
    id: documentId,
    text: (name) => (row[name] === "" ? null : checked(name, wordsOf, "words")),
    number: (name) => checked(name, asNumber, "a number"),
    flag: (name) => row[name] === true,
    day: (name) => checked(name, asDay, "a day, such as 2026-11-24"),
    instant: (name) => checked(name, asInstant, "a time, such as 2026-11-24T09:30:00Z"),
    slug: (name) => checked(name, asSlug, "of the letters a-z, digits and single hyphens"),
    choice: (name, of) =>
      checked(name, (value) => of.find((one) => one === value) ?? null, `one of ${of.join(", ")}`),
    object: (name) =>
      checked(name, (v) => (isRecord(v) ? v : null), "an object") &&
      fieldsOf(row[name], problems, { id: documentId, at: path(name) }),
    list: (name) =>
      items(name).flatMap((item, at) => {
        const fields = fieldsOf<never>(item, problems, {
          id: documentId,
          at: `${path(name)}[${at}]`,
        });
        if (!fields && item !== null) wrong(`${name}[${at}]`, "It must be an object.");
        return fields ?? [];
      }),
    texts: (name) => items(name).flatMap((item) => wordsOf(item) ?? []),
    raw: (name) => row[name],
  };
}

/** The rows of a query's result, whatever came. */
export function rowsOf<Result>(rows: unknown, problems: Problems): Fields<Item<Result>>[] {
  return Array.isArray(rows)
    ? rows.flatMap((row) => fieldsOf<Item<Result>>(row, problems) ?? [])
    : [];
}

const asNumber = (value: unknown) =>
  typeof value === "number" && Number.isFinite(value) ? value : null;

const asDay = (value: unknown) =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : null;

const asInstant = (value: unknown) =>
  typeof value === "string" &&
  /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/.test(value) &&
  !Number.isNaN(Date.parse(value))
    ? value
    : null;

const asSlug = (value: unknown) =>
  typeof value === "string" && value.length <= 200 && /^[a-z0-9]+(?:-+[a-z0-9]+)*$/.test(value)
    ? value
    : null;
