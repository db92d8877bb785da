import { hash } from "node:crypto";
import type { PictureFile, SiteContext, SiteSettings, AssetNames } from "../../site/context.ts";
import { gather } from "../../site/gather.ts";
import type { PageKind } from "../../site/pageKind.ts";
import { fileOf } from "../../site/paths.ts";
import type { SiteIndex } from "../../site/siteIndex.ts";
import { previewPath } from "../previewTool/previewPath.ts";
import { forEditors } from "./forEditors.ts";
import { pageAt } from "./pageAt.ts";
import { recent } from "./recent.ts";

/** What an editor looks at: the pages as they are, or as they will be. */
export type Perspective = "published" | "drafts";

/** A file of the site, by its path without a slash before it. */
interface File {
  path: string;
  bytes: string | Uint8Array;
}

/** What the preview is made with; handed in by whoever joins the parts. */
export interface PreviewOptions {
  kinds: readonly PageKind[];
  /** The index of everything that an editor may look at, and the paper itself. */
  readSite(perspective: Perspective): Promise<{ index: SiteIndex; settings: SiteSettings }>;
  fetch(query: string, params: { ids: string[] }, perspective: Perspective): Promise<unknown>;
  /** The site's own styles and fonts. */
  assets(): Promise<{ names: AssetNames; files: readonly File[] }>;
  pictures(wanted: readonly PictureFile[]): Promise<{ files: readonly File[] }>;
  /** Told of each change; gives back how to stop. */
  follow(changed: () => void): () => void;
}

/** The preview: pages by the site's own renderer, and what they show. */
export interface Preview {
  answer(request: Request): Promise<Response>;
  /** Told of changes that pages may show. */
  onChange(listener: () => void): () => void;
  close(): void;
}

/** Makes the preview, which draws drafts with the site's own renderer, each page when it is asked for. */
export function createPreview(options: PreviewOptions): Preview {
  const sites = new Map<Perspective, Promise<{ index: SiteIndex; settings: SiteSettings }>>();
  const listeners = new Set<() => void>();
  const pictures = recent<PictureFile>(2000);
  let assets: ReturnType<PreviewOptions["assets"]> | undefined;
  const stop = options.follow(() => {
    sites.clear();
    for (const listener of listeners) listener();
  });
  const site = (perspective: Perspective) => {
    const known = sites.get(perspective);
    if (known) return known;
    const read = options.readSite(perspective);
    sites.set(perspective, read);
    // What failed is asked again by the next page.
    read.catch(() => sites.get(perspective) === read && sites.delete(perspective));
    return read;
  };

  return {
    async answer(request) {
      if (request.method !== "GET" && request.method !== "HEAD")
        return words(405, "The preview can only be looked at.");
      const url = new URL(request.url);
      const file = await sharedFile(url.pathname);
      if (file) return file;
      if (!url.pathname.startsWith(previewPath)) return words(404, "There is nothing here.");
      const asked = url.searchParams.get("sanity-preview-perspective");
      const perspective = asked === "published" ? "published" : "drafts";
      return page(url.pathname.slice(previewPath.length) || "/", perspective);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: stop,
  };

  async function page(path: string, perspective: Perspective): Promise<Response> {
    const { index, settings } = await site(perspective);
    const key = pageAt(path, index, options.kinds);
    const kind = options.kinds.find((one) => one.kind === key?.kind);
    if (!key || !kind)
      return words(404, "No page is here. A story has one when it has an address and a section.");
    const dataOf = await gather(kind, [key.id], index, (query, params) =>
      options.fetch(query, params, perspective),
    );
    const data = dataOf(key.id);
    if (data === undefined) return words(404, "The document of this page is gone.");
    assets ??= options.assets();
    const context = { site: settings, assets: (await assets).names, hash: shortHash, fieldMark };
    const files = kind.render(key.id, data, index, context satisfies SiteContext);
    for (const file of files)
      for (const picture of file.data.pictures ?? []) pictures.set(picture.path, picture);
    const found = files.find((file) => file.path === fileOf(path)) ?? files[0];
    return found
      ? answer(200, forEditors(String(found.value)), "text/html; charset=utf-8")
      : words(404, "This page has nothing to show yet.");
  }

  async function sharedFile(path: string): Promise<Response | undefined> {
    if (path.startsWith("/assets/") || path === "/icon.svg") {
      assets ??= options.assets();
      const file = (await assets).files.find((one) => `/${one.path}` === path);
      return file && answer(200, file.bytes, typeOf(path), kept);
    }
    const picture = pictures.get(path);
    if (!picture) return undefined;
    const { files } = await options.pictures([picture]);
    return files[0]
      ? answer(200, files[0].bytes, typeOf(path), kept)
      : words(404, "No such picture.");
  }
}

/** What `data-sanity` says: the document and field that a piece of the page comes from. */
const fieldMark: NonNullable<SiteContext["fieldMark"]> = ({ id, type, path }) =>
  `id=${encodeURIComponent(id)};type=${type};path=${path};base=${encodeURIComponent("/")}`;

const shortHash = (text: string) => hash("sha256", text).slice(0, 16);

const types = new Map([
  ["avif", "image/avif"],
  ["css", "text/css; charset=utf-8"],
  ["jpeg", "image/jpeg"],
  ["js", "text/javascript; charset=utf-8"],
  ["png", "image/png"],
  ["svg", "image/svg+xml"],
  ["webp", "image/webp"],
  ["woff2", "font/woff2"],
]);

const typeOf = (path: string) =>
  types.get(path.slice(path.lastIndexOf(".") + 1)) ?? "application/octet-stream";

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // The bars of charts are drawn by custom properties in `style` attributes.
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join("; ");

/** For files named by what is in them; pages are never kept. */
const kept = "private, max-age=3600";

function answer(
  status: number,
  body: string | Uint8Array,
  type: string,
  caching = "no-store",
): Response {
  return new Response(typeof body === "string" ? body : Buffer.from(body), {
    status,
    headers: {
      "Content-Type": type,
      "Content-Security-Policy": policy,
      "Cache-Control": caching,
      "X-Robots-Tag": "noindex",
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "same-origin",
    },
  });
}

const words = (status: number, text: string) =>
  answer(
    status,
    forEditors(
      `<!doctype html><html lang="en"><head><title>Preview</title></head><body><main id="main"><p>${text}</p></main></body></html>`,
    ),
    "text/html; charset=utf-8",
  );
