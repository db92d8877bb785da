import { defineType } from "@sanity/types";
import { reference } from "../fields/references.ts";
import { prose } from "../fields/words.ts";
import { figureInWords } from "../previewWords.ts";

/** Block: one figure set very large, with unit, source and as-of. */
export const statisticEmbed = defineType({
  name: "statisticEmbed",
  title: "Figure, set large",
  type: "object",
  fields: [
    reference({ name: "statistic", title: "Statistic", to: ["statistic"], required: true }),
    prose({
      name: "caption",
      title: "Words beside it",
      description: "Leave empty for the statistic's own words.",
      max: 300,
      rows: 2,
    }),
  ],
  preview: {
    select: {
      value: "statistic.value",
      unit: "statistic.unit",
      precision: "statistic.precision",
      label: "statistic.label",
    },
    prepare: ({ label, ...figure }) => ({
      title: figureInWords(figure) ?? "No statistic chosen",
      subtitle: label,
    }),
  },
});
