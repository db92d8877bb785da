/** A row of a query's answer, each field taken only for what it is. */
export interface Row {
  text(name: string): string | undefined;
  number(name: string): number | undefined;
  row(name: string): Row | undefined;
  rows(name: string): Row[];
  value(name: string): unknown;
}

/** The rows that a query gave; what is no row is left out. */
export function rowsOf(sent: unknown): Row[] {
  return Array.isArray(sent) ? sent.flatMap((item) => rowOf(item) ?? []) : [];
}

/** One row, or nothing where there is none. */
export function rowOf(sent: unknown): Row | undefined {
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) return undefined;
  const fields = new Map<string, unknown>(Object.entries(sent));
  const value = (name: string) => fields.get(name);
  return {
    value,
    text: (name) => {
      const found = value(name);
      return typeof found === "string" && found !== "" ? found : undefined;
    },
    number: (name) => {
      const found = value(name);
      return typeof found === "number" ? found : undefined;
    },
    row: (name) => rowOf(value(name)),
    rows: (name) => rowsOf(value(name)),
  };
}
