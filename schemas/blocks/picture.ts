import { defineType } from "@sanity/types";
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
    line({ name: "credit", title: "Credit", max: 200 }),
  ],
  validation: (rule) =>
    rule.custom((value) => {
      const image = value as { asset?: unknown; alt?: unknown } | undefined;
      if (!image?.asset) return true;
      return typeof image.alt === "string" && image.alt.trim() !== ""
        ? true
        : { message: "Say what the picture shows.", path: ["alt"] };
    }),
  preview: { select: { title: "alt", subtitle: "credit", media: "asset" } },
});
