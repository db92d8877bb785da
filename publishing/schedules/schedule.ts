import type { SanityClient } from "@sanity/client";

/** A schedule as it is stored: documents to publish or unpublish together at a time. */
export interface Schedule {
  _id: string;
  _rev: string;
  documents: readonly { _ref: string }[] | null;
  action: string | null;
  /** An instant. */
  at: string | null;
}

const pendingQuery = `*[_type == "schedule" && status == "pending"]{_id, _rev, documents, action, at}`;

/** The schedules that wait, soonest first; one whose time cannot be read counts as due, so that it is told. */
export async function pendingSchedules(client: SanityClient): Promise<Schedule[]> {
  const found = await client.fetch<Schedule[]>(pendingQuery, {}, { perspective: "raw" });
  return found.sort((a, b) => timeOf(a) - timeOf(b) || (a._id < b._id ? -1 : 1));
}

/** When a schedule is due, in milliseconds of UTC. */
export const timeOf = ({ at }: Schedule): number => Date.parse(at ?? "") || 0;

/** Ids of the documents of a schedule, each once. */
export const documentsOf = ({ documents }: Schedule): string[] => [
  ...new Set((documents ?? []).flatMap(({ _ref }) => (typeof _ref === "string" ? [_ref] : []))),
];
