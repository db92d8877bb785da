import { indexRow, sortKey } from "../storage/indexRows.ts";
import { marks, type Row, type Statements } from "./statements.ts";
import type { View } from "./view.ts";

/** Documents that may answer a condition: all that do are among them, others may be. */
export interface Candidates {
  /** At most so many; known without reading them. */
  atMost: number;
  /** The ids they are shown under, in any order. */
  ids(): Iterable<string>;
}

export interface Lookups {
  ids(ids: string[]): Candidates;
  types(types: string[]): Candidates;
  /** Documents that refer to one of these. */
  referringTo(targets: string[]): Candidates;
  /** Documents with one of these values in an indexed attribute; null when a value is not indexed. */
  field(path: string, values: unknown[], types: string[] | null): Candidates | null;
  /** Documents whose stored id begins so; null where ids are not shown as stored. */
  prefix(prefix: string): Candidates | null;
  allTypes(): string[];
  /** How many stored documents of a type have an indexed value there. */
  count(type: string, path: string): number;
}

/** Finds candidates by the indexes of the database, as a view shows them. */
export function lookupsIn(sql: Statements, view: View): Lookups {
  const layers = view.layers === "raw" ? null : view.layers;
  const inLayers = layers ? ` and layer in (${marks(layers)})` : "";
  const layerValues = layers ?? [];
  const shown = (rows: Row[]) => rows.flatMap((row) => view.shownId(row) ?? []);

  const lookups: Lookups = {
    ids: (ids) => ({ atMost: ids.length, ids: () => ids }),

    types: (types) => ({
      atMost: sum(types, (type) => lookups.count(type, "_id")),
      ids: () =>
        types.flatMap((type) =>
          shown(
            sql.all(
              `select id, base, layer from documents where type = ?${inLayers}`,
              type,
              ...layerValues,
            ),
          ),
        ),
    }),

    referringTo(targets) {
      const keys = targets.map(sortKey);
      return {
        atMost: sum(keys, (key) =>
          number(sql.get("select count(*) as n from refs where target = ?", key)),
        ),
        ids: () =>
          keys.flatMap((key) =>
            shown(
              sql.all(
                "select id, base, layer from refs join documents using (row) where target = ?",
                key,
              ),
            ),
          ),
      };
    },

    field(path, values, types) {
      const rows = values.map((value) => indexRow(path, value));
      if (!rows.every((row) => row !== null && row.kind !== 9)) return null;
      const places = rows.flatMap((row) => {
        if (!row) return [];
        return (types ?? lookups.allTypes()).map(
          (type) => [path, type, row.kind, row.value] as const,
        );
      });
      const where = "where path = ? and fields.type = ? and kind = ? and value = ?";
      return {
        atMost: sum(places, (place) =>
          number(sql.get(`select count(*) as n from fields ${where}`, ...place)),
        ),
        ids: () =>
          places.flatMap((place) =>
            shown(
              sql.all(
                `select id, base, layer from fields join documents using (row) ${where}`,
                ...place,
              ),
            ),
          ),
      };
    },

    prefix(prefix) {
      if (layers) return null;
      // Ids are ASCII: everything that begins so sorts before the prefix with a character above it.
      const range = [prefix, `${prefix}\u007f`] as const;
      const where = "from documents where id >= ? and id < ?";
      return {
        atMost: number(sql.get(`select count(*) as n ${where}`, ...range)),
        ids: () => shown(sql.all(`select id, base, layer ${where}`, ...range)),
      };
    },

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

function number(row: Row | undefined): number {
  return Number(row?.["n"] ?? 0);
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
