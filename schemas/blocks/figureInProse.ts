import { defineType } from "@sanity/types";
import { reference } from "../fields/references.ts";
import { figureInWords } from "../previewWords.ts";

/**
 * As a mark: these words state a statistic and are checked against it ("almost 500").
 * As an inline object: prints the statistic's value where it stands.
 */
export const figureInProse = defineType({
  name: "figureInProse",
  title: "Figure",
  type: "object",
  description:
    "Binds a number in the text to its statistic. A corrected statistic corrects the text.",
  fields: [reference({ name: "statistic", title: "Statistic", to: ["statistic"], required: true })],
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
