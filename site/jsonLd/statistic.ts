import type { SiteContext } from "../context.ts";
import { urlOf } from "../lookUp.ts";
import { breakdownFilePath, statisticPath } from "../paths.ts";
import type { BreakdownFact, CorrectionFact, StatisticFact } from "../story/facts.ts";
import { claimNodes, correctionNode, factId, sourceNodes, sourceRef } from "./facts.ts";
import { distinct, type JsonLd } from "./graph.ts";
import { publisherId } from "./site.ts";

/** A statistic's page: its claim, its parts as observations of data sets that can be fetched. */
export function statisticNodes(
  { statistic, breakdowns }: { statistic: StatisticFact; breakdowns: readonly BreakdownFact[] },
  corrections: readonly CorrectionFact[],
  context: SiteContext,
): JsonLd[] {
  const claim = factId(statistic, statisticPath, "claim", context);
  const parts = breakdowns.flatMap((one) => (one.parts ?? []).filter((part) => part !== null));
  return distinct([
    ...claimNodes(statistic, corrections, context),
    ...parts.flatMap((part) => claimNodes(part, [], context)).filter(isObservation),
    ...breakdowns.map((one) => dataset(one, statistic, context)),
    ...sourceNodes(statistic.source),
    ...corrections.map((one) => correctionNode(one, claim, context)),
  ]);
}

const isObservation = (node: JsonLd) => node["@type"] === "Observation";

function dataset(breakdown: BreakdownFact, total: StatisticFact, context: SiteContext): JsonLd {
  const slug = total.slug ?? "";
  const observation = (of: StatisticFact) => ({
    "@id": factId(of, statisticPath, "observation", context),
  });
  const file = (format: "csv" | "json", encodingFormat: string) => ({
    "@type": "DataDownload",
    encodingFormat,
    contentUrl: urlOf(context, breakdownFilePath(slug, breakdown._id, format)),
  });
  return {
    "@type": "Dataset",
    "@id": `${urlOf(context, statisticPath(slug))}#${encodeURIComponent(breakdown._id.toWellFormed())}`,
    name: breakdown.title,
    description: [breakdown.title, breakdown.subtitle, breakdown.note].filter(Boolean).join(". "),
    isBasedOn: sourceRef(total.source),
    publisher: { "@id": publisherId(context.site.address) },
    about: [total, ...(breakdown.parts ?? []).filter((part) => part !== null)].map(observation),
    distribution: [file("csv", "text/csv"), file("json", "application/json")],
  };
}
