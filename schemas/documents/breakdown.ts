import { defineField, defineType } from "@sanity/types";
import { reference, references } from "../fields/references.ts";
import { choice, line, prose } from "../fields/words.ts";
import { factsHold } from "../factsHold.ts";

/** A total and its parts, checked: a partition adds up, a subset fits, a derived value is recomputed. */
export const breakdown = defineType({
  name: "breakdown",
  title: "Breakdown",
  type: "document",
  groups: [
    { name: "parts", title: "Parts", default: true },
    { name: "rule", title: "How they belong together" },
    { name: "shown", title: "How it is shown" },
  ],
  fields: [
    line({ name: "title", title: "Title", group: "parts", max: 160, required: true }),
    prose({ name: "subtitle", title: "What is counted", group: "parts", max: 200, rows: 2 }),
    reference({
      name: "total",
      title: "Total",
      group: "parts",
      description: "For a derived figure: the figure that is computed.",
      to: ["statistic"],
      required: true,
    }),
    references({
      name: "parts",
      title: "Parts",
      group: "parts",
      description: "For a percentage or ratio: first what is divided, then what by.",
      to: ["statistic"],
      required: true,
      max: 200,
    }),
    choice({
      name: "relation",
      title: "The parts",
      group: "rule",
      options: [
        { value: "partition", title: "are disjoint and add up" },
        { value: "subset", title: "may overlap, never added" },
        { value: "derived", title: "give the total by a sum" },
      ],
      initialValue: "partition",
      required: true,
    }),
    defineField({
      name: "derivation",
      title: "The sum",
      group: "rule",
      type: "object",
      hidden: ({ document }) => document?.relation !== "derived",
      fields: [
        choice({
          name: "operation",
          title: "Operation",
          options: [
            { value: "percent", title: "first in percent of second" },
            { value: "ratio", title: "first divided by second" },
            { value: "difference", title: "first less the others" },
          ],
        }),
        choice({
          name: "rounding",
          title: "Rounded",
          options: [
            { value: "half up", title: "half up" },
            { value: "half even", title: "half to even" },
            { value: "up", title: "up" },
            { value: "down", title: "down" },
          ],
          initialValue: "half up",
        }),
      ],
    }),
    defineField({
      name: "discrepancy",
      title: "Published discrepancy",
      group: "rule",
      type: "object",
      description:
        "When the source's own parts do not add up: readers see a note instead of a failure.",
      fields: [
        line({ name: "saidBy", title: "Who publishes it so", max: 200 }),
        defineField({
          name: "difference",
          title: "By how much",
          description: "Total less the sum of the parts.",
          type: "number",
        }),
        prose({ name: "note", title: "Note for readers", max: 400, rows: 2 }),
      ],
    }),
    choice({
      name: "chart",
      title: "Chart",
      group: "shown",
      options: [
        { value: "bars", title: "Bars" },
        { value: "none", title: "Numbers alone" },
      ],
      initialValue: "bars",
    }),
    line({
      name: "partsHeading",
      title: "Heading of the parts",
      group: "shown",
      description: "“Place”, “Ward”, “Year”.",
      max: 60,
    }),
    line({
      name: "totalLabel",
      title: "Words of the total",
      group: "shown",
      description: "“All ten places”.",
      max: 80,
    }),
    prose({ name: "note", title: "Note for readers", group: "shown", max: 400, rows: 2 }),
  ],
  validation: factsHold,
  orderings: [{ name: "title", title: "Title", by: [{ field: "title", direction: "asc" }] }],
  preview: {
    select: { title: "title", total: "total.value", unit: "total.unit", relation: "relation" },
    prepare: ({ title, total, unit, relation }) => ({
      title: title || "No title yet",
      subtitle: [relation, [total, unit].filter((part) => part !== undefined).join(" ")]
        .filter(Boolean)
        .join(" · "),
    }),
  },
});
