import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, statSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { extract } from "tar-stream";
import { assetOfFile } from "../assets/assetName.ts";
import { sqliteFault } from "../storage/sqliteFault.ts";
import { openDatabase } from "../storage/openDatabase.ts";
import type { BackupOptions, BackupReport, LakeFiles } from "./backupLake.ts";
import { codeOf, folderOnDisk, onDisk, passingName, sweep } from "./passing.ts";
import { setAside } from "./setAside.ts";

export interface RestoreOptions extends BackupOptions {
  /** Keep a lake that is there in a folder beside, and take its place; else it is a reason to refuse. */
  setAside?: boolean;
}

export interface RestoreReport extends BackupReport {
  /** When the last transaction of the backup was, or null when it holds none. */
  until: string | null;
  /** The folder of the lake that was there, or null. */
  aside: string | null;
}

/** Puts a lake back from its backup; nothing is in place before all of it is found whole, and nothing is overwritten. */
export async function restoreLake(
  backup: string,
  lake: LakeFiles,
  options: RestoreOptions = {},
): Promise<RestoreReport> {
  const isThere = existsSync(lake.file);
  if (isThere && !options.setAside) {
    throw new Error(
      `${lake.file} exists already, and is not overwritten. With --set-aside it is kept in a folder beside; or restore to another place.`,
    );
  }
  try {
    return await putBack(path.resolve(backup), lake, isThere, options);
  } catch (error) {
    throw options.signal?.aborted ? options.signal.reason : explain(error, backup);
  }
}

async function putBack(
  backup: string,
  lake: LakeFiles,
  isThere: boolean,
  options: RestoreOptions,
): Promise<RestoreReport> {
  const folder = path.dirname(path.resolve(lake.file));
  await mkdir(folder, { recursive: true });
  await sweep(folder, "restore");
  const scratch = path.join(folder, passingName("restore", randomUUID().slice(0, 8)));
  await mkdir(scratch, { mode: 0o700 });
  try {
    const { bytes, assets } = await unpack(backup, scratch, options);
    const copy = path.join(scratch, "lake.db");
    if (!existsSync(copy) || statSync(copy).size === 0)
      throw new Error(`${backup} is no backup of a lake: it holds no lake.db.`);
    const found = check(copy, backup);
    options.signal?.throwIfAborted();
    await putAssets(path.join(scratch, "assets"), lake.assets);
    const aside = isThere ? await setAside(path.resolve(lake.file), new Date()) : null;
    await rename(copy, lake.file);
    await folderOnDisk(folder);
    return { bytes, assets, ...found, aside };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function unpack(
  backup: string,
  scratch: string,
  { signal, onProgress }: BackupOptions,
): Promise<{ bytes: number; assets: number }> {
  const report = { bytes: 0, assets: 0 };
  const entries = extract();
  try {
    const { size: all } = await stat(backup);
    const reading = pipeline(createReadStream(backup), entries, { ...(signal && { signal }) });
    // An entry that is cut off before anybody reads it says nothing: the file's end does.
    const cutOff = new Promise<never>((_, reject) => reading.catch(reject));
    cutOff.catch(() => {});
    for await (const entry of entries) {
      const { name, size = 0 } = entry.header;
      // What comes from outside never names a file itself.
      const asset = name.startsWith("assets/") ? assetOfFile(name.slice("assets/".length)) : null;
      if (name === "lake.db" || asset)
        await Promise.race([keep(entry, name, scratch, asset?.sha1), cutOff]);
      else entry.resume();
      if (asset) report.assets++;
      onProgress?.((report.bytes += size), Math.max(all, report.bytes));
    }
    await reading;
    return report;
  } catch (error) {
    if (signal?.aborted || (error instanceof Error && "syscall" in error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${backup} is not whole, or no backup of a lake (${reason}). Nothing was changed.`,
      { cause: error },
    );
  }
}

async function keep(
  entry: AsyncIterable<unknown>,
  name: string,
  scratch: string,
  sha1: string | undefined,
): Promise<void> {
  const target = path.join(scratch, name);
  await mkdir(path.dirname(target), { recursive: true });
  const hash = createHash("sha1");
  const hashing = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece);
      done(null, piece);
    },
  });
  await pipeline(entry, hashing, createWriteStream(target, { mode: 0o600 }));
  if (sha1 !== undefined && hash.digest("hex") !== sha1) {
    throw new Error(`${name} is not what its name says`);
  }
  await onDisk(target);
}

function explain(error: unknown, backup: string): unknown {
  if (codeOf(error) === "ENOSPC" || sqliteFault(error) === "full")
    return new Error("The disk is full. Nothing was changed.", { cause: error });
  if (!(error instanceof Error && "syscall" in error)) return error;
  return new Error(`${backup} cannot be restored: ${error.message}. Nothing was changed.`, {
    cause: error,
  });
}

function check(copy: string, backup: string): { documents: number; until: string | null } {
  const database = openDatabase(copy, 1000);
  try {
    const found = database.prepare("pragma integrity_check(1)").get()?.["integrity_check"];
    if (found !== "ok") throw new Error(`${backup} is damaged: ${String(found)}.`);
    const counted = database
      .prepare("select (select count(*) from documents) as n, max(at) as at from transactions")
      .get();
    database.exec("pragma wal_checkpoint(truncate)");
    const at = counted?.["at"];
    return { documents: Number(counted?.["n"]), until: typeof at === "string" ? at : null };
  } finally {
    database.close();
  }
}

/** Assets are named by what they are: one that is there already is the same. */
async function putAssets(from: string, assets: string): Promise<void> {
  for (const kind of ["images", "files"]) {
    if (!existsSync(path.join(from, kind))) continue;
    await mkdir(path.join(assets, kind), { recursive: true });
    for (const name of await readdir(path.join(from, kind)))
      await rename(path.join(from, kind, name), path.join(assets, kind, name));
    await folderOnDisk(path.join(assets, kind));
  }
}
