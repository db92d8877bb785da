import { html } from "../frame/html.ts";
import { VFile } from "vfile";
import { pathOf, urlOf } from "../lookUp.ts";
import type { PageKind } from "../pageKind.ts";
import { fileOf } from "../paths.ts";
import type { SiteIndex } from "../siteIndex.ts";

/** Every address that moved: a small page at each, for any server, and one file for those that read it. */
export const redirect: PageKind<null> = {
  kind: "redirect",
  stage: "list",
  ids: (index) => [...index.redirect.ids(), all],
  has: (id, index) => id === all || index.redirect.get(id) !== undefined,
  path: () => undefined,
  queries: {},
  collect: () => () => null,
  render(id, _none, index, context) {
    if (id === all) {
      const rows = index.redirect.ids().flatMap((one) => moved(one, index) ?? []);
      const value = rows.map(({ from, to }) => `${from} ${to} 301\n`).join("");
      return [new VFile({ path: all, value })];
    }
    const found = moved(id, index);
    if (!found) return [];
    const url = urlOf(context, found.to);
    const value = String(
      html`<!DOCTYPE html>
        <html lang="${context.site.language}">
          <head>
            <meta charset="utf-8" />
            <title>This page has moved</title>
            <link rel="canonical" href="${url}" />
            <meta name="robots" content="noindex" />
            <meta http-equiv="refresh" content="0; url=${found.to}" />
          </head>
          <body>
            <p>This page has moved to <a href="${found.to}">${url}</a>.</p>
          </body>
        </html> `,
    );
    return [new VFile({ path: fileOf(found.from), value })];
  },
};

const all = "_redirects";

/**
 * A redirect that leads to a page that is there, from an address that no page has: a page that
 * stands at an old address again comes before the redirect.
 */
function moved(id: string, index: SiteIndex): { from: string; to: string } | undefined {
  const row = index.redirect.get(id);
  if (!row) return undefined;
  const to = row.target === null ? row.to : (pathOf(index, row.target) ?? null);
  return to === null || to === row.from || index.isTaken(row.from)
    ? undefined
    : { from: row.from, to };
}
