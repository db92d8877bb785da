import { open, readFile } from "node:fs/promises";
import path from "node:path";
import { assetOfFile, assetFile, type AssetName } from "../assets/assetName.ts";
import { readImageParams } from "../assets/imageParams.ts";
import { sniffType } from "../assets/sniffType.ts";
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
    const made = await call.lake.images.make(
      assetFile(name),
      () => readFile(fileOf(call, name)).catch(() => Promise.reject(missing(call))),
      params,
    );
    const headers = { ...safe(made.mimeType), ...forDownload(call), Vary: "Accept" };
    return new Response(new Uint8Array(made.bytes), { headers });
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
  const handle = await open(fileOf(call, name)).catch(() => Promise.reject(missing(call)));
  const { size } = await handle.stat();
  const head = Buffer.alloc(Math.min(size, 4096));
  await handle.read(head, 0, head.length, 0);
  const type =
    name.kind === "image" && name.extension === "svg" ? "image/svg+xml" : sniffType(head);
  const headers = { ...safe(type), ...forDownload(call), "Content-Length": String(size) };
  // The stream closes the file when it is read or given up.
  return new Response(streamOf(handle.createReadStream({ start: 0 })), { headers });
}

// Whoever uploaded it, nothing in an asset may run at the lake's address.
function safe(type: string): Record<string, string> {
  return {
    "Content-Type": type,
    "Cache-Control": "public, max-age=31536000, immutable",
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
