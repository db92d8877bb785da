import { isObject } from "../document.ts";

/**
 * Gives every object in an array a `_key` where it has none, as the API does on request; gives what it added as a `set`
 * of paths, so that the mutations told of a document lead to what is stored.
 */
export function addArrayKeys(document: object, newKey: () => string): Record<string, string> {
  const added: Record<string, string> = {};
  addWithin(document, "", (path) => (added[`${path}._key`] = newKey().slice(0, 12)));
  return added;
}

function addWithin(value: unknown, path: string, keyAt: (path: string) => string): void {
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) {
      const here = `${path}[${at}]`;
      if (isObject(item) && typeof item["_key"] !== "string") item["_key"] = keyAt(here);
      addWithin(item, here, keyAt);
    }
    return;
  }
  if (!isObject(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    addWithin(inner, `${path}['${name.replaceAll(/[\\']/g, String.raw`\$&`)}']`, keyAt);
  }
}
