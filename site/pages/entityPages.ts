import { html, raw } from "../frame/html.ts";
import { VFile } from "vfile";
import type { EntitiesQueryResult } from "../queries.generated.ts";
import { drawPicture } from "../pictures.ts";
import type { SiteContext } from "../context.ts";
import { home } from "../frame/breadcrumbs.ts";
import { type Markup, nameElement } from "../frame/markup.ts";
import type { JsonLd } from "../jsonLd/graph.ts";
import { lookUp, urlOf } from "../lookUp.ts";
import type { PageKind, Results } from "../pageKind.ts";
import { entityPath, monthPath } from "../paths.ts";
import { entitiesQuery } from "../queries/entities.ts";
import { factQuotesQuery, factStatisticsQuery } from "../queries/facts.ts";
import { fieldsOf, type Problems } from "../queries/fields.ts";
import { readFacts } from "../queries/readFacts.ts";
import type { OrganizationSummary, PersonSummary, SiteIndex } from "../siteIndex.ts";
import type { StoryFacts } from "../story/facts.ts";
import { isRecord } from "../story/isRecord.ts";
import { toHtml } from "../story/processor.ts";
import { webHref } from "../story/webHref.ts";
import { tell } from "../tell.ts";
import { quoteItems, statisticItems } from "./factItems.ts";
import { listPage, newest } from "./listPage.ts";
import { monthKey, monthsOf, splitKey } from "./months.ts";

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
  const find = (index: SiteIndex, id: string): Entity | undefined => lookUp(index)[type].get(id);
  const all = (index: SiteIndex): readonly Entity[] =>
    type === "person" ? index.people : index.organizations;
  const path = (row: Entity) => entityPath({ _type: type, slug: row.slug });
  const shared = {
    queries: { entities: entitiesQuery, quotes: factQuotesQuery, statistics: factStatisticsQuery },
    collect: (keys: readonly string[], results: Results, index: SiteIndex) =>
      collect(keys, results, index),
  };
  return {
    newestPage: {
      ...shared,
      kind: type,
      stage: "list",
      ids: (index) => all(index).map((row) => row._id),
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
        all(index).flatMap((row) =>
          months(row._id, index).map(({ month }) => monthKey(row._id, month)),
        ),
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

const monthOfDay = (day: string | null) => day && day.slice(0, 7);

function months(id: string, index: SiteIndex) {
  const look = lookUp(index);
  return monthsOf([
    ...(look.stories.get(id) ?? []).map((story) => story.month),
    ...(look.quotesBy.get(id) ?? []).map((quote) => monthOfDay(quote.date)),
    ...(look.statisticsBy.get(id) ?? []).map((statistic) => monthOfDay(statistic.date)),
  ]);
}

/** The facts that a page shows: the newest, or those of a month. */
function shown(id: string, index: SiteIndex, month?: string) {
  const look = lookUp(index);
  const pick = <T extends { date: string | null }>(rows: readonly T[]) =>
    month ? rows.filter((row) => monthOfDay(row.date) === month) : rows.slice(0, newest);
  return {
    quotes: pick(look.quotesBy.get(id) ?? []),
    statistics: pick(look.statisticsBy.get(id) ?? []),
  };
}

function factIds(id: string, index: SiteIndex, month?: string): string[] {
  const { quotes, statistics } = shown(id, index, month);
  return [id, ...[...quotes, ...statistics].map((fact) => fact._id)];
}

function collect(keys: readonly string[], results: Results, index: SiteIndex) {
  const facts = readFacts(results, index);
  const rows = new Map<string, Omit<EntityData, "facts">>();
  for (const value of Array.isArray(results["entities"]) ? results["entities"] : []) {
    const problems: Problems = [];
    const row = fieldsOf<EntitiesQueryResult[number]>(value, problems);
    if (!row) continue;
    rows.set(row.id, {
      line: row.text("line"),
      about: row.text("about"),
      url: row.text("url"),
      portrait: row.raw("portrait"),
      problems,
    });
  }
  return new Map(
    keys.flatMap((key): [string, EntityData][] => {
      const row = rows.get(key.includes("/") ? splitKey(key).id : key);
      return row ? [[key, { ...row, facts }]] : [];
    }),
  );
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
  const all = lookUp(index).stories.get(row._id) ?? [];
  const stories = month ? all.filter((story) => story.month === month) : all.slice(0, newest);
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
      months: months(row._id, index),
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
