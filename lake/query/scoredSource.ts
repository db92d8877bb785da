import type { ExprNode, FilterNode, PipeFuncCallNode } from "groq-js";
import { isObject } from "../document.ts";
import { candidatesFor } from "./candidates.ts";
import { filterBy, filtersOverAll, joined } from "./filters.ts";
import { isBestFirst, orderOf, type SortKey } from "./order.ts";
import { orderedIds } from "./orderedIds.ts";
import { isAttribute } from "./pathOf.ts";
import { boundsOf, idsWithScore, scoredWalk } from "./scoredWalk.ts";
import { typesFor } from "./typesFor.ts";
import type { Sources } from "./sources.ts";

/** A search as the Studio asks: `*[…] | score(…) [_score > 0]`. */
export interface Scored {
  filter: FilterNode;
  pipe: PipeFuncCallNode;
  filters: ExprNode[];
}

/** Reads the search that a filter ends, or gives null for any other filter. */
export function scoredIn(filter: FilterNode): Scored | null {
  const { base, expr } = filter;
  const isAboveZero =
    expr.type === "OpCall" &&
    expr.op === ">" &&
    isAttribute(expr.left, "_score") &&
    expr.right.type === "Value" &&
    expr.right.value === 0;
  if (!isAboveZero || base.type !== "PipeFuncCall" || base.name !== "score") return null;
  const filters = filtersOverAll(base.base);
  return filters && { filter, pipe: base, filters };
}

export interface ScoredSourceOptions extends Scored {
  /** The filters and the arguments of the score as they are evaluated. */
  conditions: ExprNode[];
  args: ExprNode[];
  limit: number | null;
  sortedBy: SortKey[] | null;
  sources: Sources;
}

/** Gives the documents that a search begins with: all that can have a score, or what can be among the best of them. */
export function scoredSource(options: ScoredSourceOptions): ExprNode {
  const { pipe, filters, limit, sortedBy, sources } = options;
  const { lookups, view } = sources;
  const condition = joined(filters);
  const types = typesFor(condition);
  return sources.supply(() => view.pick(ids()));

  function ids(): Iterable<string> {
    const candidates = candidatesFor(condition, lookups, types) ?? lookups.all();
    const bounds = boundsOf(pipe.args, lookups, types);
    const scoring = bounds && idsWithScore(bounds);
    const all = scoring && scoring.size <= candidates.atMost ? scoring : candidates.ids();
    const [first, ...next] = sortedBy ?? [];
    if (!bounds || limit === null || (sortedBy && !isBestFirst(first))) return all;
    const order = orderOf(next[0]);
    const inOrder = (among: Set<string>) => {
      if (next.length > 0 && !order) return null;
      const { size: atMost } = among;
      return orderedIds({ ...sources, types, order, among: { atMost, ids: () => among } });
    };
    return scoredWalk({
      bounds,
      ids: all,
      inOrder,
      limit,
      scoresOf: (some) => scores(some, options),
    });
  }
}

function scores(ids: string[], options: ScoredSourceOptions): { id: string; score: number }[] {
  const { pipe, conditions, args, sources } = options;
  const documents: ExprNode = { type: "Value", value: sources.view.pick(ids) };
  const scored = sources.evaluate({ ...pipe, base: filterBy(documents, conditions), args });
  return (Array.isArray(scored) ? scored : []).flatMap((one: unknown) => {
    const [id, score] = isObject(one) ? [one["_id"], one["_score"]] : [];
    return typeof id === "string" && typeof score === "number" && score > 0 ? [{ id, score }] : [];
  });
}
