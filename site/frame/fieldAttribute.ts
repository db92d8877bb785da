import { html } from "hono/html";
import type { SiteContext } from "../context.ts";
import type { Markup } from "./markup.ts";

/** The attribute that lets a click in the preview open a field; nothing on published pages. */
export function fieldAttribute(
  { id, type = "article", path }: { id: string; type?: string; path: string },
  { fieldMark }: SiteContext,
): Markup {
  return fieldMark ? html` data-sanity="${fieldMark({ id, type, path })}"` : "";
}
