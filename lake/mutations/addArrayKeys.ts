import { isObject } from "../document.ts";

/** Gives every object in an array a `_key` where it has none, as the API does on request. */
export function addArrayKeys(value: unknown, newKey: () => string): void {
  if (Array.isArray(value)) {
    for (const item of value) {
      if (isObject(item) && typeof item["_key"] !== "string") item["_key"] = newKey().slice(0, 12);
      addArrayKeys(item, newKey);
    }
    return;
  }
  if (!isObject(value)) return;
  for (const inner of Object.values(value)) addArrayKeys(inner, newKey);
}
