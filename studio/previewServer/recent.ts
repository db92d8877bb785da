/** Remembers what was named last, so that what was named long ago does not fill the memory. */
export function recent<Value>(most: number) {
  const values = new Map<string, Value>();
  return {
    get: (name: string) => values.get(name),
    set(name: string, value: Value) {
      values.delete(name);
      values.set(name, value);
      const [oldest] = values.keys();
      if (values.size > most && oldest !== undefined) values.delete(oldest);
    },
  };
}
