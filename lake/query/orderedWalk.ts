import type { LakeDocument } from "../document.ts";
import type { View } from "./view.ts";

export interface Walk {
  view: View;
  /** Ids in the order that is asked for, those with the same value together. */
  groups: Iterable<string[]>;
  /** How many documents that pass are needed. */
  limit: number;
  /** Leaves those that pass, in any order. */
  passing: (documents: LakeDocument[]) => LakeDocument[];
}

/**
 * Reads documents in an order until enough of them pass, always with all that have the same value.
 * Gives those that pass in the order of ids, as all documents would be: sorted and cut they are what all would give.
 */
export function orderedWalk({ view, groups, limit, passing }: Walk): LakeDocument[] {
  const found: LakeDocument[] = [];
  let batch: LakeDocument[] = [];
  for (const group of groups) {
    batch.push(...view.pick(group));
    // Often all pass: then no more is read than is needed.
    if (batch.length < Math.min(limit - found.length, 256)) continue;
    found.push(...passing(batch));
    batch = [];
    if (found.length >= limit) break;
  }
  if (batch.length > 0) found.push(...passing(batch));
  return found.toSorted((a, b) => (a._id < b._id ? -1 : 1));
}
