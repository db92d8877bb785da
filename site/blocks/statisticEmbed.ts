import type { Node } from "mdast";
import type { SiteContext } from "../context.ts";
import type { CorrectionFact, StatisticFact } from "../story/facts.ts";
import { fieldAt } from "../story/fieldPath.ts";
import { statisticNamed } from "../story/namedFacts.ts";
import { paragraphOf } from "../story/paragraphOf.ts";
import { readWords } from "../story/readWords.ts";
import type { Block } from "./block.ts";
import { figureDisplay } from "./figureDisplay.ts";

/** Block: one figure set very large. */
export interface StatisticEmbedNode extends Node {
  type: "statisticEmbed";
  statistic: StatisticFact;
  caption: string | null;
  corrections: readonly CorrectionFact[];
  context: SiteContext;
}

declare module "mdast" {
  interface RootContentMap {
    statisticEmbed: StatisticEmbedNode;
  }
}

export const statisticEmbed: Block<"statisticEmbed"> = {
  read(value, path, reading) {
    const caption = readWords(value.caption, fieldAt(path, "caption"), reading);
    const named = statisticNamed(value.statistic, fieldAt(path, "statistic"), reading);
    if (!named) return caption === null ? [] : [paragraphOf(caption)];
    return [{ type: "statisticEmbed", ...named, caption, context: reading.context }];
  },
  draw: (_state, { statistic, caption, corrections, context }) =>
    figureDisplay(statistic, { caption, corrections, context }),
  allow: {
    tagNames: ["figure", "figcaption", "p", "a", "span", "strong", "data", "time"],
    attributes: {
      figure: [["className", "statistic-embed", "statistic-page"]],
      figcaption: [["className", "note"]],
      p: [["className", "figure", "source", "share"]],
      a: ["href", ["className", "number"]],
      span: [
        ["className", "number", "label", "population"],
        ["style", /^--width:\d{1,3}(?:\.\d{1,3})?$/],
      ],
      data: ["value"],
      time: ["dateTime"],
    },
  },
};
