import { Refusal, refuse } from "../refusal.ts";

/** Bytes from `start` until before `end`. */
export interface Part {
  start: number;
  end: number;
}

/**
 * Reads which part of a file a request wants (RFC 9110, 14); null for all of it. Several parts at once are answered
 * with all of it, as is a form that is not known: a server may do so, and players of sound and pictures ask for one.
 */
export function partOf(request: Request, size: number, etag: string): Part | null {
  const condition = request.headers.get("if-range");
  if (condition !== null && condition !== etag) return null;
  const asked = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("range")?.trim() ?? "");
  const [, first = "", last = ""] = asked ?? [];
  if (first === "" && last === "") return null;
  const start = first === "" ? Math.max(size - Number(last), 0) : Number(first);
  const end = first === "" || last === "" ? size : Math.min(Number(last) + 1, size);
  // A part that ends before it begins is no part at all.
  if (first !== "" && last !== "" && Number(last) < Number(first)) return null;
  if (start >= size || end <= start) throw notThere(size);
  return { start, end };
}

/** Whether the one who asks has what an ETag names. */
export function isKnown(request: Request, etag: string): boolean {
  const known = request.headers.get("if-none-match");
  if (known === null) return false;
  const tags = known.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}

function notThere(size: number): Refusal {
  return refuse(416, `The file has ${size} bytes, and none of those that were asked for.`, {
    "Content-Range": `bytes */${size}`,
  });
}
