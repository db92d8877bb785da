import { link, open, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";

/** Puts a file on disk for good. */
export async function onDisk(file: string): Promise<void> {
  const handle = await open(file);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Puts on disk that a folder holds what was moved into it; Windows does so by itself, and refuses to be asked. */
export async function folderOnDisk(folder: string): Promise<void> {
  if (process.platform !== "win32") await onDisk(folder);
}

/** Puts a whole file in its place, where none may be: one that has come there meanwhile stays. */
export async function putInPlace(passing: string, target: string): Promise<void> {
  try {
    // Unlike a rename, a link never takes the place of another file.
    await link(passing, target);
    await rm(passing);
  } catch (error) {
    if (codeOf(error) === "EEXIST") throw alreadyThere(target);
    // Some disks know no links.
    await rename(passing, target);
  }
  await folderOnDisk(path.dirname(target));
}

/** The error for a file that is not overwritten. */
export function alreadyThere(target: string): Error {
  return new Error(`${target} exists already. Name another file, or move it away first.`);
}

/** The name of something that passes, and by which a later process knows whose it was. */
export const passingName = (name: string, mark: string) => `${name}.${process.pid}-${mark}.part`;

/** Takes away what processes that were killed have left in a folder under passing names. */
export async function sweep(folder: string, name: string): Promise<void> {
  for (const found of await readdir(folder)) {
    if (!found.startsWith(`${name}.`)) continue;
    const pid = /^\.(\d+)-[\w-]+\.part(\.db)?$/.exec(found.slice(name.length))?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    await rm(path.join(folder, found), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
}

/** The system's code of an error, such as `ENOENT`. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
