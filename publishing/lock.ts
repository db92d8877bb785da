import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";

/** How long somebody waits for another update before they are told who holds it: milliseconds. */
const patience = 30_000;
const lookEvery = 25;

/**
 * Does work that only one process may do at a time. The lock is the system's own on an open file,
 * so it ends with its process, however that ends. Who waits too long is told what `holder` says.
 */
export async function alone<T>(
  file: string,
  holder: () => string,
  work: () => Promise<T>,
): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    for (let waited = 0; !isTaken(lock); waited += lookEvery) {
      if (waited >= patience)
        throw new Error(`The site is being updated by ${holder()}: wait for it, or end it.`);
      await setTimeout(lookEvery);
    }
    return await work();
  } finally {
    lock.close();
  }
}

const busy = 5;

function isTaken(lock: DatabaseSync): boolean {
  try {
    lock.exec("begin exclusive");
    return true;
  } catch (error) {
    if (error instanceof Error && "errcode" in error && error.errcode === busy) return false;
    throw error;
  }
}
