import type { SQLInputValue } from "node:sqlite";
import { idIn } from "../documentId.ts";
import { indexRow, kinds, sortKey } from "../storage/indexRows.ts";
import { lookThrough } from "./lookThrough.ts";
import type { Candidates, Lookups } from "./lookupTypes.ts";
import { marks, type Row, type Statements } from "./statements.ts";
import type { View } from "./view.ts";

/** Finds candidates by the indexes of the database, as a view shows them. */
export function lookupsIn(sql: Statements, view: View): Lookups {
  const layers = view.layers === "raw" ? null : view.layers;
  const inLayers = layers ? ` and layer in (${marks(layers)})` : "";
  const layerValues = layers ?? [];
  const shown = (rows: Row[]) => rows.flatMap((row) => view.shownId(row) ?? []);

  const byRows = (rows: string, values: SQLInputValue[]): Candidates => ({
    rows: { sql: rows, values },
    atMost: number(sql.get(`select count(*) as n from (${rows})`, ...values)),
    ids: () =>
      shown(sql.all(`select id, base, layer from documents where row in (${rows})`, ...values)),
  });

  const where = (condition: string, values: SQLInputValue[]): Candidates => ({
    atMost: number(sql.get(`select count(*) as n from documents where ${condition}`, ...values)),
    ids: () =>
      shown(sql.all(`select id, base, layer from documents where ${condition}`, ...values)),
  });

  // The same words are often asked for several times in one search.
  const holdings = new Map<string, Candidates | null>();

  const lookups: Lookups = {
    ids: (ids) => ({ atMost: ids.length, ids: () => ids }),

    types: (types) => ({
      atMost: sum(types, (type) => lookups.count(type, "_id")),
      ids: () =>
        types.flatMap((type) => {
          // Without the id, which the index does not have, no document is touched.
          const query = `select base, layer from documents where type = ?${inLayers}`;
          const rows = sql.all(query, type, ...layerValues);
          return shown(
            rows.map((row) => ({ ...row, id: idIn(String(row["layer"]), String(row["base"])) })),
          );
        }),
    }),

    referringTo(targets) {
      const keys = targets.map(sortKey);
      if (keys.length > mostValues) return null;
      return byRows(`select row from refs where target in (${marks(keys)})`, keys);
    },

    field(path, values, types) {
      const rows = values.map((value) => indexRow(path, value));
      const isIndexed = rows.every((row) => row !== null && row.kind !== kinds.long);
      if (!isIndexed || values.length > mostValues) return null;
      const inTypes = types ?? lookups.allTypes();
      const kindsFound = [...new Set(rows.map((row) => row?.kind ?? 0))];
      const found = rows.map((row) => row?.value ?? "");
      return byRows(
        `select row from fields where path = ? and type in (${marks(inTypes)})
         and kind in (${marks(kindsFound)}) and value in (${marks(found)})`,
        [path, ...inTypes, ...kindsFound, ...found],
      );
    },

    prefix(which, prefix) {
      const column = which === "shown" && layers ? "base" : "id";
      // Ids are ASCII: everything that begins so sorts before the prefix with a character above it.
      return where(`${column} >= ? and ${column} < ?`, [prefix, `${prefix}\u007f`]);
    },

    versionsOf: (id) => where("base = ? or id = ?", [id, id]),

    holding(path, parts, types) {
      const asked = JSON.stringify([path, parts, types]);
      let found = holdings.get(asked);
      if (found === undefined) {
        found = lookThrough({ sql, lookups, shown }, { path, parts, types });
        holdings.set(asked, found);
      }
      return found;
    },

    all: () => where("true", []),

    allTypes: () =>
      sql
        .all("select distinct type from counts where path = '_id' and n > 0")
        .map((row) => String(row["type"])),

    count: (type, path) =>
      number(
        sql.get(
          `select coalesce(sum(n), 0) as n from counts where type = ? and path = ?${inLayers}`,
          type,
          path,
          ...layerValues,
        ),
      ),
  };
  return lookups;
}

/** SQLite takes 32,766 values in one statement. */
const mostValues = 20_000;

function number(row: Row | undefined): number {
  return Number(row?.["n"] ?? 0);
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
