import type { Node } from "mdast";
import type { SiteContext } from "../context.ts";
import type { CheckedBreakdown } from "../story/checkedFacts.ts";
import type { CorrectionFact } from "../story/facts.ts";
import { fieldAt } from "../story/fieldPath.ts";
import { breakdownNamed } from "../story/namedFacts.ts";
import { paragraphOf } from "../story/paragraphOf.ts";
import { readWords } from "../story/readWords.ts";
import type { Block } from "./block.ts";
import { drawBreakdown } from "./breakdownFigure.ts";

/** Block: a total and its parts. */
export interface BreakdownEmbedNode extends Node {
  type: "breakdownEmbed";
  breakdown: CheckedBreakdown;
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
    const caption = readWords(value.caption, fieldAt(path, "caption"), reading);
    const named = breakdownNamed(value.breakdown, fieldAt(path, "breakdown"), reading);
    if (!named) return caption === null ? [] : [paragraphOf(caption)];
    const bars = value.chart !== false;
    return [{ type: "breakdownEmbed", ...named, caption, bars, context: reading.context }];
  },
  draw: (_state, { breakdown, ...options }) => drawBreakdown(breakdown, options),
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
