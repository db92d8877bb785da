import { VFile } from "vfile";
import type { PageKind, Results } from "../pageKind.ts";
import { statisticPath } from "../paths.ts";
import { breakdownsNamingQuery, citingQuery } from "../queries/citing.ts";
import { factBreakdownsQuery, factQuotesQuery, factStatisticsQuery } from "../queries/facts.ts";
import { readFacts } from "../queries/readFacts.ts";
import type { BreakdownFact } from "../story/facts.ts";
import { checkedBreakdown } from "../story/checkedFacts.ts";
import { isRecord } from "../story/isRecord.ts";
import { tell } from "../tell.ts";
import { readAppearances } from "./appearances.ts";
import { breakdownFiles } from "./breakdownFiles.ts";
import { type StatisticData, statisticPage } from "./statisticPage.ts";

/** A statistic on file: the figure, its record, its history, its parts, and these as files. */
export const statistic: PageKind<StatisticData> = {
  kind: "statistic",
  stage: "story",
  ids: (index) => [...index.statistic.ids()],
  has: (id, index) => index.statistic.get(id) !== undefined,
  path(id, index) {
    const row = index.statistic.get(id);
    return row && statisticPath(row.slug);
  },
  queries: {
    statistics: factStatisticsQuery,
    naming: breakdownsNamingQuery,
    citing: citingQuery,
  },
  follow: {
    ids: namedBreakdowns,
    queries: {
      breakdowns: factBreakdownsQuery,
      statistics: factStatisticsQuery,
      quotes: factQuotesQuery,
    },
  },
  collect(results, index) {
    const facts = readFacts(results, index);
    const appearances = readAppearances(results["citing"], index.reads);
    const naming = byStatistic(results["breakdowns"]);
    return (id) => {
      const statistic = facts.statistics.get(id);
      if (!statistic) return undefined;
      const breakdowns = (naming.get(id) ?? [])
        .flatMap((breakdown) => facts.breakdowns.get(breakdown) ?? [])
        .sort((a, b) => rank(a) - rank(b) || (a._id < b._id ? -1 : 1));
      return {
        statistic,
        breakdowns: breakdowns.filter((one) => one.total?._id === id),
        partOf: breakdowns.filter((one) => one.parts?.some((part) => part?._id === id)),
        appearances: appearances(id),
      };
    };
  },
  render(id, data, index, context) {
    const row = index.statistic.get(id);
    if (!row) return [];
    const file = new VFile();
    if (data.statistic.value === null)
      tell(file, { rule: "no-value", id, field: "value", message: "The statistic has no value." });
    return [
      statisticPage(file, row, data, index, context),
      ...data.breakdowns.flatMap((breakdown) =>
        breakdownFiles(row.slug, checkedBreakdown(breakdown), context),
      ),
    ];
  },
};

/** Ids of the breakdowns that name the statistics, and of all that these name. */
function namedBreakdowns(results: Results): string[] {
  const found: unknown[] = [];
  for (const name of ["naming", "breakdowns"]) {
    const rows = results[name];
    for (const row of Array.isArray(rows) ? rows : []) {
      if (!isRecord(row)) continue;
      found.push(row["_id"], row["total"]);
      if (Array.isArray(row["parts"])) for (const part of row["parts"]) found.push(part);
    }
  }
  return found.filter((id) => typeof id === "string").sort();
}

/** Ids of breakdowns by the statistics that they name, as total or part. */
function byStatistic(rows: unknown): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const row of Array.isArray(rows) ? rows : []) {
    if (!isRecord(row) || typeof row["_id"] !== "string") continue;
    const parts: unknown[] = Array.isArray(row["parts"]) ? row["parts"] : [];
    for (const id of new Set([row["total"], ...parts]))
      if (typeof id === "string") found.set(id, [...(found.get(id) ?? []), row["_id"]]);
  }
  return found;
}

const order = ["partition", "derived", "subset"];

const rank = ({ relation }: BreakdownFact) => order.indexOf(relation ?? "partition");
