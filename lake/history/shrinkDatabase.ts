import { statSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { sqliteFault } from "../storage/sqliteFault.ts";

export interface Shrunk {
  /** Bytes of the database with its log, before and after. */
  before: number;
  after: number;
}

/** Gives back to the disk what a database does not need any more; in a thread of its own, while others read. Who writes waits. */
export async function shrinkDatabase(file: string): Promise<Shrunk> {
  const before = sizeOf(file);
  await new Promise<void>((resolve, reject) => {
    const worker = new Worker(new URL("./vacuum.ts", import.meta.url), { workerData: { file } });
    worker.once("error", (error) => reject(explain(error, before)));
    worker.once("exit", () => resolve());
  });
  return { before, after: sizeOf(file) };
}

function sizeOf(file: string): number {
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  return statSync(file).size + log;
}

function explain(error: unknown, size: number): unknown {
  const reasons = new Map([
    ["full", `the disk is full, and for a moment it takes twice ${size} bytes. Make space`],
    ["locked", "others were writing or reading all the time"],
  ]);
  const reason = reasons.get(sqliteFault(error));
  return reason === undefined ? error : new Error(`${reason}; then run it again.`);
}
