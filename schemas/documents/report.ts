import { defineType } from "@sanity/types";
import { reference } from "../fields/references.ts";
import { choice, line, prose } from "../fields/words.ts";
import { instant } from "../fields/times.ts";
import { dayInWords, inARow, titleOf } from "../previewWords.ts";

const statuses = [
  { value: "open", title: "Open" },
  { value: "closed", title: "Closed" },
] as const;

/** A reader says that something is wrong. Its id is dotted (`report.…`): private. */
export const report = defineType({
  name: "report",
  title: "Report",
  type: "document",
  liveEdit: true,
  fields: [
    reference({
      name: "about",
      title: "About",
      to: ["article", "quote", "statistic"],
      required: true,
    }),
    prose({ name: "text", title: "What is wrong", max: 5000, required: true }),
    line({
      name: "email",
      title: "E-mail",
      description: "To answer the reader; never published.",
      max: 254,
      validation: (rule) => rule.email(),
    }),
    instant({ name: "postedAt", title: "Sent at" }),
    choice({
      name: "status",
      title: "Status",
      options: statuses,
      initialValue: "open",
    }),
    reference({ name: "correction", title: "Closed by", to: ["correction"], weak: true }),
    prose({ name: "outcome", title: "Outcome", description: "Or why nothing changed.", max: 500 }),
  ],
  orderings: [
    { name: "newest", title: "Newest first", by: [{ field: "postedAt", direction: "desc" }] },
  ],
  preview: {
    select: {
      text: "text",
      status: "status",
      postedAt: "postedAt",
      headline: "about.headline",
      label: "about.label",
    },
    prepare: ({ text, status, postedAt, headline, label }) => ({
      title: text || "No words",
      subtitle: inARow(titleOf(statuses, status), dayInWords(postedAt), headline || label),
    }),
  },
});
