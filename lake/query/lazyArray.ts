/** An array that is read when something of it is first looked at. */
export function lazyArray<T>(read: () => T[]): T[] {
  let items: T[] | undefined;
  const get = () => (items ??= read());
  // The target is an array, so that Array.isArray says so without a look inside.
  return new Proxy<T[]>([], {
    // groq-js asks everything first whether it is an iterator; no array is.
    get: (_, name) => (name === "next" ? undefined : Reflect.get(get(), name)),
    has: (_, name) => Reflect.has(get(), name),
  });
}
