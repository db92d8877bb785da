import { hash } from "node:crypto";
import type { ProvenFile } from "../proof.ts";
import { type Schedule, timeOf } from "./schedule.ts";

/** Proof of one schedule, as a document and as a line of JSON. */
export interface Receipt {
  _id: string;
  _type: "receipt";
  schedule: { _type: "reference"; _ref: string; _weak: true };
  outcome: "done" | "failed";
  dueAt: string;
  doneAt: string;
  /** Seconds after its time. */
  lateness: number;
  transaction?: string;
  /** With the revision that was published; "" for one that was unpublished. */
  documents: { _type: "publishedRevision"; _key: string; id: string; revision: string }[];
  pages?: (ProvenFile & { _type: "writtenPage"; _key: string })[];
  findings?: string;
}

/** From this lateness on a schedule counts as late: milliseconds. */
export const lateAfter = 5 * 60_000;

/** The receipt of one firing of a schedule; the same for all who fire it. */
export function receiptOf(
  schedule: Schedule,
  now: Date,
  rest: Pick<Receipt, "outcome" | "documents"> & Partial<Receipt>,
): Receipt {
  const due = timeOf(schedule);
  return {
    _id: receiptId(schedule),
    _type: "receipt",
    schedule: { _type: "reference", _ref: schedule._id, _weak: true },
    dueAt: new Date(due).toISOString(),
    doneAt: now.toISOString(),
    lateness: Math.max(0, Math.round((now.getTime() - due) / 1000)),
    ...rest,
  };
}

/** Private, for it tells of documents that may be unpublished. */
const receiptId = (schedule: Schedule) => `receipt.${firingOf(schedule)}`;

/** One firing of a schedule: a schedule that is moved or opened again has another revision. */
export const firingOf = ({ _id, _rev }: Schedule) =>
  hash("sha256", JSON.stringify([_id, _rev])).slice(0, 24);
