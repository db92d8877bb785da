import { commentsPath } from "../../site/paths.ts";
import { unavailablePage } from "../../site/comments/unavailablePage.ts";
import type { SiteContext } from "../../site/context.ts";
import type { SiteApp } from "./siteApp.ts";

const largest = 20_000;
const fields = ["comment", "name", "email", "website", "remember", "parent", "about"];

/** Answers comments while nothing can keep them: 503, and the reader's words back in the form. */
export function commentsAway(context: () => SiteContext | undefined): SiteApp {
  return async (request) => {
    const { pathname } = new URL(request.url);
    const prefix = commentsPath("");
    const id = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : "";
    if (!/^[\w.%-]+$/.test(id)) return text(404, "Nothing is kept at this address.");
    const sent = await bodyOf(request);
    if (sent === undefined) return text(413, "That is more than a comment can hold.");
    const made = context();
    if (!made) return text(503, "Your comment was not saved. Try again in a minute.");
    const words = new URLSearchParams(sent);
    const values = Object.fromEntries(
      fields.flatMap((field) => {
        const value = words.get(field);
        return value === null ? [] : [[field, value]];
      }),
    );
    return new Response(unavailablePage(decode(id), values, made), {
      status: 503,
      headers: {
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "no-store",
        "Retry-After": "60",
      },
    });
  };
}

async function bodyOf(request: Request): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > largest) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    // A broken escape is shown as it was sent.
    return id;
  }
}

const text = (status: number, words: string) =>
  new Response(`${words}\n`, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
  });
