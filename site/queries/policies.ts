import { defineQuery } from "groq";

/** The paper's policies whole. */
export const policiesQuery = defineQuery(`*[_type == "site" && _id in $ids]{
  _id, _rev, policies[]{title, slug, body}}`);
