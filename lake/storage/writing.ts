import type { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { refuse } from "../refusal.ts";
import { sqliteFault } from "./sqliteFault.ts";

/** Runs synchronous work as one transaction on disk; waits for other processes without holding the thread, up to `patience` ms. */
export async function writing<T>(
  database: DatabaseSync,
  patience: number,
  work: () => T,
): Promise<T> {
  await begin(database, patience);
  try {
    const result = work();
    if (database.isTransaction) database.exec("commit");
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec("rollback");
    throw explain(error);
  }
}

async function begin(database: DatabaseSync, patience: number): Promise<void> {
  const until = performance.now() + patience;
  for (let pause = 1; ; pause = Math.min(pause * 2, 40)) {
    try {
      database.exec("begin immediate");
      return;
    } catch (error) {
      if (sqliteFault(error) !== "locked") throw explain(error);
      if (performance.now() > until) {
        throw refuse(
          503,
          `Another process has been writing to this lake for ${Math.round(patience / 1000)} s; nothing was written. Try again.`,
          { "Retry-After": "1" },
        );
      }
    }
    await wait(pause + Math.random() * pause);
  }
}

function explain(error: unknown): unknown {
  const fault = sqliteFault(error);
  if (fault === "full") return refuse(507, "The disk is full; nothing was written.");
  if (fault === "damaged") {
    return refuse(500, "The lake's database is damaged; nothing was written. Restore a backup.");
  }
  return error;
}
