import type { ExprNode, FuncCallNode } from "groq-js";
import { isSearch, searchIn } from "./answerSearches.ts";
import { typesFor } from "./candidates.ts";
import { constant } from "./constant.ts";
import type { Lookups } from "./lookups.ts";
import { mapParts } from "./mapParts.ts";
import { marks, type Statements } from "./statements.ts";
import type { TextQuery } from "./textQuery.ts";
import type { View } from "./view.ts";

export interface SearchSources {
  sql: Statements;
  view: View;
  lookups: Lookups;
}

/**
 * Adds to filters that search the ids of the documents whose stored text has the words of the search anywhere: the others
 * need not be parsed. The search itself is evaluated as before; so is `[_score > 0]` behind a `score()` of searches.
 */
export function narrowSearches(tree: ExprNode, sources: SearchSources): ExprNode {
  const inside = (node: ExprNode) => mapParts(node, (part) => narrowSearches(part.node, sources));

  if (tree.type !== "Filter") return inside(tree);
  const { base, expr } = tree;
  if (conditionOver(base) !== null) {
    const ids = idsFor(expr, typesOf(tree), sources);
    return ids ? { ...tree, expr: { type: "And", left: isIn(ids), right: expr } } : tree;
  }
  const isScored = base.type === "PipeFuncCall" && base.name === "score" && isAboveZero(expr);
  if (!isScored || conditionOver(base.base) === null) return inside(tree);
  const ids = union(base.args, typesOf(base.base), sources);
  if (!ids) return tree;
  return { ...tree, base: { ...base, base: { type: "Filter", base: base.base, expr: isIn(ids) } } };
}

/** The conditions of filters over all documents, or null for anything else. */
function conditionOver(node: ExprNode): ExprNode[] | null {
  if (node.type === "Everything") return [];
  if (node.type !== "Filter") return null;
  const below = conditionOver(node.base);
  return below && [...below, node.expr];
}

function typesOf(node: ExprNode): string[] | null {
  const [first, ...others] = conditionOver(node) ?? [];
  if (!first) return null;
  return typesFor(others.reduce((left, right) => ({ type: "And", left, right }), first));
}

/** Documents among which are all that meet a condition, by the words it searches; null where that does not tell. */
function idsFor(node: ExprNode, types: string[] | null, sources: SearchSources): string[] | null {
  switch (node.type) {
    case "Group":
      return idsFor(node.base, types, sources);
    case "And":
      return idsFor(node.left, types, sources) ?? idsFor(node.right, types, sources);
    case "Or":
      return union([node.left, node.right], types, sources);
    case "OpCall": {
      if (!isSearch(node) || !isOwnText(node.left)) return null;
      const search = searchIn(node);
      return search && withWords(search, types, sources);
    }
    case "FuncCall":
      return byFunction(node, types, sources);
    default:
      return null;
  }
}

function union(nodes: ExprNode[], types: string[] | null, sources: SearchSources): string[] | null {
  const found = new Set<string>();
  for (const node of nodes) {
    const ids = idsFor(node, types, sources);
    if (!ids) return null;
    for (const id of ids) found.add(id);
  }
  return [...found];
}

function byFunction(
  { namespace, name, args }: FuncCallNode,
  types: string[] | null,
  sources: SearchSources,
): string[] | null {
  const [first, second] = args;
  if (namespace !== "global" || !first) return null;
  if (name === "references" && args.length === 1) {
    const target = constant(first)?.value;
    const found = typeof target === "string" ? sources.lookups.referringTo([target]) : null;
    return found && [...found.ids()];
  }
  const weight = second && constant(second)?.value;
  if (name !== "boost" || typeof weight !== "number" || weight <= 0) return null;
  return idsFor(first, types, sources);
}

function withWords(
  { plainParts }: TextQuery,
  types: string[] | null,
  { sql, view }: SearchSources,
): string[] | null {
  if (plainParts.length === 0) return null;
  const parts = plainParts.slice(0, 8);
  const conditions = parts.map(() => "json like ?");
  if (types) conditions.push(`type in (${marks(types)})`);
  const rows = sql.all(
    `select id, base, layer from documents where ${conditions.join(" and ")}`,
    ...parts.map((part) => `%${part}%`),
    ...(types ?? []),
  );
  return rows.flatMap((row) => view.shownId(row) ?? []);
}

/** Tells whether an expression gives strings that stand as they are in the document: nothing joined, nothing from elsewhere. */
function isOwnText(node: ExprNode | undefined): boolean {
  switch (node?.type) {
    case undefined:
    case "This":
      return true;
    case "AccessAttribute":
    case "ArrayCoerce":
    case "AccessElement":
    case "Group":
      return isOwnText(node.base);
    case "Array":
      return node.elements.every((element) => isOwnText(element.value));
    default:
      return false;
  }
}

function isAboveZero(node: ExprNode): boolean {
  return (
    node.type === "OpCall" &&
    node.op === ">" &&
    node.left.type === "AccessAttribute" &&
    node.left.name === "_score" &&
    !node.left.base &&
    node.right.type === "Value" &&
    node.right.value === 0
  );
}

function isIn(ids: string[]): ExprNode {
  return {
    type: "OpCall",
    op: "in",
    left: { type: "AccessAttribute", name: "_id" },
    right: { type: "Value", value: ids },
  };
}
