import { existsSync } from "node:fs";
import { copyFile, link, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sqliteFault } from "../storage/sqliteFault.ts";
import { folderOnDisk, onDisk } from "./passing.ts";

/**
 * Keeps a database, whole, in a folder beside it, and gives the folder. The file itself stays where it is too, until
 * another one takes its place: whenever the process is ended, there is a lake.
 */
export async function setAside(file: string, now: Date): Promise<string> {
  const folder = await newFolder(path.dirname(file), now);
  const kept = path.join(folder, path.basename(file));
  try {
    // SQLite throws the log of a database away that it cannot read; somebody else might read it.
    const logs = ["-wal", "-journal"].filter((end) => existsSync(file + end));
    for (const end of logs) await copyFile(file + end, kept + end);
    if (foldLogIn(file)) for (const end of logs) await rm(kept + end);
    // Some disks know no links.
    await link(file, kept).catch(() => copyFile(file, kept));
    for (const end of ["", "-wal", "-journal"])
      if (existsSync(kept + end)) await onDisk(kept + end);
    await folderOnDisk(folder);
    for (const end of ["-wal", "-shm", "-journal"]) await rm(file + end, { force: true });
    return folder;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Makes one file of a database and its log, or gives false for one that is damaged; refused while anybody else has it open. */
function foldLogIn(file: string): boolean {
  const database = new DatabaseSync(file, { timeout: 1000 });
  try {
    const mode = database.prepare("pragma journal_mode = delete").get()?.["journal_mode"];
    if (mode !== "delete") throw inUse(file);
    return true;
  } catch (error) {
    if (sqliteFault(error) === "locked") throw inUse(file);
    // What is damaged is kept as it is.
    if (sqliteFault(error) !== "damaged") throw error;
    return false;
  } finally {
    database.close();
  }
}

async function newFolder(beside: string, now: Date): Promise<string> {
  const name = `set-aside-${now.toISOString().slice(0, 19).replaceAll(":", "-")}`;
  for (let n = 1; ; n++) {
    const folder = path.join(beside, n === 1 ? name : `${name}-${n}`);
    if (existsSync(folder)) continue;
    await mkdir(folder, { mode: 0o700 });
    return folder;
  }
}

function inUse(file: string): Error {
  return new Error(
    `${file} is in use by another process. End it, then restore. Nothing was changed.`,
  );
}
