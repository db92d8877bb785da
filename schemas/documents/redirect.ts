import { defineType } from "@sanity/types";
import { reference } from "../fields/references.ts";
import { line } from "../fields/words.ts";

const path = /^\/([a-z0-9-]+\/)+$/;

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
      validation: (rule) =>
        rule.regex(path, { name: "path of this site, such as /news/old-slug/" }),
    }),
    reference({
      name: "target",
      title: "Leads to",
      description: "The document whose page is meant: the redirect follows when it moves again.",
      to: ["article", "quote", "statistic", "person", "organization", "section", "topic"],
    }),
    line({
      name: "to",
      title: "Or to this address",
      max: 300,
      validation: (rule) =>
        rule.regex(path, { name: "path of this site, such as /news/new-slug/" }),
    }),
  ],
  validation: (rule) =>
    rule.custom((value) => {
      const { target, to } = (value ?? {}) as { target?: unknown; to?: unknown };
      return target || to ? true : "Say where it leads: a document or an address.";
    }),
  preview: {
    select: { from: "from", to: "to", headline: "target.headline" },
    prepare: ({ from, to, headline }) => ({ title: from, subtitle: headline || to }),
  },
});
