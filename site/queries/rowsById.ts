import { isRecord } from "../story/isRecord.ts";
import type { Known } from "../story/facts.ts";
import { idsIn, type KeysRead, type Reads } from "../reads.ts";

/** The documents of a result by their ids: who asks for one is noted to be made from it. */
export function rowsById<Row extends object = Record<string, unknown>>(
  result: unknown,
  reads: Reads,
): Known<Row> {
  const rows = new Map<string, Row>();
  for (const row of Array.isArray(result) ? result : [])
    if (isRecord(row) && typeof row["_id"] === "string")
      // What a query promises; each field is checked where it is read.
      rows.set(row["_id"].toWellFormed(), row as Row);
  return {
    get(id) {
      const row = rows.get(id);
      reads.note(id);
      if (row) reads.noteAll(idsIn(row));
      return row;
    },
  };
}

/** Makes something of each document once, however many pages ask for it. */
export function madeOnce<From, T>(
  from: Known<From>,
  reads: Reads,
  make: (value: From) => T | undefined,
): Known<T> {
  const made = new Map<string, { value: T | undefined; keys: KeysRead }>();
  return {
    get(id) {
      let found = made.get(id);
      if (!found) {
        found = reads.gathered(() => {
          const value = from.get(id);
          return value === undefined ? undefined : make(value);
        });
        made.set(id, found);
      }
      reads.noteAll(found.keys);
      return found.value;
    },
  };
}
