import { DatabaseSync } from "node:sqlite";
import { workerData } from "node:worker_threads";

const database = new DatabaseSync(workerData.from, { readOnly: true, timeout: 10_000 });
database.prepare("vacuum into ?").run(workerData.to);
database.close();
