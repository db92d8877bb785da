/** Fields whose words are no words: they say what a thing is or where it belongs. */
const structural = new Set(["_id", "_type", "_ref", "_key"]);

/** Every string inside a value, changed. */
export function mapStrings(
  value: unknown,
  change: (words: string, name: string) => unknown,
): unknown {
  const walk = (inner: unknown, name: string): unknown => {
    if (typeof inner === "string") return structural.has(name) ? inner : change(inner, name);
    if (Array.isArray(inner)) return inner.map((item) => walk(item, name));
    if (typeof inner !== "object" || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, walk(item, key)]));
  };
  return walk(value, "");
}
