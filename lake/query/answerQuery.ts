import type { DatabaseSync } from "node:sqlite";
import { evaluateSync, toJS } from "groq-js";
import { refuseQuery } from "../refusal.ts";
import { isObject } from "../document.ts";
import { parseQuery } from "./parseQuery.ts";
import type { Layers } from "./perspective.ts";
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

/** Answers a query in one snapshot of the database; gives the result as JSON text. */
export function answerQuery(database: DatabaseSync, request: QueryRequest): string {
  const result = evaluateQuery(database, request);
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
export function selectIds(database: DatabaseSync, request: QueryRequest): string {
  const result = evaluateQuery(database, request);
  const selected = Array.isArray(result) ? result : [result];
  const ids = selected.flatMap((one: unknown) => {
    const id = isObject(one) ? one["_id"] : one;
    return typeof id === "string" ? [id] : [];
  });
  return JSON.stringify([...new Set(ids)]);
}

function evaluateQuery(database: DatabaseSync, request: QueryRequest): unknown {
  const tree = parseQuery(request.query, request.params);
  database.exec("begin");
  try {
    const view = viewOf(database, request.layers, request.isAnonymous);
    const value = evaluateSync(tree, {
      dataset: view.all(),
      params: request.params,
      identity: request.identity,
      timestamp: new Date(request.now),
      sanity: { projectId: request.project, dataset: request.dataset },
      dereference: ({ _ref }) => view.get(_ref),
    });
    return toJS(value);
  } finally {
    database.exec("commit");
  }
}
