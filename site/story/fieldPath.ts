/** Where in a document something stands; put into words only when there is something to say. */
export interface FieldPath {
  parent: FieldPath | null;
  step: string | number;
  /** The item of an array that `step` counts, for its `_key`. */
  item?: unknown;
}

/** The path of a field of an object: `body`, `excerpt`. */
export const fieldAt = (parent: FieldPath | null, name: string): FieldPath => ({
  parent,
  step: name,
});

/** The path of an item of an array, by its `_key` where it has one. */
export const itemAt = (parent: FieldPath, index: number, item: unknown): FieldPath => ({
  parent,
  step: index,
  item,
});

/** The path as Sanity writes it: `body[_key=="a1"].children[0].text`. */
export function printPath(path: FieldPath): string {
  const parent = path.parent ? printPath(path.parent) : "";
  if (typeof path.step === "string") return parent ? `${parent}.${path.step}` : path.step;
  const key = keyOf(path.item);
  return `${parent}[${key === undefined ? path.step : `_key==${JSON.stringify(key)}`}]`;
}

/** The path as the Studio's preview writes it: `body:a1`; nothing under an item without a key. */
export function markPath(path: FieldPath): string | undefined {
  const parent = path.parent ? markPath(path.parent) : "";
  if (parent === undefined) return undefined;
  if (typeof path.step === "string") return parent ? `${parent}.${path.step}` : path.step;
  const key = keyOf(path.item);
  return key === undefined || !/^[\w-]+$/.test(key) ? undefined : `${parent}:${key}`;
}

function keyOf(item: unknown): string | undefined {
  if (typeof item !== "object" || item === null || !("_key" in item)) return undefined;
  const key = item._key;
  return typeof key === "string" && key.length <= 100 ? key.toWellFormed() : undefined;
}
