import { defineType } from "@sanity/types";
import { reference } from "../fields/references.ts";
import { choice, line } from "../fields/words.ts";
import { inARow, titleOf } from "../previewWords.ts";

const levels = [
  { value: "city", title: "City or town" },
  { value: "county", title: "County" },
  { value: "state", title: "State or region" },
  { value: "country", title: "Country" },
] as const;

/** Where a statistic counts; levels and containment let the rules see an overlap. */
export const place = defineType({
  name: "place",
  title: "Place",
  type: "document",
  fields: [
    line({ name: "name", title: "Name", max: 120, required: true }),
    choice({
      name: "level",
      title: "Level",
      options: levels,
      required: true,
    }),
    reference({
      name: "containedIn",
      title: "Lies in",
      description: "The county of a city, the state of a county: so nobody is counted twice.",
      to: ["place"],
    }),
  ],
  orderings: [{ name: "name", title: "Name", by: [{ field: "name", direction: "asc" }] }],
  preview: {
    select: { name: "name", level: "level", within: "containedIn.name" },
    prepare: ({ name, level, within }) => ({
      title: name || "No name yet",
      subtitle: inARow(titleOf(levels, level), within),
    }),
  },
});
