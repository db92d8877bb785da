import { evaluateSync, toJS, type EvaluateOptions, type ExprNode } from "groq-js";
import { isObject } from "../document.ts";
import { refuseQuery } from "../refusal.ts";
import { answerSearches, hasSearch } from "./answerSearches.ts";
import { lazyArray } from "./lazyArray.ts";
import { lookupsIn } from "./lookups.ts";
import { parseQuery } from "./parseQuery.ts";
import type { Layers } from "./perspective.ts";
import type { Statements } from "./statements.ts";
import { supplies } from "./supplies.ts";
import { useIndexes } from "./useIndexes.ts";
import { viewOf } from "./view.ts";

export interface QueryRequest {
  query: string;
  params: Record<string, unknown>;
  layers: Layers;
  isAnonymous: boolean;
  /** What `identity()` says. */
  identity: string;
  /** What `now()` says, as an ISO date and time. */
  now: string;
  project: string;
  dataset: string;
  /** Bytes that an answer may have at most. */
  largestAnswer: number;
}

/** Answers a query; gives the result as JSON text. */
export function answerQuery(sql: Statements, request: QueryRequest): string {
  const result = evaluateQuery(sql, request);
  const text = JSON.stringify(result) ?? "null";
  if (text.length > request.largestAnswer) {
    throw refuseQuery({
      type: "queryResultTooLargeError",
      description: `The result has more than ${request.largestAnswer} bytes. Ask for fewer documents or fewer attributes, or use the export.`,
      query: request.query,
    });
  }
  return text;
}

/** Gives the ids of the documents that a query selects, for mutations by query. */
export function selectIds(sql: Statements, request: QueryRequest): string {
  const result = evaluateQuery(sql, request);
  const selected = Array.isArray(result) ? result : [result];
  const ids = selected.flatMap((one: unknown) => {
    const id = isObject(one) ? one["_id"] : one;
    return typeof id === "string" ? [id] : [];
  });
  return JSON.stringify([...new Set(ids)]);
}

/** Parses a query, finds by index where it can begin, and lets groq-js evaluate it. */
function evaluateQuery(sql: Statements, request: QueryRequest): unknown {
  const tree = parseQuery(request.query, request.params);
  const view = viewOf(sql, request.layers, request.isAnonymous);
  const { supply, dereference } = supplies(({ _ref }) => view.get(_ref));
  const options: EvaluateOptions = {
    // Asked for by functions such as releases::all() only: elsewhere the documents are supplied.
    dataset: lazyArray(() => view.all()),
    params: request.params,
    identity: request.identity,
    timestamp: new Date(request.now),
    sanity: { projectId: request.project, dataset: request.dataset },
    dereference,
  };
  const evaluate = (node: ExprNode) => evaluateSync(node, options).data;
  const lookups = lookupsIn(sql, view);
  const all = supply(() => view.all());
  const sources = { sql, view, lookups, all, supply, evaluate };
  const searching = hasSearch(tree) ? answerSearches(tree, request.query, sources) : tree;
  const value = evaluateSync(useIndexes(searching, sources), options);
  return toJS(value);
}
