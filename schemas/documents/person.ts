import { defineField, defineType } from "@sanity/types";
import { language } from "../fields/language.ts";
import { slug } from "../fields/slug.ts";
import { webAddress } from "../fields/webAddress.ts";
import { line, prose } from "../fields/words.ts";

/** Somebody who writes for the paper or speaks in it. */
export const person = defineType({
  name: "person",
  title: "Person",
  type: "document",
  fields: [
    line({ name: "name", title: "Name", max: 160, required: true }),
    slug({ source: "name" }),
    language({
      name: "nameLanguage",
      title: "Language of the name",
      description: "For a name in another script, so that it is set and read aloud rightly.",
    }),
    line({
      name: "jobTitle",
      title: "Role today",
      description: "A quote keeps the role of its own day.",
      max: 200,
    }),
    prose({ name: "bio", title: "In a few sentences", max: 800 }),
    defineField({
      name: "portrait",
      title: "Portrait",
      type: "picture",
      description: "Set the point that must stay when it is cut round.",
    }),
    webAddress({ name: "url", title: "Page of their own" }),
  ],
  orderings: [{ name: "name", title: "Name", by: [{ field: "name", direction: "asc" }] }],
  preview: { select: { title: "name", subtitle: "jobTitle", media: "portrait" } },
});
