import { type Observable, shareReplay } from "rxjs";
import type { DocumentStore } from "sanity";
import { type Live, liveQuery } from "../liveQuery.ts";

/** What waits behind the lists of the desk. */
export type CountName = "today" | "drafts" | "inReview" | "scheduled" | "reports" | "comments";
export type Counts = Readonly<Record<CountName, number>>;

// Drafts are few, whatever the archive holds, so each filter begins with what an index knows.
const counts = {
  listen: `*[_type in ["article", "schedule", "report", "comment"]]`,
  fetch: `{
    "drafts": count(*[_id in path("drafts.**") && _type == "article" && coalesce(stage, "draft") != "in review"]),
    "inReview": count(*[_id in path("drafts.**") && _type == "article" && stage == "in review"]),
    "scheduled": count(*[_type == "schedule" && status == "pending"]),
    "failed": count(*[_type == "schedule" && status == "failed" && seen != true]),
    "reports": count(*[_type == "report" && status == "open"]),
    "comments": count(*[_type == "comment" && status == "pending"])
  }`,
  perspective: "raw",
} as const;

const shared = new WeakMap<DocumentStore, Observable<Live<Counts>>>();

/** The counts of the desk: one question for all of them, however many lists show one. */
export function deskCounts(store: DocumentStore): Observable<Live<Counts>> {
  const known = shared.get(store);
  if (known) return known;
  const asked = liveQuery(store, counts, readCounts).pipe(
    shareReplay({ bufferSize: 1, refCount: true }),
  );
  shared.set(store, asked);
  return asked;
}

function readCounts(sent: unknown): Counts {
  const fields = new Map(typeof sent === "object" && sent ? Object.entries(sent) : []);
  const count = (name: string) => Number(fields.get(name)) || 0;
  return {
    today: count("failed") + count("reports"),
    drafts: count("drafts"),
    inReview: count("inReview"),
    scheduled: count("scheduled"),
    reports: count("reports"),
    comments: count("comments"),
  };
}
