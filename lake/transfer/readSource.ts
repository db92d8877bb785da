import { readArchive, type ReadSource } from "./readArchive.ts";
import { readLines } from "./readLines.ts";

/** Reads a whole export into lines; the files of an archive go to the scratch folder meanwhile. */
export async function readSource(
  source: AsyncIterable<Uint8Array>,
  folder: string | undefined,
  scratch: string,
): Promise<ReadSource> {
  const pieces = source[Symbol.asyncIterator]();
  const first = await pieces.next();
  const head: Uint8Array = first.done ? new Uint8Array() : first.value;
  const whole = rejoin(head, pieces);
  // A gzip file says so in its first two bytes, whatever its name.
  if (head[0] === 0x1f && head[1] === 0x8b) return readArchive(whole, scratch);
  return { lines: await readLines(whole), file: null, folder: folder ?? null, assetNotes: null };
}

async function* rejoin(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
