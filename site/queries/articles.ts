import { defineQuery } from "groq";
import { entityFields, sourceFields } from "./factFields.ts";

/** Stories whole. */
export const articlesQuery = defineQuery(`*[_type == "article" && _id in $ids]{
  _id, _rev, headline, body, leadImage, "cites": cites[]._ref, "sources": sources[]->{${sourceFields}},
  "authors": authors[]->{${entityFields}, jobTitle}, comments, shareNetworks, publishedAt, updatedAt,
  label, seo}`);

/** Approved answers to stories. What a reader gave in confidence is not asked for. */
export const approvedCommentsQuery =
  defineQuery(`*[_type == "comment" && references($ids) && status == "approved"]{
  _id, _rev, "story": story._ref, "parent": parent._ref, "about": about._ref, name, text, fromPaper,
  website, postedAt}`);
