import type { SQLInputValue } from "node:sqlite";
import { kinds } from "../storage/indexRows.ts";
import type { Candidates, Lookups } from "./lookupTypes.ts";
import { marks, type Row, type Statements } from "./statements.ts";

export interface LookThrough {
  /** The attribute that is looked through; null for whole documents. */
  path: string | null;
  /** Plain parts of words, each of which must be there. */
  parts: string[];
  types: string[] | null;
}

export interface Library {
  sql: Statements;
  lookups: Lookups;
  shown: (rows: Row[]) => string[];
}

/** Documents of which so many are looked at to learn how common a word is. */
const sample = 200;

/** Lets SQLite find the documents with some words; null when most have them, for then they are as well read in order. */
export function lookThrough(library: Library, asked: LookThrough): Candidates | null {
  const { sql, lookups, shown } = library;
  const { path, types } = asked;
  const patterns = asked.parts.slice(0, 8).map((part) => `%${part}%`);
  const each = (column: string) => patterns.map(() => `${column} like ?`).join(" and ");
  const inTypes = types ?? lookups.allTypes();
  if ((path === null ? shareOfSample() : shareOfStrings(path)) > 0.5) return null;

  let ids: string[] | undefined;
  const find = () => (ids ??= shown(path === null ? texts() : [...strings(path), ...others(path)]));
  return {
    get atMost() {
      return find().length;
    },
    isCostly: true,
    ids: find,
  };

  function shareOfSample(): number {
    const last = Number(sql.get("select max(row) as last from documents")?.["last"] ?? 0);
    const rows = Array.from({ length: sample }, (_, at) => Math.ceil(((at + 1) * last) / sample));
    const query = `select avg(${each("json")}) as share from documents
      where row in (${marks(rows)}) and type in (${marks(inTypes)})`;
    return Number(sql.get(query, ...patterns, ...rows, ...inTypes)?.["share"] ?? 0);
  }

  function shareOfStrings(path: string): number {
    const query = `select avg(kind = ${kinds.string} and ${each("value")}) as share
      from fields where path = ? and type in (${marks(inTypes)})`;
    return Number(sql.get(query, ...patterns, path, ...inTypes)?.["share"] ?? 0);
  }

  function texts(unless = "", values: SQLInputValue[] = []): Row[] {
    const ofTypes = types ? ` and type in (${marks(types)})` : "";
    const query = `select id, base, layer from documents where ${each("json")}${ofTypes}${unless}`;
    return sql.all(query, ...patterns, ...(types ?? []), ...values);
  }

  function strings(path: string): Row[] {
    const query = `select id, base, layer from documents where row in (
      select row from fields where path = ? and type in (${marks(inTypes)})
        and (kind = ${kinds.long} or kind = ${kinds.string} and ${each("value")}))`;
    return sql.all(query, path, ...inTypes, ...patterns);
  }

  /** Where the attribute is no scalar it may be a list of strings, which no index holds. */
  function others(path: string): Row[] {
    const lacking = inTypes.filter(
      (type) => lookups.count(type, path) < lookups.count(type, "_id"),
    );
    if (lacking.length === 0) return [];
    const unless = ` and type in (${marks(lacking)}) and row not in (
      select row from fields where path = ? and type in (${marks(lacking)}))`;
    return texts(unless, [...lacking, path, ...lacking]);
  }
}
