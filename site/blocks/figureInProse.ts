import { h } from "hastscript";
import type { Parent, PhrasingContent } from "mdast";
import type { State } from "mdast-util-to-hast";
import { statisticPath } from "../paths.ts";
import { printFigure, unitWord } from "../printFigure.ts";
import { checkedCorrection } from "../story/checkedFacts.ts";
import type { CorrectionFact, StatisticFact } from "../story/facts.ts";
import { type FieldPath, fieldAt } from "../story/fieldPath.ts";
import { statisticNamed } from "../story/namedFacts.ts";
import type { Reading } from "../story/reading.ts";
import { capitalized, heldWords, sourceName } from "../story/sourceLine.ts";
import { textOf } from "../story/textOf.ts";
import type { Unchecked } from "./block.ts";
import type { Mark } from "./mark.ts";

/** Words that state a statistic. */
export interface FigureInProseNode extends Parent {
  type: "figureInProse";
  statistic: StatisticFact;
  corrections: readonly CorrectionFact[];
  timeZone: string;
  /** The words are not the editor's any more: a correction put the new number in their place. */
  rewritten: boolean;
  children: PhrasingContent[];
}

declare module "mdast" {
  interface PhrasingContentMap {
    figureInProse: FigureInProseNode;
  }
  interface RootContentMap {
    figureInProse: FigureInProseNode;
  }
}

/** Mark: these words state a statistic, and lead to it. */
export const figureInProse: Mark<"figureInProse"> = {
  read(value, path, reading) {
    const figure = readStatistic(value.statistic, path, reading);
    return figure && ((children) => correctDigits({ ...figure, children }));
  },
  allow: {
    tagNames: ["a", "data"],
    attributes: {
      a: ["href", "dataNote", ["className", "figure-in-prose"]],
      data: ["value", "dataFigure"],
    },
  },
};

/** Inline object: prints the value of a statistic where it stands. */
export function readFigure(
  value: Unchecked<{ statistic: unknown }>,
  path: FieldPath,
  reading: Reading,
): PhrasingContent[] {
  const figure = readStatistic(value.statistic, path, reading);
  return figure
    ? [{ ...figure, children: [{ type: "text", value: printFigure(figure.statistic) }] }]
    : [];
}

/** Draws the words as a link to the statistic's page, with a note that the style sheet shows. */
export function drawFigureInProse(state: State, node: FigureInProseNode) {
  const { slug, value } = node.statistic;
  if (value === null) return state.all(node);
  const [dataFigure, dataNote] = noteOf(node);
  const data = h("data", { value: String(value), dataFigure }, state.all(node));
  if (slug === null) return data;
  return h("a", { className: ["figure-in-prose"], href: statisticPath(slug), dataNote }, data);
}

/** Whether the words state the number itself ("498"), and not in other words ("almost 500"). */
export function statesNumber(node: FigureInProseNode): boolean {
  const { value, precision } = node.statistic;
  const stated =
    textOf(node)
      .replaceAll(",", "")
      .match(/\d+(?:\.\d+)?/g) ?? [];
  const printed = Math.abs(Number(value?.toFixed(Math.min(Math.max(precision ?? 0, 0), 6))));
  return stated.some((number) => Number(number) === printed);
}

function readStatistic(
  reference: unknown,
  path: FieldPath,
  reading: Reading,
): FigureInProseNode | undefined {
  const named = statisticNamed(reference, fieldAt(path, "statistic"), reading);
  return (
    named && {
      type: "figureInProse",
      ...named,
      timeZone: reading.context.site.timeZone,
      rewritten: false,
      children: [],
    }
  );
}

/**
 * Digits that a correction names as wrong print the new value, so that a corrected statistic
 * corrects the text; other words are an editor's to rewrite.
 */
function correctDigits(figure: FigureInProseNode): FigureInProseNode {
  const { statistic, corrections } = figure;
  if (corrections.length === 0 || statistic.value === null) return figure;
  const stated = numberIn(textOf(figure));
  const wrong = corrections.some(
    (correction) => stated !== undefined && numberIn(checkedCorrection(correction).was) === stated,
  );
  return wrong && stated !== statistic.value
    ? { ...figure, rewritten: true, children: [{ type: "text", value: printFigure(statistic) }] }
    : figure;
}

/** The number that words consist of, and nothing where they are more than a number. */
function numberIn(words: string | null): number | undefined {
  const digits = words
    ?.trim()
    .replaceAll(",", "")
    .replace(/^[$£€]/, "")
    .replace(/\s?[%‰]$/, "");
  return digits && /^[-−]?\d+(?:\.\d+)?$/.test(digits)
    ? Number(digits.replace("−", "-"))
    : undefined;
}

/** The note on hover: the figure in bold, then when it held and who says so. */
function noteOf({ statistic, timeZone }: FigureInProseNode): [figure: string, note: string | null] {
  const unit = unitWord(statistic.unit);
  const held = heldWords(statistic, timeZone);
  const source = sourceName(statistic.source);
  const figure = unit ? `${printFigure(statistic)} ${unit}` : printFigure(statistic);
  const notes = [...(held ? [capitalized(held)] : []), ...(source ? [`Source: ${source}`] : [])];
  return [figure, notes.join(". ") || null];
}
