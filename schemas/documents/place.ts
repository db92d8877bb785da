import { defineType } from "@sanity/types";
import { reference } from "../fields/references.ts";
import { choice, line } from "../fields/words.ts";

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
      options: [
        { value: "city", title: "City or town" },
        { value: "county", title: "County" },
        { value: "state", title: "State or region" },
        { value: "country", title: "Country" },
      ],
      required: true,
    }),
    reference({ name: "containedIn", title: "Lies in", to: ["place"] }),
  ],
  orderings: [{ name: "name", title: "Name", by: [{ field: "name", direction: "asc" }] }],
  preview: {
    select: { name: "name", level: "level", within: "containedIn.name" },
    prepare: ({ name, level, within }) => ({
      title: name || "No name yet",
      subtitle: [level, within].filter(Boolean).join(" · "),
    }),
  },
});
