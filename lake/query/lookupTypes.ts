import type { SQLInputValue } from "node:sqlite";

/** Documents that may answer a condition: all that do are among them, others may be. */
export interface Candidates {
  /** At most so many; known without reading them. */
  readonly atMost: number;
  /** Whether to count them is to look through the texts of all. */
  isCostly?: boolean | undefined;
  /** The ids they are shown under, in any order. */
  ids(): Iterable<string>;
  /** SQL that gives their rows, where an index has them by row. */
  rows?: { sql: string; values: SQLInputValue[] };
}

export interface Lookups {
  ids(ids: string[]): Candidates;
  types(types: string[]): Candidates;
  /** Documents that refer to one of these; null for more than can be asked for at once. */
  referringTo(targets: string[]): Candidates | null;
  /** Documents with one of these values in an indexed attribute; null when a value is not indexed. */
  field(path: string, values: unknown[], types: string[] | null): Candidates | null;
  /** Documents whose id begins so, as it is stored or as it is shown. */
  prefix(which: "stored" | "shown", prefix: string): Candidates;
  /** A document with its drafts and versions. */
  versionsOf(id: string): Candidates;
  /** Documents that hold all of some plain parts of words: in the string that an attribute is, or anywhere; null when most do. */
  holding(path: string | null, parts: string[], types: string[] | null): Candidates | null;
  all(): Candidates;
  allTypes(): string[];
  /** How many stored documents of a type have an indexed value there. */
  count(type: string, path: string): number;
}
