import { refuse } from "../refusal.ts";

/** Reads bytes into lines of text; each is decoded by itself, so that a bad one is known by its number. */
export async function readLines(
  pieces: AsyncIterable<Uint8Array>,
  file: string | null = null,
): Promise<string[]> {
  const lines: string[] = [];
  let open: Uint8Array[] = [];
  const close = () => {
    lines.push(decode(open, lineOf(file, lines.length + 1)));
    open = [];
  };
  for await (const piece of pieces) {
    let start = 0;
    for (let end = piece.indexOf(newline); end !== -1; end = piece.indexOf(newline, start)) {
      open.push(piece.subarray(start, end));
      close();
      start = end + 1;
    }
    if (start < piece.length) open.push(piece.subarray(start));
  }
  if (open.length > 0) close();
  return lines;
}

/** Words for a line, from 1 as an editor shows it, and for the file in an archive that it stands in. */
export function lineOf(file: string | null, line: number): string {
  return file === null ? `Line ${line}` : `Line ${line} of ${file}`;
}

const newline = 0x0a;

function decode(pieces: Uint8Array[], line: string): string {
  try {
    // The decoder takes a byte order mark away.
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    throw refuse(400, `${line} is not valid UTF-8. Nothing was written.`);
  }
}
