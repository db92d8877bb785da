import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  statSync,
} from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { applicationId, schema, schemaVersion } from "./schema.ts";
import { sqliteFault } from "./sqliteFault.ts";

/** Below this size a database is checked whole when it is opened; a larger one only page by page as it is read. */
const checkedWholeBytes = 8 * 1024 * 1024;

/** Opens or creates a lake's database, and refuses one that is newer than this code, damaged, locked or another program's. */
export function openDatabase(file: string, patience: number): DatabaseSync {
  mkdirSync(path.dirname(file), { recursive: true });
  let database: DatabaseSync | undefined;
  try {
    // SQLite itself would open it for reading, and fail at the first write.
    if (existsSync(file)) accessSync(file, constants.W_OK);
    // Drafts and what readers confide are nobody else's: SQLite gives its log the same mode.
    else closeSync(openSync(file, "a", 0o600));
    database = new DatabaseSync(file, { timeout: patience });
    // Looked at before anything is set: another program's database stays as it is.
    if (!isEmpty(database)) check(database, file);
    database.exec("pragma journal_mode = wal");
    tune(database, 16);
    if (isEmpty(database)) create(database);
    database.exec(`pragma busy_timeout = ${waitBeforeAskingAgain}`);
    return database;
  } catch (error) {
    database?.close();
    throw advise(error, file);
  }
}

/** Opens one more connection that only reads, each with its own snapshot. */
export function openReader(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
  tune(database, 4);
  return database;
}

/** Milliseconds that a statement may hold the thread while another process writes; the rest is waited for without holding it. */
const waitBeforeAskingAgain = 20;

/** Pages of the log, 16 MB, that are folded into the database at once: each time writers wait for the disk longer. */
const foldedAfter = 4000;

// Pages are read from the mapped file, which is the system's own cache; this one holds what is being written.
function tune(database: DatabaseSync, megabytes: number): void {
  database.exec(
    `pragma synchronous = full; pragma cache_size = ${-1024 * megabytes}; pragma mmap_size = 1073741824; pragma temp_store = memory; pragma wal_autocheckpoint = ${foldedAfter}`,
  );
}

function isEmpty(database: DatabaseSync): boolean {
  return numberOf(database, "select count(*) from sqlite_schema") === 0;
}

function create(database: DatabaseSync): void {
  database.exec("begin immediate");
  // Two processes may have found the file empty at the same moment: the second finds the tables made.
  if (isEmpty(database)) {
    database.exec(schema);
    database.exec(
      `pragma application_id = ${applicationId}; pragma user_version = ${schemaVersion}`,
    );
  }
  database.exec("commit");
}

function check(database: DatabaseSync, file: string): void {
  const application = numberOf(database, "pragma application_id");
  if (application !== applicationId) {
    throw new Error(`${file} is a database, but not a lake's. Name another file.`);
  }
  const version = numberOf(database, "pragma user_version");
  if (version > schemaVersion) {
    throw new Error(
      `${file} was written by a newer version (database version ${version}, this code knows ${schemaVersion}). Update the code, or set STET_HOME to another folder.`,
    );
  }
  if (statSync(file).size > checkedWholeBytes) return;
  const found = database.prepare("pragma quick_check(1)").get();
  if (found?.["quick_check"] !== "ok") {
    throw new Error(damaged(file, String(found?.["quick_check"])));
  }
}

function numberOf(database: DatabaseSync, query: string): number {
  const [value] = Object.values(database.prepare(query).get() ?? {});
  return typeof value === "number" ? value : Number.NaN;
}

function advise(error: unknown, file: string): Error {
  const fault = sqliteFault(error);
  const reason = error instanceof Error ? error.message : String(error);
  if (fault === "damaged") return new Error(damaged(file, reason));
  if (fault === "locked") {
    return new Error(`${file} is locked by another program. End that program and try again.`);
  }
  if (fault === "unwritable" || isDenied(error)) {
    return new Error(
      `${file} cannot be opened or written (${reason}). Check the folder and its permissions.`,
    );
  }
  return error instanceof Error ? error : new Error(reason);
}

function isDenied(error: unknown): boolean {
  const codes = ["EACCES", "EPERM", "EROFS"];
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

function damaged(file: string, reason: string): string {
  return `${file} is damaged (${reason.split("\n")[0]}). Nothing was changed. Restore a backup, or move the file away together with its -wal and -shm files and import an export.`;
}
