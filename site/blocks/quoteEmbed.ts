import type { Node } from "mdast";
import type { CorrectionFact, QuoteFact } from "../story/facts.ts";
import type { SiteContext } from "../context.ts";
import { fieldAt } from "../story/fieldPath.ts";
import { quoteNamed } from "../story/namedFacts.ts";
import { paragraphOf } from "../story/paragraphOf.ts";
import { readWords } from "../story/readWords.ts";
import type { Block } from "./block.ts";
import { quotationFigure } from "./quotationFigure.ts";

/** Block: a quotation set large, with its speaker and source. */
export interface QuoteEmbedNode extends Node {
  type: "quoteEmbed";
  quote: QuoteFact;
  excerpt: string | null;
  corrections: readonly CorrectionFact[];
  context: SiteContext;
}

declare module "mdast" {
  interface RootContentMap {
    quoteEmbed: QuoteEmbedNode;
  }
}

export const quoteEmbed: Block<"quoteEmbed"> = {
  read(value, path, reading) {
    const excerpt = readWords(value.excerpt, fieldAt(path, "excerpt"), reading);
    const at = fieldAt(path, "quote");
    const named = quoteNamed(value.quote, at, reading);
    const words = excerpt ?? named?.quote.text ?? null;
    if (named && words === null)
      reading.report("malformed", at, "The quote has no words. Write them into the quote.");
    if (!named || words === null) return words === null ? [] : [paragraphOf(words)];
    return [{ type: "quoteEmbed", ...named, excerpt, context: reading.context }];
  },
  draw: (_state, { quote, excerpt, corrections, context }) =>
    quotationFigure(quote, { excerpt, corrections, context }),
  allow: {
    tagNames: ["figure", "blockquote", "figcaption", "p", "a", "time", "span"],
    attributes: {
      figure: [["className", "quote-embed", "quote-page"]],
      blockquote: ["cite", "lang", ["dir", "ltr", "rtl"], ["className", "original"]],
      p: [["className", "speaker", "role", "source", "translator", "share"]],
      span: ["lang", ["dir", "ltr", "rtl"]],
      a: ["href"],
      time: ["dateTime"],
    },
  },
};
