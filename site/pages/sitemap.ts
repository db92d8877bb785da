import { VFile } from "vfile";
import type { SiteContext } from "../context.ts";
import { lookUp, urlOf } from "../lookUp.ts";
import type { PageKind } from "../pageKind.ts";
import { fileOf } from "../paths.ts";
import { withOffset } from "../printDate.ts";
import type { SiteIndex } from "../siteIndex.ts";
import { xml } from "./xml.ts";

/** More addresses than a sitemap may hold are parted into several. */
const most = 50_000;

interface Address {
  path: string;
  changed: string | null;
}

/**
 * The sitemap of some page kinds: an index, a file for the stories of each month, and files for
 * all that is no dated story. It lists exactly the pages.
 */
export function sitemapOf(kinds: readonly PageKind[]): PageKind<null> {
  return {
    kind: "sitemap",
    stage: "feed",
    ids: (index) => ["index", ...parts(kinds, index).keys()],
    path: () => undefined,
    queries: {},
    collect: (ids) => new Map(ids.map((id) => [id, null])),
    render(id, _none, index, context) {
      const all = parts(kinds, index);
      if (id === "index")
        return [
          new VFile({ path: fileOf(sitemapPath), value: indexFile([...all.keys()], context) }),
        ];
      const addresses = all.get(id);
      return addresses
        ? [new VFile({ path: fileOf(partPath(id)), value: partFile(addresses, context) })]
        : [];
    },
  };
}

/** Where crawlers look. */
export const sitemapPath = "/sitemap.xml";

const partPath = (id: string) => `/sitemap-${id}.xml`;

const made = new WeakMap<SiteIndex, Map<string, Address[]>>();

/** The addresses by the name of the file that lists them: a month, or "pages". */
function parts(kinds: readonly PageKind[], index: SiteIndex): Map<string, Address[]> {
  const found = made.get(index);
  if (found) return found;
  const names = new Map<string, Address[]>();
  const stories = lookUp(index).article;
  for (const kind of kinds)
    for (const id of kind.ids(index)) {
      const path = kind.path(id, index);
      if (path === undefined) continue;
      const story = kind.kind === "article" ? stories.get(id) : undefined;
      const name = story?.month ?? "pages";
      const address = { path, changed: story?.updatedAt ?? story?.publishedAt ?? null };
      const list = names.get(name);
      if (list) list.push(address);
      else names.set(name, [address]);
    }
  const divided = new Map(
    [...names]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([name, addresses]) => {
        addresses.sort((a, b) => (a.path < b.path ? -1 : 1));
        return Array.from(
          { length: Math.ceil(addresses.length / most) },
          (_, at): [string, Address[]] => [
            at === 0 ? name : `${name}-${at + 1}`,
            addresses.slice(at * most, (at + 1) * most),
          ],
        );
      }),
  );
  made.set(index, divided);
  return divided;
}

const head = `<?xml version="1.0" encoding="utf-8"?>\n`;
const space = `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`;

function indexFile(ids: readonly string[], context: SiteContext): string {
  const rows = ids.map(
    (id) => `<sitemap><loc>${xml(urlOf(context, partPath(id)))}</loc></sitemap>\n`,
  );
  return `${head}<sitemapindex ${space}>\n${rows.join("")}</sitemapindex>\n`;
}

function partFile(addresses: readonly Address[], context: SiteContext): string {
  const rows = addresses.map(({ path, changed }) => {
    const day = changed && withOffset(changed, context.site.timeZone);
    return `<url><loc>${xml(urlOf(context, path))}</loc>${day ? `<lastmod>${xml(day)}</lastmod>` : ""}</url>\n`;
  });
  return `${head}<urlset ${space}>\n${rows.join("")}</urlset>\n`;
}
