import {
  access,
  constants,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  unlink,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";

const own = ".stet";
const marker = "README.txt";
const markerText =
  "This folder is written by Stet. Files at the addresses of the site are replaced by its next build.\n";

/** A folder that the site is written to. */
export interface Destination {
  /** Whether files that stand here at the site's addresses may be replaced. */
  ours: boolean;
  /** Puts a file in place whole, unless the same bytes are there already; says whether it wrote. */
  write(path: string, bytes: Uint8Array): Promise<boolean>;
  /** Whether a file with other bytes stands here. */
  differs(path: string, bytes: Uint8Array): Promise<boolean>;
  /** Takes a file away, and the folders that it leaves empty. */
  remove(path: string): Promise<void>;
}

/** Makes the folder ready: there, writable, without temporary files of runs that have ended. */
export async function openDestination(folder: string): Promise<Destination> {
  const temporary = join(folder, own);
  let ours: boolean;
  try {
    const present = await entries(folder);
    ours = present.length === 0 || (await entries(temporary)).includes(marker);
    await mkdir(temporary, { recursive: true });
    await access(temporary, constants.W_OK);
    await sweep(temporary);
    // In a folder of others it would say what is not so.
    if (ours) await replace(join(temporary, marker), Buffer.from(markerText), temporary);
  } catch (error) {
    throw new Error(`${folder} cannot be written to (${reason(error)}). ${advice(error)}`, {
      cause: error,
    });
  }
  return {
    ours,
    async write(path, bytes) {
      const file = join(folder, path);
      try {
        return await replace(file, bytes, temporary);
      } catch (error) {
        throw new Error(`${file} could not be written (${reason(error)}). ${advice(error)}`, {
          cause: error,
        });
      }
    },
    async differs(path, bytes) {
      const old = await readIfThere(join(folder, path));
      return old !== undefined && Buffer.compare(old, bytes) !== 0;
    },
    async remove(path) {
      await rm(join(folder, path), { force: true });
      await removeEmpty(folder, dirname(path));
    },
  };
}

/** How many files of others stand in a folder that holds ours too. */
export async function countForeign(
  folder: string,
  isOurs: (path: string) => boolean,
): Promise<number> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  return all.filter((entry) => {
    const path = join(entry.parentPath, entry.name).slice(folder.length + 1);
    return !entry.isDirectory() && !path.startsWith(`${own}/`) && !isOurs(path);
  }).length;
}

let counter = 0;

async function replace(file: string, bytes: Uint8Array, temporary: string): Promise<boolean> {
  const old = await readIfThere(file);
  if (old && Buffer.compare(old, bytes) === 0) return false;
  const beside = join(temporary, `${process.pid}-${counter++}`);
  try {
    await writeFile(beside, bytes);
    try {
      await rename(beside, file);
    } catch (error) {
      if (codeOf(error) !== "ENOENT") throw error;
      await mkdir(dirname(file), { recursive: true });
      await rename(beside, file);
    }
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  return true;
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
    throw error;
  }
}

async function entries(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

// A temporary file is named by its process: what belongs to one that still runs is left alone.
async function sweep(temporary: string): Promise<void> {
  for (const name of await readdir(temporary)) {
    const [pid] = name.split("-");
    if (name !== marker && !isAlive(Number(pid))) await unlink(join(temporary, name));
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

async function removeEmpty(folder: string, path: string): Promise<void> {
  for (let at = path; at !== "." && at !== "/"; at = dirname(at)) {
    try {
      await rmdir(join(folder, at));
    } catch {
      // Not empty, or gone already: then nothing is to be done above it either.
      return;
    }
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

function reason(error: unknown): string {
  const known = new Map([
    ["ENOSPC", "the disk is full"],
    ["EDQUOT", "the quota is used up"],
    ["EACCES", "permission denied"],
    ["EPERM", "not permitted"],
    ["EROFS", "the disk is read-only"],
    ["ENOTDIR", "a file stands where a folder is needed"],
    ["EEXIST", "a file stands where a folder is needed"],
    ["EISDIR", "a folder stands where a file is needed"],
    ["ENAMETOOLONG", "the name is too long for the disk"],
  ]);
  return known.get(codeOf(error) ?? "") ?? (error instanceof Error ? error.message : String(error));
}

function advice(error: unknown): string {
  const code = codeOf(error);
  if (code === "ENOSPC" || code === "EDQUOT") return "Make room and run the command again.";
  if (code === "ENAMETOOLONG") return "Give its document a shorter slug.";
  if (code === "EIO") return "Check the disk and run the command again.";
  return "Allow it or choose another folder with --out.";
}
