import { defineType } from "@sanity/types";
import { fieldOf, referenceIn, wordsIn } from "../../facts/onFile.ts";
import { line, prose } from "../fields/words.ts";

/** A picture with its words: in the body, as a story's lead image, as a portrait. */
export const picture = defineType({
  name: "picture",
  title: "Picture",
  type: "image",
  options: { hotspot: true },
  fields: [
    prose({
      name: "alt",
      title: "What it shows",
      description: "For readers who do not see it. Say what matters, not “picture of”.",
      max: 400,
      rows: 2,
    }),
    prose({ name: "caption", title: "Caption", max: 400, rows: 2 }),
    line({ name: "credit", title: "Credit", description: "Who made it: “Inés Rowe”.", max: 200 }),
  ],
  validation: (rule) =>
    rule.custom((value) =>
      referenceIn(fieldOf(value, "asset")) === undefined || wordsIn(value, "alt")
        ? true
        : {
            message: "Say what the picture shows: a reader may hear it in the picture's place.",
            path: ["alt"],
          },
    ),
  preview: { select: { title: "alt", subtitle: "credit", media: "asset" } },
});
