import type { ExprNode } from "groq-js";
import { candidatesFor, few } from "./candidates.ts";
import { constant } from "./constant.ts";
import type { Candidates, Lookups } from "./lookupTypes.ts";

/** What an argument of `score()` can add at most, and documents among which are all that it adds something to. */
interface Bound {
  most: number;
  among: Candidates | null;
}

/** Reads what each argument of a `score()` can add; null when that has no end. */
export function boundsOf(
  args: ExprNode[],
  lookups: Lookups,
  types: string[] | null,
): Bound[] | null {
  const bounds = args.map((arg) => {
    const most = mostOf(arg);
    return most === null ? null : { most, among: candidatesFor(unboosted(arg), lookups, types) };
  });
  return bounds.every((bound) => bound !== null) ? bounds : null;
}

// As groq-js counts: a condition is one, parts joined by `&&` or `||` add up, a boost comes on top.
function mostOf(node: ExprNode): number | null {
  if (node.type === "And" || node.type === "Or") {
    const [left, right] = [mostOf(node.left), mostOf(node.right)];
    return left === null || right === null ? null : left + right;
  }
  if (node.type === "FuncCall" && node.name === "boost") {
    const [condition, weight] = node.args;
    const most = condition ? mostOf(condition) : null;
    const boost = weight && constant(weight)?.value;
    return most === null || typeof boost !== "number" ? null : most + Math.max(0, boost);
  }
  // A `match` of groq-js's own counts how often.
  return node.type === "OpCall" && node.op === "match" ? null : 1;
}

function unboosted(node: ExprNode): ExprNode {
  const [condition] = node.type === "FuncCall" && node.name === "boost" ? node.args : [];
  return condition ?? node;
}

/** The ids of documents that can have a score, or null when those are all. */
export function idsWithScore(bounds: Bound[]): Set<string> | null {
  const ids = new Set<string>();
  for (const { among } of bounds) {
    if (!among) return null;
    for (const id of among.ids()) ids.add(id);
  }
  return ids;
}

export interface ScoredWalk {
  bounds: Bound[];
  /** Ids of documents among which are all that have a score. */
  ids: Iterable<string>;
  /** The same in the order that decides between equal scores, those with the same value together; null for an unknown one. */
  inOrder: (ids: Set<string>) => Iterable<string[]> | null;
  /** How many of the best are needed. */
  limit: number;
  /** Gives the scores of those that pass. */
  scoresOf: (ids: string[]) => { id: string; score: number }[];
}

/**
 * Finds the ids of the best: those that can score highest are looked at first, until nothing can come before what is found.
 * Among those that can score alike the order decides that they are sorted by next, so that the first ones to reach it stay.
 */
export function scoredWalk(walk: ScoredWalk): string[] {
  const { limit, scoresOf } = walk;
  const found: { id: string; score: number }[] = [];
  for (const [most, ids] of tiersOf(walk)) {
    // None of this tier, and none behind it, can score more.
    const better = () => found.filter(({ score }) => score > most + rounding).length;
    if (better() >= limit) break;
    const groups = ids.size > few ? walk.inOrder(ids) : null;
    let reached = better();
    for (const group of groups ?? [[...ids]]) {
      const scored = scoresOf(group);
      found.push(...scored);
      reached += scored.filter(({ score }) => Math.abs(score - most) <= rounding).length;
      if (reached >= limit) break;
    }
    if (reached >= limit) break;
  }
  return found.map(({ id }) => id);
}

/** Sums of broken weights differ by their order. */
const rounding = 1e-9;

/** Ids by what they can score at most, highest first. */
function tiersOf({ bounds, ids }: ScoredWalk): [most: number, ids: Set<string>][] {
  const sets = bounds.map(({ most, among }) => ({ most, ids: among && new Set(among.ids()) }));
  const tiers = new Map<number, Set<string>>();
  for (const id of ids) {
    const of = sets.filter((set) => set.ids === null || set.ids.has(id));
    const most = of.reduce((sum, set) => sum + set.most, 0);
    const tier = tiers.get(most);
    if (tier) tier.add(id);
    else if (most > 0) tiers.set(most, new Set([id]));
  }
  return [...tiers].toSorted(([a], [b]) => b - a);
}
