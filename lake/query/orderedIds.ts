import { kinds } from "../storage/indexRows.ts";
import type { Candidates, Lookups } from "./lookupTypes.ts";
import type { Order } from "./order.ts";
import { marks, type Row, type Statements } from "./statements.ts";
import type { View } from "./view.ts";

export interface OrderedIdsOptions {
  sql: Statements;
  view: View;
  lookups: Lookups;
  /** The types of the documents that are looked for; null for any. */
  types: string[] | null;
  /** Null for the order of ids. */
  order: Order | null;
  /** Documents among which are all that are looked for. */
  among: Candidates | null;
}

/** How many ids that have an order of their own are given at once. */
const atOnce = 64;

/** A statement of SQLite has so many parts at most. */
const mostTypes = 100;

/**
 * Gives ids in an order, always all with the same value together: those that come first first, and none twice in a row.
 * Null when no index has the order of all of them.
 */
export function orderedIds(options: OrderedIdsOptions): Iterable<string[]> | null {
  const { sql, lookups, order, among } = options;
  if (!order || order.path === "_id") return byId(options, order?.isDescending ?? false);
  const types = options.types ?? lookups.allTypes();
  if (types.length === 0 || types.length > mostTypes) return null;
  const hasLong = sql.get(
    `select 1 from fields where path = ? and type in (${marks(types)}) and kind = ? limit 1`,
    order.path,
    ...types,
    kinds.long,
  );
  if (hasLong) return null;
  const isSmaller = among && !among.rows && among.atMost < sumOf(types, "_id", lookups);
  const known = isSmaller ? new Set(among.ids()) : null;
  const isByMoment = order.isMoment && !hasOneForm(options, types, order.path);
  const groups = isByMoment ? byMoment(options, types, order) : byValue(options, types, order);
  return groups && onlyAmong(groups, known, options);
}

function* byId(
  { among, types, lookups }: OrderedIdsOptions,
  isDescending: boolean,
): Generator<string[]> {
  const candidates = among ?? (types ? lookups.types(types) : lookups.all());
  const ids = [...new Set(candidates.ids())].toSorted();
  if (isDescending) ids.reverse();
  for (let at = 0; at < ids.length; at += atOnce) yield ids.slice(at, at + atOnce);
}

/** Rows with the same value together, as the index has them. */
function* byValue(options: OrderedIdsOptions, types: string[], order: Order): Generator<Row[]> {
  const { sql, among } = options;
  const direction = order.isDescending ? "desc" : "asc";
  const one = `select kind, value, row from fields where path = ? and type = ?${inRows(among)}`;
  const values = types.flatMap((type) => [order.path, type, ...(among?.rows?.values ?? [])]);
  const rows = sql.iterate(
    `${types.map(() => one).join(" union all ")} order by kind ${direction}, value ${direction}`,
    ...values,
  );
  if (order.isDescending) yield rowsWithout(options, types, order);
  let group: Row[] = [];
  let last: Row | undefined;
  for (const row of rows) {
    if (last && (last["kind"] !== row["kind"] || last["value"] !== row["value"])) {
      yield group;
      group = [];
    }
    last = row;
    group.push(row);
  }
  yield group;
  if (!order.isDescending) yield rowsWithout(options, types, order);
}

/** Tells whether all values are moments written alike, as the Studio writes them: then they sort as strings do. */
function hasOneForm({ sql }: OrderedIdsOptions, types: string[], path: string): boolean {
  // A day that there is not is written as another one.
  const found = sql.get(
    `select min(length(value)) = max(length(value)) as isEven,
       min(value is strftime(iif(length(value) = 20, '%Y-%m-%dT%H:%M:%SZ', '%Y-%m-%dT%H:%M:%fZ'), value)) as isPlain
     from fields where path = ? and type in (${marks(types)})`,
    path,
    ...types,
  );
  return found?.["isEven"] === 1 && found["isPlain"] === 1;
}

/** Rows with the same moment together; null when some moment is none, which has no place in any order. */
function byMoment(options: OrderedIdsOptions, types: string[], order: Order): Row[][] | null {
  const { sql, among } = options;
  const rows = sql.all(
    `select kind, value, row from fields where path = ? and type in (${marks(types)})${inRows(among)}`,
    order.path,
    ...types,
    ...(among?.rows?.values ?? []),
  );
  const groups = new Map<number, Row[]>();
  const without = rowsWithout(options, types, order);
  for (const row of rows) {
    const moment = momentOf(row);
    if (Number.isNaN(moment)) return null;
    const group = moment === null ? without : groups.get(moment);
    if (group) group.push(row);
    else if (moment !== null) groups.set(moment, [row]);
  }
  const sorted = [...groups].toSorted(([a], [b]) => (order.isDescending ? b - a : a - b));
  const found = sorted.map(([, group]) => group);
  return order.isDescending ? [without, ...found] : [...found, without];
}

// As groq-js reads a date and time.
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|([-+]\d{2}:\d{2}))$/;

function momentOf({ kind, value }: Row): number | null {
  if (kind !== kinds.string || typeof value !== "string" || !rfc3339.test(value)) return null;
  return new Date(value).getTime();
}

/** Rows of documents without such a value. */
function rowsWithout({ sql, lookups, among }: OrderedIdsOptions, types: string[], order: Order) {
  if (sumOf(types, "_id", lookups) === sumOf(types, order.path, lookups)) return [];
  return sql.all(
    `select row from documents where type in (${marks(types)})${inRows(among)}
     and row not in (select row from fields where path = ? and type in (${marks(types)}))`,
    ...types,
    ...(among?.rows?.values ?? []),
    order.path,
    ...types,
  );
}

function* onlyAmong(
  groups: Iterable<Row[]>,
  known: Set<string> | null,
  { sql, view }: OrderedIdsOptions,
): Generator<string[]> {
  for (const group of groups) {
    const ids: string[] = [];
    for (const { row } of group) {
      const found = sql.get("select id, base, layer from documents where row = ?", row ?? null);
      const id = found ? view.shownId(found) : null;
      if (!found || id === null || (known && !known.has(id)) || !view.isShown(found)) continue;
      ids.push(id);
    }
    if (ids.length > 0) yield ids;
  }
}

// The plus keeps SQLite from beginning with these rows, which have no order.
function inRows(among: Candidates | null): string {
  return among?.rows ? ` and +row in (${among.rows.sql})` : "";
}

function sumOf(types: string[], path: string, lookups: Lookups): number {
  return types.reduce((sum, type) => sum + lookups.count(type, path), 0);
}
