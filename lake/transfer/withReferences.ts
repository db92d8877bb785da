import { isObject } from "../document.ts";

/** Puts references in the place of `_sanityAsset`s; throws for a file that could not be imported. */
export function withReferences(
  document: Record<string, unknown>,
  ids: Map<string, string>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(document).flatMap(([name, inner]) => {
      if (name !== "_sanityAsset") return [[name, valueWithReferences(inner, ids)]];
      const id = ids.get(String(inner));
      if (id === undefined)
        throw new Error(`its asset ${JSON.stringify(inner)} could not be imported`);
      const reference: [string, unknown] = ["asset", { _type: "reference", _ref: id }];
      const kind = id.slice(0, id.indexOf("-"));
      return "_type" in document ? [reference] : [["_type", kind], reference];
    }),
  );
}

function valueWithReferences(value: unknown, ids: Map<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => valueWithReferences(item, ids));
  return isObject(value) ? withReferences(value, ids) : value;
}

/** Finds every `_sanityAsset` in a value. */
export function assetsNamedIn(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) assetsNamedIn(item, found);
  else if (isObject(value)) {
    for (const [name, inner] of Object.entries(value)) {
      if (name === "_sanityAsset" && typeof inner === "string") found.add(inner);
      else assetsNamedIn(inner, found);
    }
  }
  return found;
}
