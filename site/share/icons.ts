import { html } from "../frame/html.ts";
import type { Markup } from "../frame/markup.ts";

/** Symbols of one weight on a field of 16: lines of 1.25, drawn for this paper. */
const paths = {
  share: "M8 10V1.8M5 4.4l3-3 3 3M5.2 6.8H3v7.4h10V6.8h-2.2",
  pinterest: "M5.6 1.8h4.8M6.4 1.8l-.5 5-2.2 2.6h8.6L10.1 6.8l-.5-5M8 9.4v4.9",
  facebook: "M10.6 2.2H9.5c-1.2 0-1.9.8-1.9 2v9.9M5.4 7.3h4.7",
  x: "M2.6 2.4l10.8 11.2M13.2 2.4L2.8 13.6",
  bluesky:
    "M8 7.3C7 5.2 4.7 3 2.5 2.3c-.7 3.7.3 5.7 2.8 6.1-2 .5-2.8 1.8-1.4 3.8 1.9 2.2 3.3.8 4.1-1.5.8 2.3 2.2 3.7 4.1 1.5 1.4-2 .6-3.3-1.4-3.8 2.5-.4 3.5-2.4 2.8-6.1C11.3 3 9 5.2 8 7.3z",
  mastodon:
    "M12.8 10.2c-1.5 1.3-5.4 1.5-7.6.8.3 2.2 2.6 2.5 5 2.1v1.2c-3.9.9-7.2-.7-7.2-5.7 0-4.8.6-6.8 5-6.8s5 2 5 5c0 1.6 0 2.7-.2 3.4zM5.4 9V6.3c0-1.6 2.6-1.7 2.6 0v1.5M8 6.3c0-1.7 2.6-1.6 2.6 0V9",
  threads:
    "M12.3 5.3C11.7 3 10.2 1.9 8 1.9 4.9 1.9 3.3 4.2 3.3 8s1.6 6.1 4.7 6.1c2.5 0 4.3-1.5 4.3-3.5 0-2.2-2-3.1-4.2-3.1-1.7 0-2.6.8-2.6 1.9s1 1.8 2.2 1.8c1.8 0 2.6-1.3 2.5-3.2-.1-1.6-.9-2.5-2.2-2.5-.8 0-1.5.3-1.9 1",
  linkedin: "M2.4 2.4h11.2v11.2H2.4zM5.2 7v4.2M5.2 4.7v.3M7.8 11.2V7M7.8 9c0-2.6 3.2-2.6 3.2 0v2.2",
  whatsapp:
    "M2 14l.9-3.2A6 6 0 1 1 5.3 13zM5.8 5.2c-.6 2.6 2.4 5.5 5 5l.5-1.3-1.6-.8-.7.7A3.6 3.6 0 0 1 7.2 7l.7-.7L7 4.7z",
  telegram: "M14 2.5L2 7.2l3.6 1.4L12 4.4 6.9 9.7v3.6l2-2.2 2.7 2z",
  reddit:
    "M8 5.9c3.3 0 5.6 1.7 5.6 4s-2.3 4-5.6 4-5.6-1.7-5.6-4 2.3-4 5.6-4zM8 5.9l.7-3.3 2.5.6M13.3 4a1 1 0 1 1-2 0 1 1 0 0 1 2 0M5.9 9.1v.3M10.1 9.1v.3M5.8 11.5c1.3.8 3.1.8 4.4 0",
  email: "M1.9 3.4h12.2v9.2H1.9zM2.2 3.9L8 8.6l5.8-4.7",
  copy: "M6.7 9.3a2.6 2.6 0 0 1 0-3.7l2.2-2.2a2.6 2.6 0 0 1 3.7 3.7l-1.2 1.2M9.3 6.7a2.6 2.6 0 0 1 0 3.7l-2.2 2.2a2.6 2.6 0 0 1-3.7-3.7l1.2-1.2",
  print: "M4.3 6V1.9h7.4V6M4.3 11.4H1.9V6h12.2v5.4h-2.4M4.3 9.3h7.4v4.8H4.3z",
} as const;

/** A symbol of the share block. */
export type IconName = keyof typeof paths;

/** A symbol beside words: the words say it, so it is silent. */
export function icon(name: IconName): Markup {
  return html`<svg class="icon" aria-hidden="true"><use href="#i-${name}" /></svg>`;
}

/** The symbols that a page's HTML uses, once each, at its end. */
export function sprite(page: string): Markup {
  const used = new Set<string>();
  for (const [, name = ""] of page.matchAll(/<use href="#i-(\w+)"/g)) used.add(name);
  if (used.size === 0) return "";
  return html`<svg hidden>${[...used].map((name) => symbols.get(name))}</svg>`;
}

const symbols = new Map(
  Object.entries(paths).map(([name, path]) => [
    name,
    html`<symbol id="i-${name}" viewBox="0 0 16 16"><path d="${path}" /></symbol>`,
  ]),
);
