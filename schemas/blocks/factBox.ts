import { defineField, defineType } from "@sanity/types";
import { line } from "../fields/words.ts";
import { paragraph } from "./paragraph.ts";

/** Block: a box beside the story: background, what happens next, how to reach someone. */
export const factBox = defineType({
  name: "factBox",
  title: "Fact box",
  type: "object",
  fields: [
    line({ name: "title", title: "Title", max: 120, required: true }),
    defineField({
      name: "body",
      title: "Text",
      type: "array",
      of: [paragraph({ styles: ["normal"] })],
      validation: (rule) => rule.required().min(1).max(40),
    }),
  ],
  preview: { select: { title: "title" } },
});
