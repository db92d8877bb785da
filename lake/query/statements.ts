import type { DatabaseSync, SQLInputValue, SQLOutputValue } from "node:sqlite";

export type Row = Record<string, SQLOutputValue>;

export interface Statements {
  get(sql: string, ...values: SQLInputValue[]): Row | undefined;
  all(sql: string, ...values: SQLInputValue[]): Row[];
  /** One row at a time; a statement of its own each time, because two may be under way at once. */
  iterate(sql: string, ...values: SQLInputValue[]): Iterable<Row>;
}

/** Runs SQL with each text compiled once: a query of one document would else spend its time on that. */
export function statementsOf(database: DatabaseSync): Statements {
  const compiled = new Map<string, ReturnType<DatabaseSync["prepare"]>>();
  const prepared = (sql: string) => {
    let statement = compiled.get(sql);
    if (!statement) compiled.set(sql, (statement = database.prepare(sql)));
    return statement;
  };
  return {
    get: (sql, ...values) => prepared(sql).get(...values),
    all: (sql, ...values) => prepared(sql).all(...values),
    iterate: (sql, ...values) => database.prepare(sql).iterate(...values),
  };
}

/** As many question marks as there are values. */
export function marks(values: unknown[]): string {
  return values.map(() => "?").join(", ");
}
