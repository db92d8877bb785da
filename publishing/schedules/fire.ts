import { ClientError, type SanityClient, type SanityDocument } from "@sanity/client";
import { type Plan, planOf } from "./plan.ts";
import { firingOf, type Receipt, receiptOf } from "./receipt.ts";
import { documentsOf, pendingSchedule, type Schedule, timeOf } from "./schedule.ts";

/** What stands in the way of publishing a document, in a sentence that names it. */
export type CheckDocuments = (documents: readonly SanityDocument[]) => Promise<readonly string[]>;

/** What the jobs of schedules work with. */
export interface Firing {
  client: SanityClient;
  /** The time, handed in. */
  now(): Date;
  check: CheckDocuments;
}

/** More often than this nobody edits a document in the moment it is published. */
const mostTries = 8;

/**
 * Publishes what a schedule names, and notes that in the same transaction, so that it happens once,
 * whoever else looks at the schedule. Gives the receipt; nothing where another was faster, or the
 * schedule was moved or cancelled meanwhile.
 */
export async function fire(due: Schedule, firing: Firing): Promise<Receipt | undefined> {
  const { client, now } = firing;
  let schedule: Schedule | undefined = due;
  for (let tries = 0; tries < mostTries; tries++) {
    if (!schedule || timeOf(schedule) > now().getTime()) return undefined;
    const transaction = firingOf(schedule);
    const documents = await client.fetch<SanityDocument[]>(
      `*[_id in $ids]`,
      { ids: documentsOf(schedule).flatMap((id) => [id, `drafts.${id}`]) },
      { perspective: "raw" },
    );
    const plan = planOf(schedule, documents);
    const findings = [...plan.findings, ...(await firing.check(plan.checked))];
    const isFit = findings.length === 0;
    const receipt = receiptOf(
      schedule,
      now(),
      isFit
        ? { outcome: "done", transaction, documents: plan.revisions(transaction) }
        : { outcome: "failed", transaction, documents: [], findings: findings.join("\n") },
    );
    const written = await write(client, schedule, receipt, isFit ? plan.mutations : []);
    if (written === "done") return receipt;
    if (written === "refused") {
      schedule = await pendingSchedule(client, due._id);
      continue;
    }
    // The lake refuses for good, such as an unpublish of what others refer to: that is a finding.
    const failed = receiptOf(schedule, now(), {
      outcome: "failed",
      documents: [],
      findings: written.message,
    });
    if ((await write(client, schedule, failed, [])) === "done") return failed;
  }
  throw new Error(
    `${due._id}: what it publishes changed ${mostTries} times while it was being published. It is tried again.`,
  );
}

/** Writes a firing in one transaction: "refused" where something it was read from has changed. */
async function write(
  client: SanityClient,
  schedule: Schedule,
  receipt: Receipt,
  mutations: Plan["mutations"],
): Promise<"done" | "refused" | Error> {
  const { _id, _rev } = schedule;
  const status = receipt.outcome;
  const reference = { _type: "reference", _ref: receipt._id, _weak: true };
  try {
    await client.mutate(
      [
        ...mutations,
        { patch: { id: _id, ifRevisionID: _rev, set: { status, receipt: reference } } },
        { create: receipt },
      ],
      receipt.transaction ? { transactionId: receipt.transaction } : {},
    );
    return "done";
  } catch (error) {
    if (!(error instanceof ClientError)) throw error;
    if (error.statusCode === 409 && !isReferential(error)) return "refused";
    if (error.statusCode === 401 || error.statusCode === 403 || error.statusCode === 429)
      throw error;
    return error;
  }
}

const isReferential = ({ message }: ClientError) => /refer/i.test(message);
