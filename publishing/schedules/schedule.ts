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

const fields = /* groq */ `{_id, _rev, documents, action, at}`;
const pendingQuery = `*[_type == "schedule" && status == "pending"]${fields}`;
const stillPendingQuery = `*[_id == $id && status == "pending"][0]${fields}`;

/** The schedules that wait, soonest first; one whose time cannot be read counts as due, so that it is told. */
export async function pendingSchedules(client: SanityClient): Promise<Schedule[]> {
  const found = await client.fetch<Schedule[]>(pendingQuery, {}, { perspective: "raw" });
  return found.sort((a, b) => timeOf(a) - timeOf(b) || (a._id < b._id ? -1 : 1));
}

/** A schedule as it is now; nothing where it does not wait any more. */
export async function pendingSchedule(
  client: SanityClient,
  id: string,
): Promise<Schedule | undefined> {
  const params = { id };
  const options = { perspective: "raw" } as const;
  return (await client.fetch<Schedule | null>(stillPendingQuery, params, options)) ?? undefined;
}

/** When a schedule is due, in milliseconds of UTC. */
export const timeOf = ({ at }: Schedule): number => Date.parse(at ?? "") || 0;

/** Ids of the documents of a schedule, each once. */
export const documentsOf = ({ documents }: Schedule): string[] => [
  ...new Set((documents ?? []).flatMap(({ _ref }) => (typeof _ref === "string" ? [_ref] : []))),
];
