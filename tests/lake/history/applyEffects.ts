/**
 * Applies a Mendoza patch as its documentation says, https://github.com/sanity-io/mendoza/blob/main/docs/format.adoc:
 * an input stack to read from, an output stack to build on. Written for the tests, apart from what they test.
 */
export function applyEffects(document: unknown, patch: unknown[]): unknown {
  const input: { value: unknown; key: string }[] = [{ value: document, key: "" }];
  const output: unknown[] = [structuredClone(document)];
  let at = 0;
  const read = () => patch[at++];
  const top = () => input.at(-1)?.value;
  const field = (place: unknown) => Object.keys(Object(top())).sort()[Number(place)] ?? "";
  const object = () => (output[output.length - 1] ??= {}) as Record<string, unknown>;
  const array = () => (output[output.length - 1] ??= []) as unknown[];
  const pushField = () => {
    const key = field(read());
    input.push({ value: Object(top())[key], key });
  };
  const pushElement = () => input.push({ value: Object(top())[Number(read())], key: "" });
  const copy = () => output.push(structuredClone(top()));
  const blank = () => output.push(null);
  const text = (more: string) => (output[output.length - 1] = `${output.at(-1) ?? ""}${more}`);
  const intoObject = (key: string) => {
    const value = output.pop();
    object()[key] = value;
  };
  const intoArray = () => {
    const value = output.pop();
    array().push(value);
  };
  const pop = () => input.pop();
  const steps = new Map<unknown, () => void>([
    [0, () => output.push(read())],
    [10, () => (pushField(), copy())],
    [11, () => (pushField(), blank())],
    [12, () => (pushElement(), copy())],
    [13, () => (pushElement(), blank())],
    [15, () => (intoObject(input.at(-1)?.key ?? ""), pop())],
    [16, () => (intoArray(), pop())],
    [17, () => (output.push(read()), intoObject(String(read())))],
    [19, () => Reflect.deleteProperty(object(), field(read()))],
    [20, () => (output.push(read()), intoArray())],
    [21, () => array().push(...(top() as unknown[]).slice(Number(read()), Number(read())))],
    [22, () => text(String(read()))],
    [23, () => text(bytes(String(top()), Number(read()), Number(read())))],
  ]);
  while (at < patch.length) {
    const code = read();
    const step = steps.get(code);
    if (!step) throw new Error(`There is no operation ${String(code)}.`);
    step();
  }
  return output.at(-1);
}

function bytes(text: string, from: number, to: number): string {
  return Buffer.from(text).subarray(from, to).toString();
}
