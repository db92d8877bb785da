import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { pack, type Pack } from "tar-stream";
import { assetOfFile } from "../assets/assetName.ts";
import { sqliteFault } from "../storage/sqliteFault.ts";
import { copyDatabase } from "./copyDatabase.ts";
import { alreadyThere, codeOf, onDisk, passingName, putInPlace, sweep } from "./passing.ts";

/** The lake's database and the folder of its assets. */
export interface LakeFiles {
  file: string;
  assets: string;
}

export interface BackupOptions {
  /** Ends it; nothing is left behind then. */
  signal?: AbortSignal;
  /** Told of bytes. */
  onProgress?: (done: number, of: number) => void;
}

export interface BackupReport {
  /** Of the whole file. */
  bytes: number;
  documents: number;
  assets: number;
}

/** Writes the whole lake of one moment, history, tokens and assets included, into one tar file, while others go on writing. */
export async function backupLake(
  lake: LakeFiles,
  target: string,
  options: BackupOptions = {},
): Promise<BackupReport> {
  const folder = path.dirname(path.resolve(target));
  if (existsSync(target)) throw alreadyThere(target);
  if (!existsSync(lake.file)) throw new Error(`There is no lake at ${lake.file}.`);
  try {
    await mkdir(folder, { recursive: true });
    await sweep(folder, path.basename(target));
    return await writeBackup(lake, path.resolve(target), options);
  } catch (error) {
    throw options.signal?.aborted ? options.signal.reason : explain(error, target);
  }
}

async function writeBackup(
  lake: LakeFiles,
  target: string,
  options: BackupOptions,
): Promise<BackupReport> {
  const mark = randomUUID().slice(0, 8);
  const passing = path.join(path.dirname(target), passingName(path.basename(target), mark));
  const copy = `${passing}.db`;
  try {
    // There before it is filled, so that nobody else may ever read it.
    await writeFile(copy, "", { mode: 0o600, flag: "wx" });
    // The database first: whatever asset it names is in its place by then.
    const documents = await copyDatabase(lake.file, copy);
    options.signal?.throwIfAborted();
    const files = [
      { name: "lake.db", file: copy },
      ...(await assetsIn(lake.assets)).map((name) => ({
        name: `assets/${name}`,
        file: path.join(lake.assets, name),
      })),
    ];
    await writeTar(files, passing, options);
    await onDisk(passing);
    await putInPlace(passing, target);
    return { bytes: (await stat(target)).size, documents, assets: files.length - 1 };
  } finally {
    for (const file of [passing, copy]) await rm(file, { force: true });
  }
}

interface Packed {
  name: string;
  file: string;
}

async function writeTar(
  files: Packed[],
  target: string,
  { signal, onProgress }: BackupOptions,
): Promise<void> {
  const tar = pack();
  const writing = pipeline(tar, createWriteStream(target, { mode: 0o600, flags: "wx" }), {
    ...(signal && { signal }),
  });
  await Promise.all([writing, fill(tar, files, onProgress ?? (() => {}))]);
}

async function fill(
  tar: Pack,
  files: Packed[],
  onProgress: (done: number, of: number) => void,
): Promise<void> {
  try {
    const sizes = await Promise.all(files.map(async ({ file }) => (await stat(file)).size));
    const all = sizes.reduce((sum, size) => sum + size, 0);
    let done = 0;
    for (const [at, { name, file }] of files.entries()) {
      const size = sizes[at] ?? 0;
      await pipeline(createReadStream(file), tar.entry({ name, size, mode: 0o600 }));
      onProgress((done += size), all);
    }
    tar.finalize();
  } catch (error) {
    tar.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

/** The uploaded files; what was made from them can be made again, and an upload under way has another name. */
async function assetsIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  for (const kind of ["images", "files"]) {
    const inside = path.join(folder, kind);
    if (!existsSync(inside)) continue;
    names.push(...(await readdir(inside)).map((name) => `${kind}/${name}`));
  }
  return names.filter((name) => assetOfFile(name) !== null).toSorted();
}

function explain(error: unknown, target: string): unknown {
  const reason = error instanceof Error ? error.message : String(error);
  const isFull = sqliteFault(error) === "full" || codeOf(error) === "ENOSPC";
  const isOfFiles = error instanceof Error && "syscall" in error;
  if (!isFull && !isOfFiles) return error;
  const why = isFull ? "the disk is full" : reason;
  return new Error(`${target} could not be written: ${why}. Choose another place.`, {
    cause: error,
  });
}
