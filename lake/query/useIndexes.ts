import type { ExprNode } from "groq-js";
import type { LakeDocument } from "../document.ts";
import { candidatesFor, few } from "./candidates.ts";
import { correlatedLookup, type CorrelatedLookup } from "./correlated.ts";
import { filterBy, filtersOverAll, joined } from "./filters.ts";
import { mapParts } from "./mapParts.ts";
import { behindProjection, orderOf, type SortKey } from "./order.ts";
import { orderedIds } from "./orderedIds.ts";
import { orderedWalk } from "./orderedWalk.ts";
import { asksForAll, isClosed } from "./scopes.ts";
import { scoredIn, scoredSource, type Scored } from "./scoredSource.ts";
import type { Sources } from "./sources.ts";
import { typesFor } from "./typesFor.ts";

interface Place {
  /** Whether the scope is a step through an array, which a filter inside reaches past. */
  isHidden: boolean;
  /** Whether the place is evaluated once for each of many items. */
  isRepeated: boolean;
  /** How many results are looked at from here on, counted from the first. */
  limit: number | null;
  /** The keys by which they are sorted before that, as the documents themselves have them; null when they are not. */
  sortedBy: SortKey[] | null;
}

/**
 * Rewrites a query so that it begins with the documents that an index finds instead of all of them.
 * Every filter stays and is evaluated as before: an index only ever leaves out what the filter would.
 */
export function useIndexes(tree: ExprNode, sources: Sources): ExprNode {
  return rewrite(
    tree,
    { isHidden: false, isRepeated: false, limit: null, sortedBy: null },
    sources,
  );
}

function rewrite(node: ExprNode, place: Place, sources: Sources): ExprNode {
  if (!asksForAll(node)) return node;
  if (node.type === "Everything" && place.limit === null) return sources.all;
  if (place.isRepeated && isClosed(node)) return once(node, sources);
  const limited = limitOf(node);
  switch (node.type) {
    case "Slice":
    case "AccessElement":
      return parts(node, { ...place, limit: limited, sortedBy: null }, sources);
    case "Group":
      return parts(node, place, sources);
    case "Map": {
      const sortedBy = place.sortedBy?.map((key) => behindProjection(key, node.expr)) ?? null;
      return parts(node, { ...place, sortedBy }, sources);
    }
    case "PipeFuncCall":
      if (node.name === "order" && place.limit !== null && !place.sortedBy) {
        return parts(node, { ...place, sortedBy: node.args }, sources);
      }
      return parts(node, { ...place, limit: null, sortedBy: null }, sources);
    case "Everything":
    case "Filter": {
      const filters = filtersOverAll(node);
      if (filters) return overCandidates(node, filters, place, sources);
      const scored = node.type === "Filter" && isClosed(node) ? scoredIn(node) : null;
      if (scored) return overScored(scored, place, sources);
      return parts(node, { ...place, limit: null, sortedBy: null }, sources);
    }
    default:
      return parts(node, { ...place, limit: null, sortedBy: null }, sources);
  }
}

/** The same for every item: worked out once, when it is first asked for. */
function once(node: ExprNode, sources: Sources): ExprNode {
  return sources.supply(() => sources.evaluate(useIndexes(node, sources)));
}

function parts(node: ExprNode, place: Place, sources: Sources): ExprNode {
  return mapParts(node, ({ node: part, sees }) => {
    if (sees === "same") return rewrite(part, place, sources);
    const inner = { isHidden: sees === "hidden", isRepeated: true, limit: null, sortedBy: null };
    return rewrite(part, inner, sources);
  });
}

/** How many results a slice looks at, when it counts from the first. */
function limitOf(node: ExprNode): number | null {
  if (node.type === "AccessElement") return node.index >= 0 ? node.index + 1 : null;
  if (node.type !== "Slice" || node.left < 0 || node.right < 0) return null;
  return node.isInclusive ? node.right + 1 : node.right;
}

function overCandidates(
  node: ExprNode,
  filters: ExprNode[],
  place: Place,
  sources: Sources,
): ExprNode {
  const conditions = rewrittenInside(filters, sources);
  const source = sourceFor(node, filters, conditions, place, sources) ?? sources.all;
  return filterBy(source, conditions);
}

function rewrittenInside(nodes: ExprNode[], sources: Sources): ExprNode[] {
  const inside = { isHidden: false, isRepeated: true, limit: null, sortedBy: null };
  return nodes.map((node) => rewrite(node, inside, sources));
}

/** A search begins with what can be among its best. */
function overScored(scored: Scored, { limit, sortedBy }: Place, sources: Sources): ExprNode {
  const conditions = rewrittenInside(scored.filters, sources);
  const args = rewrittenInside(scored.pipe.args, sources);
  const source = scoredSource({ ...scored, conditions, args, limit, sortedBy, sources });
  return { ...scored.filter, base: { ...scored.pipe, base: filterBy(source, conditions), args } };
}

function sourceFor(
  node: ExprNode,
  filters: ExprNode[],
  conditions: ExprNode[],
  place: Place,
  sources: Sources,
): ExprNode | null {
  const condition = joined(filters);
  if (!isClosed(node)) {
    const lookup = correlatedLookup(condition, place.isHidden);
    if (lookup) return lookedUp(lookup, sources);
  }
  const types = typesFor(condition);
  const candidates = candidatesFor(condition, sources.lookups, types);
  const { limit, sortedBy } = place;
  const isMany = !candidates || candidates.atMost > few;
  if (isMany && limit !== null && isClosed(node)) {
    const passing = (documents: LakeDocument[]) =>
      documentsOf(sources.evaluate(filterBy({ type: "Value", value: documents }, conditions)));
    const order = sortedBy && orderOf(sortedBy[0]);
    const groups =
      (order || !sortedBy) && orderedIds({ ...sources, types, order, among: candidates });
    if (groups) return sources.supply(() => orderedWalk({ ...sources, groups, limit, passing }));
  }
  return candidates && sources.supply(() => sources.view.pick(candidates.ids()));
}

function documentsOf(value: unknown): LakeDocument[] {
  return Array.isArray(value) ? value : [];
}

/** Looks documents up by a value of each item: when it is a string by the index, else among all of them. */
function lookedUp({ by, value }: CorrelatedLookup, sources: Sources): ExprNode {
  const { lookups, view } = sources;
  const find = (text: string) => {
    if (by === "id") return lookups.ids([text]);
    if (by === "reference") return lookups.referringTo([text]);
    return lookups.field(by.path, [text], null);
  };
  const found = sources.supply((text) => {
    const candidates = find(text);
    return candidates ? view.pick(candidates.ids()) : view.all();
  }, value);
  const isString: ExprNode = {
    type: "FuncCall",
    namespace: "string",
    name: "startsWith",
    args: [value, { type: "Value", value: "" }],
  };
  return {
    type: "Select",
    alternatives: [{ type: "SelectAlternative", condition: isString, value: found }],
    fallback: sources.all,
  };
}
