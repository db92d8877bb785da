import { defineType } from "@sanity/types";
import { reference } from "../fields/references.ts";
import { webAddress } from "../fields/webAddress.ts";
import { line } from "../fields/words.ts";
import { day } from "../fields/times.ts";
import { dayInWords, inARow } from "../previewWords.ts";

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
    day({ name: "published", title: "Published on" }),
    day({
      name: "accessed",
      title: "Read on",
      description: "When somebody of the paper read it there: pages on the web change.",
    }),
    webAddress({
      name: "archivedUrl",
      title: "Archived copy",
      description: "Where it can be read when its own address answers no longer.",
    }),
  ],
  orderings: [
    { name: "newest", title: "Newest first", by: [{ field: "published", direction: "desc" }] },
  ],
  preview: {
    select: { title: "title", publisher: "publisher.name", published: "published" },
    prepare: ({ title, publisher, published }) => ({
      title: title || "No title yet",
      subtitle: inARow(publisher, dayInWords(published)),
    }),
  },
});
