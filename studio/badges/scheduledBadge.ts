import type { DocumentBadgeComponent } from "sanity";
import { liveQuery, useLive } from "../liveQuery.ts";
import { printMoment } from "../printMoment.ts";
import { rowsOf } from "../rowsOf.ts";

const schedules = (id: string) => ({
  fetch: `*[_type == "schedule" && status == "pending" && references($id)] | order(at asc)[0..0]{action, at}`,
  listen: `*[_type == "schedule" && references($id)]`,
  params: { id },
  perspective: "raw" as const,
});

/** Says that a document goes out, or comes down, by itself. */
export const useScheduledBadge: DocumentBadgeComponent = ({ id }) => {
  const live = useLive(`scheduled ${id}`, (store) => liveQuery(store, schedules(id), rowsOf));
  const next = live.state === "read" ? live.value[0] : undefined;
  const at = next?.text("at");
  if (!at) return null;
  const word = next?.text("action") === "unpublish" ? "Comes down" : "Goes out";
  return {
    label: `${word} ${printMoment(at, new Date())}`,
    title: `A schedule ${word === "Goes out" ? "publishes" : "unpublishes"} it then.`,
    color: "primary",
  };
};
