import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { Hono } from "hono";
import { compress } from "hono/compress";
import type { Addresses } from "./addresses.ts";
import { previewPath } from "./previewTool/previewPath.ts";

/** What the Studio's address answers with. */
export interface StudioAppOptions {
  /** The folder of the built Studio; nothing while it is being built. */
  folder(): string | undefined;
  addresses(): Addresses | Promise<Addresses>;
  /** Pages as they will be, under `/preview/`. */
  preview(request: Request): Promise<Response>;
  /** Host names besides this machine's own, without a port. */
  allowedHosts?: readonly string[];
}

/** Pages of the preview, and the files that they name at the addresses they have on the site. */
const previewed = [`${previewPath}/*`, previewPath, "/assets/*", "/images/*"];

const types = new Map([
  [".css", "text/css; charset=utf-8"],
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".json", "application/json; charset=utf-8"],
  [".png", "image/png"],
  [".svg", "image/svg+xml"],
  [".wasm", "application/wasm"],
  [".woff", "font/woff"],
  [".woff2", "font/woff2"],
]);

/**
 * Answers at the Studio's address: the built Studio, the addresses it asks for, and the preview.
 * Whoever reaches it is an editor, so it answers to this machine's names alone: a foreign name that
 * points here is an attack.
 */
export function studioApp(options: StudioAppOptions): (request: Request) => Promise<Response> {
  const app = new Hono();
  app.use(async (context, next) => {
    const host = context.req.header("host") ?? new URL(context.req.url).host;
    if (!isOurs(host, options.allowedHosts ?? []))
      return context.text(`The Studio is not known as ${JSON.stringify(host)}.\n`, 403);
    return next();
  });
  for (const path of previewed) app.all(path, (context) => options.preview(context.req.raw));
  app.use(compress());
  app.get("/stet.json", async (context) =>
    context.json(await options.addresses(), 200, { "Cache-Control": "no-store" }),
  );
  app.get("*", async (context) => {
    const folder = options.folder();
    if (folder === undefined) return beingBuilt();
    const { pathname } = new URL(context.req.url);
    const isFile = /^\/(?:static\/)?[\w.-]+\.\w+$/.test(pathname);
    const name = isFile ? pathname.slice(1) : "index.html";
    const bytes = await read(join(folder, name));
    if (!bytes) return context.notFound();
    return new Response(Buffer.from(bytes), {
      headers: {
        ...guarded(await options.addresses()),
        "Content-Type": types.get(extname(name)) ?? "application/octet-stream",
        // Files under static/ are named by their content.
        "Cache-Control": name.startsWith("static/")
          ? "public, max-age=31536000, immutable"
          : "no-cache",
      },
    });
  });
  return async (request) => app.fetch(request);
}

/** What keeps the Studio on this machine: it may ask its own address and the lake's, and no other. */
export function guarded({ lake, project }: Addresses): Record<string, string> {
  const data = lake
    ? [lake, lake.replace(/^http/, "ws"), lake.replace("//", `//${project}.`)]
    : ["https://*.sanity.io", "wss://*.sanity.io", "https://cdn.sanity.io"];
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `connect-src 'self' ${data.join(" ")}`,
    `img-src 'self' data: blob: ${data.filter((address) => address.startsWith("http")).join(" ")}`,
    `media-src 'self' blob: ${data.filter((address) => address.startsWith("http")).join(" ")}`,
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    "Content-Security-Policy": policy.join("; "),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
  };
}

function isOurs(host: string, allowed: readonly string[]): boolean {
  const name = host.replace(/:\d+$/, "").toLowerCase();
  return ["localhost", "127.0.0.1", "[::1]", ...allowed].includes(name);
}

async function read(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

const beingBuilt = () =>
  new Response(
    `<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>Stet</title><p>The Studio is being built. This takes half a minute, once.</p>\n`,
    { status: 503, headers: { "Content-Type": "text/html; charset=utf-8", "Retry-After": "2" } },
  );
