import { VFile } from "vfile";
import { lookUp } from "../lookUp.ts";
import type { PageKind, Results } from "../pageKind.ts";
import { statisticPath } from "../paths.ts";
import { breakdownsNamingQuery, citingQuery } from "../queries/citing.ts";
import { factBreakdownsQuery, factQuotesQuery, factStatisticsQuery } from "../queries/facts.ts";
import { readFacts } from "../queries/readFacts.ts";
import type { BreakdownFact, StoryFacts } from "../story/facts.ts";
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
  ids: (index) => index.statistics.map((row) => row._id),
  path(id, index) {
    const row = lookUp(index).statistic.get(id);
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
  collect(ids, results, index) {
    const facts = readFacts(results, index);
    const appearances = readAppearances(results["citing"]);
    const { totals, wholes } = byStatistic(facts);
    return new Map(
      ids.flatMap((id) => {
        const found = facts.statistics.get(id);
        if (!found) return [];
        const data: StatisticData = {
          statistic: found,
          breakdowns: totals.get(id) ?? [],
          partOf: wholes.get(id) ?? [],
          appearances: appearances.get(id) ?? [],
        };
        return [[id, data]];
      }),
    );
  },
  render(id, data, index, context) {
    const row = lookUp(index).statistic.get(id);
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

function byStatistic(facts: StoryFacts) {
  const totals = new Map<string, BreakdownFact[]>();
  const wholes = new Map<string, BreakdownFact[]>();
  const put = (map: Map<string, BreakdownFact[]>, id: string, breakdown: BreakdownFact) =>
    map.set(id, [...(map.get(id) ?? []), breakdown]);
  const order = ["partition", "derived", "subset"];
  const rank = ({ relation }: BreakdownFact) => order.indexOf(relation ?? "partition");
  for (const breakdown of [...facts.breakdowns.values()].sort(
    (a, b) => rank(a) - rank(b) || (a._id < b._id ? -1 : 1),
  )) {
    if (breakdown.total) put(totals, breakdown.total._id, breakdown);
    for (const id of new Set((breakdown.parts ?? []).flatMap((part) => part?._id ?? [])))
      put(wholes, id, breakdown);
  }
  return { totals, wholes };
}
