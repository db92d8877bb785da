import type { Node } from "mdast";
import type { SiteContext } from "../context.ts";
import { checkedStatistic } from "../story/checkedFacts.ts";
import type { CorrectionFact, StatisticFact } from "../story/facts.ts";
import { fieldAt } from "../story/fieldPath.ts";
import { paragraphOf } from "../story/paragraphOf.ts";
import { wordsOf } from "../story/plainText.ts";
import { correctionsOf } from "../story/reading.ts";
import { referenced } from "../story/reference.ts";
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
    const caption = wordsOf(value.caption);
    const { statistics } = reading.facts;
    const found = referenced(value.statistic, statistics, fieldAt(path, "statistic"), reading);
    if (!found) return caption === null ? [] : [paragraphOf(caption)];
    reading.used.statistics.add(found.id);
    return [
      {
        type: "statisticEmbed",
        statistic: checkedStatistic(found.fact),
        caption,
        corrections: correctionsOf(reading, found.id),
        context: reading.context,
      },
    ];
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
