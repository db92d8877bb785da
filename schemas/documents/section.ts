import { defineType } from "@sanity/types";
import { reference } from "../fields/references.ts";
import { reservedWords } from "../fields/reservedWords.ts";
import { slug } from "../fields/slug.ts";
import { line, prose } from "../fields/words.ts";

/** A part of the paper: News, Council, Harbour. */
export const section = defineType({
  name: "section",
  title: "Section",
  type: "document",
  fields: [
    line({ name: "title", title: "Title", max: 60, required: true }),
    slug({ source: "title", reserved: reservedWords }),
    reference({
      name: "parent",
      title: "Stands under",
      description: "For the breadcrumbs: Home › News › Harbour.",
      to: ["section"],
    }),
    prose({
      name: "description",
      title: "In a sentence",
      description: "What stands under the section's name on its page.",
      max: 300,
      rows: 2,
    }),
  ],
  orderings: [{ name: "title", title: "Title", by: [{ field: "title", direction: "asc" }] }],
  preview: { select: { title: "title", subtitle: "parent.title" } },
});
