import { defineField, defineType } from "@sanity/types";
import { reference } from "../fields/references.ts";
import { webAddress } from "../fields/webAddress.ts";
import { line } from "../fields/words.ts";

/** Where a fact is on record: a release, a report, minutes, an interview. */
export const source = defineType({
  name: "source",
  title: "Source",
  type: "document",
  fields: [
    line({ name: "title", title: "Title", max: 300, required: true }),
    line({
      name: "kind",
      title: "What it is",
      description: "“news release”, “minutes”, “interview”.",
      max: 60,
    }),
    reference({ name: "publisher", title: "Published by", to: ["organization"] }),
    webAddress({ name: "url", title: "Address" }),
    defineField({ name: "published", title: "Published on", type: "date" }),
    defineField({ name: "accessed", title: "Read on", type: "date" }),
    webAddress({ name: "archivedUrl", title: "Archived copy" }),
  ],
  orderings: [
    { name: "newest", title: "Newest first", by: [{ field: "published", direction: "desc" }] },
  ],
  preview: {
    select: { title: "title", publisher: "publisher.name", published: "published" },
    prepare: ({ title, publisher, published }) => ({
      title: title || "No title yet",
      subtitle: [publisher, published].filter(Boolean).join(" · "),
    }),
  },
});
