import { VFile } from "vfile";
import type { SiteContext } from "../context.ts";
import { monthKey } from "../indexKeys.ts";
import { urlOf } from "../lookUp.ts";
import type { PageKind } from "../pageKind.ts";
import { fileOf } from "../paths.ts";
import { withOffset } from "../printDate.ts";
import type { SiteIndex } from "../siteIndex.ts";
import { xml } from "./xml.ts";

interface Address {
  path: string;
  changed: string | null;
}

/** The page kinds of a site as its sitemap needs them. */
export interface SitemapKinds {
  /** Pages that belong to no month. */
  lasting: readonly PageKind[];
  /** Pages of one month of a list. */
  months: readonly PageKind[];
  article: PageKind;
  quote: PageKind;
  statistic: PageKind;
}

/**
 * The sitemap: an index, a part for all that belongs to a month, and one for what belongs to none.
 * It lists exactly the pages, and a new story changes the part of its month and no other. A part
 * may hold 50,000 addresses: no paper has as many in a month.
 */
export function sitemapOf(kinds: SitemapKinds): PageKind<null> {
  return {
    kind: "sitemap",
    stage: "feed",
    ids: (index) => ["index", lasting, ...months(index)],
    has: (id, index) => id === "index" || id === lasting || months(index).includes(id),
    path: () => undefined,
    queries: {},
    collect: () => () => null,
    render(id, _none, index, context) {
      if (id === "index")
        return [
          new VFile({
            path: fileOf(sitemapPath),
            value: indexFile([...months(index), lasting], context),
          }),
        ];
      const addresses =
        id === lasting ? lastingAddresses(kinds, index) : monthAddresses(kinds, id, index);
      addresses.sort((a, b) => (a.path < b.path ? -1 : 1));
      return [new VFile({ path: fileOf(partPath(id)), value: partFile(addresses, context) })];
    },
  };
}

/** Where crawlers look. */
export const sitemapPath = "/sitemap.xml";

const lasting = "pages";

const partPath = (id: string) => `/sitemap-${id}.xml`;

/** The months that have a part, oldest first. */
function months(index: SiteIndex): string[] {
  const lists = [index.stories(), index.quotes(), index.statistics(), index.corrections];
  return [...new Set(lists.flatMap((list) => list.monthNames()))].sort();
}

function monthAddresses(kinds: SitemapKinds, month: string, index: SiteIndex): Address[] {
  const keys = [month, ...index.listsOf(month).map((id) => monthKey(id, month))];
  return [
    ...kinds.months.flatMap((kind) =>
      keys.flatMap((key) => (kind.has(key, index) ? address(kind, key, index) : [])),
    ),
    ...documentAddresses(kinds, month, index),
  ];
}

function lastingAddresses(kinds: SitemapKinds, index: SiteIndex): Address[] {
  return [
    ...kinds.lasting.flatMap((kind) => kind.ids(index).flatMap((id) => address(kind, id, index))),
    ...documentAddresses(kinds, "", index),
  ];
}

/** The pages of documents of a month; those of none under "". */
function documentAddresses(kinds: SitemapKinds, month: string, index: SiteIndex): Address[] {
  const of = (kind: PageKind, rows: readonly { _id: string }[]) =>
    rows.flatMap(({ _id }) => address(kind, _id, index));
  return [
    ...index
      .stories()
      .month(month)
      .flatMap((story) =>
        address(kinds.article, story._id, index, story.updatedAt ?? story.publishedAt),
      ),
    ...(month === "" ? of(kinds.article, index.undated.month("")) : []),
    ...of(kinds.quote, index.quotes().month(month)),
    ...of(kinds.statistic, index.statistics().month(month)),
  ];
}

function address(
  kind: PageKind,
  id: string,
  index: SiteIndex,
  changed: string | null = null,
): Address[] {
  const path = kind.path(id, index);
  return path === undefined ? [] : [{ path, changed }];
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
