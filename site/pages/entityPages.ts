import { html, raw } from "../frame/html.ts";
import { VFile } from "vfile";
import type { EntitiesQueryResult } from "../queries.generated.ts";
import { monthKey, splitKey } from "../indexKeys.ts";
import { drawPicture } from "../pictures.ts";
import type { SiteContext } from "../context.ts";
import { home } from "../frame/breadcrumbs.ts";
import { type Markup, nameElement } from "../frame/markup.ts";
import type { JsonLd } from "../jsonLd/graph.ts";
import { urlOf } from "../lookUp.ts";
import type { PageKind, Results } from "../pageKind.ts";
import { entityPath, monthPath } from "../paths.ts";
import { entitiesQuery } from "../queries/entities.ts";
import { factQuotesQuery, factStatisticsQuery } from "../queries/facts.ts";
import { fieldsOf, type Problems } from "../queries/fields.ts";
import { rowsById } from "../queries/rowsById.ts";
import { readFacts } from "../queries/readFacts.ts";
import type { Dated, OrganizationSummary, PersonSummary, SiteIndex } from "../siteIndex.ts";
import type { StoryFacts } from "../story/facts.ts";
import { isRecord } from "../story/isRecord.ts";
import { toHtml } from "../story/processor.ts";
import { webHref } from "../story/webHref.ts";
import { tell } from "../tell.ts";
import { quoteItems, statisticItems } from "./factItems.ts";
import { listPage, newest } from "./listPage.ts";
import { monthsAround, monthsTogether } from "./months.ts";

/** Somebody as their page needs it. */
export interface EntityData {
  line: string | null;
  about: string | null;
  url: string | null;
  portrait: unknown;
  facts: StoryFacts;
  problems: Problems;
}

type Entity = (PersonSummary | OrganizationSummary) & { nameLanguage?: string | null };
type EntityType = "person" | "organization";

/** The pages of people, or of organizations: what they wrote, said and gave out; newest, and by month. */
export function entityPages(type: EntityType): {
  newestPage: PageKind<EntityData>;
  monthPages: PageKind<EntityData>;
} {
  const find = (index: SiteIndex, id: string): Entity | undefined => index[type].get(id);
  const path = (row: Entity) => entityPath({ _type: type, slug: row.slug });
  const shared = {
    queries: { entities: entitiesQuery, quotes: factQuotesQuery, statistics: factStatisticsQuery },
    collect,
  };
  return {
    newestPage: {
      ...shared,
      kind: type,
      stage: "list",
      ids: (index) => [...index[type].ids()],
      has: (id, index) => find(index, id) !== undefined,
      path(id, index) {
        const row = find(index, id);
        return row && path(row);
      },
      documents: (id, index) => factIds(id, index),
      render(id, data, index, context) {
        const row = find(index, id);
        return row ? [entityPage(type, row, data, undefined, index, context)] : [];
      },
    },
    monthPages: {
      ...shared,
      kind: `${type}Month`,
      stage: "list",
      ids: (index) =>
        index[type]
          .ids()
          .flatMap((id) => monthNames(id, index).map((month) => monthKey(id, month))),
      has(key, index) {
        const { id, month } = splitKey(key);
        return (
          find(index, id) !== undefined &&
          listsOf(id, index).some((list) => list.month(month).length > 0)
        );
      },
      path(key, index) {
        const { id, month } = splitKey(key);
        const row = find(index, id);
        return row && monthPath(path(row), month);
      },
      documents(key, index) {
        const { id, month } = splitKey(key);
        return factIds(id, index, month);
      },
      render(key, data, index, context) {
        const { id, month } = splitKey(key);
        const row = find(index, id);
        return row ? [entityPage(type, row, data, month, index, context)] : [];
      },
    },
  };
}

const listsOf = (id: string, index: SiteIndex) => [
  index.stories(id),
  index.quotes(id),
  index.statistics(id),
];

const monthNames = (id: string, index: SiteIndex): string[] => [
  ...new Set(listsOf(id, index).flatMap((list) => list.monthNames())),
];

