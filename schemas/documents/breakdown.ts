import { defineField, defineType } from "@sanity/types";
import { reference, references } from "../fields/references.ts";
import { choice, line, prose } from "../fields/words.ts";
import { factsHold } from "../factsHold.ts";
import { figureInWords, inARow, titleOf } from "../previewWords.ts";

const relations = [
  { value: "partition", title: "Parts are disjoint and add up" },
  { value: "subset", title: "Parts may overlap and are never added" },
  { value: "derived", title: "The total is computed from the parts" },
] as const;

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
      title: "How the parts make the total",
      group: "rule",
      description: "Parts that may overlap are each held against the total, never added.",
      options: relations,
      layout: "dropdown",
      initialValue: "partition",
      required: true,
    }),
    defineField({
      name: "derivation",
      title: "How it is computed",
      group: "rule",
      type: "object",
      hidden: ({ document }) => document?.relation !== "derived",
      fields: [
        choice({
          name: "operation",
          title: "Operation",
          options: [
            { value: "percent", title: "First in percent of second" },
            { value: "ratio", title: "First divided by second" },
            { value: "difference", title: "First less the others" },
          ],
        }),
        choice({
          name: "rounding",
          title: "Rounded",
          description: "To the decimals that the total prints; a half, away from zero or to even.",
          options: [
            { value: "half up", title: "Half up" },
            { value: "half even", title: "Half to even" },
            { value: "up", title: "Up" },
            { value: "down", title: "Down" },
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
    select: {
      title: "title",
      value: "total.value",
      unit: "total.unit",
      precision: "total.precision",
      relation: "relation",
    },
    prepare: ({ title, relation, ...total }) => ({
      title: title || "No title yet",
      subtitle: inARow(figureInWords(total) ?? "no total", titleOf(relations, relation)),
    }),
  },
});
