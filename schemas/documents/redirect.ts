import { defineType } from "@sanity/types";
import { reference } from "../fields/references.ts";
import { inARow } from "../previewWords.ts";
import { line } from "../fields/words.ts";
import { fieldOf, referenceIn, wordsIn } from "../../facts/onFile.ts";

/** An address that moved: written when a slug changes, so that old links go on working. */
export const redirect = defineType({
  name: "redirect",
  title: "Redirect",
  type: "document",
  fields: [
    line({
      name: "from",
      title: "Old address",
      max: 300,
      required: true,
      validation: (rule) => rule.custom(pathProblem),
    }),
    reference({
      name: "target",
      title: "Leads to",
      description: "The document whose page is meant: the redirect follows when it moves again.",
      // An old address never stands in the way of taking its page down.
      weak: true,
      to: ["article", "quote", "statistic", "person", "organization", "section", "topic"],
    }),
    line({
      name: "to",
      title: "Or to this address",
      max: 300,
      validation: (rule) => rule.custom(pathProblem),
    }),
  ],
  validation: (rule) =>
    rule.custom((document) => {
      const [target, to] = [referenceIn(fieldOf(document, "target")), wordsIn(document, "to")];
      if (!target && !to) return "Say where it leads: a document or an address.";
      if (target && to) return "Choose one: the document, or the address.";
      return to && to === wordsIn(document, "from") ? "It leads to itself." : true;
    }),
  orderings: [{ name: "from", title: "Old address", by: [{ field: "from", direction: "asc" }] }],
  preview: {
    select: { from: "from", to: "to", headline: "target.headline" },
    prepare: ({ from, to, headline }) => ({ title: from, subtitle: inARow(headline || to) }),
  },
});

function pathProblem(value: unknown): string | true {
  return typeof value !== "string" || /^\/([a-z0-9-]+\/)+$/.test(value)
    ? true
    : `“${value}” is no path of this site. One begins and ends with a slash: /news/a-slug/`;
}
