import { h } from "hastscript";
import type { Parent, PhrasingContent } from "mdast";
import { linesOf } from "../story/paragraphOf.ts";
import { readWords } from "../story/readWords.ts";
import { fieldAt } from "../story/fieldPath.ts";
import type { Block } from "./block.ts";

/** Block: the story's own words again, set apart. */
export interface PullQuoteNode extends Parent {
  type: "pullQuote";
  children: PhrasingContent[];
}

declare module "mdast" {
  interface RootContentMap {
    pullQuote: PullQuoteNode;
  }
}

export const pullQuote: Block<"pullQuote"> = {
  read(value, path, reading) {
    const at = fieldAt(path, "text");
    const words = readWords(value.text, at, reading);
    if (words !== null) return [{ type: "pullQuote", children: linesOf(words) }];
    reading.report("malformed", at, "The pull quote has no words.");
    return [];
  },
  draw: (state, node) => h("p", { className: ["pull-quote"] }, state.all(node)),
  allow: { tagNames: ["p"], attributes: { p: [["className", "pull-quote"]] } },
};
