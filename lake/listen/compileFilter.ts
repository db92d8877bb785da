import { evaluateSync, toJS, type ExprNode } from "groq-js";
import type { LakeDocument } from "../document.ts";
import { isObject } from "../document.ts";
import { hasSearch } from "../query/answerSearches.ts";
import { declaresFunctions, parseQuery } from "../query/parseQuery.ts";
import { refuseQuery } from "../refusal.ts";

export interface FilterOptions {
  query: string;
  params: Record<string, unknown>;
  identity: string;
  now: () => Date;
  project: string;
  dataset: string;
  dereference: (id: string) => LakeDocument | null;
}

/** Tells whether a document is among those that a listener wants to hear of. */
export interface Filter {
  /** False when the id alone says that the document is not meant. */
  mayMatch(id: string): boolean;
  matches(document: LakeDocument | null): boolean;
}

/** Prepares the filter of a listener: `*` or `*[…]`; a projection, an order and a slice behind it are left out of account. */
export function compileFilter(options: FilterOptions): Filter {
  const hasFunctions = declaresFunctions(options.query);
  const filter = hasFunctions ? null : filterIn(parseQuery(options.query, options.params));
  if (!filter) {
    throw refuseQuery({
      type: "queryParseError",
      description: "a listener needs a filter such as *[_type == $type]",
      query: options.query,
      start: 0,
      end: options.query.length,
    });
  }
  if (hasSearch(filter)) {
    throw refuseQuery({
      type: "queryUnsupportedError",
      description: "a listener cannot search with text::query()",
      query: options.query,
    });
  }
  const ids = idsIn(filter);
  const isWholeFilter = filter.type === "Everything" || (ids !== null && isOnlyIds(filter));
  return {
    mayMatch: (id) => ids?.has(id) ?? true,
    matches(document) {
      if (!document || (ids && !ids.has(document._id))) return false;
      return isWholeFilter || evaluate(filter, document, options);
    },
  };
}

function evaluate(filter: ExprNode, document: LakeDocument, options: FilterOptions): boolean {
  const { project, dataset } = options;
  const found: unknown = toJS(
    evaluateSync(filter, {
      dataset: [document],
      params: options.params,
      identity: options.identity,
      timestamp: options.now(),
      sanity: { projectId: project, dataset },
      dereference: ({ _ref }) => options.dereference(_ref),
    }),
  );
  return Array.isArray(found) && found.length > 0;
}

/** Finds the filter under whatever a query does with what it has found. */
function filterIn(node: ExprNode): ExprNode | null {
  if (node.type === "Everything") return node;
  if (node.type === "Filter") return filterIn(node.base) ? node : null;
  if ("base" in node && isNode(node.base)) return filterIn(node.base);
  return null;
}

function isNode(value: unknown): value is ExprNode {
  return isObject(value) && typeof value["type"] === "string";
}

/** The ids that a filter names with `_id == …` or `_id in […]`, or null when it names none. */
function idsIn(filter: ExprNode): Set<string> | null {
  if (filter.type !== "Filter") return null;
  return idsOf(filter.expr) ?? idsIn(filter.base);
}

function idsOf(condition: ExprNode): Set<string> | null {
  if (condition.type === "Group") return idsOf(condition.base);
  if (condition.type === "And") return idsOf(condition.left) ?? idsOf(condition.right);
  if (condition.type !== "OpCall" || !isId(condition.left)) return null;
  const value = constant(condition.right);
  if (condition.op === "==" && typeof value === "string") return new Set([value]);
  if (condition.op !== "in" || !Array.isArray(value)) return null;
  return new Set(value.filter((id) => typeof id === "string"));
}

function isOnlyIds(filter: ExprNode): boolean {
  if (filter.type !== "Filter" || filter.base.type !== "Everything") return false;
  const condition = filter.expr.type === "Group" ? filter.expr.base : filter.expr;
  return condition.type === "OpCall";
}

function isId(node: ExprNode): boolean {
  return node.type === "AccessAttribute" && node.name === "_id" && node.base === undefined;
}

function constant(node: ExprNode): unknown {
  if (node.type === "Value") return node.value;
  if (node.type !== "Array") return undefined;
  const items = node.elements.map(({ value, isSplat }) =>
    value.type === "Value" && !isSplat ? value.value : undefined,
  );
  return items.includes(undefined) ? undefined : items;
}
