import { defineType } from "@sanity/types";
import { reference, references } from "../fields/references.ts";
import { inARow } from "../previewWords.ts";

/** The front page (one document, id `front`): what an editor chose; the newest stands in for the rest. */
export const front = defineType({
  name: "front",
  title: "Front page",
  type: "document",
  fields: [
    reference({
      name: "lead",
      title: "Lead story",
      description: "Leave empty for the newest.",
      to: ["article"],
    }),
    references({
      name: "seconds",
      title: "Beside it",
      description: "Two stories; the newest fill what is empty.",
      to: ["article"],
      max: 2,
    }),
    reference({
      name: "quotation",
      title: "Quotation of the day",
      description: "Leave empty for none.",
      to: ["quote"],
    }),
  ],
  preview: {
    select: { lead: "lead.headline" },
    prepare: ({ lead }) => ({
      title: "Front page",
      subtitle: inARow(lead) || "led by the newest story",
    }),
  },
});
