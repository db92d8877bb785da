import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import { largestUpload } from "../assets/storeAsset.ts";
import { isObject } from "../document.ts";
import { Refusal, refuse } from "../refusal.ts";
import { readLines } from "./readLines.ts";

export interface ReadSource {
  lines: string[];
  /** The file in an archive that the lines stand in. */
  file: string | null;
  /** Where the files that the lines name are, or null when none may be named. */
  folder: string | null;
  /** What an archive notes of its assets, by `<kind>-<sha1>`; null where there is no archive. */
  assetNotes: Map<string, Record<string, unknown>> | null;
}

interface Found {
  lines: string[];
  /** The name of the file of documents. */
  file: string | null;
  assetNotes: Map<string, Record<string, unknown>>;
}

/** Reads Sanity's export form, `data.ndjson`, `assets.json`, `images/` and `files/` in a tar.gz, whatever folder they are in. */
export async function readArchive(
  bytes: AsyncIterable<Uint8Array>,
  scratch: string,
): Promise<ReadSource> {
  const found: Found = { lines: [], file: null, assetNotes: new Map() };
  const entries = extract();
  const unpacked = pipeline(Readable.from(bytes), createGunzip(), entries);
  // An entry that is cut off before anybody reads it says nothing: the archive's end does.
  const cutOff = new Promise<never>((_, reject) => unpacked.catch(reject));
  cutOff.catch(() => {});
  try {
    for await (const entry of entries) {
      const { name, type } = entry.header;
      if (type === "directory") entry.resume();
      else {
        const one = { name, type: type ?? "file", bytes: bytesOf(entry) };
        await Promise.race([readEntry(one, found, scratch), cutOff]);
      }
    }
    await unpacked;
  } catch (error) {
    throw unreadable(error);
  }
  const { lines, file, assetNotes } = found;
  if (file === null) throw refuse(400, "The archive holds no data.ndjson. Nothing was written.");
  return { lines, file, folder: scratch, assetNotes };
}

interface Entry {
  name: string;
  type: string;
  bytes: AsyncIterable<Uint8Array>;
}

async function readEntry(entry: Entry, found: Found, scratch: string): Promise<void> {
  check(entry);
  const parts = entry.name.split("/").filter((part) => part !== ".");
  const name = parts.at(-1) ?? "";
  const folder = parts.at(-2) ?? "";
  if (folder === "images" || folder === "files") {
    const kind = folder === "images" ? "image" : "file";
    const target = path.join(scratch, folder, name);
    await mkdir(path.dirname(target), { recursive: true });
    const pieces = atMost(largestUpload[kind], `${folder}/${name}`, entry.bytes);
    await pipeline(Readable.from(pieces), createWriteStream(target));
  } else if (name.endsWith(".ndjson")) {
    if (found.file !== null)
      throw bad(`It holds ${found.file} and ${name}, and only one of them can be meant`);
    found.file = name;
    found.lines = await readLines(entry.bytes, name);
  } else if (name === "assets.json") {
    found.assetNotes = notesIn((await readLines(entry.bytes, name)).join("\n"));
  } else {
    for await (const _ of entry.bytes);
  }
}

/** A name that leads elsewhere, and what is no file, is somebody's trick: the whole archive is not to be trusted. */
function check({ name, type }: Entry): void {
  const shown = JSON.stringify(name).slice(0, 160);
  if (/^[/\\]|^[A-Za-z]:|\\|\0|(^|\/)\.\.(\/|$)/.test(name))
    throw bad(`It holds a file named ${shown}, which leads out of it`);
  if (!["file", "contiguous-file"].includes(type))
    throw bad(`It holds ${shown}, which is no file but a ${type}`);
}

async function* atMost(
  limit: number,
  name: string,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > limit) throw tooLarge(name, limit);
    yield piece;
  }
}

/** The refusal of an asset that is larger than an upload may be. */
export function tooLarge(name: string, limit: number): Error {
  return refuse(413, `The asset ${name} has more than ${limit} bytes. Nothing was written.`);
}

function bad(what: string): Error {
  return refuse(400, `The archive cannot be taken in. ${what}. Nothing was written.`);
}

function unreadable(error: unknown): Error {
  if (error instanceof Refusal) return error;
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && "syscall" in error)
    return refuse(507, `The archive could not be unpacked: ${reason}. Nothing was written.`);
  return refuse(400, `The archive could not be read: ${reason}. Nothing was written.`);
}

async function* bytesOf(pieces: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) if (piece instanceof Uint8Array) yield piece;
}

function notesIn(text: string): Map<string, Record<string, unknown>> {
  let notes: unknown;
  try {
    notes = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw refuse(400, `assets.json is not valid JSON: ${reason}. Nothing was written.`);
  }
  return new Map(
    Object.entries(isObject(notes) ? notes : {}).flatMap(([id, note]) =>
      isObject(note) ? [[id, note] as const] : [],
    ),
  );
}
