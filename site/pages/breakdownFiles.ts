import { VFile } from "vfile";
import type { SiteContext } from "../context.ts";
import { urlOf } from "../lookUp.ts";
import { breakdownFilePath, fileOf, statisticPath } from "../paths.ts";
import type { CheckedBreakdown } from "../story/checkedFacts.ts";
import type { StatisticFact } from "../story/facts.ts";

/** A breakdown's numbers as CSV and JSON, beside the page of its total. */
export function breakdownFiles(
  slug: string,
  breakdown: CheckedBreakdown,
  context: SiteContext,
): VFile[] {
  const at = (format: "csv" | "json") => fileOf(breakdownFilePath(slug, breakdown._id, format));
  return [
    new VFile({ path: at("csv"), value: csv(breakdown) }),
    new VFile({ path: at("json"), value: json(breakdown, context) }),
  ];
}

const columns = ["row", "label", "place", "value", "unit", "as of", "source"] as const;

function csv({ parts, total }: CheckedBreakdown): string {
  const rows = [
    ...parts.map((part) => ["part", ...cells(part)]),
    ...(total ? [["total", ...cells(total)]] : []),
  ];
  return [columns, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

const cells = (statistic: StatisticFact) => [
  statistic.label ?? "",
  statistic.printedAs ?? statistic.place?.name ?? "",
  statistic.value ?? "",
  statistic.unit ?? "",
  statistic.asOf ?? statistic.period?.to ?? "",
  statistic.source?.url ?? statistic.source?.title ?? "",
];

/** RFC 4180; words that a spreadsheet would take for a formula begin with an apostrophe. */
function cell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function json(breakdown: CheckedBreakdown, context: SiteContext): string {
  const { _id, title, relation, discrepancy, note, total, parts } = breakdown;
  const value = {
    id: _id,
    title,
    relation,
    total: total && row(total, context),
    parts: parts.map((part) => row(part, context)),
    discrepancy,
    note,
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

const row = (statistic: StatisticFact, context: SiteContext) => ({
  id: statistic._id,
  label: statistic.label,
  place: statistic.printedAs ?? statistic.place?.name ?? null,
  value: statistic.value,
  unit: statistic.unit,
  asOf: statistic.asOf ?? statistic.period?.to ?? null,
  url: statistic.slug === null ? null : urlOf(context, statisticPath(statistic.slug)),
  source: statistic.source && { title: statistic.source.title, url: statistic.source.url },
});
