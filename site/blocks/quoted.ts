import { h } from "hastscript";
import type { Parent, PhrasingContent } from "mdast";
import type { State } from "mdast-util-to-hast";
import { quotePath } from "../paths.ts";
import { fieldAt } from "../story/fieldPath.ts";
import { quoteNamed } from "../story/namedFacts.ts";
import type { Mark } from "./mark.ts";

/** Words bound to the quote they come from. */
export interface QuotedNode extends Parent {
  type: "quoted";
  href: string;
  children: PhrasingContent[];
}

declare module "mdast" {
  interface PhrasingContentMap {
    quoted: QuotedNode;
  }
  interface RootContentMap {
    quoted: QuotedNode;
  }
}

/** Mark: these words are part of a quote on file, and lead to it. */
export const quoted: Mark<"quoted"> = {
  read(value, path, reading) {
    const slug = quoteNamed(value.quote, fieldAt(path, "quote"), reading)?.quote.slug;
    if (!slug) return undefined;
    const href = quotePath(slug);
    return (children) => ({ type: "quoted", href, children });
  },
  allow: {
    tagNames: ["a"],
    attributes: { a: ["href", ["className", "quoted"]] },
  },
};

/** Draws words of a quote as a link to its page. */
export function drawQuoted(state: State, node: QuotedNode) {
  return h("a", { className: ["quoted"], href: node.href }, state.all(node));
}
