import { defineField, defineType } from "@sanity/types";
import { reference } from "../fields/references.ts";
import { prose } from "../fields/words.ts";
import { figureInWords } from "../previewWords.ts";

/** Block: a total and its parts, as a table with bars. */
export const breakdownEmbed = defineType({
  name: "breakdownEmbed",
  title: "Breakdown",
  type: "object",
  fields: [
    reference({ name: "breakdown", title: "Breakdown", to: ["breakdown"], required: true }),
    defineField({
      name: "chart",
      title: "Draw bars",
      type: "boolean",
      description: "Off: the numbers alone.",
      initialValue: true,
    }),
    prose({
      name: "caption",
      title: "Caption",
      description: "Leave empty for the breakdown's own.",
      max: 300,
      rows: 2,
    }),
  ],
  preview: {
    select: {
      title: "breakdown.title",
      value: "breakdown.total.value",
      unit: "breakdown.total.unit",
      precision: "breakdown.total.precision",
    },
    prepare: ({ title, ...total }) => ({
      title: title || "No breakdown chosen",
      subtitle: figureInWords(total),
    }),
  },
});
