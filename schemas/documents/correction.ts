import { defineType } from "@sanity/types";
import { reference } from "../fields/references.ts";
import { choice, line, prose } from "../fields/words.ts";
import { instant } from "../fields/times.ts";
import { dayInWords, inARow, titleOf } from "../previewWords.ts";

const kinds = [
  { value: "correction", title: "Correction" },
  { value: "clarification", title: "Clarification" },
  { value: "update", title: "Update" },
  { value: "retraction", title: "Retraction" },
] as const;

/** What was wrong and what is right. Every page that shows what it corrects shows it. */
export const correction = defineType({
  name: "correction",
  title: "Correction",
  type: "document",
  fields: [
    reference({
      name: "corrects",
      title: "Corrects",
      description: "Every page that shows it shows this correction too.",
      to: ["article", "quote", "statistic"],
      required: true,
    }),
    choice({
      name: "kind",
      title: "Kind",
      description:
        "A correction puts right what was wrong; a clarification what could be misread; an update adds what is new; a retraction takes back the whole.",
      options: kinds,
      initialValue: "correction",
      required: true,
    }),
    line({
      name: "field",
      title: "Which field",
      description: "The field that was wrong: “value”, “headline”, “body”.",
      max: 80,
    }),
    line({
      name: "was",
      title: "Was",
      description: "As it was printed: “1,234,600”, “opens at ten”.",
      max: 500,
    }),
    line({
      name: "is",
      title: "Is",
      description: "As it is right. Empty for a retraction.",
      max: 500,
    }),
    prose({
      name: "text",
      title: "For readers",
      description: "What was wrong and what is right, in sentences that stand alone.",
      max: 1000,
      required: true,
    }),
    instant({ name: "date", title: "Dated", required: true }),
    prose({
      name: "foundBy",
      title: "How it was found",
      description: "“A reader wrote.” Readers see it on the corrections page.",
      max: 300,
      rows: 2,
    }),
  ],
  orderings: [
    { name: "newest", title: "Newest first", by: [{ field: "date", direction: "desc" }] },
  ],
  preview: {
    select: {
      text: "text",
      kind: "kind",
      date: "date",
      headline: "corrects.headline",
      label: "corrects.label",
    },
    prepare: ({ text, kind, date, headline, label }) => ({
      title: text || "No words yet",
      subtitle: inARow(titleOf(kinds, kind), dayInWords(date), headline || label),
    }),
  },
});
