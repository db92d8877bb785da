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
import type {
  ArticleSummary,
  CorrectionSummary,
  OrganizationSummary,
  PersonSummary,
  QuoteSummary,
  SectionSummary,
  SiteIndex,
  StatisticSummary,
  TopicSummary,
} from "./siteIndex.ts";

/** The index by id, made once for each index. */
export interface LookUp {
  article: ReadonlyMap<string, ArticleSummary>;
  section: ReadonlyMap<string, SectionSummary>;
  topic: ReadonlyMap<string, TopicSummary>;
  person: ReadonlyMap<string, PersonSummary>;
  organization: ReadonlyMap<string, OrganizationSummary>;
  quote: ReadonlyMap<string, QuoteSummary>;
  statistic: ReadonlyMap<string, StatisticSummary>;
  /** Stories with a date, newest first, by the id of their section, a topic or an author. */
  stories: ReadonlyMap<string, readonly ArticleSummary[]>;
  /** Quotes by the id of who speaks, newest first. */
  quotesBy: ReadonlyMap<string, readonly QuoteSummary[]>;
  /** Statistics by the id of who gave them out, newest first. */
  statisticsBy: ReadonlyMap<string, readonly StatisticSummary[]>;
  /** Corrections by the id of what they correct, oldest first. */
  corrections: ReadonlyMap<string, readonly CorrectionSummary[]>;
}

const made = new WeakMap<SiteIndex, LookUp>();

/** Finds things of the index by id without reading it again. */
export function lookUp(index: SiteIndex): LookUp {
  let found = made.get(index);
  if (!found) made.set(index, (found = make(index)));
  return found;
}

function make(index: SiteIndex): LookUp {
  const dated = index.articles.filter((story) => story.publishedAt !== null);
  return {
    article: byId(index.articles),
    section: byId(index.sections),
    topic: byId(index.topics),
    person: byId(index.people),
    organization: byId(index.organizations),
    quote: byId(index.quotes),
    statistic: byId(index.statistics),
    stories: grouped(dated, (story) => new Set([story.section, ...story.topics, ...story.authors])),
    quotesBy: grouped(newestDayFirst(index.quotes), (quote) => quote.speaker),
    statisticsBy: grouped(newestDayFirst(index.statistics), (statistic) => statistic.publisher),
    corrections: grouped(index.corrections.toReversed(), (correction) => correction.corrects),
  };
}

/** The address of a document's page; nothing where it has none. */
export function pathOf(index: SiteIndex, id: string): string | undefined {
  const look = lookUp(index);
  const article = look.article.get(id);
  if (article) return pathOfArticle(index, article);
  for (const [map, path] of [
    [look.section, sectionPath],
    [look.topic, topicPath],
    [look.person, personPath],
    [look.organization, organizationPath],
    [look.quote, quotePath],
    [look.statistic, statisticPath],
  ] as const) {
    const slug = map.get(id)?.slug;
    if (slug !== undefined) return path(slug);
  }
  return undefined;
}

/** A story's address. */
export function pathOfArticle(index: SiteIndex, article: ArticleSummary): string {
  return articlePath({
    section: lookUp(index).section.get(article.section)?.slug,
    slug: article.slug,
  });
}

/** An address with the site's own before it. */
export const urlOf = (context: SiteContext, path: string) => context.site.address + path;

const byId = <T extends { _id: string }>(rows: readonly T[]) =>
  new Map(rows.map((row) => [row._id, row]));

function newestDayFirst<T extends { date: string | null; _id: string }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) =>
    a.date === b.date ? (a._id < b._id ? -1 : 1) : (a.date ?? "") < (b.date ?? "") ? 1 : -1,
  );
}

function grouped<T>(
  rows: readonly T[],
  keys: (row: T) => Iterable<string> | string | null,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keys(row);
    for (const one of typeof key === "string" ? [key] : (key ?? [])) {
      const group = groups.get(one);
      if (group) group.push(row);
      else groups.set(one, [row]);
    }
  }
  return groups;
}
