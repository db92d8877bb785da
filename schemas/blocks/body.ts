import { defineArrayMember, defineType } from "@sanity/types";
import { paragraph } from "./paragraph.ts";

/** The blocks that may stand between paragraphs; each has its schema and its renderer by this name. */
export const bodyBlocks = [
  "quoteEmbed",
  "statisticEmbed",
  "breakdownEmbed",
  "pullQuote",
  "picture",
  "factBox",
  "divider",
] as const;

/** A story's text: Portable Text with every block and mark of the newsroom. */
export const body = defineType({
  name: "body",
  title: "Text",
  type: "array",
  of: [
    paragraph({ styles: ["normal", "h2", "h3"] }),
    ...bodyBlocks.map((type) => defineArrayMember({ type })),
  ],
  validation: (rule) => rule.max(2000),
});
