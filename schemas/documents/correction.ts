import { defineField, defineType } from "@sanity/types";
import { reference } from "../fields/references.ts";
import { choice, line, prose } from "../fields/words.ts";

/** What was wrong and what is right. Every page that shows what it corrects shows it. */
export const correction = defineType({
  name: "correction",
  title: "Correction",
  type: "document",
  fields: [
    reference({
      name: "corrects",
      title: "Corrects",
      to: ["article", "quote", "statistic"],
      required: true,
    }),
    choice({
      name: "kind",
      title: "Kind",
      options: [
        { value: "correction", title: "Correction" },
        { value: "clarification", title: "Clarification" },
        { value: "update", title: "Update" },
        { value: "retraction", title: "Retraction" },
      ],
      initialValue: "correction",
      required: true,
    }),
    line({
      name: "field",
      title: "Which field",
      description: "The field that was wrong: “value”, “headline”, “body”.",
      max: 80,
    }),
    line({ name: "was", title: "Was", max: 500 }),
    line({ name: "is", title: "Is", max: 500 }),
    prose({ name: "text", title: "For readers", max: 1000, required: true }),
    defineField({
      name: "date",
      title: "Dated",
      type: "datetime",
      validation: (rule) => rule.required(),
    }),
    prose({ name: "foundBy", title: "How it was found", max: 300, rows: 2 }),
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
      subtitle: [kind, typeof date === "string" ? date.slice(0, 10) : undefined, headline || label]
        .filter(Boolean)
        .join(" · "),
    }),
  },
});
