import { defineType } from "@sanity/types";
import { reference } from "../fields/references.ts";
import { prose } from "../fields/words.ts";

/** Block: a quotation set large, with its speaker and source. */
export const quoteEmbed = defineType({
  name: "quoteEmbed",
  title: "Quotation",
  type: "object",
  fields: [
    reference({ name: "quote", title: "Quote", to: ["quote"], required: true }),
    prose({
      name: "excerpt",
      title: "Only this part",
      description: "Leave empty for the whole. Its very words; only … and [ ] may be added.",
      max: 5000,
    }),
  ],
  preview: {
    select: { text: "quote.text", excerpt: "excerpt", speaker: "quote.speaker.name" },
    prepare: ({ text, excerpt, speaker }) => ({
      title: excerpt || text || "No quote chosen",
      subtitle: speaker,
    }),
  },
});
