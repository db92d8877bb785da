import { isObject } from "../document.ts";

/** Collects the ids that a value refers to; true where at least one of the references is strong. */
export function references(
  value: unknown,
  found = new Map<string, boolean>(),
): Map<string, boolean> {
  if (Array.isArray(value)) {
    for (const item of value) references(item, found);
    return found;
  }
  if (!isObject(value)) return found;
  const target = value["_ref"];
  if (typeof target === "string") {
    found.set(target, found.get(target) === true || isStrong(value));
  }
  for (const inner of Object.values(value)) references(inner, found);
  return found;
}

// A reference into another dataset is that dataset's business.
function isStrong(reference: Record<string, unknown>): boolean {
  return reference["_weak"] !== true && !("_dataset" in reference) && !("_projectId" in reference);
}
