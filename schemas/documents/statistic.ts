import { defineField, defineType } from "@sanity/types";
import { reference } from "../fields/references.ts";
import { slug } from "../fields/slug.ts";
import { choice, line, prose } from "../fields/words.ts";
import { day } from "../fields/times.ts";
import { wordsIn } from "../../facts/onFile.ts";
import { factsHold } from "../factsHold.ts";
import { dayInWords, figureInWords, inARow } from "../previewWords.ts";

/** One number, with all that makes it a fact: unit, place, time and source. */
export const statistic = defineType({
  name: "statistic",
  title: "Statistic",
  type: "document",
  groups: [
    { name: "figure", title: "Figure", default: true },
    { name: "scope", title: "What it counts" },
    { name: "source", title: "Source" },
  ],
  fields: [
    line({
      name: "label",
      title: "Name",
      group: "figure",
      description: "Short, for lists and addresses: “Arrests in Operation ‘Safe City’”.",
      max: 160,
      required: true,
    }),
    slug({ source: "label", group: "figure" }),
    defineField({
      name: "value",
      title: "Value",
      group: "figure",
      description: "The number as it is, without rounding. Who corrects it, corrects every page.",
      type: "number",
      validation: (rule) => rule.required(),
    }),
    line({
      name: "unit",
      title: "Unit",
      group: "figure",
      description: "“arrests”, “%”, “£”, “metres”. A currency stands before the number.",
      max: 60,
    }),
    defineField({
      name: "precision",
      title: "Decimals to print",
      group: "figure",
      type: "number",
      initialValue: 0,
      validation: (rule) => rule.integer().min(0).max(6),
    }),
    choice({
      name: "qualifier",
      title: "The source says",
      group: "figure",
      description: "Whether the source gives the number itself, or says that it is near it.",
      options: [
        { value: "exact", title: "Exactly" },
        { value: "about", title: "About" },
        { value: "almost", title: "Almost" },
        { value: "more than", title: "More than" },
        { value: "at least", title: "At least" },
        { value: "at most", title: "At most" },
      ],
      initialValue: "exact",
    }),
    line({
      name: "population",
      title: "Of whom or what",
      group: "scope",
      description: "The words after the unit: “of undocumented immigrants in the operation”.",
      max: 200,
    }),
    line({
      name: "asPart",
      title: "As a part",
      group: "scope",
      description:
        "The words after “of 498” where it is a part of another: “had prior convictions”.",
      max: 160,
    }),
    reference({
      name: "place",
      title: "Place",
      group: "scope",
      description: "Where it was counted.",
      to: ["place"],
    }),
    line({
      name: "printedAs",
      title: "Place printed as",
      group: "scope",
      description: "Only where the place's own name does not serve.",
      max: 120,
    }),
    day({
      name: "asOf",
      title: "As of",
      group: "scope",
      description: "The day it was true. Or give the period that it counts.",
    }),
    defineField({
      name: "period",
      title: "Period",
      group: "scope",
      type: "object",
      options: { columns: 2 },
      fields: [day({ name: "from", title: "From" }), day({ name: "to", title: "To" })],
      validation: (rule) =>
        rule.custom((value) => {
          const [from, to] = [wordsIn(value, "from"), wordsIn(value, "to")];
          return from && to && to < from
            ? { message: "The period ends before it begins.", path: ["to"] }
            : true;
        }),
    }),
    reference({
      name: "source",
      title: "Source",
      group: "source",
      description: "Where the number is on record.",
      to: ["source"],
    }),
    prose({
      name: "method",
      title: "How it was counted",
      group: "source",
      description: "For readers: what is in the number and what is not.",
      max: 600,
    }),
    day({
      name: "reviewBy",
      title: "Look at it again by",
      group: "source",
      description: "From that day on every story that states it asks for a second look.",
    }),
    defineField({
      name: "standsBeside",
      title: "Stands beside",
      group: "source",
      type: "object",
      description: "Another statistic of the same thing, and in words why they differ.",
      fields: [
        reference({ name: "statistic", title: "Statistic", to: ["statistic"] }),
        prose({ name: "difference", title: "The difference", max: 400, rows: 2 }),
      ],
    }),
  ],
  validation: factsHold,
  orderings: [
    { name: "newest", title: "Newest first", by: [{ field: "asOf", direction: "desc" }] },
    { name: "label", title: "Name", by: [{ field: "label", direction: "asc" }] },
  ],
  preview: {
    select: {
      label: "label",
      value: "value",
      unit: "unit",
      precision: "precision",
      asOf: "asOf",
      to: "period.to",
    },
    prepare: ({ label, asOf, to, ...figure }) => ({
      title: inARow(figureInWords(figure) ?? "No value yet", dayInWords(asOf || to) ?? "no date"),
      subtitle: inARow(label),
    }),
  },
});
