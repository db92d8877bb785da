export type SqliteFault = "damaged" | "locked" | "unwritable" | "full" | "other";

/** Sorts an error of SQLite by its result code: what there is to say to a person depends on that alone. */
export function sqliteFault(error: unknown): SqliteFault {
  if (!(error instanceof Error) || !("errcode" in error)) return "other";
  // The low byte is the primary code: https://www.sqlite.org/rescode.html
  return faults.get(Number(error.errcode) & 0xff) ?? "other";
}

const faults = new Map<number, SqliteFault>([
  [5, "locked"],
  [6, "locked"],
  [8, "unwritable"],
  [10, "unwritable"],
  [11, "damaged"],
  [13, "full"],
  [14, "unwritable"],
  [26, "damaged"],
]);
