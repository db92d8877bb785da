import { hash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** Answers a request of the site. */
export type SiteApp = (request: Request) => Promise<Response>;

const types: Readonly<Record<string, string>> = {
  avif: "image/avif",
  css: "text/css; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  html: "text/html; charset=utf-8",
  ico: "image/x-icon",
  jpeg: "image/jpeg",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  png: "image/png",
  svg: "image/svg+xml",
  txt: "text/plain; charset=utf-8",
  webmanifest: "application/manifest+json",
  webp: "image/webp",
  woff2: "font/woff2",
  xml: "application/xml; charset=utf-8",
};

// Bars of charts are drawn by custom properties in `style` attributes; nothing else is inline.
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; " +
  "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const guarded = {
  "Content-Security-Policy": policy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
};

/** Serves a built site from its folder, and hands what readers send to `post`. */
export function siteApp(folder: string, post: SiteApp): SiteApp {
  return async (request) => {
    if (request.method === "POST") return withHeaders(await post(request), guarded);
    if (request.method !== "GET" && request.method !== "HEAD")
      return plain(405, "This address can only be read.", { Allow: "GET, HEAD" });
    const path = fileBehind(new URL(request.url).pathname);
    const answer = path === undefined ? undefined : await found(folder, path, request);
    return answer ?? (await notFound(folder, request));
  };
}

/** The file that an address names under the folder; nothing for what no page is ever called. */
function fileBehind(pathname: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    // A broken escape names nothing.
    return undefined;
  }
  const parts = path.slice(1).split("/");
  const isPlain = parts.every(
    (part, at) => (part !== "" || at === parts.length - 1) && !/^\.|[\\\0]/.test(part),
  );
  return isPlain ? path.slice(1) : undefined;
}

async function found(folder: string, path: string, request: Request) {
  const isPage = path === "" || path.endsWith("/");
  const bytes = await read(join(folder, isPage ? `${path}index.html` : path));
  if (bytes) return respond(200, isPage ? "index.html" : path, bytes, request);
  const { search } = new URL(request.url);
  // The path alone: what the request calls this host is not to be believed.
  if (!isPage && (await read(join(folder, path, "index.html"))))
    return moved(`/${encodeURI(path)}/${search}`);
  const target = await redirectOf(folder, `/${path}`);
  return target === undefined ? undefined : moved(target);
}

async function notFound(folder: string, request: Request): Promise<Response> {
  const page = await read(join(folder, "404.html"));
  return page ? respond(404, "404.html", page, request) : plain(404, "There is no such page.");
}

function respond(status: number, path: string, bytes: Uint8Array, request: Request): Response {
  const type = types[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream";
  const zipped = isText(type) && bytes.length > 1000 && acceptsGzip(request);
  const tag = `"${hash("sha256", bytes).slice(0, 20)}${zipped ? "-gz" : ""}"`;
  const headers = {
    ...guarded,
    "Content-Type": type,
    "Cache-Control": cachingOf(path),
    ETag: tag,
    ...(isText(type) ? { Vary: "Accept-Encoding" } : {}),
    ...(zipped ? { "Content-Encoding": "gzip" } : {}),
  };
  if (status === 200 && isFresh(request, tag)) return new Response(null, { status: 304, headers });
  const body = zipped ? gzipSync(bytes) : bytes;
  const length = { "Content-Length": String(body.length) };
  return new Response(request.method === "HEAD" ? null : Buffer.from(body), {
    status,
    headers: { ...headers, ...length },
  });
}

const isText = (type: string) => /^text\/|json$|xml|charset/.test(type);

const acceptsGzip = (request: Request) =>
  /(^|,)\s*gzip\s*(;q=(?!0(\.0*)?\s*(,|$))|,|$)/.test(request.headers.get("accept-encoding") ?? "");

const isFresh = (request: Request, tag: string) =>
  (request.headers.get("if-none-match") ?? "").split(/\s*,\s*/).includes(tag);

/** Files named by their content never change; a card is named by its words, not by its drawing. */
function cachingOf(path: string): string {
  if (/^(assets|images)\//.test(path)) return "public, max-age=31536000, immutable";
  return path.startsWith("cards/") ? "public, max-age=86400" : "no-cache";
}

async function redirectOf(folder: string, path: string): Promise<string | undefined> {
  const lines = (await read(join(folder, "_redirects")))?.toString() ?? "";
  for (const line of lines.split("\n")) {
    const [from, to] = line.trim().split(/\s+/);
    if (from === path && to?.startsWith("/") && !to.startsWith("//")) return to;
  }
  return undefined;
}

async function read(file: string): Promise<Buffer | undefined> {
  try {
    return (await stat(file)).isFile() ? await readFile(file) : undefined;
  } catch {
    // Not there, or a name that no disk can hold: either way there is no such page.
    return undefined;
  }
}

const moved = (location: string) =>
  new Response(null, { status: 301, headers: { ...guarded, Location: location } });

const plain = (status: number, text: string, headers: Record<string, string> = {}) =>
  new Response(`${text}\n`, {
    status,
    headers: { ...guarded, "Content-Type": "text/plain; charset=utf-8", ...headers },
  });

function withHeaders(response: Response, headers: Record<string, string>): Response {
  const answer = new Response(response.body, response);
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  return answer;
}
