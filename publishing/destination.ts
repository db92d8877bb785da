import {
  accessSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { adviceFor, codeOf, reasonOf } from "./diskErrors.ts";

const own = ".stet";
const marker = "README.txt";
const markerText =
  "This folder is written by Stet. Files at the addresses of the site are replaced by its next build.\n";

/** A folder that the site is written to. */
export interface Destination {
  /** Whether files that stand here at the site's addresses may be replaced. */
  ours: boolean;
  /** Whether nothing of ours stands here, whatever was written before. */
  isNew: boolean;
  /**
   * Puts a file in place whole, unless the same bytes are there already; says whether it wrote.
   * Of a file that was last written with these bytes only the length is looked at.
   */
  write(path: string, content: Uint8Array | string, wasSame: boolean): boolean;
  /** Whether a file with other bytes stands here. */
  differs(path: string, content: Uint8Array | string): boolean;
  /** Takes a file away, and the folders that it leaves empty. */
  remove(path: string): void;
}

/** Makes the folder ready: there, writable, without temporary files of runs that have ended. */
export function openDestination(folder: string): Destination {
  const temporary = join(folder, own);
  let ours: boolean;
  let isNew: boolean;
  try {
    const present = entries(folder);
    isNew = !entries(temporary).includes(marker);
    ours = present.length === 0 || !isNew;
    mkdirSync(temporary, { recursive: true });
    accessSync(temporary, constants.W_OK);
    sweep(temporary);
    // In a folder of others it would say what is not so.
    if (ours) replace(join(temporary, marker), Buffer.from(markerText), temporary, false);
  } catch (error) {
    throw new Error(`${folder} cannot be written to (${reasonOf(error)}). ${adviceFor(error)}`, {
      cause: error,
    });
  }
  return {
    ours,
    isNew,
    write(path, content, wasSame) {
      const file = join(folder, path);
      try {
        return replace(file, bytesOf(content), temporary, wasSame);
      } catch (error) {
        throw new Error(`${file} could not be written (${reasonOf(error)}). ${adviceFor(error)}`, {
          cause: error,
        });
      }
    },
    differs(path, content) {
      const file = join(folder, path);
      const found = statSync(file, { throwIfNoEntry: false });
      return found !== undefined && !(found.isFile() && isSame(file, bytesOf(content)));
    },
    remove(path) {
      rmSync(join(folder, path), { force: true });
      removeEmpty(folder, dirname(path));
    },
  };
}

/** How many files of others stand in a folder that holds ours too. */
export function countForeign(folder: string, isOurs: (path: string) => boolean): number {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  return all.filter((entry) => {
    const path = join(entry.parentPath, entry.name).slice(folder.length + 1);
    return !entry.isDirectory() && !path.startsWith(`${own}/`) && !isOurs(path);
  }).length;
}

let counter = 0;

function replace(file: string, bytes: Uint8Array, temporary: string, wasSame: boolean): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.size === bytes.length && (wasSame || isSame(file, bytes))) return false;
  const beside = join(temporary, `${process.pid}-${counter++}`);
  try {
    writeFileSync(beside, bytes);
    if (!found) mkdirSync(dirname(file), { recursive: true });
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  return true;
}

function isSame(file: string, bytes: Uint8Array): boolean {
  const handle = openSync(file, "r");
  try {
    const read = scratch("read", bytes.length);
    return readSync(handle, read, 0, read.length, 0) === bytes.length && read.equals(bytes);
  } finally {
    closeSync(handle);
  }
}

/** Text as bytes, good until the next call. */
function bytesOf(content: Uint8Array | string): Uint8Array {
  if (typeof content !== "string") return content;
  const room = scratch("text", content.length * 3);
  return room.subarray(0, new TextEncoder().encodeInto(content, room).written);
}

const rooms = { read: Buffer.alloc(0), text: Buffer.alloc(0) };

// Each page in a buffer of its own would be hundreds of megabytes before any are collected.
function scratch(name: keyof typeof rooms, size: number): Buffer {
  if (rooms[name].length < size) rooms[name] = Buffer.allocUnsafeSlow(size * 2);
  return rooms[name].subarray(0, size);
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw error;
  }
}

// A temporary file is named by its process: what belongs to one that still runs is left alone.
function sweep(temporary: string): void {
  for (const name of readdirSync(temporary)) {
    const [pid] = name.split("-");
    if (name !== marker && !isAlive(Number(pid))) unlinkSync(join(temporary, name));
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

function removeEmpty(folder: string, path: string): void {
  for (let at = path; at !== "." && at !== "/"; at = dirname(at)) {
    try {
      rmdirSync(join(folder, at));
    } catch {
      // Not empty, or gone already: then nothing is to be done above it either.
      return;
    }
  }
}
