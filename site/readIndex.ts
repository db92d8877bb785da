import type {
  IndexArticlesQueryResult,
  IndexCorrectionsQueryResult,
  IndexFrontQueryResult,
  IndexOrganizationsQueryResult,
  IndexPeopleQueryResult,
  IndexQuotesQueryResult,
  IndexRedirectsQueryResult,
  IndexSectionsQueryResult,
  IndexStatisticsQueryResult,
  IndexTopicsQueryResult,
} from "./queries.generated.ts";
import type { SiteSettings } from "./context.ts";
import type { Results } from "./pageKind.ts";
import type { ArticleSummary, CorrectionSummary, SiteIndex } from "./siteIndex.ts";
import { monthOf, printDate } from "./printDate.ts";
import { type Fields, fieldsOf, type Problems, rowsOf } from "./queries/fields.ts";

/** The index from what `indexQueries` gave, in an order of its own and not the lake's. */
export function readIndex(results: Results, settings: SiteSettings): SiteIndex {
  const problems: Problems = [];
  const sections = byId(
    rowsOf<IndexSectionsQueryResult>(results["sections"], problems).flatMap((row) =>
      withSlug(row, problems, (slug) => ({
        title: row.text("title") ?? slug,
        description: row.text("description"),
        parent: row.text("parent"),
      })),
    ),
  );
  const sectionIds = new Set(sections.map((section) => section._id));
  return {
    articles: rowsOf<IndexArticlesQueryResult>(results["articles"], problems)
      .flatMap((row) => article(row, sectionIds, settings, problems))
      .sort(newestFirst((story) => story.publishedAt)),
    sections,
    topics: byId(
      rowsOf<IndexTopicsQueryResult>(results["topics"], problems).flatMap((row) =>
        withSlug(row, problems, (slug) => ({
          title: row.text("title") ?? slug,
          description: row.text("description"),
        })),
      ),
    ),
    people: byId(
      rowsOf<IndexPeopleQueryResult>(results["people"], problems).flatMap((row) =>
        withSlug(row, problems, (slug) => ({
          name: row.text("name") ?? slug,
          nameLanguage: row.text("nameLanguage"),
        })),
      ),
    ),
    organizations: byId(
      rowsOf<IndexOrganizationsQueryResult>(results["organizations"], problems).flatMap((row) =>
        withSlug(row, problems, (slug) => ({ name: row.text("name") ?? slug })),
      ),
    ),
    quotes: byId(
      rowsOf<IndexQuotesQueryResult>(results["quotes"], problems).flatMap((row) =>
        withSlug(row, problems, () => quote(row)),
      ),
    ),
    statistics: byId(
      rowsOf<IndexStatisticsQueryResult>(results["statistics"], problems).flatMap((row) =>
        withSlug(row, problems, (slug) => ({
          label: row.text("label") ?? slug,
          publisher: row.object("source")?.text("publisher") ?? null,
          date:
            row.day("asOf") ??
            row.day("periodEnd") ??
            row.object("source")?.day("published") ??
            null,
        })),
      ),
    ),
    corrections: rowsOf<IndexCorrectionsQueryResult>(results["corrections"], problems)
      .flatMap((row) => correction(row, settings, problems))
      .sort(newestFirst((one) => one.date)),
    redirects: byId(
      rowsOf<IndexRedirectsQueryResult>(results["redirects"], problems).flatMap((row) => {
        const from = sitePath(row.text("from"));
        if (!from)
          problems.push({
            id: row.id,
            field: "from",
            message: "The old address is no path of this site.",
          });
        return from
          ? { _id: row.id, from, target: row.text("target"), to: sitePath(row.text("to")) }
          : [];
      }),
    ),
    policies: settings.policies.map((policy) => policy.slug),
    front: front(results["front"], sections, settings, problems),
    problems,
  };
}

/** The index without some documents: what has no page stands in no list and is no link. */
export function indexWithout(index: SiteIndex, ids: ReadonlySet<string>): SiteIndex {
  const keep = <T extends { _id: string }>(rows: readonly T[]) =>
    rows.filter((row) => !ids.has(row._id));
  return {
    ...index,
    articles: keep(index.articles),
    sections: keep(index.sections),
    topics: keep(index.topics),
    people: keep(index.people),
    organizations: keep(index.organizations),
    quotes: keep(index.quotes),
    statistics: keep(index.statistics),
    redirects: keep(index.redirects),
  };
}

