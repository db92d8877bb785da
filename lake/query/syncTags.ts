import type { ExprNode } from "groq-js";
import { typesFor } from "./typesFor.ts";
import { children } from "./children.ts";
import { declaresFunctions, parseQuery } from "./parseQuery.ts";

/** The tag of everything: each change bears it, and each answer that more than the types of its filters can change. */
export function tagOfAll(dataset: string): string {
  return `s1:${dataset}`;
}

/** The tag of the documents of a type. */
export function tagOfType(dataset: string, type: string): string {
  return `s1:${dataset}:${encodeURIComponent(type)}`;
}

/** Makes a function that tells by which changes the answer to a query may become another one. */
export function syncTagsFor(
  dataset: string,
): (query: string, params: Record<string, unknown>) => string[] {
  const all = [tagOfAll(dataset)];
  const known = new Map<string, string[]>();
  return (query, params) => {
    const key = query.includes("$") ? JSON.stringify([query, params]) : query;
    const found = known.get(key);
    if (found) return found;
    const types = declaresFunctions(query) ? null : typesOf(query, params);
    const tags = types ? types.map((type) => tagOfType(dataset, type)) : all;
    if (known.size >= 500) known.clear();
    if (key.length <= longestKept) known.set(key, tags);
    return tags;
  };
}

/** Characters of a query with its parameters that is remembered. */
const longestKept = 4000;

/** The types of the documents that a query looks at, or null when it may look at any. */
function typesOf(query: string, params: Record<string, unknown>): string[] | null {
  const types = new Set<string>();
  const open: ExprNode[] = [parseQuery(query, params)];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === "Everything" || looksElsewhere(node)) return null;
    if (node.type === "Filter" && node.base.type === "Everything") {
      const allowed = typesFor(node.expr);
      if (!allowed) return null;
      for (const type of allowed) types.add(type);
      open.push(node.expr);
    } else open.push(...children(node));
  }
  return [...types];
}

function looksElsewhere(node: ExprNode): boolean {
  return node.type === "Deref" || (node.type === "FuncCall" && node.namespace === "releases");
}
