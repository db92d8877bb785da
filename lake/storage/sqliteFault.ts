import { refuse } from "../refusal.ts";

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

/** Says of a fault met while writing what there is to do; what is none of SQLite's stays as it is. */
export function refusalOfFault(error: unknown): unknown {
  switch (sqliteFault(error)) {
    case "full":
      return refuse(507, "The disk is full; nothing was written. Make space and try again.");
    case "damaged":
      return refuse(500, "The lake's database is damaged; nothing was written. Restore a backup.");
    case "unwritable": {
      const reason = error instanceof Error ? error.message : String(error);
      return refuse(
        503,
        `The lake's database cannot be written (${reason}); nothing was written. Check the disk and the file's permissions.`,
      );
    }
    default:
      return error;
  }
}
