import { createHash } from "node:crypto";
import { open, readFile, type FileHandle } from "node:fs/promises";
import path from "node:path";
import { assetOfFile, assetFile, type AssetName } from "../assets/assetName.ts";
import { readImageParams } from "../assets/imageParams.ts";
import { sniffType } from "../assets/sniffType.ts";
import { isKnown, partOf } from "../http/partOf.ts";
import { streamOf } from "../http/streamOf.ts";
import { refuse } from "../refusal.ts";
import type { Call, Route } from "../route.ts";

/** Gives a picture, as it was uploaded or as the parameters ask for it. */
export const image: Route = {
  method: "GET",
  path: "/images/:project/:dataset/:file",
  isVersioned: false,
  needs: "anyone",
  async answer(call) {
    const name = nameOf(call, "images");
    const accept = call.request.headers.get("accept") ?? "";
    const params = readImageParams(call.url.searchParams, accept);
    // A drawing has no size of its own to be changed; only a format turns it into pixels.
    if (params === null || (name.extension === "svg" && params.format === null)) {
      return serve(call, name);
    }
    const etag = `"${createHash("sha1")
      .update(JSON.stringify([name, params]))
      .digest("hex")}"`;
    const headers = { ETag: etag, ...forDownload(call), Vary: "Accept" };
    if (isKnown(call.request, etag)) return unchanged(headers);
    const made = await call.lake.images.make(
      assetFile(name),
      () => readFile(fileOf(call, name)).catch(() => Promise.reject(missing(call))),
      params,
    );
    const bytes = new Uint8Array(made.bytes);
    return new Response(bytes, { headers: { ...headers, ...safe(made.mimeType) } });
  },
};

/** Gives a file as it was uploaded. */
export const file: Route = {
  method: "GET",
  path: "/files/:project/:dataset/:file",
  isVersioned: false,
  needs: "anyone",
  answer: (call) => serve(call, nameOf(call, "files")),
};

function nameOf(call: Call, folder: string): AssetName {
  const name = assetOfFile(`${folder}/${call.part("file")}`);
  if (!name || call.part("project") !== call.lake.project) throw missing(call);
  return name;
}

function fileOf(call: Call, name: AssetName): string {
  return path.join(call.lake.assets, assetFile(name));
}

async function serve(call: Call, name: AssetName): Promise<Response> {
  const { request } = call;
  const handle = await open(fileOf(call, name)).catch(() => Promise.reject(missing(call)));
  let isRead = false;
  try {
    const etag = `"${name.sha1}"`;
    const common = { ETag: etag, "Accept-Ranges": "bytes", ...forDownload(call) };
    if (isKnown(request, etag)) return unchanged(common);
    const { size } = await handle.stat();
    const part = partOf(request, size, etag);
    const { start, end } = part ?? { start: 0, end: size };
    const headers = {
      ...common,
      ...safe(await typeOf(handle, name)),
      "Content-Length": String(end - start),
      ...(part ? { "Content-Range": `bytes ${start}-${end - 1}/${size}` } : {}),
    };
    const status = part ? 206 : 200;
    if (request.method === "HEAD" || end === start) return new Response(null, { status, headers });
    // From here on the stream closes the file, when it is read or given up.
    isRead = true;
    const body = streamOf(handle.createReadStream({ start, end: end - 1 }));
    return new Response(body, { status, headers });
  } finally {
    if (!isRead) await handle.close();
  }
}

async function typeOf(handle: FileHandle, name: AssetName): Promise<string> {
  if (name.kind === "image" && name.extension === "svg") return "image/svg+xml";
  const head = Buffer.alloc(4096);
  const { bytesRead } = await handle.read(head, 0, head.length, 0);
  return sniffType(head.subarray(0, bytesRead));
}

// What an address names never becomes another thing.
const forever = { "Cache-Control": "public, max-age=31536000, immutable" };

const unchanged = (headers: Record<string, string>) =>
  new Response(null, { status: 304, headers: { ...headers, ...forever } });

// Whoever uploaded it, nothing in an asset may run at the lake's address.
function safe(type: string): Record<string, string> {
  return {
    "Content-Type": type,
    ...forever,
    "Content-Security-Policy":
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    "Cross-Origin-Resource-Policy": "cross-origin",
  };
}

function forDownload({ url, part }: Call): Record<string, string> {
  const asked = url.searchParams.get("dl");
  if (asked === null) return {};
  const name = (asked || part("file")).replaceAll(/[^A-Za-z0-9._ -]/g, "_").slice(0, 200);
  return { "Content-Disposition": `attachment; filename="${name}"` };
}

function missing(call: Call): Error {
  return refuse(404, `There is no asset ${call.part("file").slice(0, 120)}.`);
}
