import { defineType } from "@sanity/types";
import { slug } from "../fields/slug.ts";
import { line, prose } from "../fields/words.ts";

/** What stories of several sections are about. */
export const topic = defineType({
  name: "topic",
  title: "Topic",
  type: "document",
  fields: [
    line({ name: "title", title: "Title", max: 80, required: true }),
    slug({ source: "title" }),
    prose({
      name: "description",
      title: "In a sentence",
      description: "What stands under the topic's name on its page.",
      max: 300,
      rows: 2,
    }),
  ],
  orderings: [{ name: "title", title: "Title", by: [{ field: "title", direction: "asc" }] }],
  preview: { select: { title: "title" } },
});
