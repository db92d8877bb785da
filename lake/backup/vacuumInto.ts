import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";

const database = new DatabaseSync(workerData.from, { readOnly: true, timeout: 10_000 });
database.prepare("vacuum into ?").run(workerData.to);
database.close();
const copy = new DatabaseSync(workerData.to, { readOnly: true });
const documents = copy.prepare("select count(*) as n from documents").get()?.["n"];
copy.close();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(Number(documents));
