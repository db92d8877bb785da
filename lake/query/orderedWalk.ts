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
  /** Documents among which are all that pass, if an index knows them. */
  among: Candidates | null;
}

/** After so many documents looked at in vain, the ids that can pass at all are asked for. */
const patience = 512;

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
  let lookedAt = 0;
  let allowed: Set<string> | null = null;
  for (const group of groups(walk, missing)) {
    for (const id of group) {
      if (allowed && !allowed.has(id)) continue;
      const document = walk.view.get(id);
      if (document) batch.push(document);
    }
    if (batch.length < Math.max(16, Math.min(limit - found.length, 256))) continue;
    lookedAt += batch.length;
    found.push(...passing(batch));
    batch = [];
    if (found.length >= limit) break;
    if (lookedAt > patience && walk.among && !allowed) allowed = new Set(walk.among.ids());
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

function* groupsWith({ sql, view, type, order }: Walk): Generator<string[]> {
  const direction = order.isDescending ? "desc" : "asc";
  const rows = sql.iterate(
    `select kind, value, id, base, layer from fields cross join documents using (row)
     where path = ? and fields.type = ? order by kind ${direction}, value ${direction}`,
    order.path,
    type,
  );
  let group: string[] = [];
  let last: Row | undefined;
  for (const row of rows) {
    if (last && (last["kind"] !== row["kind"] || last["value"] !== row["value"])) {
      yield group;
      group = [];
    }
    last = row;
    const id = view.shownId(row);
    if (id !== null && view.isShown(row)) group.push(id);
  }
  yield group;
}

function idsWithout({ sql, view, type, order }: Walk): string[] {
  const layers = view.layers === "raw" ? [] : view.layers;
  const inLayers = view.layers === "raw" ? "" : ` and layer in (${marks(layers)})`;
  const rows = sql.all(
    `select id, base, layer from documents where type = ?${inLayers}
     and row not in (select row from fields where path = ? and type = ?)`,
    type,
    ...layers,
    order.path,
    type,
  );
  return rows.flatMap((row) => {
    const id = view.shownId(row);
    return id !== null && view.isShown(row) ? [id] : [];
  });
}
