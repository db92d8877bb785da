import type { SiteContext } from "./context.ts";
import {
  articlePath,
  organizationPath,
  personPath,
  quotePath,
  sectionPath,
  statisticPath,
  topicPath,
} from "./paths.ts";
import { printDate } from "./printDate.ts";
import type { ArticleSummary, Entry, SiteIndex } from "./siteIndex.ts";

/** The address of a document's page; nothing where it has none. */
export function pathOf(index: SiteIndex, id: string): string | undefined {
  const entry = index.entry(id);
  return entry && pathOfSummary(entry, (section) => index.section.get(section)?.slug);
}

/** The address of a page from what the index knows of its document. */
export function pathOfSummary(
  { type, summary }: Entry,
  slugOf: (section: string) => string | undefined,
): string | undefined {
  switch (type) {
    case "article":
      return articlePath({ section: slugOf(summary.section), slug: summary.slug });
    case "section":
      return sectionPath(summary.slug);
    case "topic":
      return topicPath(summary.slug);
    case "person":
      return personPath(summary.slug);
    case "organization":
      return organizationPath(summary.slug);
    case "quote":
      return quotePath(summary.slug);
    case "statistic":
      return statisticPath(summary.slug);
    default:
      return undefined;
  }
}

/** A story's address. */
export const pathOfArticle = (index: SiteIndex, summary: ArticleSummary): string =>
  articlePath({ section: index.section.get(summary.section)?.slug, slug: summary.slug });

/** An address with the site's own before it. */
export const urlOf = (context: SiteContext, path: string) => context.site.address + path;

/** "Tom Homan, 28 September 2017": a quote's name in lists and breadcrumbs. */
export const quoteTitle = (quote: { by: string; date: string | null }) =>
  quote.date === null ? quote.by : `${quote.by}, ${printDate(quote.date, "UTC")}`;
