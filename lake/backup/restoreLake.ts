import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, mkdtemp, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { extract } from "tar-stream";
import { assetOfFile } from "../assets/assetName.ts";
import { openDatabase } from "../storage/openDatabase.ts";
import type { BackupOptions, BackupReport } from "./backupLake.ts";

/** Puts a lake back from its backup, where none is; nothing is in place before all of it is found whole. */
export async function restoreLake(backup: string, lake: BackupOptions): Promise<BackupReport> {
  if (existsSync(lake.file)) {
    throw new Error(
      `${lake.file} exists already, and is not overwritten. Move it away together with its -wal and -shm files, or restore to another place.`,
    );
  }
  const folder = path.dirname(path.resolve(lake.file));
  await mkdir(folder, { recursive: true });
  const scratch = await mkdtemp(path.join(folder, "restore-"));
  try {
    const report = await unpack(backup, scratch);
    const copy = path.join(scratch, "lake.db");
    if (!existsSync(copy))
      throw new Error(`${backup} is no backup of a lake: it holds no lake.db.`);
    check(copy, backup);
    await putAssets(scratch, lake.assets);
    await rename(copy, lake.file);
    return report;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function unpack(backup: string, scratch: string): Promise<BackupReport> {
  const report: BackupReport = { bytes: 0, assets: 0 };
  const entries = extract();
  const reading = pipeline(createReadStream(backup), entries).catch((error: Error) => error);
  try {
    for await (const entry of entries) {
      const { name, size = 0 } = entry.header;
      // What comes from outside never names a file itself.
      const asset = name.startsWith("assets/") ? assetOfFile(name.slice("assets/".length)) : null;
      if (name !== "lake.db" && !asset) {
        entry.resume();
        continue;
      }
      const target = path.join(scratch, name);
      await mkdir(path.dirname(target), { recursive: true });
      await pipeline(entry, createWriteStream(target, { mode: 0o600 }));
      await onDisk(target);
      report.bytes += size;
      if (asset) report.assets++;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${backup} is not whole, or no backup of a lake (${reason}).`, {
      cause: error,
    });
  }
  const failed = await reading;
  if (failed instanceof Error) throw new Error(`${backup} cannot be read (${failed.message}).`);
  return report;
}

function check(copy: string, backup: string): void {
  const database = openDatabase(copy, 1000);
  try {
    const found = database.prepare("pragma integrity_check(1)").get()?.["integrity_check"];
    if (found !== "ok") throw new Error(`${backup} is damaged: ${String(found)}.`);
    database.exec("pragma wal_checkpoint(truncate)");
  } finally {
    database.close();
  }
}

async function putAssets(scratch: string, assets: string): Promise<void> {
  for (const kind of ["images", "files"]) {
    const from = path.join(scratch, "assets", kind);
    if (!existsSync(from)) continue;
    await mkdir(assets, { recursive: true });
    const to = path.join(assets, kind);
    if (existsSync(to)) throw new Error(`${to} exists already, and is not overwritten.`);
    await rename(from, to);
  }
}

async function onDisk(file: string): Promise<void> {
  const handle = await open(file);
  await handle.sync();
  await handle.close();
}