/** The facts that a page shows: the newest, or those of a month. */
function shown(id: string, index: SiteIndex, month?: string) {
  const pick = <T>(list: Dated<T>) => (month ? list.month(month) : list.newest(newest));
  return { quotes: pick(index.quotes(id)), statistics: pick(index.statistics(id)) };
}

function factIds(id: string, index: SiteIndex, month?: string): string[] {
  const { quotes, statistics } = shown(id, index, month);
  return [id, ...[...quotes, ...statistics].map((fact) => fact._id)];
}

function collect(results: Results, index: SiteIndex) {
  const facts = readFacts(results, index);
  const rows = rowsById(results["entities"], index.reads);
  return (key: string): EntityData | undefined => {
    const problems: Problems = [];
    const value = rows.get(key.includes("/") ? splitKey(key).id : key);
    const row = fieldsOf<EntitiesQueryResult[number]>(value, problems);
    if (!row) return undefined;
    return {
      line: row.text("line"),
      about: row.text("about"),
      url: row.text("url"),
      portrait: row.raw("portrait"),
      problems,
      facts,
    };
  };
}

function entityPage(
  type: EntityType,
  row: Entity,
  data: EntityData,
  month: string | undefined,
  index: SiteIndex,
  context: SiteContext,
): VFile {
  const file = new VFile();
  for (const problem of data.problems) tell(file, { rule: "malformed", ...problem });
  const all = index.stories(row._id);
  const stories = month ? all.month(month) : all.newest(newest);
  const facts = shown(row._id, index, month);
  const quotes = facts.quotes.flatMap(({ _id }) => data.facts.quotes.get(_id) ?? []);
  const statistics = facts.statistics.flatMap(({ _id }) => data.facts.statistics.get(_id) ?? []);
  const more = [
    quotes.length > 0
      ? html`<h2 class="list-title">Words on file</h2>
          ${quoteItems(quotes, context)}`
      : "",
    statistics.length > 0
      ? html`<h2 class="list-title">Figures on file</h2>
          ${statisticItems(statistics, context)}`
      : "",
  ];
  const isAlone = quotes.length === 0 && statistics.length === 0;
  const path = entityPath({ _type: type, slug: row.slug });
  return listPage(
    {
      kicker: type === "person" ? data.line : null,
      said: row._id,
      title: nameElement(row.name, row.nameLanguage),
      name: row.name,
      description: data.about,
      about: month ? null : about(data, file, context),
      path,
      month,
      months: month
        ? monthsAround(month, monthNames(row._id, index))
        : monthsTogether(listsOf(row._id, index).map((list) => list.months())),
      crumbs: [
        home,
        { title: type === "person" ? "People" : "Organizations" },
        { title: row.name, language: row.nameLanguage },
      ],
      stories,
      storiesTitle: isAlone ? undefined : "Stories",
      more: isAlone ? null : more,
      none: "Nothing is on file here yet.",
      type: "profile",
      graph: [node(type, row, data, urlOf(context, path))],
    },
    index,
    context,
    file,
  );
}

function about(data: EntityData, file: VFile, context: SiteContext): Markup {
  const portrait = isRecord(data.portrait)
    ? drawPicture(data.portrait, { context, sizes: "12rem", aspect: 1, eager: true })
    : undefined;
  if (portrait) (file.data.pictures ??= []).push(...portrait.files);
  const href = webHref(data.url);
  return [
    portrait ? html`<div class="portrait">${raw(toHtml(portrait.element))}</div>` : "",
    href ? html`<p class="own-page"><a href="${href}" rel="noopener">${hostOf(href)}</a></p>` : "",
  ];
}

const hostOf = (href: string) => (URL.canParse(href) && new URL(href).host) || href;

function node(type: EntityType, row: Entity, data: EntityData, url: string): JsonLd {
  return {
    "@type": type === "person" ? "Person" : "Organization",
    "@id": url,
    name: row.name,
    jobTitle: type === "person" ? data.line : null,
    description: data.about,
    url,
    sameAs: webHref(data.url),
  };
}
