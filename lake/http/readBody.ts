import { isObject } from "../document.ts";
import { refuse } from "../refusal.ts";

/** Bytes that the body of a query or a mutation may have. */
export const largestJson = 4 * 1024 * 1024;

/** Reads a body of JSON that is an object; anything else is refused with what is wrong. */
export async function readJson(request: Request): Promise<Record<string, unknown>> {
  const bytes = await readBody(request, largestJson);
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

/** Reads a whole body of at most `limit` bytes. */
export async function readBody(request: Request, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bodyOf(request, limit)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Gives a body piece by piece, and refuses it as soon as it is longer than `limit` bytes. */
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
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge();
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > limit) throw tooLarge();
    yield chunk;
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
