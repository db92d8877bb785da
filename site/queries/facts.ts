import { defineQuery } from "groq";
import { breakdownFields, quoteFields, statisticFields } from "./factFields.ts";

/** Facts by their ids: asked for after a text has named them. */
export const factQuotesQuery = defineQuery(
  `*[_type == "quote" && _id in $ids] | order(_id) {${quoteFields}}`,
);

export const factStatisticsQuery = defineQuery(
  `*[_type == "statistic" && _id in $ids] | order(_id) {${statisticFields}}`,
);

export const factBreakdownsQuery = defineQuery(
  `*[_type == "breakdown" && _id in $ids] | order(_id) {${breakdownFields}}`,
);
