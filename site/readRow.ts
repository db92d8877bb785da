import type { SiteSettings } from "./context.ts";
import { monthOf } from "./printDate.ts";
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
import { type Fields, fieldsOf, type Problems } from "./queries/fields.ts";
import type { Summaries, SummaryType } from "./siteIndex.ts";

interface Rows {
  article: IndexArticlesQueryResult[number];
  section: IndexSectionsQueryResult[number];
  topic: IndexTopicsQueryResult[number];
  person: IndexPeopleQueryResult[number];
  organization: IndexOrganizationsQueryResult[number];
  quote: IndexQuotesQueryResult[number];
  statistic: IndexStatisticsQueryResult[number];
  redirect: IndexRedirectsQueryResult[number];
  correction: IndexCorrectionsQueryResult[number];
  front: IndexFrontQueryResult[number];
}

/** One row of an index query as a summary; nothing, and a problem told, where it can have no page. */
export function readRow<Type extends SummaryType>(
  type: Type,
  value: unknown,
  settings: SiteSettings,
  problems: Problems,
): Summaries[Type] | undefined {
  const row = fieldsOf<Rows[Type]>(value, problems);
  if (!row || row.id === "") return undefined;
  return readers[type](row, settings, problems);
}

type Reader<Type extends SummaryType> = (
  row: Fields<Rows[Type]>,
  settings: SiteSettings,
  problems: Problems,
) => Summaries[Type] | undefined;

const labels = ["news", "analysis", "opinion", "sponsored"] as const;
const kinds = ["correction", "clarification", "update", "retraction"] as const;

/** What stands where an editor has written no headline. */
export const untitled = "Untitled";

const readers: { [Type in SummaryType]: Reader<Type> } = {
  article(row, settings, problems) {
    const slug = slugOf(row, problems);
    const section = row.text("section");
    if (section === null)
      problems.push({
        id: row.id,
        field: "section",
        message: "Without a section the story has no address and no page.",
      });
    if (slug === null || section === null) return undefined;
    const publishedAt = row.instant("publishedAt");
    return {
      _id: row.id,
      slug,
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
  },
  section: (row, _settings, problems) =>
    withSlug(row, problems, (slug) => ({
      title: row.text("title") ?? slug,
      description: row.text("description"),
      parent: row.text("parent"),
    })),
  topic: (row, _settings, problems) =>
    withSlug(row, problems, (slug) => ({
      title: row.text("title") ?? slug,
      description: row.text("description"),
    })),
  person: (row, _settings, problems) =>
    withSlug(row, problems, (slug) => ({
      name: row.text("name") ?? slug,
      nameLanguage: row.text("nameLanguage"),
    })),
  organization: (row, _settings, problems) =>
    withSlug(row, problems, (slug) => ({ name: row.text("name") ?? slug })),
  quote: (row, _settings, problems) =>
    withSlug(row, problems, () => {
      const onRecord = row.raw("attribution") === "on the record";
      const speaker = onRecord ? row.object("speaker") : null;
      return {
        by: (onRecord ? speaker?.text("name") : row.text("attributedAs")) ?? "Unnamed source",
        speaker: speaker?.id || null,
        ...dayAndMonth(
          row.day("saidOn") ??
            row.day("publishedOn") ??
            row.object("source")?.day("published") ??
            null,
        ),
      };
    }),
  statistic: (row, _settings, problems) =>
    withSlug(row, problems, (slug) => ({
      label: row.text("label") ?? slug,
      publisher: row.object("source")?.text("publisher") ?? null,
      ...dayAndMonth(
        row.day("asOf") ?? row.day("periodEnd") ?? row.object("source")?.day("published") ?? null,
      ),
    })),
  correction(row, settings, problems) {
    const corrects = row.text("corrects");
    const date = row.instant("date");
    if (corrects === null || date === null) {
      problems.push({
        id: row.id,
        field: corrects === null ? "corrects" : "date",
        message: "A correction without a date, or of nothing, stands on no page.",
      });
      return undefined;
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
  },
  redirect(row, _settings, problems) {
    const from = sitePath(row.text("from"));
    if (from)
      return { _id: row.id, from, target: row.text("target"), to: sitePath(row.text("to")) };
    problems.push({
      id: row.id,
      field: "from",
      message: "The old address is no path of this site.",
    });
    return undefined;
  },
  front: (row) => ({
    _id: row.id,
    lead: row.text("lead"),
    seconds: row.texts("seconds"),
    quotation: row.text("quotation"),
  }),
};

function withSlug<T, S>(
  row: Fields<T & { slug: string | null }>,
  problems: Problems,
  rest: (slug: string) => S,
): (S & { _id: string; slug: string }) | undefined {
  const slug = slugOf(row, problems);
  return slug === null ? undefined : { _id: row.id, slug, ...rest(slug) };
}

function slugOf<T>(row: Fields<T & { slug: string | null }>, problems: Problems): string | null {
  const slug = row.slug("slug");
  if (slug === null)
    problems.push({ id: row.id, field: "slug", message: "Without an address it has no page." });
  return slug;
}

const dayAndMonth = (date: string | null) => ({ date, month: date && date.slice(0, 7) });

const sitePath = (path: string | null) =>
  path !== null && /^\/(?:[a-z0-9-]+\/)+$/.test(path) ? path : null;
