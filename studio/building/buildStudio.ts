import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { hashOfSources } from "./hashOfSources.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const program = fileURLToPath(new URL("./buildInto.ts", import.meta.url));
const week = 7 * 24 * 60 * 60 * 1000;

/** Where builds are kept: one serves every home and every port. */
export const buildsFolder = join(root, ".stet", "studio");

/**
 * Gives the folder of the built Studio, and builds it where none is there for these sources: some
 * twenty seconds, once. `signal` ends a build that is under way.
 */
export async function buildStudio(signal?: AbortSignal): Promise<string> {
  const name = await hashOfSources(root);
  const folder = join(buildsFolder, name);
  if (existsSync(folder)) return folder;
  // Built beside and renamed: a build that was cut off is never taken for one.
  const beside = join(buildsFolder, `.${name}-${process.pid}`);
  try {
    await promisify(execFile)(process.execPath, [program, beside], { cwd: root, signal });
    await rename(beside, folder).catch((error: unknown) => {
      // Another process was faster with the same sources.
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
  await removeOld(name);
  return folder;
}

/** An older build may still be served by a process that was started with it; after a week it goes. */
async function removeOld(name: string): Promise<void> {
  for (const other of await readdir(buildsFolder)) {
    const path = join(buildsFolder, other);
    if (other !== name && Date.now() - (await stat(path)).mtimeMs > week)
      await rm(path, { recursive: true, force: true });
  }
}
