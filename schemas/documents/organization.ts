import { defineType } from "@sanity/types";
import { slug } from "../fields/slug.ts";
import { webAddress } from "../fields/webAddress.ts";
import { line, prose } from "../fields/words.ts";

/** A body that speaks or publishes: an agency, a council, a company. */
export const organization = defineType({
  name: "organization",
  title: "Organization",
  type: "document",
  fields: [
    line({ name: "name", title: "Name", max: 200, required: true }),
    slug({ source: "name" }),
    line({ name: "shortName", title: "Short name", description: "“ICE”.", max: 60 }),
    prose({ name: "description", title: "In a sentence", max: 400, rows: 2 }),
    webAddress({ name: "url", title: "Its own page" }),
  ],
  orderings: [{ name: "name", title: "Name", by: [{ field: "name", direction: "asc" }] }],
  preview: { select: { title: "name", subtitle: "shortName" } },
});
