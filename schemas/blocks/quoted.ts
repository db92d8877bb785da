import { defineType } from "@sanity/types";
import { reference } from "../fields/references.ts";

/** Mark: these words are part of a quote on file, and are compared with it. */
export const quoted = defineType({
  name: "quoted",
  title: "Words of a quote",
  type: "object",
  description: "Binds the quoted words to the quote they come from. They must be its very words.",
  fields: [reference({ name: "quote", title: "Quote", to: ["quote"], required: true })],
});
