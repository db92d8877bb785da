import type { Node } from "mdast";
import type { SiteContext } from "../context.ts";
import { checkedBreakdown } from "../story/checkedFacts.ts";
import type { BreakdownFact, CorrectionFact } from "../story/facts.ts";
import { fieldAt } from "../story/fieldPath.ts";
import { paragraphOf } from "../story/paragraphOf.ts";
import { wordsOf } from "../story/plainText.ts";
import { correctionsOf } from "../story/reading.ts";
import { referenced } from "../story/reference.ts";
import type { Block } from "./block.ts";
import { breakdownFigure } from "./breakdownFigure.ts";

/** Block: a total and its parts. */
export interface BreakdownEmbedNode extends Node {
  type: "breakdownEmbed";
  breakdown: BreakdownFact;
  caption: string | null;
  bars: boolean;
  corrections: readonly CorrectionFact[];
  context: SiteContext;
}

declare module "mdast" {
  interface RootContentMap {
    breakdownEmbed: BreakdownEmbedNode;
  }
}

export const breakdownEmbed: Block<"breakdownEmbed"> = {
  read(value, path, reading) {
    const caption = wordsOf(value.caption);
    const at = fieldAt(path, "breakdown");
    const found = referenced(value.breakdown, reading.facts.breakdowns, at, reading);
    if (!found) return caption === null ? [] : [paragraphOf(caption)];
    const { missing, parts, total } = checkedBreakdown(found.fact);
    if (missing > 0)
      reading.report(
        "not-published",
        at,
        `${missing} of its parts are not published or hold no number.`,
      );
    reading.used.breakdowns.add(found.id);
    const shown = [...(total ? [total] : []), ...parts].map((statistic) => statistic._id);
    for (const id of shown) reading.used.statistics.add(id);
    return [
      {
        type: "breakdownEmbed",
        breakdown: found.fact,
        caption,
        bars: value.chart !== false,
        corrections: shown.flatMap((id) => correctionsOf(reading, id)),
        context: reading.context,
      },
    ];
  },
  draw: (_state, { breakdown, ...options }) => breakdownFigure(breakdown, options),
  allow: {
    tagNames:
      "figure figcaption table caption thead tbody tfoot tr th td p a span strong data time ul li".split(
        " ",
      ),
    ancestors: {
      caption: ["table"],
      thead: ["table"],
      tbody: ["table"],
      tfoot: ["table"],
      tr: ["table"],
      th: ["table"],
      td: ["table"],
    },
    attributes: {
      figure: [["className", "breakdown-embed", "partition", "subset", "derived"]],
      table: [
        ["className", "breakdown-table", "bars"],
        ["style", /^--tick:\d{1,3}(?:\.\d{1,4})?%$/],
      ],
      th: [["scope", "col", "row"]],
      ul: [["className", "proportion-bars"]],
      figcaption: [["className", "note"]],
      p: [["className", "source", "derived-sum"]],
      a: ["href"],
      span: [
        ["className", "bar", "subtitle", "words", "number", "name", "tick"],
        ["ariaHidden", "true"],
        ["style", /^--part:\d{1,3}(?:\.\d{1,4})?%$/, /^--at:[01](?:\.\d{1,4})?$/],
        ["dataTick", /^[\d.,]{1,30}$/],
      ],
      data: ["value"],
      time: ["dateTime"],
    },
  },
};
