import { setImmediate as breathe } from "node:timers/promises";

/** Characters gathered before they are handed on: a piece a line would cost more than the lines. */
const pieceLength = 256 * 1024;

/** Gives texts as lines of bytes, in pieces; between two of them others get their turn. */
export async function* linesOf(texts: Iterable<string>): AsyncGenerator<Uint8Array> {
  let piece = "";
  for (const text of texts) {
    piece += `${text}\n`;
    if (piece.length < pieceLength) continue;
    yield Buffer.from(piece);
    piece = "";
    await breathe();
  }
  if (piece !== "") yield Buffer.from(piece);
}
