import { Worker } from "node:worker_threads";

/** Copies a database as it is at one moment into a new file, in a thread of its own, while others go on writing; gives how many documents it holds. */
export function copyDatabase(from: string, to: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./vacuumInto.ts", import.meta.url), {
      workerData: { from, to },
    });
    let documents = 0;
    worker.once("message", (counted: number) => {
      documents = counted;
    });
    worker.once("error", reject);
    worker.once("exit", (code) => {
      if (code === 0) resolve(documents);
      else reject(new Error(`${from} could not be copied to ${to}.`));
    });
  });
}
