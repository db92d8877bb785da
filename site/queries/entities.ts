import { defineQuery } from "groq";
import { entityFields } from "./factFields.ts";

/** People and organizations whole, for their own pages. */
export const entitiesQuery =
  defineQuery(`*[_type in ["person", "organization"] && _id in $ids]{${entityFields}, url,
  "line": jobTitle, "about": coalesce(bio, description), portrait}`);
