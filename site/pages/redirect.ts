import { html } from "../frame/html.ts";
import { VFile } from "vfile";
import { pathOf, urlOf } from "../lookUp.ts";
import type { PageKind } from "../pageKind.ts";
import { fileOf } from "../paths.ts";
import type { RedirectSummary, SiteIndex } from "../siteIndex.ts";

/** Every address that moved: a small page at each, for any server, and one file for those that read it. */
export const redirect: PageKind<null> = {
  kind: "redirect",
  stage: "list",
  ids: (index) => [...moved(index).keys(), "_redirects"],
  path: () => undefined,
  queries: {},
  collect: (ids) => new Map(ids.map((id) => [id, null])),
  render(id, _none, index, context) {
    const rows = moved(index);
    if (id === "_redirects") {
      const value = [...rows.values()].map(({ row, to }) => `${row.from} ${to} 301\n`).join("");
      return [new VFile({ path: "_redirects", value })];
    }
    const found = rows.get(id);
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
    return [new VFile({ path: fileOf(found.row.from), value })];
  },
};

/** A redirect that leads to a page that is there, from an address that no page has. */
interface Moved {
  row: RedirectSummary;
  to: string;
}

const made = new WeakMap<SiteIndex, Map<string, Moved>>();

/** The redirects by id. A page that stands at an old address again comes before the redirect. */
function moved(index: SiteIndex): Map<string, Moved> {
  const found = made.get(index);
  if (found) return found;
  const taken = takenPaths(index);
  const rows = index.redirects.flatMap((row): [string, Moved][] => {
    const to = row.target === null ? row.to : (pathOf(index, row.target) ?? null);
    return to === null || to === row.from || taken.has(row.from) ? [] : [[row._id, { row, to }]];
  });
  const result = new Map(rows);
  made.set(index, result);
  return result;
}

function takenPaths(index: SiteIndex): Set<string> {
  const documents = [
    index.articles,
    index.sections,
    index.topics,
    index.people,
    index.organizations,
    index.quotes,
    index.statistics,
  ].flat();
  return new Set(documents.flatMap(({ _id }) => pathOf(index, _id) ?? []));
}
