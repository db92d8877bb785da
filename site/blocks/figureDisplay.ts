import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import type { SiteContext } from "../context.ts";
import { statisticPath } from "../paths.ts";
import { printFigure, unitWord } from "../printFigure.ts";
import { checkedStatistic } from "../story/checkedFacts.ts";
import { correctedMark } from "../story/correctedMark.ts";
import type { CorrectionFact, StatisticFact } from "../story/facts.ts";
import { capitalized, heldWords, sourceLine } from "../story/sourceLine.ts";
import type { Unchecked } from "./block.ts";

/** How a figure is shown beside its number. */
export interface FigureOptions {
  /** Words beside the number, in place of the statistic's own. */
  caption?: string | null;
  corrections?: readonly CorrectionFact[];
  context: SiteContext;
  /** On the statistic's own page: set larger, without the links that lead there. */
  page?: boolean;
}

/** One figure set very large, unit and words beside it, as-of and source in a note. */
export function figureDisplay(
  fact: Unchecked<StatisticFact>,
  { caption = null, corrections = [], context, page = false }: FigureOptions,
): Element {
  const statistic = checkedStatistic(fact);
  const { slug } = statistic;
  const mark = correctedMark(corrections, context.site.timeZone);
  const note = [...heldAndSource(statistic, context), ...(mark ? [text(" "), mark] : [])];
  const share =
    page || slug === null ? [] : [h("a", { href: statisticPath(slug) }, "Share this figure")];
  return h("figure", { className: [page ? "statistic-page" : "statistic-embed"] }, [
    h("p", { className: ["figure"] }, [
      h(
        "span",
        { className: ["number"], style: `--width:${numberWidth(printFigure(statistic))}` },
        [numberLink(statistic, page)],
      ),
      " ",
      h("span", { className: ["label"] }, labelOf(statistic, caption)),
    ]),
    ...(note.length + share.length > 0
      ? [
          h("figcaption", { className: ["note"] }, [
            ...line("source", note),
            ...line("share", share),
          ]),
        ]
      : []),
  ]);
}

/** A statistic's number for machines too, leading to its page. */
export function numberLink(statistic: StatisticFact, plain = false): ElementContent {
  const { slug, value } = statistic;
  const printed = printFigure(statistic);
  const number: ElementContent =
    value === null ? text(printed) : h("data", { value: String(value) }, printed);
  return plain || slug === null ? number : h("a", { href: statisticPath(slug) }, number);
}

/** "As of 28 September 2017. Source: …", as far as it is known. */
export function heldAndSource(
  statistic: StatisticFact,
  context: SiteContext,
  kind = false,
): ElementContent[] {
  const held = heldWords(statistic, context.site.timeZone);
  const source = sourceLine(statistic.source, kind);
  return [
    ...(held ? [h("strong", `${capitalized(held)}.`)] : []),
    ...(held && source.length > 0 ? [text(" ")] : []),
    ...source,
  ];
}

function labelOf(statistic: StatisticFact, caption: string | null): ElementContent[] {
  const unit = unitWord(statistic.unit);
  const words = caption ?? statistic.population ?? (unit ? null : statistic.label);
  return [
    ...(unit ? [h("strong", unit)] : []),
    ...(unit && words ? [text(" ")] : []),
    ...(words ? [h("span", { className: ["population"] }, words)] : []),
  ];
}

const line = (name: string, content: ElementContent[]) =>
  content.length > 0 ? [h("p", { className: [name] }, content)] : [];

const text = (value: string): ElementContent => ({ type: "text", value });

// Advance widths of Newsreader's figures at display size, in em: with them the style sheet can set
// a number of any length as large as its column allows.
const digitWidths = [0.653, 0.405, 0.565, 0.526, 0.601, 0.51, 0.568, 0.507, 0.587, 0.567];

const otherWidths = new Map([
  [",", 0.22],
  [".", 0.22],
  ["%", 0.85],
  ["—", 1.05],
]);

function numberWidth(printed: string): string {
  const width = [...printed].reduce(
    (sum, character) =>
      sum + (digitWidths[Number(character)] ?? otherWidths.get(character) ?? 0.65),
    0,
  );
  return width.toFixed(3);
}
