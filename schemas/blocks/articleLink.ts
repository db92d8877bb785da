import { defineType } from "@sanity/types";
import { reference } from "../fields/references.ts";

/** Mark: a link to a story by reference, so that its address may move. */
export const articleLink = defineType({
  name: "articleLink",
  title: "Link to a story",
  type: "object",
  fields: [reference({ name: "article", title: "Story", to: ["article"], required: true })],
});
