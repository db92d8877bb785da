import type { DocumentBadgeComponent } from "sanity";
import { liveQuery, useLive } from "../liveQuery.ts";
import { rowsOf } from "../rowsOf.ts";

const corrections = (id: string) => ({
  fetch: `*[_type == "correction" && corrects._ref == $id] | order(date desc){kind, date}`,
  listen: `*[_type == "correction" && references($id)]`,
  params: { id },
  perspective: "published" as const,
});

/** Says that readers were told of a mistake in this, or that it was taken back. */
export const useCorrectedBadge: DocumentBadgeComponent = ({ id, type }) => {
  const isCorrectable = type === "article" || type === "quote" || type === "statistic";
  const live = useLive(`corrected ${id}`, (store) => liveQuery(store, corrections(id), rowsOf));
  if (!isCorrectable || live.state !== "read" || live.value.length === 0) return null;
  const isRetracted = live.value.some((row) => row.text("kind") === "retraction");
  const date = live.value[0]?.text("date")?.slice(0, 10) ?? "";
  return isRetracted
    ? { label: "Retracted", title: `Retracted on ${date}.`, color: "danger" }
    : { label: "Corrected", title: `Last corrected on ${date}.`, color: "success" };
};
