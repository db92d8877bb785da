import type {
  FactBreakdownsQueryResult,
  FactQuotesQueryResult,
  FactStatisticsQueryResult,
} from "../queries.generated.ts";
import type { Results } from "../pageKind.ts";
import type { SiteIndex } from "../siteIndex.ts";
import type {
  BreakdownFact,
  EntityFact,
  QuoteFact,
  SourceFact,
  StatisticFact,
  StoryFacts,
} from "../story/facts.ts";
import { lookUp, pathOfArticle } from "../lookUp.ts";
import { checkedQuote, checkedStatistic } from "../story/checkedFacts.ts";
import { isRecord } from "../story/isRecord.ts";
import { factBreakdownsQuery, factQuotesQuery, factStatisticsQuery } from "./facts.ts";

/** The second reading of every page that shows facts: what texts and breakdowns name. */
export const followFacts = {
  ids: namedFacts,
  queries: {
    quotes: factQuotesQuery,
    statistics: factStatisticsQuery,
    breakdowns: factBreakdownsQuery,
  },
} as const;

/** Facts by id as texts need them, with addresses only where there is a page. */
export function readFacts(results: Results, index: SiteIndex): StoryFacts {
  const statistics = new Map(
    rows<FactStatisticsQueryResult[number]>(results["statistics"]).map((row) => {
      const fact = linkedStatistic(checkedStatistic(row), index);
      return [fact._id, fact];
    }),
  );
  return {
    quotes: new Map(
      rows<FactQuotesQueryResult[number]>(results["quotes"]).map((row) => {
        const fact = linkedQuote(checkedQuote(row), index);
        return [fact._id, fact];
      }),
    ),
    statistics,
    breakdowns: new Map(
      rows<FactBreakdownsQueryResult[number]>(results["breakdowns"]).map((row) => [
        String(row._id),
        withParts(row, statistics),
      ]),
    ),
    articles: linkTargets(index),
    corrections: lookUp(index).corrections,
  };
}

// What breakdowns hold is checked where they are drawn; only their references are resolved here.
function withParts(
  row: FactBreakdownsQueryResult[number],
  statistics: ReadonlyMap<string, StatisticFact>,
): BreakdownFact {
  const parts: unknown = row.parts;
  return {
    ...row,
    total: (typeof row.total === "string" && statistics.get(row.total)) || null,
    parts: Array.isArray(parts)
      ? parts.map((id) => (typeof id === "string" && statistics.get(id)) || null)
      : null,
  };
}

const linkedStatistic = (fact: StatisticFact, index: SiteIndex): StatisticFact => {
  const look = lookUp(index).statistic;
  const beside = fact.standsBeside;
  return {
    ...fact,
    slug: look.get(fact._id)?.slug ?? null,
    source: linkedSource(fact.source, index),
    standsBeside: beside?.statistic
      ? {
          ...beside,
          statistic: { ...beside.statistic, slug: look.get(beside.statistic._id)?.slug ?? null },
        }
      : beside,
  };
};

const linkedQuote = (fact: QuoteFact, index: SiteIndex): QuoteFact => ({
  ...fact,
  slug: lookUp(index).quote.get(fact._id)?.slug ?? null,
  speaker: linkedEntity(fact.speaker, index),
  source: linkedSource(fact.source, index),
});

/** A source whose publisher leads only to a page that is there. */
export const linkedSource = (source: SourceFact | null, index: SiteIndex): SourceFact | null =>
  source && { ...source, publisher: linkedEntity(source.publisher, index) };

/** Somebody who is a link only where there is a page about them. */
export function linkedEntity(entity: EntityFact | null, index: SiteIndex): EntityFact | null {
  if (!entity) return null;
  const look = lookUp(index);
  const page = look[entity._type].get(entity._id);
  return { ...entity, slug: page?.slug ?? null };
}

const targets = new WeakMap<SiteIndex, StoryFacts["articles"]>();

function linkTargets(index: SiteIndex): StoryFacts["articles"] {
  let found = targets.get(index);
  if (!found) {
    found = new Map(
      index.articles.map((story) => [
        story._id,
        { path: pathOfArticle(index, story), headline: story.headline },
      ]),
    );
    targets.set(index, found);
  }
  return found;
}

/** Ids of facts that the results so far name, anywhere in them. */
function namedFacts(results: Results): string[] {
  const found = new Set<string>();
  // A stack of our own: a document can be nested deeper than the call stack.
  const rest: unknown[] = Object.values(results);
  for (let next = rest.pop(); rest.length > 0 || next !== undefined; next = rest.pop()) {
    if (Array.isArray(next)) {
      for (const item of next) if (typeof item === "object") rest.push(item);
    } else if (isRecord(next)) {
      for (const [name, value] of Object.entries(next)) {
        if (typeof value === "string") {
          if (name === "total") found.add(value);
        } else if (name === "cites" || name === "parts") {
          if (Array.isArray(value))
            for (const id of value) if (typeof id === "string") found.add(id);
        } else if (isRecord(value) && typeof value["_ref"] === "string") {
          if (factFields.has(name)) found.add(value["_ref"]);
        } else if (typeof value === "object" && value !== null) rest.push(value);
      }
    }
  }
  return [...found].sort();
}

const factFields = new Set(["quote", "statistic", "breakdown"]);

/** The rows of a result that are documents. */
function rows<Row>(result: unknown): Row[] {
  return Array.isArray(result)
    ? result.filter((row): row is Row => isRecord(row) && typeof row["_id"] === "string")
    : [];
}
