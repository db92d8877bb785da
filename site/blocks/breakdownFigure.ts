import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import type { SiteContext } from "../context.ts";
import { breakdownFilePath } from "../paths.ts";
import { printFigure, printNumber } from "../printFigure.ts";
import { checkedBreakdown, type CheckedBreakdown } from "../story/checkedFacts.ts";
import { correctedMark } from "../story/correctedMark.ts";
import type { BreakdownFact, CorrectionFact } from "../story/facts.ts";
import { sourceName } from "../story/sourceLine.ts";
import type { Unchecked } from "./block.ts";
import { breakdownTable } from "./breakdownTable.ts";
import { derivedSum } from "./derivedSum.ts";
import { heldAndSource } from "./figureDisplay.ts";
import { proportionBars } from "./proportionBars.ts";

/** How a breakdown is shown beside its numbers. */
export interface BreakdownOptions {
  /** In place of the breakdown's own subtitle. */
  caption?: string | null;
  /** Off: the numbers alone. */
  bars?: boolean;
  /** Of its total and parts. */
  corrections?: readonly CorrectionFact[];
  context: SiteContext;
}

/** A breakdown as its relation asks: parts that add up, shares of a whole, or a sum. */
export function breakdownFigure(
  fact: Unchecked<BreakdownFact>,
  options: BreakdownOptions,
): Element {
  return drawBreakdown(checkedBreakdown(fact), options);
}

/** The same of a breakdown that was checked before. */
export function drawBreakdown(
  breakdown: CheckedBreakdown,
  { caption = null, bars = true, corrections = [], context }: BreakdownOptions,
): Element {
  const relation = breakdown.relation ?? "partition";
  const subtitle = caption ?? breakdown.subtitle;
  const drawBars = bars && breakdown.chart !== "none";
  return h("figure", { className: ["breakdown-embed", relation] }, [
    ...(relation === "subset" && breakdown.total
      ? proportionBars(breakdown, { caption, bars: drawBars })
      : [breakdownTable(breakdown, { subtitle, bars: drawBars && relation !== "derived" })]),
    ...(relation === "derived" ? derivedSum(breakdown) : []),
    ...note(breakdown, corrections, context),
  ]);
}

function note(
  breakdown: CheckedBreakdown,
  corrections: readonly CorrectionFact[],
  context: SiteContext,
): Element[] {
  const { _id, total, relation } = breakdown;
  const held = total ? heldAndSource(total, context, true) : [];
  const mark = correctedMark(corrections, context.site.timeZone);
  const sentences = [
    breakdown.note ?? (relation === "subset" ? overlapWords(breakdown) : null),
    ...discrepancyWords(breakdown),
    ...(breakdown.missing > 0 ? ["Not every part is published."] : []),
  ].filter((sentence) => sentence !== null);
  const file = total?.slug ? breakdownFilePath(total.slug, _id, "csv") : null;
  const sourced = total !== null && sourceName(total.source) !== null;
  const words: (ElementContent | string)[] = [
    ...held,
    ...(sourced ? ["."] : []),
    ...sentences.map((sentence, index) =>
      index > 0 || held.length > 0 ? ` ${sentence}` : sentence,
    ),
    ...(mark ? [" ", mark] : []),
  ];
  const content = [
    ...(words.length > 0 ? [h("p", { className: ["source"] }, words)] : []),
    ...(file ? [h("p", [h("a", { href: file }, "Download CSV")])] : []),
  ];
  return content.length > 0 ? [h("figcaption", { className: ["note"] }, content)] : [];
}

/** That the bars of a subset are not to be added. */
function overlapWords({ parts, total }: CheckedBreakdown): string | null {
  return total && parts.length > 1
    ? `Each bar is all ${printFigure(total)}. The groups can overlap and are not added.`
    : null;
}

/** In words, by how much the source's own parts miss its total. */
function discrepancyWords({ discrepancy, total }: CheckedBreakdown): string[] {
  if (!discrepancy) return [];
  const { note, saidBy } = discrepancy;
  const difference = discrepancy.difference ?? 0;
  const size = printNumber(Math.abs(difference), total?.precision ?? 0);
  const published = saidBy ? `as ${saidBy} publishes them` : "as published";
  const side = difference > 0 ? "less" : "more";
  return [
    ...(difference === 0
      ? []
      : [`The parts ${published} add up to ${size} ${side} than the total.`]),
    ...(note === null || note === undefined ? [] : [note]),
  ];
}
