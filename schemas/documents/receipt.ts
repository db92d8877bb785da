import { defineArrayMember, defineField, defineType } from "@sanity/types";
import { reference } from "../fields/references.ts";
import { choice, line, prose } from "../fields/words.ts";
import { instant } from "../fields/times.ts";
import { inARow, momentInWords, titleOf } from "../previewWords.ts";

const outcomes = [
  { value: "done", title: "Done" },
  { value: "failed", title: "Failed" },
] as const;

/** Proof of a scheduled publish: what was due, when it was done, which pages carry which revision. */
export const receipt = defineType({
  name: "receipt",
  title: "Receipt",
  type: "document",
  liveEdit: true,
  readOnly: true,
  fields: [
    reference({ name: "schedule", title: "Schedule", to: ["schedule"], weak: true }),
    choice({
      name: "outcome",
      title: "Outcome",
      options: outcomes,
    }),
    instant({ name: "dueAt", title: "Due at" }),
    instant({ name: "doneAt", title: "Done at" }),
    defineField({
      name: "lateness",
      title: "Late by (seconds)",
      type: "number",
      validation: (rule) => rule.min(0),
    }),
    line({ name: "transaction", title: "Transaction", max: 200 }),
    defineField({
      name: "documents",
      title: "Documents",
      type: "array",
      of: [
        defineArrayMember({
          type: "object",
          name: "publishedRevision",
          fields: [
            line({ name: "id", title: "Id", max: 200 }),
            line({ name: "revision", title: "Revision", max: 200 }),
          ],
        }),
      ],
    }),
    defineField({
      name: "pages",
      title: "Pages",
      type: "array",
      of: [
        defineArrayMember({
          type: "object",
          name: "writtenPage",
          fields: [
            line({ name: "path", title: "Path", max: 300 }),
            line({ name: "hash", title: "Hash", max: 128 }),
            defineField({ name: "verified", title: "Read back", type: "boolean" }),
          ],
        }),
      ],
    }),
    prose({ name: "findings", title: "What stood in the way", max: 5000 }),
  ],
  orderings: [
    { name: "newest", title: "Newest first", by: [{ field: "doneAt", direction: "desc" }] },
  ],
  preview: {
    select: { outcome: "outcome", doneAt: "doneAt", lateness: "lateness" },
    prepare: ({ outcome, doneAt, lateness }) => ({
      title: titleOf(outcomes, outcome) ?? "Not yet done",
      subtitle: inARow(
        momentInWords(doneAt),
        typeof lateness === "number" && lateness > 0 ? `late by ${lateness} s` : "",
      ),
    }),
  },
});
