import { scaleLinear } from "d3-scale";
import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import { printNumber, unitWord } from "../printFigure.ts";
import type { StatisticFact } from "../story/facts.ts";
import { capitalized } from "../story/sourceLine.ts";
import type { CheckedBreakdown } from "../story/checkedFacts.ts";
import { numberLink } from "./figureDisplay.ts";

/** One row: the array of these is both the table and the chart. */
interface Row {
  part: StatisticFact;
  value: number;
}

/** Parts and total as a table, sorted, each part's bar in the header of its row. */
export function breakdownTable(
  breakdown: CheckedBreakdown,
  { subtitle, bars }: { subtitle: string | null; bars: boolean },
): Element {
  const rows = rowsOf(breakdown);
  const names = partNames(breakdown.parts);
  const scale = bars ? barScale(rows) : undefined;
  const { partsHeading, title, total } = breakdown;
  const properties = scale
    ? { className: ["breakdown-table", "bars"], style: `--tick:${percent(scale.step)}` }
    : { className: ["breakdown-table"] };
  return h("table", properties, [
    h("caption", [
      ...(title ? [h("strong", title)] : []),
      ...(title && subtitle ? [" "] : []),
      ...(subtitle ? [h("span", { className: ["subtitle"] }, subtitle)] : []),
    ] satisfies (ElementContent | string)[]),
    h("thead", [
      h("tr", [
        h("th", { scope: "col" }, [
          partsHeading ?? "Part",
          ...(scale ? scale.ticks.map(tick) : []),
        ]),
        h("th", { scope: "col" }, unitHeading(rows[0]?.part ?? total)),
      ]),
    ]),
    h(
      "tbody",
      rows.map(({ part, value }) =>
        h("tr", [
          h("th", { scope: "row" }, [
            h("span", { className: ["name"] }, names.get(part) ?? "—"),
            ...(scale ? [bar(value / scale.largest)] : []),
          ]),
          h("td", [numberLink(part)]),
        ]),
      ),
    ),
    ...(total
      ? [
          h("tfoot", [
            h("tr", [
              h("th", { scope: "row" }, breakdown.totalLabel ?? total.label ?? "Total"),
              h("td", [numberLink(total)]),
            ]),
          ]),
        ]
      : []),
  ]);
}

/** A bar that fills a part of its track, for the eye alone: the number stands beside it. */
export function bar(part: number): Element {
  const filled = Math.min(Math.max(part, 0), 1);
  return h("span", { className: ["bar"], ariaHidden: "true", style: `--part:${percent(filled)}` });
}

/** What each part is called: the place it counts, or its own name where places do not tell them apart. */
export function partNames(parts: readonly StatisticFact[]): Map<StatisticFact, string> {
  const byPlace = parts.map((part) => part.printedAs ?? part.place?.name);
  const told = new Set(byPlace).size === parts.length && !byPlace.includes(undefined);
  return new Map(
    parts.map((part) => [
      part,
      part.printedAs ?? (told ? part.place?.name : null) ?? part.label ?? part.place?.name ?? "—",
    ]),
  );
}

/** Largest first; the parts of a sum keep the order of the sum. */
function rowsOf({ parts, relation }: CheckedBreakdown): Row[] {
  const rows = parts.map((part) => ({ part, value: part.value ?? 0 }));
  return relation === "derived" ? rows : rows.sort((one, other) => other.value - one.value);
}

interface BarScale {
  largest: number;
  /** From one tick to the next, as a part of the largest. */
  step: number;
  ticks: { at: number; words: string }[];
}

/** One scale from zero for all bars; none where a value lies below zero or all are nothing. */
function barScale(rows: readonly Row[]): BarScale | undefined {
  const values = rows.map((row) => row.value);
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  if (largest <= 0 || values.some((value) => value < 0)) return undefined;
  const scale = scaleLinear().domain([0, largest]).range([0, 1]);
  const ticks = scale.ticks(3);
  const step = ticks[1] ?? largest;
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  return {
    largest,
    step: scale(step),
    ticks: ticks.map((value) => ({ at: scale(value), words: printNumber(value, decimals) })),
  };
}

/** The words of a tick are drawn by the style sheet: they are no part of the header's name. */
function tick({ at, words }: { at: number; words: string }): Element {
  return h("span", {
    className: ["tick"],
    ariaHidden: "true",
    style: `--at:${Number(at.toFixed(4))}`,
    dataTick: words,
  });
}

function unitHeading(statistic: StatisticFact | null): string {
  const unit = statistic?.unit;
  if (unit === "%") return "Per cent";
  if (unit === "‰") return "Per mille";
  return capitalized(unitWord(unit)) || (unit ? "Amount" : "Number");
}

const percent = (part: number) => `${Number((part * 100).toFixed(4))}%`;
