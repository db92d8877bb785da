import { DatabaseSync } from "node:sqlite";
import { workerData } from "node:worker_threads";

const database = new DatabaseSync(workerData.file, { timeout: 30_000 });
database.exec("pragma synchronous = full; vacuum");
// Until what was written anew is out of the log, the file is as long as it was.
const { busy } = database.prepare("pragma wal_checkpoint(truncate)").get() ?? {};
database.close();
if (busy !== 0) throw Object.assign(new Error("The log is in use."), { errcode: 5 });
