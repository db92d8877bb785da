import { defineQuery } from "groq";

/** Stories that name facts, and how they print them. */
export const citingQuery = defineQuery(`*[_type == "article" && references($ids)]{
  _id, _rev, "cites": cites[]._ref,
  "embeds": body[_type in ["quoteEmbed", "statisticEmbed"]]{
    "id": coalesce(quote._ref, statistic._ref), excerpt},
  "blocks": body[_type == "block" && (count(markDefs[_type in ["quoted", "figureInProse"]]) > 0
    || count(children[_type == "figureInProse"]) > 0)]{
    "defs": markDefs[]{_key, "id": coalesce(quote._ref, statistic._ref)},
    "spans": children[_type == "span" && count(marks) > 0]{text, marks},
    "inline": children[_type == "figureInProse"]{"id": statistic._ref}}}`);

/** Breakdowns that name statistics, as their total or a part. */
export const breakdownsNamingQuery =
  defineQuery(`*[_type == "breakdown" && references($ids)] | order(_id){
  _id, _rev, title, "total": total._ref, "parts": parts[]._ref}`);
