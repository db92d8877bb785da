import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import { assetOfFile } from "../assets/assetName.ts";
import { isObject } from "../document.ts";
import { refuse } from "../refusal.ts";
import { readLines } from "./readLines.ts";

export interface ReadSource {
  lines: string[];
  /** Where the files that the lines name are, or null when none may be named. */
  folder: string | null;
  /** What an archive notes of its assets, by `<kind>-<sha1>`. */
  assetNotes: Map<string, Record<string, unknown>>;
  /** A folder to remove afterwards. */
  scratch: string | null;
}

/** Reads a whole export into lines; the files of an archive go to a folder of their own meanwhile. */
export async function readSource(
  source: AsyncIterable<Uint8Array>,
  folder: string | undefined,
): Promise<ReadSource> {
  const pieces = source[Symbol.asyncIterator]();
  const first = await pieces.next();
  const head: Uint8Array = first.done ? new Uint8Array() : first.value;
  const whole = rejoin(head, pieces);
  // A gzip file says so in its first two bytes, whatever its name.
  if (head[0] === 0x1f && head[1] === 0x8b) return readArchive(whole);
  return {
    lines: await readLines(whole),
    folder: folder ?? null,
    assetNotes: new Map(),
    scratch: null,
  };
}

async function* rejoin(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

async function readArchive(bytes: AsyncIterable<Uint8Array>): Promise<ReadSource> {
  const scratch = await mkdtemp(path.join(tmpdir(), "lake-import-"));
  const found: ReadSource = { lines: [], folder: scratch, assetNotes: new Map(), scratch };
  let hasData = false;
  const entries = extract();
  const unpacked = pipeline(Readable.from(bytes), createGunzip(), entries).catch(
    (error: Error) => error,
  );
  try {
    for await (const entry of entries) {
      const name = entry.header.name.replace(/^(\.\/)?[^/]+\//, "");
      if (name === "data.ndjson") {
        hasData = true;
        found.lines = await readLines(bytesOf(entry));
      } else if (name === "assets.json") {
        found.assetNotes = notesIn((await readLines(bytesOf(entry))).join("\n"));
      } else await keep(bytesOf(entry), name, scratch);
    }
  } catch (error) {
    throw unreadable(error);
  }
  const failure = await unpacked;
  if (failure) throw unreadable(failure);
  if (!hasData) throw refuse(400, "The archive holds no data.ndjson. Nothing was written.");
  return found;
}

function unreadable(error: unknown): Error {
  const reason = error instanceof Error ? error.message : String(error);
  return refuse(400, `The archive could not be read: ${reason}. Nothing was written.`);
}

// Only files that are named as assets are: a name in an archive never leads out of the folder.
async function keep(bytes: AsyncIterable<Uint8Array>, name: string, folder: string): Promise<void> {
  const target = path.join(folder, assetOfFile(name) ? name : "other");
  await mkdir(path.dirname(target), { recursive: true });
  await pipeline(Readable.from(bytes), createWriteStream(target));
}

async function* bytesOf(pieces: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) if (piece instanceof Uint8Array) yield piece;
}

function notesIn(text: string): Map<string, Record<string, unknown>> {
  const notes: unknown = JSON.parse(text);
  return new Map(
    Object.entries(isObject(notes) ? notes : {}).flatMap(([id, note]) =>
      isObject(note) ? [[id, note] as const] : [],
    ),
  );
}
