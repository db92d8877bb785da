import { GroqSyntaxError, parse, type ExprNode } from "groq-js";
import { refuseQuery } from "../refusal.ts";
import { children } from "./children.ts";

/** Parses a query with its parameters in place; refuses what cannot be parsed, or could not be answered rightly. */
export function parseQuery(query: string, params: Record<string, unknown>): ExprNode {
  if (query.trim() === "") throw parseError(query, "the query is empty", 0);
  const tree = tryToParse(query, params);
  refuseUnanswerable(tree, query);
  return tree;
}

/**
 * Tells whether a query begins with functions of its own. Each call is parsed as the function's whole text, so that thirty
 * of them can take hours: only a thread that can be ended parses such a query.
 */
export function declaresFunctions(query: string): boolean {
  return /^(?:\s|\/\/[^\n]*(?:\n|$))*fn/.test(query);
}

function tryToParse(query: string, params: Record<string, unknown>): ExprNode {
  try {
    return parse(query, { params });
  } catch (error) {
    if (error instanceof GroqSyntaxError) throw parseError(query, error.message, error.position);
    if (error instanceof RangeError) throw parseError(query, "the query is nested too deeply", 0);
    throw parseError(query, error instanceof Error ? error.message : String(error), 0);
  }
}

function parseError(query: string, description: string, start: number): Error {
  const end = Math.max(start, query.length);
  return refuseQuery({ type: "queryParseError", description, query, start, end });
}

function refuseUnanswerable(tree: ExprNode, query: string): void {
  // A list, not a recursion: a chain of a thousand conditions is a tree a thousand deep.
  const open: ExprNode[] = [tree];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === "FuncCall" && isUnanswerable(node.namespace, node.name)) {
      const name = node.namespace === "global" ? node.name : `${node.namespace}::${node.name}`;
      const description = `The function ${name}() is not supported by this Content Lake`;
      throw refuseQuery({ type: "queryUnsupportedError", description, query });
    }
    open.push(...children(node));
  }
}

// groq-js parses these and throws when it comes to evaluate one, or never does when there are no documents.
function isUnanswerable(namespace: string, name: string): boolean {
  if (namespace === "global") return name === "anywhere";
  if (namespace === "text") return name !== "query";
  return ["geo", "delta", "diff", "documents", "media", "user"].includes(namespace);
}
