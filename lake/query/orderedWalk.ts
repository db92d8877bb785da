import type { ExprNode } from "groq-js";
import type { LakeDocument } from "../document.ts";
import { kinds } from "../storage/indexRows.ts";
import { pathOf } from "./candidates.ts";
import type { Candidates, Lookups } from "./lookups.ts";
import { marks, type Row, type Statements } from "./statements.ts";
import type { View } from "./view.ts";

export interface Order {
  path: string;
  isDescending: boolean;
}

/** Reads the first key of an `order()`, when an index has its order. */
export function orderOf(key: ExprNode | undefined): Order | null {
  if (!key) return null;
  const isDescending = key.type === "Desc";
  const path = pathOf(key.type === "Desc" || key.type === "Asc" ? key.base : key);
  return path === null || path === "_id" || path === "_type" ? null : { path, isDescending };
}

export interface Walk {
  sql: Statements;
  view: View;
  lookups: Lookups;
  type: string;
  order: Order;
  /** How many documents that pass are needed. */
  limit: number;
  /** Leaves those that pass, in any order. */
  passing: (documents: LakeDocument[]) => LakeDocument[];
  /** Rows among which are all that pass, if an index knows them. */
  among: Candidates["rows"];
}

/**
 * Reads documents of a type in the order of an attribute until enough of them pass, always with all that have the same value.
 * Gives those that pass in the order of ids, as all documents would be: sorted and cut they are what all would give.
 * Null when the index does not have the order of all of them.
 */
export function orderedWalk(walk: Walk): LakeDocument[] | null {
  const { sql, lookups, type, order, limit, passing } = walk;
  const hasLong = sql.get(
    "select 1 from fields where path = ? and type = ? and kind = ? limit 1",
    order.path,
    type,
    kinds.long,
  );
  if (hasLong) return null;
  const missing = lookups.count(type, "_id") - lookups.count(type, order.path);

  const found: LakeDocument[] = [];
  let batch: LakeDocument[] = [];
  for (const group of groups(walk, missing)) {
    batch.push(...walk.view.pick(group));
    // Often all pass: then no more is read than is needed.
    if (batch.length < Math.min(limit - found.length, 256)) continue;
    found.push(...passing(batch));
    batch = [];
    if (found.length >= limit) break;
  }
  if (batch.length > 0) found.push(...passing(batch));
  return found.toSorted((a, b) => (a._id < b._id ? -1 : 1));
}

/** Ids with the same value together, first ones first; those without a value come last, or first when descending. */
function* groups(walk: Walk, missing: number): Generator<string[]> {
  if (walk.order.isDescending && missing > 0) yield idsWithout(walk);
  yield* groupsWith(walk);
  if (!walk.order.isDescending && missing > 0) yield idsWithout(walk);
}

function* groupsWith(walk: Walk): Generator<string[]> {
  const { sql, type, order, among } = walk;
  const direction = order.isDescending ? "desc" : "asc";
  const rows = sql.iterate(
    `select kind, value, row from fields where path = ? and type = ?${inRows(among)}
     order by kind ${direction}, value ${direction}`,
    order.path,
    type,
    ...(among?.values ?? []),
  );
  let group: string[] = [];
  let last: Row | undefined;
  for (const row of rows) {
    if (last && (last["kind"] !== row["kind"] || last["value"] !== row["value"])) {
      yield group;
      group = [];
    }
    last = row;
    const document = sql.get(
      "select id, base, layer from documents where row = ?",
      Number(row["row"]),
    );
    if (document) group.push(...shownIds([document], walk));
  }
  yield group;
}

function idsWithout(walk: Walk): string[] {
  const { sql, type, order, among } = walk;
  const layers = walk.view.layers === "raw" ? [] : walk.view.layers;
  const inLayers = walk.view.layers === "raw" ? "" : ` and layer in (${marks(layers)})`;
  const rows = sql.all(
    `select id, base, layer from documents where type = ?${inLayers}${inRows(among)}
     and row not in (select row from fields where path = ? and type = ?)`,
    type,
    ...layers,
    ...(among?.values ?? []),
    order.path,
    type,
  );
  return shownIds(rows, walk);
}

// The plus keeps SQLite from beginning with these rows, which have no order.
function inRows(among: Walk["among"]): string {
  return among ? ` and +row in (${among.sql})` : "";
}

function shownIds(rows: Row[], { view }: Walk): string[] {
  return rows.flatMap((row) => {
    const id = view.shownId(row);
    return id !== null && view.isShown(row) ? [id] : [];
  });
}
