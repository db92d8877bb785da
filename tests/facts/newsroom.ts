import { onFile, type OnFile, type StoredDocument } from "../../facts/onFile.ts";

/** A reference as a document holds it. */
export function to(id: string, key?: string) {
  return { _type: "reference", _ref: id, ...(key !== undefined && { _key: key }) };
}

/** A statistic that every rule lets pass; `fields` make it otherwise. */
export function statistic(_id: string, value: unknown, fields: object = {}): StoredDocument {
  return {
    _id,
    _type: "statistic",
    label: `Label of ${_id}`,
    value,
    unit: "arrests",
    asOf: "2017-09-28",
    source: to("source"),
    ...fields,
  };
}

/** A breakdown of the total "total" into the given parts, and all of it on file. */
export function breakdownOf(
  total: unknown,
  parts: readonly unknown[],
  fields: object = {},
  others: readonly StoredDocument[] = [],
): { document: StoredDocument; file: OnFile } {
  const document: StoredDocument = {
    _id: "breakdown",
    _type: "breakdown",
    title: "Arrests by place",
    relation: "partition",
    total: to("total"),
    parts: parts.map((_, index) => to(`part${index}`, `k${index}`)),
    ...fields,
  };
  const file = onFile([
    statistic("total", total),
    ...parts.map((value, index) => statistic(`part${index}`, value)),
    document,
    ...others,
  ]);
  return { document, file };
}
