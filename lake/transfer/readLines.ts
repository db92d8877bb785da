import { refuse } from "../refusal.ts";

/** Reads bytes into lines of text; each is decoded by itself, so that a bad one is known by its number. */
export async function readLines(pieces: AsyncIterable<Uint8Array>): Promise<string[]> {
  const lines: string[] = [];
  let open: Uint8Array[] = [];
  for await (const piece of pieces) {
    let start = 0;
    for (let end = piece.indexOf(newline); end !== -1; end = piece.indexOf(newline, start)) {
      open.push(piece.subarray(start, end));
      lines.push(decode(open, lines.length + 1));
      open = [];
      start = end + 1;
    }
    if (start < piece.length) open.push(piece.subarray(start));
  }
  if (open.length > 0) lines.push(decode(open, lines.length + 1));
  return lines;
}

const newline = 0x0a;

function decode(pieces: Uint8Array[], line: number): string {
  try {
    // The decoder takes a byte order mark away.
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    throw refuse(400, `Line ${line} is not valid UTF-8. Nothing was written.`);
  }
}
