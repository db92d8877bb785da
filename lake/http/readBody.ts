import { isObject } from "../document.ts";
import { refuse } from "../refusal.ts";
import type { Caller } from "./access.ts";

/** Bytes that the body of a query or a mutation may have. */
export const largestJson = 4 * 1024 * 1024;

/** Bytes behind the limit that are read and thrown away, so that the refusal is heard. */
const mostThrownAway = 256 * 1024 * 1024;

/** Bytes of bodies sent without a token that are kept at one moment: they may come as slowly as their senders like. */
const mostOfAnybody = 64 * 1024 * 1024;
let ofAnybody = 0;

/** Reads a body of JSON that is an object; anything else is refused with what is wrong. */
export async function readJson(
  request: Request,
  caller?: Caller,
): Promise<Record<string, unknown>> {
  const isAnybody = caller?.role === "anonymous";
  const bytes = await (isAnybody ? readAnybodys(request) : readBody(request, largestJson));
  const value = parseJson(decode(bytes));
  if (!isObject(value)) throw refuse(400, "The body must be a JSON object.");
  return value;
}

/** Refuses a body that is not sent as JSON, which a page elsewhere could send without asking. */
export function checkIsJson(request: Request): void {
  const type = request.headers.get("content-type") ?? "";
  if (/^application\/json\s*(;|$)/i.test(type)) return;
  throw refuse(
    415,
    `The body must be sent as application/json, not as ${JSON.stringify(type).slice(0, 100)}.`,
  );
}

async function readAnybodys(request: Request): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let kept = 0;
  try {
    for await (const chunk of bodyOf(request, largestJson)) {
      kept += chunk.byteLength;
      ofAnybody += chunk.byteLength;
      if (ofAnybody > mostOfAnybody) {
        throw refuse(429, "Too many long bodies at once. Try again in a second.", {
          "Retry-After": "1",
        });
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    ofAnybody -= kept;
  }
}

/** Reads a whole body of at most `limit` bytes. */
export async function readBody(request: Request, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bodyOf(request, limit)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Gives a body piece by piece, and refuses it when it is longer than `limit` bytes; nothing behind them is kept. */
export async function* bodyOf(request: Request, limit: number): AsyncGenerator<Uint8Array> {
  const encoding = request.headers.get("content-encoding") ?? "identity";
  if (encoding !== "identity") {
    // A kilobyte can unpack to a gigabyte; on one machine there is nothing to save.
    throw refuse(
      415,
      `The body must be sent as it is, not packed as ${JSON.stringify(encoding).slice(0, 50)}.`,
    );
  }
  const tooLarge = () => refuse(413, `The body is larger than ${limit} bytes.`);
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > limit + mostThrownAway) throw tooLarge();
  let bytes = declared > limit ? declared : 0;
  let thrownAway = 0;
  // Read to its end: who is still sending when the connection closes never hears why.
  for await (const chunk of piecesOf(request)) {
    bytes += chunk.byteLength;
    if (bytes <= limit) yield chunk;
    else if ((thrownAway += chunk.byteLength) > mostThrownAway) throw tooLarge();
  }
  if (bytes > limit) throw tooLarge();
}

async function* piecesOf(request: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* request.body ?? [];
  } catch {
    // Its sender is gone, and nobody hears this.
    throw refuse(400, "The body ended before it was whole.");
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refuse(400, "The body is not valid UTF-8.");
  }
}

/** Parses JSON, or refuses it with the parser's own words. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw refuse(400, `The body is not valid JSON: ${reason.slice(0, 200)}`);
  }
}
