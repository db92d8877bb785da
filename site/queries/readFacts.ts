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
  Known,
  QuoteFact,
  SourceFact,
  StatisticFact,
  StoryFacts,
} from "../story/facts.ts";
import { pathOfArticle } from "../lookUp.ts";
import { checkedQuote, checkedStatistic } from "../story/checkedFacts.ts";
import { isRecord } from "../story/isRecord.ts";
import { madeOnce, rowsById } from "./rowsById.ts";
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
  const { reads } = index;
  const known = <Row extends object, Fact>(rows: unknown, make: (row: Row) => Fact): Known<Fact> =>
    madeOnce(rowsById<Row>(rows, reads), reads, make);
  const statistics = known(results["statistics"], (row: FactStatisticsQueryResult[number]) =>
    linkedStatistic(checkedStatistic(row), index),
  );
  return {
    statistics,
    quotes: known(results["quotes"], (row: FactQuotesQueryResult[number]) =>
      linkedQuote(checkedQuote(row), index),
    ),
    breakdowns: known(results["breakdowns"], (row: FactBreakdownsQueryResult[number]) =>
      withParts(row, statistics),
    ),
    articles: {
      get(id) {
        const story = index.article.get(id);
        return story && { path: pathOfArticle(index, story), headline: story.headline };
      },
    },
    correctionsOf: (id) => index.correctionsOf(id),
  };
}

// What breakdowns hold is checked where they are drawn; only their references are resolved here.
function withParts(
  row: FactBreakdownsQueryResult[number],
  statistics: Known<StatisticFact>,
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
  const beside = fact.standsBeside;
  return {
    ...fact,
    slug: index.statistic.get(fact._id)?.slug ?? null,
    source: linkedSource(fact.source, index),
    standsBeside: beside?.statistic
      ? {
          ...beside,
          statistic: {
            ...beside.statistic,
            slug: index.statistic.get(beside.statistic._id)?.slug ?? null,
          },
        }
      : beside,
  };
};

const linkedQuote = (fact: QuoteFact, index: SiteIndex): QuoteFact => ({
  ...fact,
  slug: index.quote.get(fact._id)?.slug ?? null,
  speaker: linkedEntity(fact.speaker, index),
  source: linkedSource(fact.source, index),
});

/** A source whose publisher leads only to a page that is there. */
export const linkedSource = (source: SourceFact | null, index: SiteIndex): SourceFact | null =>
  source && { ...source, publisher: linkedEntity(source.publisher, index) };

/** Somebody who is a link only where there is a page about them. */
export function linkedEntity(entity: EntityFact | null, index: SiteIndex): EntityFact | null {
  if (!entity) return null;
  const page = index[entity._type].get(entity._id);
  return { ...entity, slug: page?.slug ?? null };
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
