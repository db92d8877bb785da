import { defineQuery } from "groq";

/** What the front page shows of its stories beside the index: first words, picture, facts. */
export const frontStoriesQuery = defineQuery(`*[_type == "article" && _id in $ids]{
  _id, _rev, leadImage, "opening": body[_type == "block"][0...4]{_type, style, children[]{text}},
  "embeds": body[_type in ["statisticEmbed", "breakdownEmbed"]]{_type, statistic, breakdown}}`);

/** The stories that a quotation of the day is from. */
export const frontNamingQuery = defineQuery(`*[_type == "article" && references($ids)]{
  _id, _rev, "embeds": body[defined(quote._ref)].quote._ref,
  "marks": body[].markDefs[defined(quote._ref)].quote._ref}`);
