import type { Mutation, SanityDocument } from "@sanity/client";
import { isRecord } from "../../site/story/isRecord.ts";
import type { Receipt } from "./receipt.ts";
import { documentsOf, type Schedule, timeOf } from "./schedule.ts";

/** What a schedule does to the lake. */
export interface Plan {
  mutations: Mutation[];
  /** The documents as they will be published, for the rules. */
  checked: SanityDocument[];
  /** Why it cannot be done. */
  findings: string[];
  /** The documents with the revisions that they then have; "" for one that is not published then. */
  revisions(transaction: string): Receipt["documents"];
}

/**
 * What is published is the newest draft, also when it was edited after scheduling; what has none is
 * published already. Each document is guarded by its revision: a change in between is seen.
 */
export function planOf(schedule: Schedule, stored: readonly SanityDocument[]): Plan {
  const byId = new Map(stored.map((document) => [document._id, document]));
  const plan: Omit<Plan, "revisions"> = { mutations: [], checked: [], findings: [] };
  const revisions = new Map<string, string | undefined>();
  const ids = documentsOf(schedule);
  if (ids.length === 0) plan.findings.push("The schedule names no document.");
  if (timeOf(schedule) === 0) plan.findings.push("The schedule has no time that can be read.");
  if (schedule.action !== "publish" && schedule.action !== "unpublish")
    plan.findings.push("The schedule says neither publish nor unpublish.");
  for (const id of ids) {
    const published = byId.get(id);
    const draft = byId.get(`drafts.${id}`);
    if (!published && !draft) plan.findings.push(`${id}: there is no such document any more.`);
    else if (schedule.action === "unpublish") {
      unpublish(id, published, draft, plan.mutations);
      revisions.set(id, "");
    } else if (draft) {
      plan.checked.push({ ...draft, _id: id });
      publish(id, published, draft, plan.mutations);
      revisions.set(id, undefined);
    } else if (published) revisions.set(id, published._rev);
  }
  return {
    ...plan,
    revisions: (transaction) =>
      [...revisions].map(([id, revision]) => ({
        _type: "publishedRevision",
        _key: id,
        id,
        revision: revision ?? transaction,
      })),
  };
}

function publish(
  id: string,
  published: SanityDocument | undefined,
  draft: SanityDocument,
  mutations: Mutation[],
): void {
  const { _rev, _updatedAt, _createdAt, ...content } = draft;
  const next = {
    ...eachField(content),
    _id: id,
    _type: draft._type,
    _createdAt: published?._createdAt ?? _createdAt,
  };
  if (published) mutations.push(guard(published), { createOrReplace: next });
  else mutations.push({ create: next });
  mutations.push(guard(draft), { delete: { id: draft._id } });
}

function unpublish(
  id: string,
  published: SanityDocument | undefined,
  draft: SanityDocument | undefined,
  mutations: Mutation[],
): void {
  // What is not published is unpublished already.
  if (!published) return;
  const { _rev, _updatedAt, ...content } = published;
  if (!draft) mutations.push({ create: { ...content, _id: `drafts.${id}` } });
  mutations.push(guard(published), { delete: { id } });
}

/** A patch that changes nothing, and is refused when the document is no longer as it was read. */
const guard = ({ _id, _rev }: SanityDocument): Mutation => ({
  patch: { id: _id, ifRevisionID: _rev, unset: ["_guard"] },
});

/** References that wait for their document to be published are strong from then on, as in the Studio. */
function strengthened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strengthened);
  if (!isRecord(value)) return value;
  const { _strengthenOnPublish: wish, ...rest }: Record<string, unknown> = value;
  if (typeof rest["_ref"] !== "string" || !isRecord(wish)) return eachField(value);
  if (wish["weak"] !== true) delete rest["_weak"];
  return rest;
}

const eachField = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, strengthened(inner)]));
