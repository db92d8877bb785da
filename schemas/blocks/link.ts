import { defineField, defineType } from "@sanity/types";
import { tooLong } from "../fields/webAddress.ts";

/** Mark: an address on the web, of mail or telephone, or a path of this site. */
export const link = defineType({
  name: "link",
  title: "Link",
  type: "object",
  description: "For a story of ours use “Link to a story”: it follows when the address moves.",
  fields: [
    defineField({
      name: "href",
      title: "Address",
      type: "url",
      validation: (rule) =>
        rule
          .required()
          .uri({ scheme: ["http", "https", "mailto", "tel"], allowRelative: true })
          .custom(tooLong)
          .custom((value) => {
            if (typeof value !== "string" || /^(https?|mailto|tel):/i.test(value)) return true;
            return /^\/(?![/\\])/.test(value)
              ? true
              : "An address of this site begins with one slash: /news/…";
          }),
    }),
  ],
});