const labels = ["news", "analysis", "opinion", "sponsored"] as const;

function article(
  row: Fields<IndexArticlesQueryResult[number]>,
  sectionIds: ReadonlySet<string>,
  settings: SiteSettings,
  problems: Problems,
): ArticleSummary | ArticleSummary[] {
  const section = row.text("section");
  if (section === null || !sectionIds.has(section)) {
    problems.push({
      id: row.id,
      field: "section",
      message: section
        ? `Its section “${section}” is not published, so the story has no address and no page.`
        : "Without a section the story has no address and no page.",
    });
    return [];
  }
  return withSlug(row, problems, () => {
    const publishedAt = row.instant("publishedAt");
    return {
      headline: row.text("headline") ?? untitled,
      section,
      label: row.choice("label", labels),
      dek: row.text("dek"),
      publishedAt,
      updatedAt: row.instant("updatedAt"),
      month: publishedAt && monthOf(publishedAt, settings.timeZone),
      authors: row.texts("authors"),
      topics: row.texts("topics"),
    };
  });
}

/** What stands where an editor has written no headline. */
export const untitled = "Untitled";

function quote(row: Fields<IndexQuotesQueryResult[number]>) {
  const onRecord = row.raw("attribution") === "on the record";
  const speaker = onRecord ? row.object("speaker") : null;
  return {
    by: (onRecord ? speaker?.text("name") : row.text("attributedAs")) ?? "Unnamed source",
    speaker: speaker?.id || null,
    date: row.day("saidOn") ?? row.day("publishedOn") ?? row.day("sourceDate"),
  };
}

const kinds = ["correction", "clarification", "update", "retraction"] as const;

function correction(
  row: Fields<IndexCorrectionsQueryResult[number]>,
  settings: SiteSettings,
  problems: Problems,
): CorrectionSummary | CorrectionSummary[] {
  const corrects = row.text("corrects");
  const date = row.instant("date");
  if (corrects === null || date === null) {
    problems.push({
      id: row.id,
      field: corrects === null ? "corrects" : "date",
      message: "A correction without a date, or of nothing, stands on no page.",
    });
    return [];
  }
  return {
    _id: row.id,
    corrects,
    kind: row.choice("kind", kinds),
    field: row.text("field"),
    was: row.text("was"),
    is: row.text("is"),
    text: row.text("text"),
    date,
    foundBy: row.text("foundBy"),
    month: monthOf(date, settings.timeZone),
  };
}

function front(
  result: unknown,
  sections: readonly { _id: string }[],
  settings: SiteSettings,
  problems: Problems,
) {
  const chosen = fieldsOf<NonNullable<IndexFrontQueryResult>>(result, problems);
  return {
    lead: chosen?.text("lead") ?? null,
    seconds: chosen?.texts("seconds") ?? [],
    quotation: chosen?.text("quotation") ?? null,
    sections: (settings.navigation.length > 0 ? settings.navigation : sections).map(
      (section) => section._id,
    ),
  };
}

function withSlug<T, S>(
  row: Fields<T & { slug: string | null }>,
  problems: Problems,
  rest: (slug: string) => S,
): ({ _id: string; slug: string } & S)[] {
  const slug = row.slug("slug");
  if (slug !== null && row.id !== "") return [{ _id: row.id, slug, ...rest(slug) }];
  problems.push({ id: row.id, field: "slug", message: "Without an address it has no page." });
  return [];
}

const sitePath = (path: string | null) =>
  path !== null && /^\/(?:[a-z0-9-]+\/)+$/.test(path) ? path : null;

const byId = <T extends { _id: string }>(rows: T[]): T[] =>
  rows.sort((a, b) => (a._id < b._id ? -1 : 1));

/** Instants may be written with different offsets: they are compared as times, then by id. */
function newestFirst<T extends { _id: string }>(at: (row: T) => string | null) {
  const time = (row: T) => Date.parse(at(row) ?? "") || 0;
  return (a: T, b: T) => time(b) - time(a) || (a._id < b._id ? -1 : 1);
}

/** "Tom Homan, 28 September 2017": a quote's name in lists and breadcrumbs. */
export const quoteTitle = (quote: { by: string; date: string | null }) =>
  quote.date === null ? quote.by : `${quote.by}, ${printDate(quote.date, "UTC")}`;
