import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { pack, type Pack } from "tar-stream";
import { assetOfFile } from "../assets/assetName.ts";
import { copyDatabase } from "./copyDatabase.ts";

export interface BackupOptions {
  /** The lake's database and assets: the lake may be running, in this process or another. */
  file: string;
  assets: string;
}

export interface BackupReport {
  bytes: number;
  assets: number;
}

/** Writes the whole lake of one moment, history, tokens and assets included, into one tar file, while others go on writing. */
export async function backupLake(lake: BackupOptions, target: string): Promise<BackupReport> {
  if (existsSync(target)) {
    throw new Error(`${target} exists already. Name another file, or move it away first.`);
  }
  await mkdir(path.dirname(path.resolve(target)), { recursive: true });
  const passing = `${target}.${process.pid}.part`;
  const copy = `${passing}.db`;
  try {
    // The database first: whatever asset it names is in its place by then.
    await copyDatabase(lake.file, copy);
    const assets = await assetsIn(lake.assets);
    const tar = pack();
    const writing = pipeline(tar, createWriteStream(passing, { mode: 0o600 }));
    await Promise.all([writing, fill(tar, copy, assets, lake.assets)]);
    await onDisk(passing);
    await rename(passing, target);
    return { bytes: (await stat(target)).size, assets: assets.length };
  } finally {
    for (const file of [passing, copy]) await rm(file, { force: true });
  }
}

async function fill(tar: Pack, copy: string, assets: string[], folder: string): Promise<void> {
  try {
    await put(tar, "lake.db", copy);
    for (const name of assets) await put(tar, `assets/${name}`, path.join(folder, name));
    tar.finalize();
  } catch (error) {
    tar.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

async function put(tar: Pack, name: string, file: string): Promise<void> {
  const { size } = await stat(file);
  await pipeline(createReadStream(file), tar.entry({ name, size, mode: 0o600 }));
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

async function onDisk(file: string): Promise<void> {
  const handle = await open(file);
  await handle.sync();
  await handle.close();
}
