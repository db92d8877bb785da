import { defineType } from "@sanity/types";
import { prose } from "../fields/words.ts";

/** Block: the story's own words again, set apart. Somebody's words are a quotation instead. */
export const pullQuote = defineType({
  name: "pullQuote",
  title: "Pull quote",
  type: "object",
  description: "Repeats the story's own words. For somebody's words use a quotation.",
  fields: [prose({ name: "text", title: "Words of this story", max: 280, required: true })],
  preview: { select: { title: "text" } },
});
