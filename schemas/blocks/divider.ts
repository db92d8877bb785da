import { defineType } from "@sanity/types";
import { choice } from "../fields/words.ts";

/** Block: a break between two parts of a story. */
export const divider = defineType({
  name: "divider",
  title: "Break",
  type: "object",
  fields: [
    choice({
      name: "style",
      title: "Shown as",
      options: [
        { value: "rule", title: "A line" },
        { value: "space", title: "White space" },
      ],
      initialValue: "rule",
    }),
  ],
  preview: {
    select: { style: "style" },
    prepare: ({ style }) => ({ title: style === "space" ? "White space" : "A line" }),
  },
});
