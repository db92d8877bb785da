import type { ExprNode, ObjectAttributeNode } from "groq-js";
import { pathOf } from "./pathOf.ts";

/** A key of an `order()` whose order an index has. */
export interface Order {
  path: string;
  isDescending: boolean;
  /** Whether it is sorted by the moment that a string says. */
  isMoment: boolean;
}

/** A key of an `order()`; null for one of which nothing is known. */
export type SortKey = ExprNode | null;

/** Reads a key of an `order()`, when an index has its order. */
export function orderOf(key: SortKey | undefined): Order | null {
  if (!key) return null;
  const [by, isDescending] = directed(key);
  const moment = momentIn(by);
  const path = pathOf(moment ?? by);
  if (path === null || path === "_type" || (path === "_id" && moment)) return null;
  return { path, isDescending, isMoment: moment !== null };
}

/** Tells whether a key sorts by the score of a search, best first. */
export function isBestFirst(key: SortKey | undefined): boolean {
  if (!key) return false;
  const [by, isDescending] = directed(key);
  return isDescending && pathOf(by) === "_score";
}

/**
 * Rewrites a key that sorts what a projection gives for what it is given: `order(x)` behind `{"x": title}` sorts by `title`.
 * The Studio sorts its lists by `orderings[0]` behind `{"orderings": [publishedAt]}`.
 */
export function behindProjection(key: SortKey, projection: ExprNode): SortKey {
  switch (key?.type) {
    case "Desc":
    case "Asc": {
      const base = behindProjection(key.base, projection);
      return base && { ...key, base };
    }
    case "Group":
      return behindProjection(key.base, projection);
    case "FuncCall": {
      const moment = momentIn(key);
      const argument = moment && behindProjection(moment, projection);
      return argument && { ...key, args: [argument] };
    }
    case "AccessElement": {
      const list = behindProjection(key.base, projection);
      if (list?.type !== "Array" || list.elements.some((element) => element.isSplat)) return null;
      return list.elements.at(key.index)?.value ?? null;
    }
    case "AccessAttribute": {
      if (!key.base) return attributeOf(projection, key.name);
      const base = behindProjection(key.base, projection);
      return base && { ...key, base };
    }
    default:
      return null;
  }
}

function attributeOf(projection: ExprNode, name: string): SortKey {
  if (projection.type !== "Projection" || projection.base.type !== "This") return null;
  const { expr } = projection;
  if (expr.type !== "Object") return null;
  const mayBring = (one: ObjectAttributeNode) =>
    one.type !== "ObjectAttributeValue" || one.name === name;
  const last = expr.attributes.findLastIndex(mayBring);
  const one = expr.attributes[last];
  if (one?.type === "ObjectAttributeValue") return one.value;
  // What is spread may lack the attribute: then what stands before it counts.
  const isAlone = !expr.attributes.slice(0, last).some(mayBring);
  const isDocument = one?.type === "ObjectSplat" && one.value.type === "This";
  return isDocument && isAlone ? { type: "AccessAttribute", name } : null;
}

function directed(key: ExprNode): [by: ExprNode, isDescending: boolean] {
  return key.type === "Desc" || key.type === "Asc" ? [key.base, key.type === "Desc"] : [key, false];
}

function momentIn(node: ExprNode): ExprNode | null {
  const [argument] = node.type === "FuncCall" ? node.args : [];
  const isMoment =
    node.type === "FuncCall" && node.namespace === "global" && node.name === "dateTime";
  return isMoment ? (argument ?? null) : null;
}
